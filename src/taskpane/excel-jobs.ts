import { paneJobs } from "../app/pane";
import type { PaneJobs } from "../app/pane";
import { dayOf, parsePlanId } from "../core/plan";
import type { Day, PlanId } from "../core/plan";
import { OfficeJsHost } from "../excel";
import { connectFileWork } from "../workers";
import { excelPlatform } from "./platform";

/** The pane's jobs over the workbook that Excel shows, with the day and the chance of this machine. */
export function excelJobs(): PaneJobs {
  return paneJobs({
    host: new OfficeJsHost(),
    platform: excelPlatform(),
    work: connectFileWork(),
    today,
    newPlanId,
  });
}

function today(): Day {
  const now = new Date();
  const day = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (day === null) throw new Error("the clock is outside the calendar");
  return day;
}

function newPlanId(): PlanId {
  const id = parsePlanId(crypto.randomUUID());
  if (id === null) throw new Error("randomUUID made no UUID");
  return id;
}
