export { countNodes, sumFigures } from "./count";
export type {
  CountOptions,
  DueDone,
  PeriodFigures,
  QuarterFigures,
  Ratio,
  YearFigures,
} from "./count";
export { DEFAULT_LIGHTS, nodeState } from "./state";
export type {
  CountedNode,
  Light,
  LightSettings,
  NodeState,
  StateOptions,
  StateWord,
} from "./state";
