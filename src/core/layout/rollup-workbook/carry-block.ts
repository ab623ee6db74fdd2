import type { QuarterFigures, Ratio } from "../../rollup";
import { cellAddress } from "../cells";
import { GAP, NONE } from "./edition";
import type { QuarterSpan, RollupEdition } from "./edition";
import { countFormula, sumFormula } from "./facts";
import type { Criterion } from "./facts";
import { columnOf, lastColumnOf, ratio } from "./figure-groups";
import type { FigureGroup } from "./figure-groups";
import type { RollupDraft } from "./sheet-frame";
import type { RollupTexts } from "./texts";

type LineKey = keyof RollupTexts["quarters"]["carryLines"];

/** One figure of a quarter of the 已报口径. */
interface Line {
  readonly key: LineKey;
  readonly isRate: boolean;
  /** `null` shows —. */
  readonly value: (figures: QuarterFigures) => number | null;
  /** `null`: a value of the time of making, since it is not in 明细. */
  readonly formula: ((at: LinePlace) => string) | null;
}

interface LinePlace {
  readonly edition: RollupEdition;
  readonly group: FigureGroup;
  readonly span: QuarterSpan;
  readonly groups: readonly FigureGroup[];
  readonly reportingRow: number;
  /** The cell of another line of this block in the same quarter. */
  readonly cell: (key: LineKey) => string;
}

const REPORTING: Criterion = ["reporting", "1"];

/** Rows of quarters that lie before this one. */
function earlier({ quarter }: QuarterSpan): readonly Criterion[] {
  return [REPORTING, ["quarter", `"<${quarter}"`]];
}

function own({ quarter }: QuarterSpan): readonly Criterion[] {
  return [REPORTING, ["quarter", String(quarter)]];
}

/** Rows that meet the criteria and were settled, done or cancelled, on a day of the range. */
function settled(
  { edition }: LinePlace,
  criteria: readonly Criterion[],
  comparison: string,
): string {
  const by = (key: "countedDoneOn" | "struckOn"): string =>
    countFormula(edition, [...criteria, [key, comparison]]);
  return `${by("countedDoneOn")}-${by("struckOn")}`;
}

function inRange(
  { edition, span }: LinePlace,
  key: "countedDoneOn" | "struckOn",
): string {
  return countFormula(edition, [
    ...earlier(span),
    [key, `">=${span.firstDay}"`],
    [key, `"<=${span.end}"`],
  ]);
}

const LINES: readonly Line[] = [
  {
    key: "cumulative",
    isRate: true,
    value: () => null,
    formula: ({ groups, group, reportingRow }) => {
      const upTo = groups.filter(
        ({ span, column }) => span !== null && column <= group.column,
      );
      const sum = (key: "due" | "done"): string =>
        `(${upTo.map((each) => cellAddress(reportingRow, columnOf(each, key))).join("+")})`;
      return divided(sum("done"), sum("due"));
    },
  },
  {
    key: "weighted",
    isRate: true,
    value: ({ weighted }) => quotient(weighted),
    formula: ({ edition, span }) =>
      divided(
        sumFormula(edition, "weightDone", own(span)),
        sumFormula(edition, "weightOf", own(span)),
      ),
  },
  {
    key: "plainDue",
    isRate: false,
    value: ({ due, standing }) => due - standing.due,
    formula: ({ edition, span }) =>
      countFormula(edition, [...own(span), ["standing", "0"]]),
  },
  {
    key: "plainDone",
    isRate: false,
    value: ({ done, standing }) => done - standing.done,
    formula: ({ edition, span }) =>
      sumFormula(edition, "done", [...own(span), ["standing", "0"]]),
  },
  {
    key: "plainRate",
    isRate: true,
    value: ({ due, done, standing }) =>
      quotient({ num: done - standing.done, den: due - standing.due }),
    formula: ({ cell }) => divided(cell("plainDone"), cell("plainDue")),
  },
  {
    key: "carriedIn",
    isRate: false,
    value: ({ carriedIn }) => carriedIn,
    formula: (at) =>
      `${countFormula(at.edition, earlier(at.span))}-${settled(at, earlier(at.span), `"<${at.span.firstDay}"`)}`,
  },
  {
    key: "newlyOverdue",
    isRate: false,
    value: ({ newlyOverdue }) => newlyOverdue,
    formula: (at) => {
      const due: readonly Criterion[] = [
        ...own(at.span),
        ["dueDay", `"<=${at.span.end}"`],
      ];
      return `${countFormula(at.edition, due)}-${settled(at, due, `"<=${at.span.end}"`)}`;
    },
  },
  {
    key: "madeUp",
    isRate: false,
    value: ({ madeUp }) => madeUp,
    formula: (at) => inRange(at, "countedDoneOn"),
  },
  {
    key: "struckOff",
    isRate: false,
    value: ({ struckOff }) => struckOff,
    formula: (at) => inRange(at, "struckOn"),
  },
  {
    key: "carriedOut",
    isRate: false,
    value: ({ carriedOut }) => carriedOut,
    formula: ({ cell }) =>
      `${cell("carriedIn")}+${cell("newlyOverdue")}-${cell("madeUp")}-${cell("struckOff")}`,
  },
  {
    key: "baselineDue",
    isRate: false,
    value: ({ baseline }) => baseline?.due ?? null,
    formula: null,
  },
  {
    key: "baselineDone",
    isRate: false,
    value: ({ baseline }) => baseline?.done ?? null,
    formula: null,
  },
  {
    key: "baselineRate",
    isRate: true,
    value: ({ baseline }) =>
      baseline === null
        ? null
        : quotient({ num: baseline.done, den: baseline.due }),
    formula: null,
  },
  {
    key: "deferredOut",
    isRate: false,
    value: ({ deferredOut }) => deferredOut,
    formula: ({ edition, span }) =>
      countFormula(edition, [
        REPORTING,
        ["deferredOutOf", String(span.quarter)],
      ]),
  },
];

