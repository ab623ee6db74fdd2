import { finding } from "../finding";
import { parseBranchCode } from "./ids";
import type { Finding, Params, Place } from "../finding";
import type { BranchCode } from "./ids";
import type { Roster, RosterBranch } from "./roster";

/** The roster and everything that was wrong or doubtful in its rows. */
export interface RosterReading {
  readonly roster: Roster;
  readonly findings: readonly Finding[];
}

type ColumnKey = "code" | "name" | "parent" | "contact" | "phone";
type Columns = ReadonlyMap<ColumnKey, number>;

/** Headers of the roster's columns, compared by `headerKey`; the first of each is the format's own. */
const HEADERS: Readonly<Record<ColumnKey, readonly string[]>> = {
  code: [
    "单位编码",
    "编码",
    "单位代码",
    "代码",
    "工会编码",
    "单位编号",
    "工会代码",
    "branchcode",
    "code",
  ],
  name: [
    "单位名称",
    "名称",
    "单位",
    "工会名称",
    "基层工会",
    "基层工会名称",
    "单位全称",
    "branch",
    "branchname",
    "name",
  ],
  parent: [
    "上级工会",
    "上级",
    "上级单位",
    "上级工会名称",
    "上级工会编码",
    "所属工会",
    "主管工会",
    "parentunion",
    "parent",
  ],
  contact: [
    "联系人",
    "联络员",
    "工会主席",
    "负责人",
    "填报人",
    "contact",
    "contactperson",
  ],
  phone: [
    "联系电话",
    "电话",
    "手机",
    "手机号",
    "手机号码",
    "联系方式",
    "phone",
    "telephone",
  ],
};

/** No header row stands lower than this. */
const SEARCHED_ROWS = 40;
/** Unions have six levels, from the national one down; a longer chain is as wrong as a circle. */
const MOST_LEVELS = 50;
/** Rows that count the others are no branches. */
const TOTALS: ReadonlySet<string> = new Set([
  "合计",
  "小计",
  "总计",
  "共计",
  "total",
]);

/** A row with both code and name, in the course of reading. */
interface RosterRow {
  readonly index: number;
  readonly code: BranchCode;
  readonly name: string;
  readonly parent: string;
  readonly contact: string;
  readonly phone: string;
}

/**
 * Reads a roster (docs/plan-format.md, The roster and the issue record) from
 * rows of text, title rows above the header included. Columns are found by
 * header or alias in any order; blank rows, repeated headers and total rows
 * are passed over. `place` gives the place of a cell by its indices in `rows`.
 *
 * Findings: `roster-header-missing` (no branches then), `roster-row-incomplete`
 * (the row is left out), `roster-code-duplicate` (the first row is kept),
 * `roster-name-duplicate`, `roster-parent-cycle` (such a branch has no path).
 */
export function parseRoster(
  rows: readonly (readonly string[])[],
  place: (row: number, column: number) => Place = () => ({}),
): RosterReading {
  const findings: Finding[] = [];
  const header = findHeader(rows);
  if (!header) {
    findings.push(finding("roster-header-missing", place(0, 0)));
    return { roster: { branches: [] }, findings };
  }
  const column = (key: ColumnKey): number => header.columns.get(key) ?? 0;
  const report: Report = (code, row, key, params) => {
    findings.push(finding(code, place(row, column(key)), params));
  };
  const read = readRows(rows, header, report);
  const kept = withoutDoubles(read, report);
  const paths = new Paths(kept);
  const branches = kept.map((row): RosterBranch => {
    const { path, cycle } = paths.of(row);
    if (cycle)
      report("roster-parent-cycle", row.index, "parent", { name: row.name });
    const { code, name, parent, contact, phone } = row;
    return { code, name, parent, contact, phone, path };
  });
  return { roster: { branches }, findings };
}

type RosterFinding =
  | "roster-row-incomplete"
  | "roster-code-duplicate"
  | "roster-name-duplicate"
  | "roster-parent-cycle";
type Report = (
  code: RosterFinding,
  row: number,
  key: ColumnKey,
  params: Params,
) => void;

interface Header {
  readonly row: number;
  readonly columns: Columns;
}

/** The first row that names both required columns. */
function findHeader(rows: readonly (readonly string[])[]): Header | null {
  const last = Math.min(rows.length, SEARCHED_ROWS);
  for (let row = 0; row < last; row++) {
    const columns = columnsOf(rows[row] ?? []);
    if (columns.has("code") && columns.has("name")) return { row, columns };
  }
  return null;
}

