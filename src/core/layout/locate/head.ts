import { finding } from "../../finding";
import type { Finding } from "../../finding";
import {
  monthOf,
  parseBranchCode,
  periodOf,
  yearMonth,
  lastMonthOf,
} from "../../plan";
import type { BranchCode, Month, PeriodKind, PlanPeriod } from "../../plan";
import { compact, readDay, readMonth, shown } from "../../plan/values";
import type { PlanRecord } from "../plan-record";
import type { PlanHead } from "../reading";
import { WORDS } from "../schema";
import { coverText } from "./cover";
import type { Cover } from "./cover";

/** A period of any year: only for reading months that have their own year. */
const ANY_PERIOD = periodOf("calendar-year", (2000 * 12) as Month);

/**
 * The plan's period: from `_plan`, else from the cover, else from a year in
 * the plan's title, else the caller's; `null` where nothing says it. What was
 * not written as such is a finding.
 */
export function periodFrom(
  file: string,
  record: PlanRecord | null,
  cover: Cover | null,
  fallback: PlanPeriod | undefined,
): {
  readonly period: PlanPeriod | null;
  readonly findings: readonly Finding[];
} {
  const written = coverPeriod(cover);
  const place = {
    file,
    sheet: cover?.sheet.name ?? null,
    cell: addressOf(cover, "periodStart"),
  };
  if (record !== null) {
    const differs = written !== null && written.start !== record.period.start;
    const findings = differs ? [finding("period-conflict", place)] : [];
    return { period: record.period, findings };
  }
  if (written !== null) return { period: written, findings: [] };
  const title = coverText(cover, "title");
  const year = /(20\d{2})/.exec(title)?.[1];
  const start = year === undefined ? null : monthOf(Number(year), 1);
  const isYear = start !== null && !/学年|学期|半年|季度/u.test(title);
  const period = isYear ? periodOf("calendar-year", start) : (fallback ?? null);
  const findings =
    period === null
      ? []
      : [finding("period-assumed", place, spanParams(period))];
  return { period, findings };
}

function spanParams(period: PlanPeriod): {
  readonly from: string;
  readonly to: string;
} {
  const words = (month: Month): string => {
    const { year, month: number } = yearMonth(month);
    return `${year}-${String(number).padStart(2, "0")}`;
  };
  return { from: words(period.start), to: words(lastMonthOf(period)) };
}

function coverPeriod(cover: Cover | null): PlanPeriod | null {
  const start = readMonth(cover?.fields.get("periodStart")?.cell, {
    period: ANY_PERIOD,
  }).value;
  if (start === null || start < 1980 * 12) return null;
  const end = readMonth(cover?.fields.get("periodEnd")?.cell, {
    period: ANY_PERIOD,
  }).value;
  const months = end !== null && end - start === 5 ? 6 : 12;
  const word = compact(coverText(cover, "periodKind")).toLowerCase();
  const kind = (Object.keys(WORDS.periodKind) as PeriodKind[]).find((key) =>
    [
      WORDS.periodKind[key].zh,
      compact(WORDS.periodKind[key].en).toLowerCase(),
      key,
    ].includes(word),
  );
  if (
    kind !== undefined &&
    (end === null || periodOf(kind, start).months === months)
  ) {
    return periodOf(kind, start);
  }
  if (months === 6) return { kind: "half-year", start, months };
  return {
    kind: yearMonth(start).month === 1 ? "calendar-year" : "statistical-year",
    start,
    months,
  };
}

function addressOf(
  cover: Cover | null,
  key: "periodStart" | "branchCode" | "branchName",
): string | null {
  return cover?.fields.get(key)?.address ?? null;
}

/** The plan's head from the cover and `_plan`; where the two disagree about the branch, a finding. */
export function headFrom(
  file: string,
  record: PlanRecord | null,
  cover: Cover | null,
  period: PlanPeriod,
): { readonly head: PlanHead; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const code = coverCode(cover, record);
  const name = coverText(cover, "branchName") || (record?.branchName ?? "");
  const recorded = record?.branchCode ?? null;
  const codeDiffers = code !== null && recorded !== null && code !== recorded;
  const recordedName = record?.branchName ?? "";
  const nameDiffers =
    recordedName !== "" &&
    name !== "" &&
    compact(name) !== compact(recordedName);
  if (codeDiffers || nameDiffers) {
    const cell = addressOf(cover, codeDiffers ? "branchCode" : "branchName");
    findings.push(
      finding(
        "branch-conflict",
        { file, sheet: cover?.sheet.name ?? null, cell },
        {
          cover: [code ?? "", name].join(" ").trim(),
          recorded: [recorded ?? "", recordedName].join(" ").trim(),
        },
      ),
    );
  }
  const branchCode = code ?? recorded;
  if (branchCode === null && name !== "") {
    findings.push(
      finding(
        "branch-without-code",
        {
          file,
          sheet: cover?.sheet.name ?? null,
          cell: addressOf(cover, "branchName"),
        },
        { name },
      ),
    );
  }
  if (cover === null) findings.push(finding("cover-missing", { file }));
  const cells = Object.fromEntries(
    [...(cover?.fields ?? [])].map(([key, f]) => [key, f.address]),
  );
  return {
    findings,
    head: {
      planId: record?.planId ?? null,
      title: coverText(cover, "title"),
      branchCode,
      branchName: name,
      parentUnion: coverText(cover, "parentUnion"),
      recordedCode: codeDiffers ? recorded : null,
      recordedName: nameDiffers ? recordedName : null,
      period,
      preparedBy: coverText(cover, "preparedBy"),
      reviewedBy: coverText(cover, "reviewedBy"),
      preparedOn: readDay(cover?.fields.get("preparedOn")?.cell, period).value,
      guidingPrinciples: coverText(cover, "guidingPrinciples"),
      language: record?.language ?? "zh",
      place: { sheet: cover?.sheet.name ?? null, cells },
    },
  };
}

/** The code on the cover. A code that became a number has lost its leading zeros: `_plan` still has them. */
function coverCode(
  cover: Cover | null,
  record: PlanRecord | null,
): BranchCode | null {
  const field = cover?.fields.get("branchCode");
  if (field === undefined) return null;
  const code = parseBranchCode(shown(field.cell));
  const recorded = record?.branchCode ?? null;
  const sameNumber =
    typeof field.cell.value === "number" &&
    recorded !== null &&
    Number(recorded) === field.cell.value;
  return sameNumber ? recorded : code;
}
