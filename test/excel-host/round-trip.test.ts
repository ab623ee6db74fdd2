import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { ExcelHost } from "./index";
import { startExcelHost } from "./index";

let host: ExcelHost;

beforeEach(() => {
  host = startExcelHost();
});

afterEach(() => {
  host.stop();
});

describe("the library against the test host", () => {
  it("makes a sheet and gives back what was written", async () => {
    const told = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("目标");
      const range = sheet.getRange("A1:B2");
      range.values = [
        ["编号", "目标"],
        ["G1", 3],
      ];
      range.load("values,address");
      await context.sync();
      return { values: range.values, address: range.address };
    });
    expect(told).toEqual({
      values: [
        ["编号", "目标"],
        ["G1", 3],
      ],
      address: "目标!A1:B2",
    });
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual([
      "Sheet1",
      "目标",
    ]);
  });

  it("adds a sheet once, however many syncs use its proxy", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("x");
      await context.sync();
      sheet.getRange("A1").values = [[1]];
      await context.sync();
      sheet.getRange("A2").values = [[2]];
      await context.sync();
    });
    expect(host.workbook.sheets).toHaveLength(2);
  });

  it("refuses a property that was not loaded", async () => {
    const reading = Excel.run((context) => {
      const range = context.workbook.worksheets.getActiveWorksheet();
      return Promise.resolve(range.name);
    });
    await expect(reading).rejects.toMatchObject({ code: "PropertyNotLoaded" });
  });

  it("says which item is not there, as an error of the library", async () => {
    const failure: unknown = await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("nowhere").load("name");
      await context.sync();
    }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OfficeExtension.Error);
    expect(failure).toMatchObject({
      code: "ItemNotFound",
      debugInfo: { errorLocation: "WorksheetCollection.getItem" },
    });
  });

  it("gives null objects for what is not there", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("nowhere");
      const used = sheet.getUsedRangeOrNullObject();
      await context.sync();
      expect(sheet.isNullObject).toBe(true);
      expect(used.isNullObject).toBe(true);
    });
  });

  it("takes an array that the library splits into several writes", async () => {
    const values = Array.from({ length: 2000 }, (_, row) => [row, `n${row}`]);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("B2:C2001");
      range.values = values;
      await context.sync();
    });
    const sheet = host.workbook.sheet("Sheet1")!;
    expect(sheet.cell(2000, 1)?.value).toBe(1999);
    expect(sheet.cell(2000, 2)?.value).toBe("n1999");
  });

  it("keeps a range where its cells go when rows are inserted above", async () => {
    const address = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("A5");
      range.load("address");
      await context.sync();
      sheet.getRange("2:3").insert("Down");
      range.load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("Sheet1!A7");
  });

  it("fails loudly for a member that it has not, and again at the end", async () => {
    const failure: unknown = await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().shapes.load("items");
      await context.sync();
    }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "ApiNotFound" });
    expect(() => {
      host.stop();
    }).toThrow("Worksheet.shapes");
    host.counters.missing.length = 0;
  });

  it("checks requirement sets as the host says they are", async () => {
    host.stop();
    host = startExcelHost({ requirementSets: { ExcelApi: "1.8" } });
    await host.Office.onReady();
    expect(
      host.Office.context.requirements.isSetSupported("ExcelApi", "1.8"),
    ).toBe(true);
    const failure: unknown = await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRanges("A1,B2");
      await context.sync();
    }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "ApiNotFound" });
  });

  it("counts requests and bytes, and lists the members that were used", async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().name = "封面";
      await context.sync();
    });
    expect(host.counters).toMatchObject({ requests: 1, releases: 0 });
    expect(host.counters.bytesOut).toBeGreaterThan(100);
    expect([...host.counters.members]).toEqual([
      "Workbook.worksheets",
      "WorksheetCollection.getActiveWorksheet",
      "Worksheet.name",
    ]);
  });

  it("tells requests that only let go of references from the others", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1").values = [[1]];
      await context.sync();
    });
    expect(host.counters).toMatchObject({ requests: 2, releases: 1 });
    host.counters.reset();
    expect(host.counters).toMatchObject({
      requests: 0,
      releases: 0,
      bytesOut: 0,
    });
  });
});
