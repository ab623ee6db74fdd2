import {
  findMonths,
  MONTH_JOIN,
  MONTH_NUMERAL,
  NO_FRAME,
  PAIR,
  YEAR_BEFORE,
} from "./months";
import type { MonthMention, TimeFrame } from "./months";

/** Times at the beginning of a line or an item, and what there still belongs to them. */

const LEADING = new RegExp(
  `^(?:（ ?)?(?:${YEAR_BEFORE})?(?:${PAIR}|${MONTH_NUMERAL})(?:${MONTH_JOIN}(?:${MONTH_NUMERAL})){0,11} ?月`,
);

/** Times that lead a line of a month list only before a colon. */
const TIME_LABEL =
  /^(?:全年|常年|长期|每个?月|每月份|每季度?|第?[一二三四]季度|[上下]半年|年底)(?:工作|重点|活动)?：/;

/** A quarter alone on its line. */
const QUARTER_LINE = /^第?[一二三四1-4]季度(?:份|工作|重点|重点工作|活动)?：?$/;

/** Does a canonical text begin with a written month, or another time and a colon? */
export function beginsWithMonth(text: string): boolean {
  return (
    TIME_LABEL.test(text) ||
    QUARTER_LINE.test(text) ||
    (LEADING.test(text) && leadingTime(text, NO_FRAME) !== null)
  );
}

/** The time with which a text begins (`九月份：`, `（3月）`, `第一季度`, `全年：`), or `null`. */
export function leadingTime(
  text: string,
  frame: TimeFrame,
): MonthMention | null {
  const head = text.slice(0, 40);
  const open = /^[（【] ?/.exec(head)?.[0].length ?? 0;
  const first = findMonths(head, frame, true)[0];
  if (first?.from !== open) return null;
  const close = open > 0 && /^[）】]/.test(text.slice(first.to)) ? 1 : 0;
  if (open > 0 && close === 0) return null;
  return { ...first, from: 0, to: first.to + close };
}

const BEHIND_DAY =
  /^(?:（(?:周|星期)[^（）]{1,5}）|(?:周|星期)[一二三四五六日天](?![^ ：，上下晚]{2})|[上下]午|晚上|全天|[ ，：])+/;
const WITHIN_MONTH =
  /^(?:月(?:初|底|末|中)|[上中下]旬|\d{1,2}[日号](?:前后|左右|之?前)?)(?:[ ：，]|$|(?=[\u3400-\u9fff]))/;

/** How many characters at the beginning of what follows a time still belong to it: a weekday, an hour. */
export function timeTail(text: string): number {
  return BEHIND_DAY.exec(text)?.[0].length ?? 0;
}

/** How many characters at the beginning of an item only say when within the month above. */
export function timeWithinMonth(text: string): number {
  return WITHIN_MONTH.exec(text)?.[0].length ?? 0;
}
