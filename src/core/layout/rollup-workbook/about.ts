import { monthOfDay, quarterOf } from "../../plan";
import type { PeriodFigures } from "../../rollup";
import { cellAddress } from "../cells";
import { quoted } from "../plan-workbook/places";
import type { Content } from "../plan-workbook/sheet-draft";
import type { ConditionalFormatLayout, SheetLayout } from "../workbook";
import { NONE, unionNames } from "./edition";
import type { RollupEdition } from "./edition";
import { columnOf, ratio } from "./figure-groups";
import type { FigureGroup, FigureKey } from "./figure-groups";
import { paceFormula } from "./quarters";
import type { QuartersSheet } from "./quarters";
import { ROLLUP_SHEETS, ROLLUP_WORDS, VALID_STATUSES } from "./schema";
import { periodText, printSetUp, RollupDraft, widthOf } from "./sheet-frame";
import { lightRules, overdueRule } from "./styles";
import type { RollupStyle } from "./styles";
import type { SubmissionsSheet } from "./submissions";

const COLUMNS = [16, 13, 13, 13, 13, 13, 13, 13, 13].map((width) => ({
  width,
}));
const LAST = COLUMNS.length;
/** Longest list of unions in one line. */
const UNIONS_SHOWN = 5;

/** Where the other sheets have what is summed up here. */
interface Sources {
  readonly quarters: QuartersSheet;
  readonly submissions: SubmissionsSheet;
}

/** 汇总说明: whose figures, of when, the main ones, how they are counted, and what is where. */
export function aboutSheet(
  edition: RollupEdition,
  sources: Sources,
): SheetLayout {
  const { texts, language } = edition;
  const draft = new RollupDraft();
  draft.putMerged(
    { row: 1, column: 1, toColumn: LAST },
    unionOf(edition),
    "kicker",
  );
  draft.heights[1] = 24;
  draft.putMerged({ row: 2, column: 1, toColumn: LAST }, texts.title, "coverTitle");
  draft.heights[2] = 44;
  draft.heights[3] = 10;
  const afterFacts = putScope(draft, edition, sources, 4);
  const figures = putFigures(draft, edition, sources, afterFacts + 1);
  const lights = putLights(draft, edition, sources, figures + 1);
  const afterTerms = putLines(
    draft,
    lights.after + 1,
    texts.about.definitions,
    texts.about.definitionLines,
  );
  const contents = texts.about.contentLines.map(([key, text]) => {
    const sheet = ROLLUP_SHEETS[key as keyof typeof ROLLUP_SHEETS];
    return [sheet[language], text] as const;
  });
  const after = putLines(draft, afterTerms + 1, texts.about.contents, contents);
  const remark = edition.live
    ? texts.about.live
    : edition.factCount > 0
      ? texts.about.tooLarge(edition.factCount)
      : null;
  if (remark !== null) putNote(draft, after, remark);
  return {
    key: ROLLUP_SHEETS.about.key,
    name: ROLLUP_SHEETS.about[language],
    visibility: "visible",
    tabColour: "1F4E79",
    columns: COLUMNS,
    rows: draft.rows,
    heights: draft.heights,
    merges: draft.merges,
    conditionalFormats: aboutRules(edition, afterFacts + 3, lights),
    showGridLines: false,
    print: printSetUp(edition, texts.title, {
      landscape: false,
      fitHeight: true,
      area: `A1:${cellAddress(after, LAST)}`,
    }),
  };
}

/** The union whose branches these are: the lowest that is above all of them, else the unions at the top. */
function unionOf(edition: RollupEdition): string {
  const { branches, source } = edition.rollup;
  const paths = (source.roster?.branches ?? branches).map(({ path }) =>
    unionNames(edition, path),
  );
  const [first = [], ...others] = paths;
  const common = first.filter((union, i) =>
    others.every((path) => path[i] === union && samePrefix(path, first, i)),
  );
  const lowest = common.at(-1);
  if (lowest !== undefined) return lowest;
  const tops = [...new Set(paths.flatMap(([top]) => top ?? []))];
  const shown = tops.slice(0, UNIONS_SHOWN).join("、");
  return tops.length > UNIONS_SHOWN ? `${shown}…` : shown;
}

function samePrefix(
  a: readonly string[],
  b: readonly string[],
  end: number,
): boolean {
  return b.slice(0, end).every((union, i) => a[i] === union);
}

