/**
 * Plans in tests are drawn as small text tables, so that a reader sees the
 * case:
 *
 *     编号  | 月份    | 状态   | 完成       | 延期至  | 变更
 *     N0001 | 2026-03 | 已完成 | 2026-03-20 |         |
 *
 * The first line names the columns, in any order; those left out are blank. A
 * blank cell, or one of dashes, is blank. `?` is a cell that could not be read.
 */
import type { Finding } from "../../src/core/finding";
import type {
  IndicatorRow,
  NodeRow,
  PlanReading,
  ReportRow,
  TablePlace,
} from "../../src/core/layout/reading";
import {
  BLANK_PROGRESS,
  parseBranchCode,
  parseGoalId,
  parseIndicatorId,
  parseIsoDay,
  parseIsoMonth,
  parseMeasureId,
  parseNodeId,
  parsePeriodKind,
  parsePlanId,
  lastMonthOf,
  monthsOf,
} from "../../src/core/plan";
import type {
  BaselineNode,
  BranchCode,
  Day,
  Goal,
  GoalId,
  IndicatorKind,
  Measure,
  Month,
  NodeProgress,
  NodeStatus,
  Plan,
  PlanNode,
  PlanPeriod,
  Recurrence,
  WorkField,
} from "../../src/core/plan";

/** Everything about a plan that is not in its table of nodes; all of it may be left out. */
export interface Head {
  /** `2026-01/12`, the default, or with the kind: `school-term 2025-08/6`. */
  readonly period?: string;
  readonly code?: string | null;
  readonly name?: string;
  readonly parent?: string;
  /** 单位编码 in `_plan`, where it differs. */
  readonly recordedCode?: string;
  /** 单位名称 in `_plan`, where it differs. */
  readonly recordedName?: string;
  readonly file?: string;
  readonly savedAt?: string | null;
  /** Goals by id: `{ G1: "文体活动 办好职工运动会" }`; those that nodes name are added. */
  readonly goals?: Readonly<Record<string, string>>;
  /** Measures by id, with their text; those that nodes name are added. */
  readonly measures?: Readonly<Record<string, string>>;
  /**
   * The last month reported (all months up to it are), `none`, or months with
   * their word: `{ "2026-09": "零报告" }`. `null`: the file has no record.
   * By default every month of the period is reported.
   */
  readonly reports?: string | Readonly<Record<string, string>> | null;
  /** A table of indicators, see `indicatorTable`. */
  readonly indicators?: string;
  /** A table of the nodes as issued; by default they are the plan's own. `null`: no `_plan`. */
  readonly baseline?: string | null;
  readonly findings?: readonly Finding[];
}

const PLAN_ID = parsePlanId("00000000-0000-4000-8000-000000000001");

/** A well-formed plan. */
export function planTable(table: string, head: Head = {}): Plan {
  const reading = readingTable(table, { reports: "none", ...head });
  if (reading.head.planId === null)
    throw new Error("a plan has an id: give it a baseline");
  return {
    id: reading.head.planId,
    title: reading.head.title,
    branchCode: reading.head.branchCode,
    branchName: reading.head.branchName,
    parentUnion: reading.head.parentUnion,
    period: reading.head.period,
    preparedBy: "",
    reviewedBy: "",
    preparedOn: null,
    guidingPrinciples: "",
    goals: goalsOf(table, head),
    measures: measuresOf(table, head),
    nodes: nodeTable(table),
    indicators: reading.indicators.map((row) => ({
      id: required(row.id, "indicator id"),
      measureId: row.measureId,
      name: row.name,
      unit: row.unit,
      kind: row.kind,
      direction: row.direction,
      target: row.target,
      values: row.values,
      denominators: row.denominators,
    })),
    owners: [],
    reports: (reading.reports ?? []).map((report) => ({
      month: report.month,
      state: report.state,
      reporter: report.reporter,
      reportedOn: report.reportedOn,
    })),
  };
}

