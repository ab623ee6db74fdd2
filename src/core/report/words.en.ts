import { dateParts, lastMonthOf, yearMonth } from "../plan";
import type { Day, Month, PlanPeriod, WorkField } from "../plan";
import { bare } from "./figures";
import { joined, say, when, whenKnown } from "./runs";
import type { ReportWords, Share } from "./words";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const KEYS = {
  due: "due",
  done: "done",
  rate: "completion rate",
  onTimeRate: "on-time rate",
  overdue: "overdue at its end",
} as const;
const YEAR_KEYS = {
  ...KEYS,
  due: "nodes planned",
  overdue: "overdue",
} as const;
const BEFORE = {
  "year-before": "The year before",
  "same-time-year-before": "A year before",
  earlier: "Last period",
} as const;
const PARTS: Readonly<Record<string, string>> = {
  q1: "first quarter",
  q2: "second quarter",
  q3: "third quarter",
  q4: "fourth quarter",
  year: "",
};
const FIELDS: Readonly<Record<WorkField, string>> = {
  思想引领: "Ideological guidance",
  素质提升: "Skills and learning",
  民主管理: "Democratic management",
  维权服务: "Rights and services",
  帮扶送温暖: "Help and care",
  文体活动: "Culture and sports",
  劳动竞赛: "Labour contests",
  安全生产: "Work safety",
  女职工工作: "Women workers",
  组织建设: "Organisation",
  财务经审: "Finance and audit",
  宣传信息: "Publicity",
  其他: "Other",
};

function dayText(day: Day): string {
  const { year, month, day: date } = dateParts(day);
  return `${date} ${MONTHS[month - 1] ?? ""} ${year}`;
}

function monthText(month: Month): string {
  const parts = yearMonth(month);
  return `${MONTHS[parts.month - 1] ?? ""} ${parts.year}`;
}

function periodName(period: PlanPeriod): string {
  const from = yearMonth(period.start);
  const to = yearMonth(lastMonthOf(period));
  if (period.months === 12 && from.month === 1) return String(from.year);
  if (period.kind === "school-year")
    return `school year ${from.year}–${to.year}`;
  return spanName(period);
}

function spanName(period: PlanPeriod): string {
  return `${monthText(period.start)} to ${monthText(lastMonthOf(period))}`;
}

/** Rights and services 2 nodes, … — those over 0 only. */
function shares(of: readonly Share[]): ReturnType<typeof say> {
  return of.flatMap(({ name, figure }) =>
    when(figure, ">", 0, say`${name} ${figure}, `),
  );
}

