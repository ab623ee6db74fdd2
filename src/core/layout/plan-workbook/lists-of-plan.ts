import type { PlanNode } from "../../plan";
import type { ColumnLayout, SheetLayout } from "../workbook";
import { countNodesFormula } from "./calc";
import type { Helper } from "./calc";
import { figuresOf, namesOwner, NONE } from "./edition";
import type { Edition } from "./edition";
import { columnRange, letterOf } from "./places";
import type { TableArea } from "./places";
import { SheetDraft } from "./sheet-draft";
import type { Computed } from "./sheet-draft";
import {
  listRule,
  printSetUp,
  putHeader,
  putHeading,
  putTableRow,
  tableOf,
} from "./sheet-parts";
import type { KeyedCell } from "./sheet-parts";
import { COLOURS } from "./styles";

/** 目标: the goals with their counts; protected, texts are input. */
export function goalsSheet(edition: Edition): SheetLayout {
  const { plan, texts, places, relations } = edition;
  const area = places.goals;
  const draft = new SheetDraft();
  const columns: readonly ColumnLayout[] = [8, 14, 44, 40, 10, 10, 10].map(
    (width) => ({ width }),
  );
  putHeading(draft, edition, {
    title: texts.titles.goals,
    hint: texts.hints.goals,
    columns,
    hintColumn: 4,
  });
  putHeader(draft, area);
  for (let row = area.firstRow; row <= area.lastRow; row += 1) {
    const goal = plan.goals[row - area.firstRow];
    const nodes = plan.nodes.filter(
      (node) => relations.goalOf(node) === goal?.id,
    );
    putTableRow(draft, area, row, {
      id: { content: goal?.id ?? null, style: "id" },
      field: { content: goal?.field ?? null, style: "centredInput" },
      text: { content: goal?.text ?? null, style: "textInput" },
      note: { content: goal?.note ?? null, style: "textInput" },
      ...counts(edition, area, row, "goal", goal === undefined ? null : nodes),
    });
    draft.fit(
      row,
      [
        { text: goal?.text ?? "", width: 44 },
        { text: goal?.note ?? "", width: 40 },
      ],
      26,
    );
  }
  return {
    ...listSheet(edition, area, columns, draft),
    tabColour: COLOURS.head,
    validations: [listRule(edition, area, "field", "list_fields", "field")],
    protected: true,
  };
}

/** 措施: the measures with their counts; protected, with blank rows for further ones. */
export function measuresSheet(edition: Edition): SheetLayout {
  const { plan, texts, places, relations } = edition;
  const area = places.measures;
  const draft = new SheetDraft();
  const columns: readonly ColumnLayout[] = [9, 10, 56, 18, 18, 9, 9, 9].map(
    (width) => ({ width }),
  );
  putHeading(draft, edition, {
    title: texts.titles.measures,
    hint: texts.hints.measures,
    columns,
    hintColumn: 4,
  });
  putHeader(draft, area);
  for (let row = area.firstRow; row <= area.lastRow; row += 1) {
    const measure = plan.measures[row - area.firstRow];
    const nodes = plan.nodes.filter(
      (node) => relations.measureOf(node) === measure?.id,
    );
    putTableRow(draft, area, row, {
      id: { content: measure?.id ?? null, style: "id" },
      goalId: { content: measure?.goalId ?? null, style: "centredInput" },
      text: { content: measure?.text ?? null, style: "textInput" },
      owner: { content: measure?.owner ?? null, style: "centredInput" },
      support: { content: measure?.support ?? null, style: "centredInput" },
      ...counts(
        edition,
        area,
        row,
        "measure",
        measure === undefined ? null : nodes,
      ),
    });
    draft.fit(row, [
      { text: measure?.text ?? "", width: 56 },
      { text: measure?.owner ?? "", width: 18 },
      { text: measure?.support ?? "", width: 18 },
    ]);
  }
  return {
    ...listSheet(edition, area, columns, draft),
    tabColour: COLOURS.head,
    validations: [
      listRule(edition, area, "goalId", "list_goals", "goalId"),
      listRule(edition, area, "owner", "list_owners", "owner", "warning"),
    ],
    protected: true,
  };
}

