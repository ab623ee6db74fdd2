import { addMonths, monthOf, periodOf, yearMonth } from "../plan";
import type { Month, PeriodKind } from "../plan";
import type { DraftPeriod } from "./draft";
import type { Frame } from "./frame";
import { readInteger } from "./numerals";

/** What the time of a plan is read from. */
export interface TimeEvidence {
  readonly titleText: string;
  /** Heading of the part that looks ahead, in a document with a summary. */
  readonly planHeading: string;
  /** The first paragraphs. */
  readonly opening: string;
  readonly signedOn: Frame["signedOn"];
  /** Months of the month list in the order of the document. */
  readonly listedMonths: readonly number[];
}

const SCHOOL_YEARS =
  /((?:20)?\d\d|[○一二三四五六七八九]{4})年?(?:[-～至/—到]|--)((?:20)?\d\d|[○一二三四五六七八九]{4})(?:学年|年?度?(?:第|上|下)[一二]?学期|年学年)/;
const CALENDAR_YEAR =
  /((?:19|20)\d\d|[○一二三四五六七八九]{4})(?=年|度|工会|基层|学年|上半年|下半年| ?工作)/g;

/** Year and period of a plan, only as far as they are written or plainly follow (docs/import.md). */
export function periodOfPlan(evidence: TimeEvidence): {
  readonly year: number | null;
  readonly period: DraftPeriod;
} {
  const head = `${evidence.planHeading} ${evidence.titleText}`;
  const written = writtenPeriod(head);
  if (written !== null) return written;
  const kind = kindOf(head, evidence);
  const year = yearOf(head, kind, evidence);
  if (kind === null)
    return { year, period: { kind: null, start: null, months: null } };
  const start = year === null ? null : startOf(kind, year, head, evidence);
  if (kind === "school-term" && start !== null)
    return { year: yearMonth(start).year, period: { kind, start, months: 6 } };
  return {
    year,
    period: {
      kind,
      start,
      months:
        start === null ? monthsOfKind(kind) : periodOf(kind, start).months,
    },
  };
}

const WRITTEN_PERIOD =
  /(20\d\d)年(1[0-2]|0?[1-9])月份?[-～至到](?:(20\d\d)年)?(1[0-2]|0?[1-9])月/;

/** A period of 6 or 12 months whose first and last month the title names. */
function writtenPeriod(head: string): {
  readonly year: number | null;
  readonly period: DraftPeriod;
} | null {
  const found = WRITTEN_PERIOD.exec(head);
  if (found === null) return null;
  const [year, first, last] = [1, 2, 4].map((group) => Number(found[group]));
  if (year === undefined || first === undefined || last === undefined)
    return null;
  const until = found[3] === undefined ? year : Number(found[3]);
  const months = (until - year) * 12 + last - first + 1;
  const start = monthOf(year, first);
  if (start === null || (months !== 6 && months !== 12)) return null;
  const kind = kindOfSpan(head, first, months);
  return {
    // The statistical year bears the number of the year that most of it lies in.
    year: kind === "statistical-year" ? until : year,
    period: { kind, start, months },
  };
}

function kindOfSpan(head: string, first: number, months: 6 | 12): PeriodKind {
  if (months === 6)
    return /学期|学校|教/.test(head) ? "school-term" : "half-year";
  if (first === 1) return "calendar-year";
  return /学年|学校/.test(head) || first === 8 || first === 9
    ? "school-year"
    : "statistical-year";
}

function monthsOfKind(kind: PeriodKind): 12 | 6 {
  return kind === "half-year" || kind === "school-term" ? 6 : 12;
}

