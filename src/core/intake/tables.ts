import { leadingTime } from "./leading-times";
import { NO_FRAME, readTimeCell } from "./months";
import { ownerNames } from "./owners";
import type { SourceTable } from "./paragraphs";
import { textOf, whole } from "./source";
import type { Slice, SourceText } from "./source";

/** What a column of a table of tasks holds. */
export type ColumnRole =
  | "number"
  | "time"
  | "goal"
  | "task"
  | "measure"
  | "owner"
  | "support"
  | "note"
  | "month";

/** One row of tasks: its cells by role, empty ones filled from above where the column is merged. */
export interface TaskRow {
  readonly line: number;
  readonly goal: Slice | null;
  readonly task: Slice | null;
  readonly measure: Slice | null;
  readonly time: Slice | null;
  /** 责任部门 and 责任人 can be a column each. */
  readonly owners: readonly Slice[];
  /** Cells of columns that are one month each: the month and the cell. */
  readonly months: readonly { readonly month: number; readonly cell: Slice }[];
  /** Remarks, places, those who take part: kept as notes. */
  readonly others: readonly Slice[];
}

/** A table of tasks as read. */
export interface TaskTable {
  readonly rows: readonly TaskRow[];
  /** The time stands first: a month list, whose rows are arrangements and no measures. */
  readonly isSchedule: boolean;
  /** Title rows, the header, numbers: cells that are no content. */
  readonly labels: readonly Slice[];
  /** Every cell that is not a repeated part of a merged one, for the ledger. */
  readonly sources: readonly SourceText[];
}

const HEADERS: readonly (readonly [ColumnRole, RegExp])[] = [
  ["number", /^(?:序号?|编号|周次|周|NO|No|no)\.?$/],
  ["support", /配合|协办|协助|参加|参与|对象|范围/],
  [
    "owner",
    /责任(?:人|部门|单位|科室|领导|主体|委员|分工)?$|负责|牵头|主办|承办|经办|分管|落实(?:部门|单位)|实施(?:部门|单位)|责任/,
  ],
  [
    "time",
    /^(?:月份?|时间|日期|季度|时限|期限|进度|节点)$|时间|时限|月份|日期|期限|进度安排|完成节点/,
  ],
  [
    "note",
    /备注|地点|经费|预算|金额|单价|数量|小计|说明|方式|形式|验收|目标值|完成情况|标准|考核/,
  ],
  [
    "measure",
    /措施|举措|具体(?:内容|工作|安排|要求|任务|事项)|实施要求|工作要求|要求|内容及要求|做法|活动内容/,
  ],
  [
    "goal",
    /^(?:类别|类型|项目|目标|领域|板块|分类|大项|模块|方面|工作领域|工作类别|工作类型|工作目标|工作项目|任务类别|项目类别|重点项目|工作板块|工作方面|主题)$/,
  ],
  ["task", /工作|任务|内容|活动|事项|名称|安排|要点|项目|计划/],
];

function headerRole(
  text: string,
): ColumnRole | { readonly month: number } | null {
  const label = text
    .replace(/[\s（）]/g, "")
    .replace(/^[一二三四五六七八九十\d]+[、.]/, "");
  if (label === "" || label.length > 14) return null;
  const month = /^\d|^[一二三四五六七八九十]/.test(label)
    ? leadingTime(label, NO_FRAME)
    : null;
  if (
    month?.to === label.length &&
    month.months.length === 1 &&
    !month.inferred
  )
    return { month: month.months[0] ?? 1 };
  return HEADERS.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
}

interface Column {
  readonly role: ColumnRole | null;
  readonly month: number;
  /** Two-column lists repeat their header: the part of the row to which the column belongs. */
  readonly group: number;
}

interface Grid extends SourceTable {
  readonly anyMerged: boolean;
}

/** Reads a table of tasks by its header, or by what its columns hold; `null` where neither says. */
export function readTaskTable(table: SourceTable): TaskTable | null {
  const grid = {
    ...table,
    anyMerged: table.merged.some((row) => row.includes(true)),
  };
  const header = headerRow(grid);
  const columns =
    header < 0 ? guessColumns(grid) : headerColumns(grid.cells[header] ?? []);
  if (columns === null || isBudget(columns, grid.cells[header] ?? []))
    return null;
  const first = header + 1;
  const labels: Slice[] = [];
  grid.cells.slice(0, first).forEach((row) => labels.push(...row.map(whole)));
  const rows = readRows(grid, columns, first, labels);
  const sources = grid.cells.flatMap((row, r) =>
    row.filter((_, c) => grid.merged[r]?.[c] !== true),
  );
  const own = new Set(sources);
  return {
    rows,
    isSchedule: isSchedule(columns),
    labels: labels.filter(({ source }) => own.has(source)),
    sources,
  };
}

