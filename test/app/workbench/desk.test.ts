import { describe, expect, it } from "@jest/globals";
import { writeOds } from "hucre/ods";
import { StoreError } from "../../../src/app/workbench";
import type { Desk } from "../../../src/app/workbench";
import type { WorkbookHost } from "../../../src/core/layout";
import { MemoryStore, startedDesk, Turns } from "./desk-under-test";

const SHEET = "月度安排";

async function withSample() {
  const opened = await startedDesk();
  await opened.desk.trySample("zh");
  const first = nameOf(opened.desk, "CL-0101");
  await opened.desk.open(first.id);
  return { ...opened, first };
}

function nameOf(desk: Desk, start: string) {
  const found = desk.state.files.find(({ name }) => name.startsWith(start));
  if (found === undefined) throw new Error(`no file ${start}`);
  return found;
}

async function textAt(host: WorkbookHost, row: number, column: number) {
  const workbook = await host.read((name) => name === SHEET);
  return workbook.read(workbook.sheets[0]!).cell(row, column)?.value;
}

const words = (value: string) => [
  { sheet: SHEET, cells: [{ cell: "Z99", value }] },
];

describe("the desk's files", () => {
  it("are the sample county's, of which a branch opens with its plan", async () => {
    const { desk, host } = await withSample();
    expect(
      desk.state.files.filter(({ kind }) => kind === "workbook"),
    ).toHaveLength(12);
    expect(desk.state.files.every(({ dirty }) => !dirty)).toBe(true);
    const { sheets } = await host.read();
    expect(sheets.map(({ name }) => name)).toContain(SHEET);
  });

  it("are made once, however often the sample is asked for", async () => {
    const { desk } = await withSample();
    const before = desk.state.files.length;
    await desk.trySample("zh");
    expect(desk.state.files).toHaveLength(before);
  });

  it("keep a change through a closed tab, and come back with it", async () => {
    const { host, desk, store, first } = await withSample();
    await host.write(words("做完了"));
    expect(nameOf(desk, "CL-0101").dirty).toBe(true);
    await desk.keepNow();
    expect(desk.state.pending).toBe(false);

    const again = await startedDesk({ store });
    expect(again.desk.state.open).toBe(first.id);
    expect(again.desk.state.notices).toContainEqual({
      kind: "restored",
      name: first.name,
    });
    expect(await textAt(again.host, 99, 26)).toBe("做完了");
  });

  it("keep a change while another file is in front", async () => {
    const { host, desk, first } = await withSample();
    await host.write(words("先记下"));
    await desk.open(nameOf(desk, "CL-0102").id);
    expect(await textAt(host, 99, 26)).toBeUndefined();
    await desk.open(first.id);
    expect(await textAt(host, 99, 26)).toBe("先记下");
  });

  it("are saved as they stand, and count as changed again after the next change", async () => {
    const { host, desk, disk, first } = await withSample();
    await host.write(words("第一次"));
    await desk.save();
    expect(disk.saved.map(({ name }) => name)).toEqual([first.name]);
    expect(nameOf(desk, "CL-0101").dirty).toBe(false);
    await host.write(words("第二次"));
    expect(nameOf(desk, "CL-0101").dirty).toBe(true);
  });

  it("stay changed when a save is cancelled or refused, which is said", async () => {
    const { host, desk, disk, first } = await withSample();
    await host.write(words("改"));
    disk.answer = { kind: "cancelled" };
    await desk.save();
    expect(nameOf(desk, "CL-0101").dirty).toBe(true);
    disk.answer = { kind: "refused", detail: "locked" };
    await desk.save();
    expect(nameOf(desk, "CL-0101").dirty).toBe(true);
    expect(desk.state.notices).toContainEqual({
      kind: "save-refused",
      name: first.name,
    });
  });

  it("include a damaged one, which is refused with its reason while the open one stays", async () => {
    const { desk, host, first } = await withSample();
    await desk.open(nameOf(desk, "CL-0304").id);
    expect(desk.state.open).toBe(first.id);
    const refused = desk.state.notices.find(({ kind }) => kind === "refused");
    expect(refused).toMatchObject({
      finding: {
        severity: "error",
        place: { file: expect.stringContaining("CL-0304") },
      },
    });
    expect((await host.read()).sheets.length).toBeGreaterThan(5);
  });

  it("take in an .ods as an .xlsx with its values, and say so", async () => {
    const { desk, host } = await startedDesk();
    const bytes = await writeOds({
      sheets: [
        {
          name: "工作",
          rows: [
            ["项目", "数量"],
            ["走访", 12],
          ],
        },
      ],
    });
    await desk.add([{ name: "旧表.ods", bytes, target: null }]);
    expect(desk.state.files.map(({ name }) => name)).toEqual(["旧表.xlsx"]);
    expect(desk.state.notices).toContainEqual({
      kind: "converted",
      name: "旧表.xlsx",
    });
    const workbook = await host.read();
    const cells = workbook.read(workbook.sheets[0]!);
    expect(cells.cell(2, 1)?.value).toBe("走访");
    expect(cells.cell(2, 2)?.value).toBe(12);
  });

  it("refuse what is no spreadsheet, and stay as they were", async () => {
    const { desk } = await startedDesk();
    const bytes = new TextEncoder().encode("只是一段话");
    await desk.add([{ name: "说明.xlsx", bytes, target: null }]);
    expect(desk.state.files).toEqual([]);
    expect(desk.state.notices.map(({ kind }) => kind)).toEqual(["refused"]);
  });

  it("of equal names are told apart by a number", async () => {
    const { desk, first } = await withSample();
    const bytes = await desk.bytesOf(first.id);
    await desk.add([{ name: first.name, bytes, target: null }]);
    expect(desk.state.files.at(-1)?.name).toBe(
      first.name.replace(".xlsx", " (2).xlsx"),
    );
  });

  it("stay in the tab when the browser keeps nothing, which is said", async () => {
    const store = new MemoryStore();
    store.trouble = new StoreError("store-closed");
    const { desk, host } = await startedDesk({ store });
    await desk.trySample("zh");
    await desk.open(nameOf(desk, "CL-0101").id);
    await host.write(words("在这里"));
    await desk.keepNow();
    expect(desk.state.notices).toContainEqual({
      kind: "store",
      code: "store-closed",
    });
    expect(desk.state.pending).toBe(true);
    expect(await textAt(host, 99, 26)).toBe("在这里");
  });
});

