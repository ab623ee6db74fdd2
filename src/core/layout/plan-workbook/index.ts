import { planRecordOf, planRecordRows } from "../plan-record";
import { SHEETS } from "../schema";
import type { Language } from "../schema";
import type { SheetLayout, WorkbookLayout } from "../workbook";
import type { BaselineNode, Day, Plan } from "../../plan";
import { DEFAULT_LIGHTS } from "../../rollup/state";
import type { LightSettings } from "../../rollup/state";
import { calcSheet } from "./calc";
import { coverSheet } from "./cover";
import { relationsOf } from "./edition";
import type { Edition } from "./edition";
import { indicatorsSheet } from "./indicators";
import { goalsSheet } from "./goals";
import { listsSheet } from "./lists";
import { measuresSheet } from "./measures";
import { nodesSheet } from "./nodes";
import { ownersSheet } from "./owners";
import { overviewSheet } from "./overview";
import { placesOf } from "./places";
import { quartersSheet } from "./quarters";
import { planStyles } from "./styles";
import { textsOf } from "./texts";

export interface PlanWorkbookOptions {
  readonly language: Language;
  /** The running day. */
  readonly today: Day;
  /** The nodes as issued; without it the plan's nodes as they stand. */
  readonly baseline?: readonly BaselineNode[];
  /** Typed into the cell of the cut-off day; without it that cell is today's date. */
  readonly cutoff?: Day;
  /** Days of the blue light, and the share of the red one. */
  readonly lights?: LightSettings;
}

/**
 * The plan workbook (docs/plan-format.md, The plan workbook): all its sheets,
 * tables, rules, names and formulas. Every formula has the value that it has
 * on the cut-off day, by the engine that the roll-up counts with. Progress
 * that the plan already carries stands in its cells.
 */
export function planWorkbook(
  plan: Plan,
  options: PlanWorkbookOptions,
): WorkbookLayout {
  const { language, today, cutoff } = options;
  const texts = textsOf(language);
  const edition: Edition = {
    plan,
    language,
    texts,
    places: placesOf(plan, language),
    today,
    asOf: cutoff ?? today,
    cutoffTyped: cutoff !== undefined,
    lights: options.lights ?? DEFAULT_LIGHTS,
    relations: relationsOf(plan),
  };
  const cover = coverSheet(edition);
  const quarters = quartersSheet(edition);
  const calc = calcSheet(edition);
  const lists = listsSheet(edition);
  return {
    title: plan.title === "" ? texts.untitled : plan.title,
    creator: texts.creator,
    styles: planStyles(language),
    sheets: [
      cover.sheet,
      goalsSheet(edition),
      measuresSheet(edition),
      nodesSheet(edition),
      indicatorsSheet(edition),
      ownersSheet(edition),
      quarters.sheet,
      overviewSheet(edition),
      calc.sheet,
      lists.sheet,
      recordSheet(edition, options.baseline),
    ],
    names: [...cover.names, ...quarters.names, ...calc.names, ...lists.names],
  };
}

/** `_plan`: what the workbook says about itself. */
function recordSheet(
  { plan, language }: Edition,
  baseline: readonly BaselineNode[] | undefined,
): SheetLayout {
  return {
    key: SHEETS.plan.key,
    name: SHEETS.plan[language],
    visibility: "very-hidden",
    columns: [12, 16, 24, 24, 14].map((width) => ({ width })),
    rows: planRecordRows(planRecordOf(plan, language, baseline)),
  };
}
