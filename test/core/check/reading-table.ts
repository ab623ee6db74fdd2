import { checkPlan } from "../../../src/core/check";
import type { CheckContext } from "../../../src/core/check";
import type { Finding } from "../../../src/core/finding";
import { TABLES, WORDS } from "../../../src/core/layout";
import type {
  IndicatorRow,
  NodeRow,
  PlanReading,
  TableKey,
} from "../../../src/core/layout";
import {
  BLANK_PROGRESS,
  formatMonth,
  monthsOf,
  parseBranchCode,
  parseGoalId,
  parseIndicatorId,
  parseIsoDay,
  parseIsoMonth,
  parseMeasureId,
  parseNodeId,
  parseWorkField,
  periodOf,
} from "../../../src/core/plan";
import type { BaselineNode, Month, PlanPeriod } from "../../../src/core/plan";

/** Headers stand in row 4 of every sheet, so the first row that is drawn is row 5. */
const HEADER_ROW = 4;

/** What is drawn of a workbook. Cells are parted by `|`; `?` stands for one that cannot be read. */
export interface Drawing {
  readonly goals?: string;
  readonly measures?: string;
  readonly nodes?: string;
  readonly indicators?: string;
  readonly owners?: string;
  /** 月份 and 填报状态; `null` for a file without a record. */
  readonly reports?: string | null;
  /** The nodes as issued; without it the file has no `_plan`. */
  readonly baseline?: string;
  readonly period?: PlanPeriod;
  readonly head?: Partial<PlanReading["head"]>;
  readonly findings?: readonly Finding[];
  /** Columns that the sheets lack. */
  readonly without?: readonly string[];
}

type Cells = ReadonlyMap<string, string>;

interface DrawnRow {
  readonly cells: Cells;
  readonly row: number;
}

export const YEAR_2026 = periodOf("calendar-year", month("2026-01"));

export function month(text: string): Month {
  const parsed = parseIsoMonth(text);
  if (parsed === null) throw new Error(`no month: ${text}`);
  return parsed;
}

export function day(text: string) {
  const parsed = parseIsoDay(text);
  if (parsed === null) throw new Error(`no day: ${text}`);
  return parsed;
}