/** The column of each key: the best of its headers wins, so that 单位名称 is taken before 单位. */
function columnsOf(cells: readonly string[]): Columns {
  const keys = cells.map(headerKey);
  const columns = new Map<ColumnKey, number>();
  for (const key of Object.keys(HEADERS) as ColumnKey[]) {
    for (const header of HEADERS[key]) {
      const at = keys.indexOf(header);
      if (at < 0) continue;
      columns.set(key, at);
      break;
    }
  }
  return columns;
}

/** A header for comparing: half-width, without white space, remarks in brackets and marks at the end. */
function headerKey(text: string): string {
  return compact(text)
    .replace(/\([^()]*\)$/, "")
    .replace(/[*:]+$/, "")
    .replace(/^\*+/, "");
}

/** Text for comparing: half-width, lower case, without white space. */
function compact(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\u200b]+/g, "")
    .toLowerCase();
}

function readRows(
  rows: readonly (readonly string[])[],
  header: Header,
  report: Report,
): readonly RosterRow[] {
  const read: RosterRow[] = [];
  for (let index = header.row + 1; index < rows.length; index++) {
    const cells = rows[index] ?? [];
    if (isPassedOver(cells)) continue;
    const text = (key: ColumnKey): string => {
      const column = header.columns.get(key);
      return column === undefined ? "" : (cells[column] ?? "").trim();
    };
    const code = parseBranchCode(text("code"));
    const name = text("name").replace(/\s+/g, " ");
    if (code === null || name === "") {
      report("roster-row-incomplete", index, code === null ? "code" : "name", {
        name,
        code: text("code"),
      });
      continue;
    }
    const rest = {
      parent: text("parent"),
      contact: text("contact"),
      phone: text("phone"),
    };
    read.push({ index, code, name, ...rest });
  }
  return read;
}

/** Blank rows, totals, and the header once more, as on every page of a printed list. */
function isPassedOver(cells: readonly string[]): boolean {
  const written = cells.map(compact).filter((text) => text !== "");
  if (
    written.every((text) => TOTALS.has(text) || /^\d+(?:家|个)?$/.test(text))
  ) {
    return written.length === 0 || written.some((text) => TOTALS.has(text));
  }
  const columns = columnsOf(cells);
  return columns.has("code") && columns.has("name");
}

/** The first row of each code; a name that stands twice is kept twice, for the codes tell them apart. */
function withoutDoubles(
  rows: readonly RosterRow[],
  report: Report,
): readonly RosterRow[] {
  const codes = new Map<string, RosterRow>();
  const names = new Map<string, RosterRow>();
  return rows.filter((row) => {
    const sameCode = codes.get(compact(row.code));
    if (sameCode) {
      report("roster-code-duplicate", row.index, "code", {
        code: row.code,
        row: sameCode.index + 1,
      });
      return false;
    }
    codes.set(compact(row.code), row);
    const sameName = names.get(compact(row.name));
    if (sameName) {
      report("roster-name-duplicate", row.index, "name", {
        name: row.name,
        row: sameName.index + 1,
      });
    } else names.set(compact(row.name), row);
    return true;
  });
}

interface Path {
  readonly path: readonly string[];
  /** Does the branch stand above itself? */
  readonly cycle: boolean;
}

/** Finds the unions above each branch, top first. */
class Paths {
  private readonly byCode = new Map<string, RosterRow>();
  private readonly byName = new Map<string, RosterRow>();

  constructor(rows: readonly RosterRow[]) {
    for (const row of rows) {
      this.byCode.set(compact(row.code), row);
      if (!this.byName.has(compact(row.name)))
        this.byName.set(compact(row.name), row);
    }
  }

  /**
   * A parent that is a row counts by its code and goes on with its own parent;
   * one that is none is the union above all and counts as written. A chain
   * that runs into a circle ends there.
   */
  of(row: RosterRow): Path {
    const path: string[] = [];
    const passed = new Set<RosterRow>([row]);
    let at = row;
    while (at.parent !== "") {
      const above = this.find(at.parent);
      if (above === row || path.length >= MOST_LEVELS)
        return { path: [], cycle: true };
      if (above && passed.has(above)) break;
      path.unshift(above ? above.code : at.parent);
      if (!above) break;
      passed.add(above);
      at = above;
    }
    return { path, cycle: false };
  }

  private find(parent: string): RosterRow | undefined {
    return this.byCode.get(compact(parent)) ?? this.byName.get(compact(parent));
  }
}
