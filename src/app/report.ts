import { finding } from "../core/finding";
import type { Finding } from "../core/finding";
import { cellAddress } from "../core/layout";
import type { Cell, Language, SheetCells, WorkbookCells } from "../core/layout";
import { APPENDIX_COLUMNS, figureCells } from "../core/layout/rollup-workbook";
import type { FigureCell } from "../core/layout/rollup-workbook";
import { ROLLUP_SHEETS } from "../core/layout/rollup-workbook/schema";
import { formatDay, formatMonth, lastMonthOf } from "../core/plan";
import {
  annualReport,
  countLabel,
  figureNumber,
  previousPeriod,
  relationTo,
  sourceKey,
} from "../core/report";
import type { AnnualReport, Figure, PreviousPeriod } from "../core/report";
import type { Rollup } from "../core/rollup";
import { RefusedError } from "./ports";
import type { InputFile, ReportOrigin, Toolbox, WriteReport } from "./ports";
import { openSummary } from "./summary";
import type { Summary } from "./summary";

export interface WrittenReport {
  readonly report: AnnualReport;
  /** The Word document. */
  readonly bytes: Uint8Array;
  /** What was doubtful about the workbook. */
  readonly findings: readonly Finding[];
}

/**
 * The annual report as a Word document, from a roll-up workbook or one plan
 * workbook, beside an earlier one's figures where there is one. Throws
 * `RefusedError` where a file is neither, or `before` is not of an earlier period.
 */
export async function reportFromFile(
  tools: Toolbox,
  writeReport: WriteReport,
  file: InputFile,
  {
    language,
    before = null,
  }: { readonly language: Language; readonly before?: InputFile | null },
): Promise<WrittenReport> {
  const summary = await openSummary(tools, file);
  const read = before === null ? null : await readPrevious(tools, before);
  const doubts =
    read === null ? [] : previousDoubts(summary.rollup, read.previous);
  const report = annualReport(summary.rollup, {
    language,
    previous: read?.previous ?? null,
  });
  const bytes = await writeReport(
    report,
    originIn(summary.file, placesOf(summary, report)),
  );
  return {
    report,
    bytes,
    findings: [...summary.findings, ...(read?.findings ?? []), ...doubts],
  };
}

/** An earlier period's figures, and what was doubtful about their workbook. */
export interface ReadPrevious {
  readonly previous: PreviousPeriod;
  readonly findings: readonly Finding[];
}

/**
 * Takes the figures of an earlier period out of its roll-up or plan workbook.
 * Throws `RefusedError` where the file is neither.
 */
export async function readPrevious(
  tools: Toolbox,
  file: InputFile,
): Promise<ReadPrevious> {
  const summary = await openSummary(tools, file);
  const previous = previousPeriod(
    summary.rollup,
    summary.file,
    placeFinder(summary),
  );
  return { previous, findings: summary.findings };
}

/**
 * What is doubtful about comparing a period with an earlier one. Throws
 * `RefusedError` where it is not earlier.
 */
export function previousDoubts(
  rollup: Pick<Rollup, "period" | "asOf" | "branches">,
  previous: PreviousPeriod,
): readonly Finding[] {
  const relation = relationTo(rollup, previous);
  const { file } = previous;
  if (!relation.isEarlier)
    throw new RefusedError(
      finding(
        "previous-not-earlier",
        { file },
        {
          from: formatMonth(previous.period.start),
          to: formatMonth(lastMonthOf(previous.period)),
          month: formatMonth(rollup.period.start),
        },
      ),
    );
  return [
    ...(relation.sameStage
      ? []
      : [
          finding(
            "previous-other-stage",
            { file },
            { day: formatDay(previous.asOf) },
          ),
        ]),
    ...(relation.sharesBranches
      ? []
      : [finding("previous-other-branches", { file })]),
  ];
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
  summary: Summary,
  { appendix }: AnnualReport,
): ReportPlaces {
  const placeOf = placeFinder(summary);
  const places = new Map<string, ReportPlace>();
  for (const { figure, columns } of appendix) {
    const figures =
      figure === null
        ? (columns ?? []).flatMap((column) => column.figures)
        : [figure];
    for (const each of figures) {
      const key = sourceKey(each.source);
      const place = places.has(key) ? null : placeOf(each);
      if (place !== null) places.set(key, place);
    }
  }
  return places;
}

/** Finds a figure in the workbook of a summary; `null` for one that is not where it should be. */
function placeFinder({
  rollup,
  reading,
  language,
  workbook,
}: Summary): (figure: Figure) => ReportPlace | null {
  if (reading !== null) {
    const { nodes, indicators } = reading.tables;
    return ({ source }) => {
      const table = source.sheet === "indicators" ? indicators : nodes;
      return table === null ? null : { sheet: table.sheet, cell: null };
    };
  }
  const cellOf = figureCells(rollup, { language, madeAt: "" });
  const sheets = new CheckedCells(workbook);
  return (figure) => {
    if (figure.source.sheet === "report")
      return sheets.labelled(
        ROLLUP_SHEETS.report[language],
        countLabel(figure.source.column, language),
        figure,
      );
    const place = cellOf(figure.source);
    return place !== null && sheets.holds(place, figure) ? place : null;
  };
}

/** The cells of a workbook, to see whether a figure stands where it should. */
class CheckedCells {
  readonly #sheets = new Map<string, SheetCells | null>();

  constructor(private readonly workbook: WorkbookCells) {}

  /** Does the cell hold the figure? A formula without a value was never calculated: its place is right. */
  holds({ sheet, cell }: FigureCell, figure: Figure): boolean {
    const place = /^([A-Z]+)(\d+)$/.exec(cell);
    if (place === null) return false;
    const [, letters = "", digits = ""] = place;
    const column = [...letters].reduce(
      (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
      0,
    );
    return holdsFigure(
      this.#sheet(sheet)?.cell(Number(digits), column),
      figure,
    );
  }

  /**
   * The place of a figure that 年度总结 counts itself: beside its label in the
   * appendix at the sheet's end, whatever else the sheet has.
   */
  labelled(sheet: string, label: string, figure: Figure): FigureCell | null {
    const cells = this.#sheet(sheet);
    const columns = APPENDIX_COLUMNS;
    for (let row = cells?.rowCount ?? 0; row > 0; row -= 1) {
      if (cells?.cell(row, columns.label)?.value !== label) continue;
      return holdsFigure(cells.cell(row, columns.value), figure)
        ? { sheet, cell: cellAddress(row, columns.value) }
        : null;
    }
    return null;
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

function holdsFigure(cell: Cell | undefined, figure: Figure): boolean {
  if (cell === undefined) return false;
  if (cell.value === null) return cell.formula !== undefined;
  const number = figureNumber(figure);
  return number === null
    ? typeof cell.value === "string"
    : typeof cell.value === "number" &&
        Math.abs(cell.value - number) <= 1e-9 * Math.max(1, number);
}

/** What the figures of a report are traced to; `file` is `null` for the workbook in front of the person. */
export function originIn(
  file: string | null,
  places: ReportPlaces,
): ReportOrigin {
  return { file, placeOf: (source) => places.get(sourceKey(source)) ?? null };
}
