import { ROLLUP_SHEETS } from "../layout/rollup-workbook/schema";
import { cellRanges } from "../layout/cells";
import type { ReportContext } from "./context";
import type {
  AppendixColumn,
  AppendixEntry,
  CellSource,
  Figure,
  ReportBlock,
  ReportLanguage,
  ReportSection,
  ReportTable,
  Run,
} from "./model";
import { figureText, settledRuns } from "./reading";
import { reportWordsOf } from "./words";

/** Between places that are listed. */
const CELLS = { zh: "、", en: ", " } as const;

/** Every block of a report in the order in which it is read. */
export function blocksOf(
  sections: readonly ReportSection[],
): readonly ReportBlock[] {
  return sections.flatMap(({ blocks, parts }) => [
    ...blocks,
    ...parts.flatMap((part) => part.blocks),
  ]);
}

/** What tells two cells of the workbook apart. */
export function sourceKey({ sheet, row, column }: CellSource): string {
  return `${sheet}\n${row}\n${column}`;
}

/** The figures that the sentences show, each once, in order. */
export function shownIn(sections: readonly ReportSection[]): readonly Figure[] {
  return distinct(
    runsOf(sections).flatMap((runs) =>
      settledRuns(runs).filter((run) => run.kind === "figure"),
    ),
  );
}

/** The figures that 年度总结 counts itself, also those of wordings that were not chosen. */
export function countedIn(
  sections: readonly ReportSection[],
): readonly Figure[] {
  const all = runsOf(sections).flatMap(figuresOf);
  return distinct(all.filter(({ source }) => source.sheet === "report"));
}

function runsOf(
  sections: readonly ReportSection[],
): readonly (readonly Run[])[] {
  return blocksOf(sections).flatMap((block) =>
    block.kind === "paragraph" ? [block.runs] : [],
  );
}

/** Every figure of some runs, those of all wordings and conditions. */
function figuresOf(runs: readonly Run[]): readonly Figure[] {
  return runs.flatMap((run): readonly Figure[] => {
    if (run.kind === "figure") return [run];
    if (run.kind !== "choice") return [];
    const { left, right } = run.when;
    return [
      left,
      ...(typeof right === "number" ? [] : [right]),
      ...figuresOf(run.then),
      ...figuresOf(run.otherwise),
    ];
  });
}

function distinct(figures: readonly Figure[]): readonly Figure[] {
  const byCell = new Map<string, Figure>();
  for (const figure of figures) {
    const key = sourceKey(figure.source);
    if (!byCell.has(key)) byCell.set(key, figure);
  }
  return [...byCell.values()];
}

/** Where every figure of the sentences, and every table's, comes from. */
export function appendixOf(
  sections: readonly ReportSection[],
  { words, language }: ReportContext,
): readonly AppendixEntry[] {
  const { labels } = words;
  const figures = shownIn(sections).map((figure) => ({
    label: figure.label,
    shown: figureText(figure, language),
    origin: originOf(figure, language),
    source: figure.source,
    figure,
    columns: null,
    branches: figure.branches,
    basis: labels.basis[figure.basis],
  }));
  const tables = blocksOf(sections).flatMap((block) =>
    block.kind === "table"
      ? {
          label: block.title,
          shown: "",
          origin: block.note,
          source: null,
          figure: null,
          columns: columnsOf(block),
          branches: null,
          basis: "",
        }
      : [],
  );
  return [...figures, ...tables].map((entry, i) => ({
    number: i + 1,
    ...entry,
  }));
}

/** The columns of a table that have figures. */
function columnsOf({ columns, rows }: ReportTable): readonly AppendixColumn[] {
  return columns.flatMap(({ header }, i) => {
    const figures = rows.flatMap(({ cells }) => {
      const cell = cells[i];
      return cell?.kind === "figure" ? cell : [];
    });
    return figures.length === 0 ? [] : { header, figures };
  });
}

/** `季度汇总 · 已报口径：完成率`. */
export function originOf(
  { source, label, from }: Figure,
  language: ReportLanguage,
): string {
  const { labels } = reportWordsOf(language);
  if (source.sheet === "report") {
    if (from != null) return labels.before(from.file, from.place);
    return source.column === "difference" ? labels.difference : labels.own;
  }
  return labels.origin(ROLLUP_SHEETS[source.sheet][language], label);
}

/** Where the figures of a column of last period stand: cells that follow each other as one range. */
export function previousOrigins(
  { figures }: AppendixColumn,
  language: ReportLanguage,
): string {
  const { labels } = reportWordsOf(language);
  const origin = figures.flatMap(({ from }) => from ?? []);
  const sheets = new Map<string, { file: string; cells: string[] }>();
  const origins: string[] = [];
  for (const { file, place } of origin) {
    if (place === null || place.cell === null) {
      // Of a figure that last period does not have there is nothing to say.
      if (place !== null) origins.push(labels.before(file, place));
      continue;
    }
    const known: { file: string; cells: string[] } = sheets.get(
      place.sheet,
    ) ?? { file, cells: [] };
    known.cells.push(place.cell);
    sheets.set(place.sheet, known);
  }
  for (const [sheet, { file, cells }] of sheets)
    origins.push(
      labels.before(file, {
        sheet,
        cell: cellRanges(cells).join(CELLS[language]),
      }),
    );
  const [first] = origin;
  const all = [...new Set(origins)];
  return all.length > 0
    ? all.join(CELLS[language])
    : labels.before(first?.file ?? "", null);
}
