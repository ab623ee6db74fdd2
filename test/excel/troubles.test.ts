import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { OfficeJsHost } from "../../src/excel";
import type { OfficeJsHostOptions } from "../../src/excel";
import { snapshot } from "../contract/host-contract";
import { ITEMS, sampleLayout } from "../contract/sample-layout";
import { startExcelHost } from "../excel-host";
import type { ExcelHost } from "../excel-host";
import { fingerprint } from "./fingerprint";
import { runtimeOf } from "./runtime";

let excel: ExcelHost;

beforeEach(() => {
  excel = startExcelHost();
});

afterEach(() => {
  excel.stop();
});

function hostOf(options: OfficeJsHostOptions = {}): OfficeJsHost {
  return new OfficeJsHost({
    runtime: runtimeOf(excel),
    wait: () => Promise.resolve(),
    ...options,
  });
}

const CHANGED = sampleLayout(ITEMS, "改过的目标");

describe("while somebody types in a cell", () => {
  it("a verb waits, says so, and goes on when the cell is left", async () => {
    const told: boolean[] = [];
    let waits = 0;
    const host = hostOf({
      onWait: (waiting) => told.push(waiting),
      wait: () => {
        waits += 1;
        if (waits === 3) excel.person.stopEditing();
        return Promise.resolve();
      },
    });
    excel.person.startEditing();
    await host.render(sampleLayout(), "create");
    expect(waits).toBe(3);
    expect(told).toEqual([true, false]);
    expect(excel.workbook.table("tblNodes")).not.toBeNull();
  });

  it("a write that meets it half-way is taken back and made again", async () => {
    const host = hostOf();
    await host.render(sampleLayout(), "create");
    excel.faults.at(3, {
      code: "InvalidOperationInCellEditMode",
      afterActions: 8,
    });
    await host.write([
      { sheet: "安排", cells: [{ cell: "D4", value: 1 }] },
      { sheet: "汇总", cells: [{ cell: "B4", value: "新目标" }] },
    ]);
    expect(excel.faults.count).toBe(1);
    expect(excel.workbook.sheet("安排")?.cell(3, 3)?.value).toBe(1);
    expect(excel.workbook.sheet("汇总")?.cell(3, 1)?.value).toBe("新目标");
    expect(excel.workbook.sheet("汇总")?.protection).not.toBeNull();
  });

  it("a verb gives up when its patience is over", async () => {
    const host = hostOf({ patience: 1_000 });
    excel.person.startEditing();
    const reading = host.read();
    await expect(reading).rejects.toMatchObject({
      name: "HostError",
      code: "cell-being-edited",
      stands: [],
    });
    excel.person.stopEditing();
  });
});

describe("protection", () => {
  it("without a password is lifted for an update and set again as it was", async () => {
    const host = hostOf();
    await host.render(sampleLayout(), "create");
    const before = excel.workbook.sheet("汇总")?.protection;
    await host.render(CHANGED, "update");
    const sheet = excel.workbook.sheet("汇总");
    expect(sheet?.cell(3, 1)?.value).toBe("改过的目标");
    expect(sheet?.protection).toEqual(before);
  });

  it("by a password of somebody else's is named, and nothing is changed", async () => {
    const host = hostOf();
    await host.render(sampleLayout(), "create");
    excel.person.unprotectSheet("汇总");
    excel.person.protectSheet("汇总", "秘密");
    const before = fingerprint(excel);
    await expect(host.render(CHANGED, "update")).rejects.toMatchObject({
      code: "sheet-protected",
      sheet: "汇总",
      stands: [],
    });
    await expect(
      host.write([{ sheet: "汇总", cells: [{ cell: "B4", value: "x" }] }]),
    ).rejects.toMatchObject({ code: "sheet-protected", sheet: "汇总" });
    expect(fingerprint(excel)).toEqual(before);
  });

  it("by a password does not hinder a write into cells that may be typed into", async () => {
    const host = hostOf();
    await host.render(sampleLayout(), "create");
    excel.person.unprotectSheet("汇总");
    excel.person.protectSheet("汇总", "秘密");
    await host.write([
      { sheet: "汇总", cells: [{ cell: "B5", value: "王芳" }] },
    ]);
    expect(excel.workbook.sheet("汇总")?.cell(4, 1)?.value).toBe("王芳");
  });

  it("of the workbook is named where a sheet has to be made", async () => {
    excel.person.protectWorkbook();
    await expect(
      hostOf().render(sampleLayout(), "create"),
    ).rejects.toMatchObject({ code: "workbook-protected", sheet: null });
  });

  it("a workbook that is open for reading only is named", async () => {
    const host = hostOf();
    await host.render(sampleLayout(), "create");
    excel.person.setReadOnly(true);
    for (const verb of [
      host.render(CHANGED, "update"),
      host.write([{ sheet: "安排", cells: [{ cell: "D4", value: 1 }] }]),
    ])
      await expect(verb).rejects.toMatchObject({ code: "read-only" });
  });
});

