import {
  addDays,
  addMonths,
  BLANK_PROGRESS,
  firstDayOf,
  formatDay,
  lastDayOf,
  monthOfDay,
  yearMonth,
} from "../plan";
import type { Day, Month, NodeProgress, PlanNode } from "../plan";
import { drawFate } from "./profile";
import type { Fate, Habits } from "./profile";
import type { Random } from "./random";
import {
  cancellationWords,
  deferralWords,
  evidenceOf,
  explanationWords,
  resultOf,
  underWayWords,
} from "./words";

interface Deferral {
  readonly on: Day;
  readonly to: Month;
  readonly reason: string;
}

/**
 * All that ever becomes of a node, whatever day one looks at it. A state is
 * the part of it that has happened by then, so that an earlier and a later
 * state of one branch agree.
 */
export interface Story {
  readonly startedOn: Day | null;
  readonly doneOn: Day | null;
  readonly deferrals: readonly Deferral[];
  readonly cancelled: { readonly on: Day; readonly reason: string } | null;
  /** Why it is overdue, and since when that stands in the sheet. */
  readonly explained: { readonly on: Day; readonly why: string } | null;
  readonly underWay: string;
  readonly result: string;
  readonly evidence: string;
}

/** Draws a node's story; nothing in it is dated before `earliest`. */
export function storyOf(
  node: PlanNode,
  earliest: Day,
  habits: Habits,
  random: Random,
): Story {
  const plot = plotOf(drawFate(habits, random), node.dueMonth, random);
  const doneOn = plot.doneOn && later(plot.doneOn, workday(earliest));
  const prepared =
    doneOn !== null && random.chance(0.6)
      ? addDays(doneOn, -random.whole(3, 25))
      : null;
  return {
    startedOn: plot.startedOn ?? (prepared && later(prepared, earliest)),
    doneOn,
    deferrals: plot.deferrals ?? [],
    cancelled: plot.cancelled ?? null,
    explained: plot.explained ?? null,
    underWay: underWayWords(random),
    result: resultOf(node.text, random),
    evidence: random.chance(0.75) ? evidenceOf(random) : "",
  };
}

/** The dates and reasons that a fate stands for. */
type Plot = Partial<Omit<Story, "doneOn">> & { readonly doneOn: Day | null };

function plotOf(fate: Fate, dueMonth: Month, random: Random): Plot {
  const due = lastDayOf(dueMonth);
  switch (fate) {
    case "early":
      return {
        doneOn: workday(addDays(firstDayOf(dueMonth), -random.whole(2, 24))),
      };
    case "on-time":
      return { doneOn: dayWithin(dueMonth, 3, 28, random) };
    case "late":
      return { doneOn: workday(addDays(due, random.whole(4, 50))) };
    case "explained": {
      const on = workday(addDays(due, random.whole(4, 9)));
      return { doneOn: null, explained: { on, why: explanationWords(random) } };
    }
    case "forgotten":
      return { doneOn: null };
    case "stuck":
      return { doneOn: null, startedOn: dayWithin(dueMonth, 2, 20, random) };
    case "deferred":
      return deferredPlot(dayWithin(dueMonth, 8, 26, random), dueMonth, random);
    case "deferred-late": {
      const on = workday(addDays(due, random.whole(4, 20)));
      return deferredPlot(on, addMonths(dueMonth, 1), random);
    }
    case "deferred-twice":
      return deferredTwice(dueMonth, random);
    case "cancelled":
      return cancelledPlot(dayWithin(dueMonth, 3, 26, random), random);
    case "cancelled-late":
      return cancelledPlot(workday(addDays(due, random.whole(5, 40))), random);
  }
}

function deferredPlot(on: Day, from: Month, random: Random): Plot {
  const to = addMonths(from, random.whole(1, 2));
  return {
    deferrals: [{ on, to, reason: deferralWords(random) }],
    doneOn: random.chance(0.75) ? dayWithin(to, 3, 27, random) : null,
  };
}

function deferredTwice(dueMonth: Month, random: Random): Plot {
  const first = {
    on: dayWithin(dueMonth, 8, 26, random),
    to: addMonths(dueMonth, 1),
    reason: deferralWords(random),
  };
  const second = {
    on: dayWithin(first.to, 8, 26, random),
    to: addMonths(first.to, random.whole(1, 2)),
    reason: deferralWords(random),
  };
  return {
    deferrals: [first, second],
    doneOn: random.chance(0.5) ? dayWithin(second.to, 3, 27, random) : null,
  };
}

function cancelledPlot(on: Day, random: Random): Plot {
  return { doneOn: null, cancelled: { on, reason: cancellationWords(random) } };
}

/** What a careful secretary has in the sheet about the node at the end of `until`. */
export function progressAt(story: Story, until: Day): NodeProgress {
  const changes = changesBy(story, until);
  if (story.doneOn !== null && story.doneOn <= until) {
    return {
      ...changes,
      status: "done",
      progress: 1,
      doneOn: story.doneOn,
      result: story.result,
      evidence: story.evidence,
    };
  }
  if (changes.status !== "not-started") return changes;
  if (story.startedOn !== null && story.startedOn <= until) {
    // Nine tenths is as far as an estimate goes before the thing is done.
    const weeks = Math.floor((until - story.startedOn) / 7);
    const progress = Math.min(9, weeks + 2) / 10;
    return {
      ...changes,
      status: "in-progress",
      progress,
      result: story.underWay,
    };
  }
  if (story.explained !== null && story.explained.on <= until) {
    return { ...changes, result: story.explained.why };
  }
  return changes;
}

/** The deferrals and the cancellation that had been decided by the end of `until`. */
function changesBy(story: Story, until: Day): NodeProgress {
  const { cancelled } = story;
  if (cancelled !== null && cancelled.on <= until) {
    return {
      ...BLANK_PROGRESS,
      status: "cancelled",
      changedOn: cancelled.on,
      changeReason: cancelled.reason,
    };
  }
  const made = story.deferrals.filter(({ on }) => on <= until);
  const first = made[0];
  const last = made.at(-1);
  if (first === undefined || last === undefined) return BLANK_PROGRESS;
  return {
    ...BLANK_PROGRESS,
    status: "deferred",
    deferredTo: last.to,
    // A second deferral keeps the first one's date and writes its own into the
    // reason (docs/completion.md, State of a node).
    changedOn: first.on,
    changeReason: [first.reason, ...made.slice(1).map(againWords)].join("；"),
  };
}

function againWords({ on, to, reason }: Deferral): string {
  const { year, month } = yearMonth(to);
  return `${formatDay(on)}再次延期至${year}年${month}月：${reason}`;
}

/** Every day on which something happened to the node. */
export function eventsOf(story: Story): readonly Day[] {
  return [
    story.startedOn,
    story.doneOn,
    ...story.deferrals.map(({ on }) => on),
    story.cancelled?.on ?? null,
  ].filter((day) => day !== null);
}

function dayWithin(
  month: Month,
  first: number,
  last: number,
  random: Random,
): Day {
  return workday(addDays(firstDayOf(month), random.whole(first, last) - 1));
}

/** The day itself, or the Friday before a weekend; the Monday after it where the Friday is in another month. */
export function workday(day: Day): Day {
  // In Excel's numbering the days divisible by 7 are Saturdays.
  const pastFriday = day % 7 === 0 ? 1 : day % 7 === 1 ? 2 : 0;
  const friday = addDays(day, -pastFriday);
  return monthOfDay(friday) === monthOfDay(day)
    ? friday
    : addDays(day, 3 - pastFriday);
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
