import type { Finding } from "../core/finding";
import type { Language, SheetCells, WorkbookCells } from "../core/layout";
import { figureCells } from "../core/layout/rollup-workbook";
import type { FigureCell } from "../core/layout/rollup-workbook";
import { annualReport, figureNumber, sourceKey } from "../core/report";
import type { AnnualReport, Figure } from "../core/report";
import { openSummary } from "./summary";
import type { Summary } from "./summary";
import type { InputFile, ReportOrigin, Toolbox, WriteReport } from "./ports";

export interface WrittenReport {
  readonly report: AnnualReport;
  /** The Word document. */
  readonly bytes: Uint8Array;
  /** What was doubtful about the workbook. */
  readonly findings: readonly Finding[];
}

/**
 * The annual report as a Word document, from a roll-up workbook or one plan
 * workbook. Throws `RefusedError` where the file is neither.
 */
export async function reportFromFile(
  tools: Toolbox,
  writeReport: WriteReport,
  file: InputFile,
  language: Language,
): Promise<WrittenReport> {
  const summary = await openSummary(tools, file);
  const report = annualReport(summary.rollup, { language });
  const bytes = await writeReport(
    report,
    originIn(summary.file, placesOf(summary, report)),
  );
  return { report, bytes, findings: summary.findings };
}

/** Where a figure stands, or the sheet that it is counted from. */
export interface ReportPlace {
  readonly sheet: string;
  readonly cell: string | null;
}

/** Where the figures of a report stand in its workbook, by `sourceKey`; those that are not there are told by their own words. */
export type ReportPlaces = ReadonlyMap<string, ReportPlace>;

/**
 * Finds the figures of a report in the workbook that it was made from. A
 * roll-up workbook whose sheets were renamed or rearranged has a figure only
 * where the cell still holds it; a plan workbook is counted from its own tables.
 */
export function placesOf(
  { rollup, reading, language, workbook }: Summary,
  { appendix }: AnnualReport,
): ReportPlaces {
  const figures = appendix.flatMap(({ figure }) => figure ?? []);
  if (reading !== null) {
    const { nodes, indicators } = reading.tables;
    return placed(figures, ({ source }) => {
      const table = source.sheet === "indicators" ? indicators : nodes;
      return table === null ? null : { sheet: table.sheet, cell: null };
    });
  }
  const cellOf = figureCells(rollup, { language, madeAt: "" });
  const sheets = new CheckedCells(workbook);
  return placed(figures, (figure) => {
    const place = cellOf(figure.source);
    return place !== null && sheets.holds(place, figure) ? place : null;
  });
}

function placed(
  figures: readonly Figure[],
  placeOf: (figure: Figure) => ReportPlace | null,
): ReportPlaces {
  const places = new Map<string, ReportPlace>();
  for (const figure of figures) {
    const place = placeOf(figure);
    if (place !== null) places.set(sourceKey(figure.source), place);
  }
  return places;
}

/** The cells of a workbook, to see whether a figure stands where it should. */
class CheckedCells {
  readonly #sheets = new Map<string, SheetCells | null>();

  constructor(private readonly workbook: WorkbookCells) {}

  /** Does the cell hold the figure? A formula without a value was never calculated: its place is right. */
  holds({ sheet, cell }: FigureCell, figure: Figure): boolean {
    const place = /^([A-Z]+)(\d+)$/.exec(cell);
    const cells = this.#sheet(sheet);
    if (place === null || cells === null) return false;
    const [, letters = "", digits = ""] = place;
    const column = [...letters].reduce(
      (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
      0,
    );
    const found = cells.cell(Number(digits), column);
    const number = figureNumber(figure);
    if (found === undefined) return false;
    if (found.value === null) return found.formula !== undefined;
    return number === null
      ? typeof found.value === "string"
      : typeof found.value === "number" &&
          Math.abs(found.value - number) <= 1e-9 * Math.max(1, number);
  }

  #sheet(name: string): SheetCells | null {
    const known = this.#sheets.get(name);
    if (known !== undefined) return known;
    const info = this.workbook.sheets.find((each) => each.name === name);
    const cells = info === undefined ? null : this.workbook.read(info);
    this.#sheets.set(name, cells);
    return cells;
  }
}

/** What the figures of a report are traced to; `file` is `null` for the workbook in front of the person. */
export function originIn(
  file: string | null,
  places: ReportPlaces,
): ReportOrigin {
  return { file, placeOf: (source) => places.get(sourceKey(source)) ?? null };
}
