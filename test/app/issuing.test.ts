import { beforeAll, describe, expect, it } from "@jest/globals";
import { unzipSync } from "fflate";
import { parseIssueRecord } from "../../src/app/issue-record";
import { paneJobs } from "../../src/app/pane";
import type { NamedBytes, PaneJobs, PanePlatform } from "../../src/app/pane";
import { nodeToolbox } from "../../src/cli/toolbox";
import { readPlan } from "../../src/core/layout";
import { planWorkbook } from "../../src/core/layout/plan-workbook";
import type { Plan, Roster } from "../../src/core/plan";
import { monthOf, parseBranchCode, periodOf } from "../../src/core/plan";
import { findTemplate, planFromTemplate } from "../../src/core/plan/templates";
import { fillIn, sampleCounty } from "../../src/core/sample";
import { FileHost } from "../../src/xlsx/file-host";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { nodeFileWork } from "./node-file-work";
import { TODAY } from "./sample-files";

const { roster } = sampleCounty();

function plan(): Plan {
  return planFromTemplate(findTemplate("office")!, {
    planId: nodeToolbox().newPlanId(),
    period: periodOf("calendar-year", monthOf(2026, 1)!),
  });
}

/** Jobs over a workbook in a file, with what the place can do. */
async function jobsOver(
  held: Plan | null,
  platform: Partial<PanePlatform> = {},
): Promise<PaneJobs> {
  const host = new FileHost({ inflate: inflateNode });
  if (held !== null)
    await host.render(
      planWorkbook(held, { language: "zh", today: TODAY }),
      "create",
    );
  return paneJobs({
    host,
    work: nodeFileWork,
    platform: {
      loadSettings: () => ({}),
      saveSettings: () => undefined,
      ...platform,
    },
    today: () => TODAY,
    newPlanId: nodeToolbox().newPlanId,
  });
}

function keeping(): {
  readonly files: NamedBytes[];
  readonly keep: (file: NamedBytes) => Promise<"saved">;
} {
  const files: NamedBytes[] = [];
  return {
    files,
    keep: (file) => {
      files.push(file);
      return Promise.resolve("saved");
    },
  };
}

describe("issuing the workbook's plan", () => {
  let files: NamedBytes[];
  let entries: Record<string, Uint8Array>;

  beforeAll(async () => {
    const kept = keeping();
    const filled = fillIn(plan(), "normal", { until: TODAY, seed: 3 });
    const jobs = await jobsOver(filled, { saveFile: kept.keep });
    await jobs.issue.issue(roster, "zh");
    ({ files } = kept);
    entries = unzipSync(files[0]!.bytes);
  });

  it("gives one zip with a workbook for each branch and the issue record", () => {
    expect(files.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^下发 .*\.zip$/u),
    ]);
    const names = Object.keys(entries);
    expect(names).toHaveLength(13);
    expect(names.at(-1)).toBe("issue-record.json");
    for (const { code, name } of roster.branches)
      expect(names.some((file) => file.startsWith(`${code} ${name} `))).toBe(
        true,
      );
  });

  it("issues what is planned and nothing of what was reported", () => {
    const [name = ""] = Object.keys(entries);
    const workbook = nodeToolbox().openWorkbook(entries[name]!, name);
    const result = readPlan(workbook);
    if (!result.ok) throw new Error("no plan was issued");
    const { head, nodes, reports, indicators } = result.reading;
    expect(head).toMatchObject({
      branchCode: roster.branches[0]!.code,
      branchName: roster.branches[0]!.name,
    });
    expect(nodes).toHaveLength(plan().nodes.length);
    expect(new Set(nodes.map(({ progress }) => progress.status))).toEqual(
      new Set(["not-started"]),
    );
    expect(reports!.every(({ state }) => state === null)).toBe(true);
    expect(indicators.every(({ values }) => values.size === 0)).toBe(true);
  });

  it("writes a record that the roll-up reads", () => {
    const text = new TextDecoder().decode(entries["issue-record.json"]);
    const record = parseIssueRecord(text);
    expect(record?.roster.branches).toHaveLength(12);
    expect(record?.nodes).toHaveLength(plan().nodes.length);
  });
});

describe("issuing where nothing can be saved", () => {
  const few: Roster = { branches: roster.branches.slice(0, 3) };

  it("opens the workbooks of a few branches beside the one in front", async () => {
    const kept = keeping();
    const jobs = await jobsOver(plan(), {
      saveFile: null,
      openWorkbook: async (file) => {
        await kept.keep(file);
      },
    });
    expect(await jobs.issue.issue(few, "zh")).toBe("opened");
    expect(kept.files.map(({ name }) => name.split(" ")[0])).toEqual(
      few.branches.map(({ code }) => code),
    );
  });

  it("opens none of more than ten, and says what to do", async () => {
    const kept = keeping();
    const jobs = await jobsOver(plan(), {
      saveFile: null,
      openWorkbook: async (file) => {
        await kept.keep(file);
      },
    });
    await expect(jobs.issue.issue(roster, "zh")).rejects.toMatchObject({
      code: "too-many-to-open",
      params: { most: 10, count: 12 },
    });
    expect(kept.files).toEqual([]);
  });

  it("says so where nothing can be opened either", async () => {
    const jobs = await jobsOver(plan(), {});
    await expect(jobs.issue.issue(few, "zh")).rejects.toMatchObject({
      code: "nowhere-to-save",
    });
  });
});

describe("preparing to issue", () => {
  it("finds the roster that stands in the workbook", async () => {
    const host = new FileHost({ inflate: inflateNode });
    await host.render(
      planWorkbook(plan(), { language: "zh", today: TODAY }),
      "create",
    );
    const cell = (value: string): { value: string } => ({ value });
    await host.render(
      {
        title: "",
        creator: "",
        styles: {},
        names: [],
        sheets: [
          {
            key: "roster",
            name: "我们的单位",
            visibility: "visible",
            columns: [{ width: 20 }, { width: 20 }],
            rows: [
              [cell("二〇二六年花名册")],
              [cell("单位编码"), cell("单位名称")],
              [cell("B01"), cell("东街小学")],
            ],
          },
        ],
      },
      "create",
    );
    const jobs = paneJobs({
      host,
      today: () => TODAY,
      newPlanId: nodeToolbox().newPlanId,
    });
    expect(await jobs.issue.prepare("zh")).toMatchObject({
      kind: "plan",
      way: "none",
      roster: {
        sheet: "我们的单位",
        roster: { branches: [{ code: parseBranchCode("B01") }] },
      },
    });
  });

  it("takes no sheet of a plan for a roster, and says where there is no plan", async () => {
    const withPlan = await jobsOver(plan());
    expect(await withPlan.issue.prepare("zh")).toMatchObject({
      roster: null,
      rosterError: null,
    });
    const without = await jobsOver(null);
    expect(await without.issue.prepare("zh")).toEqual({ kind: "none" });
  });
});
