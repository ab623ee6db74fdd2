import { finding } from "../finding";
import type { Finding } from "../finding";
import { arrangementsIn, shownMonth } from "./arrangements";
import type { InlineArrangement } from "./arrangements";
import type {
  DraftArrangement,
  DraftGoal,
  DraftMeasure,
  DraftOwner,
} from "./draft";
import { essence, likeness, SAME_EVENT, SAME_WORK } from "./events";
import type { Owned } from "./figures";
import type { MonthMention, TimeFrame } from "./months";
import { ownerCell, ownerNames, ownerPhrases } from "./owners";
import type { ReadGoal, Reading, ReadMeasure, ReadScheduled } from "./notebook";
import { mentionOfTimes } from "./time-above";
import { lineOf, part, placeOf, shownOf, textOf, trimmed } from "./source";
import type { Slice } from "./source";
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

interface MeasureRecord {
  readonly read: ReadMeasure;
  readonly goal: ReadGoal;
  readonly draft: DraftMeasure;
  readonly essence: ReadonlySet<string>;
}

interface ArrangementRecord {
  readonly draft: DraftArrangement;
  readonly essence: ReadonlySet<string>;
  readonly line: number;
  readonly scheduled: boolean;
  readonly day: string | null;
}

const NEAR_LENGTH = 24;
const UNSURE_FIELD = 0.34;

/** Last stage: numbers what was read, links months to measures, takes owners out of the text. */
export class Assembler {
  private readonly findings: Finding[] = [];
  private readonly owners: {
    readonly draft: DraftOwner;
    readonly order: number;
  }[] = [];
  private readonly owned: Owned[] = [];
  private readonly measures: MeasureRecord[] = [];
  private readonly arrangements: ArrangementRecord[] = [];
  private readonly cellsSeen = new Set<string>();

  constructor(
    private readonly frame: TimeFrame,
    private readonly counters: Counters,
  ) {}

  /** Everything of one reading. */
  assemble(reading: Reading): Assembled {
    const goals = reading.goals
      .filter((goal) => goal.heading !== null || goal.measures.length > 0)
      .map((goal) => this.goal(goal));
    for (const record of this.measures)
      if (record.goal.section === "plan") this.arrangeMeasure(record);
    for (const scheduled of reading.scheduled) this.arrangeScheduled(scheduled);
    for (const slice of reading.untimed) {
      this.findings.push(
        finding(
          "draft-month-missing",
          { line: lineOf(slice) },
          { text: shownOf(slice) },
        ),
      );
    }
    const arrangements = this.linkEvents();
    const owners = [...this.owners]
      .sort((a, b) => a.order - b.order)
      .map(({ draft }) => draft);
    return {
      goals,
      arrangements,
      owners,
      owned: this.owned,
      findings: this.findings,
    };
  }

  private goal(read: ReadGoal): DraftGoal {
    this.counters.goals += 1;
    const number = this.counters.goals;
    const id = `G${number}`;
    const headingOwner =
      read.heading === null
        ? null
        : this.takeOwners(read.heading, read.heading, read.section === "plan");
    const goalOwner =
      read.owner === null
        ? (headingOwner?.owner ?? null)
        : this.cellOwner(
            read.owner,
            read.heading ?? read.owner,
            read.section === "plan",
          );
    for (const note of read.notes) {
      if (read.section === "plan") this.takeOwners(note, note, true);
      this.owned.push({
        slice: note,
        section: read.section,
        goalId: id,
        measureId: null,
      });
    }
    const measures = read.measures.map((measure, i) =>
      this.measure(measure, read, `M${number}.${i + 1}`, goalOwner),
    );
    if (read.heading !== null)
      this.owned.push({
        slice: read.heading,
        section: read.section,
        goalId: id,
        measureId: null,
      });
    const heading = headingOwner === null ? "" : cleanText(headingOwner.text);
    const { field, confidence } = proposeField(
      heading,
      measures.map(({ text }) => text).join(""),
    );
    const line = read.heading ?? read.measures[0]?.slices[0];
    const at = line === undefined ? {} : { line: lineOf(line) };
    if (read.section === "plan" && confidence < UNSURE_FIELD)
      this.findings.push(
        finding("draft-field-unsure", at, {
          text: heading || (measures[0]?.text ?? ""),
        }),
      );
    if (read.lost)
      this.findings.push(finding("draft-heading-lost", at, { text: heading }));
    const notes = read.notes.map((note) => ({
      text: shownOf(note),
      place: placeOf(note),
    }));
    const place =
      read.heading === null
        ? (measures[0]?.place ?? [])
        : placeOf(read.heading);
    return {
      id,
      heading,
      implicit: read.heading === null,
      workField: field,
      fieldConfidence: confidence,
      section: read.section,
      measures,
      notes,
      place,
    };
  }