/** The report in English. */
export const ENGLISH: ReportWords = {
  units: {
    node: { unit: " nodes", unitOne: " node" },
    branch: { unit: " branches", unitOne: " branch" },
    indicator: { unit: " indicators", unitOne: " indicator" },
    points: { unit: " percentage points" },
    own: (unit) => ({ unit: unit === "" ? "" : ` ${unit}` }),
  },
  day: dayText,
  month: monthText,
  field: (field) => FIELDS[field],
  comma: ", ",
  labels: {
    of: (of, what) => ({ label: `${of}: ${what}`, about: [of, what] }),
    line: (part, key) =>
      part === "year" ? YEAR_KEYS[key] : `${PARTS[part] ?? part}, ${KEYS[key]}`,
    reporting: "Reporting branches",
    expected: "All expected branches",
    total: "Total",
    counts: {
      expected: "Branches that should report",
      reported: "Branches that reported",
      red: "Branches with a red light",
      yellow: "Branches with a yellow light",
      blue: "Branches with a blue light",
      green: "Branches with a green light",
      pace: "Time's pace",
      missing: "Branches that have not reported",
      due: "Due by the cut-off",
      gap: "Time's pace less completion rate",
      difference: "Completion rate compared with last period",
      late: "Done after the due day",
      deferredOut: "Deferred out of the period",
      open: "Not due yet and not done",
      targets: "Indicators with a target and a value",
      met: "Of these, targets met",
    },
    previous: (key) =>
      `last period, ${{ due: "nodes planned", rate: "completion rate" }[key]}`,
    indicator: (key) =>
      ({ target: "target", total: "actual", rate: "actual over target" })[key],
    daysLate: "Days late",
    basis: {
      reporting: "reporting",
      expected: "expected",
      roster: "roster",
      indicator: "having it",
      previous: "last period",
    },
    origin: (sheet, what) => `${sheet} · ${what}`,
    own: "counted on this sheet",
    before: (file, place) =>
      place === null
        ? file
        : place.cell === null
          ? `${file}: counted from “${place.sheet}”`
          : `${file}: ${place.sheet}!${place.cell}`,
    difference: "this period's completion rate less last period's",
  },
  title: (edition, period) => {
    const name = periodName(period);
    switch (edition) {
      case "interim":
        return `Union work so far, ${name}`;
      case "half-year":
        return `Union work report, first half of ${name}`;
      case "nine-month":
        return `Union work report, first nine months of ${name}`;
      case "year":
        return `Union work report, ${name}`;
    }
  },
  subtitle: (period, asOf) =>
    `Period: ${spanName(period)}; cut-off day: ${dayText(asOf)}`,
  whole: (period) =>
    period.kind === "school-year"
      ? "the school year"
      : period.months === 12
        ? "the year"
        : "the period",
  sections: {
    overview: "Overview",
    work: "Main work and results",
    problems: "Problems",
    next: "What comes next",
  },
  parts: {
    indicators: "Indicators",
    overdue: "Overdue work",
    changes: "Late, deferred and cancelled work",
    submissions: "Submissions",
    behind: "Indicators without a value or off target",
    blank: "Indicators without a value",
    missed: "Indicators off target",
    unknown: "Figures not reported",
    finish: "Finish this period's work",
    proposals: "Proposals for the next period",
  },
  overview: {
    notBegun:
      "The cut-off day lies before the period; there is nothing to report yet.",
    submissions: ({ asOf, total, reported, missing }) =>
      say`Branches that should report as of ${asOf}: ${bare(total)}; reported: ${bare(reported)}${when(missing, ">", 0, say`; still to report: ${bare(missing)}.`, "; none is missing.")}`,
    noRoster: ({ asOf, total, reported }) =>
      say`As of ${asOf}, plans came in from ${total}; ${reported} filled in the latest month.`,
    completion: ({ line, due, pace, gap, whole, ofBranches }) => {
      const subject = ofBranches ? "The reporting branches" : "The union";
      return when(
        line.due,
        ">",
        0,
        say`${subject} planned ${line.due} for ${whole}. ${when(
          line.done,
          "=",
          line.due,
          say`All are done; the on-time rate is ${line.onTimeRate}.`,
          when(
            line.done,
            ">",
            0,
            say`Done so far: ${line.done}, a completion rate of ${line.rate}; the on-time rate is ${line.onTimeRate}.`,
            "Nothing is done yet.",
          ),
        )}${when(
          due,
          "<",
          line.due,
          when(
            due,
            ">",
            0,
            say` By the cut-off ${due} had fallen due, which makes time's pace ${pace}; ${when(
              line.rate,
              ">=",
              pace,
              "completion keeps up with it.",
              when(
                gap,
                ">=",
                0.0005,
                say`completion is ${gap} behind it.`,
                "completion is just behind it.",
              ),
            )}`,
            " Nothing has fallen due yet.",
          ),
        )}${when(
          line.overdue,
          ">",
          0,
          say` Overdue: ${line.overdue}.`,
          when(due, ">", 0, " Nothing is overdue."),
        )}`,
        `${subject} planned nothing that counts for ${whole}.`,
      );
    },
    quarters: (quarters) => {
      const told = quarters
        .filter(({ begun }) => begun)
        .map(({ quarter, due, done, rate, running }) => {
          const name = `${PARTS[`q${quarter}`] ?? ""}${running ? " (to the cut-off)" : ""}`;
          return when(
            due,
            ">",
            0,
            when(
              done,
              "=",
              due,
              say`${name}: ${due} due, all done`,
              when(
                done,
                ">",
                0,
                say`${name}: ${due} due, ${done} done, ${rate}`,
                say`${name}: ${due} due, nothing done yet`,
              ),
            ),
            `${name}: nothing due`,
          );
        });
      const later = quarters
        .filter(({ begun }) => !begun)
        .map(({ quarter }) => PARTS[`q${quarter}`] ?? "");
      return say`By quarter — ${joined(told, "; ")}${later.length === 0 ? "" : `; not begun: ${later.join(", ")}`}.`;
    },
    expected: (line, whole) =>
      say`With the branches that have not reported counted as not done (all expected branches), the plans for ${whole} have ${line.due}; done: ${line.done}, a completion rate of ${line.rate}; overdue: ${line.overdue}.`,
    noBaseline: (names) =>
      say`There are no figures for all expected branches because it is not known what was issued to: ${joined(names, ", ")}.`,
    previous: ({
      asOf,
      when: before_,
      sameStage,
      nodes,
      before,
      rate,
      difference,
    }) => {
      const name = BEFORE[before_];
      const compared = when(
        difference,
        "<",
        0.0005,
        "the same as then",
        when(
          rate,
          ">",
          before,
          say`up by ${difference}`,
          say`down by ${difference}`,
        ),
      );
      return say`${name} (as of ${asOf}) ${when(
        nodes,
        ">",
        0,
        whenKnown(
          before,
          say`the plans had ${nodes} and the completion rate was ${before}${
            sameStage
              ? whenKnown(
                  difference,
                  say`; this period it is ${rate}, ${compared}`,
                  "",
                )
              : "; the two cut-off days are not equally far into their periods, so the rates are not compared"
          }.`,
          say`the plans had ${nodes}; there was no completion rate yet, so nothing is compared.`,
        ),
        "the plans had no work that counts, so nothing is compared.",
      )}`;
    },
    lights: ({ red, yellow, blue, green }) =>
      say`By light, of the branches with a file — red: ${red}, yellow: ${yellow}, blue: ${blue}, green: ${green}.`,
  },
  work: {
    none: "There is no work to be summed up.",
    field: (line, examples) =>
      when(
        line.due,
        ">",
        0,
        say`Planned: ${line.due}. ${when(
          line.done,
          "=",
          line.due,
          say`All are done; the on-time rate is ${line.onTimeRate}.`,
          when(
            line.done,
            ">",
            0,
            say`Done: ${line.done}, a completion rate of ${line.rate}${when(line.overdue, ">", 0, say`; overdue: ${line.overdue}`)}.`,
            say`Nothing is done yet${when(line.overdue, ">", 0, say`; overdue: ${line.overdue}`)}.`,
          ),
        )}${when(line.done, ">", 0, examples ? " Among what was done:" : " Nothing was written about what was done.")}`,
        "Nothing was planned.",
      ),
    doer: ({ branch, owner, on, others, more }) => {
      const who = [branch, owner, on === null ? "" : `done on ${dayText(on)}`]
        .filter((part) => part !== "")
        .join(", ");
      const same =
        others.length === 0
          ? ""
          : `; also done by ${others.join(", ")}${more ? " and others" : ""}`;
      return ` (${who}${same})`;
    },
    indicators: ({ targets, met }) =>
      when(
        targets,
        ">",
        0,
        say`With a target and a value: ${targets}. ${when(
          met,
          "=",
          targets,
          "All targets are met.",
          when(met, ">", 0, say`Targets met: ${met}.`, "No target is met yet."),
        )}`,
        "No indicator can be compared with a target.",
      ),
    indicator: ({ name, total, target, rate, direction }) => {
      if (target === null) return say`${name}: ${total}, no target.`;
      if (rate !== null)
        return say`${name}: ${whenKnown(
          total,
          when(
            rate,
            ">=",
            1,
            say`${total}; the target of ${target} is met (${rate}).`,
            say`${total}, which is ${rate} of the target of ${target}.`,
          ),
          say`${total}; the target is ${target}.`,
        )}`;
      if (direction === "at-least" && target.form === "number")
        return say`${name}: ${total}; the target is ${target}, so there is no rate.`;
      const [met, missed] =
        direction === "at-most"
          ? [
              say`within the limit of ${target}.`,
              say`over the limit of ${target}.`,
            ]
          : [
              say`the target of ${target} is met.`,
              say`below the target of ${target}.`,
            ];
      return say`${name}: ${whenKnown(
        total,
        say`${total}, ${when(total, direction === "at-most" ? "<=" : ">=", target, met, missed)}`,
        say`${total}; the ${direction === "at-most" ? "limit" : "target"} is ${target}.`,
      )}`;
    },
  },
  problems: {
    none: (roster) =>
      `By the cut-off nothing is overdue, was done late or was deferred out of the period${roster ? ", and every branch has reported" : ""}.`,
    overdue: (overdue, fields) =>
      when(
        overdue,
        ">",
        0,
        say`Overdue at the cut-off: ${overdue}. By field: ${shares(fields)}in all ${overdue}.`,
        "Nothing is overdue at the cut-off.",
      ),
    byBranch: (overdue, branches, all) =>
      when(
        overdue,
        ">",
        0,
        say`${all ? "By branch" : "The branches with most"}: ${shares(branches)}${all ? "in all" : "of all branches"} ${overdue}.`,
      ),
    changes: ({ late, deferredOut }) =>
      say`${when(late, ">", 0, say`Done after the due day: ${late}.`, "What is done was done on time.")}${when(deferredOut, ">", 0, say` Deferred into the next period: ${deferredOut}.`)}`,
    deferredOut: (to, reason) => `deferred to ${to}; reason: ${reason}`,
    cancelled: (on, reason) => `cancelled on ${on}; reason: ${reason}`,
    noReason: "none given",
    missing: (missing, names) =>
      when(
        missing,
        ">",
        0,
        say`Still to report: ${missing}, namely ${joined(names, ", ")}. Their work is not among the figures of the reporting branches.`,
        "Every branch has reported.",
      ),
    unfilled: (names) =>
      say`A file came in without a state for the latest month from: ${joined(names, ", ")}.`,
    unknown: (labels) =>
      `These figures were not reported or cannot be computed; the text says “(not reported)”: ${labels.join("; ")}.`,
    unknownIndicators: (names) =>
      say`Indicators that no branch filled in: ${joined(names, ", ")}.`,
  },
  next: {
    finish: ({ overdue, open }) =>
      say`${when(overdue, ">", 0, say`For what is overdue (${overdue}), name an owner and a day one by one; what will not be done is cancelled with its reason. `)}${when(
        open,
        ">",
        0,
        say`What is not due yet (${open}) is done in its planned month and filled in by the month's end.`,
        when(overdue, ">", 0, "", "This period's work is finished."),
      )}`,
    submissions: (missing) =>
      when(
        missing,
        ">",
        0,
        say`Remind those that have not reported (${missing}), then roll up again.`,
        "Keep reporting month by month; a month without progress gets a zero report.",
      ),
    proposals:
      "From what was not finished and from what recurs, the following is proposed for the next period, for the committee to decide.",
    noProposals: "Nothing is carried over and nothing recurs.",
  },
  tables: {
    quarters: "Completion by quarter",
    fields: "Completion by work field",
    goals: "Completion by goal",
    branches: "Completion by branch",
    indicators: "Indicators",
    overdue: "Longest overdue",
    coming: "Due next",
    proposals: "Proposals for the next period",
    headers: {
      quarter: "Quarter",
      field: "Work field",
      goal: "Goal",
      branch: "Branch",
      due: "Due",
      nodes: "Nodes",
      done: "Done",
      rate: "Rate",
      onTimeRate: "On time",
      overdue: "Overdue",
      carriedOut: "Overdue at end",
      before: "Last period",
      light: "Light",
      indicator: "Indicator",
      unit: "Unit",
      target: "Target",
      actual: "Actual",
      verdict: "Rate",
      branches: "Branches",
      arrangement: "Arrangement",
      dueMonth: "Due month",
      daysLate: "Days late",
      owner: "Owner",
      reason: "Reason or progress",
      origin: "Why",
    },
    quarterNames: [
      "First quarter",
      "Second quarter",
      "Third quarter",
      "Fourth quarter",
    ],
    total: "Total",
    notes: {
      quarters:
        "Nodes; from “By quarter”, reporting branches. Quarters that have not begun have no rate.",
      fields: "Nodes; from “By field”, reporting branches.",
      goals:
        "Nodes; from “By field”, reporting branches; only goals that all branches share.",
      branches:
        "Nodes; from “By quarter”, highest completion first as of the making; branches that have not reported last: what was issued to them stands as not done, outside the reporting figures.",
      branchesCut:
        "Nodes; from “By quarter”, highest completion first as of the making. Only the first twenty and the last twenty; all are on “By quarter”.",
      indicators: "From “Indicators”, reporting branches; money in yuan.",
      indicatorsCut:
        "From “Indicators”, reporting branches; money in yuan. Only the first thirty; all are on “Indicators”.",
      overdue: "From “Overdue”, reporting branches.",
      overdueCut:
        "From “Overdue”, reporting branches; only the longest overdue. All are on “Overdue”.",
      coming: "From “Facts”, reporting branches.",
      comingCut:
        "From “Facts”, reporting branches; only those due next. All are on “Facts”.",
      proposals:
        "What is overdue or was deferred is carried over; monthly, quarterly and standing work goes on.",
      proposalsCut:
        "What is overdue or was deferred is carried over; monthly, quarterly and standing work goes on. Only a part is listed.",
    },
    noteBefore: (asOf, sameStage) =>
      ` Last period's rates are those of its workbook as of ${asOf}${sameStage ? "" : ", not as far into the period as this one's; for reference only"}; — where it has none.`,
    origins: {
      monthly: "every month",
      quarterly: "every quarter",
      standing: "standing",
      overdue: "overdue",
      deferred: "deferred",
    },
    severalBranches: (names, more) =>
      `${names.join(", ")}${more ? " and others" : ""}`,
  },
  charts: {
    quarters: "Nodes due and done by quarter",
    fields: "Completion by work field",
    branches: "Completion by branch",
    indicators: "Indicators: actual over target",
  },
  series: {
    due: "Due",
    done: "Done",
    rate: "Completion",
    before: "Last period",
  },
};