/** Labels and values, two pairs a row; gives the first row below. */
function putScope(
  draft: RollupDraft,
  edition: RollupEdition,
  { submissions }: Sources,
  from: number,
): number {
  const { texts, rollup, madeAt } = edition;
  const { about } = texts;
  const { roster, source } = rollup;
  const total = roster.total ?? rollup.branches.length;
  const reported = reportedFormula(edition, submissions);
  const rows: readonly (readonly [Pair, Pair])[] = [
    [
      [about.period, periodText(edition), "value"],
      [about.expected, total, "valueCount"],
    ],
    [
      [about.quarter, quarterText(edition), "value"],
      [about.reported, reported, "valueCount"],
    ],
    [
      [about.asOf, rollup.asOf, "valueDay"],
      [
        about.reportRate,
        {
          formula: `IF(${cellAddress(from, 7)}=0,"${NONE}",${cellAddress(from + 1, 7)}/${cellAddress(from, 7)})`,
          value: ratio(roster.reported, total),
        },
        "valueRate",
      ],
    ],
    [
      [about.madeAt, madeText(madeAt), "value"],
      [
        about.pace,
        edition.live
          ? { formula: paceFormula(edition), value: paceOf(rollup.reporting) }
          : paceOf(rollup.reporting),
        "valueRate",
      ],
    ],
  ];
  rows.forEach(([left, right], i) => {
    putPair(draft, from + i, 1, 2, 5, left);
    putPair(draft, from + i, 6, 7, LAST, right);
    draft.heights[from + i] = 24;
  });
  const made = from + rows.length;
  const files = about.files(source.submissions.length, roster.unreadable.length);
  const origin = roster.total === null ? `${files}　${about.noRoster}` : files;
  putPair(draft, made, 1, 2, LAST, [about.madeFrom, origin, "value"]);
  draft.heights[made] = 24;
  return made + 1;
}

type Pair = readonly [label: string, content: Content, style: RollupStyle];

function putPair(
  draft: RollupDraft,
  row: number,
  labelColumn: number,
  column: number,
  toColumn: number,
  [label, content, style]: Pair,
): void {
  draft.put(row, labelColumn, label, "label");
  draft.putMerged({ row, column, toColumn }, content, style);
}

/** 已报 counted on 报送情况. */
function reportedFormula(
  { rollup, language }: RollupEdition,
  { statuses }: SubmissionsSheet,
): Content {
  if (statuses === null) return rollup.roster.reported;
  const range = `${quoted(ROLLUP_SHEETS.submissions[language])}!${statuses}`;
  const counts = VALID_STATUSES.map(
    (status) =>
      `COUNTIFS(${range},"${ROLLUP_WORDS.branchStatus[status][language]}")`,
  );
  return { formula: counts.join("+"), value: rollup.roster.reported };
}

function quarterText(edition: RollupEdition): string {
  const span = currentGroup(edition)?.span;
  const { names } = edition.texts.quarters;
  return span === undefined || span === null
    ? edition.texts.about.noQuarter
    : (names[span.quarter - 1] ?? String(span.quarter));
}

function currentGroup(
  { rollup }: RollupEdition,
  groups?: readonly FigureGroup[],
): { readonly span: { readonly quarter: number } | null } | null {
  const quarter = quarterOf(rollup.period, monthOfDay(rollup.asOf));
  if (quarter === null) return null;
  return groups?.[quarter - 1] ?? { span: { quarter } };
}

/** `2026-10-15 08:00 UTC` of an ISO time in UTC. */
function madeText(iso: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(iso)
    ? `${iso.slice(0, 10)} ${iso.slice(11, 16)}${iso.endsWith("Z") ? " UTC" : ""}`
    : iso;
}

function paceOf({ year }: PeriodFigures): number | string {
  return ratio(year.due, year.nodes);
}

/** The totals of this quarter and of the period in both kinds; gives the last row. */
function putFigures(
  draft: RollupDraft,
  edition: RollupEdition,
  { quarters }: Sources,
  from: number,
): number {
  const { texts, rollup } = edition;
  const { quarters: words } = texts;
  putSection(draft, from, texts.about.figures);
  const current = quarterOf(rollup.period, monthOfDay(rollup.asOf));
  const ofQuarter =
    current === null ? undefined : quarters.groups[current - 1];
  const ofYear = quarters.groups.at(-1);
  const quarterKeys: readonly FigureKey[] = [
    "due",
    "done",
    "rate",
    "overdue",
  ];
  const cells = [
    ...quarterKeys.map((key) => [ofQuarter, key] as const),
    ...quarterKeys.map((key) => [ofYear, key] as const),
  ];
  const header = from + 1;
  draft.putMerged(
    { row: header, column: 1, toRow: header + 1, toColumn: 1 },
    null,
    "header",
  );
  draft.putMerged(
    { row: header, column: 2, toColumn: 5 },
    quarterText(edition),
    "header",
  );
  draft.putMerged({ row: header, column: 6, toColumn: LAST }, words.year, "header");
  draft.putRow(
    header + 1,
    2,
    [
      words.due,
      words.done,
      words.rate,
      words.overdue.replace("\n", ""),
      words.yearNodes.replace("\n", ""),
      words.done,
      words.yearRate.replace("\n", ""),
      words.yearOverdue.replace("\n", ""),
    ],
    "header",
  );
  draft.heights[header] = 22;
  draft.heights[header + 1] = 22;
  const lines = [
    [words.reporting, quarters.reportingRow],
    [words.expected, quarters.expectedRow],
  ] as const;
  lines.forEach(([label, sourceRow], i) => {
    const row = header + 2 + i;
    draft.put(row, 1, label, "label");
    draft.heights[row] = i === 0 || texts.quarters.expected.length < 12 ? 24 : 36;
    cells.forEach(([group, key], j) => {
      const content =
        group === undefined
          ? NONE
          : copyOf(edition, quarters.sheet, sourceRow, columnOf(group, key));
      draft.put(row, 2 + j, content, key === "rate" ? "rate" : "count");
    });
    draft.fit(row, [{ text: label, width: COLUMNS[0]?.width ?? 16 }], 24);
  });
  return header + 2 + lines.length;
}

