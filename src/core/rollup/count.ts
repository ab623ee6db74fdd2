import {
  addDays,
  firstDayOf,
  lastDayOf,
  quarterEnd,
  quarterOf,
  quartersOf,
  quarterStart,
} from "../plan";
import type {
  BaselineNode,
  Day,
  NodeId,
  PlanPeriod,
  QuarterNumber,
} from "../plan";
import { nodeState } from "./state";
import type { CountedNode, NodeState, StateOptions } from "./state";

/** A rate before it is divided; `den` 0 means that there is no rate, shown as —. */
export interface Ratio {
  readonly num: number;
  readonly den: number;
}

export interface DueDone {
  readonly due: number;
  readonly done: number;
}

/**
 * The figures of one quarter (docs/completion.md, Figures of one branch and
 * one quarter). The five carry-over figures are `null` for a quarter that
 * begins after the cut-off.
 */
export interface QuarterFigures {
  readonly quarter: QuarterNumber;
  /** 应完成, D: due in the quarter, without those cancelled on or before their due day. */
  readonly due: number;
  /** 已完成, C: nodes of D that are done at the cut-off. */
  readonly done: number;
  /** 按时完成, T: nodes of D done on or before their due day. */
  readonly onTime: number;
  /** 加权完成率: Σ w·p over Σ w of D. */
  readonly weighted: Ratio;
  /** 期初逾期: due in earlier quarters, neither done nor cancelled before this one began. */
  readonly carriedIn: number | null;
  /** 新增逾期: nodes of D due by E, neither done nor cancelled by the end of E. */
  readonly newlyOverdue: number | null;
  /** 补完: carried in, and done in this quarter by E. */
  readonly madeUp: number | null;
  /** 批准取消: carried in, and cancelled in this quarter by E. */
  readonly struckOff: number | null;
  /** 期末逾期: 期初逾期 + 新增逾期 − 补完 − 批准取消. */
  readonly carriedOut: number | null;
  /** 基线: the nodes as issued, in their issued months; `null` where no baseline is known. */
  readonly baseline: DueDone | null;
  /** Of D and C those of type 常态, so that figures can be given without them. */
  readonly standing: DueDone;
  /** 跨期延期: deferred in time out of the period, by the quarter of the original month. */
  readonly deferredOut: number;
}

/** The figures of the whole period. */
export interface YearFigures {
  /** Sum of the quarters' D. */
  readonly nodes: number;
  /** Those of them whose due day is on or before the cut-off; 时序进度 is due ÷ nodes. */
  readonly due: number;
  /** 年度完成率 is done ÷ nodes. */
  readonly done: number;
  readonly onTime: number;
}

/** All figures of a set of nodes at one cut-off. */
export interface PeriodFigures {
  /** Every quarter of the period, in order. */
  readonly quarters: readonly QuarterFigures[];
  readonly year: YearFigures;
  /** Overdue at the cut-off: nodes of D that are due, neither done nor cancelled. */
  readonly overdue: number;
  /** Nodes of D with a blue light: not done, due today or soon. */
  readonly soon: number;
  /** Nodes due outside the period and not from it: left out of every figure. */
  readonly outOfPeriod: number;
}

export interface CountOptions extends StateOptions {
  /** The nodes as issued; without it, or with `null`, the baseline figures are `null`. */
  readonly baseline?: readonly BaselineNode[] | null;
}

/**
 * Counts any set of nodes, for instance those of a branch, of a goal, of a
 * measure or of an owner, at the end of `asOf`. A node belongs to the quarter
 * of `period` in which it is due, whatever period its plan has.
 */