/** The nodes of a table in which every row has an id and a month. */
export function nodeTable(table: string): readonly PlanNode[] {
  return nodeRows(table).map((row) => ({
    id: required(row.id, "node id"),
    goalId: row.goalId,
    measureId: row.measureId,
    text: row.text,
    recurrence: row.recurrence,
    dueMonth: required(row.dueMonth, "month"),
    owner: row.owner,
    department: row.department,
    weight: row.weight,
    progress: row.progress,
  }));
}

/** What reading a workbook with this plan would give. */
export function readingTable(table: string, head: Head = {}): PlanReading {
  const period = periodFrom(head.period ?? "2026-01/12");
  const code = head.code === undefined ? "B01" : head.code;
  const nodes = nodeRows(table);
  const file = head.file ?? `${code ?? "plan"}.xlsx`;
  return {
    file,
    savedAt: head.savedAt === undefined ? "2026-10-08T09:00:00Z" : head.savedAt,
    head: {
      planId: head.baseline === null ? null : PLAN_ID,
      title: "工会工作计划",
      branchCode: codeFrom(code),
      branchName: head.name ?? (code === null ? "" : `${code}工会`),
      parentUnion: head.parent ?? "",
      recordedCode: codeFrom(head.recordedCode ?? null),
      recordedName: head.recordedName ?? null,
      period,
      preparedBy: "",
      reviewedBy: "",
      preparedOn: null,
      guidingPrinciples: "",
      language: "zh",
      place: { sheet: "封面", cells: { branchName: "B3", branchCode: "B4" } },
    },
    goals: goalsOf(table, head).map((goal, i) => ({
      ...goal,
      place: { sheet: "目标", row: i + 2 },
    })),
    measures: measuresOf(table, head).map((measure, i) => ({
      ...measure,
      place: { sheet: "措施", row: i + 2 },
    })),
    nodes,
    indicators:
      head.indicators === undefined ? [] : indicatorTable(head.indicators),
    owners: [],
    reports: reportRows(head.reports, period),
    baseline: baselineFrom(table, head.baseline),
    tables: {
      goals: null,
      measures: null,
      nodes: tablePlace("月度安排", nodes.length + 1, NODE_KEYS),
      indicators: tablePlace("指标", 40, [
        ...INDICATOR_KEYS,
        ...monthsOf(period).map((month) => isoMonth(month)),
      ]),
      owners: null,
    },
    findings: head.findings ?? [],
  };
}

/** A table of the nodes as issued: 编号, 月份, and 安排 and 类型 if need be. */
export function baselineTable(table: string): readonly BaselineNode[] {
  return nodeTable(table).map(({ id, text, dueMonth, recurrence }) => ({
    id,
    text,
    dueMonth,
    recurrence,
  }));
}

/**
 * A table of indicators: 编号, 指标, 单位, 口径, 方向, 目标 and months such as
 * `2026-03`. A ratio's cell is `45/50`, with one of them blank `45/`; `90%` is
 * a bare percentage.
 */
export function indicatorTable(table: string): readonly IndicatorRow[] {
  return rowsOf(table).map((cells, i) => {
    const kind = word(cells.get("口径") ?? "累计", KINDS);
    const values = new Map<Month, number>();
    const denominators = new Map<Month, number>();
    const bareMonths: Month[] = [];
    for (const [column, text] of cells) {
      const month = parseIsoMonth(column);
      if (month === null || text === "") continue;
      if (text.endsWith("%")) bareMonths.push(month);
      const [num = "", den = ""] = text.endsWith("%") ? [] : text.split("/");
      if (num !== "") values.set(month, Number(num));
      if (den !== "") denominators.set(month, Number(den));
    }
    return {
      id: parseIndicatorId(cells.get("编号") ?? `I0${i + 1}`),
      measureId: null,
      name: cells.get("指标") ?? "活动场次",
      unit: cells.get("单位") ?? "场",
      kind,
      direction: cells.get("方向") === "不高于" ? "at-most" : "at-least",
      target: blankOr(cells.get("目标"), Number),
      values,
      denominators,
      bareMonths,
      place: { sheet: "指标", row: i + 2 },
    };
  });
}

