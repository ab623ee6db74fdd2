export { documentFromText } from "./text";
export { draftPlan } from "./drafting";
export { draftJson } from "./json";
export type { ArrangementJson, DraftJson, GoalJson } from "./json";
export type * from "./document";
export type * from "./draft";
