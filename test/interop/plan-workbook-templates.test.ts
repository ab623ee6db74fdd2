import { beforeAll, describe, expect, it } from "@jest/globals";
import type { WorkbookCells } from "../../src/core/layout";
import {
  addDays,
  lastDayOf,
  lastMonthOf,
  monthOf,
  parsePlanId,
  periodOf,
  quartersOf,
} from "../../src/core/plan";
import { planFromTemplate, TEMPLATES } from "../../src/core/plan/templates";
import { fillIn } from "../../src/core/sample";
import { monthAt } from "./plan-cases";
import {
  caseOf,
  differences,
  engineTotals,
  recalculated,
  required,
  round,
  TEN_MINUTES,
  totalsOf,
} from "./recalculated-plans";

describe("the workbook of each template, filled in", () => {
  const cases = TEMPLATES.flatMap((template, n) => {
    const start =
      template.periodKind === "school-year"
        ? monthOf(2025, 8)
        : monthOf(2026, 1);
    const period = periodOf(template.periodKind, required(start, "month"));
    const blank = planFromTemplate(template, {
      planId: required(
        parsePlanId("5a1f2c3d-0000-4000-8000-00000000000a"),
        "plan id",
      ),
      period,
      branchName: "样例工会",
    });
    const today = addDays(lastDayOf(monthAt(period, 9)), -3);
    const plan = fillIn(blank, n % 2 === 0 ? "struggling" : "careless", {
      until: today,
      seed: n,
    });
    return [
      lastDayOf(monthAt(period, 3)),
      today,
      lastDayOf(lastMonthOf(period)),
    ].map((cutoff) => caseOf(template.key, plan, today, cutoff));
  });
  let workbooks: readonly WorkbookCells[] = [];

  beforeAll(async () => {
    workbooks = await recalculated(cases);
  }, TEN_MINUTES);

  it.each(cases.map(({ name }, i) => [name, i] as const))(
    "is recalculated to the engine's figures: %s",
    (_name, i) => {
      const { layout, plan, cutoff, today } = required(cases[i], "case");
      const workbook = required(workbooks[i], "workbook");
      expect(differences(layout, workbook).wrong).toEqual([]);
      const quarters = quartersOf(plan.period).length;
      expect(round(totalsOf(workbook, quarters))).toEqual(
        round(engineTotals(plan.nodes, plan.period, cutoff, today)),
      );
    },
  );
});
