import { describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import type { RowLayout, WorkbookLayout } from "../../../src/core/layout";
import {
  portableDeflater,
  prepareStamp,
  writeWorkbook,
} from "../../../src/xlsx/writer";
import { nodeDeflater } from "../../../src/xlsx/writer/deflate-node";
import { packageParts } from "../../golden/package-parts";
import { expectCleanPackage } from "../package-lint";

interface Branch {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
}

const TOKENS: Branch = {
  code: "@@code@@",
  name: "@@name@@",
  parent: "@@parent(1)@@",
};

/** In a page header `&` begins a code, and digits would belong to the font size before them. */
function headerText(text: string): string {
  return (/^\d/.test(text) ? " " : "") + text.replaceAll("&", "&&");
}

/** A workbook of one branch, or with the tokens the template of all. */
function branchLayout({ code, name, parent }: Branch): WorkbookLayout {
  const plain = { visibility: "visible", columns: [{ width: 20 }] } as const;
  const filler = Array.from({ length: 60 }, (_, row): RowLayout => [
    { value: `事项${row}` },
    { value: row, formula: `ROW()+${row}` },
  ]);
  return {
    title: `${name}工作计划`,
    creator: "工会计划",
    styles: { input: { unlocked: true, fill: "FFFBE6" } },
    names: [],
    sheets: [
      {
        ...plain,
        key: "cover",
        name: "封面",
        rows: [
          [{ value: "单位名称" }, { value: name, style: "input" }],
          [
            { value: "上级工会" },
            { value: parent, style: "input" },
            { value: parent },
          ],
          [{ value: `编码：${code}，名称：${name}` }],
          [
            { value: name, formula: "B1" },
            {
              value: "",
              formula: 'IF(B1="","未填","")',
            },
          ],
          ...filler,
        ],
        validations: [
          {
            range: "B1",
            rule: { type: "custom", formula: "FALSE" },
            severity: "warning",
            prompt: { title: "单位", text: `${name}的计划` },
          },
        ],
        print: {
          landscape: true,
          header: `&L&10${headerText(name)}&R${code.replaceAll("&", "&&")}`,
        },
      },
      {
        ...plain,
        key: "nodes",
        name: "月度安排",
        rows: [[{ value: "编号" }], ...filler],
        tables: [{ name: "tblNodes", range: "A1:A30", columns: ["编号"] }],
      },
      {
        ...plain,
        key: "plan",
        name: "_plan",
        visibility: "very-hidden",
        rows: (function* (): Generator<RowLayout> {
          yield [{ value: "branch" }, { value: code }, { value: parent }];
        })(),
      },
    ],
  };
}

const BRANCHES: readonly (readonly [what: string, branch: Branch])[] = [
  [
    "an ordinary branch",
    { code: "310101", name: "第一车间工会", parent: "总厂工会" },
  ],
  ["a branch without a parent", { code: "A-1", name: "后勤", parent: "" }],
  [
    "names that look like formulas",
    { code: "=1+1", name: '=HYPERLINK("x")', parent: "@甲" },
  ],
  [
    "names with signs of XML and of headers",
    { code: "<&>", name: "A&B'\"<i>&P", parent: "&amp;]]>" },
  ],
  [
    "a name that begins with a digit",
    { code: "007", name: "2024 届", parent: "3&4" },
  ],
  [
    "control characters and white space",
    { code: "\u0001", name: " 甲\n乙\u0007 ", parent: "_x0041_" },
  ],
  [
    "a very long name",
    { code: "1", name: "长".repeat(40_000), parent: "x".repeat(300) },
  ],
  [
    "values that are tokens themselves",
    { code: "@@name@@", name: "@@parent(1)@@", parent: "$&$1" },
  ],
];

function valuesOf(branch: Branch): Map<string, string> {
  return new Map([
    [TOKENS.code, branch.code],
    [TOKENS.name, branch.name],
    [TOKENS.parent, branch.parent],
  ]);
}

describe.each([
  ["by zlib's pieces", nodeDeflater],
  ["by fflate, whole parts", portableDeflater],
])("stamping %s", (_, deflater) => {
  it.each(BRANCHES)(
    "gives %s the parts that writing the branch's own layout gives",
    async (_what, branch) => {
      const template = await writeWorkbook(branchLayout(TOKENS), { deflater });
      const stamp = prepareStamp(template, Object.values(TOKENS), deflater);
      const stamped = stamp.stamp(valuesOf(branch));
      const written = await writeWorkbook(branchLayout(branch), { deflater });
      expect(packageParts(stamped)).toEqual(packageParts(written));
      expectCleanPackage(stamped);
    },
  );

  it("makes each copy on its own, whatever was stamped before", async () => {
    const template = await writeWorkbook(branchLayout(TOKENS), { deflater });
    const stamp = prepareStamp(template, Object.values(TOKENS), deflater);
    const [first, second] = [BRANCHES[0]?.[1], BRANCHES[1]?.[1]] as [
      Branch,
      Branch,
    ];
    const before = stamp.stamp(valuesOf(first));
    stamp.stamp(valuesOf(second));
    expect(stamp.stamp(valuesOf(first))).toEqual(before);
  });
});

describe("a stamped workbook", () => {
  async function stampOf(tokens: readonly string[] = Object.values(TOKENS)) {
    const template = await writeWorkbook(branchLayout(TOKENS), {
      deflater: nodeDeflater,
    });
    return prepareStamp(template, tokens, nodeDeflater);
  }

  it("reads back with the branch's texts", async () => {
    const branch = { code: "12", name: "=乙", parent: "" };
    const { sheets, properties } = await readXlsx(
      (await stampOf()).stamp(valuesOf(branch)),
    );
    expect(sheets[0]?.rows.slice(0, 4)).toEqual([
      ["单位名称", "=乙", null],
      ["上级工会", null, null],
      ["编码：12，名称：=乙", null, null],
      ["=乙", "", null],
    ]);
    expect(sheets[2]?.rows).toEqual([["branch", "12", null]]);
    expect(properties?.title).toBe("=乙工作计划");
  });

  it("takes its texts from a plain object too, and nothing from its prototype", async () => {
    const stamp = await stampOf();
    const values = {
      [TOKENS.code]: "1",
      [TOKENS.name]: "甲",
      [TOKENS.parent]: "乙",
    };
    expect(stamp.stamp(values)).toEqual(
      stamp.stamp(new Map(Object.entries(values))),
    );
    expect(() =>
      stamp.stamp(Object.create(values) as Record<string, string>),
    ).toThrow("no text for the token");
  });

  it("is refused where a token has no text", async () => {
    const stamp = await stampOf();
    expect(() => stamp.stamp({ [TOKENS.code]: "1" })).toThrow(
      "no text for the token",
    );
  });

  it.each([
    [["a&b"]],
    [[""]],
    [["x y"]],
    [["_x0041_"]],
    [["ab", "abc"]],
    [["ab", "ab"]],
    [["\u0001"]],
  ])(
    "is refused for tokens that cannot be told apart or change in XML: %j",
    async (tokens) => {
      await expect(stampOf(tokens)).rejects.toThrow(RangeError);
    },
  );

  it.each([
    ["a cell", { rows: [[{ value: 1, formula: 'IF(A2="@@name@@",1,2)' }]] }],
    [
      "a rule",
      {
        conditionalFormats: [
          { range: "A1", formula: 'A1="@@name@@"', format: {} },
        ],
      },
    ],
  ])("is refused where a token stands in a formula of %s", async (_, sheet) => {
    const layout = branchLayout({ code: "", name: "", parent: "" });
    const sheets = layout.sheets.map((plain) => ({ ...plain, ...sheet }));
    const template = await writeWorkbook({ ...layout, sheets });
    expect(() => prepareStamp(template, ["@@name@@"])).toThrow("in a formula");
  });

  it("is refused for a file of another origin", () => {
    expect(() => prepareStamp(new Uint8Array(100), ["@@a@@"])).toThrow(
      "not a package of this writer",
    );
  });

  it("is the template where there are no tokens", async () => {
    const template = await writeWorkbook(branchLayout(TOKENS));
    expect(prepareStamp(template, []).stamp({})).toEqual(template);
  });
});