  private measure(
    read: ReadMeasure,
    goal: ReadGoal,
    id: string,
    inherited: string | null,
  ): DraftMeasure {
    const isPlan = goal.section === "plan";
    const texts: string[] = [];
    let owner: string | null = null;
    for (const slice of read.slices) {
      const taken = this.takeOwners(slice, read.slices[0] ?? slice, isPlan);
      owner ??= taken.owner;
      texts.push(cleanText(taken.text));
      this.owned.push({
        slice,
        section: goal.section,
        goalId: id.replace(/^M(\d+)\..*$/, "G$1"),
        measureId: id,
      });
    }
    const near = read.slices[0];
    if (read.owner !== null && near !== undefined)
      owner = this.cellOwner(read.owner, near, isPlan) ?? owner;
    const text = texts.filter((piece) => piece !== "").join("；");
    const draft = {
      id,
      text,
      owner: owner ?? inherited,
      place: read.slices.flatMap((slice) => placeOf(slice)),
    };
    this.measures.push({ read, goal, draft, essence: essence(text) });
    return draft;
  }

  /** Takes owner phrases out of a text; the first is its owner. */
  private takeOwners(
    slice: Slice,
    near: Slice,
    record: boolean,
  ): { readonly text: string; readonly owner: string | null } {
    const phrases = ownerPhrases(textOf(slice));
    let text = "";
    let from = 0;
    let owner: string | null = null;
    for (const phrase of phrases) {
      text += shownOf(part(slice, from, phrase.from));
      from = phrase.to;
      const name = part(slice, phrase.nameFrom, phrase.nameTo);
      owner ??= shownOf(name);
      if (record)
        this.addOwner(
          name,
          near,
          phrase.from <= 1 && near === slice ? phrase.to : 0,
        );
    }
    return { text: text + shownOf(part(slice, from)), owner };
  }

  private addOwner(name: Slice, near: Slice, skip: number): void {
    const key = `${lineOf(name)}:${name.from}:${name.source.cell ?? 0}:${name.source.raw}:${lineOf(near)}`;
    if (this.cellsSeen.has(key)) return;
    this.cellsSeen.add(key);
    const start = trimmed(part(near, skip));
    const beginning = shownOf(part(start, 0, NEAR_LENGTH));
    const shown = shownOf(name);
    const draft = {
      name: shown,
      names: ownerNames(textOf(name)),
      near: beginning,
      place: placeOf(name),
    };
    this.owners.push({ draft, order: lineOf(near) * 1e5 + near.from });
  }

  private cellOwner(cell: Slice, near: Slice, record: boolean): string | null {
    const range = ownerCell(textOf(cell));
    if (range === null) return null;
    const name = part(cell, range.from, range.to);
    if (record) this.addOwner(name, near, 0);
    return shownOf(name);
  }

  private arrangeMeasure({ read, draft }: MeasureRecord): void {
    const timed = mentionOfTimes(read.times, this.frame);
    const first = read.slices[0];
    if (first === undefined) return;
    if (timed !== null) {
      this.add({
        mention: timed.mention,
        basis: timed.basis,
        text: draft.text,
        slice: first,
        measure: draft,
        owner: draft.owner,
        scheduled: false,
      });
      return;
    }
    if (read.times.length > 0)
      this.findings.push(
        finding(
          "draft-month-missing",
          { line: lineOf(first) },
          { text: draft.text },
        ),
      );
    if (read.months.length > 0) {
      const mention: MonthMention = {
        from: 0,
        to: 0,
        months: read.months,
        span: false,
        inferred: false,
        recurs: "once",
        year: null,
        day: null,
      };
      this.add({
        mention,
        basis: "",
        text: draft.text,
        slice: first,
        measure: draft,
        owner: draft.owner,
        scheduled: false,
      });
      return;
    }
    for (const slice of read.slices) {
      for (const found of arrangementsIn(slice, this.frame))
        this.addInline(found, draft);
    }
  }

  private addInline(found: InlineArrangement, measure: DraftMeasure): void {
    const [slice] = found.text.filter(({ from, to }) => to > from);
    if (slice === undefined) return;
    const text = found.text
      .map((piece) => this.takeOwners(piece, piece, false).text)
      .join("");
    this.add({
      mention: found.mention,
      basis: found.basis,
      text: cleanText(text),
      slice,
      measure,
      owner: measure.owner,
      scheduled: false,
    });
  }

