import { describe, expect, it } from "@jest/globals";
import { valueOf } from "../../src/workers/outcome";
import { serveWork } from "../../src/workers/serve";
import { chosen, nodeFileWork } from "../app/node-file-work";

const served = serveWork(nodeFileWork);
const run = async (content: string): Promise<unknown> =>
  valueOf(
    // As between two threads: nothing but plain data.
    structuredClone(
      await served.run(
        "rosters",
        "read",
        { file: chosen("花名册.csv", content), language: "zh" },
        () => undefined,
      ),
    ),
  );

describe("jobs that another thread does", () => {
  it("give what they give in this one", async () => {
    expect(await run("单位编码,单位名称\nB01,东街小学\n")).toMatchObject({
      branches: [{ code: "B01", name: "东街小学" }],
    });
  });

  it("fail with the error that they fail with in this one", async () => {
    await expect(run("单位编码,单位名称\n")).rejects.toMatchObject({
      name: "JobError",
      code: "roster-empty",
      params: { file: "花名册.csv" },
    });
  });

  it("are refused where there is none of the name", async () => {
    await expect(
      served.run("rosters", "toString", {}, () => undefined),
    ).rejects.toThrow("no job rosters.toString");
  });
});
