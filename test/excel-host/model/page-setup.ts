import type { Rect } from "./address";

/** Printing of one sheet, in the words of Office.js. Margins in points. */
export class PageSetup {
  /** Whether anything was ever set: a sheet that nobody set up prints as Excel likes. */
  touched = false;
  orientation: "Portrait" | "Landscape" = "Portrait";
  paperSize: string | null = null;
  /** Pages that the sheet is made to fit on; `null` lets it flow. Both null: by scale. */
  fitWidth: number | null = null;
  fitHeight: number | null = null;
  scale: number | null = 100;
  centerHorizontally = false;
  centerVertically = false;
  printGridlines = false;
  printHeadings = false;
  blackAndWhite = false;
  draftMode = false;
  leftMargin = 50.4;
  rightMargin = 50.4;
  topMargin = 54;
  bottomMargin = 54;
  headerMargin = 21.6;
  footerMargin = 21.6;
  area: Rect | null = null;
  titleRows: Rect | null = null;
  /** Rows with which a page begins, from 0, ascending. */
  readonly breaks: number[] = [];
  titleColumns: Rect | null = null;
  readonly header: PageTexts = { left: "", center: "", right: "" };
  readonly footer: PageTexts = { left: "", center: "", right: "" };
}

export interface PageTexts {
  left: string;
  center: string;
  right: string;
}
