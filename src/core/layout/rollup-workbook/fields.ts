import type { PeriodFigures } from "../../rollup";
import { cellAddress, columnName } from "../cells";
import type { SheetLayout } from "../workbook";
import { GAP, NONE } from "./edition";
import type { RollupEdition } from "./edition";
import { sumFormula } from "./facts";
import type { Criterion } from "./facts";
import {
  columnOf,
  figureColumns,
  formulasOver,
  groupsOf,
  lastColumnOf,
  putFigureLine,
  putGroupHeaders,
  ratio,
} from "./figure-groups";
import type { FigureGroup, FigureKey } from "./figure-groups";
import { FIELD_NAMES, ROLLUP_SHEETS } from "./schema";
import { printSetUp, putEmpty, putHeading, RollupDraft } from "./sheet-frame";
import { overdueRule } from "./styles";

const ROW = { group: 4, header: 5, first: 6 } as const;
const LABEL_WIDTH = 34;
const REPORTING: Criterion = ["reporting", "1"];
const QUARTER_KEYS: readonly FigureKey[] = [
  "due",
  "done",
  "rate",
  "cumulative",
  "onTimeRate",
  "overdue",
];
const YEAR_KEYS: readonly FigureKey[] = [
  "due",
  "done",
  "rate",
  "onTimeRate",
  "overdue",
];

interface Columns {
  readonly groups: readonly FigureGroup[];
  /** First of the three columns without 常态. */
  readonly plain: number;
  readonly last: number;
}

/** 领域汇总, and where its lines stand. */
export interface FieldsSheet {
  readonly sheet: SheetLayout;
  readonly groups: readonly FigureGroup[];
  /** Rows of `field:思想引领`, `goal:G1` and `total`. */
  readonly lines: ReadonlyMap<string, number>;
}

/** 领域汇总: work field by quarter, and goal by quarter where all branches share the goals. */
export function fieldsSheet(edition: RollupEdition): FieldsSheet {
  const { texts, rollup, language } = edition;
  const lines = new Map<string, number>();
  const draft = new RollupDraft();
  const groups = groupsOf(edition, 2, QUARTER_KEYS, YEAR_KEYS);
  const plain = lastColumnOf(groups) + 1;
  const columns: Columns = { groups, plain, last: plain + 2 };
  const widths = figureColumns(edition, [LABEL_WIDTH], groups, 3);
  putHeading(
    draft,
    edition,
    texts.sheetTitles.fields,
    texts.hints.fields,
    widths,
  );
  draft.heights[3] = 8;
  putHeaders(draft, edition, columns, ROW.group, texts.fields.field);
  const afterFields = putFields(draft, edition, columns, lines);
  const end = putGoals(draft, edition, columns, afterFields + 1, lines);
  draft.putMerged(
    { row: end + 1, column: 1, toColumn: columns.last },
    texts.fields.note,
    "hint",
  );
  draft.heights[end + 1] = 20;
  const sheet: SheetLayout = {
    key: ROLLUP_SHEETS.fields.key,
    name: ROLLUP_SHEETS.fields[language],
    visibility: "visible",
    tabColour: "3C7A57",
    columns: widths,
    rows: draft.rows,
    heights: draft.heights,
    merges: draft.merges,
    freeze: { rows: ROW.header, columns: 1 },
    conditionalFormats:
      rollup.fields.length === 0
        ? []
        : groups.map((group) => {
            const column = columnOf(group, "overdue");
            return overdueRule(
              `${cellAddress(ROW.first, column)}:${cellAddress(end, column)}`,
            );
          }),
    showGridLines: false,
    print: printSetUp(edition, texts.sheetTitles.fields, {
      titleRows: [ROW.group, ROW.header],
      area: `A1:${columnName(columns.last)}${end + 1}`,
    }),
  };
  return { sheet, groups, lines };
}

function putHeaders(
  draft: RollupDraft,
  edition: RollupEdition,
  { groups, plain, last }: Columns,
  row: number,
  label: string,
): void {
  const { fields, quarters } = edition.texts;
  draft.putMerged(
    { row, column: 1, toRow: row + 1, toColumn: 1 },
    label,
    "header",
  );
  putGroupHeaders(draft, edition, groups, row);
  draft.putMerged(
    { row, column: plain, toColumn: last },
    fields.plain,
    "header",
  );
  draft.putRow(
    row + 1,
    plain,
    [quarters.yearNodes, quarters.done, quarters.yearRate],
    "header",
  );
}

