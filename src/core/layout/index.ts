export * from "./cells";
export { readPlan } from "./locate/read-plan";
export type { ReadPlanOptions, ReadPlanResult } from "./locate/read-plan";
export * from "./plan-record";
export { planWorkbook } from "./plan-workbook";
export type { PlanWorkbookOptions } from "./plan-workbook";
export * from "./reading";
export * from "./schema";
export * from "./workbook";
