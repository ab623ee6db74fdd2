import type { SectionKind } from "./draft";
import { FIELD, OWNER_FIELD, TIME_FIELD } from "./field-lines";
import type { Ledger } from "./ledger";
import { readTimeCell } from "./months";
import type { MonthMention, TimeFrame } from "./months";
import { part, splitAt, textOf, trimmed } from "./source";
import type { Slice } from "./source";
import type { TimeAbove } from "./time-above";

/** A measure as read: usually one stretch, several where lines below belong to it. */
export interface ReadMeasure {
  readonly slices: readonly Slice[];
  /** Owner cells, and lines that name an owner. */
  readonly owners: Slice[];
  /** A time cell, or a line that names the time. */
  readonly times: Slice[];
  /** Ticks or texts in columns that are a month each. */
  readonly months: number[];
  /** The month of the sub-heading above, for a measure that names none itself. */
  above: TimeAbove | null;
}

export interface ReadGoal {
  /** `null`: a flat list without headings. */
  readonly heading: Slice | null;
  readonly section: SectionKind;
  readonly measures: ReadMeasure[];
  readonly notes: Slice[];
  readonly owners: Slice[];
  /** Its number was lost in the document. */
  readonly lost: boolean;
}

/** An item of a month list. */
export interface ReadScheduled {
  readonly mention: MonthMention;
  /** Words from which the time was read, for findings. */
  readonly basis: string;
  readonly slice: Slice;
  readonly goal: ReadGoal | null;
  readonly owners: Slice[];
}

/** What a document (or one part of a collection) says, before it is numbered and linked. */
export interface Reading {
  readonly goals: ReadGoal[];
  readonly scheduled: ReadScheduled[];
  readonly principles: Slice[];
  /** Items of a time table whose time could not be read. */
  readonly untimed: Slice[];
  /** Lines that share out the work among owners, outside any goal. */
  readonly shares: Slice[];
}

/** Where the reader is. */
export interface Context {
  readonly section: SectionKind;
  readonly goal: ReadGoal | null;
  /** Inside a month list. */
  readonly schedule: boolean;
}

export function newGoal(
  heading: Slice | null,
  section: SectionKind,
  lost = false,
): ReadGoal {
  return { heading, section, measures: [], notes: [], owners: [], lost };
}

/** What is read, written down: every measure and note is booked in the ledger as it is taken. */
export class Notebook {
  readonly reading: Reading = {
    goals: [],
    scheduled: [],
    principles: [],
    untimed: [],
    shares: [],
  };

  constructor(
    readonly ledger: Ledger,
    readonly frame: TimeFrame,
  ) {}

  addMeasure(goal: ReadGoal, slices: readonly Slice[], full?: Slice): void {
    const cut = slices.map(cutFields);
    const kept = cut
      .map(({ work }) => trimmed(work))
      .filter((slice) => slice.to > slice.from);
    if (full !== undefined)
      this.ledger.claim(goal.section === "past" ? "past" : "measure", full);
    for (const slice of slices) this.ledger.claim("measure", slice);
    if (kept.length === 0) return;
    const measure: ReadMeasure = {
      slices: kept,
      owners: [],
      times: [],
      months: [],
      above: null,
    };
    goal.measures.push(measure);
    for (const { fields } of cut)
      for (const field of fields) this.takeField(field, measure, goal);
  }

  note(goal: ReadGoal, slice: Slice, full: Slice = slice): void {
    const text = trimmed(slice);
    if (text.to > text.from) goal.notes.push(text);
    this.ledger.claim("note", full);
  }

  /** 责任人：…, 完成时间：… on a line of its own belongs to the measure before it, else to the goal. */
  takeField(
    slice: Slice,
    measure: ReadMeasure | null,
    goal: ReadGoal,
  ): boolean {
    const text = textOf(trimmed(slice));
    if (!FIELD.test(text) || text.length > 80) return false;
    const pieces = splitAt(slice, "。；");
    if (
      pieces.length > 1 &&
      pieces.every((piece) => FIELD.test(textOf(trimmed(piece))))
    ) {
      for (const piece of pieces) this.takeField(piece, measure, goal);
      return true;
    }
    if (TIME_FIELD.test(text)) {
      const value = part(trimmed(slice), text.indexOf("：") + 1);
      this.ledger.claim("note", slice);
      if (
        measure !== null &&
        readTimeCell(textOf(value), this.frame).length > 0
      )
        measure.times.push(value);
    } else if (OWNER_FIELD.test(text)) {
      const value = part(trimmed(slice), text.indexOf("：") + 1);
      (measure ?? goal).owners.push(value);
      this.ledger.claim("owner", slice);
    } else this.note(goal, slice);
    return true;
  }
}

/** The fields behind the sentences of a measure (…。时间：8月。责任人：…), cut off from its text. */
function cutFields(slice: Slice): {
  readonly work: Slice;
  readonly fields: readonly Slice[];
} {
  const pieces = splitAt(slice, "。；");
  let first = pieces.length;
  while (first > 1) {
    const piece = pieces[first - 1];
    if (piece === undefined || !FIELD.test(textOf(trimmed(piece)))) break;
    first -= 1;
  }
  const fields = pieces.slice(first);
  const [start] = fields;
  return start === undefined
    ? { work: slice, fields }
    : { work: { ...slice, to: start.from }, fields };
}
