import { nodeDetails } from "../rollup";
import type { BranchRollup, NodeDetail, Ratio, Rollup } from "../rollup";
import { figureNumber } from "./reading";
import { bare, COUNT, FigureMaker, PERCENT, POINTS } from "./figures";
import type { Line } from "./figures";
import type {
  CellSource,
  Figure,
  NameRun,
  ReportLanguage,
  ReportScope,
} from "./model";
import { name } from "./runs";
import type { PreviousPeriod } from "./previous";
import { reportWordsOf } from "./words";
import type { ReportWords } from "./words";

/** A branch with its line and its name's cell. */
export interface BranchLine {
  readonly branch: BranchRollup;
  readonly name: NameRun;
  readonly line: Line;
}

/** A report in the making: the roll-up, and the figures that several parts tell of. */
export interface ReportContext {
  readonly rollup: Rollup;
  /** Last period's figures; `null` where none were given. */
  readonly previous: PreviousPeriod | null;
  readonly language: ReportLanguage;
  readonly words: ReportWords;
  readonly scope: ReportScope;
  readonly figures: FigureMaker;
  /** Nodes of the reporting branches. */
  readonly details: readonly NodeDetail[];
  readonly total: Line;
  readonly fields: readonly {
    readonly field: Rollup["fields"][number]["field"];
    readonly name: NameRun;
    readonly line: Line;
  }[];
  /** In the order of 季度汇总. */
  readonly branches: readonly BranchLine[];
  readonly counts: Counts;
}

/** Figures of 汇总说明 and of 年度总结 itself. */
export interface Counts {
  readonly expected: Figure;
  readonly reported: Figure;
  readonly missing: Figure;
  readonly due: Figure;
  readonly pace: Figure;
  readonly gap: Figure;
  readonly late: Figure;
  readonly deferredOut: Figure;
  readonly open: Figure;
  readonly lights: Readonly<
    Record<"red" | "yellow" | "blue" | "green", Figure>
  >;
}

export function contextOf(
  rollup: Rollup,
  language: ReportLanguage,
  previous: PreviousPeriod | null,
): ReportContext {
  const words = reportWordsOf(language);
  const figures = new FigureMaker(rollup, words);
  const details: NodeDetail[] = [];
  for (const detail of nodeDetails(rollup))
    if (detail.branch.valid) details.push(detail);
  const { reported } = rollup.roster;
  return {
    rollup,
    previous,
    language,
    words,
    figures,
    details,
    scope: rollup.branches.length === 1 ? "branch" : "union",
    total: figures.line(
      {
        sheet: "quarters",
        row: "reporting",
        label: words.labels.reporting,
        branches: reported,
        basis: "reporting",
      },
      rollup.reporting,
    ),
    fields: rollup.fields.map((each) => fieldLine(each, figures)),
    branches: rollup.branches.map((branch) => branchLine(branch, figures)),
    counts: countsOf(rollup, figures, details),
  };
}

function fieldLine(
  { field, figures: counted }: Rollup["fields"][number],
  figures: FigureMaker,
): ReportContext["fields"][number] {
  const row = `field:${field}`;
  const label = figures.words.field(field);
  return {
    field,
    name: name(label, { sheet: "fields", row, column: "name" }),
    line: figures.line(
      {
        sheet: "fields",
        row,
        label,
        branches: figures.rollup.roster.reported,
        basis: "reporting",
      },
      counted,
    ),
  };
}

function branchLine(branch: BranchRollup, figures: FigureMaker): BranchLine {
  const row = `branch:${branch.key}`;
  const label = branch.name === "" ? branch.key : branch.name;
  return {
    branch,
    name: name(label, { sheet: "quarters", row, column: "name" }),
    line: figures.line(
      {
        sheet: "quarters",
        row,
        label,
        branches: 1,
        basis: branch.valid ? "reporting" : "expected",
      },
      branch.figures,
    ),
  };
}

function countsOf(
  rollup: Rollup,
  figures: FigureMaker,
  details: readonly NodeDetail[],
): Counts {
  const { year, quarters } = rollup.reporting;
  const { counts: labels } = figures.words.labels;
  const total = rollup.roster.total ?? rollup.branches.length;
  const { reported } = rollup.roster;
  const scope = (column: string): CellSource => ({
    sheet: "about",
    row: "scope",
    column,
  });
  const light = (key: keyof Counts["lights"]): Figure =>
    figures.branches(
      { sheet: "about", row: "lights", column: key },
      labels[key] ?? key,
      figures.begun
        ? rollup.branches.filter(
            ({ light: own, plans }) => own === key && plans.length > 0,
          ).length
        : 0,
    );
  const ratio = (num: number): Ratio => ({ num, den: year.nodes });
  return {
    expected: figures.branches(
      scope("expected"),
      labels["expected"] ?? "",
      total,
    ),
    reported: figures.branches(
      scope("reported"),
      labels["reported"] ?? "",
      reported,
    ),
    missing: figures.count("missing", total - reported, {
      ...figures.words.units.branch,
      basis: "roster",
    }),
    due: figures.count("due", year.due),
    pace: {
      ...figures.count("pace", ratio(year.due), PERCENT),
      source: scope("pace"),
    },
    gap: figures.count(
      "gap",
      figures.begun ? ratio(year.due - year.done) : null,
      { ...POINTS, ...figures.words.units.points },
    ),
    late: figures.count("late", year.done - year.onTime),
    deferredOut: figures.count(
      "deferredOut",
      quarters.reduce((sum, { deferredOut }) => sum + deferredOut, 0),
    ),
    open: figures.count("open", details.filter(isOpen(rollup)).length),
    lights: {
      red: light("red"),
      yellow: light("yellow"),
      blue: light("blue"),
      green: light("green"),
    },
  };
}

/** Is a node in the period, not due by the cut-off and not settled? */
export function isOpen({
  period,
  asOf,
}: Pick<Rollup, "period" | "asOf">): (detail: NodeDetail) => boolean {
  return ({ state }) =>
    state.dueMonth >= period.start &&
    state.dueMonth < period.start + period.months &&
    state.dueDay > asOf &&
    state.doneOn === null &&
    state.cancelledOn === null;
}

/**
 * The figure of last period under its key, which the text tells by `of`; not
 * known where last period has none.
 */
export function previousFigure(
  { previous, words }: ReportContext,
  key: string,
  of: string,
): Figure {
  const known = previous?.figures.get(key);
  const isCount = key.endsWith(".due");
  const what = words.labels.previous(isCount ? "due" : "rate");
  return {
    kind: "figure",
    ...words.labels.of(of, what),
    value: known?.value ?? null,
    ...(isCount ? { ...COUNT, ...words.units.node } : PERCENT),
    source: { sheet: "report", row: "previous", column: key },
    branches: previous?.reported ?? null,
    basis: "previous",
    from:
      previous === null
        ? null
        : { file: previous.file, place: known?.place ?? null },
  };
}

/** A rate of last period as a table shows it. */
export function previousRate(
  context: ReportContext,
  key: string,
  of: string,
): Figure {
  return bare(previousFigure(context, `${key}.rate`, of));
}

/** Is there anything of a figure? */
export function isOver0(figure: Figure): boolean {
  return (figureNumber(figure) ?? 0) > 0;
}
