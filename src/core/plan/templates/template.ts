import { parseWorkField } from "../fields";
import type { WorkField } from "../fields";
import type { PeriodKind } from "../period";
import type { Direction, IndicatorKind, Owner, Recurrence } from "../plan";

/** A text in both languages of the product. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

/** One line of a measure's table: what is arranged, and when. */
export interface TemplateArrangement {
  readonly recurrence: Recurrence;
  /** Month numbers (1 to 12) of a `once` arrangement; empty for the others, whose months follow from the period. */
  readonly months: readonly number[];
  readonly text: string;
  readonly owner: string;
}

/** An indicator as proposed: its target is for twelve months. */
export interface TemplateIndicator {
  readonly name: string;
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly direction: Direction;
  /** In `unit`; for a ratio between 0 and 1. */
  readonly target: number;
}

export interface TemplateMeasure {
  readonly text: string;
  readonly owner: string;
  readonly support: string;
  readonly arrangements: readonly TemplateArrangement[];
  readonly indicators: readonly TemplateIndicator[];
}

export interface TemplateGoal {
  readonly field: WorkField;
  readonly text: string;
  readonly note: string;
  readonly measures: readonly TemplateMeasure[];
}

/** A plan for one kind of union without a year: months are numbers of the calendar, owners are roles. */
export interface PlanTemplate {
  readonly key: string;
  readonly name: BilingualText;
  readonly description: BilingualText;
  /** The period that such unions usually plan for; the template works for every other as well. */
  readonly periodKind: PeriodKind;
  /** 计划名称 without the period in front of it. */
  readonly planName: string;
  readonly guidingPrinciples: string;
  readonly owners: readonly Owner[];
  readonly goals: readonly TemplateGoal[];
}

/** How a template is written down: see `readTemplate`. */
export interface TemplateSource extends Omit<PlanTemplate, "owners" | "goals"> {
  readonly owners: string;
  readonly goals: string;
}

const RECURRENCES: ReadonlyMap<string, Recurrence> = new Map([
  ["每月", "monthly"],
  ["每季", "quarterly"],
  ["常态", "standing"],
]);

const KINDS: ReadonlyMap<string, IndicatorKind> = new Map([
  ["累计", "sum"],
  ["期末", "latest"],
  ["比率", "ratio"],
]);

const DIRECTIONS: ReadonlyMap<string, Direction> = new Map([
  ["不低于", "at-least"],
  ["不高于", "at-most"],
]);

interface DraftMeasure extends TemplateMeasure {
  readonly arrangements: TemplateArrangement[];
  readonly indicators: TemplateIndicator[];
}

interface DraftGoal extends TemplateGoal {
  readonly measures: DraftMeasure[];
}

/**
 * Reads a template's two tables. A line is a row, `|` parts its cells:
 *
 *     owners:  role | department | position
 *     goals:   # work field | goal | note
 *              - measure | owner | support
 *              3、9 | arrangement of these months | owner, if not the measure's
 *              每月 (每季, 常态) | recurring arrangement | owner
 *              > indicator | unit | 累计 (期末, 比率) | 不低于 (不高于) | target, of a ratio in %
 *
 * Throws on a row that does not follow this: templates are part of the program.
 */
export function readTemplate(source: TemplateSource): PlanTemplate {
  const owners = rowsOf(source.owners).map((row) => readOwner(row));
  const goals: DraftGoal[] = [];
  for (const row of rowsOf(source.goals)) {
    readRow(row, goals, (why) => {
      throw new Error(`template ${source.key}: ${why}: ${row}`);
    });
  }
  return { ...source, owners, goals };
}

type Refuse = (why: string) => never;

function readRow(row: string, goals: DraftGoal[], refuse: Refuse): void {
  const mark = row.charAt(0);
  if (mark === "#") {
    goals.push(readGoal(cellsOf(row.slice(1)), refuse));
    return;
  }
  const goal = goals.at(-1) ?? refuse("no goal yet");
  if (mark === "-") {
    goal.measures.push(readMeasure(cellsOf(row.slice(1)), refuse));
    return;
  }
  const measure = goal.measures.at(-1) ?? refuse("no measure yet");
  if (mark === ">") {
    measure.indicators.push(readIndicator(cellsOf(row.slice(1)), refuse));
  } else {
    measure.arrangements.push(
      readArrangement(cellsOf(row), measure.owner, refuse),
    );
  }
}

function readOwner(row: string): Owner {
  const [name = "", department = "", position = ""] = cellsOf(row);
  return { name, department, position, phone: "" };
}

function readGoal(cells: readonly string[], refuse: Refuse): DraftGoal {
  const [fieldText = "", text = "", note = ""] = cells;
  const field = parseWorkField(fieldText) ?? refuse("unknown work field");
  if (text === "") refuse("goal without text");
  return { field, text, note, measures: [] };
}

function readMeasure(cells: readonly string[], refuse: Refuse): DraftMeasure {
  const [text = "", owner = "", support = ""] = cells;
  if (text === "" || owner === "") refuse("measure without text or owner");
  return { text, owner, support, arrangements: [], indicators: [] };
}

function readArrangement(
  cells: readonly string[],
  measureOwner: string,
  refuse: Refuse,
): TemplateArrangement {
  const [when = "", text = "", owner = measureOwner] = cells;
  if (text === "") refuse("arrangement without text");
  const recurrence = RECURRENCES.get(when);
  if (recurrence !== undefined) return { recurrence, months: [], text, owner };
  const months = when.split("、").map(Number);
  if (months.some((n) => !Number.isInteger(n) || n < 1 || n > 12)) {
    refuse("unknown month");
  }
  return { recurrence: "once", months, text, owner };
}

function readIndicator(
  cells: readonly string[],
  refuse: Refuse,
): TemplateIndicator {
  const [name = "", unit = "", kindText = "", way = "", goal = ""] = cells;
  const kind = KINDS.get(kindText) ?? refuse("unknown kind");
  const direction = DIRECTIONS.get(way) ?? refuse("unknown direction");
  if (name === "" || unit === "") refuse("indicator without name or unit");
  if (goal.endsWith("%") !== (kind === "ratio")) {
    refuse("only a ratio's target is in %");
  }
  const target =
    kind === "ratio" ? Number(goal.slice(0, -1)) / 100 : Number(goal);
  if (goal === "" || !Number.isFinite(target)) refuse("no target");
  return { name, unit, kind, direction, target };
}

function rowsOf(table: string): readonly string[] {
  return table
    .split("\n")
    .map((row) => row.trim())
    .filter((row) => row !== "");
}

function cellsOf(row: string): readonly string[] {
  return row.split("|").map((cell) => cell.trim());
}
