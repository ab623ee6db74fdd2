/**
 * The `_rollup` sheet: everything about a roll-up that 明细 does not hold, so
 * that the two together give back every submission and the roll-up can be made
 * again, also as a part of the next level's (docs/completion.md, Roll-ups of
 * roll-ups).
 *
 * Each row is one statement: a word in column A says what it states, the
 * fields follow; a blank field is `null`, `""` in quotes is an empty text.
 * Files, lists of goals and baselines have numbers, by which other statements
 * name them. The order of the rows does not matter.
 *
 *     union-plan-rollup  1
 *     language    zh | en
 *     made        ISO 8601
 *     period      kind, first month, months
 *     days        cut-off, running day
 *     lights      days, share
 *     prefer      newest | first | ask
 *     chosen      file
 *     union       name of the union that rolled up
 *     table       key, table name, sheet name
 *     column      key of its table, key, header
 *     roster      yes | no
 *     branch      code, name, parent, contact, phone, path …
 *     issued      kind, first month, months of the issue record's plan
 *     issued-to   code, number of the baseline
 *     node        number of the baseline, id, text, due month, recurrence
 *     goal        number of the list, id, field, text
 *     file        number, file, digest, saved at, number of its nodes
 *     plan        file, id, title, code, name, parent, recorded code and name, cover's sheet and cell
 *     plan-period file, kind, first month, months, columns of id and text, goals, baseline
 *     reports     file, none | (month, state) …
 *     months      file, (month, column of 指标) …
 *     indicator   file, id, name, unit, kind, direction, target, sheet, row, (month, value, denominator) …
 *     fact        file, a node of a file that does not count: those that count stand in 明细
 *     finding     file, code, other file, sheet, cell, line, fix (sheet, cell, value, day), (parameter, value) …
 *     unreadable  file, code, (parameter, value) …
 */

import type { Finding } from "../../finding";
import { formatDay, formatMonth } from "../../plan";
import type { BaselineNode, PlanPeriod } from "../../plan";
import type { GoalFact, NodeFact, Submission } from "../../rollup";
import type { CellLayout, RowLayout } from "../workbook";
import type { RollupEdition } from "./edition";
import { LISTS, ROLLUP_FORMAT_VERSION, ROLLUP_SHEETS } from "./schema";

/** The word in A1 by which the sheet is known. */
export const SIGNATURE = "union-plan-rollup";

/** Written for a text that is empty, to tell it from none. */
export const EMPTY_TEXT = '""';

type Field = string | number | null;

function statement(...fields: readonly Field[]): RowLayout {
  return fields.map((value): CellLayout => ({
    value: value === "" ? EMPTY_TEXT : value,
  }));
}

/** The rows of `_rollup`, made one by one. */
export function* recordRows(edition: RollupEdition): Generator<RowLayout> {
  yield* scopeRows(edition);
  yield* tableRows(edition);
  yield* rosterRows(edition);
  const numbers = new ContentNumbers();
  yield* issuedRows(edition, numbers);
  const counted = new Set(
    edition.rollup.branches.flatMap(({ plans }) =>
      plans.map(({ submission }) => submission),
    ),
  );
  for (const [submission, no] of edition.fileNumbers) {
    yield* fileRows(submission, no, numbers);
    if (!counted.has(submission))
      for (const node of submission.nodes) yield factRow(no, node);
  }
  for (const { code, place, params } of edition.rollup.roster.unreadable) {
    yield statement("unreadable", place.file ?? "", code, ...pairsOf(params));
  }
}

function* scopeRows({
  rollup,
  language,
  madeAt,
}: RollupEdition): Generator<RowLayout> {
  const { lights, source } = rollup;
  yield statement(SIGNATURE, ROLLUP_FORMAT_VERSION);
  yield statement("language", language);
  yield statement("made", madeAt);
  yield statement("period", ...periodFields(rollup.period));
  yield statement("days", formatDay(rollup.asOf), formatDay(rollup.today));
  yield statement("lights", lights.soonDays, lights.redShare);
  yield statement("prefer", source.prefer);
  for (const file of source.chosen) yield statement("chosen", file);
  if (source.union !== "") yield statement("union", source.union);
}

function* tableRows({
  language,
  factColumns,
}: RollupEdition): Generator<RowLayout> {
  for (const { key, tableName, columns } of LISTS) {
    const sheet = ROLLUP_SHEETS[key as keyof typeof ROLLUP_SHEETS];
    yield statement("table", key, tableName, sheet[language]);
    const shown: readonly { key: string; zh: string; en: string }[] =
      key === ROLLUP_SHEETS.facts.key ? factColumns : columns;
    for (const column of shown)
      yield statement("column", key, column.key, column[language]);
  }
}

function* rosterRows({ rollup }: RollupEdition): Generator<RowLayout> {
  const { roster } = rollup.source;
  yield statement("roster", roster === null ? "no" : "yes");
  for (const branch of roster?.branches ?? []) {
    const { code, name, parent, contact, phone, path } = branch;
    yield statement("branch", code, name, parent, contact, phone, ...path);
  }
}

