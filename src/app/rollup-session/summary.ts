import type { Light, Rollup } from "../../core/rollup";
import type { LateLine, RollupListName, RollupLists, RollupView } from "./view";

/** The lists of a roll-up, each made once when it is first asked for. */
export type ListsOf = {
  readonly [Name in RollupListName]: () => readonly RollupLists[Name][];
};

const LATE: readonly LateLine["status"][] = [
  "missing",
  "unreadable",
  "not-filled",
];

export function listsOf(rollup: Rollup): ListsOf {
  const { branches, roster } = rollup;
  const once = <T>(make: () => T): (() => T) => {
    let made: { readonly list: T } | null = null;
    return () => (made ??= { list: make() }).list;
  };
  return {
    branches: once(() =>
      branches.map(({ key, name, status, light, valid, figures }) => ({
        key,
        name,
        status,
        light,
        valid,
        year: figures?.year ?? null,
        overdue: figures?.overdue ?? null,
      })),
    ),
    late: once(() =>
      LATE.flatMap((wanted) =>
        branches
          .filter(({ status }) => status === wanted)
          .map(({ key, name, status, contact, phone }) => ({
            key,
            name,
            status,
            contact,
            phone,
          })),
      ),
    ),
    duplicates: once(() => duplicatesOf(rollup)),
    unexpected: () => roster.unexpected,
    unreadable: () => roster.unreadable,
    indicators: once(() =>
      rollup.indicators.map((indicator, index) => ({
        index,
        name: indicator.name,
        unit: indicator.unit,
        target: indicator.target,
        quarters: indicator.quarters,
        total: indicator.total,
        branches: indicator.branches,
      })),
    ),
    findings: () => rollup.findings,
  };
}

function duplicatesOf({
  branches,
}: Rollup): readonly RollupLists["duplicates"][] {
  return branches.flatMap(({ key, name, plans, rivals }) => {
    if (rivals.length === 0) return [];
    const counted = new Set(plans.map(({ submission }) => submission));
    const files = [...counted, ...rivals]
      .map((submission) => ({
        file: submission.file,
        savedAt: submission.savedAt,
        lastReport: newest(submission.reports),
        counts: counted.has(submission),
      }))
      .sort((a, b) => (a.file < b.file ? -1 : 1));
    return { key, name, files };
  });
}

function newest(
  reports: Rollup["source"]["submissions"][number]["reports"],
): RollupLists["duplicates"]["files"][number]["lastReport"] {
  return (reports ?? []).reduce<
    RollupLists["duplicates"]["files"][number]["lastReport"]
  >((last, { month }) => (last === null || month > last ? month : last), null);
}

/** The roll-up at a glance. */
export function viewOf(
  rollup: Rollup,
  lists: ListsOf,
  files: number,
): RollupView {
  const lights: Record<Light | "missing", number> = {
    green: 0,
    blue: 0,
    yellow: 0,
    red: 0,
    grey: 0,
    missing: 0,
  };
  let facts = 0;
  for (const { light, plans } of rollup.branches) {
    lights[plans.length === 0 ? "missing" : light] += 1;
    for (const { nodes } of plans) facts += nodes.length;
  }
  const findings = { error: 0, warning: 0, info: 0 };
  for (const { severity } of rollup.findings) findings[severity] += 1;
  const { period, asOf, roster, reporting, expected, fields } = rollup;
  return {
    period,
    asOf,
    files,
    total: roster.total,
    reported: roster.reported,
    lights,
    reporting,
    expected: thinned(expected),
    fields,
    lists: {
      branches: lists.branches().length,
      late: lists.late().length,
      duplicates: lists.duplicates().length,
      unexpected: lists.unexpected().length,
      unreadable: lists.unreadable().length,
      indicators: lists.indicators().length,
      findings: lists.findings().length,
    },
    findings,
    facts,
  };
}

/** Of thousands of branches without a baseline a few say enough. */
function thinned(expected: Rollup["expected"]): Rollup["expected"] {
  return expected.why === "baseline-missing"
    ? { ...expected, branches: expected.branches.slice(0, 20) }
    : expected;
}
