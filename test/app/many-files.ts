import type { NamedBytes } from "../../src/app/pane";
import type { Stamp } from "../../src/app/ports";
import { nodeToolbox } from "../../src/cli/toolbox";
import { planWorkbook } from "../../src/core/layout/plan-workbook";
import {
  baselineOf,
  dayOf,
  monthOf,
  parseBranchCode,
  periodOf,
} from "../../src/core/plan";
import type { Roster } from "../../src/core/plan";
import { findTemplate, planFromTemplate } from "../../src/core/plan/templates";
import { fillIn } from "../../src/core/sample";

/** The cut-off of the files: nine months are filled in. */
export const AS_OF = dayOf(2026, 9, 30)!;

/** Stand for a branch's code and name in the workbook that is stamped. */
const TOKENS = ["\uE000\uE001\uE002", "\uE000\uE003\uE002"] as const;

const PROFILES = ["excellent", "normal", "struggling", "careless"] as const;

export interface ManyFiles {
  readonly files: readonly NamedBytes[];
  readonly roster: Roster;
  /** Another file of the branch with that index: a duplicate of other content. */
  readonly again: (index: number) => NamedBytes;
}

/**
 * Filled-in workbooks of many branches, each with its own code and name; of
 * every hundred four have different content. The roster has them all and one
 * branch more, from which nothing came.
 */
export async function manyFiles(count: number): Promise<ManyFiles> {
  const tools = { ...nodeToolbox(), today: AS_OF };
  const plan = {
    ...planFromTemplate(findTemplate("office")!, {
      planId: tools.newPlanId(),
      period: periodOf("calendar-year", monthOf(2026, 1)!),
    }),
    branchCode: parseBranchCode(TOKENS[0]),
    branchName: TOKENS[1],
  };
  const stamps: Stamp[] = [];
  for (const [seed, profile] of PROFILES.entries()) {
    const filled = fillIn(plan, profile, { until: AS_OF, seed: seed + 1 });
    const layout = planWorkbook(filled, {
      language: "zh",
      today: AS_OF,
      baseline: baselineOf(plan),
    });
    stamps.push(tools.prepareStamp(await tools.writeWorkbook(layout), TOKENS));
  }
  const branches = Array.from({ length: count + 1 }, (_, i) => ({
    code: parseBranchCode(`B${String(i + 1).padStart(4, "0")}`)!,
    name: `第${i + 1}基层工会`,
    parent: "澄岭县总工会",
    contact: `联系人${i + 1}`,
    phone: `0000-${String(i + 1).padStart(7, "0")}`,
    path: ["澄岭县总工会"],
  }));
  const fileOf = (index: number, profile: number): NamedBytes => {
    const { code, name } = branches[index]!;
    const values = new Map([
      [TOKENS[0], code],
      [TOKENS[1], name],
    ]);
    const bytes = stamps[profile % stamps.length]!.stamp(values);
    return { name: `${code} ${name}.xlsx`, bytes };
  };
  return {
    files: Array.from({ length: count }, (_, i) => fileOf(i, i)),
    roster: { branches },
    again: (index) => {
      const { name, bytes } = fileOf(index, index + 1);
      return { name: name.replace(".xlsx", " 再报.xlsx"), bytes };
    },
  };
}

/** A roster as a file. */
export function rosterCsv({ branches }: Roster): string {
  const rows = branches.map((branch) =>
    [
      branch.code,
      branch.name,
      branch.parent,
      branch.contact,
      branch.phone,
    ].join(","),
  );
  return ["单位编码,单位名称,上级工会,联系人,联系电话", ...rows].join("\n");
}
