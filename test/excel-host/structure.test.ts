import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { ExcelHost } from "./index";
import { startExcelHost } from "./index";

let host: ExcelHost;

beforeEach(() => {
  host = startExcelHost({ sheetName: "目标" });
});

afterEach(() => {
  host.stop();
});

/** Runs a batch; the code of the error that it ends in, or `null`. */
async function outcome(
  work: (sheet: Excel.Worksheet, workbook: Excel.Workbook) => void,
): Promise<string | null> {
  try {
    await Excel.run(async (context) => {
      work(context.workbook.worksheets.getItem("目标"), context.workbook);
      await context.sync();
    });
    return null;
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
}

/** A sheet with the table tblGoals in A1:B3. */
async function withTable(): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("目标");
    sheet.getRange("A1:B3").values = [
      ["编号", "目标"],
      ["G1", "甲"],
      ["G2", "乙"],
    ];
    sheet.tables.add("A1:B3", true).name = "tblGoals";
    await context.sync();
  });
}

describe("sheets", () => {
  it.each(["", "a/b", "x".repeat(32), "'a", "History", "目标"])(
    "are not made under the name %p",
    async (name) => {
      const code = await outcome((_, workbook) => {
        workbook.worksheets.add(name);
      });
      expect(code).toBe(
        name === "目标" ? "ItemAlreadyExists" : "InvalidArgument",
      );
    },
  );

  it("cannot all be hidden or deleted", async () => {
    expect(
      await outcome((sheet) => {
        sheet.delete();
      }),
    ).toBe("InvalidOperation");
    expect(
      await outcome((sheet) => {
        sheet.visibility = "VeryHidden";
      }),
    ).toBe("InvalidOperation");
  });

  it("are not deleted while they are very hidden", async () => {
    const code = await outcome((_, workbook) => {
      const sheet = workbook.worksheets.add("_plan");
      sheet.visibility = "VeryHidden";
      sheet.delete();
    });
    expect(code).toBe("InvalidOperation");
    expect(host.workbook.sheet("_plan")?.visibility).toBe("VeryHidden");
  });

  it("take their new name into formulas and names, and leave #REF! when they go", async () => {
    await outcome((sheet, workbook) => {
      const other = workbook.worksheets.add("月度 安排");
      sheet.getRange("A1").formulas = [["='月度 安排'!A1&\"月度 安排!\""]];
      workbook.names.add("total", other.getRange("B2"));
    });
    host.person.renameSheet("月度 安排", "安排");
    expect(host.workbook.active.cell(0, 0)?.formula).toBe(
      '=安排!A1&"月度 安排!"',
    );
    expect(host.workbook.names[0]?.formula).toBe("=安排!$B$2");
    host.person.deleteSheet("安排");
    expect(host.workbook.active.cell(0, 0)?.formula).toContain("#REF!A1");
  });

  it("are not added while the structure is protected", async () => {
    host.person.protectWorkbook();
    const code = await outcome((_, workbook) => {
      workbook.worksheets.add("x");
    });
    expect(code).toBe("AccessDenied");
  });
});

describe("tables", () => {
  beforeEach(withTable);

  it("have names that are unique in the workbook", async () => {
    const code = await outcome((_, workbook) => {
      const sheet = workbook.worksheets.add("第二");
      sheet.getRange("A1:A2").values = [["编号"], ["G9"]];
      sheet.tables.add("A1:A2", true).name = "TBLGOALS";
    });
    expect(code).toBe("ItemAlreadyExists");
  });

  it("do not overlap", async () => {
    expect(
      await outcome((sheet) => {
        sheet.tables.add("B3:C5", true);
      }),
    ).toBe("InvalidArgument");
  });

  it("keep header cells as text, filled and unique", async () => {
    await outcome((sheet) => {
      sheet.getRange("A1:B1").values = [[7, 7]];
    });
    expect(host.workbook.table("tblGoals")?.columnNames).toEqual(["7", "72"]);
  });

  it("grow when a person types below them, not when the add-in writes there", async () => {
    await outcome((sheet) => {
      sheet.getRange("A4:B4").values = [["G3", "丙"]];
    });
    expect(host.workbook.table("tblGoals")?.rect.rows).toBe(3);
    host.person.type("目标", "A4", "G3");
    expect(host.workbook.table("tblGoals")?.rect.rows).toBe(4);
    host.person.addTableRow("tblGoals", ["G4", "丁"]);
    expect(host.workbook.table("tblGoals")?.rect.rows).toBe(5);
  });

  it("move what stands below when rows are added, and take it back when they go", async () => {
    host.person.type("目标", "A6", "说明");
    await outcome((_, workbook) => {
      const { rows } = workbook.tables.getItem("tblGoals");
      rows.add(undefined, [
        ["G3", "丙"],
        ["G4", "丁"],
      ]);
    });
    const sheet = host.workbook.active;
    expect(host.workbook.table("tblGoals")?.rect.rows).toBe(5);
    expect(sheet.cell(7, 0)?.value).toBe("说明");
    await outcome((_, workbook) => {
      const { rows } = workbook.tables.getItem("tblGoals");
      rows.getItemAt(3).delete();
      rows.getItemAt(2).delete();
    });
    expect(host.workbook.table("tblGoals")?.rect.rows).toBe(3);
    expect(sheet.cell(5, 0)?.value).toBe("说明");
  });

  it("keep their columns apart when one comes and one goes", async () => {
    await outcome((_, workbook) => {
      const { columns } = workbook.tables.getItem("tblGoals");
      columns.add(1, undefined, "领域");
      columns.add(undefined, undefined, "说明");
      columns.getItem("编号").delete();
    });
    const table = host.workbook.table("tblGoals");
    expect(table?.columnNames).toEqual(["领域", "目标", "说明"]);
    expect(table?.columnIds).toEqual([3, 2, 4]);
  });

  it("are found again by the id under which the library keeps them", async () => {
    const name = await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("tblGoals");
      await context.sync();
      table.name = "tblMeasures";
      table.load("name");
      await context.sync();
      return table.name;
    });
    expect(name).toBe("tblMeasures");
  });
});

