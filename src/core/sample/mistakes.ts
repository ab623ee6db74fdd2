import { addDays } from "../plan";
import type { Day, Indicator, NodeProgress, PlanNode } from "../plan";
import { randomOf } from "./random";
import type { Random } from "./random";

/** What a careless hand does to a row. */
type Slip = (
  progress: NodeProgress,
  until: Day,
  random: Random,
) => NodeProgress;

/** Slips in what is reported as done. */
const SLIPS_WHEN_DONE: readonly [Slip, ...Slip[]] = [
  // done without a date
  (progress) => ({ ...progress, doneOn: null }),
  // 100 %, but the state was never changed
  (progress) => ({ ...progress, status: "in-progress", doneOn: null }),
  // a completion date beside a state that says otherwise
  (progress) => ({ ...progress, status: "not-started", progress: null }),
  // a date that has not come yet
  (progress, until, random) => ({
    ...progress,
    doneOn: addDays(until, random.whole(5, 60)),
  }),
  // done, with the progress of last month
  (progress, _until, random) => ({
    ...progress,
    progress: random.whole(3, 8) / 10,
  }),
];

/** Slips in what is reported as deferred or cancelled. */
const SLIPS_WHEN_CHANGED: readonly [Slip, ...Slip[]] = [
  (progress) => ({ ...progress, changedOn: null }),
  (progress) => ({ ...progress, changeReason: "" }),
];

/** Puts mistakes into a share of the nodes about which something is reported. */
export function withNodeMistakes(
  nodes: readonly PlanNode[],
  share: number,
  options: { readonly until: Day; readonly seed: number },
): readonly PlanNode[] {
  if (share === 0) return nodes;
  return nodes.map((node) => {
    const slips = slipsFor(node.progress);
    const random = randomOf(options.seed, node.id, "mistake");
    if (slips === null || !random.chance(share)) return node;
    const slip = random.pick(slips);
    return { ...node, progress: slip(node.progress, options.until, random) };
  });
}

function slipsFor({ status }: NodeProgress): readonly [Slip, ...Slip[]] | null {
  switch (status) {
    case "done":
      return SLIPS_WHEN_DONE;
    case "deferred":
    case "cancelled":
      return SLIPS_WHEN_CHANGED;
    case "not-started":
    case "in-progress":
      return null;
  }
}

/**
 * Puts mistakes into a share of the indicators, always in the last month that
 * is filled in: a ratio's counts the wrong way round, or a value with two
 * noughts too many.
 */
export function withIndicatorMistakes(
  indicators: readonly Indicator[],
  share: number,
  seed: number,
): readonly Indicator[] {
  if (share === 0) return indicators;
  return indicators.map((indicator) => {
    const entry = [...indicator.values].at(-1);
    const random = randomOf(seed, indicator.id, "mistake");
    if (entry === undefined || !random.chance(share)) return indicator;
    const [month, value] = entry;
    const values = new Map(indicator.values);
    if (indicator.kind !== "ratio") {
      values.set(month, value * 100);
      return { ...indicator, values };
    }
    const denominators = new Map(indicator.denominators);
    values.set(month, denominators.get(month) ?? value);
    denominators.set(month, value);
    return { ...indicator, values, denominators };
  });
}
