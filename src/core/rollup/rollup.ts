import { finding } from "../finding";
import type { Finding } from "../finding";
import { dateParts, monthOf, periodOf } from "../plan";
import type { Day, PlanPeriod } from "../plan";
import { assignFiles } from "./assign";
import type { AssignedFiles } from "./assign";
import { rollUpBranch } from "./branch";
import type { BranchScope, CountedBranch } from "./branch";
import { breakDown } from "./breakdown";
import type { Collection } from "./collection";
import { sumFigures } from "./count";
import { rollUpIndicators } from "./indicators";
import type { IndicatorRollup, IndicatorSource } from "./indicators";
import { compareText } from "./matching";
import type {
  BranchRollup,
  ExpectedFigures,
  IssuedBaseline,
  Rollup,
  RollupOptions,
  RollupSource,
  RosterSummary,
} from "./result";
import { DEFAULT_LIGHTS } from "./state";

/**
 * Rolls up everything that was collected, as docs/completion.md defines it.
 * The result depends on what was collected, never on the order or grouping in
 * which it was. Never fails: what is wrong with a file is a finding.
 */
export function rollUp(collection: Collection, options: RollupOptions): Rollup {
  const roster = options.roster ?? null;
  const assigned = assignFiles(
    collection,
    roster,
    options.prefer ?? "newest",
    options.chosen ?? new Set(),
  );
  const baseline = options.baseline ?? null;
  const scope: BranchScope = {
    period: options.period ?? usualPeriod(assigned, baseline, options.asOf),
    asOf: options.asOf,
    today: options.today,
    lights: options.lights ?? DEFAULT_LIGHTS,
    baseline,
  };
  const counted = assigned.branches.map((files) => rollUpBranch(files, scope));
  const valid = counted.flatMap(({ branch }) => (branch.valid ? branch : []));
  const indicators = rollUpIndicators(
    valid.map(indicatorSource),
    scope.period,
    scope.asOf,
  );
  const expected = expectedFigures(counted, roster !== null, scope);
  const findings = allFindings(
    collection,
    assigned,
    counted,
    indicators,
    expected,
  );
  const branches = withFindings(counted, findings).sort(
    (a, b) => Number(a.plans.length > 0) - Number(b.plans.length > 0),
  );
  return {
    period: scope.period,
    asOf: scope.asOf,
    today: scope.today,
    lights: scope.lights,
    roster: summarise(branches, assigned, collection, roster !== null),
    branches,
    reporting: sumFigures(
      valid.flatMap(({ figures }) => figures ?? []),
      scope.period,
      scope.asOf,
    ),
    expected,
    ...breakDown(
      branches.filter((branch) => branch.valid),
      scope,
    ),
    indicators,
    findings,
    source: sourceOf(collection, options),
  };
}

/** What was collected and how it was to be rolled up, in an order of its own. */
function sourceOf(
  collection: Collection,
  options: RollupOptions,
): RollupSource {
  return {
    submissions: [...collection.submissions.values()].sort(
      (a, b) => compareText(a.file, b.file) || compareText(a.digest, b.digest),
    ),
    roster: options.roster ?? null,
    baseline: options.baseline ?? null,
    prefer: options.prefer ?? "newest",
    chosen: [...(options.chosen ?? [])].sort(compareText),
    union: options.union?.trim() ?? "",
  };
}

function indicatorSource({
  key,
  plans,
}: CountedBranch["branch"]): IndicatorSource {
  return { branch: key, plans: plans.map(({ submission }) => submission) };
}

/**
 * The period that most of the plans that count have; of equally many the
 * latest. Without any plan the issue record's, else the cut-off's year.
 */
function usualPeriod(
  { branches }: AssignedFiles,
  baseline: IssuedBaseline | null,
  asOf: Day,
): PlanPeriod {
  const counts = new Map<string, { period: PlanPeriod; count: number }>();
  for (const { counted } of branches) {
    for (const { period } of counted) {
      const key = `${period.start}/${period.months}`;
      const entry = counts.get(key) ?? { period, count: 0 };
      // Of the kinds that have these months, one that does not depend on the order of files.
      const kind = entry.period.kind < period.kind ? entry.period : period;
      counts.set(key, { period: kind, count: entry.count + 1 });
    }
  }
  const [most] = [...counts.values()].sort(
    (a, b) =>
      b.count - a.count ||
      b.period.start - a.period.start ||
      b.period.months - a.period.months,
  );
  if (most !== undefined) return most.period;
  if (baseline !== null) return baseline.period;
  const january = monthOf(dateParts(asOf).year, 1);
  // A day always has a year in range; the first month of all is never reached.
  return periodOf("calendar-year", january ?? (0 as PlanPeriod["start"]));
}