/** All cells of a table that could not be read as one of tasks. */
export function cellSources(table: SourceTable): readonly SourceText[] {
  return table.cells.flatMap((row, r) =>
    row.filter((cell, c) => table.merged[r]?.[c] !== true && cell.text !== ""),
  );
}

const HEADER_ROWS = 4;

function headerRow(grid: Grid): number {
  for (let r = 0; r < Math.min(HEADER_ROWS, grid.cells.length); r++) {
    const row = grid.cells[r] ?? [];
    const distinct = new Set(row.map(({ text }) => text));
    const roles = row.filter(({ text }) => headerRole(text) !== null).length;
    const filled = row.filter(({ text }) => text !== "").length;
    if (roles >= 2 && distinct.size >= 2 && roles * 3 >= filled * 2) return r;
  }
  return -1;
}

function headerColumns(header: readonly SourceText[]): readonly Column[] {
  let group = 0;
  const seen = new Set<string>();
  const columns = header.map(({ text }): Column => {
    if (text !== "" && seen.has(text) && headerRole(text) === "time") {
      group += 1;
      seen.clear();
    }
    seen.add(text);
    const role = headerRole(text);
    if (role !== null && typeof role === "object")
      return { role: "month", month: role.month, group };
    return { role, month: 0, group };
  });
  return onlyOneTask(columns);
}

/** Of several columns of tasks the first is the goal where the others are no measures; a lone measure or goal column is the task. */
function onlyOneTask(columns: readonly Column[]): readonly Column[] {
  const has = (role: ColumnRole): boolean =>
    columns.some((column) => column.role === role);
  let tasks = 0;
  return columns.map((column) => {
    if (!has("task") && !has("goal") && column.role === "measure")
      return { ...column, role: "task" };
    if (!has("task") && !has("measure") && column.role === "goal")
      return { ...column, role: "task" };
    if (column.role !== "task") return column;
    tasks += 1;
    const several =
      columns.filter(
        (other) => other.role === "task" && other.group === column.group,
      ).length > 1;
    if (several && !has("goal") && tasks === 1)
      return { ...column, role: "goal" };
    return column;
  });
}

/** The columns of a table without a header, by what most of their cells are. */
function guessColumns(grid: Grid): readonly Column[] | null {
  const width = grid.cells[0]?.length ?? 0;
  if (width < 2 || grid.cells.length < 2) return null;
  let longest = -1;
  let longestLength = 0;
  const roles: (ColumnRole | null)[] = [];
  for (let c = 0; c < width; c++) {
    const texts = grid.cells
      .map((row) => row[c]?.text ?? "")
      .filter((text) => text !== "");
    const share = (is: (text: string) => boolean): number =>
      texts.filter(is).length / Math.max(1, texts.length);
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    if (share((text) => /^\d{1,3}$/.test(text)) > 0.8 && c === 0)
      roles.push("number");
    else if (
      share(
        (text) => text.length <= 14 && readTimeCell(text, NO_FRAME).length > 0,
      ) > 0.6
    )
      roles.push("time");
    else if (
      c > 0 &&
      share(
        (text) =>
          text.length <= 16 &&
          ownerNames(text).length > 0 &&
          !/[，。]/.test(text),
      ) > 0.8 &&
      length < 12 * texts.length
    )
      roles.push("owner");
    else roles.push(null);
    if (roles[c] === null && length > longestLength)
      [longest, longestLength] = [c, length];
  }
  if (longest < 0 || !roles.includes("time")) return null;
  return roles.map((role, c): Column => ({
    role: c === longest ? "task" : role,
    month: 0,
    group: 0,
  }));
}

/** Names and sums of money, without a time or an owner: no tasks. */
function isBudget(
  columns: readonly Column[],
  header: readonly SourceText[],
): boolean {
  return (
    header.some(({ text }) => /金额|单价|预算|经费|元）/.test(text)) &&
    !columns.some(
      ({ role }) =>
        role === "time" ||
        role === "owner" ||
        role === "month" ||
        role === "measure",
    )
  );
}

