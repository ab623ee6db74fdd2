import {
  parseBranchCode,
  parseIsoMonth,
  parseNodeId,
  parsePeriodKind,
  parsePlanId,
} from "../core/plan";
import type {
  BaselineNode,
  PlanId,
  PlanPeriod,
  Recurrence,
  Roster,
  RosterBranch,
} from "../core/plan";

/** What `issue` wrote down: the plan as issued, and to whom. */
export interface IssueRecord {
  readonly planId: PlanId | null;
  readonly period: PlanPeriod;
  readonly nodes: readonly BaselineNode[];
  readonly roster: Roster;
}

const RECURRENCES: readonly string[] = [
  "once",
  "monthly",
  "quarterly",
  "standing",
];

/** Reads an issue record; `null` where the text is none, or one of a later version. */
export function parseIssueRecord(text: string): IssueRecord | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const record = fields(json);
  if (record?.["format"] !== "union-plan-issue" || record["version"] !== 1)
    return null;
  const plan = fields(record["plan"]);
  const period = parsePeriod(plan?.["period"]);
  const nodes = parseAll(record["nodes"], parseNode);
  const branches = parseAll(record["roster"], parseBranch);
  if (period === null || nodes === null || branches === null) return null;
  return {
    planId: parsePlanId(textOf(plan?.["id"])),
    period,
    nodes,
    roster: { branches },
  };
}

function fields(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Every item read, or `null` where one cannot be: half a baseline is none. */
function parseAll<T>(
  value: unknown,
  parse: (item: unknown) => T | null,
): readonly T[] | null {
  if (!Array.isArray(value) || value.length > 200_000) return null;
  const items: T[] = [];
  for (const item of value) {
    const parsed = parse(item);
    if (parsed === null) return null;
    items.push(parsed);
  }
  return items;
}

function parsePeriod(value: unknown): PlanPeriod | null {
  const period = fields(value);
  const kind = parsePeriodKind(textOf(period?.["kind"]));
  const start = parseIsoMonth(textOf(period?.["start"]));
  const months = period?.["months"];
  return kind === null || start === null || (months !== 12 && months !== 6)
    ? null
    : { kind, start, months };
}

function parseNode(value: unknown): BaselineNode | null {
  const node = fields(value);
  const id = parseNodeId(textOf(node?.["id"]));
  const dueMonth = parseIsoMonth(textOf(node?.["dueMonth"]));
  const recurrence = textOf(node?.["recurrence"]);
  if (id === null || dueMonth === null || !RECURRENCES.includes(recurrence))
    return null;
  return {
    id,
    dueMonth,
    text: textOf(node?.["text"]),
    recurrence: recurrence as Recurrence,
  };
}

function parseBranch(value: unknown): RosterBranch | null {
  const branch = fields(value);
  const code = parseBranchCode(textOf(branch?.["code"]));
  const path = branch?.["path"];
  if (code === null || !Array.isArray(path)) return null;
  return {
    code,
    name: textOf(branch?.["name"]),
    parent: textOf(branch?.["parent"]),
    contact: textOf(branch?.["contact"]),
    phone: textOf(branch?.["phone"]),
    path: path.map(textOf),
  };
}
