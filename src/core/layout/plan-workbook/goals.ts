import type { ColumnLayout, SheetLayout } from "../workbook";
import type { Edition } from "./edition";
import { listSheet, nodeCounts } from "./list-sheet";
import { SheetDraft } from "./sheet-draft";
import { listRule, putHeader, putHeading, putTableRow } from "./sheet-parts";
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
      ...nodeCounts(
        edition,
        area,
        row,
        "goal",
        goal === undefined ? null : nodes,
      ),
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
