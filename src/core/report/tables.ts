import { bare } from "./figures";
import type { Line, LineKey } from "./figures";
import type {
  CellSource,
  ReportTable,
  TableCell,
  TableColumn,
  TableRow,
} from "./model";
import { name, text } from "./runs";
import type { BranchLine, ReportContext } from "./context";
import { previousRate } from "./context";
import { figureNumber } from "./reading";
import { goalKey, relationTo } from "./previous";
import { ROLLUP_WORDS } from "../layout/rollup-workbook/schema";

/** Branches that a table shows at most: as many of the first as of the last. */
const BRANCHES_SHOWN = 40;
const LINE_KEYS = ["due", "done", "rate", "onTimeRate", "overdue"] as const;

/** A table of lines of figures: what the line is about, its figures, and last period's rate where there is one. */
export function lineTable(
  context: ReportContext,
  of: {
    readonly key: string;
    readonly title: string;
    readonly header: string;
    readonly note: string;
    readonly due: string;
    readonly overdue: string;
    readonly wide: number;
    readonly rows: readonly {
      readonly key: string;
      readonly label: TableCell;
      readonly line: Readonly<Record<LineKey, Line["year"][LineKey]>>;
      readonly before: TableCell;
      readonly total: boolean;
      /** Cells of further columns. */
      readonly more: readonly TableCell[];
    }[];
    readonly more?: readonly TableColumn[];
  },
): ReportTable {
  const { headers, noteBefore } = context.words.tables;
  const { previous, rollup } = context;
  const hasBefore = previous !== null;
  const figure = (key: string, header: string): TableColumn => ({
    key,
    header,
    align: "center",
    width: 11,
  });
  return {
    kind: "table",
    key: of.key,
    title: of.title,
    columns: [
      { key: "name", header: of.header, align: "left", width: of.wide },
      figure("due", of.due),
      figure("done", headers.done),
      figure("rate", headers.rate),
      figure("onTimeRate", headers.onTimeRate),
      figure("overdue", of.overdue),
      ...(hasBefore ? [figure("before", headers.before)] : []),
      ...(of.more ?? []),
    ],
    rows: of.rows.map(({ key, label, line, before, total, more }) => ({
      key,
      total,
      cells: [
        label,
        ...LINE_KEYS.map((each) => bare(line[each])),
        ...(hasBefore ? [before] : []),
        ...more,
      ],
    })),
    note: hasBefore
      ? `${of.note}${noteBefore(context.words.day(previous.asOf), relationTo(rollup, previous).sameStage)}`
      : of.note,
  };
}

export function quartersTable(context: ReportContext): ReportTable {
  const { words, total } = context;
  const { tables } = words;
  const { headers } = tables;
  return lineTable(context, {
    key: "quarters",
    title: tables.quarters,
    header: headers.quarter,
    note: tables.notes.quarters,
    due: headers.due,
    overdue: headers.carriedOut,
    wide: 24,
    rows: [
      ...total.quarters.map((line, i) => {
        const label = tables.quarterNames[i] ?? "";
        return {
          key: `q${line.quarter}`,
          label: text(label),
          line,
          before: previousRate(context, `q${line.quarter}`, label),
          total: false,
          more: [],
        };
      }),
      totalRow(context, tables.total),
    ],
  });
}

export function fieldsTable(context: ReportContext): ReportTable {
  const { words } = context;
  const { tables } = words;
  return lineTable(context, {
    key: "fields",
    title: tables.fields,
    header: tables.headers.field,
    note: tables.notes.fields,
    due: tables.headers.nodes,
    overdue: tables.headers.overdue,
    wide: 24,
    rows: [
      ...context.fields.map(({ field, name: label, line }) => ({
        key: `field:${field}`,
        label,
        line: line.year,
        before: previousRate(context, `field:${field}`, label.text),
        total: false,
        more: [],
      })),
      totalRow(context, tables.total),
    ],
  });
}

