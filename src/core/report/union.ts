import type { Rollup } from "../rollup";

type Named = Pick<Rollup, "branches" | "source">;

/** Longest list of unions in one line. */
const UNIONS_SHOWN = 5;

/**
 * The union whose report it is: as whoever rolled up named it, else the lowest
 * that is above all branches; codes of the roster as names. Empty where
 * neither is known.
 */
export function unionAbove(rollup: Named): string {
  const { union } = rollup.source;
  if (union !== "") return union;
  const [first = [], ...others] = pathsOf(rollup);
  const common = first.filter((union, i) =>
    others.every((path) => path[i] === union && samePrefix(path, first, i)),
  );
  return common.at(-1) ?? "";
}

/** The unions at the top of the branches' paths, as one line. */
export function unionsAtTop(rollup: Named): string {
  const tops = [...new Set(pathsOf(rollup).flatMap(([top]) => top ?? []))];
  const shown = tops.slice(0, UNIONS_SHOWN).join("、");
  return tops.length > UNIONS_SHOWN ? `${shown}…` : shown;
}

function pathsOf({ branches, source }: Named): readonly (readonly string[])[] {
  const names = new Map(
    branches.flatMap(({ code, name }) =>
      code === null || name === "" ? [] : [[String(code), name] as const],
    ),
  );
  return (source.roster?.branches ?? branches).map(({ path }) =>
    path.map((union) => names.get(union) ?? union),
  );
}

function samePrefix(
  a: readonly string[],
  b: readonly string[],
  end: number,
): boolean {
  return b.slice(0, end).every((union, i) => a[i] === union);
}
