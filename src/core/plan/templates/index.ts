import { centralSchool } from "./central-school";
import { enterprise } from "./enterprise";
import { office } from "./office";
import { residents } from "./residents";
import { school } from "./school";
import type { PlanTemplate } from "./template";
import { township } from "./township";
import { womenWorkers } from "./women-workers";

export { planFromTemplate } from "./instantiate";
export type { TemplateOptions } from "./instantiate";
export type {
  BilingualText,
  PlanTemplate,
  TemplateArrangement,
  TemplateGoal,
  TemplateIndicator,
  TemplateMeasure,
} from "./template";

/** Every template, in the order in which they are offered. */
export const TEMPLATES: readonly PlanTemplate[] = [
  school,
  centralSchool,
  township,
  womenWorkers,
  residents,
  enterprise,
  office,
];

/** The template with the key, such as `central-school`; `null` where there is none. */
export function findTemplate(key: string): PlanTemplate | null {
  return TEMPLATES.find((template) => template.key === key) ?? null;
}
