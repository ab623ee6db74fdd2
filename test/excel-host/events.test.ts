import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { ExcelHost } from "./index";
import { startExcelHost } from "./index";

let host: ExcelHost;

beforeEach(async () => {
  host = startExcelHost({ sheetName: "安排" });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("安排");
    sheet.getRange("A1:B2").values = [
      ["编号", "状态"],
      ["N0001", "未开始"],
    ];
    sheet.tables.add("A1:B2", true).name = "tblNodes";
    await context.sync();
  });
  await host.settled();
});

afterEach(() => {
  host.stop();
});

describe("events", () => {
  it("tell what a person changed in a sheet and in a table", async () => {
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("安排");
      sheet.onChanged.add((event) => {
        heard.push(`sheet ${event.address} ${event.changeType}`);
        return Promise.resolve();
      });
      sheet.tables.getItem("tblNodes").onChanged.add((event) => {
        heard.push(`table ${event.address} ${event.changeType}`);
        return Promise.resolve();
      });
      await context.sync();
    });
    host.person.type("安排", "B2", "已完成");
    host.person.type("安排", "D9", "别处");
    await host.settled();
    expect(heard.sort()).toEqual([
      "sheet B2 RangeEdited",
      "sheet D9 RangeEdited",
      "table B2 RangeEdited",
    ]);
  });

  it("say of the add-in's own writes that they are its own", async () => {
    const heard: unknown[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("安排").onChanged.add((event) => {
        heard.push(event.triggerSource);
        return Promise.resolve();
      });
      context.workbook.worksheets.getItem("安排").getRange("B2").values = [
        ["进行中"],
      ];
      await context.sync();
    });
    await host.settled();
    expect(heard).toEqual(["ThisLocalAddin"]);
  });

  it("do not come after they were removed, nor while the add-in has switched them off", async () => {
    let heard = 0;
    const handler = await Excel.run(async (context) => {
      const added = context.workbook.worksheets.onChanged.add(() => {
        heard += 1;
        return Promise.resolve();
      });
      context.runtime.enableEvents = false;
      await context.sync();
      return added;
    });
    host.person.type("安排", "B2", "甲");
    await host.settled();
    expect(heard).toBe(0);
    expect(host.listening()).toBe(1);
    await Excel.run(handler.context, async (context) => {
      context.runtime.enableEvents = true;
      await context.sync();
    });
    host.person.type("安排", "B2", "乙");
    await host.settled();
    expect(heard).toBe(1);
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    host.person.type("安排", "B2", "丙");
    await host.settled();
    expect(heard).toBe(1);
    expect(host.listening()).toBe(0);
  });

  it("tell of sheets that come and go, and of what is selected", async () => {
    const heard: string[] = [];
    const hear = (what: string) => (): Promise<void> => {
      heard.push(what);
      return Promise.resolve();
    };
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onAdded.add(hear("added"));
      worksheets.onDeleted.add(hear("deleted"));
      worksheets.onSelectionChanged.add(hear("selected"));
      await context.sync();
    });
    host.person.addSheet("新");
    host.person.deleteSheet("新");
    host.person.select("安排", "A2");
    await host.settled();
    expect(heard).toEqual(["added", "deleted", "selected"]);
  });

  it("of one host are not heard by listeners of the next", async () => {
    let heard = 0;
    await Excel.run(async (context) => {
      context.workbook.worksheets.onAdded.add(() => {
        heard += 1;
        return Promise.resolve();
      });
      await context.sync();
    });
    host.stop();
    host = startExcelHost();
    host.person.addSheet("新");
    await host.settled();
    expect(heard).toBe(0);
  });
});