/** 责任人: who answers for what, with counts; open to further rows. */
export function ownersSheet(edition: Edition): SheetLayout {
  const { plan, texts, places, relations } = edition;
  const area = places.owners;
  const draft = new SheetDraft();
  const columns: readonly ColumnLayout[] = [
    { width: 16, style: "freeCentred" },
    { width: 22, style: "freeCentred" },
    { width: 20, style: "freeCentred" },
    { width: 20, style: "freePhone" },
    { width: 10, style: "freeCentred" },
    { width: 10, style: "freeCentred" },
    { width: 10, style: "freeCentred" },
  ];
  putHeading(draft, edition, {
    title: texts.titles.owners,
    hint: texts.hints.owners,
    columns,
    hintColumn: 4,
  });
  putHeader(draft, area);
  const name = letterOf(area, "name");
  for (let row = area.firstRow; row <= area.lastRow; row += 1) {
    const owner = plan.owners[row - area.firstRow];
    const own = owner === undefined ? null : nodesOf(owner.name);
    const criterion = `"*、"&$${name}${row}&"、*"`;
    const figures = own === null ? null : figuresOf(edition, own);
    const filled = (formula: string, value: number | undefined): KeyedCell => ({
      content: {
        formula: `IF($${name}${row}="","",${formula})`,
        value: value ?? "",
      },
      style: "count",
    });
    putTableRow(draft, area, row, {
      name: { content: owner?.name ?? null, style: "centredInput" },
      department: { content: owner?.department ?? null, style: "centredInput" },
      position: { content: owner?.position ?? null, style: "centredInput" },
      phone: { content: owner?.phone ?? null, style: "phoneInput" },
      nodes: filled(
        countNodesFormula(["owner", criterion]),
        figures?.year.nodes,
      ),
      done: filled(
        countNodesFormula(["owner", criterion], ["done", "1"]),
        figures?.year.done,
      ),
      overdue: filled(
        countNodesFormula(
          ["owner", criterion],
          ["due", '"<="&as_of'],
          ["settled", '">"&as_of'],
        ),
        figures?.overdue,
      ),
    });
    draft.fit(row, [
      { text: owner?.department ?? "", width: 22 },
      { text: owner?.position ?? "", width: 20 },
    ]);
  }
  return {
    ...listSheet(edition, area, columns, draft),
    tabColour: COLOURS.head,
    tables: [tableOf(area, true)],
    conditionalFormats: [
      {
        range: columnRange(area, "overdue"),
        formula: `AND(ISNUMBER(${letterOf(area, "overdue")}${area.firstRow}),${letterOf(area, "overdue")}${area.firstRow}>0)`,
        format: { colour: "A61B12", bold: true },
      },
    ],
  };

  function nodesOf(owner: string): readonly PlanNode[] {
    return plan.nodes.filter((node) =>
      namesOwner(relations.ownerOf(node), owner),
    );
  }
}

/** 节点数, 已完成 and 完成率 of the nodes whose helper has the id in the row's first column. */
function counts(
  edition: Edition,
  area: TableArea,
  row: number,
  helper: Helper,
  nodes: readonly PlanNode[] | null,
): Readonly<Record<"nodes" | "done" | "rate", KeyedCell>> {
  const year = nodes === null ? null : figuresOf(edition, nodes).year;
  const id = `$A${row}`;
  const filled = (
    formula: string,
    value: number | string | undefined,
  ): Computed => ({
    formula: `IF(${id}="","",${formula})`,
    value: value ?? "",
  });
  const all = `$${letterOf(area, "nodes")}${row}`;
  const done = `$${letterOf(area, "done")}${row}`;
  const rate =
    year === null ? "" : year.nodes === 0 ? NONE : year.done / year.nodes;
  return {
    nodes: {
      content: filled(countNodesFormula([helper, id]), year?.nodes),
      style: "count",
    },
    done: {
      content: filled(
        countNodesFormula([helper, id], ["done", "1"]),
        year?.done,
      ),
      style: "count",
    },
    rate: {
      content: filled(`IF(${all}=0,"${NONE}",${done}/${all})`, rate),
      style: "rate",
    },
  };
}

/** What the sheets with one table have in common. */
function listSheet(
  edition: Edition,
  area: TableArea,
  columns: readonly ColumnLayout[],
  draft: SheetDraft,
): SheetLayout {
  return {
    key: area.key,
    name: area.sheet,
    visibility: "visible",
    columns,
    rows: draft.rows,
    heights: draft.heights,
    merges: draft.merges,
    freeze: { rows: area.headerRow, columns: 1 },
    tables: [tableOf(area, false)],
    showGridLines: false,
    print: printSetUp(edition, {
      fitHeight: area.lastRow - area.headerRow <= 24,
      titleRows: [area.headerRow, area.headerRow],
    }),
  };
}
