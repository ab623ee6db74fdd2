/** Named days and the months they fall in, the lunar ones by the year. */

/** A named day in a text. */
export interface NamedDay {
  /** Offset in the text. */
  readonly from: number;
  readonly to: number;
  /** One name for all its spellings. */
  readonly name: string;
  /** 1 to 12. */
  readonly month: number;
}

type LunarDay =
  "spring" | "lantern" | "dragon-boat" | "mid-autumn" | "double-ninth";

interface DayName {
  readonly name: string;
  readonly pattern: RegExp;
  readonly month: number | LunarDay;
}

const FIRST_YEAR = 2000;

/**
 * For each year from 2000 to 2060 the days (MMDD) of 1/1, 5/5, 8/15 and 9/9 of
 * the lunar calendar, worked out from its astronomical rules.
 */
const LUNAR_DAYS =
  "0205060609121006 0124062510011025 0212061509211014 0201060409111004 0122062209281022 0209061109181011 0129053110061030 0218061909251019 " +
  "0207060809141007 0126052810031026 0214061609221016 0203060609121005 0123062309301023 0210061209191013 0131060209081002 0219062009271021 " +
  "0208060909151009 0128053010041028 0216061809241017 0205060709131007 0125062510011025 0212061409211014 0201060309101004 0122062209291023 " +
  "0210061009171011 0129053110061029 0217061909251018 0207060909151008 0126052810031026 0213061609221016 0202060509121005 0123062410011024 " +
  "0211061209191012 0131060109081001 0219062009271020 0208061009161009 0128053010041027 0215061809241017 0204060709131007 0124052710021026 " +
  "0212061409201014 0201060309101003 0122062209281022 0210061109171011 0130053110051029 0217061909251018 0206060809151008 0126052910041027 " +
  "0214061509221016 0202060409111005 0123062309301024 0211061309191013 0201060109071030 0219062009261020 0208061009161009 0128053010051028 " +
  "0215061709241017 0204060609131007 0124062510021025 0212061409211014 0202060309091002";

/** Place of each lunar day within its year's sixteen digits, and days to add. */
const LUNAR_PLACE: Readonly<Record<LunarDay, readonly [number, number]>> = {
  spring: [0, 0],
  lantern: [0, 14],
  "dragon-boat": [4, 0],
  "mid-autumn": [8, 0],
  "double-ninth": [12, 0],
};

/** The month in which each lunar day falls in most years, for a document without a year. */
const USUAL_MONTH: Readonly<Record<LunarDay, number>> = {
  spring: 2,
  lantern: 2,
  "dragon-boat": 6,
  "mid-autumn": 9,
  "double-ninth": 10,
};

/** Month (1 to 12) of a lunar day in `year`; the usual one where the year is unknown or outside 2000 to 2060. */
export function lunarMonth(day: LunarDay, year: number | null): number {
  const row =
    year === null ? "" : (LUNAR_DAYS.split(" ")[year - FIRST_YEAR] ?? "");
  const [at, plus] = LUNAR_PLACE[day];
  const month = Number(row.slice(at, at + 2));
  if (row === "" || month === 0) return USUAL_MONTH[day];
  const last = Number(row.slice(at + 2, at + 4)) + plus;
  // Only the fifteenth of the first month can run over: it begins in January or February.
  return plus > 0 && last > (month === 1 ? 31 : 28) ? month + 1 : month;
}

/** A lunar day's month in a plan year that begins in month `first` of `year`: before it, the next year's. */
function monthFrom(day: LunarDay, year: number | null, first: number): number {
  const month = lunarMonth(day, year);
  return year !== null && month < first ? lunarMonth(day, year + 1) : month;
}

/** Honours that bear a day's name and are no day. */
const HONOUR =
  "(?!红旗|先进|绿色|劳动奖|奖|巾帼|先锋|勋章|表彰|口号|精神|指示|讲话|重要讲话)";

