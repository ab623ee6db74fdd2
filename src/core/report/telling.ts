import { quarterOf } from "../plan";
import type { WorkField } from "../plan";
import { matchKey } from "../rollup";
import type { NodeDetail, Rollup } from "../rollup";

/** What was done under one arrangement, told by the branch that tells it best. */
export interface Told {
  readonly detail: NodeDetail;
  /** Names of other branches that have done the same, in the order of the roll-up. */
  readonly others: readonly string[];
  /** There are more than are named. */
  readonly more: boolean;
}

/** More than these are not named. */
const OTHERS_KEPT = 2;

/** Of one arrangement the best that each branch tells. */
type Group = Map<
  string,
  { readonly detail: NodeDetail; readonly score: number }
>;

/** A branch that was heard before gives way to one that tells nearly as well. */
const NEARLY = 4;

/**
 * Of each field what is most telling of what was done: with quantities, on
 * time, done by several branches; in the order of the days on which it was
 * done. Arrangements of equal text are one. Nodes whose 完成情况 is blank tell
 * nothing.
 */
export function mostTelling(
  details: readonly NodeDetail[],
  { period }: Pick<Rollup, "period">,
  most: number,
): ReadonlyMap<WorkField, readonly Told[]> {
  const byField = new Map<WorkField, Map<string, Group>>();
  for (const detail of details) {
    const { node, state, branch } = detail;
    if (state.doneOn === null || node.result.trim() === "") continue;
    if (quarterOf(period, state.dueMonth) === null) continue;
    const groups = byField.get(node.field) ?? new Map<string, Group>();
    byField.set(node.field, groups);
    const key = matchKey(node.text);
    const group: Group =
      groups.get(key) ??
      new Map<string, { detail: NodeDetail; score: number }>();
    groups.set(key, group);
    const score = scoreOf(detail);
    const known = group.get(branch.key);
    if (known === undefined || score > known.score)
      group.set(branch.key, { detail, score });
  }
  const heard = new Map<string, number>();
  return new Map(
    [...byField].map(([field, groups]) => [field, chosen(groups, most, heard)]),
  );
}

function chosen(
  groups: ReadonlyMap<string, Group>,
  most: number,
  heard: Map<string, number>,
): readonly Told[] {
  return [...groups.values()]
    .map((group, at) => ({
      group,
      at,
      weight: bestScore(group) + 3 * Math.min(group.size, 4),
    }))
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, most)
    .map(({ group }) => toldBy(group, heard))
    .sort(
      (a, b) => (a.detail.state.doneOn ?? 0) - (b.detail.state.doneOn ?? 0),
    );
}

function bestScore(group: Group): number {
  let best = 0;
  for (const { score } of group.values()) best = Math.max(best, score);
  return best;
}

/** Lets the branch tell that was heard least among those that tell it well. */
function toldBy(group: Group, heard: Map<string, number>): Told {
  const best = bestScore(group);
  const [teller] = [...group.values()]
    .filter(({ score }) => score >= best - NEARLY)
    .sort(
      (a, b) =>
        (heard.get(a.detail.branch.key) ?? 0) -
          (heard.get(b.detail.branch.key) ?? 0) || b.score - a.score,
    );
  if (teller === undefined) throw new RangeError("an arrangement of nobody");
  const { detail } = teller;
  heard.set(detail.branch.key, (heard.get(detail.branch.key) ?? 0) + 1);
  const others = [...group.values()]
    .filter((each) => each !== teller)
    .map((each) => each.detail.branch.name);
  return {
    detail,
    others: others.slice(0, OTHERS_KEPT),
    more: others.length > OTHERS_KEPT,
  };
}

/** Quantities count most, then that it was done on time, shown by evidence, and more than a word or two. */
function scoreOf({ node, state }: NodeDetail): number {
  const quantities = node.result.match(
    /(?:\d+(?:\.\d+)?|[一二三四五六七八九十百千万两]+)\s*(?:万?元|人次|人|名|户|家|场|次|期|条|件|项|份|篇|对|支|处|个)/gu,
  );
  return (
    4 * Math.min(quantities?.length ?? 0, 3) +
    (state.onTime ? 3 : 0) +
    (node.evidence.trim() === "" ? 0 : 1) +
    (node.result.length >= 8 ? 1 : 0)
  );
}
