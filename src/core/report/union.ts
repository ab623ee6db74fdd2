import type { Rollup } from "../rollup";

/** Longest list of unions in one line. */
const UNIONS_SHOWN = 5;

/**
 * The union whose branches these are: the lowest that is above all of them,
 * else the unions at the top; codes of the roster as names. Empty where no
 * union is named anywhere.
 */
export function unionAbove({
  branches,
  source,
}: Pick<Rollup, "branches" | "source">): string {
  const names = new Map(
    branches.flatMap(({ code, name }) =>
      code === null || name === "" ? [] : [[String(code), name] as const],
    ),
  );
  const paths = (source.roster?.branches ?? branches).map(({ path }) =>
    path.map((union) => names.get(union) ?? union),
  );
  const [first = [], ...others] = paths;
  const common = first.filter((union, i) =>
    others.every((path) => path[i] === union && samePrefix(path, first, i)),
  );
  const lowest = common.at(-1);
  if (lowest !== undefined) return lowest;
  const tops = [...new Set(paths.flatMap(([top]) => top ?? []))];
  const shown = tops.slice(0, UNIONS_SHOWN).join("、");
  return tops.length > UNIONS_SHOWN ? `${shown}…` : shown;
}

function samePrefix(
  a: readonly string[],
  b: readonly string[],
  end: number,
): boolean {
  return b.slice(0, end).every((union, i) => a[i] === union);
}
