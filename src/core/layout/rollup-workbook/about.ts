// From the file, not the barrel: the report knows this workbook's sheets.
import { unionAbove, unionsAtTop } from "../../report/union";
import type { PeriodFigures } from "../../rollup";
import { cellAddress } from "../cells";
import { quoted } from "../plan-workbook/places";
import type { Content } from "../plan-workbook/sheet-draft";
import type { ConditionalFormatLayout, SheetLayout } from "../workbook";
import {
  ABOUT_COLUMNS,
  putAboutSection,
  putFigures,
  putLights,
  quarterText,
} from "./about-figures";
import type { Block } from "./about-figures";
import { GAP, NONE } from "./edition";
import type { RollupEdition } from "./edition";
import { ratio } from "./figure-groups";
import { paceFormula } from "./quarters";
import type { QuartersSheet } from "./quarters";
import { ROLLUP_SHEETS, ROLLUP_WORDS, VALID_STATUSES } from "./schema";
import { periodText, printSetUp, RollupDraft, widthOf } from "./sheet-frame";
import { lightRules, overdueRule } from "./styles";
import type { RollupStyle } from "./styles";
import type { SubmissionsSheet } from "./submissions";

const LAST = ABOUT_COLUMNS.length;

/** Where the other sheets have what is summed up here. */
interface Sources {
  readonly quarters: QuartersSheet;
  readonly submissions: SubmissionsSheet;
}

/** 汇总说明, and the cells of it that 年度总结 looks at. */
export interface AboutSheet {
  readonly sheet: SheetLayout;
  /** `scope.expected`, `scope.reported`, `scope.reportRate`, `scope.pace`; `lights.red`… */
  readonly cells: ReadonlyMap<string, string>;
}

/** Row of the scope's first line. */
const SCOPE_ROW = 4;
/** In the order of the lines about lights. */
const LIGHT_KEYS = ["red", "yellow", "blue", "green", "grey"] as const;

/** 汇总说明: whose figures, of when, the main ones, how they are counted, and what is where. */
export function aboutSheet(
  edition: RollupEdition,
  sources: Sources,
): AboutSheet {
  const { texts, language } = edition;
  const draft = new RollupDraft();
  draft.putMerged(
    { row: 1, column: 1, toColumn: LAST },
    unionAbove(edition.rollup) || unionsAtTop(edition.rollup),
    "kicker",
  );
  draft.heights[1] = 24;
  draft.putMerged(
    { row: 2, column: 1, toColumn: LAST },
    texts.title,
    "coverTitle",
  );
  draft.heights[2] = 44;
  draft.heights[3] = 10;
  const afterScope = putScope(draft, edition, sources, SCOPE_ROW);
  const figures = putFigures(draft, edition, sources.quarters, afterScope + 1);
  const lights = putLights(draft, edition, sources.quarters, figures.last + 2);
  const afterTerms = putLines(
    draft,
    lights.last + 2,
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
  const sheet: SheetLayout = {
    key: ROLLUP_SHEETS.about.key,
    name: ROLLUP_SHEETS.about[language],
    visibility: "visible",
    tabColour: "1F4E79",
    columns: ABOUT_COLUMNS,
    rows: draft.rows,
    heights: draft.heights,
    merges: draft.merges,
    conditionalFormats: aboutRules(edition, figures, lights),
    showGridLines: false,
    print: printSetUp(edition, texts.title, {
      landscape: false,
      fitHeight: true,
      area: `A1:${cellAddress(after, LAST)}`,
    }),
  };
  const scopeKeys = ["expected", "reported", "reportRate", "pace"];
  return {
    sheet,
    cells: new Map([
      ...scopeKeys.map(
        (key, i) => [`scope.${key}`, cellAddress(SCOPE_ROW + i, 7)] as const,
      ),
      ...LIGHT_KEYS.map(
        (key, i) =>
          [`lights.${key}`, cellAddress(lights.first + i, 2)] as const,
      ),
    ]),
  };
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
  const files = about.files(
    source.submissions.length,
    roster.unreadable.length,
  );
  const origin =
    roster.total === null ? `${files}${GAP}${about.noRoster}` : files;
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

/** `2026-10-15 08:00 UTC` of an ISO time in UTC. */
function madeText(iso: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(iso)
    ? `${iso.slice(0, 10)} ${iso.slice(11, 16)}${iso.endsWith("Z") ? " UTC" : ""}`
    : iso;
}

function paceOf({ year }: PeriodFigures): number | string {
  return ratio(year.due, year.nodes);
}

/** Terms with their texts; gives the first row below. */
function putLines(
  draft: RollupDraft,
  from: number,
  title: string,
  lines: readonly (readonly [string, string])[],
): number {
  putAboutSection(draft, from, title);
  lines.forEach(([term, text], i) => {
    const row = from + 1 + i;
    draft.put(row, 1, term, "term");
    draft.putMerged({ row, column: 2, toColumn: LAST }, text, "termText");
    draft.fit(
      row,
      [{ text, width: widthOf(ABOUT_COLUMNS.slice(1)), size: 10 }],
      20,
    );
  });
  return from + 1 + lines.length;
}

function putNote(draft: RollupDraft, row: number, text: string): void {
  draft.putMerged({ row, column: 1, toColumn: LAST }, text, "hint");
  draft.fit(row, [{ text, width: widthOf(ABOUT_COLUMNS), size: 10 }], 20);
}

function aboutRules(
  { language }: RollupEdition,
  figures: Block,
  lights: Block,
): readonly ConditionalFormatLayout[] {
  // 期末逾期 of the quarter, and 逾期 of the period.
  const overdue = [5, LAST].map((column) =>
    overdueRule(
      `${cellAddress(figures.first, column)}:${cellAddress(figures.last, column)}`,
    ),
  );
  return [
    ...lightRules(`A${lights.first}:A${lights.last}`, language),
    ...overdue,
  ];
}