/** The rows of a drawn table, by the keys of the headers in its first line. */
function rowsOf(
  drawing: string | undefined,
  key: TableKey | null,
): readonly DrawnRow[] {
  const [header, ...lines] = (drawing ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const split = (line: string) => line.split("|").map((cell) => cell.trim());
  const columns = TABLES.find((table) => table.key === key)?.columns ?? [];
  const keys = split(header ?? "").map(
    (name) => columns.find((column) => column.zh === name)?.key ?? name,
  );
  return lines.map((line, i) => {
    const cells = split(line);
    return {
      cells: new Map(keys.map((name, c) => [name, cells[c] ?? ""])),
      row: HEADER_ROW + 1 + i,
    };
  });
}

function text(cells: Cells, key: string): string {
  const value = cells.get(key) ?? "";
  return value === "?" ? "" : value;
}

function parsed<T>(
  cells: Cells,
  key: string,
  parse: (text: string) => T | null,
): T | null {
  const value = text(cells, key);
  if (value === "") return null;
  const result = parse(value);
  if (result === null) throw new Error(`cannot draw ${key} as ${value}`);
  return result;
}

function share(value: string): number {
  return Number(value.replace("%", "")) / 100;
}

function word(
  words: Readonly<Record<string, { readonly zh: string }>>,
  value: string,
): string {
  const found = Object.entries(words).find(([, { zh }]) => zh === value);
  if (!found) throw new Error(`no such word: ${value}`);
  return found[0];
}

function nodeRow({ cells, row }: DrawnRow): NodeRow {
  const status = text(cells, "status");
  return {
    id: parsed(cells, "id", parseNodeId),
    goalId: parsed(cells, "goalId", parseGoalId),
    measureId: parsed(cells, "measureId", parseMeasureId),
    text: text(cells, "text"),
    recurrence: "once",
    dueMonth: parsed(cells, "dueMonth", parseIsoMonth),
    owner: text(cells, "owner"),
    department: text(cells, "department"),
    weight: 1,
    progress: {
      ...BLANK_PROGRESS,
      status: (status === ""
        ? "not-started"
        : word(WORDS.status, status)) as NodeRow["progress"]["status"],
      progress: parsed(cells, "progress", share),
      doneOn: parsed(cells, "doneOn", parseIsoDay),
      deferredTo: parsed(cells, "deferredTo", parseIsoMonth),
      changedOn: parsed(cells, "changedOn", parseIsoDay),
      changeReason: text(cells, "changeReason"),
      result: text(cells, "result"),
    },
    unreadable: [...cells]
      .filter(([, value]) => value === "?")
      .map(([key]) => key),
    place: { sheet: "月度安排", row },
  };
}

/** A ratio's 分母 is the row below its 分子. */
function indicatorRows(drawn: readonly DrawnRow[]): readonly IndicatorRow[] {
  return drawn.flatMap(({ cells, row }, i) => {
    const part = text(cells, "part");
    if (part === "分母") return [];
    const kind = word(
      WORDS.kind,
      text(cells, "kind") || "累计",
    ) as IndicatorRow["kind"];
    const below = part === "分子" ? drawn[i + 1] : undefined;
    const numbers = valuesOf(cells);
    const bareMonths =
      part === "数值" && kind === "ratio" ? [...numbers.keys()] : [];
    return {
      id: parsed(cells, "id", parseIndicatorId),
      measureId: parsed(cells, "measureId", parseMeasureId),
      name: text(cells, "name"),
      unit: text(cells, "unit"),
      kind,
      direction: "at-least",
      target: null,
      values: bareMonths.length > 0 ? new Map() : numbers,
      denominators: below ? valuesOf(below.cells) : new Map(),
      bareMonths,
      place: { sheet: "指标", row },
      ...(below ? { denominatorPlace: { sheet: "指标", row: below.row } } : {}),
    };
  });
}

function valuesOf(cells: Cells): ReadonlyMap<Month, number> {
  const values = new Map<Month, number>();
  for (const [key, value] of cells) {
    const column = parseIsoMonth(key);
    if (column !== null && value !== "" && value !== "?")
      values.set(column, Number(value));
  }
  return values;
}

function placesOf(drawing: Drawing, period: PlanPeriod): PlanReading["tables"] {
  const place = (key: TableKey) => {
    if (drawing[key] === undefined) return null;
    const schema = TABLES.find((table) => table.key === key);
    const keys: string[] = schema?.columns.map((column) => column.key) ?? [];
    if (key === "indicators") keys.push(...monthsOf(period).map(formatMonth));
    const columns = new Map(
      keys
        .map((name, i) => [name, i + 1] as const)
        .filter(([name]) => !drawing.without?.includes(name)),
    );
    return {
      sheet: schema?.sheet.zh ?? key,
      headerRow: HEADER_ROW,
      lastRow: 200,
      columns,
    };
  };
  return {
    goals: place("goals"),
    measures: place("measures"),
    nodes: place("nodes"),
    indicators: place("indicators"),
    owners: place("owners"),
  };
}

/** A reading of the drawn workbook, as if its file had been read. */
export function readingOf(drawing: Drawing): PlanReading {
  const period = drawing.period ?? YEAR_2026;
  const reports =
    drawing.reports === undefined ? "月份 | 填报状态" : drawing.reports;
  return {
    file: "branch.xlsx",
    savedAt: null,
    head: {
      planId: null,
      title: "Plan",
      branchCode: parseBranchCode("A01"),
      branchName: "甲单位工会",
      parentUnion: "",
      recordedCode: null,
      recordedName: null,
      period,
      preparedBy: "",
      reviewedBy: "",
      preparedOn: null,
      guidingPrinciples: "",
      language: "zh",
      place: { sheet: "封面", cells: { branchCode: "B4", branchName: "B3" } },
      ...drawing.head,
    },
    goals: rowsOf(drawing.goals, "goals").map(({ cells, row }) => ({
      id: parsed(cells, "id", parseGoalId),
      field: parseWorkField(text(cells, "field")) ?? "其他",
      text: text(cells, "text"),
      note: "",
      place: { sheet: "目标", row },
    })),
    measures: rowsOf(drawing.measures, "measures").map(({ cells, row }) => ({
      id: parsed(cells, "id", parseMeasureId),
      goalId: parsed(cells, "goalId", parseGoalId),
      text: text(cells, "text"),
      owner: text(cells, "owner"),
      support: "",
      place: { sheet: "措施", row },
    })),
    nodes: rowsOf(drawing.nodes, "nodes").map(nodeRow),
    indicators: indicatorRows(rowsOf(drawing.indicators, "indicators")),
    owners: rowsOf(drawing.owners, "owners").map(({ cells, row }) => ({
      name: text(cells, "name"),
      department: text(cells, "department"),
      position: text(cells, "position"),
      phone: "",
      place: { sheet: "责任人", row },
    })),
    reports:
      reports === null
        ? null
        : rowsOf(reports, null).map(({ cells, row }) => ({
            month: month(text(cells, "月份")),
            state:
              text(cells, "填报状态") === ""
                ? null
                : (word(WORDS.report, text(cells, "填报状态")) as
                    "reported" | "zero-report"),
            reporter: "",
            reportedOn: null,
            place: { sheet: "封面", row },
            stateCell: `B${row}`,
          })),
    baseline:
      drawing.baseline === undefined
        ? null
        : rowsOf(drawing.baseline, "nodes").flatMap(
            ({ cells }): BaselineNode[] => {
              const id = parsed(cells, "id", parseNodeId);
              const dueMonth = parsed(cells, "dueMonth", parseIsoMonth);
              if (id === null || dueMonth === null) return [];
              return [
                { id, dueMonth, text: text(cells, "text"), recurrence: "once" },
              ];
            },
          ),
    tables: placesOf(drawing, period),
    findings: drawing.findings ?? [],
  };
}

/** Before the first month of the drawn plans has ended, so that nothing is late or missing yet. */
export const EARLY: CheckContext = { today: day("2026-01-15") };

export function check(
  drawing: Drawing,
  context: CheckContext = EARLY,
): readonly Finding[] {
  return checkPlan(readingOf(drawing), context);
}

/** `code@sheet!cell` of every finding, or of those with the given code. */
export function codes(
  findings: readonly Finding[],
  code?: string,
): readonly string[] {
  return findings
    .filter((finding) => code === undefined || finding.code === code)
    .map(
      ({ code: found, place }) =>
        `${found}@${place.sheet ?? ""}!${place.cell ?? ""}`,
    );
}
