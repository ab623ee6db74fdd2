import type { Recurrence } from "../plan";
import { namedDays } from "./holidays";
import { readInteger } from "./numerals";

/** A time in a text from which months follow. Offsets are within the text. */
export interface MonthMention {
  readonly from: number;
  readonly to: number;
  /** 1 to 12, in the order of the text; at least one unless it recurs. */
  readonly months: readonly number[];
  /** One span or neighbouring months: due once, in the last. */
  readonly span: boolean;
  readonly inferred: boolean;
  readonly recurs: Recurrence;
  /** A year that stands before the month; `next` for 次年, 明年. */
  readonly year: number | "next" | null;
  /** The named day's name, where it is one. */
  readonly day: string | null;
}

/** What is known of the plan's time, for the words that need it. */
export interface TimeFrame {
  /** The year in which the plan begins. */
  readonly year: number | null;
  /** The plan's first month, 1 to 12. */
  readonly first: number;
  /** Months in which the term or school year begins and ends; `null` for other plans. */
  readonly term: { readonly first: number; readonly last: number } | null;
}

export const NO_FRAME: TimeFrame = { year: null, first: 1, term: null };

/** 七八月: two months side by side without a separator. */
export const PAIR = "一二|二三|三四|四五|五六|六七|七八|八九|九十";
/** A month in figures or Chinese numerals. */
export const MONTH_NUMERAL =
  "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元(?=月)";
/** A year before a month. */
export const YEAR_BEFORE =
  "(?:20\\d\\d|[○一二三四五六七八九]{4}|今|本|当|次|明|来|翌|下|第二)年(?:的|度)? ?";
/** What joins the months of a list or a span. */
export const MONTH_JOIN = "[-～、，至到和及与]";
const DAYS = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})";
const PART = `(?:份|间(?!隔)| )?(?:的?(?:上|中|下)旬|初(?![一二三中级步心])|(?:底|末)(?:[之以]?前(?![往期后沿台]))?|中(?![秋学小层国心餐医药考期青华级])|之?前(?![往期后沿台三十])|以前|内|起(?![草诉步点用])|${DAYS}[日号](?:${MONTH_JOIN}${DAYS}[日号])?(?:之?前|左右|起|开始)?)?`;

/** One written month or list; the digit before and the word after it are looked at apart. */
const WRITTEN = new RegExp(
  `(${YEAR_BEFORE})?(${PAIR}|${MONTH_NUMERAL})((?:${MONTH_JOIN}(?:${MONTH_NUMERAL})){0,11}) ?月${PART}`,
  "g",
);
const NOT_A_MONTH =
  /^(?:饼|嫂|票|薪|均|报|刊|球|亮|经|季|度|一次|一主题|一题|一讲|一练|一考|一活动|一评|一课|一训)/;
const BETWEEN = /^ ?[-～至到] ?$/;
const ALSO = /^ ?[、，和及与] ?$/;

function yearIn(text: string | undefined): MonthMention["year"] {
  if (text === undefined) return null;
  if (/^[次明来翌下第]/.test(text)) return "next";
  const year = readInteger(text.replace(/年.*$/, ""));
  return year !== null && year >= 2000 && year < 2100 ? year : null;
}

function rangeOf(first: number, last: number): readonly number[] {
  const months: number[] = [];
  for (let m = first; months.length < 12; m = (m % 12) + 1) {
    months.push(m);
    if (m === last) break;
  }
  return months;
}

const SEPARATOR = /[-～、，至到和及与]/;

/** 1 to 12; 元月 is the first. */
function monthNumber(text: string): number | null {
  return text === "元" ? 1 : readInteger(text);
}

function writtenMention(
  hit: RegExpMatchArray,
  text: string,
): MonthMention | null {
  const from = hit.index ?? 0;
  const to = from + hit[0].length;
  const before = text.charAt(from - 1);
  if (hit[1] === undefined && /[\d.○一二三四五六七八九十百个每第]/.test(before))
    return null;
  if (hit[0].endsWith("月") && NOT_A_MONTH.test(text.slice(to))) return null;
  const head = hit[2] ?? "";
  const pair = PAIR.split("|").includes(head) ? [...head].map(monthNumber) : [];
  const first = monthNumber(pair.length > 0 ? head.charAt(0) : head);
  if (first === null) return null;
  const list = hit[3] ?? "";
  const numbers = list.split(SEPARATOR).slice(1).map(monthNumber);
  const joins = [...list].filter((char) => SEPARATOR.test(char));
  let months: readonly number[] = [
    first,
    ...pair.slice(1).filter((month) => month !== null),
  ];
  let span = false;
  for (const [i, number] of numbers.entries()) {
    if (number === null) continue;
    const isRange = BETWEEN.test(joins[i] ?? "");
    if (isRange) span = true;
    const last = months[months.length - 1] ?? number;
    months = isRange
      ? [...months.slice(0, -1), ...rangeOf(last, number)]
      : [...months, number];
  }
  return {
    from,
    to,
    months,
    span: span || neighbours(months),
    inferred: false,
    recurs: "once",
    year: yearIn(hit[1]),
    day: null,
  };
}

