import type { Language, SheetLayout, WorkbookLayout } from "../../core/layout";
import {
  reminderText,
  rollupWorkbook,
} from "../../core/layout/rollup-workbook";
import type { Day, PlanPeriod, Roster } from "../../core/plan";
import type { Collection, Json, Rollup } from "../../core/rollup";
import { rollupJson } from "../../core/rollup";
import type { FileJobControl } from "../file-work/job";
import { jobControlOf } from "../file-work/job";
import { inputOf } from "../file-work/input";
import type { FileWorkTools } from "../file-work/tools";
import { parseIssueRecord } from "../issue-record";
import type { IssueRecord } from "../issue-record";
import type { ChosenFile } from "../pane/platform";
import { JobError } from "../ports";
import { collectOptionsOf, countCollection } from "../rollup";
import type { RollupScope } from "../rollup";
import { readAll } from "./readers";
import type { BranchReader } from "./readers";
import { listsOf, viewOf } from "./summary";
import type { ListsOf } from "./summary";
import { traceOf } from "./trace";
import type {
  Figure,
  ListPage,
  RollupListName,
  RollupLists,
  RollupView,
  TraceLine,
} from "./view";

export { branchReader } from "./readers";
export type { BranchReader, FileFacts, ReadingOptions } from "./readers";
export { ROLLUP_LISTS } from "./view";
export type * from "./view";

/** What a roll-up is made of, as a person hands it over. */
export interface RollupOrder {
  readonly files: readonly ChosenFile[];
  /** Without one the issue record's; without either every branch that is seen is one. */
  readonly roster: Roster | null;
  /** `issue-record.json`, the baseline. */
  readonly record: ChosenFile | null;
  readonly period: PlanPeriod | null;
  readonly asOf: Day;
  readonly today: Day;
  /** Name of the union that rolls up; empty where the roster says it. */
  readonly union?: string;
}

/** A workbook without its rows, which are asked for piece by piece. */
export interface LayoutHead {
  readonly layout: Omit<WorkbookLayout, "sheets">;
  readonly sheets: readonly {
    readonly sheet: Omit<SheetLayout, "rows">;
    readonly rows: number;
  }[];
}

/**
 * One roll-up that can be asked about: what was read stays, wherever the
 * session lives, and only what is shown comes to the caller, in pieces. Every
 * member but `close` may be called once `read` has ended; results are plain
 * data.
 */
export interface RollupSession {
  /** Reads every file and counts. Fails with `CancelledError`, or `record-damaged`. */
  read(order: RollupOrder, control?: FileJobControl): Promise<RollupView>;
  /** Counts again with the files that a person picked among duplicates; nothing is read again. */
  choose(files: readonly string[]): Promise<RollupView>;
  /** `count` items of a list from the index `from`. */
  list<Name extends RollupListName>(
    name: Name,
    from: number,
    count: number,
  ): Promise<ListPage<RollupLists[Name]>>;
  /** Where a figure comes from; as many lines as a count says. */
  trace(
    figure: Figure,
    from: number,
    count: number,
  ): Promise<ListPage<TraceLine>>;
  /** 催报, ready to be sent; empty where nobody has to be reminded. */
  reminder(language: Language): Promise<string>;
  /** The roll-up workbook as a file. */
  workbook(language: Language): Promise<Uint8Array>;
  /** The roll-up workbook without its rows; `layoutRows` gives those of the same layout. */
  layoutHead(language: Language): Promise<LayoutHead>;
  layoutRows(
    sheet: number,
    from: number,
    count: number,
  ): Promise<SheetLayout["rows"]>;
  /** Every figure as `union-plan rollup --json` prints it. */
  json(): Promise<{ readonly [key: string]: Json }>;
  /** Ends the session and everything that it runs. */
  close(): void;
}

/** A session in this thread that reads with these readers. */
export function rollupSession(
  tools: FileWorkTools,
  readers: readonly BranchReader[],
): RollupSession {
  return new Session(tools, readers);
}

interface Made {
  readonly collection: Collection;
  readonly scope: RollupScope;
  readonly order: RollupOrder;
  readonly rollup: Rollup;
  readonly lists: ListsOf;
}

