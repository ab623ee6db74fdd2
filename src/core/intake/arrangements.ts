import { namedDays } from "./holidays";
import { findMonths } from "./months";
import { OWNER_LABEL } from "./owners";
import type { MonthMention, TimeFrame } from "./months";
import { part, splitAt, textOf, trimmed } from "./source";
import type { Slice } from "./source";

/** An arrangement found in a measure's sentence. */
export interface InlineArrangement {
  readonly mention: MonthMention;
  readonly basis: string;
  /** What is arranged: what follows the month, or what stands before it, or both without it. */
  readonly text: readonly Slice[];
}

/** What follows a month that only dates a document or an event of the past. */
const BACKGROUND_AFTER =
  /^(?:日|份)?(?:印发|颁布|出台|下发|发布的|公布的|实施的|通过的|召开的|制定的|修订的|以来|施行|成立的|入职|出生|的(?:会议|讲话|文件|通知)精神)/;
const BACKGROUND_BEFORE =
  /(?:截至|截止|截止到|自|去年|上年|上一年|始于|成立于|生于|《[^》]{0,40})$/;
/** Behind a month: nothing of the event itself, so the event stands before it. */
const EMPTY_AFTER =
  /^[\u3400-\u9fff]{2}(?:到位|完毕|完成|结束)$|^[日号]?[）)]?(?:之?前|内|中|左右|期间)?(?:全面|全部|基本|集中|分批|陆续|如期|正式|统一|各|按时|及时)?(?:完成|结束|到位|举行|进行|召开|启动|开展|实施|上报|报送|完毕|落实|举办|组织|安排|开始|各?[一1][次场期轮批届]|开赛|开班|投入使用|投用|建成|完工|验收|启用|交付|见效)?(?:到位|完毕|实施|落实|一次|1次)?[）)]?$/;
/** Behind a month: only how the event is held. */
const DETAIL_AFTER = new RegExp(
  `^(?:预算|地点|经费|费用|参加人员|人均|每人|配合|协助|协办|${OWNER_LABEL}：)`,
);
/** Words before a month that join it to what stands before them. */
const LINK_BEFORE =
  /(?:，|、|；|（|拟|定|计划|将|并|已|预计|力争|确保|争取|须|应|需|要|安排|每年|分别|并分别)*(?:于|在|到|至|从)?(?:每年)?的?$/;

/**
 * The arrangements that a measure names: each written month of a sentence, else
 * its recurring times (每月, 每季度), else its half years, quarters and named
 * days. docs/import.md, "Arrangements".
 */
export function arrangementsIn(
  slice: Slice,
  frame: TimeFrame,
): readonly InlineArrangement[] {
  return splitAt(slice, "。；").flatMap((sentence) =>
    inSentence(trimmed(sentence), frame),
  );
}

/** Longer sentences and more times in one are no plan; what is beyond stays in the measure's text. */
const MAX_SENTENCE = 2000;
const MAX_MENTIONS = 24;

function inSentence(
  whole: Slice,
  frame: TimeFrame,
): readonly InlineArrangement[] {
  const sentence = part(whole, 0, MAX_SENTENCE);
  const text = textOf(sentence);
  const mentions = findMonths(text, frame)
    .filter((mention) => isPlanned(text, mention, frame))
    .slice(0, MAX_MENTIONS);
  const written = mentions.filter(({ inferred }) => !inferred);
  if (written.length === 0) {
    const words = mentions.filter(({ day }) => day === null);
    return words.length > 0
      ? between(sentence, words)
      : daysTogether(sentence, mentions);
  }
  // A named day that begins a clause of its own is another event; else it only names the month's.
  const named = new Set(written.flatMap(({ months }) => months));
  const apart = mentions.filter(
    (mention) =>
      mention.inferred &&
      startsClause(text, mention.from) &&
      mention.months.every((month) => !named.has(month)),
  );
  return between(
    sentence,
    mentions.filter((mention) => !mention.inferred || apart.includes(mention)),
  );
}

function startsClause(text: string, at: number): boolean {
  return at === 0 || "，；、".includes(text.charAt(at - 1));
}

