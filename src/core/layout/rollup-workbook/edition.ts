import {
  dateParts,
  firstDayOf,
  lastDayOf,
  quarterEnd,
  quartersOf,
  quarterStart,
} from "../../plan";
import type { Day, QuarterNumber } from "../../plan";
import type { BranchRollup, Rollup } from "../../rollup";
import type { Language } from "../schema";
import { FACTS, LIVE_ROWS } from "./schema";
import type { FactKey, ListColumn } from "./schema";
import type { RollupTexts } from "./texts";

/** Between two parts of a line: as wide as a Chinese character. */
export const GAP = "\u3000";

/** Shown for what has no value. */
export const NONE = "—";

/** A quarter of the roll-up's period. */
export interface QuarterSpan {
  readonly quarter: QuarterNumber;
  readonly firstDay: Day;
  /** E: the earlier of the cut-off and the quarter's last day. */
  readonly end: Day;
  /** It has begun by the cut-off. */
  readonly begun: boolean;
}

/** One roll-up workbook in the making: what every sheet of it needs to know. */
export interface RollupEdition {
  readonly rollup: Rollup;
  readonly language: Language;
  readonly texts: RollupTexts;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly quarters: readonly QuarterSpan[];
  /** 单位序号 by the branch's key, from 1 in the order of 季度汇总. */
  readonly branchNumbers: ReadonlyMap<string, number>;
  /** Names of the unions that have a code on the roster, by code. */
  readonly unions: ReadonlyMap<string, string>;
  /** 文件序号 by submission, from 1 in the order of the roll-up's source. */
  readonly fileNumbers: ReadonlyMap<
    Rollup["source"]["submissions"][number],
    number
  >;
  /** Rows of 明细. */
  readonly factCount: number;
  /** Columns of 明细: those of quarters that the period does not have are left out. */
  readonly factColumns: readonly ListColumn<FactKey>[];
  /** Figures are formulas over 明细. */
  readonly live: boolean;
}

export function editionOf(
  rollup: Rollup,
  language: Language,
  texts: RollupTexts,
  madeAt: string,
): RollupEdition {
  const factCount = countFacts(rollup.branches);
  return {
    rollup,
    language,
    texts,
    madeAt,
    quarters: quartersOf(rollup.period).map((quarter) => {
      const firstDay = firstDayOf(quarterStart(rollup.period, quarter));
      const lastDay = lastDayOf(quarterEnd(rollup.period, quarter));
      return {
        quarter,
        firstDay,
        end: rollup.asOf < lastDay ? rollup.asOf : lastDay,
        begun: firstDay <= rollup.asOf,
      };
    }),
    branchNumbers: new Map(rollup.branches.map(({ key }, i) => [key, i + 1])),
    unions: new Map(
      rollup.branches.flatMap(({ code, name }) =>
        code === null || name === "" ? [] : [[code, name]],
      ),
    ),
    fileNumbers: new Map(
      rollup.source.submissions.map((submission, i) => [submission, i + 1]),
    ),
    factCount,
    factColumns: factColumnsOf(rollup),
    live: factCount > 0 && factCount <= LIVE_ROWS,
  };
}

function countFacts(branches: readonly BranchRollup[]): number {
  let count = 0;
  for (const { plans } of branches)
    for (const { nodes } of plans) count += nodes.length;
  return count;
}

/** The columns of 明细 for a roll-up's period, left to right. */
export function factColumnsOf({
  period,
}: Pick<Rollup, "period">): readonly ListColumn<FactKey>[] {
  return FACTS.columns.filter(
    ({ key }) =>
      period.months === 12 || (key !== "overdueQ3" && key !== "overdueQ4"),
  );
}

/** The unions above a branch from the top down, by their names where the roster has them. */
export function unionNames(
  { unions }: RollupEdition,
  path: readonly string[],
): readonly string[] {
  return path.map((union) => unions.get(union) ?? union);
}

/** A day as the language writes it in a text. */
export function dayText(
  { texts }: Pick<RollupEdition, "texts">,
  day: Day,
): string {
  const parts = dateParts(day);
  return texts.day(parts.year, parts.month, parts.day);
}