/** A day that the test names; throws where there is no such day. */
export function day(text: string): Day {
  return required(parseIsoDay(text), `day ${text}`);
}

/** A month that the test names; throws where there is no such month. */
export function month(text: string): Month {
  return required(parseIsoMonth(text), `month ${text}`);
}

/** A period such as `2026-01/12` or `school-year 2025-08/12`. */
export function periodFrom(text: string): PlanPeriod {
  const match = /^(?:(\S+) )?(\d{4}-\d{2})\/(6|12)$/.exec(text);
  if (match === null) throw new Error(`not a period: ${text}`);
  const months = match[3] === "6" ? 6 : 12;
  const kind = parsePeriodKind(
    match[1] ?? (months === 6 ? "half-year" : "calendar-year"),
  );
  return {
    kind: required(kind, "kind of period"),
    start: month(match[2] ?? ""),
    months,
  };
}

/** The rows of a text table by column name; throws where a row has cells too many. */
export function rowsOf(table: string): readonly ReadonlyMap<string, string>[] {
  const [header, ...lines] = table
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return lines.map((cells) => {
    if (cells.length > (header ?? []).length)
      throw new Error(`too many cells: ${cells.join("|")}`);
    return new Map(
      (header ?? []).map(
        (name, i) => [name, (cells[i] ?? "").replace(/^-+$/, "")] as const,
      ),
    );
  });
}

const STATUSES: Readonly<Record<string, NodeStatus>> = {
  "": "not-started",
  未开始: "not-started",
  进行中: "in-progress",
  已完成: "done",
  已延期: "deferred",
  已取消: "cancelled",
};

const RECURRENCES: Readonly<Record<string, Recurrence>> = {
  "": "once",
  单次: "once",
  每月: "monthly",
  每季: "quarterly",
  常态: "standing",
};

const KINDS: Readonly<Record<string, IndicatorKind>> = {
  累计: "sum",
  期末: "latest",
  比率: "ratio",
};

/** The columns of a table of nodes with the key that each has in the workbook. */
const NODE_COLUMNS: Readonly<Record<string, string>> = {
  编号: "id",
  目标: "goalId",
  措施: "measureId",
  安排: "text",
  类型: "recurrence",
  月份: "dueMonth",
  责任人: "owner",
  部门: "department",
  权重: "weight",
  状态: "status",
  进度: "progress",
  完成: "doneOn",
  延期至: "deferredTo",
  变更: "changedOn",
  原因: "changeReason",
  情况: "result",
  佐证: "evidence",
};
const NODE_KEYS = Object.values(NODE_COLUMNS);
const INDICATOR_KEYS = [
  "id",
  "measureId",
  "name",
  "part",
  "unit",
  "kind",
  "direction",
  "target",
];

/** The rows of a table of nodes; the first stands in row 2 of 月度安排. */
export function nodeRows(table: string): readonly NodeRow[] {
  return rowsOf(table).map((cells, i) => {
    for (const column of cells.keys()) {
      if (!(column in NODE_COLUMNS))
        throw new Error(`unknown column: ${column}`);
    }
    const unreadable = [...cells].filter(([, text]) => text === "?");
    const text = (column: string): string => {
      const written = cells.get(column) ?? "";
      return written === "?" ? "" : written;
    };
    return {
      id: cells.has("编号")
        ? parseNodeId(text("编号"))
        : parseNodeId(`N${String(i + 1).padStart(4, "0")}`),
      goalId: parseGoalId(text("目标")),
      measureId: parseMeasureId(text("措施")),
      text: text("安排") || `第${i + 1}项工作`,
      recurrence: word(text("类型"), RECURRENCES),
      dueMonth: blankOr(text("月份"), month),
      owner: text("责任人"),
      department: text("部门"),
      weight: blankOr(text("权重"), Number) ?? 1,
      progress: progressOf(text),
      unreadable: unreadable.map(([column]) => NODE_COLUMNS[column] ?? column),
      place: { sheet: "月度安排", row: i + 2 },
    };
  });
}