function kindOf(
  head: string,
  { listedMonths, opening, signedOn }: TimeEvidence,
): PeriodKind | null {
  if (/统计年度/.test(head)) return "statistical-year";
  if (/学期/.test(head)) return "school-term";
  if (/学年/.test(head)) return "school-year";
  if (/(?:上|下)半年/.test(head)) return "half-year";
  const first = listedMonths[0];
  const last = listedMonths[listedMonths.length - 1];
  if (first !== undefined && last !== undefined && listedMonths.length >= 3) {
    if (first >= 8 && first <= 9 && (last <= 2 || last === 12))
      return "school-term";
    if (first >= 8 && first <= 9 && last >= 6 && last < first)
      return "school-year";
    if (
      first >= 2 &&
      first <= 3 &&
      last >= 6 &&
      last <= 7 &&
      /学期/.test(opening)
    )
      return "school-term";
  }
  if (/20\d\d|[○一二三四五六七八九]{4}年|年度|全年/.test(head))
    return "calendar-year";
  if (/(?:本|新|这)学期|学期初/.test(opening.slice(0, 400)))
    return "school-term";
  if (first !== undefined && last !== undefined && first <= 2 && last >= 11)
    return "calendar-year";
  return signedOn !== null || /20\d\d年/.test(opening.slice(0, 200))
    ? "calendar-year"
    : null;
}

function fullYear(text: string): number | null {
  const year = readInteger(text);
  if (year === null) return null;
  return year < 100 ? 2000 + year : year;
}

function yearOf(
  head: string,
  kind: PeriodKind | null,
  evidence: TimeEvidence,
): number | null {
  const school =
    SCHOOL_YEARS.exec(head) ??
    (/学期|学年/.test(head)
      ? SCHOOL_YEARS.exec(evidence.opening.slice(0, 300))
      : null);
  if (school) return fullYear(school[1] ?? "");
  const years = [...head.matchAll(CALENDAR_YEAR)].map((hit) => ({
    year: readInteger(hit[1] ?? ""),
    at: hit.index,
  }));
  const valid = years.filter(
    ({ year }) => year !== null && year >= 1990 && year < 2100,
  );
  const ahead = /总结/.test(head)
    ? valid.filter(({ at }) =>
        /计划|打算|思路|安排|要点|设想/.test(head.slice(at, at + 20)),
      )
    : valid;
  const named = (ahead[0] ?? valid[0])?.year ?? null;
  if (named !== null) return named;
  const { signedOn } = evidence;
  if (signedOn === null) return yearInOpening(evidence.opening);
  const term = kind === "school-term" || kind === "school-year";
  if (
    term &&
    signedOn.month >= 1 &&
    signedOn.month <= 2 &&
    (evidence.listedMonths[0] ?? 0) >= 8
  )
    return signedOn.year - 1;
  // A year's plan signed in its last weeks is the next year's.
  return !term && signedOn.month >= 12 && kind !== "half-year"
    ? signedOn.year + 1
    : signedOn.year;
}

function yearInOpening(opening: string): number | null {
  const found = /(20\d\d)年度?(?:是|，|工会|我|全|的?工作|\D{0,6}工会)/.exec(
    opening.slice(0, 300),
  );
  return found ? readInteger(found[1] ?? "") : null;
}

function startOf(
  kind: PeriodKind,
  year: number,
  head: string,
  { listedMonths, titleText }: TimeEvidence,
): Month | null {
  const first = listedMonths[0];
  switch (kind) {
    case "calendar-year":
      return monthOf(year, 1);
    case "half-year":
      return monthOf(year, /下半年/.test(head) ? 7 : 1);
    case "school-year":
      return monthOf(
        year,
        first === 9 && !listedMonths.includes(8) && listedMonths.length >= 9
          ? 9
          : 8,
      );
    case "statistical-year": {
      const start = monthOf(year, 10);
      return start === null ? null : addMonths(start, -12);
    }
    case "school-term": {
      const spans = SCHOOL_YEARS.test(titleText);
      const second =
        /第二学期|下学期|下期|春季/.test(head) ||
        (first !== undefined &&
          first >= 2 &&
          first <= 7 &&
          !/第一学期|上学期|秋季/.test(head));
      return second
        ? monthOf(spans || /学年/.test(head) ? year + 1 : year, 2)
        : monthOf(year, 8);
    }
  }
}