function isSchedule(columns: readonly Column[]): boolean {
  const first = columns.find(({ role }) => role !== null && role !== "number");
  return first?.role === "time" && !columns.some(({ role }) => role === "goal");
}

const INHERITING: ReadonlySet<ColumnRole> = new Set([
  "goal",
  "time",
  "owner",
  "task",
]);

function readRows(
  grid: Grid,
  columns: readonly Column[],
  first: number,
  labels: Slice[],
): readonly TaskRow[] {
  const groups = Math.max(...columns.map(({ group }) => group)) + 1;
  const rows: TaskRow[] = [];
  for (let group = 0; group < groups; group++) {
    const above = new Map<number, Slice>();
    for (let r = first; r < grid.cells.length; r++) {
      const row = grid.cells[r] ?? [];
      if (isBanner(row, grid.merged[r] ?? [])) {
        const banner = row[0];
        if (group === 0 && banner !== undefined)
          rows.push(bannerRow(banner, r));
        above.clear();
        continue;
      }
      const read = readRow({ grid, columns, row, r, group, above, labels });
      if (read !== null) rows.push(read);
    }
  }
  return rows;
}

/** A row that is one cell across: the heading of the rows below. */
function isBanner(
  row: readonly SourceText[],
  merged: readonly boolean[],
): boolean {
  const text = row[0]?.text ?? "";
  if (text === "" || row.length < 3) return false;
  return row.every(
    (cell, c) => cell.text === text && (c === 0 || merged[c] === true),
  );
}

function bannerRow(banner: SourceText, r: number): TaskRow {
  return {
    line: banner.lines[0] ?? r + 1,
    goal: whole(banner),
    task: null,
    measure: null,
    time: null,
    owners: [],
    months: [],
    others: [],
  };
}

interface RowContext {
  readonly grid: Grid;
  readonly columns: readonly Column[];
  readonly row: readonly SourceText[];
  readonly r: number;
  readonly group: number;
  readonly above: Map<number, Slice>;
  readonly labels: Slice[];
}

function readRow(context: RowContext): TaskRow | null {
  const { columns, row, r, group, labels } = context;
  const found = new Map<ColumnRole, Slice>();
  const others: Slice[] = [];
  const owners: Slice[] = [];
  const months: { month: number; cell: Slice }[] = [];
  let isFilled = false;
  for (const [c, source] of row.entries()) {
    const column = columns[c];
    if (column?.group !== group) continue;
    const isOwn = source.text !== "" && context.grid.merged[r]?.[c] !== true;
    const { role } = column;
    if (role === "number") {
      if (isOwn) labels.push(whole(source));
    } else if (role === "month") {
      if (source.text !== "")
        months.push({ month: column.month, cell: whole(source) });
    } else if (role === null || role === "note" || role === "support") {
      if (isOwn) others.push(whole(source));
    } else {
      if (isOwn) isFilled = true;
      const value = isOwn ? whole(source) : inheritedCell(context, c, role);
      if (value === null) continue;
      if (role === "owner") owners.push(value);
      else if (!found.has(role)) found.set(role, value);
      else if (isOwn) others.push(value);
      context.above.set(c, value);
    }
  }
  if (!isFilled && months.length === 0 && others.length === 0) return null;
  const get = (role: ColumnRole): Slice | null => found.get(role) ?? null;
  return {
    line: lineOfRow(row, r),
    goal: get("goal"),
    task: get("task"),
    measure: get("measure"),
    time: get("time"),
    owners,
    months,
    others,
  };
}

/** What a merged or empty cell holds: the merged area's text, else (where merging cannot be seen) the cell above. */
function inheritedCell(
  { grid, columns, row, above }: RowContext,
  c: number,
  role: ColumnRole,
): Slice | null {
  const isTaskItself =
    role === "task" && !columns.some((other) => other.role === "measure");
  if (!INHERITING.has(role) || isTaskItself) return null;
  const cell = row[c];
  const up = above.get(c);
  if (cell === undefined || cell.text === "") {
    return grid.anyMerged ? null : (up ?? null);
  }
  return up !== undefined && textOf(up) === cell.text ? up : whole(cell);
}

function lineOfRow(row: readonly SourceText[], r: number): number {
  return row.find(({ lines }) => lines.length > 0)?.lines[0] ?? r + 1;
}

/** Signs with which a matrix of tasks and months is ticked. */
export function isTick(cell: Slice): boolean {
  return /^(?:[✓•●■▲★☆◆*xXvVyY◎△⊙]|是|1|有)$/.test(textOf(cell).trim());
}
