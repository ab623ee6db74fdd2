import type { RollupTexts } from "./texts";

const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
];

function monthName(month: number): string {
  return MONTHS[month - 1] ?? "";
}

/** The English edition's words. */
export const ENGLISH: RollupTexts = {
  creator: "Union Plan",
  footer: "&CPage &P of &N",
  title: "Union work plans: summary of completion",
  sheetTitles: {
    submissions: "Submissions",
    quarters: "By quarter",
    fields: "By work field",
    indicators: "Indicators",
    indicatorLines: "Indicator facts",
    overdue: "Overdue nodes",
    findings: "Findings",
    facts: "Facts",
  },
  hints: {
    submissions:
      "One row a branch of the roster; behind the number of findings: errors, warnings and notes.",
    quarters:
      "Branches without a file come first; the two shaded rows are the totals. Every figure is traced in Facts by the branch number.",
    fields:
      "Reporting branches only: by work field, then by the goals that all branches share.",
    indicators:
      "Reporting branches only; money is in yuan. Each branch's figures and their source are in Indicator facts.",
    indicatorLines:
      "One row an indicator of a branch, with the file, sheet and row that it was read from.",
    overdue:
      "Nodes of reporting branches past their due day at the cut-off, neither done nor cancelled; the latest first.",
    findings:
      "Everything that was found while checking and rolling up: in which cell of which file, and what to do.",
    facts:
      "One row a node, ready for a pivot table; the counting columns at the right are what the summary sheets add up.",
  },
  about: {
    union: "Union",
    period: "Period",
    quarter: "Quarter",
    asOf: "Cut-off day",
    expected: "Branches expected",
    reported: "Branches reported",
    reportRate: "Report rate",
    pace: "Time's pace",
    overdue: "Overdue",
    madeAt: "Made at",
    madeFrom: "Made from",
    noQuarter: "The cut-off day lies outside the period",
    noRoster: "No roster: counted by the files received",
    figures: "Main figures",
    lights: "Lights",
    lightsOf: ({ soonDays, redPercent }) => [
      [
        "Red",
        `More than ${redPercent}% of the nodes due by the cut-off are overdue`,
      ],
      [
        "Yellow",
        "Else: anything overdue, a node of this quarter done late, or behind time's pace",
      ],
      ["Blue", `Else: a node is due within ${soonDays} days`],
      ["Green", "Else: all that was due is done on time"],
      [
        "Grey",
        "Nothing due yet; a branch without a file shows Missing or Unreadable",
      ],
    ],
    definitions: "How the figures are counted",
    definitionLines: [
      [
        "Node",
        "One arrangement in one month, due on that month's last day. Every figure is taken at the end of the cut-off day.",
      ],
      [
        "Due",
        "Nodes whose due month lies in the quarter, without those cancelled by their due day; a deferral made in time moves the due month.",
      ],
      [
        "Done",
        "Those of them with the state Done and a completion date by the cut-off.",
      ],
      [
        "Rate",
        "Done ÷ due. Over several branches numerators and denominators are added before dividing; never a mean of rates. Where nothing is due: —.",
      ],
      ["On-time rate", "Done on or before the due day ÷ due."],
      [
        "Overdue at end",
        "Past their due day at the quarter's end (this quarter: at the cut-off), neither done nor cancelled, earlier quarters' included.",
      ],
      [
        "Time's pace",
        "Nodes due by the cut-off ÷ all nodes of the period; a branch is on pace where its rate is not below it.",
      ],
      [
        "Reporting",
        "Only branches that have reported: Reported, Zero report, Duplicate, Doubtful.",
      ],
      [
        "Expected",
        "Every branch of the roster; what a branch has not reported counts as due and not done, as it was issued. Where that is not known there is no figure, and the reason is given.",
      ],
    ],
    contents: "What is where",
    contentLines: [
      [
        "report",
        "The report on the half-year, nine months or the year: text, tables and charts, ready to be printed",
      ],
      [
        "submissions",
        "Status, file and findings of every branch; files of nobody on the roster; the reminder",
      ],
      [
        "quarters",
        "Every branch by quarter and for the period, lights, totals of both kinds, how overdue nodes came and went",
      ],
      ["fields", "By work field and by goal"],
      [
        "indicators",
        "Indicators by quarter and for the period, against target",
      ],
      ["indicatorLines", "Each branch's indicators and where they stand"],
      ["overdue", "Every overdue node"],
      ["findings", "Every finding and what to do"],
      ["facts", "Every node; the summaries are sums of it"],
    ],
    files: (count, unreadable) =>
      unreadable === 0
        ? `${count} plan ${count === 1 ? "file" : "files"}`
        : `${count} plan ${count === 1 ? "file" : "files"}; ${unreadable} could not be read`,
    tooLarge: (rows) =>
      `Facts has ${rows} rows, more than 20,000: the figures are values of the time of making, not formulas.`,
    live: "The figures are formulas over Facts, where every row names its file, sheet and cell. Lights, baselines and the figures of branches without a file are values of the time of making.",
  },
  submissions: {
    headers: {
      no: "No.",
      code: "Branch code",
      name: "Branch",
      parent: "Parent",
      status: "Status",
      file: "File",
      savedAt: "Saved at",
      findings: "Findings",
      contact: "Contact",
      phone: "Phone",
      note: "Remarks",
    },
    noBranches: "No branches: the roster is empty and no readable file came in",
    severities: (error, warning, info) =>
      `${error + warning + info} (${error}/${warning}/${info})`,
    rivals: (files) => `Duplicate, not used: ${files}`,
    copies: (files) => `Copy with equal content: ${files}`,
    notRead: (files) => `Could not be read: ${files}`,
    severalPlans: (files) => `Further plan: ${files}`,
    unexpected: "Unexpected: files of nobody on the roster",
    unexpectedHeaders: ["No.", "Branch code", "File"],
    noUnexpected: "No files of nobody on the roster",
    unreadable: "Files that could not be read",
    unreadableHeaders: ["No.", "File", "Why, and what to do"],
    noUnreadable: "Every file could be read",
    reminder: "Reminder",
    reminderHint:
      "Select the lines below in column A, copy and send them; fill in the date.",
    noReminder: "Every branch has reported; nobody needs to be reminded",
    greeting: "To the branch unions:",
    opening: (asOf, total, reported) =>
      `Progress up to ${asOf}: ${reported} of ${total} branches have reported. Branches below: please report by ________.`,
    groups: {
      missing: "No file received:",
      "not-filled":
        "File received, but the last month is blank in the record of reports; please fill it in and send it again:",
      unreadable:
        "The file could not be opened; please save it as .xlsx and send it again:",
    },
    reminded: (number, { name, contact, phone }) => {
      const who = [contact, phone].filter((text) => text !== "").join(", ");
      return `${number}. ${name}${who === "" ? "" : ` (${who})`}`;
    },
    closing:
      "For a month without progress please choose Zero report instead of leaving it blank. Thank you.",
  },
  quarters: {
    names: ["Q1", "Q2", "Q3", "Q4"],
    year: "Period",
    no: "No.",
    code: "Code",
    branch: "Branch",
    status: "Status",
    due: "Due",
    done: "Done",
    rate: "Rate",
    cumulative: "Cumul.\nrate",
    onTimeRate: "On-time\nrate",
    overdue: "Over-\ndue",
    light: "Light",
    yearNodes: "Nodes",
    yearRate: "Rate",
    yearOverdue: "Over-\ndue",
    reporting: "Total of reporting branches",
    expected: "Total of expected branches",
    noRoster: "Without a roster there is no total of expected branches.",
    baselineMissing: (names) =>
      `No total of expected branches: the nodes issued to these branches are not known (no issue record): ${names}`,
    carry:
      "Other figures, and how overdue nodes came and went (reporting branches)",
    carryHint:
      "Overdue at end = overdue at start + newly overdue − made up − struck off",
    carryLines: {
      cumulative: "Cumulative rate",
      weighted: "Weighted rate",
      plainDue: "Without standing: due",
      plainDone: "Without standing: done",
      plainRate: "Without standing: rate",
      carriedIn: "Overdue at start",
      newlyOverdue: "Newly overdue",
      madeUp: "Made up",
      struckOff: "Struck off",
      carriedOut: "Overdue at end",
      baselineDue: "Baseline: nodes issued",
      baselineDone: "Baseline: done",
      baselineRate: "Baseline: rate",
      deferredOut: "Deferred out of the period",
    },
    notes: [
      "For a quarter that has not begun, rates, overdue and light show —; so do rates where nothing is due.",
      "A quarter's light is that of its end (this quarter: of the cut-off day); the period's group is as of the cut-off day. A missing branch's nodes are those issued to it, all counted as not done.",
    ],
    signs: ["Union (seal)", "Head", "Reviewed by", "Prepared by", "Date"],
  },
  fields: {
    field: "Work field",
    goal: "Goal",
    total: "Total",
    plain: "Without standing",
    byGoal: "By goal (goals that all branches share)",
    noFields: "The reporting branches have no nodes",
    noGoals:
      "The branches' goals differ in id or text: there is no summary by goal",
    note: "Cumulative rate: done ÷ due over all quarters from the period's start to this one. Without standing: nodes of the type Standing are left out.",
  },
  indicators: {
    headers: {
      no: "No.",
      name: "Indicator",
      unit: "Unit",
      kind: "Kind",
      direction: "Direction",
      target: "Target",
      total: "Period",
      rate: "Rate",
      branches: "Branches",
    },
    met: "Met",
    missed: "Not met",
    empty: "The reporting branches have no indicators",
    note: "Sum: over the months. Latest: the last month filled. Ratio: numerators and denominators are added before dividing. Months after the cut-off's do not count. What nobody filled in shows —, not 0.",
    source: (file, sheet, row) => `${file}, ${sheet}, row ${row}`,
  },
  report: {
    hint: "Every figure in the text is taken from a cell of this workbook and changes with it; the appendix says from which.",
    table: (number, title) => `Table ${number}. ${title}`,
    appendix: "Appendix: where the figures come from",
    appendixHint:
      "The sheet and cell of each figure in the text, of how many branches it is made, and on what basis; each table says below it where its figures come from.",
    appendixHeaders: ["No.", "Figure", "Value", "From", "Branches", "Basis"],
    inTable: "see the table",
    comparison: "counted on this sheet, only to choose a wording",
  },
  empty: {
    overdue: "No overdue nodes",
    findings: "Nothing was found",
    facts: "No nodes to count",
  },
  span: (from, to) =>
    from.year === to.year
      ? `${monthName(from.month)}–${monthName(to.month)} ${to.year}`
      : `${monthName(from.month)} ${from.year} – ${monthName(to.month)} ${to.year}`,
  day: (year, month, day) => `${day} ${monthName(month)} ${year}`,
  rows: (count) => `${count} in all`,
};