export function countNodes(
  nodes: Iterable<CountedNode>,
  period: PlanPeriod,
  asOf: Day,
  options: CountOptions = {},
): PeriodFigures {
  const tally = new Tally(period, asOf);
  const done = new Set<NodeId>();
  for (const node of nodes) {
    const state = nodeState(node, asOf, options);
    tally.add(node, state);
    if (state.doneOn !== null && node.id !== undefined && node.id !== null)
      done.add(node.id);
  }
  const { baseline } = options;
  if (baseline !== undefined && baseline !== null)
    tally.addBaseline(baseline, done);
  return tally.figures();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface OpenQuarter {
  readonly firstDay: Day;
  /** E: the earlier of the cut-off and the quarter's last day. */
  readonly end: Day;
  /** It has begun by the cut-off. */
  readonly begun: boolean;
  readonly figures: Mutable<
    Omit<QuarterFigures, CarryKey | "weighted" | "standing">
  > &
    Record<CarryKey, number> & {
      readonly weighted: Mutable<Ratio>;
      readonly standing: Mutable<DueDone>;
    };
}

type CarryKey =
  "carriedIn" | "newlyOverdue" | "madeUp" | "struckOff" | "carriedOut";

/** Counts nodes whose state at the cut-off is known already; each node is added once. */
export class Tally {
  private readonly quarters: readonly OpenQuarter[];
  private readonly year: Mutable<YearFigures> = {
    nodes: 0,
    due: 0,
    done: 0,
    onTime: 0,
  };
  private overdue = 0;
  private soon = 0;
  private outOfPeriod = 0;

  constructor(
    private readonly period: PlanPeriod,
    private readonly asOf: Day,
  ) {
    this.quarters = quartersOf(period).map((quarter) =>
      openQuarter(period, quarter, asOf),
    );
  }

  /** Adds one node with its state at this tally's cut-off. */
  add(node: CountedNode, state: NodeState): void {
    // Cancelled on or before its due day: leaves D, and is no deferral out of the period either.
    if (state.cancelledOn !== null && state.cancelledOn <= state.dueDay) return;
    const quarter = quarterOf(this.period, state.dueMonth);
    if (quarter === null) {
      this.addOutside(node);
      return;
    }
    this.addDue(node, state, quarter);
    this.addCarryOver(state, quarter);
  }

  /** Counts the nodes as issued; those whose id is in `done` are done at the cut-off. */
  addBaseline(
    baseline: readonly BaselineNode[],
    done: ReadonlySet<NodeId>,
  ): void {
    const counts = this.quarters.map(() => ({ due: 0, done: 0 }));
    for (const node of baseline) {
      const quarter = quarterOf(this.period, node.dueMonth);
      const count = quarter === null ? undefined : counts[quarter - 1];
      if (count === undefined) continue;
      count.due += 1;
      if (done.has(node.id)) count.done += 1;
    }
    this.quarters.forEach(({ figures }, i) => {
      figures.baseline = counts[i] ?? null;
    });
  }

  figures(): PeriodFigures {
    return {
      quarters: this.quarters.map(closeQuarter),
      year: { ...this.year },
      overdue: this.overdue,
      soon: this.soon,
      outOfPeriod: this.outOfPeriod,
    };
  }

  /** Left out; where only a timely deferral took it out, it shows in its original quarter. */
  private addOutside(node: CountedNode): void {
    const original = quarterOf(this.period, node.dueMonth);
    const figures =
      original === null ? undefined : this.quarters[original - 1]?.figures;
    if (figures === undefined) this.outOfPeriod += 1;
    else figures.deferredOut += 1;
  }

  private addDue(
    node: CountedNode,
    state: NodeState,
    quarter: QuarterNumber,
  ): void {
    const figures = this.quarters[quarter - 1]?.figures;
    if (figures === undefined) return;
    const done = state.doneOn === null ? 0 : 1;
    const onTime = state.onTime ? 1 : 0;
    const weight =
      node.weight > 0 && Number.isFinite(node.weight) ? node.weight : 1;
    figures.due += 1;
    figures.done += done;
    figures.onTime += onTime;
    figures.weighted.num += weight * state.share;
    figures.weighted.den += weight;
    if (node.recurrence === "standing") {
      figures.standing.due += 1;
      figures.standing.done += done;
    }
    this.year.nodes += 1;
    this.year.done += done;
    this.year.onTime += onTime;
    if (state.dueDay <= this.asOf) this.year.due += 1;
    if (state.overdue) this.overdue += 1;
    if (state.light === "blue") this.soon += 1;
  }

  /** A node of D in the quarter in which it is due and in every later one that has begun. */
  private addCarryOver(state: NodeState, quarter: QuarterNumber): void {
    for (const { figures, firstDay, end, begun } of this.quarters) {
      if (!begun || figures.quarter < quarter) continue;
      if (figures.quarter === quarter) {
        if (state.dueDay <= end && !isSettled(state, end))
          figures.newlyOverdue += 1;
        continue;
      }
      if (isSettled(state, addDays(firstDay, -1))) return;
      figures.carriedIn += 1;
      if (!isSettled(state, end)) continue;
      if (state.doneOn === null) figures.struckOff += 1;
      else figures.madeUp += 1;
    }
  }
}

/** Was the node done or cancelled by the end of the day? */
function isSettled(state: NodeState, day: Day): boolean {
  const settled = state.doneOn ?? state.cancelledOn;
  return settled !== null && settled <= day;
}

function openQuarter(
  period: PlanPeriod,
  quarter: QuarterNumber,
  asOf: Day,
): OpenQuarter {
  const firstDay = firstDayOf(quarterStart(period, quarter));
  const lastDay = lastDayOf(quarterEnd(period, quarter));
  return {
    firstDay,
    end: asOf < lastDay ? asOf : lastDay,
    begun: firstDay <= asOf,
    figures: {
      quarter,
      due: 0,
      done: 0,
      onTime: 0,
      weighted: { num: 0, den: 0 },
      carriedIn: 0,
      newlyOverdue: 0,
      madeUp: 0,
      struckOff: 0,
      carriedOut: 0,
      baseline: null,
      standing: { due: 0, done: 0 },
      deferredOut: 0,
    },
  };
}

const NO_CARRY = {
  carriedIn: null,
  newlyOverdue: null,
  madeUp: null,
  struckOff: null,
  carriedOut: null,
} as const;

function closeQuarter({ figures, begun }: OpenQuarter): QuarterFigures {
  const { carriedIn, newlyOverdue, madeUp, struckOff } = figures;
  return {
    ...figures,
    weighted: { ...figures.weighted },
    standing: { ...figures.standing },
    ...(begun
      ? { carriedOut: carriedIn + newlyOverdue - madeUp - struckOff }
      : NO_CARRY),
  };
}

/**
 * The figures of several sets together: Σ of each count, Σ of numerators and
 * of denominators. All must be of the same period and cut-off. A baseline
 * figure is `null` where one of the parts has none: what is not known is not 0.
 */
export function sumFigures(
  parts: readonly PeriodFigures[],
  period: PlanPeriod,
  asOf: Day,
): PeriodFigures {
  const empty = new Tally(period, asOf).figures();
  return {
    quarters: empty.quarters.map((quarter, i) =>
      sumQuarters(
        quarter,
        parts.flatMap((part) => part.quarters[i] ?? []),
      ),
    ),
    year: {
      nodes: sumOf(parts, (part) => part.year.nodes),
      due: sumOf(parts, (part) => part.year.due),
      done: sumOf(parts, (part) => part.year.done),
      onTime: sumOf(parts, (part) => part.year.onTime),
    },
    overdue: sumOf(parts, (part) => part.overdue),
    soon: sumOf(parts, (part) => part.soon),
    outOfPeriod: sumOf(parts, (part) => part.outOfPeriod),
  };
}

function sumQuarters(
  empty: QuarterFigures,
  parts: readonly QuarterFigures[],
): QuarterFigures {
  const carry = (key: CarryKey): number | null =>
    empty[key] === null ? null : sumOf(parts, (part) => part[key] ?? 0);
  const baselines = parts.flatMap(({ baseline }) => baseline ?? []);
  return {
    quarter: empty.quarter,
    due: sumOf(parts, (part) => part.due),
    done: sumOf(parts, (part) => part.done),
    onTime: sumOf(parts, (part) => part.onTime),
    weighted: {
      num: sumOf(parts, (part) => part.weighted.num),
      den: sumOf(parts, (part) => part.weighted.den),
    },
    carriedIn: carry("carriedIn"),
    newlyOverdue: carry("newlyOverdue"),
    madeUp: carry("madeUp"),
    struckOff: carry("struckOff"),
    carriedOut: carry("carriedOut"),
    baseline:
      parts.length > 0 && baselines.length === parts.length
        ? sumDueDone(baselines)
        : null,
    standing: sumDueDone(parts.map((part) => part.standing)),
    deferredOut: sumOf(parts, (part) => part.deferredOut),
  };
}

function sumDueDone(parts: readonly DueDone[]): DueDone {
  return {
    due: sumOf(parts, (part) => part.due),
    done: sumOf(parts, (part) => part.done),
  };
}

function sumOf<T>(parts: readonly T[], figure: (part: T) => number): number {
  let sum = 0;
  for (const part of parts) sum += figure(part);
  return sum;
}
