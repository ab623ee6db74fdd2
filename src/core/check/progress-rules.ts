import type { NodeRow } from "../layout/reading";
import {
  firstDayOf,
  formatDay,
  formatMonth,
  isInPeriod,
  lastMonthOf,
} from "../plan";
import { nodeRules } from "./rule";
import type { Rule, RowRule } from "./rule";
import { lostFirstDeferral } from "./second-deferral";

/** Is the state a word that was read, so that the row can contradict it? */
function hasState({ unreadable }: NodeRow): boolean {
  return !unreadable.includes("status");
}

function isBlank(
  row: NodeRow,
  column: "doneOn" | "deferredTo" | "changedOn",
): boolean {
  return row.progress[column] === null && !row.unreadable.includes(column);
}

function isDeferred({ progress }: NodeRow): boolean {
  return progress.status === "deferred" || progress.deferredTo !== null;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

const MONTH_RULES: readonly RowRule<NodeRow>[] = [
  {
    code: "month-missing",
    column: "dueMonth",
    check: (row) =>
      row.dueMonth === null && !row.unreadable.includes("dueMonth")
        ? { text: row.text }
        : null,
  },
  {
    code: "month-out-of-period",
    column: "dueMonth",
    check: ({ dueMonth }, { reading: { head } }) =>
      dueMonth === null || isInPeriod(head.period, dueMonth)
        ? null
        : {
            month: formatMonth(dueMonth),
            from: formatMonth(head.period.start),
            to: formatMonth(lastMonthOf(head.period)),
          },
  },
];

/**
 * 存疑 and what else makes a completion doubtful (docs/completion.md, State of
 * a node at the cut-off). A cancellation that has taken effect goes before.
 */
const DONE_RULES: readonly RowRule<NodeRow>[] = [
  {
    code: "done-without-date",
    column: "doneOn",
    check: (row) =>
      row.progress.status === "done" && isBlank(row, "doneOn") ? {} : null,
  },
  {
    code: "done-in-future",
    column: "doneOn",
    check: ({ progress: { status, doneOn } }, { today }) =>
      status === "done" && doneOn !== null && doneOn > today
        ? { day: formatDay(doneOn) }
        : null,
  },
  {
    code: "done-before-period",
    column: "doneOn",
    check: ({ progress: { doneOn } }, { reading: { head } }) =>
      doneOn !== null && doneOn < firstDayOf(head.period.start)
        ? { day: formatDay(doneOn), from: formatMonth(head.period.start) }
        : null,
  },
  {
    code: "full-progress-not-done",
    column: "progress",
    check: (row, facts) =>
      row.progress.status !== "done" &&
      (row.progress.progress ?? 0) >= 1 &&
      hasState(row) &&
      facts.state(row)?.state !== "cancelled"
        ? { status: row.progress.status }
        : null,
  },
  {
    code: "date-but-not-done",
    column: "doneOn",
    check: (row, facts) => {
      const { status, doneOn } = row.progress;
      if (status === "done" || doneOn === null || !hasState(row)) return null;
      return facts.state(row)?.state === "cancelled"
        ? null
        : { day: formatDay(doneOn), status };
    },
  },
  {
    code: "done-but-progress",
    column: "progress",
    check: ({ progress: { status, progress } }) =>
      status === "done" && progress !== null && progress < 1
        ? { value: percent(progress) }
        : null,
  },
  {
    code: "progress-out-of-range",
    column: "progress",
    check: ({ progress: { progress } }) =>
      progress !== null && (progress < 0 || progress > 1)
        ? { value: percent(progress) }
        : null,
  },
  {
    code: "overdue-without-explanation",
    column: "result",
    check: (row, facts) => {
      const state = facts.state(row);
      const explained =
        row.progress.result !== "" || row.progress.changeReason !== "";
      // 存疑 has a finding of its own; on the due day itself there is still time.
      if (!state?.overdue || state.state === "doubtful" || explained)
        return null;
      if (state.dueDay >= facts.today || !hasState(row)) return null;
      return { text: row.text, day: formatDay(state.dueDay) };
    },
  },
];

/** Deferring and cancelling (docs/completion.md, State of a node at the cut-off and Hard cases). */
const CHANGE_RULES: readonly RowRule<NodeRow>[] = [
  {
    code: "deferred-without-month",
    column: "deferredTo",
    check: (row) =>
      row.progress.status === "deferred" && isBlank(row, "deferredTo")
        ? {}
        : null,
  },
  {
    code: "deferred-without-reason",
    column: "changeReason",
    check: (row) =>
      isDeferred(row) &&
      row.progress.status !== "cancelled" &&
      row.progress.changeReason === ""
        ? {}
        : null,
  },
  {
    code: "deferred-backwards",
    column: "deferredTo",
    check: ({ dueMonth, progress: { deferredTo } }) =>
      dueMonth !== null && deferredTo !== null && deferredTo <= dueMonth
        ? { month: formatMonth(deferredTo), from: formatMonth(dueMonth) }
        : null,
  },
  {
    code: "cancelled-without-reason",
    column: "changeReason",
    check: ({ progress }) =>
      progress.status === "cancelled" && progress.changeReason === ""
        ? {}
        : null,
  },
  {
    code: "change-without-date",
    column: "changedOn",
    check: (row) =>
      (isDeferred(row) || row.progress.status === "cancelled") &&
      isBlank(row, "changedOn")
        ? {}
        : null,
  },
  {
    code: "change-in-future",
    column: "changedOn",
    check: (row, { today }) => {
      const { status, changedOn } = row.progress;
      const changes = isDeferred(row) || status === "cancelled";
      return changes && changedOn !== null && changedOn > today
        ? { day: formatDay(changedOn) }
        : null;
    },
  },
  {
    code: "second-deferral",
    column: "changedOn",
    check: (row, { baseline, reading: { head } }) => {
      const issued =
        row.id === null ? undefined : baseline.get(row.id)?.dueMonth;
      if (!lostFirstDeferral(row, issued ?? null, head.period)) return null;
      return issued === undefined ? {} : { issued: formatMonth(issued) };
    },
  },
];

/** What a branch reported about its nodes: months, completion, changes. */
export const PROGRESS_RULES: readonly Rule[] = nodeRules([
  ...MONTH_RULES,
  ...DONE_RULES,
  ...CHANGE_RULES,
]);
