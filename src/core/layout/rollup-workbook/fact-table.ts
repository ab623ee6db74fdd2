import type { Rollup } from "../../rollup";
import type { Language } from "../schema";
import { editionOf } from "./edition";
import { factRows, factText } from "./fact-rows";
import { rollupTextsOf } from "./texts";

/** 明细 without a spreadsheet: its headers, and its rows as text or numbers. */
export interface FactTable {
  readonly headers: readonly string[];
  /** Made one by one. Days are `2026-03-05`, months `2026-03`; blank cells `""`. */
  readonly rows: Iterable<readonly (string | number)[]>;
}

/** The facts of a roll-up for other programs, with the columns of 明细. */
export function factCells(rollup: Rollup, language: Language): FactTable {
  const edition = editionOf(rollup, language, rollupTextsOf(language), "");
  const columns = edition.factColumns;
  return {
    headers: columns.map((column) => column[language]),
    rows: {
      *[Symbol.iterator]() {
        for (const values of factRows(edition)) {
          yield columns.map(({ key, form }) => {
            const value = values[key];
            const isDate = form === "day" || form === "month";
            return typeof value === "number" && !isDate
              ? value
              : factText(value, form);
          });
        }
      },
    },
  };
}
