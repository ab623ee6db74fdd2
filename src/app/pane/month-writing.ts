import { cellAddress, WORDS } from "../../core/layout";
import type {
  Cell,
  CellPatch,
  CellPlace,
  PlanReading,
  WorkbookCells,
} from "../../core/layout";
import { firstDayOf, formatDay, formatMonth } from "../../core/plan";
import type { Day, Month, ReportState } from "../../core/plan";
import { compact, readDay } from "../../core/plan/values";
import { planAnchors } from "./anchors";
import { cellPosition } from "./cell-position";
import { checkIndicatorEntry, indicatorLines } from "./indicator-entry";
import type {
  IndicatorEntry,
  IndicatorFault,
  IndicatorLine,
} from "./indicator-entry";
import { monthOverview, reportLine } from "./month-view";
import type { ReadWorkbook, ReportLine } from "./month-view";
import { checkNodeEntry } from "./node-entry";
import type { Changes, EntryFault, Fault, NodeEntry } from "./node-entry";
import type { NodeLine } from "./node-line";
import type { WriteJournal, WriteOutcome } from "./undo";

/** What a person enters for a month's report. */
export interface ReportEntry {
  readonly state: ReportState;
  readonly reporter: string;
  /** As it was typed. */
  readonly reportedOn: string;
}

/** What became of an entry. Only `written` has changed the workbook. */
export type EntryOutcome<Entry, Line> =
  | WriteOutcome
  | {
      readonly kind: "faults";
      readonly faults: readonly {
        readonly field: keyof Entry;
        readonly code: EntryFault | IndicatorFault["code"];
      }[];
    }
  /** The row is not in the workbook any more, or cannot be told from others. */
  | { readonly kind: "gone" }
  /** Somebody has changed the row since it was shown: what stands there now. */
  | { readonly kind: "changed"; readonly now: Line };

/** The line that is the one seen: at its old place, else the only one with its id and text. */
function again<
  Line extends { readonly id: unknown; readonly place: CellPlace | null },
>(
  lines: readonly Line[],
  seen: Line,
  nameOf: (line: Line) => string,
): Line | null {
  const name = compact(nameOf(seen));
  const same = lines.filter(
    (line) => line.id === seen.id && compact(nameOf(line)) === name,
  );
  const there = same.find(
    ({ place }) =>
      place?.sheet === seen.place?.sheet && place?.cell === seen.place?.cell,
  );
  return there ?? (same.length === 1 ? (same[0] ?? null) : null);
}

/** Writes what is entered for a node. */
export async function enterNode(
  found: ReadWorkbook,
  journal: WriteJournal,
  seen: NodeLine,
  entry: NodeEntry,
): Promise<EntryOutcome<NodeEntry, NodeLine>> {
  const view = monthOverview(found, null);
  const now = again(
    view.nodes.map(({ line }) => line),
    seen,
    ({ text }) => text,
  );
  if (now === null) return { kind: "gone" };
  if (!isSameReport(now, seen)) return { kind: "changed", now };
  const checked = checkNodeEntry(entry, now, view.entry);
  if (!checked.ok) return { kind: "faults", faults: checked.faults };
  const { sheet } = now.place;
  const cells = patchesOf(found, sheet, now.row, checked.changes);
  return journal.write(
    found.workbook,
    [{ sheet, cells }],
    planAnchors(found.reading),
  );
}

/** Does a row say what was seen: its report, its month, and what in it cannot be read? */
function isSameReport(now: NodeLine, seen: NodeLine): boolean {
  const said = ({ progress, plannedMonth, stateBlank, unreadable }: NodeLine) =>
    JSON.stringify([
      Object.entries(progress).sort(([a], [b]) => (a < b ? -1 : 1)),
      plannedMonth,
      stateBlank,
      unreadable,
    ]);
  return said(now) === said(seen);
}

function patchesOf(
  { workbook, reading }: ReadWorkbook,
  sheet: string,
  row: number,
  changes: Changes,
): readonly CellPatch[] {
  const at = cellReader(workbook, sheet);
  return [...changes].flatMap(([key, change]) => {
    const column = reading.tables.nodes?.columns.get(key);
    if (column === undefined) return [];
    const cell = cellAddress(row, column);
    switch (change.kind) {
      case "plain":
        return [{ cell, value: change.value }];
      case "day":
        return [dayPatch(cell, change.day, at, formatDay(change.day))];
      case "month": {
        const day = firstDayOf(change.month);
        return [dayPatch(cell, day, at, formatMonth(change.month))];
      }
    }
  });
}

type CellReader = (cell: string) => Cell | undefined;

