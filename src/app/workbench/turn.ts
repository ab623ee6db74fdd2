/**
 * Whose turn it is to work on the kept files: of the tabs that show the
 * workbench only one writes. Another one can take over; the one before is told
 * first, so that it can keep what it has.
 */
export interface Turn {
  /** Takes the turn if no other tab has it. */
  claim(): Promise<boolean>;
  /** Takes the turn from the tab that has it. Resolves when that one has kept its work, or does not answer. */
  take(): Promise<void>;
  /** Called when another tab takes the turn; what it returns is waited for before the turn is given up. */
  onTaken(giveUp: () => Promise<void>): void;
}