describe("what people do meanwhile", () => {
  it("a sheet that is deleted while a write waits is named", async () => {
    let deleted = false;
    const host = hostOf({
      wait: () => {
        if (!deleted) excel.person.deleteSheet("汇总");
        deleted = true;
        return Promise.resolve();
      },
    });
    await host.render(sampleLayout(), "create");
    excel.faults.at(3, { code: "InvalidOperationInCellEditMode" });
    await expect(
      host.write([
        { sheet: "安排", cells: [{ cell: "D4", value: 1 }] },
        { sheet: "汇总", cells: [{ cell: "B4", value: "x" }] },
      ]),
    ).rejects.toMatchObject({ code: "sheet-missing", sheet: "汇总" });
    expect(excel.workbook.sheet("安排")?.cell(3, 3)?.value ?? null).toBeNull();
  });

  it("a sheet that somebody makes under the same name is not taken away with ours", async () => {
    const host = hostOf();
    const layout = sampleLayout();
    excel.faults.at(2, { delay: 20 });
    const making = host.render(layout, "create");
    await new Promise((resolve) => setTimeout(resolve, 10));
    excel.person.addSheet("汇总");
    excel.person.type("汇总", "A1", "我自己的");
    await expect(making).rejects.toMatchObject({ code: "name-taken" });
    expect(excel.workbook.sheets.map(({ name }) => name)).toEqual([
      "Sheet1",
      "汇总",
    ]);
    expect(excel.workbook.sheet("汇总")?.cell(0, 0)?.value).toBe("我自己的");
  });

  it("a plan can be made again after its sheets were taken away, by deleting or by undoing", async () => {
    const host = hostOf();
    await host.render(sampleLayout(), "create");
    excel.workbook.sheet("_记录")!.visibility = "Hidden";
    for (const name of ["安排", "汇总", "_记录"])
      excel.person.deleteSheet(name);
    for (const name of excel.workbook.names) name.formula = "=#REF!$B$4";
    await host.render(sampleLayout(), "create");
    expect(excel.workbook.names.map(({ formula }) => formula)).toEqual([
      "=安排!$B$4",
    ]);
  });
});

describe("the limits of the host", () => {
  it("a request that the host finds too large is made smaller", async () => {
    const host = hostOf();
    excel.faults.at(2, { code: "RequestPayloadSizeLimitExceeded" });
    await host.render(sampleLayout(), "create");
    const split = await snapshot(host);
    excel.stop();
    excel = startExcelHost();
    const other = hostOf();
    await other.render(sampleLayout(), "create");
    expect(split).toEqual(await snapshot(other));
  });

  it("many small requests make the same workbook as one, and each keeps to its limit", async () => {
    const limit = 70_000;
    await hostOf().render(sampleLayout(), "create");
    const whole = JSON.stringify(fingerprint(excel));
    excel.stop();
    excel = startExcelHost();
    await hostOf({ requestLimit: limit }).render(sampleLayout(), "create");
    expect(JSON.stringify(fingerprint(excel))).toBe(whole);
    expect(excel.counters.requests).toBeGreaterThan(2);
    expect(excel.counters.largestOut).toBeLessThan(limit);
  });

  it("an answer that is too large is asked for in pieces", async () => {
    const host = hostOf();
    await host.render(sampleLayout(), "create");
    const whole = await snapshot(host);
    for (const at of [2, 3, 4, 5])
      excel.faults.at(at, { code: "ResponsePayloadSizeLimitExceeded" });
    expect(await snapshot(host)).toEqual(whole);
  });

  it("an Excel without the requirement set is refused before anything is asked of it", async () => {
    excel.stop();
    excel = startExcelHost({ requirementSets: { ExcelApi: "1.12" } });
    await expect(hostOf().read()).rejects.toMatchObject({
      code: "host-too-old",
    });
    expect(excel.counters.requests).toBe(0);
  });

  it("a host that never answers is gone after a while", async () => {
    excel.faults.at(1, { delay: 60 });
    await expect(hostOf({ timeout: 10 }).read()).rejects.toMatchObject({
      code: "host-gone",
    });
    await new Promise((resolve) => setTimeout(resolve, 80));
  });
});
