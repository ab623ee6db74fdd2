import { beforeAll, describe, expect, it } from "@jest/globals";
import { planWorkbook, readPlan } from "../../src/core/layout";
import type { PlanReading, WorkbookCells } from "../../src/core/layout";
import { baselineOf, lastDayOf, monthOf, periodOf } from "../../src/core/plan";
import type { Day, Plan } from "../../src/core/plan";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { writeWorkbook } from "../../src/xlsx/writer";
import { expectCleanPackage } from "../xlsx/package-lint";
import { recalculate } from "./libreoffice";
import { everyCase, monthAt } from "./plan-cases";

const START = monthOf(2025, 8);
if (START === null) throw new Error("no month");
const PLAN: Plan = everyCase(periodOf("school-year", START));
const TODAY: Day = lastDayOf(monthAt(PLAN.period, 7));

function open(bytes: Uint8Array): WorkbookCells {
  return openWorkbook(bytes, { file: "计划.xlsx", inflate: inflateNode });
}

function readingOf(bytes: Uint8Array): PlanReading {
  const result = readPlan(open(bytes));
  if (!result.ok) throw new Error(result.finding.code);
  return result.reading;
}

/** Rows without what only a reading has. */
function bare(rows: readonly object[]) {
  const extra = new Set([
    "place",
    "denominatorPlace",
    "stateCell",
    "cells",
    "unreadable",
    "bareMonths",
  ]);
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => !extra.has(key))),
  );
}

/** What a reading has in common with the plan that was written. */
function planPart(reading: PlanReading) {
  return {
    goals: bare(reading.goals),
    measures: bare(reading.measures),
    nodes: bare(reading.nodes),
    indicators: bare(reading.indicators),
    owners: bare(reading.owners),
    reports: bare(reading.reports ?? []),
    baseline: reading.baseline,
    title: reading.head.title,
    branchName: reading.head.branchName,
    parentUnion: reading.head.parentUnion,
    guidingPrinciples: reading.head.guidingPrinciples,
    period: reading.head.period,
    planId: reading.head.planId,
  };
}

const WRITTEN = {
  goals: PLAN.goals,
  measures: PLAN.measures,
  nodes: PLAN.nodes,
  indicators: PLAN.indicators,
  owners: PLAN.owners,
  reports: PLAN.reports,
  baseline: baselineOf(PLAN),
  title: PLAN.title,
  branchName: PLAN.branchName,
  parentUnion: PLAN.parentUnion,
  guidingPrinciples: PLAN.guidingPrinciples,
  period: PLAN.period,
  planId: PLAN.id,
};

describe.each(["zh", "en"] as const)(
  "the plan workbook as a file (%s)",
  (language) => {
    let bytes: Uint8Array = new Uint8Array();

    beforeAll(async () => {
      bytes = await writeWorkbook(
        planWorkbook(PLAN, { language, today: TODAY }),
      );
    });

    it("is opened without repair, with permitted functions only", () => {
      expectCleanPackage(bytes, { permittedFunctionsOnly: true });
    });

    it("is read back as the plan that was written", () => {
      const reading = readingOf(bytes);
      expect(planPart(reading)).toEqual(WRITTEN);
      expect(reading.head.language).toBe(language);
      // A goal of the plan begins with an equals sign, which stays text.
      const doubts = reading.findings.filter(
        ({ severity }) => severity !== "info",
      );
      expect(doubts.map(({ code }) => code)).toEqual(["text-like-formula"]);
    });

    it("is read back the same after LibreOffice saved it again", async () => {
      const [saved] = await recalculate([{ name: "计划.xlsx", bytes }]);
      const reading = readingOf(saved?.bytes ?? new Uint8Array());
      expect(planPart(reading)).toEqual(WRITTEN);
    }, 300_000);
  },
);