function cellReader(workbook: WorkbookCells, sheet: string): CellReader {
  const info = workbook.sheets.find(({ name }) => name === sheet);
  const cells = info === undefined ? null : workbook.read(info);
  return (cell) => {
    const { row, column } = cellPosition(cell);
    return cells?.cell(row, column);
  };
}

/**
 * A day as a date. Where a plain number stands (a `5` for May) the cell would
 * be shown as a date from then on, also after the number is put back: there
 * the day is written as text, which is read as well.
 */
function dayPatch(
  cell: string,
  day: Day,
  at: CellReader,
  text: string,
): CellPatch {
  const there = at(cell);
  return typeof there?.value === "number" && there.date !== true
    ? { cell, value: text }
    : { cell, value: day, day: true };
}

/** Writes what is entered for an indicator in a month. */
export async function enterIndicator(
  { workbook, reading }: ReadWorkbook,
  journal: WriteJournal,
  seen: IndicatorLine,
  month: Month,
  entry: IndicatorEntry,
): Promise<EntryOutcome<IndicatorEntry, IndicatorLine>> {
  const now = again(
    indicatorLines(reading, workbook, month),
    seen,
    ({ name, unit }) => `${name} ${unit}`,
  );
  if (now === null) return { kind: "gone" };
  const isSame =
    now.value === seen.value &&
    now.denominator === seen.denominator &&
    now.written === seen.written &&
    now.kind === seen.kind;
  if (!isSame) return { kind: "changed", now };
  const checked = checkIndicatorEntry(entry, now);
  if (!checked.ok) return { kind: "faults", faults: checked.faults };
  const patches = [
    { place: now.place, value: checked.value },
    ...(now.kind === "ratio"
      ? [{ place: now.denominatorPlace, value: checked.denominator }]
      : []),
  ].flatMap(({ place, value }) =>
    place === null
      ? []
      : [{ sheet: place.sheet, cells: [{ cell: place.cell, value }] }],
  );
  return journal.write(workbook, bySheet(patches), planAnchors(reading));
}

function bySheet(
  patches: readonly {
    readonly sheet: string;
    readonly cells: readonly CellPatch[];
  }[],
): readonly { readonly sheet: string; readonly cells: readonly CellPatch[] }[] {
  const sheets = new Map<string, CellPatch[]>();
  for (const { sheet, cells } of patches)
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), ...cells]);
  return [...sheets].map(([sheet, cells]) => ({ sheet, cells }));
}

/** Writes the report of a month, with who reported and when as far as the record has columns for them. */
export async function enterReport(
  { workbook, reading, settings }: ReadWorkbook,
  journal: WriteJournal,
  seen: ReportLine,
  entry: ReportEntry,
): Promise<EntryOutcome<ReportEntry, ReportLine>> {
  const now = reportLine(reading, seen.month);
  if (now === null) return { kind: "gone" };
  const isSame =
    now.state === seen.state &&
    now.reporter === seen.reporter &&
    now.reportedOn === seen.reportedOn;
  if (!isSame) return { kind: "changed", now };
  const checked = checkReport(entry, reading, settings.today, now);
  if (!checked.ok) return { kind: "faults", faults: checked.faults };
  const { sheet } = now.place;
  const at = cellReader(workbook, sheet);
  const cells: CellPatch[] = [];
  if (entry.state !== now.state)
    cells.push({
      cell: now.place.cell,
      value: WORDS.report[entry.state][reading.head.language],
    });
  const { reporter, reportedOn } = now.cells;
  if (reporter !== undefined)
    cells.push({ cell: reporter, value: entry.reporter.trim() });
  if (
    reportedOn !== undefined &&
    checked.day !== null &&
    checked.day !== now.reportedOn
  )
    cells.push(dayPatch(reportedOn, checked.day, at, formatDay(checked.day)));
  return journal.write(workbook, [{ sheet, cells }], planAnchors(reading));
}

function checkReport(
  { reporter, reportedOn }: ReportEntry,
  { head }: PlanReading,
  today: Day,
  { cells }: ReportLine,
):
  | { readonly ok: true; readonly day: Day | null }
  | {
      readonly ok: false;
      readonly faults: readonly Fault<keyof ReportEntry>[];
    } {
  const faults: Fault<keyof ReportEntry>[] = [];
  if (cells.reporter !== undefined && reporter.trim() === "")
    faults.push({ field: "reporter", code: "required" });
  const day = readDay({ value: reportedOn }, head.period).value;
  if (cells.reportedOn !== undefined) {
    if (reportedOn.trim() === "")
      faults.push({ field: "reportedOn", code: "required" });
    else if (day === null)
      faults.push({ field: "reportedOn", code: "unreadable" });
    else if (day > today)
      faults.push({ field: "reportedOn", code: "in-future" });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, day };
}
