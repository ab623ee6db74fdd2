import { ROLLUP_SHEETS } from "../layout/rollup-workbook/schema";
import type { ReportContext } from "./context";
import type {
  AppendixEntry,
  CellSource,
  Figure,
  ReportBlock,
  ReportSection,
  Run,
} from "./model";
import { figureText, settledRuns } from "./reading";

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
    origin: originOf(figure, words, language),
    source: figure.source,
    figure,
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

/** `季度汇总 · 已报口径：全期完成率`. */
function originOf(
  { source, label }: Figure,
  { labels }: ReportContext["words"],
  language: ReportContext["language"],
): string {
  if (source.sheet === "report")
    return source.row === "previous" ? labels.before : labels.own;
  return labels.origin(ROLLUP_SHEETS[source.sheet][language], label);
}
