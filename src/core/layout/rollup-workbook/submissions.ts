import { formatFinding } from "../../finding";
import type { BranchRollup } from "../../rollup";
import { cellAddress, columnName } from "../cells";
import type { SheetLayout } from "../workbook";
import { unionNames } from "./edition";
import type { RollupEdition } from "./edition";
import { reminderLines } from "./reminder";
import { ROLLUP_SHEETS, ROLLUP_WORDS } from "./schema";
import { printSetUp, putEmpty, putHeading, RollupDraft } from "./sheet-frame";
import { statusRules } from "./styles";

const HEADER_ROW = 4;
/** 序号 · 编码 · 名称 · 上级 · 状态 · 文件 · 保存时间 · 问题数 · 联系人 · 电话 · 备注. */
const WIDTHS = [6, 13, 29, 20, 12, 42, 17, 13, 11, 16, 36] as const;
const LAST = WIDTHS.length;
const COLUMN = { name: 3, parent: 4, status: 5, file: 6, note: 11 } as const;

/** 报送情况, and the cells of it that 汇总说明 counts. */
export interface SubmissionsSheet {
  readonly sheet: SheetLayout;
  /** Absolute range of the statuses, without the sheet; `null` without a branch. */
  readonly statuses: string | null;
}

/** 报送情况: a row a branch, files of nobody, files that cannot be read, and the reminder. */
export function submissionsSheet(edition: RollupEdition): SubmissionsSheet {
  const { texts, rollup, language } = edition;
  const draft = new RollupDraft();
  const columns = WIDTHS.map((width) => ({ width }));
  putHeading(
    draft,
    edition,
    texts.sheetTitles.submissions,
    texts.hints.submissions,
    columns,
  );
  draft.heights[3] = 8;
  const first = HEADER_ROW + 1;
  const { branches } = rollup;
  putHeaders(draft, edition);
  branches.forEach((branch, i) => {
    putBranch(draft, edition, branch, first + i);
  });
  if (branches.length === 0)
    putEmpty(draft, first, LAST, texts.submissions.noBranches);
  const last = first + Math.max(1, branches.length) - 1;
  const afterUnexpected = putUnexpected(draft, edition, last + 2);
  const afterUnreadable = putUnreadable(draft, edition, afterUnexpected + 1);
  const end = putReminder(draft, edition, afterUnreadable + 1);
  const column = columnName(COLUMN.status);
  return {
    statuses:
      branches.length === 0 ? null : `$${column}$${first}:$${column}$${last}`,
    sheet: {
      key: ROLLUP_SHEETS.submissions.key,
      name: ROLLUP_SHEETS.submissions[language],
      visibility: "visible",
      tabColour: "1F4E79",
      columns,
      rows: draft.rows,
      heights: draft.heights,
      merges: draft.merges,
      freeze: { rows: HEADER_ROW, columns: COLUMN.name },
      conditionalFormats:
        branches.length === 0
          ? []
          : statusRules(`${column}${first}:${column}${last}`, language),
      showGridLines: false,
      print: printSetUp(edition, texts.sheetTitles.submissions, {
        titleRows: [HEADER_ROW, HEADER_ROW],
        area: `A1:${cellAddress(end, LAST)}`,
      }),
    },
  };
}

function putHeaders(draft: RollupDraft, { texts }: RollupEdition): void {
  const h = texts.submissions.headers;
  draft.putRow(
    HEADER_ROW,
    1,
    [
      h.no,
      h.code,
      h.name,
      h.parent,
      h.status,
      h.file,
      h.savedAt,
      h.findings,
      h.contact,
      h.phone,
      h.note,
    ],
    "header",
  );
  draft.heights[HEADER_ROW] = 28;
}

function putBranch(
  draft: RollupDraft,
  edition: RollupEdition,
  branch: BranchRollup,
  row: number,
): void {
  const { texts, language } = edition;
  const { error, warning, info } = branch.findings;
  const parent = parentOf(edition, branch);
  const shownFile = branch.current?.file ?? branch.unreadable[0] ?? "";
  const note = noteOf(edition, branch);
  draft.put(row, 1, edition.branchNumbers.get(branch.key) ?? null, "count");
  draft.put(row, 2, branch.code, "code");
  draft.put(row, COLUMN.name, branch.name, "text");
  draft.put(row, COLUMN.parent, parent, "text");
  draft.put(
    row,
    COLUMN.status,
    ROLLUP_WORDS.branchStatus[branch.status][language],
    "word",
  );
  draft.put(row, COLUMN.file, shownFile, "text");
  draft.put(row, 7, savedText(branch.current?.savedAt ?? null), "centred");
  draft.put(
    row,
    8,
    texts.submissions.severities(error, warning, info),
    "centred",
  );
  draft.put(row, 9, branch.contact, "centred");
  draft.put(row, 10, branch.phone, "phone");
  draft.put(row, COLUMN.note, note, "text");
  draft.fit(row, [
    { text: branch.name, width: WIDTHS[2] },
    { text: parent, width: WIDTHS[3] },
    { text: shownFile, width: WIDTHS[5] },
    { text: note, width: WIDTHS[10] },
  ]);
}

