export type { BranchFiles, Preference } from "./assign";
export { branchLight } from "./lights";
export { nodeDetails } from "./breakdown";
export {
  addSubmission,
  addUnreadable,
  emptyCollection,
  mergeCollections,
} from "./collection";
export type { Collection } from "./collection";
export { countNodes, sumFigures } from "./count";
export type {
  CountOptions,
  DueDone,
  PeriodFigures,
  QuarterFigures,
  Ratio,
  YearFigures,
} from "./count";
export type { KnownBranch } from "./identify";
export type {
  IndicatorPart,
  IndicatorRollup,
  IndicatorSourceRow,
  IndicatorValue,
} from "./indicators";
export { rollupJson } from "./json";
export type { Json } from "./json";
export { matchKey } from "./matching";
export { rollUp } from "./rollup";
export type {
  BranchRollup,
  BranchStatus,
  CountedPlan,
  ExpectedFigures,
  IssuedBaseline,
  NodeDetail,
  Rollup,
  RollupOptions,
  RollupSource,
  RosterSummary,
} from "./result";
export { DEFAULT_LIGHTS, nodeState } from "./state";
export type {
  CountedNode,
  Light,
  LightSettings,
  NodeState,
  StateOptions,
  StateWord,
} from "./state";
export { figureValue, nodesOf } from "./trace";
export type { CountedFigure, TracedNode } from "./trace";
export { factsOf } from "./submission";
export type {
  GoalFact,
  IndicatorFact,
  NodeFact,
  Submission,
  SubmissionMeta,
} from "./submission";