function neighbours(months: readonly number[]): boolean {
  return months.length === 2 && months[1] === ((months[0] ?? 0) % 12) + 1;
}

/** 3月至5月 is one span, 3月、9月 one list. */
function joinWritten(
  mentions: readonly MonthMention[],
  text: string,
): readonly MonthMention[] {
  const joined: MonthMention[] = [];
  for (const mention of mentions) {
    const last = joined[joined.length - 1];
    const gap = last ? text.slice(last.to, mention.from) : "";
    if (last && BETWEEN.test(gap)) {
      const range = rangeOf(
        last.months[last.months.length - 1] ?? 1,
        mention.months[0] ?? 1,
      );
      joined[joined.length - 1] = {
        ...last,
        to: mention.to,
        months: [...last.months.slice(0, -1), ...range],
        span: true,
      };
    } else if (
      last &&
      ALSO.test(gap) &&
      !text.slice(last.from, last.to).endsWith("前")
    ) {
      const months = [...last.months, ...mention.months];
      joined[joined.length - 1] = {
        ...last,
        to: mention.to,
        months,
        span: neighbours(months),
      };
    } else joined.push(mention);
  }
  return joined;
}

interface TimeWord {
  readonly pattern: RegExp;
  /** Months for the words found; `null` where they say nothing here. */
  readonly months: (
    hit: RegExpMatchArray,
    frame: TimeFrame,
  ) => readonly number[] | null;
  readonly recurs?: Recurrence;
  /** Counts only where a time is expected: a time column, the label of a list. */
  readonly onlyAsTime?: true;
}

function quarterMonths(hit: RegExpMatchArray): readonly number[] | null {
  const quarters = (hit[1] ?? "")
    .replace(/[Q ]/g, "")
    .split(SEPARATOR)
    .map(readInteger);
  const months = quarters.flatMap((q) =>
    q !== null && q >= 1 && q <= 4 ? [q * 3] : [],
  );
  const isRange = /[-～至到]/.test(hit[1] ?? "");
  return isRange ? months.slice(-1) : months;
}

const TIME_WORDS: readonly TimeWord[] = [
  {
    pattern:
      /每个?月(?:份|底|初|末|中旬|上旬|下旬|\d{1,2}[日号]前?)?|月月|逐月|按月/g,
    months: () => [],
    recurs: "monthly",
  },
  {
    pattern: /每个?季度?(?:末|初)?|各季度|按季度?|逐季/g,
    months: () => [],
    recurs: "quarterly",
  },
  {
    pattern:
      /第?([一二三四1-4](?:[-～、，至到和及与][一二三四1-4]){0,3}) ?季度(?:末|初|内|前)?/g,
    months: quarterMonths,
  },
  {
    pattern: /(?<![A-Za-z])Q([1-4](?: ?[-～、至] ?Q?[1-4])?)(?!\d)/g,
    months: quarterMonths,
  },
  {
    pattern: /每半年|(?<![上下前后])半年(?=[^，。；]{0,8}[一1]次)/g,
    months: () => [6, 12],
  },
  { pattern: /上半年[、和及与]下半年/g, months: () => [6, 12] },
  { pattern: /上半年(?:内|末|底前)?/g, months: () => [6] },
  { pattern: /下半年(?:内|末)?/g, months: (_, { term }) => [term?.last ?? 12] },
  { pattern: /年底(?:之?前)?|年末|年内|岁末/g, months: () => [12] },
  { pattern: /年初/g, months: () => [1] },
  {
    pattern: /(?:新?学期|开学)(?:伊始|之?初|前后?|第一周)/g,
    months: (_, { term }) =>
      term ? [term.first === 8 ? 9 : term.first === 2 ? 3 : term.first] : [9],
  },
  {
    // Which of the two a year's plan means nobody can say.
    pattern: /学期(?:末|结束前?|底)|期末/g,
    months: (_, { term }) => (term === null ? null : [term.last === 7 ? 7 : 1]),
  },
  { pattern: /暑假|暑期/g, months: () => [7, 8] },
  { pattern: /寒假/g, months: () => [1], onlyAsTime: true },
  { pattern: /春季/g, months: () => [4], onlyAsTime: true },
  { pattern: /夏季|高温(?:期间|季节)?/g, months: () => [7], onlyAsTime: true },
  { pattern: /秋季/g, months: () => [10], onlyAsTime: true },
  { pattern: /冬季/g, months: () => [12], onlyAsTime: true },
  { pattern: /年中/g, months: () => [6], onlyAsTime: true },
  { pattern: /年终/g, months: () => [12], onlyAsTime: true },
  {
    pattern: /全年|常年|长期|常态化?|日常|不定期|随时|平时|适时|持续|贯穿全年/g,
    months: () => [],
    recurs: "standing",
    onlyAsTime: true,
  },
];

