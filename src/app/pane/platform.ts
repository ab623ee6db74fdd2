import type { Language } from "../../core/layout";
import type { Day } from "../../core/plan";
import { DEFAULT_LIGHTS } from "../../core/rollup";

/** A finished file. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that a person chose or dropped; it is read where the work is done, also in another thread. */
export interface ChosenFile {
  /** As it is shown to people: with the folders below the one that was chosen. */
  readonly name: string;
  readonly blob: Blob;
  /** ISO 8601; `null` where it is not known. */
  readonly modifiedAt: string | null;
}

/** What a person has set; what is `null` follows the running day or the machine. */
export interface PaneSettings {
  readonly language: Language | null;
  /** Days before the due day from which a light is blue (docs/completion.md, Lights). */
  readonly blueDays: number;
  /** The cut-off day of the pane's figures; `null` is the running day. */
  readonly cutoff: Day | null;
}

/** What holds until a person sets something. */
export const DEFAULT_SETTINGS: PaneSettings = {
  language: null,
  blueDays: DEFAULT_LIGHTS.soonDays,
  cutoff: null,
};

/** Files that the place where the pane runs has at hand, so that they need not be chosen: those of the workbench's list. */
export interface FilesAtHand {
  /** How many workbooks there are. */
  readonly count: number;
  /** The roster that belongs to them, by itself; `null` where there is none. */
  readonly roster: (() => Promise<ChosenFile>) | null;
  /** The files as they stand, also with what is not saved yet. */
  take(): Promise<TakenFiles>;
}

export interface TakenFiles {
  readonly workbooks: readonly ChosenFile[];
  /** The roster, and the issue record, that belong to them; `null` where there is none. */
  readonly roster: ChosenFile | null;
  readonly record: ChosenFile | null;
  /** The day until which they are filled in, where it is known. */
  readonly asOf: Day | null;
  /** Name of the union whose branches they are; empty where it is not known. */
  readonly union: string;
}

/**
 * What the place where the pane runs can do besides its workbook. A member
 * that may be `null` is something that some places forbid; the page then says
 * what to do instead.
 */
export interface PanePlatform {
  /**
   * Hands a finished file to the person: a download or a dialog that asks
   * where to. `cancelled` where the person thought better of it.
   */
  readonly saveFile:
    ((file: NamedBytes) => Promise<"saved" | "cancelled">) | null;
  /** Opens a finished workbook beside the one in front. */
  readonly openWorkbook: ((file: NamedBytes) => Promise<void>) | null;
  /**
   * The files at hand; left out where there is no such list. Asked each time,
   * since the list changes. Where there is one, new workbooks join it instead
   * of becoming sheets of the workbook in front.
   */
  readonly filesAtHand?: () => FilesAtHand;
  /** Can a whole folder be chosen? */
  readonly choosesFolders: boolean;
  /** `false` where the clipboard is denied; the page then selects the text instead. */
  copyText(text: string): Promise<boolean>;
  loadSettings(): Partial<PaneSettings>;
  /** Keeps them for the next time; where nothing can be kept they last as long as the pane. */
  saveSettings(settings: PaneSettings): void;
}
