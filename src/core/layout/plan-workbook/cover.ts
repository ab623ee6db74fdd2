import { firstDayOf, lastMonthOf, monthsOf } from "../../plan";
import type { Month, MonthlyReport } from "../../plan";
import { COVER_FIELDS, REPORT_COLUMNS, SHEETS, WORDS } from "../schema";
import type {
  ConditionalFormatLayout,
  DefinedName,
  SheetLayout,
  ValidationLayout,
} from "../workbook";
import type { Edition } from "./edition";
import { quoted } from "./places";
import { printSetUp, TYPED_DATES } from "./sheet-parts";
import { SheetDraft } from "./sheet-draft";
import type { Content } from "./sheet-draft";
import { COLOURS, LIGHTS } from "./styles";
import type { StyleName } from "./styles";

const WIDTHS = [18, 28, 15, 29] as const;
const LAST = WIDTHS.length;
/** Width of the merged cells B to D. */
const RIGHT = WIDTHS[1] + WIDTHS[2] + WIDTHS[3];

const ROW = {
  kicker: 1,
  title: 2,
  fields: 4,
  principles: 10,
  reports: 12,
} as const;

type FieldKey = (typeof COVER_FIELDS)[number]["key"];

/** Pairs of fields that share a row, from `ROW.fields` on; a single one has the row to itself. */
const FIELD_ROWS: readonly (readonly [FieldKey, FieldKey?])[] = [
  ["title"],
  ["branchName", "branchCode"],
  ["parentUnion", "periodKind"],
  ["periodStart", "periodEnd"],
  ["preparedBy", "reviewedBy"],
  ["preparedOn"],
];

/** 封面: the plan's head, the record of monthly reports, how to fill in, and the sign-off line. */
export function coverSheet(edition: Edition): {
  sheet: SheetLayout;
  names: readonly DefinedName[];
} {
  const { texts, places, language } = edition;
  const draft = new SheetDraft();
  draft.putMerged(
    { row: ROW.kicker, column: 1, toColumn: LAST },
    texts.cover.kicker,
    "kicker",
  );
  draft.heights[ROW.kicker] = 24;
  const title = edition.plan.title === "" ? texts.untitled : edition.plan.title;
  draft.putMerged(
    { row: ROW.title, column: 1, toColumn: LAST },
    {
      formula: `IF(plan_title="","${texts.untitled}",plan_title)`,
      value: title,
    },
    "coverTitle",
  );
  draft.fit(
    ROW.title,
    [{ text: title, width: RIGHT + WIDTHS[0], size: 22 }],
    44,
  );
  draft.heights[ROW.title + 1] = 10;
  putFields(draft, edition);
  const firstReport = ROW.reports + 2;
  const afterReports = putReports(draft, edition);
  const afterSteps = putSteps(draft, edition, afterReports + 1);
  const end = putSignOff(draft, edition, afterSteps + 1);

  const sheet = quoted(places.sheets.cover);
  return {
    sheet: {
      key: SHEETS.cover.key,
      name: SHEETS.cover[language],
      visibility: "visible",
      tabColour: COLOURS.brand,
      columns: WIDTHS.map((width) => ({ width })),
      rows: draft.rows,
      heights: draft.heights,
      merges: draft.merges,
      validations: coverRules(edition, firstReport, afterReports - 1),
      conditionalFormats: reportMarks(edition, firstReport, afterReports - 1),
      protected: true,
      showGridLines: false,
      print: printSetUp(edition, {
        landscape: false,
        fitHeight: true,
        area: `A1:D${end}`,
      }),
    },
    names: [
      { name: "plan_title", refersTo: `${sheet}!$B$${ROW.fields}` },
      { name: "branch_name", refersTo: `${sheet}!$B$${ROW.fields + 1}` },
    ],
  };
}

function putFields(draft: SheetDraft, edition: Edition): void {
  FIELD_ROWS.forEach(([left, right], i) => {
    const row = ROW.fields + i;
    draft.heights[row] = 24;
    putField(
      draft,
      edition,
      { row, column: 1, toColumn: right === undefined ? LAST : 2 },
      left,
    );
    if (right !== undefined)
      putField(draft, edition, { row, column: 3, toColumn: LAST }, right);
  });
  const { plan } = edition;
  putField(
    draft,
    edition,
    { row: ROW.principles, column: 1, toColumn: LAST },
    "guidingPrinciples",
  );
  draft.fit(
    ROW.principles,
    [{ text: plan.guidingPrinciples, width: RIGHT }],
    60,
  );
  draft.fit(ROW.fields, [{ text: plan.title, width: RIGHT }], 24);
  draft.fit(
    ROW.fields + 1,
    [
      { text: plan.branchName, width: WIDTHS[1] },
      { text: plan.branchCode ?? "", width: WIDTHS[3] },
    ],
    24,
  );
  draft.fit(ROW.fields + 2, [{ text: plan.parentUnion, width: WIDTHS[1] }], 24);
}

function putField(
  draft: SheetDraft,
  edition: Edition,
  area: {
    readonly row: number;
    readonly column: number;
    readonly toColumn: number;
  },
  key: FieldKey,
): void {
  const field = COVER_FIELDS.find((candidate) => candidate.key === key);
  const [content, style] = fieldValue(edition, key);
  draft.put(area.row, area.column, field?.[edition.language] ?? key, "label");
  draft.putMerged({ ...area, column: area.column + 1 }, content, style);
}

