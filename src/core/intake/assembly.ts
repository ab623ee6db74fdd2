import { finding } from "../finding";
import type { Finding } from "../finding";
import { arrangementsIn } from "./arrangements";
import type {
  DraftArrangement,
  DraftGoal,
  DraftMeasure,
  DraftOwner,
} from "./draft";
import { essence } from "./events";
import type { Owned } from "./figures";
import { monthMention } from "./months";
import type { TimeFrame } from "./months";
import type { ReadGoal, Reading, ReadMeasure, ReadScheduled } from "./notebook";
import { OwnerBook } from "./owner-book";
import { mentionOfTimes } from "./time-above";
import { lineOf, placeOf, shownOf } from "./source";
import type { Slice } from "./source";
import { Timeline } from "./timeline";
import type { Work } from "./timeline";
import { proposeField } from "./workfields";

/** Numbers that go on over the parts of a collection. */
export interface Counters {
  goals: number;
  arrangements: number;
}

/** One document, or one part of a collection, as a piece of the draft. */
export interface Assembled {
  readonly goals: readonly DraftGoal[];
  readonly arrangements: readonly DraftArrangement[];
  readonly owners: readonly DraftOwner[];
  readonly owned: readonly Owned[];
  readonly findings: readonly Finding[];
}

interface MeasureRecord extends Work {
  readonly read: ReadMeasure;
  readonly goal: ReadGoal;
}

const UNSURE_FIELD = 0.34;

/** Last stage: numbers what was read, links months to measures, takes owners out of the text. */
export class Assembler {
  private readonly findings: Finding[] = [];
  private readonly owners = new OwnerBook();
  private readonly owned: Owned[] = [];
  private readonly planned: MeasureRecord[] = [];
  private readonly timeline: Timeline;

  constructor(
    private readonly frame: TimeFrame,
    private readonly counters: Counters,
  ) {
    this.timeline = new Timeline(frame, counters);
  }

  /** Everything of one reading. */
  assemble(reading: Reading): Assembled {
    const goals = reading.goals
      .filter((goal) => goal.heading !== null || goal.measures.length > 0)
      .map((goal) => this.goal(goal));
    for (const record of this.planned) this.arrangeMeasure(record);
    for (const scheduled of reading.scheduled) this.arrangeScheduled(scheduled);
    for (const slice of reading.shares) this.owners.takeShares(slice);
    for (const slice of reading.untimed)
      this.monthMissing(slice, shownOf(slice));
    const arrangements = this.timeline.linked(this.planned);
    return {
      goals,
      arrangements,
      owners: this.owners.inOrder(),
      owned: this.owned,
      findings: [...this.findings, ...this.timeline.findings],
    };
  }

  private goal(read: ReadGoal): DraftGoal {
    this.counters.goals += 1;
    const number = this.counters.goals;
    const id = `G${number}`;
    const { heading, owner } = this.goalHead(read);
    this.goalNotes(read, id);
    const measures = read.measures.map((measure, i) =>
      this.measure(measure, read, `M${number}.${i + 1}`, owner),
    );
    if (read.heading !== null) this.own(read.heading, read, id, null);
    const { field, confidence } = proposeField(
      heading,
      measures.map(({ text }) => text).join(""),
    );
    const line = read.heading ?? read.measures[0]?.slices[0];
    const at = line === undefined ? {} : { line: lineOf(line) };
    if (read.section === "plan" && confidence < UNSURE_FIELD) {
      const text = heading || (measures[0]?.text ?? "");
      this.findings.push(finding("draft-field-unsure", at, { text }));
    }
    if (read.lost)
      this.findings.push(finding("draft-heading-lost", at, { text: heading }));
    return {
      id,
      heading,
      implicit: read.heading === null,
      workField: field,
      fieldConfidence: confidence,
      section: read.section,
      measures,
      notes: read.notes.map((note) => ({
        text: shownOf(note),
        place: placeOf(note),
      })),
      place:
        read.heading === null
          ? (measures[0]?.place ?? [])
          : placeOf(read.heading),
    };
  }

