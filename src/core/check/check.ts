import { finding } from "../finding";
import type { Finding, Place } from "../finding";
import { TABLES } from "../layout/schema";
import type { PlanReading } from "../layout/reading";
import { COVER_RULES } from "./cover-rules";
import { PlanFacts } from "./facts";
import type { CheckContext } from "./facts";
import { IDENTITY_RULES } from "./identity-rules";
import { INDICATOR_RULES } from "./indicator-rules";
import { PROGRESS_RULES } from "./progress-rules";
import type { Hit, Rule } from "./rule";
import { STRUCTURE_RULES } from "./structure-rules";

/** Every rule over the rows of a plan; what can be seen in one cell is found when it is read. */
export const RULES: readonly Rule[] = [
  ...COVER_RULES,
  ...IDENTITY_RULES,
  ...STRUCTURE_RULES,
  ...PROGRESS_RULES,
  ...INDICATOR_RULES,
];

/**
 * Everything that is wrong or doubtful in a plan: what reading found and what
 * the rules find, each place and code once, by sheet (封面 first, then as in
 * the format), row, column and code. Total: any reading can be checked.
 */
export function checkPlan(
  reading: PlanReading,
  context: CheckContext,
): readonly Finding[] {
  const facts = new PlanFacts(reading, context);
  const findings = [...reading.findings];
  for (const rule of RULES) {
    for (const hit of rule.find(facts)) {
      if (!facts.isReported(rule.code, hit))
        findings.push(toFinding(rule, hit, reading.file));
    }
  }
  return sorted(findings, reading);
}

function toFinding(
  { code }: Rule,
  { sheet, cell, params, fix }: Hit,
  file: string,
): Finding {
  const place = { file, sheet, cell };
  return fix === undefined || sheet === null || cell === null
    ? finding(code, place, params)
    : finding(code, place, params, { sheet, cell, value: fix });
}

type SortKey = readonly [
  sheet: number,
  name: string,
  row: number,
  column: number,
  code: string,
];

function sorted(
  findings: readonly Finding[],
  reading: PlanReading,
): readonly Finding[] {
  const order = new Map<string, number>();
  const sheets = [
    reading.head.place.sheet,
    ...TABLES.map(
      ({ key }) =>
        reading.tables[key as keyof PlanReading["tables"]]?.sheet ?? null,
    ),
  ];
  for (const sheet of sheets) {
    if (sheet !== null && !order.has(sheet)) order.set(sheet, order.size + 1);
  }
  return findings
    .map((found) => ({ found, key: sortKey(found, order) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ found }) => found);
}

function sortKey(
  { code, place }: Finding,
  order: ReadonlyMap<string, number>,
): SortKey {
  const sheet = place.sheet ?? "";
  const rank = sheet === "" ? 0 : (order.get(sheet) ?? order.size + 1);
  const { row, column } = position(place);
  return [rank, sheet, row, column, code];
}

/** Row and column of a place, from 1; 0 where it has no cell. */
function position({ cell }: Place): {
  readonly row: number;
  readonly column: number;
} {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell ?? "");
  if (match === null) return { row: 0, column: 0 };
  let column = 0;
  for (const letter of match[1] ?? "")
    column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]), column };
}

function compareKeys(a: SortKey, b: SortKey): number {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? x;
    if (x < y) return -1;
    if (x > y) return 1;
  }
  return 0;
}
