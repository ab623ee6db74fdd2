import { chartOf } from "./charts";
import type { ReportContext } from "./context";
import { previousFigure } from "./context";
import { POINTS } from "./figures";
import { figureNumber } from "./reading";
import type { ReportBlock, ReportEdition, ReportSection } from "./model";
import { relationTo } from "./previous";
import { paragraph, text } from "./runs";
import { quartersTable } from "./tables";

/** 一、基本情况: who reported, how much is done, quarter by quarter, against last period. */
export function overviewSection(
  context: ReportContext,
  edition: ReportEdition,
): ReportSection {
  const { words, figures } = context;
  return {
    key: "overview",
    title: words.sections.overview,
    parts: [],
    blocks: [
      ...submissionBlocks(context),
      ...(figures.begun
        ? completionBlocks(context, edition)
        : [paragraph([text(words.overview.notBegun)])]),
    ],
  };
}

function submissionBlocks(context: ReportContext): readonly ReportBlock[] {
  const { words, rollup, counts, scope } = context;
  const { expected: total, reported, missing } = counts;
  if (scope === "branch" && missing.value === 0) return [];
  const asOf = words.day(rollup.asOf);
  return [
    paragraph(
      rollup.roster.total === null
        ? words.overview.noRoster({ asOf, total, reported })
        : words.overview.submissions({ asOf, total, reported, missing }),
    ),
  ];
}

function completionBlocks(
  context: ReportContext,
  edition: ReportEdition,
): readonly ReportBlock[] {
  const { words, rollup, counts, total, scope } = context;
  const { due, pace, gap } = counts;
  const whole = words.whole(rollup.period);
  const table = quartersTable(context);
  return [
    paragraph(
      words.overview.completion({
        line: total.year,
        due,
        pace,
        gap,
        whole,
        ofBranches: scope === "union",
      }),
    ),
    paragraph(words.overview.quarters(total.quarters)),
    ...previousBlocks(context, edition),
    ...expectedBlocks(context, whole),
    ...(scope === "union" && rollup.roster.reported > 0
      ? [paragraph(words.overview.lights(counts.lights))]
      : []),
    table,
    chartOf(context, table, {
      title: words.charts.quarters,
      type: "column",
      form: "number",
      rows: table.rows.filter(({ total: sum }) => !sum).map(({ key }) => key),
      series: [
        { name: words.series.due, column: "due" },
        { name: words.series.done, column: "done" },
      ],
    }),
  ];
}

/** This period's rate beside last period's. */
function previousBlocks(
  context: ReportContext,
  edition: ReportEdition,
): readonly ReportBlock[] {
  const { previous, words, figures, total, rollup } = context;
  if (previous === null) return [];
  const { yearBefore, sameStage } = relationTo(rollup, previous);
  const { rate } = total.year;
  const before = previousFigure(context, "total.rate", words.labels.reporting);
  const [now, then] = [figureNumber(rate), figureNumber(before)];
  const difference =
    now === null || then === null ? null : Math.abs(now - then);
  return [
    paragraph(
      words.overview.previous({
        asOf: words.day(previous.asOf),
        when:
          yearBefore && sameStage
            ? edition === "year"
              ? "year-before"
              : "same-time-year-before"
            : "earlier",
        sameStage,
        nodes: previousFigure(context, "total.due", words.labels.reporting),
        before,
        rate,
        difference: figures.count("difference", difference, {
          ...POINTS,
          ...words.units.points,
          basis: "previous",
        }),
      }),
    ),
  ];
}

/** The 应报口径, where it differs; or why there is none. */
function expectedBlocks(
  context: ReportContext,
  whole: string,
): readonly ReportBlock[] {
  const { rollup, words, figures, branches, counts } = context;
  const { expected, roster } = rollup;
  if (expected.why === "no-roster" || counts.missing.value === 0) return [];
  const line = figures.line(
    {
      sheet: "quarters",
      row: "expected",
      label: words.labels.expected,
      branches: roster.total,
      basis: "expected",
    },
    expected.figures,
  );
  const blocks = [paragraph(words.overview.expected(line.year, whole))];
  if (expected.why === null) return blocks;
  const unknown = new Set(expected.branches);
  const names = branches.flatMap(({ branch, name }) =>
    unknown.has(branch.key) ? name : [],
  );
  return [...blocks, paragraph(words.overview.noBaseline(names))];
}