/** The work fields and their total; gives the first row below. */
function putFields(
  draft: RollupDraft,
  edition: RollupEdition,
  columns: Columns,
  lines: Map<string, number>,
): number {
  const { texts, rollup, language } = edition;
  if (rollup.fields.length === 0) {
    putEmpty(draft, ROW.first, columns.last, texts.fields.noFields);
    return ROW.first + 1;
  }
  rollup.fields.forEach(({ field, figures }, i) => {
    const name = FIELD_NAMES[field][language];
    lines.set(`field:${field}`, ROW.first + i);
    putLine(draft, edition, columns, ROW.first + i, name, figures, [
      REPORTING,
      ["field", `"${name}"`],
    ]);
  });
  const total = ROW.first + rollup.fields.length;
  lines.set("total", total);
  putLine(
    draft,
    edition,
    columns,
    total,
    texts.fields.total,
    rollup.reporting,
    [REPORTING],
    true,
  );
  return total + 1;
}

/** The shared goals, or why there are none; gives the last row. */
function putGoals(
  draft: RollupDraft,
  edition: RollupEdition,
  columns: Columns,
  from: number,
  lines: Map<string, number>,
): number {
  const { texts, rollup } = edition;
  draft.heights[from - 1] = 12;
  draft.putMerged(
    { row: from, column: 1, toColumn: columns.last },
    texts.fields.byGoal,
    "section",
  );
  draft.heights[from] = 26;
  if (rollup.goals.length === 0) {
    putEmpty(draft, from + 1, columns.last, texts.fields.noGoals);
    return from + 1;
  }
  putHeaders(draft, edition, columns, from + 1, texts.fields.goal);
  rollup.goals.forEach(({ id, text, figures }, i) => {
    const row = from + 3 + i;
    const label = `${id}${GAP}${text}`;
    lines.set(`goal:${id}`, row);
    putLine(draft, edition, columns, row, label, figures, [
      REPORTING,
      ["goalId", `"${id}"`],
    ]);
  });
  return from + 2 + rollup.goals.length;
}

function putLine(
  draft: RollupDraft,
  edition: RollupEdition,
  { groups, plain }: Columns,
  row: number,
  label: string,
  figures: PeriodFigures,
  criteria: readonly Criterion[],
  isTotal = false,
): void {
  draft.put(row, 1, label, isTotal ? "total" : "text");
  draft.fit(row, [{ text: label, width: LABEL_WIDTH }], isTotal ? 26 : 22);
  putFigureLine(draft, edition, groups, {
    row,
    figures,
    formulas: edition.live ? formulasOver(edition, criteria) : null,
    style: isTotal ? "total" : "figure",
  });
  const sum = (key: "due" | "done"): number =>
    figures.quarters.reduce(
      (total, quarter) => total + quarter[key] - quarter.standing[key],
      0,
    );
  const [due, done] = [sum("due"), sum("done")];
  const without: readonly Criterion[] = [...criteria, ["standing", "0"]];
  const [dueCell, doneCell] = [plain, plain + 1].map((column) =>
    cellAddress(row, column),
  );
  const begun = edition.quarters[0]?.begun === true;
  const contents = [
    [sumFormula(edition, "counted", without), due],
    [sumFormula(edition, "done", without), done],
    [
      `IF(${dueCell ?? ""}=0,"${NONE}",${doneCell ?? ""}/${dueCell ?? ""})`,
      ratio(done, due),
    ],
  ] as const;
  contents.forEach(([formula, value], i) => {
    const isRate = i === 2;
    const style = isTotal
      ? isRate
        ? "totalRate"
        : "totalCount"
      : isRate
        ? "rate"
        : "count";
    const shown = isRate && !begun ? NONE : value;
    const computed = edition.live && (begun || !isRate);
    draft.put(
      row,
      plain + i,
      computed ? { formula, value: shown } : shown,
      style,
    );
  });
}