describe("a protected sheet", () => {
  beforeEach(async () => {
    await outcome((sheet) => {
      sheet.getRange("B2").format.protection.locked = false;
      sheet.protection.protect({ allowFormatColumns: true });
    });
  });

  it("takes values in unlocked cells only", async () => {
    expect(
      await outcome((sheet) => {
        sheet.getRange("B2").values = [[1]];
      }),
    ).toBeNull();
    expect(
      await outcome((sheet) => {
        sheet.getRange("A2:B2").values = [[1, 2]];
      }),
    ).toBe("AccessDenied");
    expect(host.workbook.active.cell(1, 1)?.value).toBe(1);
  });

  it("refuses formats, tables, rules and rows, and permits what its options do", async () => {
    const denied = await Promise.all([
      outcome((sheet) => {
        sheet.getRange("B2").format.font.bold = true;
      }),
    ]);
    expect(denied).toEqual(["AccessDenied"]);
    expect(
      await outcome((sheet) => {
        sheet.tables.add("B2:B3", true);
      }),
    ).toBe("AccessDenied");
    expect(
      await outcome((sheet) => {
        sheet.getRange("B2").conditionalFormats.add("Custom");
      }),
    ).toBe("AccessDenied");
    expect(
      await outcome((sheet) => {
        sheet.getRange("3:3").insert("Down");
      }),
    ).toBe("AccessDenied");
    expect(
      await outcome((sheet) => {
        sheet.getRange("B:B").format.columnWidth = 75;
      }),
    ).toBeNull();
  });

  it("cannot be protected twice, and opens with its password", async () => {
    expect(
      await outcome((sheet) => {
        sheet.protection.protect();
      }),
    ).toBe("InvalidOperation");
    host.person.unprotectSheet("目标");
    host.person.protectSheet("目标", "1234");
    expect(
      await outcome((sheet) => {
        sheet.protection.unprotect("4321");
      }),
    ).toBe("AccessDenied");
    expect(
      await outcome((sheet) => {
        sheet.protection.unprotect("1234");
      }),
    ).toBeNull();
  });
});

it("a read-only workbook denies every change and can be read", async () => {
  await withTable();
  host.person.setReadOnly(true);
  expect(
    await outcome((sheet) => {
      sheet.getRange("A9").values = [[1]];
    }),
  ).toBe("AccessDenied");
  expect(
    await outcome((sheet) => {
      sheet.getRange("A1:B3").load("values");
    }),
  ).toBeNull();
});

describe("rules", () => {
  it("of validation are cut where another one is set over them", async () => {
    await outcome((sheet) => {
      sheet.getRange("A1:A9").dataValidation.rule = {
        wholeNumber: { formula1: 1, operator: "GreaterThanOrEqualTo" },
      };
      sheet.getRange("A4:A5").dataValidation.rule = {
        custom: { formula: "=FALSE" },
      };
    });
    expect(
      host.workbook.active.validations.map(({ rect, rule }) => [
        rect.row,
        rect.rows,
        rule.kind,
      ]),
    ).toEqual([
      [0, 3, "wholeNumber"],
      [5, 4, "wholeNumber"],
      [3, 2, "custom"],
    ]);
  });

  it("of validation hold to Excel's lengths", async () => {
    expect(
      await outcome((sheet) => {
        sheet.getRange("A1").dataValidation.prompt = {
          showPrompt: true,
          title: "题".repeat(33),
          message: "",
        };
      }),
    ).toBe("InvalidArgument");
  });

  it("of format come before the older ones, until their priority is set", async () => {
    const formulas = await Excel.run(async (context) => {
      const range = context.workbook.worksheets
        .getItem("目标")
        .getRange("A1:A9");
      for (const formula of ["=$A1=1", "=$A1=2", "=$A1=3"])
        range.conditionalFormats.add("Custom").custom.rule.formula = formula;
      await context.sync();
      range.conditionalFormats.getItemAt(0).priority = 2;
      range.conditionalFormats.load("items/priority,items/custom/rule/formula");
      await context.sync();
      return range.conditionalFormats.items.map(
        ({ custom }) => custom.rule.formula,
      );
    });
    expect(formulas).toEqual(["=$A1=2", "=$A1=1", "=$A1=3"]);
  });
});
