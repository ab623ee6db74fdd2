import { quarterOf } from "../plan";
import type { NodeDetail } from "../rollup";
import type { ReportContext } from "./context";
import { isOver0 } from "./context";
import { COUNT } from "./figures";
import type { IndicatorLine } from "./indicators";
import { isMissed } from "./indicators";
import { figureNumber } from "./reading";
import type {
  ReportBlock,
  ReportPart,
  ReportSection,
  ReportTable,
} from "./model";
import { paragraph, text, words as own } from "./runs";
import { listTable } from "./tables";
import { placeOf, shortened } from "./work";

const OVERDUE_ROWS = 15;
const CHANGES = 5;
const BRANCHES_NAMED = 20;

/** 三、存在问题: what is overdue, late, deferred or cancelled and why; who has not reported; targets not reached. */
export function problemsSection(
  context: ReportContext,
  indicators: readonly IndicatorLine[],
): ReportSection {
  const { words, rollup, scope } = context;
  const parts = [
    overduePart(context),
    changesPart(context),
    submissionsPart(context),
    behindPart(context, indicators),
  ].flatMap((part) => part ?? []);
  const none = words.problems.none(
    scope === "union" && rollup.roster.total !== null,
  );
  return {
    key: "problems",
    title: words.sections.problems,
    blocks: parts.length === 0 ? [paragraph([text(none)])] : [],
    parts,
  };
}

function overduePart(context: ReportContext): ReportPart | null {
  const { words, total, fields, branches, scope } = context;
  const { overdue } = total.year;
  if (!isOver0(overdue)) return null;
  const byBranch = branches
    .filter(({ branch, line }) => branch.valid && isOver0(line.year.overdue))
    .sort(
      (a, b) =>
        (figureNumber(b.line.year.overdue) ?? 0) -
        (figureNumber(a.line.year.overdue) ?? 0),
    );
  const named = byBranch.slice(0, BRANCHES_NAMED);
  const share = ({
    name,
    line,
  }: (typeof named)[number] | (typeof fields)[number]) => ({
    name,
    figure: line.year.overdue,
  });
  return {
    key: "overdue",
    title: words.parts.overdue,
    blocks: [
      paragraph(words.problems.overdue(overdue, fields.map(share))),
      ...(scope === "union"
        ? [
            paragraph(
              words.problems.byBranch(
                overdue,
                named.map(share),
                named.length === byBranch.length,
              ),
            ),
          ]
        : []),
      overdueTable(context),
    ],
  };
}

function overdueTable(context: ReportContext): ReportTable {
  const { rollup, words, scope } = context;
  const { tables } = words;
  const { headers, notes } = tables;
  const shown = rollup.overdue.slice(0, OVERDUE_ROWS);
  const isUnion = scope === "union";
  return listTable(
    "overdue",
    tables.overdue,
    [
      ...(isUnion
        ? [
            {
              key: "branch",
              header: headers.branch,
              align: "left",
              width: 24,
            } as const,
          ]
        : []),
      {
        key: "arrangement",
        header: headers.arrangement,
        align: "left",
        width: 33,
      },
      { key: "dueMonth", header: headers.dueMonth, align: "center", width: 16 },
      { key: "daysLate", header: headers.daysLate, align: "center", width: 12 },
      { key: "owner", header: headers.owner, align: "left", width: 15 },
      { key: "reason", header: headers.reason, align: "left", width: 30 },
    ],
    shown.map((detail, i) => {
      const { node, state, branch } = detail;
      const place = placeOf(detail);
      return [
        ...(isUnion ? [own(branch.name, null)] : []),
        own(node.text, place),
        text(words.month(state.dueMonth)),
        {
          kind: "figure",
          label: words.labels.daysLate,
          value: state.daysLate,
          ...COUNT,
          source: { sheet: "overdue", row: String(i + 1), column: "daysLate" },
          branches: 1,
          basis: "reporting",
        } as const,
        own(node.owner, place),
        own(reasonOf(detail, words.problems.noReason), place),
      ];
    }),
    shown.length < rollup.overdue.length ? notes.overdueCut : notes.overdue,
  );
}

