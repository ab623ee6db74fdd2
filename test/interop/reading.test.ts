import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { planWorkbook, readPlan } from "../../src/core/layout";
import type { Language, PlanReading } from "../../src/core/layout";
import {
  baselineOf,
  lastDayOf,
  lastMonthOf,
  parsePlanId,
  runningPeriod,
} from "../../src/core/plan";
import type { Plan } from "../../src/core/plan";
import { planFromTemplate, TEMPLATES } from "../../src/core/plan/templates";
import { fillIn } from "../../src/core/sample";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { writeWorkbook } from "../../src/xlsx/writer";
import { day } from "../core/plan-table";
import { drawnPlan, planOf } from "./drawn-plans";

const SEED = 20260930;

function reading(bytes: Uint8Array): PlanReading {
  const workbook = openWorkbook(bytes, {
    file: "plan.xlsx",
    inflate: inflateNode,
  });
  const result = readPlan(workbook);
  if (!result.ok) throw new Error(result.finding.code);
  return result.reading;
}

async function writtenAndRead(
  plan: Plan,
  language: Language = "zh",
): Promise<PlanReading> {
  const today = lastDayOf(lastMonthOf(plan.period));
  return reading(await writeWorkbook(planWorkbook(plan, { language, today })));
}

describe("a plan that is written and read", () => {
  it("is the same plan in every field, with no finding but those about its texts and its branch", async () => {
    await fc.assert(
      fc.asyncProperty(
        drawnPlan,
        fc.constantFrom<Language>("zh", "en"),
        async (plan, language) => {
          const read = await writtenAndRead(plan, language);
          expect(planOf(read)).toEqual(plan);
          expect(read.baseline).toEqual(baselineOf(plan));
          expect(read.head.language).toBe(language);
          const codes = new Set(read.findings.map(({ code }) => code));
          codes.delete("text-like-formula");
          if (plan.branchCode === null) codes.delete("branch-without-code");
          expect([...codes]).toEqual([]);
        },
      ),
      { seed: SEED, numRuns: 30 },
    );
  });

  for (const template of TEMPLATES) {
    it(`of the template ${template.key}, filled in by a diligent branch, has no finding`, async () => {
      const today = day("2026-09-30");
      const blank = planFromTemplate(template, {
        planId: parsePlanId("7d6f1f5e-52c3-4d7e-9a54-0d9a3c1b2e10")!,
        period: runningPeriod(template.periodKind, today),
        branchName: "第一工会",
      });
      const plan = fillIn(blank, "normal", { until: today, seed: 7 });
      const read = await writtenAndRead(plan);
      expect(planOf(read)).toEqual(plan);
      expect(read.findings.map(({ code }) => code)).toEqual([
        "branch-without-code",
      ]);
    });
  }
});
