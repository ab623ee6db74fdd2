import type { ColumnLayout, SheetLayout } from "../workbook";
import type { Edition } from "./edition";
import { listSheet, nodeCounts } from "./list-sheet";
import { SheetDraft } from "./sheet-draft";
import { listRule, putHeader, putHeading, putTableRow } from "./sheet-parts";
import { COLOURS } from "./styles";

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
      ...nodeCounts(
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
