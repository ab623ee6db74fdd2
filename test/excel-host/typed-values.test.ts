import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { ExcelHost } from "./index";
import { startExcelHost } from "./index";

let host: ExcelHost;

beforeEach(() => {
  host = startExcelHost({ year: 2026 });
});

afterEach(() => {
  host.stop();
});

/** What a cell holds after `values` was set, and its number format. */
async function written(
  value: string | number | boolean,
  numberFormat = "General",
): Promise<{ value: unknown; formula: unknown; numberFormat: unknown }> {
  return Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem("Sheet1").getRange("B2");
    cell.numberFormat = [[numberFormat]];
    cell.values = [[value]];
    cell.load("values,formulas,numberFormat");
    await context.sync();
    return {
      value: cell.values[0]?.[0] as unknown,
      formula: cell.formulas[0]?.[0] as unknown,
      numberFormat: cell.numberFormat[0]?.[0] as unknown,
    };
  });
}

describe("a text written through values", () => {
  it.each([
    ["2026-03", 46082, "mmm-yy"],
    ["2026/3/5", 46086, "yyyy/m/d"],
    ["2026年3月", 46082, 'yyyy"年"m"月"'],
    ["3月5日", 46086, 'm"月"d"日"'],
    ["1-2", 46024, 'm"月"d"日"'],
    ["001", 1, "General"],
    ["１２", 12, "General"],
    ["1,234", 1234, "#,##0"],
    ["80%", 0.8, "0%"],
    ["(5)", -5, "General"],
    ["1e3", 1000, "General"],
    ["12:30", 12.5 / 24, "h:mm"],
    ["true", true, "General"],
  ])("%s becomes %p under %s", async (text, value, numberFormat) => {
    expect(await written(text)).toEqual({
      value,
      formula: value,
      numberFormat,
    });
  });

  it.each([
    "3月",
    "2026.13.1",
    "2026-13",
    "1,23",
    "N0001",
    "12 人",
    "-",
    "2月30日",
  ])("%s stays text", async (text) => {
    expect((await written(text)).value).toBe(text);
  });

  it("becomes a formula where it begins with an equals sign, a plus or a minus", async () => {
    expect(await written("=1+1")).toMatchObject({ value: 0, formula: "=1+1" });
    expect(await written("+A1")).toMatchObject({ formula: "=+A1" });
    expect(await written("-详见附件")).toMatchObject({ formula: "=-详见附件" });
  });

  it.each(["=1+1", "2026-03", "001", "'quoted"])(
    "%s stays as it is under the text format",
    async (text) => {
      const { value, formula } = await written(text, "@");
      expect(value).toBe(text);
      expect(formula).toBe(text);
    },
  );

  it("loses a leading apostrophe, which makes it text", async () => {
    expect((await written("'=1+1")).value).toBe("=1+1");
    expect((await written("'001")).value).toBe("001");
  });

  it.each(["=IF(A1", '="a', "=SUM(A1))", "=缺失!A1"])(
    "%s is refused as a formula",
    async (formula) => {
      await expect(written(formula)).rejects.toMatchObject({
        code: "InvalidArgument",
      });
      expect(host.workbook.active.cell(1, 1)?.formula ?? null).toBeNull();
    },
  );
});

describe("an array of values", () => {
  it("leaves cells alone where it has null, and clears them where it has no text", async () => {
    const values = await Excel.run(async (context) => {
      const range = context.workbook.worksheets
        .getItem("Sheet1")
        .getRange("A1:C1");
      range.values = [["a", "b", "c"]];
      // The types of the library do not know null, which its documentation has.
      range.values = [[null, "", 1]];
      range.load("values");
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([["a", "", 1]]);
  });

  it("of another size than its range is refused as a whole", async () => {
    const writing = Excel.run(async (context) => {
      const range = context.workbook.worksheets
        .getItem("Sheet1")
        .getRange("A1:B2");
      range.values = [["a", "b"]];
      await context.sync();
    });
    await expect(writing).rejects.toMatchObject({ code: "InvalidArgument" });
    expect(host.workbook.active.cell(0, 0)).toBeUndefined();
  });

  it("is refused for a whole column, which takes one number format", async () => {
    const column = async (
      write: (range: Excel.Range) => void,
    ): Promise<void> => {
      await Excel.run(async (context) => {
        write(context.workbook.worksheets.getItem("Sheet1").getRange("C:C"));
        await context.sync();
      });
    };
    await expect(
      column((range) => {
        range.values = [["a"]];
      }),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
    await column((range) => {
      range.numberFormat = [["@"]];
    });
    host.person.type("Sheet1", "C9", "001");
    expect(host.workbook.active.cell(8, 2)?.value).toBe("001");
  });
});

it("formulas have the values that the test calculates", async () => {
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets
      .getItem("Sheet1")
      .getRange("A1:A2");
    range.formulas = [["=ROW()"], ["=1+2"]];
    await context.sync();
  });
  host.workbook.recalculate((_, row, __, formula) =>
    formula === "ROW()" ? row + 1 : 3,
  );
  const values = await Excel.run(async (context) => {
    const range = context.workbook.worksheets
      .getItem("Sheet1")
      .getRange("A1:A2");
    range.load("values");
    await context.sync();
    return range.values;
  });
  expect(values).toEqual([[1], [3]]);
});
