import { formatDay, formatMonth, lastMonthOf } from "../core/plan";
import type { Language } from "../core/layout";
import type { BranchRollup, PeriodFigures, Rollup } from "../core/rollup";
import { alignedTable } from "./console";
import { printLine } from "./commands/command";

const WORDS = {
  zh: {
    head: [
      "季度",
      "应完成",
      "已完成",
      "完成率",
      "按时完成率",
      "期初逾期",
      "新增逾期",
      "补完",
      "批准取消",
      "期末逾期",
    ],
    quarter: (n: number) => `第${"一二三四"[n - 1] ?? n}季度`,
    year: "全年",
    reporting: "已报口径",
    expected: "应报口径",
    period: "周期",
    asOf: "截止日",
    reported: "已报",
    missing: "未报",
    notFilled: "未填",
    unreadable: "无法读取",
    duplicates: "重报",
    unexpected: "多报",
    noExpected: {
      "no-roster": "没有花名册，无法计算应报口径。",
      "baseline-missing": "有单位没有报送，也没有下发记录，无法计算应报口径。",
    },
    findings: (e: number, w: number, i: number) =>
      `问题：错误 ${e}，警告 ${w}，提示 ${i}`,
    colon: "：",
    comma: "、",
  },
  en: {
    head: [
      "Quarter",
      "Due",
      "Done",
      "Rate",
      "On time",
      "Carried in",
      "New overdue",
      "Made up",
      "Struck off",
      "Overdue",
    ],
    quarter: (n: number) => `Q${n}`,
    year: "Year",
    reporting: "Branches that reported",
    expected: "All branches of the roster",
    period: "Period",
    asOf: "As of",
    reported: "Reported",
    missing: "Missing",
    notFilled: "Not filled in",
    unreadable: "Unreadable",
    duplicates: "Duplicates",
    unexpected: "Not on the roster",
    noExpected: {
      "no-roster": "Without a roster there are no figures for all branches.",
      "baseline-missing":
        "Branches are missing whose nodes are not known, so there are no figures for all branches.",
    },
    findings: (e: number, w: number, i: number) =>
      `Findings: ${e} errors, ${w} warnings, ${i} notes`,
    colon: ": ",
    comma: ", ",
  },
} as const;

function rate(numerator: number, denominator: number): string {
  return denominator === 0
    ? "—"
    : `${((numerator / denominator) * 100).toFixed(1)}%`;
}

function quarterTable(figures: PeriodFigures, language: Language): string {
  const words = WORDS[language];
  const count = (value: number | null): string =>
    value === null ? "—" : String(value);
  const rows = figures.quarters.map((q) => [
    words.quarter(q.quarter),
    String(q.due),
    String(q.done),
    rate(q.done, q.due),
    rate(q.onTime, q.due),
    count(q.carriedIn),
    count(q.newlyOverdue),
    count(q.madeUp),
    count(q.struckOff),
    count(q.carriedOut),
  ]);
  const { year } = figures;
  const total = [
    words.year,
    String(year.nodes),
    String(year.done),
    rate(year.done, year.nodes),
    rate(year.onTime, year.nodes),
  ];
  return alignedTable(
    [words.head, ...rows, total],
    new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]),
  );
}

/** Prints what a parent union asks first: the quarters, and who is missing. */
export function printRollup(rollup: Rollup, language: Language): void {
  const words = WORDS[language];
  const { period, asOf, roster, expected } = rollup;
  const total = roster.total === null ? "" : ` / ${roster.total}`;
  printLine(
    [
      `${words.period} ${formatMonth(period.start)} — ${formatMonth(lastMonthOf(period))}`,
      `${words.asOf} ${formatDay(asOf)}`,
      `${words.reported} ${roster.reported}${total}`,
    ].join("   "),
  );
  printLine(
    `\n${words.reporting}\n${quarterTable(rollup.reporting, language)}`,
  );
  if (expected.figures === null)
    printLine(`\n${words.noExpected[expected.why]}`);
  else
    printLine(
      `\n${words.expected}\n${quarterTable(expected.figures, language)}`,
    );
  printLine("");
  printLists(rollup, language);
}

function printLists(
  { roster, branches, findings }: Rollup,
  language: Language,
): void {
  const words = WORDS[language];
  const named = (keys: readonly string[]): string[] =>
    keys.map((key) => branchLabel(branches, key));
  const list = (word: string, items: readonly string[]): void => {
    if (items.length > 0)
      printLine(
        `${word} (${items.length})${words.colon}${items.join(words.comma)}`,
      );
  };
  list(words.missing, named(roster.missing));
  list(words.notFilled, named(roster.notFilled));
  list(
    words.unreadable,
    roster.unreadable.map(({ place, code }) => `${place.file ?? ""} (${code})`),
  );
  list(
    words.duplicates,
    roster.duplicates.map(
      ({ code, files }) =>
        `${branchLabel(branches, code)} [${files.join(" | ")}]`,
    ),
  );
  list(
    words.unexpected,
    roster.unexpected.map(({ file }) => file),
  );
  const count = (severity: string): number =>
    findings.filter((f) => f.severity === severity).length;
  printLine(words.findings(count("error"), count("warning"), count("info")));
}

function branchLabel(branches: readonly BranchRollup[], key: string): string {
  const branch = branches.find((candidate) => candidate.key === key);
  const contact = branch?.contact;
  return branch === undefined
    ? key
    : `${key} ${branch.name}${contact === undefined || contact === "" ? "" : ` (${contact})`}`;
}
