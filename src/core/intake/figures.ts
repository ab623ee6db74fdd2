import { finding } from "../finding";
import type { Finding } from "../finding";
import type { DraftFigure, SectionKind } from "./draft";
import { findQuantities, missingNumerals } from "./quantities";
import {
  lineOf,
  part,
  placeOf,
  shownOf,
  splitAt,
  textOf,
  trimmed,
  whole,
} from "./source";
import type { Slice, SourceText } from "./source";

/** What a stretch of the document became, for the figures in it. */
export interface Owned {
  readonly slice: Slice;
  readonly section: SectionKind;
  readonly goalId: string | null;
  readonly measureId: string | null;
}

const CONTEXT_LEAST = 6;

/** The quantities of all source texts, with the clause and the measure each stands in, and the numerals that were lost. */
export function readFigures(
  sources: readonly SourceText[],
  owned: readonly Owned[],
): {
  readonly figures: readonly DraftFigure[];
  readonly findings: readonly Finding[];
} {
  const bySource = new Map<SourceText, Owned[]>();
  for (const entry of owned) {
    const list = bySource.get(entry.slice.source);
    if (list) list.push(entry);
    else bySource.set(entry.slice.source, [entry]);
  }
  const figures: DraftFigure[] = [];
  const findings: Finding[] = [];
  for (const source of sources) {
    const clauses = splitAt(whole(source), "，。；：！？");
    const owners = bySource.get(source) ?? [];
    for (const { from, to, value, unit } of findQuantities(source.text)) {
      const owner = owners.find(
        ({ slice }) => slice.from <= from && from < slice.to,
      );
      const context = shownOf(trimmed(within(clauseAt(clauses, from), owner)));
      const place = placeOf({ source, from, to });
      const section = owner?.section ?? "plan";
      figures.push({
        value,
        unit,
        context,
        section,
        measureId: owner?.measureId ?? null,
        goalId: owner?.goalId ?? null,
        place,
      });
    }
    for (const { from, to } of missingNumerals(source.text)) {
      const clause = shownOf(trimmed(clauseAt(clauses, from)));
      findings.push(
        finding(
          "draft-numeral-missing",
          { line: lineOf({ source, from, to }) },
          { text: clause },
        ),
      );
    }
  }
  return { figures, findings };
}

/** A clause without the mark of its item, which is no part of the measure. */
function within(clause: Slice, owner: Owned | undefined): Slice {
  const from = Math.max(clause.from, owner?.slice.from ?? 0);
  return { ...clause, from };
}

/** The clause at an offset, with the one before it where it is too short to say anything. */
function clauseAt(clauses: readonly Slice[], at: number): Slice {
  let low = 0;
  let high = clauses.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((clauses[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const clause = clauses[low];
  if (clause === undefined) throw new RangeError("a quantity outside its text");
  const before = clauses[low - 1];
  const short = textOf(trimmed(clause)).length < CONTEXT_LEAST;
  return short && before !== undefined
    ? part(before, 0, clause.to - before.from)
    : clause;
}
