import type { PlanNode } from "../../plan";
import type { ColumnLayout, SheetLayout } from "../workbook";
import { countNodesFormula } from "./calc-formulas";
import { figuresOf, namesOwner } from "./edition";
import type { Edition } from "./edition";
import { listSheet } from "./list-sheet";
import { columnRange, letterOf } from "./places";
import { SheetDraft } from "./sheet-draft";
import { putHeader, putHeading, putTableRow, tableOf } from "./sheet-parts";
import type { KeyedCell } from "./sheet-parts";
import { COLOURS, LIGHTS } from "./styles";

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
        format: { colour: LIGHTS.red.colour, bold: true },
      },
    ],
  };

  function nodesOf(owner: string): readonly PlanNode[] {
    return plan.nodes.filter((node) =>
      namesOwner(relations.ownerOf(node), owner),
    );
  }
}