  /** A goal's heading without its owner, and the owner its measures inherit. */
  private goalHead(read: ReadGoal): {
    readonly heading: string;
    readonly owner: string | null;
  } {
    const record = read.section === "plan";
    const head =
      read.heading === null
        ? null
        : this.owners.take(read.heading, read.heading, record);
    const near = read.heading ?? read.owners[0];
    const cells =
      near === undefined ? null : this.owners.cells(read.owners, near, record);
    return {
      heading: head === null ? "" : cleanText(head.text),
      owner: cells ?? head?.owner ?? null,
    };
  }

  private goalNotes(read: ReadGoal, id: string): void {
    for (const note of read.notes) {
      if (read.section === "plan") this.owners.takeShares(note);
      this.own(note, read, id, null);
    }
  }

  private own(
    slice: Slice,
    { section }: ReadGoal,
    goalId: string,
    measureId: string | null,
  ): void {
    this.owned.push({ slice, section, goalId, measureId });
  }

  private measure(
    read: ReadMeasure,
    goal: ReadGoal,
    id: string,
    inherited: string | null,
  ): DraftMeasure {
    const isPlan = goal.section === "plan";
    const near = read.slices[0];
    const texts: string[] = [];
    let owner: string | null = null;
    for (const slice of read.slices) {
      const taken = this.owners.take(slice, near ?? slice, isPlan);
      owner ??= taken.owner;
      texts.push(cleanText(taken.text));
      this.own(slice, goal, id.replace(/^M(\d+)\..*$/, "G$1"), id);
    }
    if (near !== undefined)
      owner = this.owners.cells(read.owners, near, isPlan) ?? owner;
    const text = texts.filter((piece) => piece !== "").join("；");
    const draft = {
      id,
      text,
      owner: owner ?? inherited,
      place: read.slices.flatMap((slice) => placeOf(slice)),
    };
    if (isPlan)
      this.planned.push({ read, goal, draft, essence: essence(text) });
    return draft;
  }

  private arrangeMeasure({ read, draft }: MeasureRecord): void {
    const first = read.slices[0];
    if (first === undefined) return;
    const timed = mentionOfTimes(read.times, this.frame);
    if (timed === null && read.times.length > 0)
      this.monthMissing(first, draft.text);
    const mention =
      timed ?? (read.months.length > 0 ? monthMention(read.months) : null);
    const entry = {
      text: draft.text,
      slice: first,
      measure: draft,
      owner: draft.owner,
      scheduled: false,
    };
    if (mention !== null) {
      this.timeline.add({ ...entry, mention });
      return;
    }
    const found = read.slices.flatMap((slice) =>
      arrangementsIn(slice, this.frame),
    );
    for (const { mention, text } of found) {
      const [slice] = text.filter(({ from, to }) => to > from);
      if (slice === undefined) continue;
      const pieces = text.map(
        (piece) => this.owners.take(piece, piece, false).text,
      );
      const shown = cleanText(pieces.join(""));
      this.timeline.add({ ...entry, mention, text: shown, slice });
    }
    const above = found.length === 0 ? read.above : null;
    if (above !== null) this.timeline.add({ ...entry, mention: above.mention });
  }

  private arrangeScheduled(read: ReadScheduled): void {
    const { text, owner } = this.owners.take(read.slice, read.slice, true);
    const cells = this.owners.cells(read.owners, read.slice, true);
    this.owned.push({
      slice: read.slice,
      section: "plan",
      goalId: null,
      measureId: null,
    });
    this.timeline.add({
      mention: read.mention,
      text: cleanText(text),
      slice: read.slice,
      measure: null,
      owner: cells ?? owner,
      scheduled: true,
    });
  }

  private monthMissing(slice: Slice, text: string): void {
    this.findings.push(
      finding("draft-month-missing", { line: lineOf(slice) }, { text }),
    );
  }
}

/** A text as it is shown: without separators at its ends and without doubled ones where an owner was taken out. */
function cleanText(text: string): string {
  const joined = text
    .replace(/[，；、][。；]/g, "。")
    .replace(/^[\s，、；：。]+/, "");
  let end = joined.length;
  while (end > 0 && " ，、；：。;:,".includes(joined.charAt(end - 1))) end -= 1;
  return joined.slice(0, end);
}