describe("two tabs", () => {
  it("do not work on the files at once: the second is told, and does not write", async () => {
    const store = new MemoryStore();
    const turns = new Turns();
    const one = await startedDesk({ store, turns });
    await one.desk.trySample("zh");
    const two = await startedDesk({ store, turns });
    expect(two.desk.state.access).toBe("elsewhere");
    await two.desk.lookOnly();
    await two.desk.open(nameOf(two.desk, "CL-0101").id);
    await expect(two.host.write(words("偷改"))).rejects.toMatchObject({
      code: "read-only",
    });
  });

  it("hand over with what the first had just changed", async () => {
    const store = new MemoryStore();
    const turns = new Turns();
    const one = await startedDesk({ store, turns });
    await one.desk.trySample("zh");
    await one.desk.open(nameOf(one.desk, "CL-0101").id);
    await one.host.write(words("刚改的"));
    const two = await startedDesk({ store, turns });
    await two.desk.takeOver();
    expect(one.desk.state.access).toBe("elsewhere");
    expect(two.desk.state.access).toBe("owner");
    expect(await textAt(two.host, 99, 26)).toBe("刚改的");
  });

  it("without a turn between them still do not overwrite each other", async () => {
    const store = new MemoryStore();
    const one = await startedDesk({ store });
    await one.desk.trySample("zh");
    const two = await startedDesk({ store });
    for (const { desk } of [one, two])
      await desk.open(nameOf(desk, "CL-0101").id);
    await one.host.write(words("甲"));
    await one.desk.keepNow();
    await two.host.write(words("乙"));
    await two.desk.keepNow();
    expect(two.desk.state.access).toBe("elsewhere");
    await two.desk.takeOver();
    expect(await textAt(two.host, 99, 26)).toBe("甲");
  });
});
