import { firstDayOf } from "../../plan";
import type { PlanNode } from "../../plan";
import { WORDS } from "../schema";
import type { ColumnLayout, SheetLayout, ValidationLayout } from "../workbook";
import type { Edition } from "./edition";
import { nodeLights } from "./node-lights";
import { SheetDraft } from "./sheet-draft";
import {
  growingSheet,
  listRule,
  printSetUp,
  putHeader,
  putHeading,
  putTableRow,
  ruled,
  TYPED_DATES,
} from "./sheet-parts";
import type { KeyedCell } from "./sheet-parts";
import type { StyleName } from "./styles";

/** Width in the Chinese and in the English edition, and the form of cells still to be typed, by column. */
const COLUMNS = {
  id: [8, 8, "freeCentred"],
  goalId: [7, 7, "freeCentred"],
  measureId: [7.5, 11, "freeCentred"],
  text: [38, 38, "freeText"],
  recurrence: [7.5, 10, "freeCentred"],
  dueMonth: [11.5, 11.5, "freeMonth"],
  owner: [12, 12, "freeCentred"],
  department: [12, 12.5, "freeCentred"],
  weight: [6, 8, "freeCentred"],
  status: [16, 22, "freeCentred"],
  progress: [7, 9.5, "freeShare"],
  doneOn: [12, 12, "freeDay"],
  deferredTo: [11.5, 11.5, "freeMonth"],
  changedOn: [12, 12, "freeDay"],
  changeReason: [18, 18, "freeText"],
  result: [28, 28, "freeText"],
  evidence: [16, 16, "freeText"],
} as const satisfies Readonly<
  Record<string, readonly [number, number, StyleName]>
>;

/** 月度安排: the nodes, which staff fill in; not protected, so that the table grows. */
export function nodesSheet(edition: Edition): SheetLayout {
  const { plan, texts, places } = edition;
  const area = places.nodes;
  const draft = new SheetDraft();
  const columns: readonly ColumnLayout[] = Object.values(COLUMNS).map(
    ([zh, en, style]) => ({
      width: edition.language === "zh" ? zh : en,
      style,
    }),
  );
  putHeading(draft, edition, {
    title: texts.titles.nodes,
    hint: texts.hints.nodes,
    columns,
    hintColumn: 5,
  });
  putHeader(draft, area, 36);
  for (let row = area.firstRow; row <= area.lastRow; row += 1) {
    const node = plan.nodes[row - area.firstRow];
    putTableRow(draft, area, row, nodeCells(edition, node));
    draft.fit(row, [
      { text: node?.text ?? "", width: COLUMNS.text[0] },
      { text: node?.owner ?? "", width: COLUMNS.owner[0] },
      { text: node?.department ?? "", width: COLUMNS.department[0] },
      {
        text: node?.progress.changeReason ?? "",
        width: COLUMNS.changeReason[0],
      },
      { text: node?.progress.result ?? "", width: COLUMNS.result[0] },
      { text: node?.progress.evidence ?? "", width: COLUMNS.evidence[0] },
    ]);
  }
  return growingSheet(draft, area, {
    columns,
    validations: nodeRules(edition),
    conditionalFormats: nodeLights(edition),
    print: printSetUp(edition, { titleRows: [area.headerRow, area.headerRow] }),
  });
}

/** A node's row. The state is always shown; what was not reported is blank. */
function nodeCells(
  { language }: Edition,
  node: PlanNode | undefined,
): Readonly<Record<keyof typeof COLUMNS, KeyedCell>> {
  const progress = node?.progress;
  const month = (value: PlanNode["progress"]["deferredTo"] | undefined) =>
    value === null || value === undefined ? null : firstDayOf(value);
  return {
    id: { content: node?.id ?? null, style: "id" },
    goalId: { content: node?.goalId ?? null, style: "centred" },
    measureId: { content: node?.measureId ?? null, style: "centred" },
    text: { content: node?.text ?? null, style: "text" },
    recurrence: {
      content:
        node === undefined ? null : WORDS.recurrence[node.recurrence][language],
      style: "centred",
    },
    dueMonth: { content: month(node?.dueMonth), style: "month" },
    owner: { content: node?.owner ?? null, style: "centred" },
    department: { content: node?.department ?? null, style: "centred" },
    weight: { content: node?.weight ?? null, style: "weight" },
    status: {
      content:
        progress === undefined ? null : WORDS.status[progress.status][language],
      style: "centredInput",
    },
    progress: { content: progress?.progress ?? null, style: "shareInput" },
    doneOn: { content: progress?.doneOn ?? null, style: "dayInput" },
    deferredTo: { content: month(progress?.deferredTo), style: "monthInput" },
    changedOn: { content: progress?.changedOn ?? null, style: "dayInput" },
    changeReason: {
      content: progress?.changeReason ?? null,
      style: "textInput",
    },
    result: { content: progress?.result ?? null, style: "textInput" },
    evidence: { content: progress?.evidence ?? null, style: "textInput" },
  };
}

function nodeRules(edition: Edition): readonly ValidationLayout[] {
  const area = edition.places.nodes;
  const { min, max } = TYPED_DATES;
  return [
    ruled(edition, area, "id", "id", { type: "custom", formula: "FALSE" }),
    listRule(edition, area, "goalId", "list_goals", "goalId"),
    listRule(edition, area, "measureId", "list_measures", "measureId"),
    listRule(edition, area, "recurrence", "list_recurrence", "recurrence"),
    ruled(edition, area, "dueMonth", "dueMonth", {
      type: "date",
      min: "period_start",
      max: "EOMONTH(period_end,0)",
    }),
    listRule(edition, area, "owner", "list_owners", "owner", "warning"),
    ruled(edition, area, "weight", "weight", {
      type: "decimal",
      min: 0.01,
      max: 1000,
    }),
    listRule(edition, area, "status", "list_status", "status"),
    ruled(edition, area, "progress", "progress", {
      type: "decimal",
      min: 0,
      max: 1,
    }),
    ruled(edition, area, "doneOn", "doneOn", {
      type: "date",
      min,
      max: "running_day",
    }),
    ruled(edition, area, "deferredTo", "deferredTo", {
      type: "date",
      min: "period_start",
      max,
    }),
    ruled(edition, area, "changedOn", "changedOn", {
      type: "date",
      min,
      max: "running_day",
    }),
  ];
}
