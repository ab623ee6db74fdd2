import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { ExcelHost } from "./index";
import { ERROR_CODES, startExcelHost } from "./index";

let host: ExcelHost;

beforeEach(() => {
  host = startExcelHost();
});

afterEach(() => {
  host.stop();
});

/** Writes a value into A1, B1 and C1, an action each. */
async function write(value: number): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1").values = [[value]];
    sheet.getRange("B1").values = [[value]];
    sheet.getRange("C1").values = [[value]];
    await context.sync();
  });
}

function held(): readonly unknown[] {
  return [0, 1, 2].map((column) => host.workbook.active.cell(0, column)?.value);
}

describe("a fault", () => {
  it.each(ERROR_CODES)("reaches the add-in as %s", async (code) => {
    host.faults.at(1, { code });
    await expect(write(1)).rejects.toMatchObject({ code });
    expect(held()).toEqual([undefined, undefined, undefined]);
  });

  it("half-way leaves what was done before it", async () => {
    host.faults.at(1, { code: "GeneralException", afterActions: 8 });
    await expect(write(1)).rejects.toMatchObject({ code: "GeneralException" });
    expect(held()).toEqual([1, undefined, undefined]);
  });

  it("meets the request that it was planned for, and no other", async () => {
    // Each write is two requests: the second lets go of the references.
    host.faults.at(3, { code: "AccessDenied" });
    await write(1);
    await expect(write(2)).rejects.toMatchObject({ code: "AccessDenied" });
    await write(3);
    expect(held()).toEqual([3, 3, 3]);
    expect(host.faults.count).toBe(1);
  });

  it("of the connection gives no answer, whether the request was carried out or not", async () => {
    host.faults.at(1, { gone: true });
    await expect(write(1)).rejects.toThrow();
    expect(held()).toEqual([undefined, undefined, undefined]);
    host.faults.clear();
    host.faults.at(1, { gone: true, carriedOut: true });
    await expect(write(2)).rejects.toThrow();
    expect(held()).toEqual([2, 2, 2]);
  });

  it("that stays meets every later request", async () => {
    host.faults.from(1, { gone: true });
    await expect(write(1)).rejects.toThrow();
    await expect(write(1)).rejects.toThrow();
    host.faults.clear();
    await write(1);
    expect(held()).toEqual([1, 1, 1]);
  });

  it("may only be that the answer takes long", async () => {
    host.faults.at(1, { delay: 30 });
    const begun = performance.now();
    await write(1);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(25);
  });
});

describe("a cell that is being edited", () => {
  it("makes requests fail", async () => {
    host.person.startEditing();
    await expect(write(1)).rejects.toMatchObject({
      code: "InvalidOperationInCellEditMode",
    });
    host.person.stopEditing();
    await write(1);
    expect(held()).toEqual([1, 1, 1]);
  });

  it("is waited for where the add-in asks for it", async () => {
    host.person.startEditing();
    const writing = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [
        [7],
      ];
      await context.sync();
    });
    await host.settled();
    expect(held()[0]).toBeUndefined();
    host.person.stopEditing();
    await writing;
    expect(held()[0]).toBe(7);
  });
});

describe("five megabytes", () => {
  it("are the limit of a request: nothing of a larger one is done", async () => {
    const text = "字".repeat(30_000);
    const writing = Excel.run(async (context) => {
      const range = context.workbook.worksheets
        .getItem("Sheet1")
        .getRange("A1:A60");
      range.values = Array.from({ length: 60 }, () => [text]);
      await context.sync();
    });
    await expect(writing).rejects.toMatchObject({
      code: "RequestPayloadSizeLimitExceeded",
    });
    expect(held()[0]).toBeUndefined();
  });

  it("are the limit of an answer", async () => {
    const text = "字".repeat(30_000);
    for (let row = 0; row < 60; row += 1)
      host.workbook.active.put(row, 0, { value: text });
    const reading = Excel.run(async (context) => {
      context.workbook.worksheets
        .getItem("Sheet1")
        .getRange("A1:A60")
        .load("values");
      await context.sync();
    });
    await expect(reading).rejects.toMatchObject({
      code: "ResponsePayloadSizeLimitExceeded",
    });
  });
});
