import { checkPlan } from "../core/check";
import type { Finding, Severity } from "../core/finding";
import { cellAddress, planWorkbook, readPlan, SHEETS } from "../core/layout";
import type {
  CellPlace,
  Language,
  NodeRow,
  PlanReading,
  WorkbookHost,
} from "../core/layout";
import { monthOfDay, periodOf } from "../core/plan";
import type { Day, Month, PlanId, PlanPeriod } from "../core/plan";
import { findTemplate, planFromTemplate } from "../core/plan/templates";
import { countNodes, nodeState } from "../core/rollup";
import type { CountedNode, StateWord } from "../core/rollup";
import { ROLLUP_SHEETS } from "../core/layout/rollup-workbook/schema";
import { JobError } from "./ports";

/** What the task pane and the ribbon's commands need of the place where they run. */
export interface PaneTools {
  readonly host: WorkbookHost;
  /** The running day where the person is; asked each time, since a pane stays open over midnight. */
  readonly today: () => Day;
  readonly newPlanId: () => PlanId;
}

/** What the workbook in front of the person holds. */
export type CurrentPlan =
  | { readonly kind: "none" }
  | { readonly kind: "unreadable"; readonly finding: Finding }
  | { readonly kind: "plan"; readonly plan: PlanOverview };

/** A plan in a few figures, taken at the end of the running day (docs/completion.md). */
export interface PlanOverview {
  readonly title: string;
  readonly branchName: string;
  readonly period: PlanPeriod;
  readonly goals: number;
  readonly measures: number;
  /** Rows of 月度安排, also those that are not counted because they have no month. */
  readonly nodes: number;
  readonly done: number;
  readonly overdue: number;
  readonly month: Month;
  /** Nodes due in the running month, and those that are overdue, in the sheet's order. */
  readonly dueThisMonth: readonly NodeLine[];
  readonly overdueNodes: readonly NodeLine[];
}

/** One node as a line of a list. */
export interface NodeLine {
  readonly text: string;
  readonly owner: string;
  readonly dueMonth: Month;
  readonly state: StateWord;
  readonly overdue: boolean;
  readonly place: CellPlace;
}

/** What a person chooses for a new plan. */
export interface TemplateChoice {
  readonly template: string;
  readonly start: Month;
  readonly language: Language;
}

/** What a check of the workbook gave. */
export type CheckResult =
  | { readonly kind: "none" }
  | { readonly kind: "checked"; readonly findings: readonly Finding[] };

/**
 * What the task pane and the ribbon's commands can do with the workbook in
 * front of the person. Every job fails with a `HostError` (or a `JobError`,
 * where it says so) and with nothing else; the workbook is then as before, or
 * the error says what stands.
 */
export interface PaneJobs {
  readonly today: () => Day;
  /** What the workbook holds now. */
  current(): Promise<CurrentPlan>;
  /**
   * Makes a plan from a template as new sheets and shows its cover. Fails with
   * `name-taken` where the workbook has sheets or tables of these names, and
   * with a `JobError` for a template that there is not.
   */
  make(choice: TemplateChoice): Promise<void>;
  /**
   * Checks the plan: findings by severity, and within one as `checkPlan` sorts
   * them. A plan that cannot be read is one finding.
   */
  check(): Promise<CheckResult>;
  reveal(place: CellPlace): Promise<void>;
  /**
   * Brings the sheet of quarterly figures into view: that of a roll-up
   * workbook where the workbook is one, else that of its plan; by its name,
   * since such a sheet is shown and never read. `false` where there is none.
   */
  showFigures(): Promise<boolean>;
  /** Calls the listener when a person has changed the plan's tables; the function ends it. */
  watch(listener: () => void): Promise<() => Promise<void>>;
}

/** The jobs over a live workbook. */
export function paneJobs(tools: PaneTools): PaneJobs {
  const { host, today } = tools;
  return {
    today,
    current: () => currentPlan(tools),
    make: (choice) => makePlan(tools, choice),
    check: () => checkCurrent(tools),
    reveal: (place) => host.reveal(place),
    showFigures: () => showFigures(host),
    watch: (listener) =>
      host.onEdited(() => {
        listener();
      }),
  };
}

