import type { NodeRow } from "../layout/reading";
import { dayOf, monthInPeriod, yearMonth } from "../plan";
import type { Day, Month, PlanPeriod } from "../plan";

/** Words that tell of a deferral beside the one in the cells. */
const AGAIN = [
  /(?:再|再次|再度|又|又一次)[^，,。；;]{0,2}(?:延|推迟|推后|改期|变更)/u,
  /(?:第[一二三四1-4]|[二两三多23]|首)次(?:延|推迟|推后|改期|变更)/u,
  /(?:延期|推迟|改期|变更)了?[二两三多23]次|原延|曾延/u,
  /\b(?:again|twice|second (?:deferral|postponement|time))\b/iu,
];

/** Words for deferring; two of them with days of their own are two deferrals. */
const DEFERRED = /延期|延至|延到|推迟|推后|改期|deferred|postponed/giu;

/** Days in a text: `2026-05-10`, `2026年5月10日`, `5月10日`, `5.10`; the year may be missing. */
const DAYS = /(?:(\d{4})\s*[-./年]\s*)?(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)/gu;

/**
 * Does a single file show that a node was deferred more than once and that the
 * day of the first deferral is gone? By docs/completion.md, *State of a node at
 * the cut-off*, 变更日期 and 计划月份 stay as they were, and every later deferral
 * adds its own day to 变更原因. So it is lost where
 *
 * - 计划月份 was moved on from the month of issue and 延期至 is used on top of it, or
 * - 变更原因 tells of another deferral in words, or of two with their days, but
 *   has no day after 变更日期: then either the later day was never written down,
 *   or it stands in 变更日期 in place of the first.
 *
 * A late first deferral, which looks alike but for the words, is none.
 */
export function lostFirstDeferral(
  row: NodeRow,
  issued: Month | null,
  period: PlanPeriod,
): boolean {
  const { deferredTo, changedOn, changeReason } = row.progress;
  if (deferredTo === null) return false;
  if (issued !== null && row.dueMonth !== null && row.dueMonth > issued)
    return true;
  if (changedOn === null || changeReason === "") return false;
  const days = daysIn(changeReason, period);
  if (days.some((day) => day > changedOn)) return false;
  const twice =
    (changeReason.match(DEFERRED)?.length ?? 0) > 1 &&
    days.some((day) => day < changedOn);
  return twice || AGAIN.some((words) => words.test(changeReason));
}

function daysIn(text: string, period: PlanPeriod): readonly Day[] {
  const days: Day[] = [];
  for (const [, writtenYear, month, dayOfMonth] of text
    .normalize("NFKC")
    .matchAll(DAYS)) {
    const inPeriod = monthInPeriod(period, Number(month));
    if (writtenYear === undefined && inPeriod === null) continue;
    const year =
      writtenYear !== undefined || inPeriod === null
        ? Number(writtenYear)
        : yearMonth(inPeriod).year;
    const day = dayOf(year, Number(month), Number(dayOfMonth));
    if (day !== null) days.push(day);
  }
  return days;
}