const ANY_TIME_WORD = new RegExp(
  TIME_WORDS.map(({ pattern }) => pattern.source).join("|"),
);

function timeWords(
  text: string,
  frame: TimeFrame,
  asTime: boolean,
): readonly MonthMention[] {
  const mentions: MonthMention[] = [];
  if (!ANY_TIME_WORD.test(text)) return mentions;
  for (const word of TIME_WORDS) {
    if (word.onlyAsTime && !asTime) continue;
    for (const hit of text.matchAll(word.pattern)) {
      const months = word.months(hit, frame);
      const recurs = word.recurs ?? "once";
      if (months === null || (months.length === 0 && recurs === "once"))
        continue;
      if (recurs === "monthly" && /[人户名]$/.test(text.slice(0, hit.index)))
        continue;
      if (
        /[去上前]$/.test(text.slice(0, hit.index)) &&
        /^[年下上]/.test(hit[0])
      )
        continue;
      const from = hit.index;
      mentions.push({
        from,
        to: from + hit[0].length,
        months,
        span: neighbours(months),
        inferred: recurs === "once",
        recurs,
        year: null,
        day: null,
      });
    }
  }
  return mentions;
}

/** A whole date in figures: 2026-05-20, 2026.5.20. */
const ISO_DAY =
  /(20\d\d)[-./](1[0-2]|0?[1-9])[-./](?:3[01]|[12]\d|0?[1-9])(?!\d)/g;

/** The months of a column or a list as one mention, for what is not written in a sentence. */
export function monthMention(months: readonly number[]): MonthMention {
  return { ...ONE_MONTH, months };
}

/** A written month, for the forms that only differ in which. */
const ONE_MONTH: MonthMention = {
  from: 0,
  to: 0,
  months: [],
  span: false,
  inferred: false,
  recurs: "once",
  year: null,
  day: null,
};

/**
 * All times in a canonical text, in order: written months with ranges and
 * lists, quarters, halves, recurring times and named days. `asTime` also takes
 * the words that are a time only where one is expected (全年, 春季).
 */
export function findMonths(
  text: string,
  frame: TimeFrame,
  asTime = false,
): readonly MonthMention[] {
  const written: MonthMention[] = [];
  for (const hit of text.matchAll(ISO_DAY)) {
    const month = Number(hit[2]);
    written.push({
      ...ONE_MONTH,
      from: hit.index,
      to: hit.index + hit[0].length,
      months: [month],
      year: Number(hit[1]),
    });
  }
  if (text.includes("月")) {
    for (const hit of text.matchAll(WRITTEN)) {
      const mention = writtenMention(hit, text);
      if (mention) written.push(mention);
    }
  }
  const days = namedDays(text, frame.year, frame.first).map(
    ({ from, to, name, month }): MonthMention => ({
      from,
      to,
      months: [month],
      span: false,
      inferred: true,
      recurs: "once",
      year: null,
      day: name,
    }),
  );
  const all = [
    ...joinWritten(written, text),
    ...timeWords(text, frame, asTime),
    ...days,
  ];
  all.sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: MonthMention[] = [];
  for (const mention of all) {
    const last = kept[kept.length - 1];
    if (last === undefined || mention.from >= last.to) kept.push(mention);
  }
  return kept;
}

const NUMERIC_DATE = /^(?:20\d\d[-./年])?(1[0-2]|0?[1-9])(?:[-./]\d{1,2})?$/;
const DATE_WITH_YEAR = /^20\d\d[-./](1[0-2]|0?[1-9])(?:[-./]\d{1,2})?/;

/** The times in a cell of a time column; a bare number from 1 to 12 or a date counts as its month. */
export function readTimeCell(
  text: string,
  frame: TimeFrame,
): readonly MonthMention[] {
  const cell = text.trim();
  const months = numericMonths(cell);
  if (months === null) return findMonths(text, frame, true);
  const span = /[-～至]/.test(cell) ? months.length > 1 : neighbours(months);
  return [{ ...ONE_MONTH, to: text.length, months, span }];
}

/** The months of a cell that holds figures only: 3; 3、9; 5-6 (a span, not a day); 2026.10; 2026-10-01. */
function numericMonths(cell: string): readonly number[] | null {
  const range = /^(1[0-2]|[1-9])[-～至](1[0-2]|[1-9])$/.exec(cell);
  if (range) return rangeOf(Number(range[1]), Number(range[2]));
  if (/^(?:1[0-2]|[1-9])(?:[、，,](?:1[0-2]|[1-9])){1,11}$/.test(cell))
    return cell.split(/[、，,]/).map(Number);
  const date = NUMERIC_DATE.exec(cell) ?? DATE_WITH_YEAR.exec(cell);
  return date === null ? null : [Number(date[1])];
}
