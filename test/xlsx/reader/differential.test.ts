import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readXlsx, writeXlsx } from "hucre";
import type { Cell, SheetCells } from "../../../src/core/layout/cells";
import { inflateBrowser } from "../../../src/xlsx/reader/inflate-browser";
import { MAIN, workbookParts, zip } from "./package-builder";
import { cellsOf, open, sheetOf, workbookOf } from "./reading";

const SEED = 20260930;

const characters = fc.constantFrom(
  ..."工会计划abcé𠮷😀 \n\t0_x",
  "_x000D_",
  "_x005F_",
  "&amp;",
  "&lt;",
  "&#x5DE5;",
  "&quot;",
);
const text = fc.array(characters, { maxLength: 40 }).map((all) => all.join(""));
const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc
    .tuple(
      fc.integer({ min: 0, max: 99999 }),
      fc.integer({ min: 0, max: 99999 }),
    )
    .map(([a, b]) => `${a}.${b}`),
  fc.constantFrom(
    "",
    " 1 ",
    "-0",
    "+5",
    "1.",
    ".5",
    "1E+3",
    "abc",
    "1e400",
    "0x1F",
  ),
);

const value = fc.oneof(
  fc
    .tuple(fc.constantFrom("", ' t="n"'), number)
    .map(([type, raw]) => ({ type, inside: `<v>${raw}</v>` })),
  fc
    .nat({ max: 7 })
    .map((index) => ({ type: ' t="s"', inside: `<v>${index}</v>` })),
  fc
    .tuple(
      fc.constantFrom("", "<f>A1&amp;B1</f>", '<f t="shared" si="0"/>', "<f/>"),
      text,
    )
    .map(([formula, raw]) => ({
      type: ' t="str"',
      inside: `${formula}<v>${raw}</v>`,
    })),
  text.map((raw) => ({
    type: ' t="inlineStr"',
    inside: `<is><t xml:space="preserve">${raw}</t></is>`,
  })),
  text.map((raw) => ({
    type: ' t="inlineStr"',
    inside: `<is><r><t>${raw}</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is>`,
  })),
  fc
    .constantFrom("0", "1", "true", "2")
    .map((raw) => ({ type: ' t="b"', inside: `<v>${raw}</v>` })),
  fc
    .constantFrom("#N/A", "#REF!")
    .map((raw) => ({ type: ' t="e"', inside: `<f>B2</f><v>${raw}</v>` })),
  fc
    .constantFrom("2026-03-05", "2026-02-30", "2026-03-05T06:00:00", "")
    .map((raw) => ({ type: ' t="d"', inside: `<v>${raw}</v>` })),
  fc
    .constantFrom("", "<v/>", "<f>1+1</f>", "<f>1+1</f><v/>")
    .map((inside) => ({ type: "", inside })),
);

const cell = fc.record({
  skip: fc.nat({ max: 3 }),
  place: fc.boolean(),
  style: fc.constantFrom("", ' s="1"', ' s="2"', ' s="99"'),
  value,
});

const row = fc.record({
  skip: fc.nat({ max: 4 }),
  place: fc.boolean(),
  more: fc.constantFrom(
    "",
    ' hidden="1"',
    ' ht="0"',
    ' ht="14.25" customHeight="1"',
    ' hidden="false"',
    ' spans="1:9"',
  ),
  cells: fc.array(cell, { maxLength: 6 }),
});

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The rows as XML; where a row or cell says no place, it stands right behind the one before. */
function rowsXml(
  rows: readonly (typeof row extends fc.Arbitrary<infer Row> ? Row : never)[],
): string {
  let number = 0;
  const all = rows.map((one) => {
    number += 1 + (one.place ? one.skip : 0);
    let column = -1;
    const cells = one.cells.map((each) => {
      column += 1 + (each.place ? each.skip : 0);
      const reference = each.place
        ? ` r="${LETTERS[column] ?? ""}${number}"`
        : "";
      return `<c${reference}${each.value.type}${each.style}>${each.value.inside}</c>`;
    });
    return `<row${one.place ? ` r="${number}"` : ""}${one.more}>${cells.join("")}</row>`;
  });
  return all.join("");
}

const strings = fc.array(
  fc.oneof(
    text.map((raw) => `<si><t>${raw}</t></si>`),
    text.map((raw) => `<si><t xml:space="preserve">${raw}</t></si>`),
    fc
      .tuple(text, text)
      .map(
        ([a, b]) =>
          `<si><r><rPr><b/></rPr><t>${a}</t></r><r><t>${b}</t></r><phoneticPr fontId="1"/></si>`,
      ),
    fc.constantFrom("<si/>", "<si></si>", "<si><t/></si>"),
  ),
  { minLength: 8, maxLength: 8 },
);

/** What a sheet holds, to be compared. */
function picture(sheet: SheetCells): unknown {
  return {
    cells: cellsOf(sheet),
    rows: sheet.rowCount,
    columns: sheet.columnCount,
    hidden: [...sheet.hiddenRows],
  };
}

describe("the fast and the tolerant path", () => {
  it("give the same cells for the same sheet", () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        strings,
        fc.boolean(),
        (rows, texts, date1904) => {
          const read = (remark: string): unknown =>
            picture(
              sheetOf(
                workbookOf({
                  formats: ["yyyy-mm-dd", "0%"],
                  workbookPr: date1904 ? 'date1904="1"' : "",
                  strings: `<sst xmlns="${MAIN}">${remark}${texts.join("")}</sst>`,
                  sheets: {
                    A: `<worksheet xmlns="${MAIN}">${remark}<sheetData>${rowsXml(rows)}</sheetData></worksheet>`,
                  },
                }),
              ),
            );
          // A comment before the first row leads the whole part down the tolerant path.
          expect(read("<!-- -->")).toEqual(read(""));
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
  });

  it("give the same with either inflater", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), strings, (rows, texts) => {
        const file = zip(
          workbookParts({
            strings: texts.join(""),
            sheets: { A: rowsXml(rows) },
          }),
        );
        expect(
          picture(sheetOf(open(file, { inflate: inflateBrowser }))),
        ).toEqual(picture(sheetOf(open(file))));
      }),
      { seed: SEED, numRuns: 50 },
    );
  });
});

describe("a workbook that hucre writes", () => {
  const grid = fc.array(
    fc.array(
      fc.oneof(
        fc.double({
          noNaN: true,
          noDefaultInfinity: true,
          min: -1e12,
          max: 1e12,
        }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.string({
          unit: fc.constantFrom(..."工会计划ab 1&<>\"'\n=_x"),
          minLength: 1,
          maxLength: 30,
        }),
      ),
      { minLength: 1, maxLength: 8 },
    ),
    { minLength: 1, maxLength: 20 },
  );

  it("gives the values that were written, and those that hucre reads", async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const bytes = await writeXlsx({ sheets: [{ name: "甲", rows }] });
        const sheet = sheetOf(open(bytes));
        const oracle = await readXlsx(bytes);
        rows.forEach((values, r) => {
          values.forEach((wanted, c) => {
            const read: Cell["value"] = sheet.cell(r + 1, c + 1)?.value ?? null;
            expect(read).toEqual(Object.is(wanted, -0) ? 0 : wanted);
            expect(read).toEqual(oracle.sheets[0]?.rows[r]?.[c] ?? null);
          });
        });
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
