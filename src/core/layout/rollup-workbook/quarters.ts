import { branchLight, countNodes } from "../../rollup";
import type { BranchRollup } from "../../rollup";
import { cellAddress, columnName } from "../cells";
import type {
  CellContent,
  ConditionalFormatLayout,
  SheetLayout,
} from "../workbook";
import { putCarryBlock } from "./carry-block";
import { NONE } from "./edition";
import type { QuarterSpan, RollupEdition } from "./edition";
import { countFormula, sumFormula } from "./facts";
import type { Criterion } from "./facts";
import {
  FIGURE_WIDTHS,
  columnOf,
  figureColumns,
  formulasOver,
  groupsOf,
  lastColumnOf,
  putFigureLine,
  putGroupHeaders,
} from "./figure-groups";
import type { CountFormulas, FigureGroup, FigureKey } from "./figure-groups";
import { ROLLUP_SHEETS, ROLLUP_WORDS } from "./schema";
import { printSetUp, putEmpty, putHeading, RollupDraft } from "./sheet-frame";
import { lightRules, overdueRule, statusRules } from "./styles";

const ROW = { group: 4, header: 5, first: 6 } as const;
/** 序号 · 单位编码 · 单位名称 · 状态. */
const WIDTHS = [5, 10, 27, 12] as const;
const FIRST_GROUP = WIDTHS.length + 1;
const KEYS: readonly FigureKey[] = [
  "due",
  "done",
  "rate",
  "onTimeRate",
  "overdue",
  "light",
];
const REPORTING: readonly Criterion[] = [["reporting", "1"]];

/** 季度汇总, and the cells of it that 汇总说明 looks at. */
export interface QuartersSheet {
  readonly sheet: SheetLayout;
  readonly groups: readonly FigureGroup[];
  readonly firstRow: number;
  readonly lastRow: number;
  readonly reportingRow: number;
  readonly expectedRow: number;
  /** The value of a cell of the sheet. */
  readonly valueAt: (row: number, column: number) => CellContent;
}

/** 季度汇总: a row a branch, a group of columns a quarter; totals, carry-over and sign-off line. */
export function quartersSheet(edition: RollupEdition): QuartersSheet {
  const { texts, rollup, language } = edition;
  const draft = new RollupDraft();
  const groups = groupsOf(edition, FIRST_GROUP, KEYS, KEYS);
  const lastColumn = lastColumnOf(groups);
  const columns = figureColumns(edition, WIDTHS, groups, 0);
  putHeading(
    draft,
    edition,
    texts.sheetTitles.quarters,
    texts.hints.quarters,
    columns,
  );
  draft.heights[3] = 8;
  const { no, code, branch, status } = texts.quarters;
  [no, code, branch, status].forEach((header, i) => {
    draft.putMerged(
      { row: ROW.group, column: i + 1, toRow: ROW.header, toColumn: i + 1 },
      header,
      "header",
    );
  });
  putGroupHeaders(draft, edition, groups, ROW.group);
  rollup.branches.forEach((each, i) => {
    putBranch(draft, edition, groups, each, ROW.first + i);
  });
  // Without a branch one row says so, and the totals follow.
  const empty = rollup.branches.length === 0;
  const lastRow = ROW.first + Math.max(1, rollup.branches.length) - 1;
  if (empty)
    putEmpty(draft, ROW.first, lastColumn, texts.submissions.noBranches);
  const reportingRow = lastRow + 1;
  const expectedRow = lastRow + 2;
  putTotals(draft, edition, groups, reportingRow);
  const afterCarry = putCarryBlock(draft, edition, groups, {
    row: expectedRow + 1,
    reportingRow,
  });
  const end = putNotes(draft, edition, columns, afterCarry);
  return {
    groups,
    firstRow: ROW.first,
    lastRow,
    reportingRow,
    expectedRow,
    valueAt: (row, column) => draft.rows[row - 1]?.[column - 1]?.value ?? null,
    sheet: {
      key: ROLLUP_SHEETS.quarters.key,
      name: ROLLUP_SHEETS.quarters[language],
      visibility: "visible",
      tabColour: "3C7A57",
      columns,
      rows: draft.rows,
      heights: draft.heights,
      merges: draft.merges,
      freeze: { rows: ROW.header, columns: FIRST_GROUP - 1 },
      conditionalFormats: empty
        ? []
        : marks(edition, groups, lastRow, expectedRow),
      showGridLines: false,
      print: printSetUp(edition, texts.sheetTitles.quarters, {
        titleRows: [ROW.group, ROW.header],
        area: `A1:${columnName(lastColumn)}${end}`,
      }),
    },
  };
}