function progressOf(text: (column: string) => string): NodeProgress {
  return {
    ...BLANK_PROGRESS,
    status: word(text("状态"), STATUSES),
    progress: blankOr(text("进度"), Number),
    doneOn: blankOr(text("完成"), day),
    deferredTo: blankOr(text("延期至"), month),
    changedOn: blankOr(text("变更"), day),
    changeReason: text("原因"),
    result: text("情况"),
    evidence: text("佐证"),
  };
}

function goalsOf(table: string, head: Head): readonly Goal[] {
  const named = nodeRows(table).flatMap(({ goalId }) => goalId ?? []);
  const ids = new Set([...Object.keys(head.goals ?? {}), ...named]);
  return [...ids].map((id) => {
    const [field = "其他", text = `目标${id}`] = (
      head.goals?.[id] ?? `其他 目标${id}`
    ).split(" ");
    return { id: id as GoalId, field: field as WorkField, text, note: "" };
  });
}

/** A measure belongs to the goal that its number names: `M2.1` to `G2`. */
function measuresOf(table: string, head: Head): readonly Measure[] {
  const named = nodeRows(table).flatMap(({ measureId }) => measureId ?? []);
  const ids = new Set([...Object.keys(head.measures ?? {}), ...named]);
  return [...ids].map((id) => ({
    id: required(parseMeasureId(id), "measure id"),
    goalId: required(parseGoalId(`G${/\d+/.exec(id)?.[0] ?? ""}`), "goal id"),
    text: head.measures?.[id] ?? `措施${id}`,
    owner: "",
    support: "",
  }));
}

function baselineFrom(
  table: string,
  baseline: Head["baseline"],
): PlanReading["baseline"] {
  if (baseline === null) return null;
  if (baseline !== undefined) return baselineTable(baseline);
  return nodeRows(table).flatMap(({ id, text, dueMonth, recurrence }) =>
    id === null || dueMonth === null ? [] : { id, text, dueMonth, recurrence },
  );
}

function reportRows(
  reports: Head["reports"],
  period: PlanPeriod,
): readonly ReportRow[] | null {
  if (reports === null) return null;
  const stateOf = (at: Month): ReportRow["state"] => {
    if (typeof reports === "object") {
      const written = reports[isoMonth(at)] ?? "";
      return written === "已填报"
        ? "reported"
        : written === "零报告"
          ? "zero-report"
          : null;
    }
    if (reports === "none") return null;
    return at <= (reports === undefined ? lastMonthOf(period) : month(reports))
      ? "reported"
      : null;
  };
  return monthsOf(period).map((at, i) => ({
    month: at,
    state: stateOf(at),
    reporter: "",
    reportedOn: null,
    place: { sheet: "封面", row: i + 20 },
  }));
}

function tablePlace(
  sheet: string,
  lastRow: number,
  keys: readonly string[],
): TablePlace {
  return {
    sheet,
    headerRow: 1,
    lastRow,
    columns: new Map(keys.map((key, i) => [key, i + 1])),
  };
}

function isoMonth(at: Month): string {
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

function codeFrom(code: string | null): BranchCode | null {
  return code === null ? null : parseBranchCode(code);
}

function word<T>(text: string, words: Readonly<Record<string, T>>): T {
  const found = words[text];
  if (found === undefined) throw new Error(`unknown word: ${text}`);
  return found;
}

function blankOr<T>(
  text: string | undefined,
  read: (text: string) => T,
): T | null {
  return text === undefined || text === "" ? null : read(text);
}

function required<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`no ${what}`);
  return value;
}
