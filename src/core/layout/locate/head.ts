import { finding } from "../../finding";
import type { Finding } from "../../finding";
import { parseBranchCode } from "../../plan";
import type { BranchCode, PlanPeriod } from "../../plan";
import { compact, readDay, shown } from "../../plan/values";
import type { PlanRecord } from "../plan-record";
import type { PlanHead } from "../reading";
import type { Language } from "../schema";
import { coverText } from "./cover";
import type { Cover, CoverKey } from "./cover";

/** What a plan's head is made of. */
export interface HeadSources {
  readonly file: string;
  readonly record: PlanRecord | null;
  readonly cover: Cover | null;
  readonly period: PlanPeriod;
  /** The title, from wherever it stands. */
  readonly title: string;
  /** Of a workbook whose `_plan` does not say it. */
  readonly language: Language;
}

/** The plan's head from the cover and `_plan`; where the two disagree about the branch, a finding. */
export function headFrom(sources: HeadSources): {
  readonly head: PlanHead;
  readonly findings: readonly Finding[];
} {
  const { file, record, cover, period } = sources;
  const branch = branchFrom(file, record, cover);
  const findings = [...branch.findings];
  if (cover === null) findings.push(finding("cover-missing", { file }));
  const preparedOn = readDay(cover?.fields.get("preparedOn")?.cell, period);
  for (const { code, params } of preparedOn.doubts) {
    const place = placeOf(file, cover, "preparedOn");
    findings.push(finding(code, place, { ...params, column: "preparedOn" }));
  }
  const cells = Object.fromEntries(
    [...(cover?.fields ?? [])].map(([key, { address }]) => [key, address]),
  );
  return {
    findings,
    head: {
      planId: record?.planId ?? null,
      title: sources.title,
      ...branch.head,
      parentUnion: coverText(cover, "parentUnion"),
      period,
      preparedBy: coverText(cover, "preparedBy"),
      reviewedBy: coverText(cover, "reviewedBy"),
      preparedOn: preparedOn.value,
      guidingPrinciples: coverText(cover, "guidingPrinciples"),
      language: record?.language ?? sources.language,
      place: { sheet: cover?.sheet.name ?? null, cells },
    },
  };
}

function placeOf(
  file: string,
  cover: Cover | null,
  key: CoverKey,
): Finding["place"] {
  const cell = cover?.fields.get(key)?.address ?? null;
  return { file, sheet: cover?.sheet.name ?? null, cell };
}

/** Whose plan it is: by the cover, and by `_plan` where that says otherwise (docs/plan-format.md, Finding things). */
function branchFrom(
  file: string,
  record: PlanRecord | null,
  cover: Cover | null,
): {
  readonly head: Pick<
    PlanHead,
    "branchCode" | "branchName" | "recordedCode" | "recordedName"
  >;
  readonly findings: readonly Finding[];
} {
  const code = coverCode(cover, record);
  const recorded = record?.branchCode ?? null;
  const recordedName = record?.branchName ?? "";
  const name = coverText(cover, "branchName") || recordedName;
  const codeDiffers = code !== null && recorded !== null && code !== recorded;
  const nameDiffers =
    recordedName !== "" && compact(name) !== compact(recordedName);
  const branchCode = code ?? recorded;
  const findings: Finding[] = [];
  if (codeDiffers || nameDiffers) {
    const key = codeDiffers ? "branchCode" : "branchName";
    const words = {
      cover: [branchCode ?? "", name].join(" ").trim(),
      recorded: [recorded ?? "", recordedName].join(" ").trim(),
    };
    const place = placeOf(file, cover, key);
    findings.push(finding("branch-conflict", place, words));
  }
  if (branchCode === null && name !== "") {
    const place = placeOf(file, cover, "branchName");
    findings.push(finding("branch-without-code", place, { name }));
  }
  return {
    head: {
      branchCode,
      branchName: name,
      recordedCode: codeDiffers ? recorded : null,
      recordedName: nameDiffers ? recordedName : null,
    },
    findings,
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
