import type { ILocales } from "@univerjs/core";
import type { GridLanguage } from "./locales";

/** What is said of cells that are locked. */
interface LockWords {
  readonly cell: string;
  readonly lines: string;
}

const LOCKED: Readonly<Record<GridLanguage, LockWords>> = {
  zh: {
    cell: "这里由表格自动计算或已经定好，不能改。请填浅黄色的格子。",
    lines: "这张表的行和列是固定的，不能增减或移动。",
  },
  en: {
    cell: "This cell is calculated or fixed and cannot be changed. Please fill in the pale yellow cells.",
    lines: "The rows and columns of this sheet are fixed.",
  },
};

/**
 * Plain words in place of Univer's on protection: it speaks of owners and
 * rights, where here nobody has any.
 */
export function plainWords(language: GridLanguage): ILocales[string] {
  const { cell, lines } = LOCKED[language];
  const dialog = {
    alertContent: cell,
    commonErr: cell,
    editErr: cell,
    pasteErr: cell,
    setStyleErr: cell,
    autoFillErr: cell,
    formulaErr: cell,
    moveRangeErr: cell,
    filterErr: cell,
    setRowColStyleErr: lines,
    moveRowColErr: lines,
    insertRowColErr: lines,
    removeRowColErr: lines,
    operatorSheetErr: lines,
    insertOrDeleteMoveRangeErr: lines,
  };
  return {
    sheets: { permission: { dialog } },
    "sheets-ui": { permission: { dialog } },
    "sheets-data-validation-ui": { permission: { dialog } },
  };
}