/** A formula that shows a cell of 季度汇总, with its value. */
function copyOf(
  { language }: RollupEdition,
  sheet: SheetLayout,
  row: number,
  column: number,
): Content {
  const rows = Array.isArray(sheet.rows) ? sheet.rows : [...sheet.rows];
  const cells = rows[row - 1] as SheetLayout["rows"] extends Iterable<infer R>
    ? R | undefined
    : never;
  const name = quoted(ROLLUP_SHEETS.quarters[language]);
  return {
    formula: `${name}!${cellAddress(row, column)}`,
    value: cells?.[column - 1]?.value ?? NONE,
  };
}

interface LightsPlace {
  readonly first: number;
  readonly last: number;
  readonly after: number;
}

/** How many branches have each light, and what it means. */
function putLights(
  draft: RollupDraft,
  edition: RollupEdition,
  { quarters }: Sources,
  from: number,
): LightsPlace {
  const { texts, rollup, language } = edition;
  putSection(draft, from, texts.about.lights);
  const { soonDays, redShare } = rollup.lights;
  const lines = texts.about.lightsOf({
    soonDays,
    redPercent: Math.round(redShare * 100),
  });
  const group = quarters.groups.at(-1);
  const column = group === undefined ? 1 : columnOf(group, "light");
  const range = `${quoted(ROLLUP_SHEETS.quarters[language])}!${absolute(quarters.firstRow, column)}:${absolute(quarters.lastRow, column)}`;
  const shown = lightCounts(edition);
  lines.forEach(([word, text], i) => {
    const row = from + 1 + i;
    draft.put(row, 1, word, "word");
    draft.put(
      row,
      2,
      { formula: `COUNTIFS(${range},${cellAddress(row, 1)})`, value: shown.get(word) ?? 0 },
      "count",
    );
    draft.putMerged({ row, column: 3, toColumn: LAST }, text, "text");
    draft.fit(row, [{ text, width: widthOf(COLUMNS.slice(2)) }], 22);
  });
  return {
    first: from + 1,
    last: from + lines.length,
    after: from + lines.length + 1,
  };
}

/** Branches with a file by the word of their light, as 季度汇总 shows it. */
function lightCounts({
  rollup,
  quarters,
  language,
}: RollupEdition): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (quarters[0]?.begun !== true) return counts;
  for (const { light, plans } of rollup.branches) {
    if (plans.length === 0) continue;
    const word = ROLLUP_WORDS.light[light][language];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function absolute(row: number, column: number): string {
  const cell = cellAddress(row, column);
  const letters = cell.slice(0, cell.length - String(row).length);
  return `$${letters}$${row}`;
}

/** Terms with their texts; gives the first row below. */
function putLines(
  draft: RollupDraft,
  from: number,
  title: string,
  lines: readonly (readonly [string, string])[],
): number {
  putSection(draft, from, title);
  lines.forEach(([term, text], i) => {
    const row = from + 1 + i;
    draft.put(row, 1, term, "term");
    draft.putMerged({ row, column: 2, toColumn: LAST }, text, "note");
    draft.fit(
      row,
      [{ text, width: widthOf(COLUMNS.slice(1)), size: 10 }],
      20,
    );
  });
  return from + 1 + lines.length;
}

function putNote(draft: RollupDraft, row: number, text: string): void {
  draft.putMerged({ row, column: 1, toColumn: LAST }, text, "hint");
  draft.fit(row, [{ text, width: widthOf(COLUMNS), size: 10 }], 20);
}

function putSection(draft: RollupDraft, row: number, title: string): void {
  draft.heights[row - 1] ??= 12;
  draft.putMerged({ row, column: 1, toColumn: LAST }, title, "section");
  draft.heights[row] = 26;
}

function aboutRules(
  { language }: RollupEdition,
  firstFigures: number,
  { first, last }: LightsPlace,
): readonly ConditionalFormatLayout[] {
  const figures = [5, LAST].map((column) =>
    overdueRule(
      `${cellAddress(firstFigures, column)}:${cellAddress(firstFigures + 1, column)}`,
    ),
  );
  return [...lightRules(`A${first}:A${last}`, language), ...figures];
}
