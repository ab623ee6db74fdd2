import { mergeWorksheetSnapshotWithDefault } from "@univerjs/core";
import type { ICellData, IMutationInfo, Worksheet } from "@univerjs/core";
import {
  AddRangeProtectionMutation,
  DeleteRangeProtectionMutation,
  IDefinedNamesService,
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  RemoveColMutation,
  RemoveDefinedNameMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  SetDefinedNameMutation,
  SheetInterceptorService,
} from "@univerjs/preset-sheets-core";
import {
  AddDataValidationMutation,
  RemoveDataValidationMutation,
} from "@univerjs/preset-sheets-data-validation";
import {
  RemoveSheetsFilterMutation,
  SetSheetsFilterRangeMutation,
} from "@univerjs/preset-sheets-filter";
import { HostError } from "../core/layout";
import type {
  CellLayout,
  CellStyle,
  DefinedName,
  WorkbookCells,
  WorkbookLayout,
} from "../core/layout";
import { planUpdate, sameFormula } from "../core/layout/update";
import type {
  CellChange,
  ListedSheet,
  SheetUpdate,
  TableGrowth,
} from "../core/layout/update";
import { sameName } from "./book";
import type { Book, PlannedStep, Step } from "./book";
import { gridCell } from "./snapshot/cell";
import { gridStyle } from "./snapshot/style";
import { gridName, sheetParts } from "./snapshot/workbook";
import type { SheetParts } from "./snapshot/workbook";
import { CLEARED, cellsStep, formatAt } from "./write";
import type { CellMatrix } from "./write";

/** The commands in whose name Univer's parts say what else moves with rows and columns. */
const COMMANDS = {
  rows: "sheet.command.insert-row",
  columns: "sheet.command.insert-col",
} as const;

/** Throws `name-taken` where a sheet or a table of the layout is there already. */
export function refuseTaken(
  layout: WorkbookLayout,
  { sheets }: WorkbookCells,
): void {
  for (const { name, tables = [] } of layout.sheets) {
    const taken = sheets.find(
      (sheet) =>
        sameName(sheet.name, name) ||
        sheet.tables.some((there) =>
          tables.some((table) => sameName(table.name, there.name)),
        ),
    );
    if (taken !== undefined) throw new HostError("name-taken", taken.name);
  }
}

/** Brings the workbook to a layout: sheets that are there in place, missing ones made. */
export function renderInto(
  book: Book,
  layout: WorkbookLayout,
  workbook: WorkbookCells,
): void {
  const update = planUpdate(layout, workbook);
  const styles = registerStyles(book, layout.styles);
  const isNew = ({ found }: SheetUpdate) => found === null;
  const made = update.sheets.filter(isNew).map(({ layout: sheet }) => sheet);
  const kept = update.sheets.filter((sheet) => !isNew(sheet));
  book.perform([
    ...made.map(
      (sheet): PlannedStep =>
        () =>
          newSheetStep(book, renamed(sheet, styles), byName(layout, styles)),
    ),
    ...kept.flatMap((sheet) => growthSteps(book, sheet)),
    ...kept.map(
      (sheet): PlannedStep =>
        () =>
          changesStep(book, sheet, layout.styles, styles),
    ),
    () => namesStep(book, update.names),
  ]);
}

/** Name of a layout's style in the workbook, by its name in the layout. */
type StyleNames = ReadonlyMap<string, string>;

/**
 * Makes a layout's styles known to the workbook, under names of their own: an
 * earlier layout may have meant something else by the same name.
 */
function registerStyles(
  book: Book,
  styles: WorkbookLayout["styles"],
): StyleNames {
  const registry = book.workbook.getStyles();
  return new Map(
    Object.entries(styles).map(([name, style]) => {
      const wanted = gridStyle(style);
      const free = (n: number): string => {
        const id = n === 0 ? name : `${name}~${n}`;
        const there = registry.get(id);
        if (there !== null && there !== undefined)
          return JSON.stringify(there) === JSON.stringify(wanted)
            ? id
            : free(n + 1);
        registry.addCustomStyle(id, wanted);
        return id;
      };
      return [name, free(0)];
    }),
  );
}

function renamed(sheet: ListedSheet, styles: StyleNames): ListedSheet {
  const named = <Styled extends { readonly style?: string }>(
    styled: Styled,
  ): Styled =>
    styled.style === undefined
      ? styled
      : { ...styled, style: styles.get(styled.style) ?? styled.style };
  return {
    ...sheet,
    columns: sheet.columns.map(named),
    rows: sheet.rows.map((row) =>
      row.map((cell) => (cell === undefined ? undefined : named(cell))),
    ),
  };
}