function putBranch(
  draft: RollupDraft,
  edition: RollupEdition,
  groups: readonly FigureGroup[],
  branch: BranchRollup,
  row: number,
): void {
  const { language, live } = edition;
  draft.put(row, 1, edition.branchNumbers.get(branch.key) ?? null, "count");
  draft.put(row, 2, branch.code, "code");
  draft.put(row, 3, branch.name === "" ? branch.key : branch.name, "text");
  draft.put(row, 4, ROLLUP_WORDS.branchStatus[branch.status][language], "word");
  draft.fit(row, [
    { text: branch.name, width: WIDTHS[2] },
    { text: branch.code ?? "", width: WIDTHS[1] },
    {
      text: lightWord(edition, branch, null),
      width: FIGURE_WIDTHS[language].light,
    },
  ]);
  // A branch without a file has no rows in 明细: its figures are its baseline's.
  const counted = branch.plans.length > 0;
  putFigureLine(draft, edition, groups, {
    row,
    figures: branch.figures,
    formulas:
      live && counted
        ? formulasOver(edition, [["branchNo", `$A${row}`]])
        : null,
    style: counted ? "figure" : "fixed",
    light: ({ span }) => lightWord(edition, branch, span),
  });
}

/** The light's word at the end of a quarter (this one: at the cut-off), or of the whole at the cut-off. */
function lightWord(
  { rollup, language, quarters }: RollupEdition,
  branch: BranchRollup,
  span: QuarterSpan | null,
): string {
  const begun = span?.begun ?? quarters[0]?.begun === true;
  if (!begun) return NONE;
  if (branch.plans.length === 0)
    return ROLLUP_WORDS.branchStatus[branch.status][language];
  if (span === null || span.end === rollup.asOf)
    return ROLLUP_WORDS.light[branch.light][language];
  const { period, today, lights } = rollup;
  const nodes = branch.plans.flatMap((plan) => plan.nodes);
  const figures = countNodes(nodes, period, span.end, { today, lights });
  const light = branchLight(figures, period, span.end, lights);
  return ROLLUP_WORDS.light[light][language];
}

/** The two totals; where there is no 应报口径 its line says why. */
function putTotals(
  draft: RollupDraft,
  edition: RollupEdition,
  groups: readonly FigureGroup[],
  row: number,
): void {
  const { texts, rollup, live } = edition;
  const label = (at: number, text: string): void => {
    draft.putMerged({ row: at, column: 1, toColumn: 4 }, text, "total");
    draft.heights[at] = 26;
  };
  label(row, texts.quarters.reporting);
  putFigureLine(draft, edition, groups, {
    row,
    figures: rollup.reporting,
    formulas: live ? formulasOver(edition, REPORTING) : null,
    style: "total",
  });
  label(row + 1, texts.quarters.expected);
  putFigureLine(draft, edition, groups, {
    row: row + 1,
    figures: rollup.expected.figures,
    formulas:
      live && rollup.expected.figures !== null
        ? (group) => expectedFormulas(edition, group, row)
        : null,
    style: "total",
  });
}

/**
 * 应报口径: due is every branch's; done is the 已报口径's, for what a branch has
 * not reported is not done; overdue are the reporting branches' nodes, those of
 * a file that is 未填 whatever it says of them, and the issued nodes of the
 * branches without a file, whose rows stand first.
 */