function between(
  sentence: Slice,
  mentions: readonly MonthMention[],
): readonly InlineArrangement[] {
  const end = sentence.to - sentence.from;
  let told = 0;
  return mentions.map((mention, i) => {
    const after = mentions[i - 1]?.to ?? 0;
    const found = placed(sentence, mention, {
      after,
      before: mentions[i + 1]?.from ?? end,
      told,
    });
    const last = found.text[found.text.length - 1];
    told = last === undefined ? after : last.to - sentence.from;
    return found;
  });
}

/** The stretch of its sentence that is free for one mention: between its neighbours; `told` is where the text of the one before ends. */
interface Room {
  readonly after: number;
  readonly before: number;
  readonly told: number;
}

/**
 * Named days of one sentence: where they begin clauses of their own an event
 * each (元旦联欢，重阳慰问); else one arrangement with all their months, since
 * one phrase speaks of them (元旦、春节、中秋走访).
 */
function daysTogether(
  sentence: Slice,
  days: readonly MonthMention[],
): readonly InlineArrangement[] {
  const text = textOf(sentence);
  const groups: MonthMention[][] = [];
  for (const day of days) {
    const last = groups[groups.length - 1];
    const opens = day.from === 0 || "，；".includes(text.charAt(day.from - 1));
    if (last === undefined || opens) groups.push([day]);
    else last.push(day);
  }
  const apart = groups.every(
    ([day]) => day !== undefined && startsClause(text, day.from),
  );
  const parts = apart ? groups : [groups.flat()];
  return parts.flatMap((group, i) => {
    const [first] = group;
    if (first === undefined) return [];
    const from = parts.length > 1 ? first.from : 0;
    const to = parts[i + 1]?.[0]?.from ?? text.length;
    const months = [...new Set(group.flatMap((day) => day.months))];
    const basis = group.map((day) => text.slice(day.from, day.to)).join("、");
    const mention = { ...first, months, span: false };
    return [{ mention, basis, text: [trimmed(part(sentence, from, to))] }];
  });
}