  private arrangeScheduled(read: ReadScheduled): void {
    const { text, owner } = this.takeOwners(read.slice, read.slice, true);
    const cell =
      read.owner === null ? null : this.cellOwner(read.owner, read.slice, true);
    this.owned.push({
      slice: read.slice,
      section: "plan",
      goalId: null,
      measureId: null,
    });
    this.add({
      mention: read.mention,
      basis: read.basis,
      text: cleanText(text),
      slice: read.slice,
      measure: null,
      owner: cell ?? owner,
      scheduled: true,
    });
  }

  private add(entry: {
    readonly mention: MonthMention;
    readonly basis: string;
    readonly text: string;
    readonly slice: Slice;
    readonly measure: DraftMeasure | null;
    readonly owner: string | null;
    readonly scheduled: boolean;
  }): void {
    if (entry.text === "") return;
    this.counters.arrangements += 1;
    const { mention, slice } = entry;
    const month = shownMonth(mention, this.frame);
    const draft: DraftArrangement = {
      id: `A${this.counters.arrangements}`,
      month,
      months: mention.months.length > 1 ? mention.months : [],
      span: mention.span,
      inferred: mention.inferred,
      text: entry.text,
      recurs: mention.recurs,
      measureId: entry.measure?.id ?? null,
      owner: entry.owner,
      sameAs: null,
      place: placeOf(slice),
    };
    const line = lineOf(slice);
    if (mention.inferred)
      this.findings.push(
        finding("draft-month-inferred", { line }, { text: entry.text, month }),
      );
    this.arrangements.push({
      draft,
      essence: essence(entry.text),
      line,
      scheduled: entry.scheduled,
      day: mention.day,
    });
  }

  /** Finds the second mention of each event, and the measure that an item of a month list belongs to. */
  private linkEvents(): readonly DraftArrangement[] {
    const linked = new Map<
      string,
      { sameAs: string; measureId: string | null }
    >();
    const taken = new Set<string>();
    for (const record of this.arrangements) {
      if (!record.scheduled) continue;
      const same = this.sameEvent(record, taken);
      if (same === null) continue;
      taken.add(same.draft.id);
      const [first, second] =
        same.line <= record.line ? [same, record] : [record, same];
      linked.set(second.draft.id, {
        sameAs: first.draft.id,
        measureId: same.draft.measureId,
      });
      if (first === record)
        linked.set(first.draft.id, {
          sameAs: "",
          measureId: same.draft.measureId,
        });
      this.findings.push(
        finding(
          "draft-same-event",
          { line: second.line },
          { text: second.draft.text, id: first.draft.id },
        ),
      );
    }
    return this.arrangements.map((record) => {
      const link = linked.get(record.draft.id);
      const measureId =
        record.draft.measureId ??
        link?.measureId ??
        (record.scheduled ? this.measureFor(record) : null);
      return {
        ...record.draft,
        measureId,
        sameAs: link?.sameAs === "" ? null : (link?.sameAs ?? null),
      };
    });
  }

  private sameEvent(
    record: ArrangementRecord,
    taken: ReadonlySet<string>,
  ): ArrangementRecord | null {
    let best: ArrangementRecord | null = null;
    let most = 0;
    for (const other of this.arrangements) {
      if (
        other.scheduled ||
        taken.has(other.draft.id) ||
        !sharesMonth(record.draft, other.draft)
      )
        continue;
      const like = likeness(record.essence, other.essence);
      if (like > most) [best, most] = [other, like];
    }
    return most >= SAME_EVENT ? best : null;
  }

  private measureFor(record: ArrangementRecord): string | null {
    let best: string | null = null;
    let most = 0;
    for (const measure of this.measures) {
      if (measure.goal.section !== "plan") continue;
      const like = likeness(record.essence, measure.essence);
      if (like > most) [best, most] = [measure.draft.id, like];
    }
    return most >= SAME_WORK ? best : null;
  }
}

/** Do two arrangements fall in one month; an inferred one may be a month off. */
function sharesMonth(a: DraftArrangement, b: DraftArrangement): boolean {
  if (a.recurs !== b.recurs) return false;
  const months = (arrangement: DraftArrangement): readonly number[] =>
    arrangement.months.length > 0 ? arrangement.months : [arrangement.month];
  const loose = a.inferred || b.inferred;
  return months(a).some((m) =>
    months(b).some(
      (n) =>
        m === n ||
        (loose && (m - n + 12) % 12 <= 1) ||
        (loose && (n - m + 12) % 12 <= 1),
    ),
  );
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
