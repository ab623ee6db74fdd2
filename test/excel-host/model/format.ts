/** One side's line of a cell. */
export interface BorderLine {
  readonly style: string;
  readonly weight: string;
  /** `#RRGGBB` */
  readonly colour: string;
}

export type Side = "left" | "right" | "top" | "bottom";

/** How a cell looks and whether it may be typed into; the words are those of Office.js. */
export interface CellFormat {
  readonly numberFormat: string;
  readonly font: string;
  /** Points. */
  readonly size: number;
  /** `#RRGGBB`; `null` is automatic. */
  readonly colour: string | null;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: string;
  readonly strike: boolean;
  /** `#RRGGBB`; `null` for none. */
  readonly fill: string | null;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrap: boolean;
  readonly indent: number;
  readonly shrink: boolean;
  readonly rotation: number;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  readonly left: BorderLine | null;
  readonly right: BorderLine | null;
  readonly top: BorderLine | null;
  readonly bottom: BorderLine | null;
}

/**
 * The normal style of a workbook that a Chinese Excel makes: 等线 11, text in
 * the cell's vertical middle. Cells are locked unless told otherwise.
 */
export const NORMAL: CellFormat = {
  numberFormat: "General",
  font: "等线",
  size: 11,
  colour: null,
  bold: false,
  italic: false,
  underline: "None",
  strike: false,
  fill: null,
  horizontal: "General",
  vertical: "Center",
  wrap: false,
  indent: 0,
  shrink: false,
  rotation: 0,
  locked: true,
  formulaHidden: false,
  left: null,
  right: null,
  top: null,
  bottom: null,
};

/** Some properties of a format. */
export type FormatPatch = Partial<CellFormat>;

const interned = new Map<string, CellFormat>([
  [JSON.stringify(NORMAL), NORMAL],
]);

/** A format with some properties changed. Equal formats are one object, so that a large sheet stays small. */
export function patched(format: CellFormat, patch: FormatPatch): CellFormat {
  const changed = { ...format, ...patch };
  const key = JSON.stringify(changed);
  const known = interned.get(key);
  if (known !== undefined) return known;
  interned.set(key, changed);
  return changed;
}

/** Whether numbers under this number format are days or times. */
export function isDateFormat(code: string): boolean {
  return /[ymdhs]/i.test(bare(code)) && !/general/i.test(code);
}

/** Whether numbers under this number format are shown times 100. */
export function isPercentFormat(code: string): boolean {
  return bare(code).includes("%");
}

/** A number format without quoted text, escaped characters and bracketed conditions, all of which are literal. */
function bare(code: string): string {
  return code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
}
