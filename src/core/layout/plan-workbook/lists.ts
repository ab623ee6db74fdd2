import { NODE_STATUSES, WORK_FIELDS } from "../../plan";
import { STATUS_SPELLINGS } from "../../plan/values";
import { columnName } from "../cells";
import { SHEETS, WORDS } from "../schema";
import type { Language } from "../schema";
import type { DefinedName, SheetLayout } from "../workbook";
import type { Edition } from "./edition";
import { letterOf, quoted } from "./places";
import type { TableArea } from "./places";
import { SheetDraft } from "./sheet-draft";
import type { Content } from "./sheet-draft";

/** A column of `_lists` and the name under which rules and formulas use it. */
interface List {
  readonly name: string;
  readonly entries: readonly Content[];
}

/** 0 for what is no state; the number of a state in `_calc` is its place here. */
export const STATE_CODES = {
  "not-started": 0,
  "in-progress": 1,
  done: 2,
  deferred: 3,
  cancelled: 4,
} as const;

/**
 * The `_lists` sheet and the names of its columns. Ids and owners are formulas
 * that follow the sheets on which they stand, one line a row; a line without an
 * entry is an empty text and not a blank cell, because Excel lets anything
 * pass where a named list has a blank cell in it.
 */
export function listsSheet(edition: Edition): {
  sheet: SheetLayout;
  names: readonly DefinedName[];
} {
  const { language, places } = edition;
  const draft = new SheetDraft();
  const lists = listsOf(edition);
  const names = lists.map((list, i) => {
    const column = i + 1;
    draft.put(1, column, list.name);
    list.entries.forEach((entry, row) => {
      draft.put(row + 2, column, entry);
    });
    const letter = columnName(column);
    return {
      name: list.name,
      refersTo: `${quoted(places.sheets.lists)}!$${letter}$2:$${letter}$${list.entries.length + 1}`,
    };
  });
  return {
    sheet: {
      key: SHEETS.lists.key,
      name: SHEETS.lists[language],
      visibility: "hidden",
      columns: lists.map(() => ({ width: 14 })),
      rows: draft.rows,
      protected: true,
    },
    names,
  };
}

function listsOf({ plan, language, places }: Edition): readonly List[] {
  return [
    { name: "list_fields", entries: WORK_FIELDS },
    {
      name: "list_status",
      entries: NODE_STATUSES.map((key) => WORDS.status[key][language]),
    },
    { name: "list_recurrence", entries: words(WORDS.recurrence, language) },
    { name: "list_part", entries: words(WORDS.part, language) },
    { name: "list_kind", entries: words(WORDS.kind, language) },
    { name: "list_direction", entries: words(WORDS.direction, language) },
    { name: "list_report", entries: words(WORDS.report, language) },
    {
      name: "list_goals",
      entries: column(
        places.goals,
        "id",
        plan.goals.map(({ id }) => id),
      ),
    },
    {
      name: "list_measures",
      entries: column(
        places.measures,
        "id",
        plan.measures.map(({ id }) => id),
      ),
    },
    {
      name: "list_owners",
      entries: column(
        places.owners,
        "name",
        plan.owners.map(({ name }) => name),
      ),
    },
    {
      name: "list_totals",
      entries: ["合计", "小计", "总计", "总和", "共计", "Total", "Subtotal"],
    },
    { name: "state_words", entries: STATUS_SPELLINGS.map(({ word }) => word) },
    {
      name: "state_codes",
      entries: STATUS_SPELLINGS.map(({ status }) => STATE_CODES[status]),
    },
  ];
}

function words(
  table: Readonly<Record<string, Readonly<Record<Language, string>>>>,
  language: Language,
): readonly string[] {
  return Object.values(table).map((word) => word[language]);
}

/** The entries of a table's column, read row by row from the table's first row. */
function column(
  area: TableArea,
  key: string,
  values: readonly string[],
): readonly Content[] {
  const letter = letterOf(area, key);
  const ahead = area.firstRow - 2;
  const cell = `INDEX(${quoted(area.sheet)}!$${letter}:$${letter},ROW()+${ahead})`;
  return Array.from({ length: area.lastRow - area.headerRow }, (_, i) => ({
    formula: `IF(${cell}="","",${cell})`,
    value: values[i] ?? "",
  }));
}
