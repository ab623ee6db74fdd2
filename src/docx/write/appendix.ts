import { Paragraph, TextRun } from "docx";
import type { Table } from "docx";
import { cellRanges } from "../../core/layout";
import type {
  AppendixColumn,
  AppendixEntry,
  CellSource,
  Figure,
} from "../../core/report";
import { grid, styled } from "./blocks";
import type { GridColumn } from "./blocks";
import { STYLE } from "./page";
import type { DocumentWords } from "./words";

/** What the figures of a report are traced to. */
export interface FigureOrigins {
  /** The workbook that the report was made from, as people call it; `null` for the one in front of them. */
  readonly file: string | null;
  /** Where a figure stands in it, or is counted from; `null` where the figure's own words say it. */
  readonly placeOf: (source: CellSource) => {
    readonly sheet: string;
    readonly cell: string | null;
  } | null;
}

/**
 * The origin of every figure: sheet and cell, number of branches, 口径. The
 * figures of one line of a sheet share a row, in which the second label, value
 * and cell belong together and so on; the figures of a table are told column
 * by column as ranges.
 */
export function appendix(
  entries: readonly AppendixEntry[],
  words: DocumentWords,
  origins: FigureOrigins,
): readonly (Paragraph | Table)[] {
  if (entries.length === 0) return [];
  const { title, introduction, headers, tableHeaders } = words.appendix;
  const figures = figureRows(entries, words, origins);
  const tables = tableRows(entries, words, origins);
  return [
    new Paragraph({
      style: STYLE.appendixTitle,
      pageBreakBefore: true,
      children: [new TextRun(title)],
    }),
    styled(STYLE.note, introduction(origins.file)),
    ...listed(
      FIGURE_COLUMNS.map((look, i) => ({ ...look, header: headers[i] ?? "" })),
      figures,
      1,
    ),
    ...(tables.length > 0 && figures.length > 0
      ? [styled(STYLE.note, "")]
      : []),
    ...listed(
      TABLE_COLUMNS.map((look, i) => ({
        ...look,
        header: tableHeaders[i] ?? "",
      })),
      tables,
      figures.length + 1,
    ),
  ];
}

/** 序号, 数据, 数值, 出处, 单位数, 口径. */
const FIGURE_COLUMNS: readonly Omit<GridColumn, "header">[] = [
  { width: 5, align: "center" },
  { width: 34, align: "left" },
  { width: 23, align: "left" },
  { width: 23, align: "left" },
  { width: 6, align: "center" },
  { width: 9, align: "left" },
];

/** 序号, 表, 各列数据的出处, 单位数, 口径. */
const TABLE_COLUMNS: readonly Omit<GridColumn, "header">[] = [
  { width: 5, align: "center" },
  { width: 22, align: "left" },
  { width: 58, align: "left" },
  { width: 6, align: "center" },
  { width: 9, align: "left" },
];

/** Numbered rows as a table; none where there are no rows. */
function listed(
  columns: readonly GridColumn[],
  rows: readonly (readonly string[])[],
  first: number,
): readonly Table[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row, i) => ({
    total: false,
    cells: [String(first + i), ...row],
  }));
  return [grid(columns, cells, "appendix")];
}

/** Where a figure stands: what comes before the cell, and the cell. */
interface Where {
  readonly lead: string;
  readonly cell: string | null;
}

/** The figures of the sentences that share a line of a sheet. */
interface Group {
  readonly of: string | null;
  readonly entries: AppendixEntry[];
  readonly whats: string[];
  readonly lead: string;
  readonly cells: string[];
}

function figureRows(
  entries: readonly AppendixEntry[],
  words: DocumentWords,
  origins: FigureOrigins,
): readonly (readonly string[])[] {
  const { mark, of: join } = words.appendix;
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const { figure } = entry;
    if (figure === null) continue;
    const { lead, cell } = whereOf(figure, words, origins) ?? {
      lead: entry.origin,
      cell: null,
    };
    const [of = null, what = entry.label] = figure.about ?? [];
    // A quarter's figures, and those of the whole period, are a row each.
    const [part = ""] = figure.source.column.split(".");
    const line =
      of === null || figure.source.sheet === "indicators" ? "" : part;
    const key = [lead, of, line, figure.branches, entry.basis].join("\n");
    const group = groups.get(key) ?? {
      ...{ of, lead, entries: [], whats: [], cells: [] },
    };
    group.entries.push(entry);
    group.whats.push(what);
    if (cell !== null) group.cells.push(cell);
    groups.set(key, group);
  }
  return [...groups.values()].map(
    ({ of, entries: [first, ...more], whats, lead, cells }) => [
      of === null ? whats.join(mark) : join(of, whats.join(mark)),
      [first, ...more].map((entry) => entry?.shown ?? "").join(mark),
      `${lead}${cells.join(mark)}`,
      first?.branches == null ? "—" : String(first.branches),
      first?.basis ?? "",
    ],
  );
}

/** A row a table; the tables' entries follow those of figures, in the order in which the tables stand. */
function tableRows(
  entries: readonly AppendixEntry[],
  words: DocumentWords,
  origins: FigureOrigins,
): readonly (readonly string[])[] {
  return entries
    .filter(({ figure }) => figure === null)
    .map(({ label, origin, columns }, i) => {
      const figures = (columns ?? []).flatMap((column) => column.figures);
      const branches = onlyOne(figures.map((figure) => figure.branches));
      const places = columnPlaces(columns ?? [], words, origins);
      return [
        words.table(i + 1, label),
        places === "" ? origin : places,
        branches == null ? "—" : String(branches),
        onlyOne(figures.map(({ basis }) => words.appendix.basis[basis])) ?? "—",
      ];
    });
}

/** `领域汇总：安排工作 Z6:Z13；已完成 AA6:AA13`, sheet by sheet. */
function columnPlaces(
  columns: readonly AppendixColumn[],
  words: DocumentWords,
  origins: FigureOrigins,
): string {
  const { mark, of: join } = words.appendix;
  const sheets = new Map<string, string[]>();
  for (const { header, figures } of columns) {
    const cells = new Map<string, string[]>();
    for (const figure of figures) {
      const where = whereOf(figure, words, origins);
      if (where === null) continue;
      const known = cells.get(where.lead) ?? [];
      if (where.cell !== null) known.push(where.cell);
      cells.set(where.lead, known);
    }
    for (const [lead, known] of cells) {
      const told = sheets.get(lead) ?? [];
      if (known.length > 0)
        told.push(`${header} ${cellRanges(known).join(" ")}`);
      sheets.set(lead, told);
    }
  }
  return [...sheets]
    .map(([lead, told]) =>
      told.length === 0 ? lead : join(lead.replace(/!$/u, ""), told.join(mark)),
    )
    .join(mark);
}

/** `null` for a figure of which only its own words say where it is from. */
function whereOf(
  { from, source }: Figure,
  { appendix: { of: join, counted } }: DocumentWords,
  { placeOf }: FigureOrigins,
): Where | null {
  // A figure of last period is traced to its own workbook.
  const place = from == null ? placeOf(source) : from.place;
  if (place === null) return null;
  const { sheet, cell } = place;
  const lead = cell === null ? counted(sheet) : `${sheet}!`;
  return { lead: from == null ? lead : join(from.file, lead), cell };
}

/** The value that all have; `null` where they differ or there is none. */
function onlyOne<T>(values: readonly T[]): T | null {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? null : first;
}