const DAY_NAMES: readonly DayName[] = [
  {
    name: "两节",
    pattern:
      /(?<![五一二三四六七八九])(?:元旦(?:、|和|、?迎)?春节|(?<![午秋明旦庆阳节])(?:两节|双节))(?!课)/,
    month: "spring",
  },
  { name: "元旦", pattern: /元旦|迎新年|新年/, month: 1 },
  { name: "春节", pattern: /春节|新春|除夕/, month: "spring" },
  { name: "元宵节", pattern: /元宵|正月十五/, month: "lantern" },
  {
    name: "三八节",
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十])(?:三•?八|3[.•]8)${HONOUR}|妇女节|女神节|女职工节`,
    ),
    month: 3,
  },
  { name: "学雷锋", pattern: /学雷锋/, month: 3 },
  { name: "植树节", pattern: /植树节/, month: 3 },
  { name: "清明节", pattern: /清明/, month: 4 },
  { name: "读书日", pattern: /世界读书日/, month: 4 },
  {
    name: "五一节",
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十])(?:五•?一|5[.•]1)${HONOUR}(?![\\d二三四五六七八九])|劳动节`,
    ),
    month: 5,
  },
  {
    name: "五四青年节",
    pattern: new RegExp(`(?<![\\d一二三四五六七八九十])五•?四${HONOUR}|青年节`),
    month: 5,
  },
  { name: "护士节", pattern: /护士节|5[.•]12/, month: 5 },
  { name: "母亲节", pattern: /母亲节/, month: 5 },
  { name: "助残日", pattern: /助残日/, month: 5 },
  { name: "端午节", pattern: /端午/, month: "dragon-boat" },
  {
    name: "六一节",
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十])(?:六•?一|6[.•]1)${HONOUR}(?![\\d二三四五六七八九])|儿童节`,
    ),
    month: 6,
  },
  { name: "安全生产月", pattern: /安全生产月/, month: 6 },
  { name: "高考", pattern: /高考/, month: 6 },
  { name: "父亲节", pattern: /父亲节/, month: 6 },
  {
    name: "七一",
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十])七•?一${HONOUR}(?![二三四五六七八九])|建党节`,
    ),
    month: 7,
  },
  {
    name: "八一",
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十])八•?一${HONOUR}(?![二三四五六七八九])|建军节`,
    ),
    month: 8,
  },
  { name: "医师节", pattern: /医师节/, month: 8 },
  { name: "教师节", pattern: /教师节/, month: 9 },
  { name: "中秋节", pattern: /中秋/, month: "mid-autumn" },
  { name: "国庆节", pattern: /国庆|十一(?=期间|长假|黄金周|前后)/, month: 10 },
  { name: "重阳节", pattern: /重阳|老人节|敬老节/, month: "double-ninth" },
  { name: "敬老月", pattern: /敬老月/, month: 10 },
  { name: "记者节", pattern: /记者节/, month: 11 },
  { name: "消防日", pattern: /消防(?:宣传)?日/, month: 11 },
  { name: "冬至", pattern: /冬至/, month: 12 },
  { name: "宪法日", pattern: /宪法日/, month: 12 },
];

const SEARCHES = DAY_NAMES.map(({ name, pattern, month }) => ({
  name,
  month,
  search: new RegExp(pattern.source, "g"),
}));
/** Most texts name no day: one search tells. */
const ANY_DAY = new RegExp(
  DAY_NAMES.map(({ pattern }) => pattern.source).join("|"),
);

/** The named days in a canonical text, in order; spellings side by side (三八妇女节) are one. */
export function namedDays(
  text: string,
  year: number | null,
  first = 1,
): readonly NamedDay[] {
  if (!ANY_DAY.test(text)) return [];
  const found: NamedDay[] = [];
  for (const { name, month, search } of SEARCHES) {
    for (const hit of text.matchAll(search)) {
      const value =
        typeof month === "number" ? month : monthFrom(month, year, first);
      found.push({
        from: hit.index,
        to: hit.index + hit[0].length,
        name,
        month: value,
      });
    }
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: NamedDay[] = [];
  for (const day of found) {
    const last = kept[kept.length - 1];
    if (
      last &&
      (day.from < last.to ||
        (day.name === last.name && day.from - last.to <= 3))
    )
      continue;
    kept.push(day);
  }
  return kept;
}