function newSheetStep(
  book: Book,
  sheet: ListedSheet,
  styles: Readonly<Record<string, CellStyle>>,
): Step {
  const id = freeSheetId(book);
  const parts = sheetParts(sheet, id, book.unitId, styles);
  const target = { unitId: book.unitId, subUnitId: id };
  const redos: IMutationInfo[] = [
    {
      id: InsertSheetMutation.id,
      params: {
        unitId: book.unitId,
        index: book.workbook.getSheets().length,
        sheet: mergeWorksheetSnapshotWithDefault(parts.data),
      },
    },
    ...furniture(parts, target),
  ];
  book.tables.add(parts.tables);
  book.formats.records = [...book.formats.records, ...parts.formats];
  return {
    redos,
    undos: [
      ...furnitureUndos(parts, target),
      { id: RemoveSheetMutation.id, params: target },
    ],
  };
}

/** A layout's styles by the names that they have in the workbook. */
function byName(
  { styles }: WorkbookLayout,
  names: StyleNames,
): Readonly<Record<string, CellStyle>> {
  return Object.fromEntries(
    Object.entries(styles).map(([name, style]) => [
      names.get(name) ?? name,
      style,
    ]),
  );
}

function freeSheetId(book: Book): string {
  const taken = new Set(
    book.workbook.getSheets().map((sheet) => sheet.getSheetId()),
  );
  let n = taken.size + 1;
  while (taken.has(`s${n}`)) n += 1;
  return `s${n}`;
}

interface Target {
  readonly unitId: string;
  readonly subUnitId: string;
}

/** What a new sheet has besides its cells. */
function furniture(parts: SheetParts, target: Target): IMutationInfo[] {
  const { rules, protection, filter } = parts;
  return [
    ...(rules.length === 0
      ? []
      : [
          {
            id: AddDataValidationMutation.id,
            params: { ...target, rule: [...rules] },
          },
        ]),
    ...(protection.length === 0
      ? []
      : [
          {
            id: AddRangeProtectionMutation.id,
            params: { ...target, name: "", rules: [...protection] },
          },
        ]),
    ...(filter === null
      ? []
      : [
          {
            id: SetSheetsFilterRangeMutation.id,
            params: { ...target, range: filter },
          },
        ]),
  ];
}

function furnitureUndos(parts: SheetParts, target: Target): IMutationInfo[] {
  const { rules, protection, filter } = parts;
  return [
    ...(filter === null
      ? []
      : [{ id: RemoveSheetsFilterMutation.id, params: target }]),
    ...(protection.length === 0
      ? []
      : [
          {
            id: DeleteRangeProtectionMutation.id,
            params: { ...target, ruleIds: protection.map(({ id }) => id) },
          },
        ]),
    ...(rules.length === 0
      ? []
      : [
          {
            id: RemoveDataValidationMutation.id,
            params: { ...target, ruleId: rules.map(({ uid }) => uid) },
          },
        ]),
  ];
}

/** Adds the rows and columns that a sheet's table needs more. */
function growthSteps(
  book: Book,
  { growth, found }: SheetUpdate,
): readonly PlannedStep[] {
  if (growth === null || found === null) return [];
  const sheet = () => book.sheet(found.name);
  return [
    ...(growth.rows > 0
      ? [() => linesStep(book, sheet(), "rows", growth.after, growth.rows)]
      : []),
    ...(growth.columns.length > 0
      ? [
          () =>
            linesStep(
              book,
              sheet(),
              "columns",
              growth.rightOf,
              growth.columns.length,
            ),
          () => headersStep(book, sheet(), growth),
        ]
      : []),
  ];
}

/** Inserts rows or columns at a place (from 0), with everything that refers to what they move. */
function linesStep(
  book: Book,
  sheet: Worksheet,
  kind: "rows" | "columns",
  at: number,
  count: number,
): Step {
  const isRows = kind === "rows";
  const range = isRows
    ? {
        startRow: at,
        endRow: at + count - 1,
        startColumn: 0,
        endColumn: sheet.getColumnCount() - 1,
      }
    : {
        startRow: 0,
        endRow: sheet.getRowCount() - 1,
        startColumn: at,
        endColumn: at + count - 1,
      };
  const target = { unitId: book.unitId, subUnitId: sheet.getSheetId() };
  const referring = book.injector
    .get(SheetInterceptorService)
    .onCommandExecute({
      id: isRows ? COMMANDS.rows : COMMANDS.columns,
      params: { ...target, range },
    });
  return {
    redos: [
      ...(referring.preRedos ?? []),
      {
        id: isRows ? InsertRowMutation.id : InsertColMutation.id,
        params: { ...target, range },
      },
      ...referring.redos,
    ],
    undos: [
      ...(referring.preUndos ?? []),
      {
        id: isRows ? RemoveRowMutation.id : RemoveColMutation.id,
        params: { ...target, range },
      },
      ...referring.undos,
    ],
  };
}