class Session implements RollupSession {
  #made: Made | null = null;
  #layout: WorkbookLayout | null = null;
  /** The rows of the sheet that was asked for last. */
  #rows: { readonly sheet: number; readonly all: SheetRows } | null = null;
  #traced: {
    readonly key: string;
    readonly lines: readonly TraceLine[];
  } | null = null;

  constructor(
    private readonly tools: FileWorkTools,
    private readonly readers: readonly BranchReader[],
  ) {}

  async read(
    order: RollupOrder,
    control: FileJobControl = {},
  ): Promise<RollupView> {
    const { roster, period, asOf, today, union = "" } = order;
    const scope: RollupScope = {
      roster,
      record: order.record === null ? null : await recordIn(order.record),
      period,
      asOf,
      prefer: "newest",
      union,
    };
    const collection = await readAll(
      order.files,
      this.readers,
      { ...collectOptionsOf(scope), today },
      jobControlOf(control),
    );
    return this.#count(collection, scope, order, []);
  }

  async choose(files: readonly string[]): Promise<RollupView> {
    const { collection, scope, order } = this.#there();
    return Promise.resolve(this.#count(collection, scope, order, files));
  }

  #count(
    collection: Collection,
    scope: RollupScope,
    order: RollupOrder,
    chosen: readonly string[],
  ): RollupView {
    const rollup = countCollection(
      collection,
      scope,
      order.today,
      new Set(chosen),
    );
    const lists = listsOf(rollup);
    this.#made = { collection, scope, order, rollup, lists };
    this.#layout = null;
    this.#rows = null;
    this.#traced = null;
    return viewOf(rollup, lists, order.files.length);
  }

  list<Name extends RollupListName>(
    name: Name,
    from: number,
    count: number,
  ): Promise<ListPage<RollupLists[Name]>> {
    const { lists } = this.#there();
    return Promise.resolve(pageOf(lists[name](), from, count));
  }

  trace(
    figure: Figure,
    from: number,
    count: number,
  ): Promise<ListPage<TraceLine>> {
    const key = JSON.stringify(figure);
    if (this.#traced?.key !== key)
      this.#traced = { key, lines: traceOf(this.#there().rollup, figure) };
    return Promise.resolve(pageOf(this.#traced.lines, from, count));
  }

  reminder(language: Language): Promise<string> {
    return Promise.resolve(reminderText(this.#there().rollup, language));
  }

  async workbook(language: Language): Promise<Uint8Array> {
    const { order } = this.#there();
    const toolbox = this.tools.toolbox(order.today);
    return toolbox.writeWorkbook(this.#workbookIn(language));
  }

  layoutHead(language: Language): Promise<LayoutHead> {
    this.#layout = this.#workbookIn(language);
    this.#rows = null;
    const { sheets, ...layout } = this.#layout;
    return Promise.resolve({
      layout,
      sheets: sheets.map(({ rows, ...sheet }) => ({
        sheet,
        rows: lengthOf(rows),
      })),
    });
  }

  layoutRows(
    sheet: number,
    from: number,
    count: number,
  ): Promise<SheetLayout["rows"]> {
    if (this.#rows?.sheet !== sheet) {
      const rows = this.#layout?.sheets[sheet]?.rows ?? [];
      this.#rows = { sheet, all: [...rows] };
    }
    return Promise.resolve(this.#rows.all.slice(from, from + count));
  }

  json(): Promise<{ readonly [key: string]: Json }> {
    return Promise.resolve(rollupJson(this.#there().rollup));
  }

  close(): void {
    this.#made = null;
    this.#layout = null;
    this.#rows = null;
    this.#traced = null;
  }

  #workbookIn(language: Language): WorkbookLayout {
    const { rollup, order } = this.#there();
    const madeAt = this.tools.toolbox(order.today).now;
    return rollupWorkbook(rollup, { language, madeAt });
  }

  #there(): Made {
    if (this.#made === null) throw new Error("nothing has been rolled up yet");
    return this.#made;
  }
}

type SheetRows = readonly (SheetLayout["rows"] extends Iterable<infer Row>
  ? Row
  : never)[];

function lengthOf(rows: SheetLayout["rows"]): number {
  if (Array.isArray(rows)) return rows.length;
  let length = 0;
  const counting = rows[Symbol.iterator]();
  while (counting.next().done !== true) length += 1;
  return length;
}

function pageOf<Item>(
  all: readonly Item[],
  from: number,
  count: number,
): ListPage<Item> {
  return { total: all.length, items: all.slice(from, from + count) };
}

async function recordIn(file: ChosenFile): Promise<IssueRecord> {
  const bytes = await inputOf(file).bytes();
  const record = parseIssueRecord(new TextDecoder().decode(bytes));
  if (record === null)
    throw new JobError("record-damaged", { file: file.name });
  return record;
}

/** Rows that are fetched at once: small enough not to hold up the thread that asks. */
const ROWS_AT_ONCE = 400;

/** The whole layout of a session's workbook, fetched piece by piece. */
export async function layoutOf(
  session: RollupSession,
  language: Language,
): Promise<WorkbookLayout> {
  const { layout, sheets } = await session.layoutHead(language);
  const whole: SheetLayout[] = [];
  for (const [i, { sheet, rows: length }] of sheets.entries()) {
    const rows: SheetRows[number][] = [];
    while (rows.length < length) {
      const before = rows.length;
      for (const row of await session.layoutRows(i, before, ROWS_AT_ONCE))
        rows.push(row);
      if (rows.length === before) break;
    }
    whole.push({ ...sheet, rows });
  }
  return { ...layout, sheets: whole };
}
