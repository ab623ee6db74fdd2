import { finding } from "../finding";
import type { Finding } from "../finding";
import { shownMonth } from "./arrangements";
import type { DraftArrangement, DraftMeasure } from "./draft";
import { essence, likeness, SAME_EVENT, SAME_WORK } from "./events";
import type { MonthMention, TimeFrame } from "./months";
import { lineOf, placeOf } from "./source";
import type { Slice } from "./source";

/** A measure that an item of a month list can belong to. */
export interface Work {
  readonly draft: DraftMeasure;
  readonly essence: ReadonlySet<string>;
}

/** An arrangement as the assembler knows it. */
export interface Arranged {
  readonly mention: MonthMention;
  readonly text: string;
  readonly slice: Slice;
  readonly measure: DraftMeasure | null;
  readonly owner: string | null;
  /** From a month list, not from a measure. */
  readonly scheduled: boolean;
}

interface Entry {
  readonly draft: DraftArrangement;
  readonly essence: ReadonlySet<string>;
  readonly line: number;
  readonly scheduled: boolean;
}

interface Link {
  /** `null`: the first mention. */
  readonly sameAs: string | null;
  readonly measureId: string | null;
}

/** The arrangements of one document, in its order. */
export class Timeline {
  private readonly entries: Entry[] = [];
  readonly findings: Finding[] = [];

  constructor(
    private readonly frame: TimeFrame,
    private readonly counter: { arrangements: number },
  ) {}

  /** Numbers one arrangement; an empty text is none. */
  add({ mention, text, slice, measure, owner, scheduled }: Arranged): void {
    if (text === "") return;
    this.counter.arrangements += 1;
    const month = shownMonth(mention, this.frame);
    const draft: DraftArrangement = {
      id: `A${this.counter.arrangements}`,
      month,
      months: mention.months.length > 1 ? mention.months : [],
      span: mention.span,
      inferred: mention.inferred,
      text,
      recurs: mention.recurs,
      measureId: measure?.id ?? null,
      owner,
      sameAs: null,
      place: placeOf(slice),
    };
    const line = lineOf(slice);
    if (mention.inferred)
      this.findings.push(
        finding("draft-month-inferred", { line }, { text, month }),
      );
    this.entries.push({ draft, essence: essence(text), line, scheduled });
  }

  /**
   * All arrangements: the second mention of an event names the first, and an
   * item of a month list its measure (docs/import.md, "Arrangements").
   */
  linked(works: readonly Work[]): readonly DraftArrangement[] {
    const links = this.linkEvents();
    return this.entries.map((entry) => {
      const link = links.get(entry.draft.id);
      const measureId =
        entry.draft.measureId ??
        link?.measureId ??
        (entry.scheduled ? workOf(entry, works) : null);
      return { ...entry.draft, measureId, sameAs: link?.sameAs ?? null };
    });
  }

  private linkEvents(): ReadonlyMap<string, Link> {
    const links = new Map<string, Link>();
    const taken = new Set<string>();
    const told = this.entries.filter(({ scheduled }) => !scheduled);
    for (const entry of this.entries) {
      if (!entry.scheduled) continue;
      const same = sameEvent(
        entry,
        told.filter(({ draft }) => !taken.has(draft.id)),
      );
      if (same === null) continue;
      taken.add(same.draft.id);
      const { measureId } = same.draft;
      const isFirst = same.line > entry.line;
      const [first, second] = isFirst ? [entry, same] : [same, entry];
      if (isFirst) links.set(entry.draft.id, { sameAs: null, measureId });
      links.set(second.draft.id, { sameAs: first.draft.id, measureId });
      this.findings.push(
        finding(
          "draft-same-event",
          { line: second.line },
          { text: second.draft.text, id: first.draft.id },
        ),
      );
    }
    return links;
  }
}

function sameEvent(entry: Entry, others: readonly Entry[]): Entry | null {
  let best: Entry | null = null;
  let most = 0;
  for (const other of others) {
    if (!sharesMonth(entry.draft, other.draft)) continue;
    const like = likeness(entry.essence, other.essence);
    if (like > most) [best, most] = [other, like];
  }
  return most >= SAME_EVENT ? best : null;
}

function workOf(entry: Entry, works: readonly Work[]): string | null {
  let best: string | null = null;
  let most = 0;
  for (const work of works) {
    const like = likeness(entry.essence, work.essence);
    if (like > most) [best, most] = [work.draft.id, like];
  }
  return most >= SAME_WORK ? best : null;
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
