import type { IRange, IWorkbookData, LocaleType } from "@univerjs/core";
import type { IDefinedNamesServiceParam } from "@univerjs/preset-sheets-core";
import {
  EditStateEnum,
  UnitObject,
  ViewStateEnum,
} from "@univerjs/preset-sheets-core";
import type { IRangeProtectionRule } from "@univerjs/preset-sheets-core";
import { DATA_VALIDATION_PLUGIN_NAME } from "@univerjs/preset-sheets-data-validation";
import type { ISheetDataValidationRule } from "@univerjs/core";
import type {
  CellStyle,
  DefinedName,
  SheetLayout,
  WorkbookLayout,
} from "../../core/layout";
import { formatRecords } from "../formats";
import type { FormatRecord } from "../formats";
import type { TableRecord } from "../tables";
import { rangeAt } from "./ranges";
import { gridRule } from "./rules";
import { gridSheet } from "./sheet";
import type { GridSheet } from "./sheet";
import { DEFAULT_STYLE, gridStyle } from "./style";

/** Where Univer's plugins look for their part of a snapshot. */
const RESOURCES = {
  names: "SHEET_DEFINED_NAME_PLUGIN",
  protection: "SHEET_RANGE_PROTECTION_PLUGIN",
  filter: "SHEET_FILTER_PLUGIN",
} as const;

/** Univer's word for a name that holds in the whole workbook. */
export const WHOLE_WORKBOOK = "AllDefaultWorkbook";

/** How the ids of rules end that lock cells. */
export const LOCK = "-lock";

/** Version of the model that snapshots are written in. */
const MODEL = "0.25.1";

/** A sheet of a layout with everything that Univer keeps of it elsewhere than in the sheet. */
export interface SheetParts extends GridSheet {
  readonly rules: readonly ISheetDataValidationRule[];
  readonly formats: readonly FormatRecord[];
  readonly protection: readonly IRangeProtectionRule[];
  readonly filter: IRange | null;
  readonly tables: readonly TableRecord[];
}

/** Makes the parts of a layout's sheet; `id` must be unique in the workbook. */
export function sheetParts(
  sheet: SheetLayout,
  id: string,
  unitId: string,
  styles: Readonly<Record<string, CellStyle>>,
): SheetParts {
  const made = gridSheet(sheet, id, styles);
  const filtered =
    sheet.filter ?? sheet.tables?.find(({ filter }) => filter === true)?.range;
  return {
    ...made,
    rules: (sheet.validations ?? []).map((each, index) =>
      gridRule(each, `${id}-rule${index}`),
    ),
    formats: formatRecords(sheet.conditionalFormats ?? [], id),
    protection: protectionOf(made.locked, id, unitId),
    filter: filtered === undefined ? null : rangeAt(filtered),
    tables: (sheet.tables ?? []).map(({ name, range }) => ({
      name,
      sheetId: id,
      range: rangeAt(range),
    })),
  };
}

function protectionOf(
  locked: readonly IRange[],
  sheetId: string,
  unitId: string,
): readonly IRangeProtectionRule[] {
  if (locked.length === 0) return [];
  return [
    {
      id: `${sheetId}${LOCK}`,
      permissionId: `${sheetId}${LOCK}`,
      unitType: UnitObject.SelectRange,
      unitId,
      subUnitId: sheetId,
      ranges: [...locked],
      viewState: ViewStateEnum.OthersCanView,
      editState: EditStateEnum.OnlyMe,
    },
  ];
}

/** A layout's name as Univer has it. */
export function gridName(
  { name, refersTo, hidden, sheet }: DefinedName,
  id: string,
  sheetId: (name: string) => string | undefined,
): IDefinedNamesServiceParam {
  const local = sheet === undefined ? undefined : sheetId(sheet);
  return {
    id,
    name,
    formulaOrRefString: isReference(refersTo) ? refersTo : `=${refersTo}`,
    localSheetId: local ?? WHOLE_WORKBOOK,
    ...(hidden === true ? { hidden: true } : {}),
  };
}

/** A plain reference to cells of a sheet; what else a name may stand for is a formula. */
function isReference(text: string): boolean {
  return /^(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!\$?[A-Z]{0,3}\$?\d*(?::\$?[A-Z]{0,3}\$?\d*)?$/u.test(
    text,
  );
}

/** A whole workbook for Univer, and what the host keeps of it by itself. */
export interface GridWorkbook {
  readonly data: IWorkbookData;
  readonly formats: readonly FormatRecord[];
  readonly tables: readonly TableRecord[];
}

/** Makes Univer's snapshot of a layout in one go. */
export function gridWorkbook(
  layout: WorkbookLayout,
  unitId: string,
  locale: LocaleType,
): GridWorkbook {
  const parts = layout.sheets.map((sheet, index) =>
    sheetParts(sheet, `s${index + 1}`, unitId, layout.styles),
  );
  const bySheet = <Value>(valueOf: (part: SheetParts) => Value | null) =>
    Object.fromEntries(
      parts.flatMap((part) => {
        const value = valueOf(part);
        return value === null ? [] : [[part.data.id, value]];
      }),
    );
  const resources: Readonly<Record<string, unknown>> = {
    [RESOURCES.names]: Object.fromEntries(
      layout.names.map((name, index) => [
        `n${index + 1}`,
        gridName(
          name,
          `n${index + 1}`,
          (wanted) => parts.find(({ data }) => data.name === wanted)?.data.id,
        ),
      ]),
    ),
    [RESOURCES.protection]: bySheet(({ protection }) =>
      protection.length === 0 ? null : protection,
    ),
    [RESOURCES.filter]: bySheet(({ filter }) =>
      filter === null ? null : { ref: filter },
    ),
    [DATA_VALIDATION_PLUGIN_NAME]: bySheet(({ rules }) => rules),
  };
  return {
    data: {
      id: unitId,
      name: layout.title,
      appVersion: MODEL,
      locale,
      styles: Object.fromEntries(
        Object.entries(layout.styles).map(([name, style]) => [
          name,
          gridStyle(style),
        ]),
      ),
      defaultStyle: DEFAULT_STYLE,
      sheetOrder: parts.map(({ data }) => data.id),
      sheets: Object.fromEntries(parts.map(({ data }) => [data.id, data])),
      resources: Object.entries(resources).map(([name, data]) => ({
        name,
        data: JSON.stringify(data),
      })),
    },
    formats: parts.flatMap(({ formats }) => formats),
    tables: parts.flatMap(({ tables }) => tables),
  };
}
