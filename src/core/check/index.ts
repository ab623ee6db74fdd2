export { RULES, checkPlan } from "./check";
export { DEFAULT_CHECKS } from "./facts";
export type { CheckContext, CheckSettings } from "./facts";
export { applyFixes } from "./fixes";
export type { Fixes, SheetPatch } from "./fixes";
export type { Rule } from "./rule";