/** `null` where the branches share no goals. */
export function goalsTable(context: ReportContext): ReportTable | null {
  const { rollup, words, figures } = context;
  if (rollup.goals.length === 0) return null;
  const { tables } = words;
  return lineTable(context, {
    key: "goals",
    title: tables.goals,
    header: tables.headers.goal,
    note: tables.notes.goals,
    due: tables.headers.nodes,
    overdue: tables.headers.overdue,
    wide: 46,
    rows: rollup.goals.map(({ id, text: goal, figures: counted }) => {
      const row = `goal:${id}`;
      const line = figures.line(
        {
          sheet: "fields",
          row,
          label: goal,
          branches: rollup.roster.reported,
          basis: "reporting",
        },
        counted,
      );
      return {
        key: row,
        // As 领域汇总 writes it.
        label: name(`${id}\u3000${goal}`, {
          sheet: "fields",
          row,
          column: "name",
        }),
        line: line.year,
        before: previousRate(context, goalKey(goal), goal),
        total: false,
        more: [],
      };
    }),
  });
}

function totalRow(
  context: ReportContext,
  label: string,
): Parameters<typeof lineTable>[1]["rows"][number] {
  return {
    key: "total",
    label: text(label),
    line: context.total.year,
    before: previousRate(context, "total", context.words.labels.reporting),
    total: true,
    more: [],
  };
}

/** The branches that reported with the highest rate first; then those whose figures do not count. */
export function rankedBranches({
  branches,
}: Pick<ReportContext, "branches">): readonly BranchLine[] {
  const rate = ({ branch, line }: BranchLine): number =>
    branch.valid ? (figureNumber(line.year.rate) ?? -1) : -2;
  return branches
    .map((each, at) => ({ each, at }))
    .sort((a, b) => rate(b.each) - rate(a.each) || a.at - b.at)
    .map(({ each }) => each);
}

export function branchesTable(context: ReportContext): ReportTable {
  const { words } = context;
  const { tables } = words;
  const ranked = rankedBranches(context);
  const isCut = ranked.length > BRANCHES_SHOWN;
  const shown = isCut
    ? [
        ...ranked.slice(0, BRANCHES_SHOWN / 2),
        ...ranked.slice(-BRANCHES_SHOWN / 2),
      ]
    : ranked;
  return lineTable(context, {
    key: "branches",
    title: tables.branches,
    header: tables.headers.branch,
    note: isCut ? tables.notes.branchesCut : tables.notes.branches,
    due: tables.headers.nodes,
    overdue: tables.headers.overdue,
    wide: 34,
    more: [
      {
        key: "light",
        header: tables.headers.light,
        align: "center",
        // Besides the lights it has the states of branches, longer in English.
        width: context.language === "zh" ? 10 : 19,
      },
    ],
    rows: shown.map(({ branch, name: label, line }) => ({
      key: `branch:${branch.key}`,
      label,
      line: line.year,
      before: previousRate(context, `branch:${branch.key}`, label.text),
      total: false,
      more: [lightCell(context, branch)],
    })),
  });
}

/** The light, or the state of a branch whose figures do not count. */
function lightCell(
  { figures, language }: ReportContext,
  branch: BranchLine["branch"],
): TableCell {
  const at = (column: string): CellSource => ({
    sheet: "quarters",
    row: `branch:${branch.key}`,
    column,
  });
  if (!branch.valid)
    return name(
      ROLLUP_WORDS.branchStatus[branch.status][language],
      at("status"),
    );
  const word = figures.begun ? ROLLUP_WORDS.light[branch.light][language] : "—";
  return name(word, at("year.light"));
}

/** A table of rows of text. */
export function listTable(
  key: string,
  title: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  note: string,
): ReportTable {
  return {
    kind: "table",
    key,
    title,
    columns,
    rows: rows.map((cells, i): TableRow => ({
      key: String(i + 1),
      total: false,
      cells,
    })),
    note,
  };
}
