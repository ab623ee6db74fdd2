import { describe, expect, it } from "@jest/globals";
import { chosen, nodeFileWork } from "./node-file-work";

describe("reading a roster", () => {
  const read = (content: Uint8Array | string): Promise<unknown> =>
    nodeFileWork.rosters.read({
      file: chosen("花名册.csv", content),
      language: "zh",
    });

  it("gives the branches of a .csv in its order", async () => {
    const roster = await read(
      "单位编码,单位名称,上级工会,联系人\nB02,东街小学,教育工会,王芳\nB01,西街小学,教育工会,\n",
    );
    expect(roster).toMatchObject({
      branches: [
        { code: "B02", name: "东街小学", contact: "王芳" },
        { code: "B01", name: "西街小学", contact: "" },
      ],
    });
  });

  it("refuses a roster in which two branches have one code, and says where", async () => {
    await expect(
      read("单位编码,单位名称\nB01,东街小学\nB01,西街小学\n"),
    ).rejects.toMatchObject({ name: "JobError", code: "roster-refused" });
  });

  it("says that there is no branch in an empty roster", async () => {
    await expect(read("单位编码,单位名称\n")).rejects.toMatchObject({
      code: "roster-empty",
    });
  });

  it("says that a picture is no roster", async () => {
    await expect(
      read(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0xff)),
    ).rejects.toMatchObject({ name: "RefusedError" });
  });
});
