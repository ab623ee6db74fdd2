import { formatFinding } from "../../finding";
import { firstDayOf } from "../../plan";
import type { BranchRollup } from "../../rollup";
import { cellAddress } from "../cells";
import { LIGHTS } from "../plan-workbook/styles";
import type { ConditionalFormatLayout, SheetLayout } from "../workbook";
import type { RollupEdition } from "./edition";
import type { FactValue } from "./fact-rows";
import { FINDING_LIST, OVERDUE, ROLLUP_SHEETS, ROLLUP_WORDS } from "./schema";
import type { FindingKey, OverdueKey } from "./schema";
import { listSheets } from "./sheet-frame";
import { listStyle } from "./styles";

/** 逾期清单: every overdue node of the reporting branches, the latest first. */
export function overdueSheets(edition: RollupEdition): readonly SheetLayout[] {
  const { texts, rollup } = edition;
  return listSheets(edition, {
    sheet: ROLLUP_SHEETS.overdue,
    schema: OVERDUE,
    columns: OVERDUE.columns,
    count: rollup.overdue.length,
    rows: () => overdueRows(edition),
    title: texts.sheetTitles.overdue,
    hint: texts.hints.overdue,
    empty: texts.empty.overdue,
    style: listStyle,
    forReading: true,
    tabColour: "B23A2E",
    frozen: 3,
  });
}

function* overdueRows({
  rollup,
  language,
}: RollupEdition): Generator<Readonly<Record<OverdueKey, FactValue>>> {
  let no = 0;
  for (const { branch, plan, node, state } of rollup.overdue) {
    no += 1;
    const { file, nodeColumns } = plan.submission;
    yield {
      no,
      code: branch.code,
      name: branch.name,
      id: node.id,
      text: node.text,
      issuedMonth: firstDayOf(node.dueMonth),
      dueMonth: firstDayOf(state.dueMonth),
      daysLate: state.daysLate,
      state: ROLLUP_WORDS.state[state.state][language],
      owner: node.owner,
      department: node.department,
      file,
      sheet: node.sheet,
      cell: cellAddress(node.row, nodeColumns.text ?? nodeColumns.id ?? 1),
    };
  }
}

/** 问题清单: every finding with its place, what is wrong and what to do. */
export function findingSheets(edition: RollupEdition): readonly SheetLayout[] {
  const { texts, rollup, language } = edition;
  return listSheets(edition, {
    sheet: ROLLUP_SHEETS.findings,
    schema: FINDING_LIST,
    columns: FINDING_LIST.columns,
    count: rollup.findings.length,
    rows: () => findingRows(edition),
    title: texts.sheetTitles.findings,
    hint: texts.hints.findings,
    empty: texts.empty.findings,
    style: listStyle,
    forReading: true,
    tabColour: "B23A2E",
    frozen: 2,
    rules: { severity: (range) => severityRules(range, language) },
  });
}

function* findingRows({
  rollup,
  language,
}: RollupEdition): Generator<Readonly<Record<FindingKey, FactValue>>> {
  const branches = branchesByFile(rollup.branches);
  let no = 0;
  for (const found of rollup.findings) {
    no += 1;
    const { file, sheet, cell } = found.place;
    const branch = file === undefined ? undefined : branches.get(file);
    const { what, todo } = formatFinding(found, language);
    yield {
      no,
      severity: ROLLUP_WORDS.severity[found.severity][language],
      code: branch?.code ?? null,
      name: branch?.name ?? null,
      file: file ?? null,
      sheet: sheet ?? null,
      cell: cell ?? null,
      what,
      todo,
      finding: found.code,
    };
  }
}

/** The branch of each file that belongs to one. */
function branchesByFile(
  branches: readonly BranchRollup[],
): ReadonlyMap<string, BranchRollup> {
  const byFile = new Map<string, BranchRollup>();
  for (const branch of branches) {
    const files = [
      ...branch.plans.map(({ submission }) => submission.file),
      ...branch.rivals.map(({ file }) => file),
      ...branch.copies,
      ...branch.unreadable,
    ];
    for (const file of files) byFile.set(file, branch);
  }
  return byFile;
}

function severityRules(
  range: string,
  language: RollupEdition["language"],
): readonly ConditionalFormatLayout[] {
  const first = range.split(":")[0] ?? range;
  const { severity } = ROLLUP_WORDS;
  return [
    {
      range,
      formula: `${first}="${severity.error[language]}"`,
      format: LIGHTS.red,
    },
    {
      range,
      formula: `${first}="${severity.warning[language]}"`,
      format: LIGHTS.yellow,
    },
    {
      range,
      formula: `${first}="${severity.info[language]}"`,
      format: LIGHTS.grey,
    },
  ];
}