function* issuedRows(
  { rollup }: RollupEdition,
  numbers: ContentNumbers,
): Generator<RowLayout> {
  const { baseline } = rollup.source;
  if (baseline === null) return;
  yield statement("issued", ...periodFields(baseline.period));
  for (const [code, nodes] of baseline.branches) {
    yield* numbers.baselineRows(nodes);
    yield statement("issued-to", code, numbers.of(nodes));
  }
}

/** Numbers of lists that many files share; a list is written where it is met first. */
class ContentNumbers {
  private readonly numbers = new Map<object, number>();

  of(list: object): number {
    return this.numbers.get(list) ?? 0;
  }

  *baselineRows(nodes: readonly BaselineNode[]): Generator<RowLayout> {
    const no = this.take(nodes);
    if (no === null) return;
    for (const { id, text, dueMonth, recurrence } of nodes)
      yield statement("node", no, id, text, formatMonth(dueMonth), recurrence);
  }

  *goalRows(goals: readonly GoalFact[]): Generator<RowLayout> {
    const no = this.take(goals);
    if (no === null) return;
    for (const { id, field, text } of goals)
      yield statement("goal", no, id, field, text);
  }

  /** A new number; `null` for a list that has one. */
  private take(list: object): number | null {
    if (this.numbers.has(list)) return null;
    const no = this.numbers.size + 1;
    this.numbers.set(list, no);
    return no;
  }
}

/** Everything about a file but its nodes. */
function* fileRows(
  submission: Submission,
  no: number,
  numbers: ContentNumbers,
): Generator<RowLayout> {
  const { file, digest, savedAt, nodes, coverPlace, goals, baseline } =
    submission;
  yield statement("file", no, file, digest, savedAt, nodes.length);
  yield statement(
    "plan",
    no,
    submission.planId,
    submission.title,
    submission.branchCode,
    submission.branchName,
    submission.parentUnion,
    submission.recordedCode,
    submission.recordedName,
    coverPlace.sheet,
    coverPlace.cell,
  );
  yield* numbers.goalRows(goals);
  if (baseline !== null) yield* numbers.baselineRows(baseline);
  const { nodeColumns } = submission;
  yield statement(
    "plan-period",
    no,
    ...periodFields(submission.period),
    nodeColumns.id,
    nodeColumns.text,
    numbers.of(goals),
    baseline === null ? null : numbers.of(baseline),
  );
  yield reportsRow(submission, no);
  yield statement(
    "months",
    no,
    ...submission.monthColumns.flatMap(([month, column]) => [
      formatMonth(month),
      column,
    ]),
  );
  yield* indicatorRows(submission, no);
  for (const found of submission.findings) yield findingRow(no, file, found);
}

function reportsRow({ reports }: Submission, no: number): RowLayout {
  if (reports === null) return statement("reports", no, "none");
  const pairs = reports.flatMap(({ month, state }) => [
    formatMonth(month),
    state,
  ]);
  return statement("reports", no, ...pairs);
}

function* indicatorRows(
  { indicators }: Submission,
  no: number,
): Generator<RowLayout> {
  for (const fact of indicators) {
    const values = fact.months.flatMap((month, i) => [
      formatMonth(month),
      fact.values[i] ?? null,
      fact.denominators[i] ?? null,
    ]);
    yield statement(
      "indicator",
      no,
      fact.id,
      fact.name,
      fact.unit,
      fact.kind,
      fact.direction,
      fact.target,
      fact.sheet,
      fact.row,
      ...values,
    );
  }
}

/** A node that has no row in 明细. */
function factRow(no: number, node: NodeFact): RowLayout {
  const { progress } = node;
  const month = progress.deferredTo;
  const day = (value: typeof progress.doneOn): Field =>
    value === null ? null : formatDay(value);
  return statement(
    "fact",
    no,
    node.id,
    node.goalId,
    node.measureId,
    node.field,
    node.text,
    node.recurrence,
    formatMonth(node.dueMonth),
    node.weight,
    progress.status,
    progress.progress,
    day(progress.doneOn),
    month === null ? null : formatMonth(month),
    day(progress.changedOn),
    node.owner,
    node.department,
    node.sheet,
    node.row,
    node.changeReason,
    node.result,
    node.evidence,
  );
}

function findingRow(no: number, file: string, found: Finding): RowLayout {
  const { code, place, params, fix } = found;
  const elsewhere = place.file === file ? null : (place.file ?? "");
  return statement(
    "finding",
    no,
    code,
    elsewhere,
    place.sheet ?? null,
    place.cell ?? null,
    place.line ?? null,
    fix?.sheet ?? null,
    fix?.cell ?? null,
    fix?.value ?? null,
    fix?.day === true ? "day" : null,
    ...pairsOf(params),
  );
}

function pairsOf(params: Finding["params"]): readonly Field[] {
  return Object.entries(params).flat();
}

function periodFields({ kind, start, months }: PlanPeriod): readonly Field[] {
  return [kind, formatMonth(start), months];
}