/** Headers of added columns look like the one left of them. */
function headersStep(
  book: Book,
  sheet: Worksheet,
  { headerRow, rightOf, columns }: TableGrowth,
): Step {
  const style = sheet.getCellRaw(headerRow - 1, rightOf - 1)?.s;
  const row: Record<number, ICellData> = {};
  columns.forEach((header, index) => {
    row[rightOf + index] = {
      ...CLEARED,
      ...gridCell({ value: header }),
      ...(style === undefined ? {} : { s: style }),
    };
  });
  return cellsStep(book, sheet.getSheetId(), { [headerRow - 1]: row });
}

function changesStep(
  book: Book,
  { layout, found, changes }: SheetUpdate,
  styles: WorkbookLayout["styles"],
  names: StyleNames,
): Step {
  if (found === null) return { redos: [], undos: [] };
  const sheet = book.sheet(found.name);
  const matrix: CellMatrix = {};
  for (const change of changes) {
    const { row, column, cell } = change;
    const name = cell.style ?? layout.columns[column - 1]?.style;
    (matrix[row - 1] ??= {})[column - 1] = {
      ...CLEARED,
      ...changedContent(cell),
      ...changedLook(book, sheet, change, name, styles, names),
    };
  }
  return cellsStep(book, sheet.getSheetId(), matrix);
}

function changedContent(cell: CellLayout): ICellData {
  const { value, formula } = cell;
  return {
    v: null,
    t: null,
    ...gridCell(formula === undefined ? { value } : { value, formula }),
  };
}

/**
 * A new cell looks as the layout has it. One that was there keeps its looks;
 * only a number format that its content needs is set: a number in a cell
 * formatted as text would become text, a date without a format a bare number.
 */
function changedLook(
  book: Book,
  sheet: Worksheet,
  { row, column, before, cell }: CellChange,
  name: string | undefined,
  styles: WorkbookLayout["styles"],
  names: StyleNames,
): ICellData {
  const raw = sheet.getCellRaw(row - 1, column - 1);
  const isNew = before === null || raw === null || raw === undefined;
  if (isNew) {
    const id = name === undefined ? undefined : names.get(name);
    return id === undefined ? {} : { s: id };
  }
  if (cell.formula === undefined && typeof cell.value !== "number") return {};
  const wanted = name === undefined ? undefined : styles[name]?.numberFormat;
  const there = formatAt(book, sheet, row - 1, column - 1);
  const pattern =
    there === "@" && wanted !== "@"
      ? (wanted ?? "General")
      : there === "" && wanted !== undefined
        ? wanted
        : null;
  return pattern === null ? {} : { s: { n: { pattern } } };
}

/** Sets the names that are missing or stand for something else. */
function namesStep(book: Book, wanted: readonly DefinedName[]): Step {
  const service = book.injector.get(IDefinedNamesService);
  const there = Object.values(service.getDefinedNameMap(book.unitId) ?? {});
  const redos: IMutationInfo[] = [];
  const undos: IMutationInfo[] = [];
  let next = there.length + 1;
  for (const name of wanted) {
    const old = there.find((each) => sameName(each.name, name.name));
    if (old !== undefined && sameFormula(old.formulaOrRefString, name.refersTo))
      continue;
    while (there.some(({ id }) => id === `n${next}`)) next += 1;
    const id = old?.id ?? `n${next}`;
    next += 1;
    const params = {
      unitId: book.unitId,
      ...gridName(name, id, (wanted) =>
        book.workbook
          .getSheets()
          .find((sheet) => sameName(sheet.getName(), wanted))
          ?.getSheetId(),
      ),
    };
    redos.push({ id: SetDefinedNameMutation.id, params });
    undos.unshift(
      old === undefined
        ? { id: RemoveDefinedNameMutation.id, params }
        : {
            id: SetDefinedNameMutation.id,
            params: { unitId: book.unitId, ...old },
          },
    );
  }
  return { redos, undos };
}