/** What is not shown for a quarter that has not begun. */
const FOR_BEGUN: ReadonlySet<LineKey> = new Set([
  "cumulative",
  "weighted",
  "plainRate",
  "carriedIn",
  "newlyOverdue",
  "madeUp",
  "struckOff",
  "carriedOut",
  "baselineRate",
]);

/**
 * The other figures of the 已报口径, a column group a quarter: cumulative,
 * weighted and baseline rates, those without 常态, and how overdue nodes came
 * and went. Gives the first row below.
 */
export function putCarryBlock(
  draft: RollupDraft,
  edition: RollupEdition,
  groups: readonly FigureGroup[],
  place: {
    readonly row: number;
    readonly reportingRow: number;
  },
): number {
  const { carry, carryHint, carryLines } = edition.texts.quarters;
  const quarters = groups.filter(({ span }) => span !== null);
  draft.heights[place.row] = 12;
  const title = place.row + 1;
  draft.putMerged(
    { row: title, column: 1, toColumn: lastColumnOf(quarters) },
    `${carry}${GAP}·${GAP}${carryHint}`,
    "section",
  );
  draft.heights[title] = 26;
  LINES.forEach((line, i) => {
    const row = title + 1 + i;
    draft.putMerged(
      { row, column: 1, toColumn: 4 },
      carryLines[line.key],
      "label",
    );
    draft.heights[row] = 20;
    for (const group of quarters)
      putLine(draft, edition, line, { row, first: title + 1 }, group, {
        groups,
        reportingRow: place.reportingRow,
      });
  });
  return title + LINES.length + 2;
}

function putLine(
  draft: RollupDraft,
  edition: RollupEdition,
  line: Line,
  { row, first }: { readonly row: number; readonly first: number },
  group: FigureGroup,
  totals: Pick<LinePlace, "groups" | "reportingRow">,
): void {
  const { span } = group;
  const figures = edition.rollup.reporting.quarters;
  const own = span === null ? undefined : figures[span.quarter - 1];
  if (span === null || own === undefined) return;
  const shown = span.begun || !FOR_BEGUN.has(line.key);
  const value =
    line.key === "cumulative"
      ? cumulative(figures.slice(0, span.quarter))
      : line.value(own);
  const cell = (key: LineKey): string =>
    cellAddress(
      first + LINES.findIndex((each) => each.key === key),
      group.column,
    );
  const formula =
    shown && edition.live && line.formula !== null
      ? line.formula({ ...totals, edition, group, span, cell })
      : null;
  const content = shown ? (value ?? NONE) : NONE;
  draft.putMerged(
    {
      row,
      column: group.column,
      toColumn: group.column + group.keys.length - 1,
    },
    formula === null ? content : { formula, value: content },
    line.isRate ? "rate" : "count",
  );
}

function cumulative(quarters: readonly QuarterFigures[]): number | null {
  return quotient({
    num: quarters.reduce((sum, { done }) => sum + done, 0),
    den: quarters.reduce((sum, { due }) => sum + due, 0),
  });
}

function quotient({ num, den }: Ratio): number | null {
  const rate = ratio(num, den);
  return typeof rate === "number" ? rate : null;
}

function divided(num: string, den: string): string {
  return `IF(${den}=0,"${NONE}",${num}/${den})`;
}
