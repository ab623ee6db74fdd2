import type { ICommandInfo, IRange } from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  RemoveColMutation,
  RemoveRowMutation,
  SetWorksheetNameMutation,
} from "@univerjs/preset-sheets-core";
import type { ConditionalFormatLayout } from "../core/layout";
import { movedFormula } from "../core/layout/update";
import { columnsChanged, rowsChanged } from "./lines";
import type { LineChange } from "./lines";
import { rangeAt } from "./snapshot/ranges";

/** A conditional format of a sheet; the first of several that hold comes first. */
export interface FormatRecord {
  readonly sheetId: string;
  readonly range: IRange;
  /** Written for the range's first cell; without `=`. */
  readonly formula: string;
  readonly format: ConditionalFormatLayout["format"];
  readonly stopIfTrue: boolean;
}

/** A layout's conditional formats of a sheet, as the ledger keeps them. */
export function formatRecords(
  formats: readonly ConditionalFormatLayout[],
  sheetId: string,
): readonly FormatRecord[] {
  return formats.map(({ range, formula, format, stopIfTrue }) => ({
    sheetId,
    range: rangeAt(range),
    formula,
    format,
    stopIfTrue: stopIfTrue === true,
  }));
}

/** The workbook's conditional formats, whatever people do to rows, columns and sheets. */
export class FormatLedger {
  #bySheet: Map<string, FormatRecord[]> | null = null;

  constructor(private kept: readonly FormatRecord[]) {}

  get records(): readonly FormatRecord[] {
    return this.kept;
  }

  set records(records: readonly FormatRecord[]) {
    this.kept = records;
    this.#bySheet = null;
  }

  /** The formats of a sheet, in the order in which they hold. */
  of(sheetId: string): readonly FormatRecord[] {
    if (this.#bySheet === null) {
      this.#bySheet = new Map();
      for (const record of this.kept) {
        const list = this.#bySheet.get(record.sheetId) ?? [];
        list.push(record);
        this.#bySheet.set(record.sheetId, list);
      }
    }
    return this.#bySheet.get(sheetId) ?? [];
  }

  /** Follows a mutation; `nameOf` gives the name of a sheet, before it is renamed. */
  follow(
    { id, params }: Readonly<ICommandInfo>,
    nameOf: (sheetId: string) => string,
  ): void {
    const { subUnitId, range, name } = params as {
      subUnitId: string;
      range: IRange;
      name: string;
    };
    switch (id) {
      case InsertRowMutation.id:
        this.#lines(subUnitId, nameOf, rowsChanged(range, "inserted"));
        break;
      case RemoveRowMutation.id:
        this.#lines(subUnitId, nameOf, rowsChanged(range, "removed"));
        break;
      case InsertColMutation.id:
        this.#lines(subUnitId, nameOf, columnsChanged(range, "inserted"));
        break;
      case RemoveColMutation.id:
        this.#lines(subUnitId, nameOf, columnsChanged(range, "removed"));
        break;
      case SetWorksheetNameMutation.id:
        this.#renamed(nameOf(subUnitId), name);
        break;
      default:
    }
  }

  #lines(
    sheetId: string,
    nameOf: (sheetId: string) => string,
    change: LineChange,
  ): void {
    const changed = nameOf(sheetId);
    this.records = this.kept.flatMap((record) => {
      const range =
        record.sheetId === sheetId ? change.range(record.range) : record.range;
      if (range === null) return [];
      const formula = movedFormula(record.formula, nameOf(record.sheetId), {
        sheetName: (sheet) => sheet,
        moved: (sheet, corners) =>
          sheet.toLowerCase() === changed.toLowerCase()
            ? change.corners(corners)
            : corners,
      });
      return [{ ...record, range, formula }];
    });
  }

  #renamed(from: string, to: string): void {
    this.records = this.kept.map((record) => ({
      ...record,
      formula: movedFormula(record.formula, "", {
        sheetName: (sheet) =>
          sheet.toLowerCase() === from.toLowerCase() ? to : sheet,
        moved: (_, corners) => corners,
      }),
    }));
  }
}