/** The cell that a finding is about; `null` where it is about the whole workbook. */
export function cellOfFinding({ place }: Finding): CellPlace | null {
  const { sheet, cell } = place;
  return sheet === undefined || sheet === null
    ? null
    : { sheet, cell: cell ?? "A1" };
}

async function currentPlan({ host, today }: PaneTools): Promise<CurrentPlan> {
  const result = readPlan(await host.read());
  if (!result.ok) {
    return result.finding.code === "no-plan"
      ? { kind: "none" }
      : { kind: "unreadable", finding: result.finding };
  }
  return { kind: "plan", plan: overviewOf(result.reading, today()) };
}

async function makePlan(
  tools: PaneTools,
  choice: TemplateChoice,
): Promise<void> {
  const template = findTemplate(choice.template);
  if (template === null) {
    throw new JobError("template-unknown", { key: choice.template });
  }
  const today = tools.today();
  const plan = planFromTemplate(template, {
    planId: tools.newPlanId(),
    period: periodOf(template.periodKind, choice.start),
    preparedOn: today,
  });
  const { language } = choice;
  await tools.host.render(planWorkbook(plan, { language, today }), "create");
  await tools.host.reveal({ sheet: SHEETS.cover[language], cell: "A1" });
}

const RANKS: Readonly<Record<Severity, number>> = {
  error: 0,
  warning: 1,
  info: 2,
};

async function checkCurrent({ host, today }: PaneTools): Promise<CheckResult> {
  const result = readPlan(await host.read());
  if (!result.ok) {
    return result.finding.code === "no-plan"
      ? { kind: "none" }
      : { kind: "checked", findings: [result.finding] };
  }
  const findings = checkPlan(result.reading, { today: today() });
  return {
    kind: "checked",
    findings: [...findings].sort(
      (a, b) => RANKS[a.severity] - RANKS[b.severity],
    ),
  };
}

/** Sheets of quarterly figures, a roll-up's before a plan's. */
const FIGURE_SHEETS: readonly string[] = [
  ROLLUP_SHEETS.quarters,
  SHEETS.quarters,
].flatMap(({ zh, en }) => [zh, en]);

async function showFigures(host: WorkbookHost): Promise<boolean> {
  const wanted = new Set(FIGURE_SHEETS);
  const { sheets } = await host.read((name) => wanted.has(name));
  const there = new Set(sheets.map(({ name }) => name));
  const found = FIGURE_SHEETS.find((name) => there.has(name));
  if (found === undefined) return false;
  await host.reveal({ sheet: found, cell: "A1" });
  return true;
}

function overviewOf(reading: PlanReading, today: Day): PlanOverview {
  const { head, nodes } = reading;
  const counted = nodes.filter(hasMonth);
  const figures = countNodes(counted, head.period, today, { today });
  const column = reading.tables.nodes?.columns.get("text") ?? 1;
  const lines = counted.map((row) => lineOf(row, column, today));
  const month = monthOfDay(today);
  return {
    title: head.title,
    branchName: head.branchName,
    period: head.period,
    goals: reading.goals.length,
    measures: reading.measures.length,
    nodes: nodes.length,
    done: figures.year.done,
    overdue: figures.overdue,
    month,
    dueThisMonth: lines.filter((line) => line.dueMonth === month),
    overdueNodes: lines.filter((line) => line.overdue),
  };
}

type DatedRow = NodeRow & CountedNode;

function hasMonth(row: NodeRow): row is DatedRow {
  return row.dueMonth !== null;
}

function lineOf(row: DatedRow, column: number, today: Day): NodeLine {
  const { state, dueMonth, overdue } = nodeState(row, today, { today });
  return {
    text: row.text,
    owner: row.owner === "" ? row.department : row.owner,
    dueMonth,
    state,
    overdue,
    place: {
      sheet: row.place.sheet,
      cell: cellAddress(row.place.row, column),
    },
  };
}