/** Value and style of a field. The period is not input: every sheet is laid out for it. */
function fieldValue(
  { plan, language }: Edition,
  key: FieldKey,
): readonly [Content, StyleName] {
  switch (key) {
    case "title":
      return [plan.title, "textInput"];
    case "branchName":
      return [plan.branchName, "textInput"];
    case "branchCode":
      return [plan.branchCode, "codeInput"];
    case "parentUnion":
      return [plan.parentUnion, "textInput"];
    case "periodKind":
      return [WORDS.periodKind[plan.period.kind][language], "text"];
    case "periodStart":
      return [firstDayOf(plan.period.start), "monthLeft"];
    case "periodEnd":
      return [firstDayOf(lastMonthOf(plan.period)), "monthLeft"];
    case "preparedBy":
      return [plan.preparedBy, "textInput"];
    case "reviewedBy":
      return [plan.reviewedBy, "textInput"];
    case "preparedOn":
      return [plan.preparedOn, "dayLeftInput"];
    case "guidingPrinciples":
      return [plan.guidingPrinciples, "longTextInput"];
  }
}

/** The record of monthly reports; gives the first row below it. */
function putReports(draft: SheetDraft, edition: Edition): number {
  const { plan, texts, language } = edition;
  draft.heights[ROW.reports - 1] = 12;
  draft.putMerged(
    { row: ROW.reports, column: 1, toColumn: LAST },
    texts.cover.reports,
    "section",
  );
  draft.heights[ROW.reports] = 24;
  const header = ROW.reports + 1;
  draft.putRow(
    header,
    1,
    REPORT_COLUMNS.map((column) => column[language]),
    "header",
  );
  draft.heights[header] = 22;
  const reports = new Map<Month, MonthlyReport>(
    plan.reports.map((report) => [report.month, report]),
  );
  monthsOf(plan.period).forEach((month, i) => {
    const row = header + 1 + i;
    const report = reports.get(month);
    const state = report?.state ?? null;
    draft.put(row, 1, firstDayOf(month), "month");
    draft.put(
      row,
      2,
      state === null ? null : WORDS.report[state][language],
      "centredInput",
    );
    draft.put(row, 3, report?.reporter ?? null, "centredInput");
    draft.put(row, 4, report?.reportedOn ?? null, "dayInput");
    draft.heights[row] = 20;
  });
  return header + 1 + plan.period.months;
}

/** How to fill in; gives the first row below. */
function putSteps(draft: SheetDraft, { texts }: Edition, from: number): number {
  draft.heights[from - 1] = 12;
  draft.putMerged(
    { row: from, column: 1, toColumn: LAST },
    texts.cover.howTo,
    "section",
  );
  draft.heights[from] = 24;
  texts.cover.steps.forEach((step, i) => {
    const row = from + 1 + i;
    const text = `${i + 1}. ${step}`;
    draft.putMerged({ row, column: 1, toColumn: LAST }, text, "note");
    draft.fit(row, [{ text, width: WIDTHS[0] + RIGHT, size: 10 }], 20);
  });
  return from + 1 + texts.cover.steps.length;
}

/** The sign-off line, two signs a row; gives its last row. */
function putSignOff(
  draft: SheetDraft,
  { texts }: Edition,
  from: number,
): number {
  draft.heights[from - 1] = 12;
  draft.putMerged(
    { row: from, column: 1, toColumn: LAST },
    texts.cover.signOff,
    "section",
  );
  draft.heights[from] = 24;
  texts.cover.signs.forEach((sign, i) => {
    const row = from + 1 + Math.floor(i / 2);
    const column = i % 2 === 0 ? 1 : 3;
    draft.put(row, column, sign, "signLabel");
    draft.put(row, column + 1, null, "sign");
    draft.heights[row] = 30;
  });
  return from + Math.ceil(texts.cover.signs.length / 2);
}

function coverRules(
  { texts }: Edition,
  first: number,
  last: number,
): readonly ValidationLayout[] {
  const date = (
    range: string,
    rule: "reportedOn" | "preparedOn",
  ): ValidationLayout => ({
    range,
    rule: { type: "date", ...TYPED_DATES },
    severity: "stop",
    ...texts.rules[rule],
  });
  return [
    {
      range: `B${first}:B${last}`,
      rule: { type: "list", source: "list_report" },
      severity: "stop",
      ...texts.rules.report,
    },
    date(`D${first}:D${last}`, "reportedOn"),
    date(`B${ROW.fields + 5}`, "preparedOn"),
  ];
}

/** Months that are over without a report, with the word; the running month. */
function reportMarks(
  { texts }: Edition,
  first: number,
  last: number,
): readonly ConditionalFormatLayout[] {
  return [
    {
      range: `A${first}:A${last}`,
      formula: `AND($B${first}="",EOMONTH($A${first},0)<running_day)`,
      format: {
        ...LIGHTS.red,
        numberFormat: texts.monthWord(texts.lights.missing),
      },
      stopIfTrue: true,
    },
    {
      range: `A${first}:A${last}`,
      formula: `AND(YEAR($A${first})=YEAR(running_day),MONTH($A${first})=MONTH(running_day))`,
      format: { ...LIGHTS.now, bold: true },
    },
  ];
}
