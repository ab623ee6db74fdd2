/** What a file may hold that a grid of cells cannot show. */
export const UNSHOWN_CODES = [
  "chart",
  "picture",
  "shape",
  "chart-sheet",
  "macro",
  "pivot-table",
  "comment",
  "hyperlink",
  "sparkline",
  "form-control",
  "embedded-object",
  "slicer",
  "query",
  "external-link",
  "array-formula",
  "rich-text",
  "rotated-text",
  "fill-pattern",
  "conditional-format",
  "validation",
  "password",
] as const;

export type UnshownCode = (typeof UNSHOWN_CODES)[number];

/** Something that stays in the file, and is saved with it, but is not seen in the grid. */
export interface Unshown {
  readonly code: UnshownCode;
  /** The sheet it is on; `null` where it belongs to the workbook. */
  readonly sheet: string | null;
  /** How many there are. */
  readonly count: number;
  /** The first cell or range it is about, where it is about cells. */
  readonly cell: string | null;
}

/** Gathers what is not shown: one entry a sheet and kind, in the order of the codes. */
export class UnshownList {
  readonly #sheet: string | null;
  readonly #found = new Map<
    UnshownCode,
    { count: number; cell: string | null }
  >();

  constructor(sheet: string | null) {
    this.#sheet = sheet;
  }

  add(code: UnshownCode, cell: string | null = null, count = 1): void {
    if (count === 0) return;
    const known = this.#found.get(code);
    if (known === undefined) this.#found.set(code, { count, cell });
    else {
      known.count += count;
      known.cell ??= cell;
    }
  }

  get entries(): readonly Unshown[] {
    return UNSHOWN_CODES.flatMap((code) => {
      const found = this.#found.get(code);
      return found === undefined
        ? []
        : [{ code, sheet: this.#sheet, ...found }];
    });
  }
}