function reasonOf({ node }: NodeDetail, none: string): string {
  const written = [node.changeReason, node.result].find(
    (each) => each.trim() !== "",
  );
  return written === undefined ? none : shortened(written);
}

/** Done late, deferred into the next period, cancelled: in figures and with the reasons that were given. */
function changesPart(context: ReportContext): ReportPart | null {
  const { words, rollup, counts, details, scope } = context;
  const { late, deferredOut } = counts;
  const lines: ReportBlock[] = [];
  for (const detail of details) {
    if (lines.length === CHANGES) break;
    const change = changeWords(context, detail);
    if (change === null) continue;
    const { node, branch } = detail;
    const place = placeOf(detail);
    const who = scope === "union" ? `${branch.name}${words.comma}` : "";
    lines.push(
      paragraph(
        [
          ...(who === ""
            ? []
            : [
                own(branch.name, null),
                text(context.language === "zh" ? "，" : ", "),
              ]),
          own(shortened(node.text), place),
          text(context.language === "zh" ? "，" : ", "),
          own(change, place),
          text(context.language === "zh" ? "。" : "."),
        ],
        "item",
      ),
    );
  }
  if (!isOver0(late) && !isOver0(deferredOut) && lines.length === 0)
    return null;
  const hasDone = rollup.reporting.year.done > 0;
  return {
    key: "changes",
    title: words.parts.changes,
    blocks: [
      ...(hasDone || isOver0(deferredOut)
        ? [paragraph(words.problems.changes({ late, deferredOut }))]
        : []),
      ...lines,
    ],
  };
}

/** How a node left the period or was given up; `null` where neither happened. */
function changeWords(
  { rollup, words }: ReportContext,
  { node, state }: NodeDetail,
): string | null {
  const { period } = rollup;
  const reason =
    node.changeReason.trim() === ""
      ? words.problems.noReason
      : shortened(node.changeReason);
  if (quarterOf(period, node.dueMonth) === null) return null;
  if (state.cancelledOn !== null)
    return words.problems.cancelled(words.day(state.cancelledOn), reason);
  const isOut =
    state.deferral === "timely" && quarterOf(period, state.dueMonth) === null;
  return isOut
    ? words.problems.deferredOut(words.month(state.dueMonth), reason)
    : null;
}

function submissionsPart(context: ReportContext): ReportPart | null {
  const { words, counts, branches, rollup } = context;
  if (rollup.roster.total === null || !isOver0(counts.missing)) return null;
  const out = branches.filter(({ branch }) => !branch.valid);
  const unfilled = out.filter(({ branch }) => branch.status === "not-filled");
  return {
    key: "submissions",
    title: words.parts.submissions,
    blocks: [
      paragraph(
        words.problems.missing(
          counts.missing,
          out.map(({ name }) => name),
        ),
      ),
      ...(unfilled.length === 0
        ? []
        : [
            paragraph(
              words.problems.unfilled(unfilled.map(({ name }) => name)),
            ),
          ]),
    ],
  };
}

/** Indicators without a value, limits that are passed, ratios below their target; at the period's end every target that is not reached. */
function behindPart(
  context: ReportContext,
  indicators: readonly IndicatorLine[],
): ReportPart | null {
  const { words, rollup } = context;
  const blank = indicators.filter(({ total }) => total.value === null);
  const missed = indicators.filter((line) => isMissed(line, rollup));
  if (blank.length === 0 && missed.length === 0) return null;
  return {
    key: "behind",
    title:
      missed.length === 0
        ? words.parts.blank
        : blank.length === 0
          ? words.parts.missed
          : words.parts.behind,
    blocks: [
      ...(blank.length === 0
        ? []
        : [
            paragraph(
              words.problems.unknownIndicators(blank.map(({ name }) => name)),
            ),
          ]),
      ...missed.map((line) => paragraph(words.work.indicator(line), "item")),
    ],
  };
}