/** The union right above the branch, by its name. */
function parentOf(edition: RollupEdition, branch: BranchRollup): string {
  return unionNames(edition, branch.path).at(-1) ?? branch.parent;
}

/** The branch's other files: duplicates, copies, unreadable ones and further plans. */
function noteOf({ texts }: RollupEdition, branch: BranchRollup): string {
  const { submissions } = texts;
  const others = branch.plans.flatMap(({ submission }) =>
    submission === branch.current ? [] : submission.file,
  );
  const unreadable =
    branch.current === null ? branch.unreadable.slice(1) : branch.unreadable;
  const lines: readonly (readonly [
    readonly string[],
    (files: string) => string,
  ])[] = [
    [others, submissions.severalPlans],
    [branch.rivals.map(({ file }) => file), submissions.rivals],
    [branch.copies, submissions.copies],
    [unreadable, submissions.notRead],
  ];
  return lines
    .flatMap(([files, say]) =>
      files.length === 0 ? [] : say(files.join("、")),
    )
    .join("\n");
}

/** `2026-10-08 09:00` of an ISO time; what has another form is shown as it is. */
function savedText(savedAt: string | null): string {
  if (savedAt === null) return "";
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(savedAt)
    ? `${savedAt.slice(0, 10)} ${savedAt.slice(11, 16)}`
    : savedAt;
}

/** 多报; gives the first row below. */
function putUnexpected(
  draft: RollupDraft,
  edition: RollupEdition,
  from: number,
): number {
  const { texts, rollup } = edition;
  const { unexpected } = rollup.roster;
  putSection(draft, from, texts.submissions.unexpected);
  if (unexpected.length === 0) {
    putEmpty(draft, from + 1, LAST, texts.submissions.noUnexpected);
    return from + 2;
  }
  const [no, code, file] = texts.submissions.unexpectedHeaders;
  draft.put(from + 1, 1, no, "header");
  draft.put(from + 1, 2, code, "header");
  putAcross(draft, from + 1, 3, LAST, file, "header");
  draft.heights[from + 1] = 24;
  unexpected.forEach((each, i) => {
    const row = from + 2 + i;
    draft.put(row, 1, i + 1, "count");
    draft.put(row, 2, each.code, "code");
    putAcross(draft, row, 3, LAST, each.file, "text");
    draft.heights[row] = 22;
  });
  return from + 2 + unexpected.length;
}

/** 无法读取; gives the first row below. */
function putUnreadable(
  draft: RollupDraft,
  edition: RollupEdition,
  from: number,
): number {
  const { texts, rollup, language } = edition;
  const { unreadable } = rollup.roster;
  putSection(draft, from, texts.submissions.unreadable);
  if (unreadable.length === 0) {
    putEmpty(draft, from + 1, LAST, texts.submissions.noUnreadable);
    return from + 2;
  }
  const [no, file, why] = texts.submissions.unreadableHeaders;
  draft.put(from + 1, 1, no, "header");
  putAcross(draft, from + 1, 2, COLUMN.parent, file, "header");
  putAcross(draft, from + 1, COLUMN.status, LAST, why, "header");
  draft.heights[from + 1] = 24;
  unreadable.forEach((found, i) => {
    const row = from + 2 + i;
    const { what, todo } = formatFinding(found, language);
    const reason = language === "zh" ? what + todo : `${what} ${todo}`;
    const name = found.place.file ?? "";
    draft.put(row, 1, i + 1, "count");
    putAcross(draft, row, 2, COLUMN.parent, name, "text");
    putAcross(draft, row, COLUMN.status, LAST, reason, "text");
    draft.fit(row, [
      { text: name, width: WIDTHS[1] + WIDTHS[2] + WIDTHS[3] },
      { text: reason, width: WIDTHS.slice(4).reduce((a, b) => a + b, 0) },
    ]);
  });
  return from + 2 + unreadable.length;
}

/**
 * 催报: one line a row in column A, not merged and not wrapped, so that the
 * lines can be copied into a message as they are. Gives the last row.
 */
function putReminder(
  draft: RollupDraft,
  edition: RollupEdition,
  from: number,
): number {
  const { texts } = edition;
  putSection(draft, from, texts.submissions.reminder);
  const lines = reminderLines(edition);
  if (lines.length === 0) {
    putEmpty(draft, from + 1, LAST, texts.submissions.noReminder);
    return from + 1;
  }
  draft.putMerged(
    { row: from + 1, column: 1, toColumn: LAST },
    texts.submissions.reminderHint,
    "hint",
  );
  draft.heights[from + 1] = 20;
  lines.forEach((line, i) => {
    draft.put(from + 2 + i, 1, line, "sayLine");
    draft.heights[from + 2 + i] = 20;
  });
  return from + 1 + lines.length;
}

function putSection(draft: RollupDraft, row: number, title: string): void {
  draft.heights[row - 1] ??= 12;
  draft.putMerged({ row, column: 1, toColumn: LAST }, title, "section");
  draft.heights[row] = 26;
}

function putAcross(
  draft: RollupDraft,
  row: number,
  column: number,
  toColumn: number,
  content: string,
  style: "header" | "text",
): void {
  draft.putMerged({ row, column, toColumn }, content, style);
}
