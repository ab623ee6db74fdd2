/** The events that the host fires, with their numbers on the wire. */
export const EVENT_TYPES = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  selectionChanged: 14,
  worksheetDeleted: 15,
  protectionChanged: 24,
  worksheetNameChanged: 25,
  visibilityChanged: 26,
  worksheetMoved: 27,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** The target under which listeners of the whole workbook are registered. */
export const WORKBOOK_TARGET = "Workbook";

/** An event on its way to the library. */
export interface HostEvent {
  readonly type: number;
  readonly target: string;
  readonly args: Readonly<Record<string, unknown>>;
}