function expectedFigures(
  counted: readonly CountedBranch[],
  hasRoster: boolean,
  scope: BranchScope,
): ExpectedFigures {
  if (!hasRoster) return { figures: null, why: "no-roster", branches: [] };
  const unknown = counted.flatMap(({ branch }) =>
    branch.expected === null ? branch.key : [],
  );
  if (unknown.length > 0)
    return { figures: null, why: "baseline-missing", branches: unknown };
  const parts = counted.flatMap(({ branch }) => branch.expected ?? []);
  return { figures: sumFigures(parts, scope.period, scope.asOf), why: null };
}

/** Everything found about every file, by file; copies of a file do not repeat its findings. */
function allFindings(
  collection: Collection,
  assigned: AssignedFiles,
  counted: readonly CountedBranch[],
  indicators: readonly IndicatorRollup[],
  expected: ExpectedFigures,
): readonly Finding[] {
  const copies = new Set(assigned.branches.flatMap((branch) => branch.copies));
  const submissions = [...collection.submissions.values()]
    .filter(({ file }) => !copies.has(file))
    .sort((a, b) => compareText(a.digest, b.digest));
  const names = new Map(counted.map(({ branch }) => [branch.key, branch.name]));
  const unreadable = [...collection.unreadable.values()];
  // One file may have more findings than a call may have arguments: no push(...findings).
  const all: Finding[] = [
    unreadable.sort((a, b) => compareText(a.code, b.code)),
    ...submissions.map(({ findings }) => findings),
    assigned.findings,
    ...counted.map(({ found }) => found),
  ].flat();
  for (const { name, targetsDiffer } of indicators) {
    if (targetsDiffer)
      all.push(finding("indicator-target-differs", {}, { name }));
  }
  for (const key of expected.why === "baseline-missing"
    ? expected.branches
    : []) {
    all.push(
      finding(
        "baseline-missing",
        {},
        { name: names.get(key) ?? key, code: key },
      ),
    );
  }
  return all.sort((a, b) =>
    compareText(a.place.file ?? "", b.place.file ?? ""),
  );
}

/** The branches with the number of findings about their files. */
function withFindings(
  counted: readonly CountedBranch[],
  findings: readonly Finding[],
): BranchRollup[] {
  const byFile = new Map<string, Record<Finding["severity"], number>>();
  for (const { place, severity } of findings) {
    if (place.file === undefined) continue;
    const count = byFile.get(place.file) ?? { error: 0, warning: 0, info: 0 };
    count[severity] += 1;
    byFile.set(place.file, count);
  }
  return counted.map(({ branch }) => {
    const sum = { error: 0, warning: 0, info: 0 };
    for (const file of filesOf(branch)) {
      const count = byFile.get(file);
      sum.error += count?.error ?? 0;
      sum.warning += count?.warning ?? 0;
      sum.info += count?.info ?? 0;
    }
    return { ...branch, findings: sum };
  });
}

function filesOf(branch: CountedBranch["branch"]): ReadonlySet<string> {
  return new Set([
    ...branch.plans.map(({ submission }) => submission.file),
    ...branch.rivals.map(({ file }) => file),
    ...branch.copies,
    ...branch.unreadable,
  ]);
}

function summarise(
  branches: readonly BranchRollup[],
  assigned: AssignedFiles,
  collection: Collection,
  hasRoster: boolean,
): RosterSummary {
  const withStatus = (status: BranchRollup["status"]): readonly string[] =>
    branches.flatMap((branch) => (branch.status === status ? branch.key : []));
  return {
    total: hasRoster ? branches.length : null,
    reported: branches.filter(({ valid }) => valid).length,
    notFilled: withStatus("not-filled"),
    missing: withStatus("missing"),
    duplicates: branches.flatMap(({ key, plans, rivals }) =>
      rivals.length === 0
        ? []
        : {
            code: key,
            files: [...plans.map(({ submission }) => submission), ...rivals]
              .map(({ file }) => file)
              .sort(compareText),
          },
    ),
    unexpected: assigned.unexpected,
    unreadable: [...collection.unreadable.values()].sort(
      (a, b) =>
        compareText(a.place.file ?? "", b.place.file ?? "") ||
        compareText(a.code, b.code),
    ),
  };
}