function isPlanned(
  text: string,
  mention: MonthMention,
  frame: TimeFrame,
): boolean {
  const after = text.slice(mention.to);
  const before = text.slice(0, mention.from);
  // A time in quotes belongs to a name (“百日会战”), save a day that is all that is quoted (“五一”).
  if (
    mention.from > 0 &&
    isQuoted(before) &&
    !(mention.day !== null && /^(?:国际)?(?:妇女|劳动|青年)?节?"/.test(after))
  )
    return false;
  if (mention.inferred || mention.recurs !== "once")
    return !BACKGROUND_BEFORE.test(before);
  if (BACKGROUND_AFTER.test(after) || BACKGROUND_BEFORE.test(before))
    return false;
  if (
    /《[^》]*$/.test(before.slice(-60)) &&
    /^[^《]*》/.test(after.slice(0, 60))
  )
    return false;
  if (typeof mention.year !== "number" || frame.year === null) return true;
  return mention.year === frame.year || mention.year === frame.year + 1;
}

/** The text of one mention, between its neighbours: what follows it, else what stands before it. */
function placed(
  sentence: Slice,
  mention: MonthMention,
  { after, before, told }: Room,
): InlineArrangement {
  const text = textOf(sentence);
  const basis = text.slice(mention.from, mention.to);
  const following = text.slice(mention.to, before).replace(LINK_BEFORE, "");
  const follows = trimmed(
    part(sentence, mention.to, mention.to + following.length),
  );
  const lead =
    /^(?:[日号]?(?:之?前|内|中|左右|期间|起)?[，、：）])?/.exec(
      textOf(follows),
    )?.[0].length ?? 0;
  const rest = closedOff(trimmed(part(follows, lead)));
  const clause = clauseBefore(sentence, after, mention.from);
  const day = namedDays(textOf(rest), null)[0];
  const behindDay =
    day?.from === 0
      ? textOf(rest)
          .slice(day.to)
          .replace(/^(?:节|当天|当日|期间|前后|前夕|来临之际)+/, "")
      : textOf(rest);
  const firstClause = behindDay.split(/[，；。（]/)[0] ?? "";
  const says =
    !EMPTY_AFTER.test(firstClause) &&
    !DETAIL_AFTER.test(firstClause) &&
    textOf(rest).replace(/[^\u3400-\u9fff]/g, "").length >= 2;
  const bracketed = inBrackets(sentence, mention, Math.max(after, told));
  if (bracketed !== null) return { mention, basis, text: [bracketed] };
  if (mention.day !== null)
    return {
      mention,
      basis,
      text: [trimmed(part(sentence, mention.from, before))],
    };
  if (mention.recurs !== "once" && ONLY_HOW_MUCH.test(textOf(rest))) {
    const subject = clauseBefore(
      sentence,
      after,
      clause.from - sentence.from - 1,
    );
    if (textOf(clause) === "" && textOf(subject) !== "")
      return { mention, basis, text: [subject, rest] };
  }
  const joins = textOf(clause) !== "" || says;
  if (
    joins &&
    (mention.recurs !== "once" || (mention.inferred && textOf(clause) !== ""))
  )
    return { mention, basis, text: [clause, rest] };
  if (says && !TIME_ONLY.test(text.slice(after, mention.from)))
    return { mention, basis, text: [rest] };
  const preceding = text.slice(after, mention.from);
  const kept = preceding.replace(TIME_ONLY, "").replace(LINK_BEFORE, "");
  const precedes = trimmed(part(sentence, after, after + kept.length));
  const isTold = told > after && textOf(rest).length >= 4;
  if (textOf(precedes).length >= 2 && !isTold)
    return { mention, basis, text: [precedes] };
  return { mention, basis, text: [rest.to > rest.from ? rest : sentence] };
}

/** Behind a recurring time: how much, not what. */
const ONLY_HOW_MUCH =
  /^(?:不少于|不低于|至少|不得少于|达到|各)?[一二两三四五六七八九十\d.]{1,5}(?:次|场|期|篇|条|个|项|名|人次|%|元|万元)[^，]{0,4}$/;

/** The event before a time that stands in brackets by itself (春季运动会（4月）、…). */
function inBrackets(
  sentence: Slice,
  { from, to, inferred }: MonthMention,
  after: number,
): Slice | null {
  const text = textOf(sentence);
  if (inferred || text.charAt(from - 1) !== "（" || text.charAt(to) !== "）")
    return null;
  const event = trimmed(
    part(sentence, after, from - 1 - after > 0 ? from - 1 : after),
  );
  const named = textOf(event).replace(/^[）、，]+/, "");
  const skip = textOf(event).length - named.length;
  return named.length >= 2 ? trimmed(part(event, skip)) : null;
}

/** The time stands behind the event as its date: (…，时间安排在七月). */
const TIME_ONLY =
  /[，、；（]?(?:时间|活动时间|日期)(?:暂|拟|初步)?(?:安排|定|放|选)?(?:在|为|是|：)?$|(?:安排|定|放|选)在$/;

/** The clause before a time, without the words that only join it on. */
function clauseBefore(sentence: Slice, after: number, at: number): Slice {
  const text = textOf(sentence).slice(after, at);
  const start =
    Math.max(
      text.lastIndexOf("，"),
      text.lastIndexOf("；"),
      text.lastIndexOf("："),
    ) + 1;
  const kept = text.slice(start).replace(LINK_BEFORE, "");
  return part(sentence, after + start, after + start + kept.length);
}

function isQuoted(before: string): boolean {
  return before.split('"').length % 2 === 0;
}

/** Without a closing bracket whose opening one was cut off. */
function closedOff(slice: Slice): Slice {
  const text = textOf(slice);
  if (!text.includes("）") || text.includes("（")) return slice;
  const at = text.indexOf("）");
  return at <= 1 ? trimmed(part(slice, at + 1)) : trimmed(part(slice, 0, at));
}

/** 1 to 12: the month an arrangement is shown in: the first of a list, the last of a span. */
export function shownMonth(mention: MonthMention, frame: TimeFrame): number {
  const { months, span } = mention;
  const last = months[months.length - 1];
  if (last === undefined) return frame.first;
  return span && months.length > 2 ? last : (months[0] ?? last);
}
