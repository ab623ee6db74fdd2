import { chartOf } from "./charts";
import type { ReportContext } from "./context";
import { isOver0 } from "./context";
import { figureNumber } from "./reading";
import { indicatorBlocks } from "./indicators";
import type { IndicatorLine } from "./indicators";
import type {
  ReportBlock,
  ReportParagraph,
  ReportPart,
  ReportSection,
  WordsPlace,
} from "./model";
import { paragraph, text, words as own } from "./runs";
import { branchesTable, fieldsTable, goalsTable } from "./tables";
import { mostTelling } from "./telling";
import type { Told } from "./telling";
import type { NodeDetail } from "../rollup";

/** Examples of what was done in a field. */
const EXAMPLES = 3;
const CHART_BRANCHES = 30;
/** People's words beyond this are cut, with … at the end. */
const LONGEST_WORDS = 160;

/** 二、主要工作及成效: by field, goal and branch in figures; what was done in each field; the indicators. */
export function workSection(
  context: ReportContext,
  indicators: readonly IndicatorLine[],
): ReportSection {
  const { words, rollup, fields } = context;
  const told = mostTelling(context.details, rollup, EXAMPLES);
  const parts = fields.map(({ field, name, line }): ReportPart => {
    const examples = told.get(field) ?? [];
    return {
      key: `field:${field}`,
      title: name.text,
      blocks: [
        paragraph(words.work.field(line.year, examples.length > 0)),
        ...(isOver0(line.year.done)
          ? examples.map((example) => examplePart(context, example))
          : []),
      ],
    };
  });
  return {
    key: "work",
    title: words.sections.work,
    blocks:
      fields.length === 0
        ? [paragraph([text(words.work.none)])]
        : figureBlocks(context),
    parts:
      indicators.length === 0
        ? parts
        : [
            ...parts,
            {
              key: "indicators",
              title: words.parts.indicators,
              blocks: indicatorBlocks(context, indicators),
            },
          ],
  };
}

function figureBlocks(context: ReportContext): readonly ReportBlock[] {
  const { words, scope, previous } = context;
  const fields = fieldsTable(context);
  const goals = goalsTable(context);
  const blocks: ReportBlock[] = [
    fields,
    chartOf(context, fields, {
      title: words.charts.fields,
      type: "bar",
      form: "percent",
      rows: fields.rows.filter(({ total }) => !total).map(({ key }) => key),
      series: [
        // In the order of time; the last one is the darkest.
        ...(previous === null
          ? []
          : [{ name: words.series.before, column: "before" }]),
        { name: words.series.rate, column: "rate" },
      ],
    }),
  ];
  if (goals !== null) blocks.push(goals);
  if (scope === "branch") return blocks;
  const branches = branchesTable(context);
  const valid = new Set(
    context.branches.flatMap(({ branch, line }) =>
      branch.valid && figureNumber(line.year.rate) !== null
        ? `branch:${branch.key}`
        : [],
    ),
  );
  const bars = branches.rows
    .map(({ key }) => key)
    .filter((key) => valid.has(key))
    .slice(0, CHART_BRANCHES);
  blocks.push(branches);
  if (bars.length > 0)
    blocks.push(
      chartOf(context, branches, {
        title: words.charts.branches,
        type: "bar",
        form: "percent",
        rows: bars,
        series: [{ name: words.series.rate, column: "rate" }],
      }),
    );
  return blocks;
}

/** One arrangement with what its branch wrote about it, who and when. */
function examplePart(
  { words, scope, language }: ReportContext,
  { detail, others, more }: Told,
): ReportParagraph {
  const { node, state, branch } = detail;
  const place = placeOf(detail);
  const doer = words.work.doer({
    branch: scope === "branch" ? "" : branch.name,
    owner: node.owner,
    on: state.doneOn,
    others: scope === "branch" ? [] : others,
    more: scope !== "branch" && more,
  });
  return paragraph(
    [
      own(shortened(node.text), place),
      text(language === "zh" ? "：" : ": "),
      own(shortened(node.result), place),
      text(`${doer}${language === "zh" ? "。" : "."}`),
    ],
    "item",
  );
}

/** Where the row of a node stands. */
export function placeOf({ node, plan }: NodeDetail): WordsPlace {
  return { file: plan.submission.file, sheet: node.sheet, row: node.row };
}

/** People's words in one line, without the mark at their end; ours follows. */
export function shortened(written: string): string {
  const line = written
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[。．.；;，,]+$/u, "");
  const characters = [...line];
  return characters.length > LONGEST_WORDS
    ? `${characters.slice(0, LONGEST_WORDS).join("")}…`
    : line;
}
