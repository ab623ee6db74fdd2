import { describe, expect, it } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type {
  RowLayout,
  SheetLayout,
  WorkbookLayout,
} from "../../src/core/layout";
import { FileHost } from "../../src/xlsx/file-host";
import { mergedLayout } from "../../src/xlsx/merged-layout";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { patchWorkbook, writeWorkbook } from "../../src/xlsx/writer";
import { placeOf } from "../../src/xlsx/writer/reference";
import { hostContract, snapshot } from "../contract/host-contract";
import type { HostUnderTest } from "../contract/host-contract";
import { APRIL, ITEMS, sampleLayout } from "../contract/sample-layout";
import { lintPackage } from "./package-lint";
import { packageParts } from "../golden/package-parts";

/** The file as another program would save it after somebody has changed it. */
async function savedWith(
  bytes: Uint8Array,
  change: (sheets: readonly SheetLayout[]) => readonly SheetLayout[],
): Promise<Uint8Array> {
  const workbook = openWorkbook(bytes, { file: "", inflate: inflateNode });
  const { names } = sampleLayout();
  const empty: WorkbookLayout = {
    title: "",
    creator: "",
    styles: {},
    sheets: [],
    names: [],
  };
  const kept = mergedLayout(empty, { sheets: [], names }, workbook);
  return writeWorkbook({ ...kept, sheets: change(kept.sheets) });
}

/** Is the sheet one of the plan's that are known by a name? */
function hasPlanName(bytes: Uint8Array, sheet: string): boolean {
  const xml = strFromU8(unzipSync(bytes)["xl/workbook.xml"]!);
  return new RegExp(`name="branch_name"[^>]*>'?${sheet}'?!`, "u").test(xml);
}

function fileHost(): HostUnderTest {
  const host = new FileHost({ inflate: inflateNode, file: "计划.xlsx" });
  const bytes = () => {
    if (host.bytes === null) throw new Error("there is no workbook yet");
    return host.bytes;
  };
  const save = async (
    change: (sheets: readonly SheetLayout[]) => readonly SheetLayout[],
  ) => {
    host.replaced(await savedWith(bytes(), change), []);
  };
  const one =
    (name: string, change: (sheet: SheetLayout) => SheetLayout) =>
    (sheets: readonly SheetLayout[]) =>
      sheets.map((sheet) => (sheet.name === name ? change(sheet) : sheet));
  return {
    host,
    person: {
      type: (sheet, cell, value) => {
        const patched = patchWorkbook(
          bytes(),
          [{ sheet, cells: [{ cell, value }] }],
          { inflate: inflateNode },
        );
        const table = openWorkbook(patched, { file: "", inflate: inflateNode })
          .sheets.find(({ name }) => name === sheet)
          ?.tables.find(({ firstRow, lastRow }) => {
            const { row } = placeOf(cell);
            return row >= firstRow && row <= lastRow;
          });
        host.replaced(
          patched,
          table !== undefined || hasPlanName(patched, sheet)
            ? [{ sheet, range: cell }]
            : [],
        );
        return Promise.resolve();
      },
      addTableRow: (name, values) =>
        save((sheets) =>
          sheets.map((sheet) => {
            const table = sheet.tables?.find((each) => each.name === name);
            if (table === undefined) return sheet;
            const [from = "", to = ""] = table.range.split(":");
            const last = placeOf(to).row + 1;
            const rows = [...sheet.rows];
            rows[last - 1] = values.map((value) => ({ value }));
            const range = `${from}:${to.replace(/\d+/, String(last))}`;
            return {
              ...sheet,
              rows: Array.from(rows, (row?: RowLayout) => row ?? []),
              tables: [{ ...table, range }],
            };
          }),
        ),
      addSheet: (name) =>
        save((sheets) => [
          ...sheets,
          { key: name, name, visibility: "visible", columns: [], rows: [] },
        ]),
      renameSheet: (name, to) =>
        save(one(name, (sheet) => ({ ...sheet, name: to }))),
      insertRow: (name, at) =>
        save(
          one(name, (sheet) => ({
            ...sheet,
            rows: [
              ...[...sheet.rows].slice(0, at - 1),
              [],
              ...[...sheet.rows].slice(at - 1),
            ],
            tables: (sheet.tables ?? []).map((table) => ({
              ...table,
              range: table.range.replace(/\d+/g, (row) =>
                String(Number(row) + 1),
              ),
            })),
          })),
        ),
    },
    settled: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

hostContract("a file", fileHost);

describe("a workbook that is a file", () => {
  it("is written by the writer when it is made", async () => {
    const host = new FileHost({ inflate: inflateNode });
    await host.render(sampleLayout(), "create");
    expect(packageParts(host.bytes!)).toEqual(
      packageParts(await writeWorkbook(sampleLayout())),
    );
  });

  it("keeps every part but the patched sheet's when only values differ", async () => {
    const host = new FileHost({ inflate: inflateNode });
    await host.render(sampleLayout(), "create");
    const before = packageParts(host.bytes!);
    await host.render(sampleLayout(ITEMS, "改过的目标"), "update");
    const after = packageParts(host.bytes!);
    const changed = Object.keys(after).filter(
      (part) => after[part] !== before[part],
    );
    expect(changed).toEqual(["xl/worksheets/sheet2.xml"]);
  });

  it("keeps what other programs put into it when rows and formulas are added", async () => {
    const made = new FileHost({ inflate: inflateNode });
    await made.render(sampleLayout(), "create");
    const foreign = zipSync({
      ...unzipSync(made.bytes!),
      "customXml/item1.xml": strToU8("<own xmlns='urn:x'>别的程序</own>"),
      "xl/media/image1.png": new Uint8Array([1, 2, 3]),
    });
    const host = new FileHost({ inflate: inflateNode, bytes: foreign });
    const more = [...ITEMS, { id: "N0004", text: "秋季运动会", month: APRIL }];
    await host.render(sampleLayout(more, "更多"), "update");
    const [before, after] = [foreign, host.bytes!].map(packageParts);
    const changed = Object.keys({ ...before, ...after }).filter(
      (part) => after?.[part] !== before?.[part],
    );
    expect(
      changed.filter((part) => !/sheet\d|table\d|workbook\.xml$/.test(part)),
    ).toEqual([]);
    expect(lintPackage(host.bytes!)).toEqual(lintPackage(foreign));
    const written = await snapshot(host);
    expect(JSON.stringify(written)).toContain("秋季运动会");
  });

  it("is as it was when a verb fails", async () => {
    const host = new FileHost({ inflate: inflateNode });
    await host.render(sampleLayout(), "create");
    const before = await snapshot(host);
    const broken = sampleLayout();
    await expect(
      host.render(
        {
          ...broken,
          sheets: [
            ...broken.sheets,
            {
              key: "x",
              name: "附表",
              visibility: "visible",
              columns: [],
              rows: [[{ value: 1, style: "没有的样式" }]],
            },
          ],
        },
        "update",
      ),
    ).rejects.toMatchObject({ name: "HostError" });
    expect(await snapshot(host)).toEqual(before);
  });
});
