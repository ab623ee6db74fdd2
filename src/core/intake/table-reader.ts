import { newGoal } from "./notebook";
import type { Context, Notebook, ReadGoal, ReadMeasure } from "./notebook";
import { monthMention, readTimeCell } from "./months";
import type { SourceTable } from "./paragraphs";
import { textOf, trimmed, whole } from "./source";
import type { Slice } from "./source";
import { cellItems, stripMark } from "./structure";
import { cellSources, isTick, readTaskTable } from "./tables";
import type { TaskRow, TaskTable } from "./tables";
import { oneMention } from "./time-above";
import type { TimeAbove } from "./time-above";

/** Reads tables of tasks and month lists in tables into the notebook. */
export class TableReader {
  constructor(private readonly book: Notebook) {}

  read(
    table: SourceTable,
    context: Context,
    goal: ReadGoal | null,
    above: TimeAbove | null = null,
  ): void {
    const read = readTaskTable(table);
    if (read === null) {
      for (const source of cellSources(table))
        this.book.ledger.leave("table", whole(source));
      return;
    }
    for (const source of read.sources) this.book.ledger.register(source);
    for (const label of read.labels) this.book.ledger.claim("container", label);
    const asSchedule =
      read.isSchedule ||
      (context.schedule &&
        !read.rows.some((row) => row.goal !== null && row.task !== null));
    if (asSchedule) this.readScheduleRows(read, context, above);
    else this.readTaskRows(read, context, goal);
  }

  private readScheduleRows(
    table: TaskTable,
    context: Context,
    above: TimeAbove | null,
  ): void {
    for (const row of table.rows) {
      const cell = row.time;
      const mention =
        cell === null
          ? (above?.mention ?? null)
          : oneMention(readTimeCell(textOf(cell), this.book.frame));
      if (cell !== null) this.book.ledger.claim("node", cell);
      for (const other of row.others) this.book.ledger.claim("note", other);
      for (const owner of row.owners) this.book.ledger.claim("owner", owner);
      if (row.goal !== null && row.task === null)
        this.book.ledger.claim("container", row.goal);
      const content = [row.task, row.measure].filter((slice) => slice !== null);
      const first = content[0];
      if (first === undefined) continue;
      for (const extra of content.slice(1))
        this.book.ledger.claim("note", extra);
      for (const slice of cellItems(first)) {
        this.book.ledger.claim("node", slice);
        if (mention === null) this.book.reading.untimed.push(slice);
        else if (context.section === "plan") {
          const basis = cell === null ? (above?.basis ?? "") : textOf(cell);
          this.book.reading.scheduled.push({
            mention,
            basis,
            slice: trimmed(slice),
            goal: context.goal,
            owners: [...row.owners],
          });
        }
      }
    }
  }

  private readTaskRows(
    table: TaskTable,
    context: Context,
    goal: ReadGoal | null,
  ): void {
    const measuresAreTasks = !table.rows.some(
      ({ measure, task, goal: area }) =>
        measure !== null && task !== null && area === null,
    );
    let current = goal;
    let heading: Slice | null = null;
    const keepsGoal = goal !== null && areasOf(table) < AREAS;
    for (const row of table.rows) {
      const area = row.goal ?? (measuresAreTasks ? null : row.task);
      if (area !== null && !sameCell(area, heading)) {
        heading = area;
        if (keepsGoal) {
          this.book.note(goal, area);
          current = goal;
        } else {
          const head = trimmed(stripMark(area));
          current = newGoal(head, context.section);
          this.book.reading.goals.push(current);
          this.book.ledger.claim("goal", area);
        }
      }
      if (current === null) {
        current = newGoal(null, context.section);
        this.book.reading.goals.push(current);
      }
      this.readTaskRow(row, row.goal !== null || measuresAreTasks, current);
    }
  }

  private readTaskRow(
    row: TaskRow,
    taskIsMeasure: boolean,
    goal: ReadGoal,
  ): void {
    const content = taskIsMeasure ? (row.task ?? row.measure) : row.measure;
    if (taskIsMeasure && row.task !== null && row.measure !== null)
      this.book.note(goal, row.measure);
    if (row.time !== null) this.book.ledger.claim("node", row.time);
    for (const owner of row.owners) this.book.ledger.claim("owner", owner);
    for (const other of row.others) this.book.note(goal, other);
    if (content === null) {
      for (const { cell } of row.months) this.book.ledger.claim("note", cell);
      return;
    }
    const items = cellItems(content);
    items.forEach((slice) => {
      this.book.addMeasure(goal, [slice]);
      const measure = goal.measures[goal.measures.length - 1];
      if (measure === undefined) return;
      measure.owners.push(...row.owners);
      if (row.time !== null) measure.times.push(row.time);
      for (const { month, cell } of row.months)
        this.readMonthCell(month, cell, measure, goal);
    });
  }

  private readMonthCell(
    month: number,
    cell: Slice,
    measure: ReadMeasure,
    goal: ReadGoal,
  ): void {
    this.book.ledger.claim("node", cell);
    if (isTick(cell) || goal.section === "past") {
      measure.months.push(month);
      return;
    }
    const mention = monthMention([month]);
    for (const slice of cellItems(cell))
      this.book.reading.scheduled.push({
        mention,
        basis: `${month}月`,
        slice: trimmed(slice),
        goal,
        owners: [...measure.owners],
      });
  }
}

/** Below a goal a table with fewer areas only divides that goal. */
const AREAS = 3;

function areasOf(table: TaskTable): number {
  const areas = table.rows.flatMap(({ goal }) =>
    goal === null ? [] : [textOf(goal)],
  );
  return new Set(areas).size;
}

function sameCell(a: Slice, b: Slice | null): boolean {
  return b !== null && (a.source === b.source || textOf(a) === textOf(b));
}