function expectedFormulas(
  edition: RollupEdition,
  group: FigureGroup,
  reportingRow: number,
): CountFormulas {
  const { rollup } = edition;
  const missing = rollup.branches.filter(({ plans }) => plans.length === 0);
  const cells = (key: FigureKey, count: number): string => {
    const column = columnOf(group, key);
    return `SUM(${cellAddress(ROW.first, column)}:${cellAddress(ROW.first + count - 1, column)})`;
  };
  const reporting = (key: FigureKey): string =>
    cellAddress(reportingRow, columnOf(group, key));
  const { span } = group;
  const due: readonly Criterion[] =
    span === null
      ? [
          ["reporting", "0"],
          ["dueByNow", "1"],
        ]
      : [
          ["reporting", "0"],
          ["quarter", `"<=${span.quarter}"`],
          ["dueDay", `"<=${span.end}"`],
        ];
  const end = span?.end ?? rollup.asOf;
  const struck: Criterion = ["struckOn", `"<=${end}"`];
  const open = `${countFormula(edition, due)}-${countFormula(edition, [...due, struck])}`;
  const issued =
    missing.length === 0 ? "" : `+${cells("overdue", missing.length)}`;
  const own = formulasOver(edition, REPORTING)(group);
  return {
    due: cells("due", rollup.branches.length),
    done: reporting("done"),
    onTime: own.onTime,
    overdue: `${reporting("overdue")}+${open}${issued}`,
  };
}

function marks(
  edition: RollupEdition,
  groups: readonly FigureGroup[],
  lastRow: number,
  expectedRow: number,
): readonly ConditionalFormatLayout[] {
  const { language } = edition;
  const down = (column: number, to: number): string =>
    `${cellAddress(ROW.first, column)}:${cellAddress(to, column)}`;
  return [
    ...statusRules(down(4, lastRow), language),
    ...groups.flatMap((group) => [
      overdueRule(down(columnOf(group, "overdue"), expectedRow)),
      ...lightRules(down(columnOf(group, "light"), lastRow), language),
    ]),
  ];
}

/** Why a total is missing, what the figures mean, and the sign-off line; gives its row. */
function putNotes(
  draft: RollupDraft,
  edition: RollupEdition,
  columns: SheetLayout["columns"],
  from: number,
): number {
  const { texts } = edition;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const notes = [...whyNot(edition), ...texts.quarters.notes];
  notes.forEach((note, i) => {
    const row = from + i;
    draft.putMerged({ row, column: 1, toColumn: columns.length }, note, "hint");
    draft.fit(row, [{ text: note, width, size: 10 }], 18);
  });
  const row = from + notes.length + 1;
  draft.heights[row] = 30;
  const { signs } = texts.quarters;
  // The identity columns carry the first sign; the others share the figures' columns.
  draft.putMerged(
    { row, column: 1, toColumn: 2 },
    `${signs[0] ?? ""}：`,
    "signLabel",
  );
  draft.putMerged({ row, column: 3, toColumn: 4 }, null, "sign");
  const rest = signs.slice(1);
  const step = Math.floor((columns.length - 4) / rest.length);
  rest.forEach((sign, i) => {
    const start = FIRST_GROUP + i * step;
    draft.putMerged(
      { row, column: start, toColumn: start + 1 },
      `${sign}：`,
      "signLabel",
    );
    draft.putMerged(
      { row, column: start + 2, toColumn: start + step - 1 },
      null,
      "sign",
    );
  });
  return row;
}

/** Why there is no 应报口径, in words. */
function whyNot({ texts, rollup }: RollupEdition): readonly string[] {
  const { expected } = rollup;
  if (expected.why === null) return [];
  if (expected.why === "no-roster") return [texts.quarters.noRoster];
  const names = expected.branches.map(
    (key) => rollup.branches.find((branch) => branch.key === key)?.name ?? key,
  );
  return [texts.quarters.baselineMissing(names.join("、"))];
}

/** The formula of 时序进度 of the reporting branches, without `=`. */
export function paceFormula(edition: RollupEdition): string {
  const due = sumFormula(edition, "dueByNow", REPORTING);
  const all = sumFormula(edition, "counted", REPORTING);
  return `IF(${all}=0,"${NONE}",${due}/${all})`;
}
