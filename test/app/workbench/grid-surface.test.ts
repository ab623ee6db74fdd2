import { beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { GridSurface } from "../../../src/app/workbench";
import { planWorkbook } from "../../../src/core/layout";
import { dayOf, monthOf, parsePlanId, periodOf } from "../../../src/core/plan";
import {
  findTemplate,
  planFromTemplate,
} from "../../../src/core/plan/templates";
import { deskWork } from "../../../src/workers/desk/desk-work";
import { openWorkbook } from "../../../src/xlsx/reader";
import { inflateNode } from "../../../src/xlsx/reader/inflate-node";
import { writeWorkbook } from "../../../src/xlsx/writer";
import { FileGrid } from "./file-grid";

const SHEET = "月度安排";
const today = dayOf(2026, 3, 10)!;
const layout = planWorkbook(
  planFromTemplate(findTemplate("office")!, {
    planId: parsePlanId("00000000-0000-4000-8000-000000000001")!,
    period: periodOf("calendar-year", monthOf(2026, 1)!),
  }),
  { language: "zh", today },
);

let bytes: Uint8Array;
let grid: FileGrid;
let surface: GridSurface;

beforeAll(async () => {
  bytes = await writeWorkbook(layout);
});

beforeEach(async () => {
  grid = new FileGrid();
  surface = new GridSurface(grid, deskWork);
  await surface.show({ name: "计划.xlsx", bytes });
});

function valueIn(file: Uint8Array, row: number, column: number) {
  const workbook = openWorkbook(file, { file: "a", inflate: inflateNode });
  const info = workbook.sheets.find(({ name }) => name === SHEET)!;
  return workbook.read(info).cell(row, column)?.value;
}

const typed = [{ sheet: SHEET, cells: [{ cell: "Z60", value: "记一笔" }] }];

describe("a surface with a live sheet", () => {
  it("gives the very file that it was shown, as long as nothing is changed", async () => {
    expect(await surface.bytes()).toBe(bytes);
  });

  it("works what is changed in the sheet into the file", async () => {
    await grid.write(typed);
    const changed = await surface.bytes();
    expect(valueIn(changed, 60, 26)).toBe("记一笔");
    expect(valueIn(bytes, 60, 26)).toBeUndefined();
    // Asked again, the file is not made again.
    expect(await surface.bytes()).toBe(changed);
  });

  it("makes new sheets in the file, on top of what was changed, and shows them", async () => {
    let told = 0;
    surface.onChanged(() => (told += 1));
    await grid.write(typed);
    const own = {
      ...layout,
      names: [],
      sheets: [
        {
          key: "own",
          name: "附表",
          visibility: "visible" as const,
          columns: [{ width: 10 }],
          rows: [[{ value: "一" }]],
        },
      ],
    };
    await surface.render(own, "create");
    expect(told).toBe(2);
    const { sheets } = await grid.read();
    expect(sheets.map(({ name }) => name)).toContain("附表");
    expect(valueIn(await surface.bytes(), 60, 26)).toBe("记一笔");
  });

  it("says which name is taken, and leaves file and sheet as they were", async () => {
    await expect(surface.render(layout, "create")).rejects.toMatchObject({
      name: "HostError",
      code: "name-taken",
    });
    expect(await surface.bytes()).toBe(bytes);
  });

  it("keeps the workbook before when the next one cannot be opened", async () => {
    const broken = bytes.slice(0, 2000);
    await expect(
      surface.show({ name: "坏.xlsx", bytes: broken }),
    ).rejects.toMatchObject({ name: "RefusedError" });
    expect(await surface.bytes()).toBe(bytes);
    expect((await surface.read()).sheets.length).toBe(layout.sheets.length);
  });

  it("says how many formulas keep their values because they are not calculated", async () => {
    grid.uncalculated.set("CUBEVALUE", 2).set("RTD", 1);
    expect(await surface.show({ name: "计划.xlsx", bytes })).toContainEqual({
      code: "uncalculated",
      sheet: null,
      count: 3,
      cell: null,
    });
  });

  it("lets the sheet go", () => {
    surface.dispose();
    expect(grid.isGone).toBe(true);
  });
});
