import { describe, expect, it } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkManifest } from "../../scripts/manifest/checks";
import { PAGES } from "../../src/ui/messages";
import { COMMANDS } from "../../src/commands/names";

const root = path.join(import.meta.dirname, "../..");
const MANIFEST = readFileSync(path.join(root, "manifest.xml"), "utf8");

interface Options {
  readonly production?: boolean;
  readonly readFile?: (name: string) => Uint8Array | null;
}

/** The problems of a manifest, each as its text. */
function problemsOf(xml: string, options: Options = {}): readonly string[] {
  const problems = checkManifest(xml, {
    production: options.production ?? false,
    commands: new Set(COMMANDS),
    readFile: options.readFile ?? fromDisk,
  });
  return problems.map(({ text }) => text);
}

function fromDisk(name: string): Uint8Array | null {
  const file = path.join(root, name);
  return existsSync(file) ? readFileSync(file) : null;
}

/** The manifest with a piece replaced; the piece must be there, so that no case is empty. */
function broken(piece: string | RegExp, by: string): string {
  const xml = MANIFEST.replace(piece, by);
  if (xml === MANIFEST) throw new Error(`nothing to break: ${String(piece)}`);
  return xml;
}

/** Takes an element out and puts it back before another one. */
function moved(element: RegExp, before: string): string {
  const [text = ""] = element.exec(MANIFEST) ?? [];
  return broken(text, "").replace(before, `${text}${before}`);
}

const SERVED = MANIFEST.replaceAll(
  "https://localhost:3000",
  "https://plan.example.org",
);

describe("the add-in's manifest", () => {
  it("is valid as it stands", () => {
    expect(problemsOf(MANIFEST)).toEqual([]);
  });

  it("has a button for every page of the pane, with an icon and words of its own", () => {
    for (const page of PAGES) {
      const name = `${page.charAt(0).toUpperCase()}${page.slice(1)}`;
      const [button = ""] =
        new RegExp(
          `<Control xsi:type="Button" id="UnionPlan.Page.${name}">[^]*?</Control>`,
        ).exec(MANIFEST) ?? [];
      expect(button).toContain(`Icon.${name}.32`);
      expect(button).toContain(`Page.${name}.Label`);
      expect(button).toContain(`Page.${name}.Url`);
      expect(MANIFEST).toContain(`taskpane.html?page=${page}"`);
    }
  });

  it("is valid for a server's address in production, and not for this machine's", () => {
    expect(problemsOf(SERVED, { production: true })).toEqual([]);
    expect(problemsOf(MANIFEST, { production: true })).toContainEqual(
      expect.stringContaining("is on this machine"),
    );
  });

  const CASES: readonly (readonly [string, () => string, string])[] = [
    ["is cut off", () => MANIFEST.slice(0, MANIFEST.length / 2), "not XML"],
    [
      "has a document type",
      () => broken("<OfficeApp", "<!DOCTYPE OfficeApp>\n<OfficeApp"),
      "not XML: a manifest has no DOCTYPE",
    ],
    [
      "is of another namespace",
      () => broken("appforoffice/1.1", "appforoffice/1.0"),
      "the root must be OfficeApp",
    ],
    [
      "is a mail add-in",
      () => broken('"TaskPaneApp"', '"MailApp"'),
      'xsi:type of OfficeApp must be TaskPaneApp, not "MailApp"',
    ],
    [
      "has its elements in another order",
      () => moved(/<SupportUrl[^>]*>\s*/u, "<IconUrl"),
      "IconUrl must stand before SupportUrl in OfficeApp",
    ],
    [
      "has the resources in another order",
      () => moved(/<bt:LongStrings>[\s\S]*<\/bt:LongStrings>\s*/u, "<bt:Urls>"),
      "Urls must stand before LongStrings in Resources",
    ],
    [
      "has the tab's label before its groups",
      () =>
        moved(
          /<Label resid="Tab.Label" \/>\s*/u,
          '<Group id="UnionPlan.Group.Plan">',
        ),
      "Group must stand before Label in CustomTab",
    ],
    [
      "lacks its support page",
      () => broken(/<SupportUrl[^>]*>/u, ""),
      "OfficeApp lacks SupportUrl",
    ],
    [
      "has two ids",
      () =>
        broken(
          "<Version>",
          "<Id>6b5a1c4e-7a54-4f0a-8f5e-1f0b7c9f0a11</Id><Version>",
        ),
      "OfficeApp must have only one Id",
    ],
    [
      "has an element that nobody knows",
      () => broken("<Requirements>", "<Colour>red</Colour><Requirements>"),
      "Colour must not stand in OfficeApp",
    ],
    [
      "has no GUID for an id",
      () => broken(/<Id>[^<]*<\/Id>/u, "<Id>union-plan</Id>"),
      "Id must be a GUID",
    ],
    [
      "has the id of nobody",
      () =>
        broken(
          /<Id>[^<]*<\/Id>/u,
          "<Id>00000000-0000-0000-0000-000000000000</Id>",
        ),
      "Id must be a GUID",
    ],
    [
      "has a version in words",
      () => broken(/<Version>[^<]*</u, "<Version>1.0.0-beta<"),
      "Version must be one to four numbers",
    ],
    [
      "has a version below 1.0",
      () => broken(/<Version>[^<]*</u, "<Version>0.9.0.0<"),
      "Version must be one to four numbers from 1.0 on",
    ],
    [
      "has a name that is too long",
      () =>
        broken(
          'DisplayName DefaultValue="工会计划"',
          `DisplayName DefaultValue="${"会".repeat(126)}"`,
        ),
      "DefaultValue of DisplayName has 126 characters, at most 125 are allowed",
    ],
    [
      "has a description that is too long in English only",
      () => broken('Value="Plan a grassroots', `Value="${"long ".repeat(60)}`),
      "at most 250 are allowed",
    ],
    [
      "has a short string that is too long",
      () =>
        broken(
          'id="Page.Plan.Label" DefaultValue="计划"',
          `id="Page.Plan.Label" DefaultValue="${"计".repeat(126)}"`,
        ),
      "Page.Plan.Label of ShortStrings has 126 characters",
    ],
    [
      "has an empty text",
      () =>
        broken(
          'id="Page.Plan.Label" DefaultValue="计划"',
          'id="Page.Plan.Label" DefaultValue=""',
        ),
      "DefaultValue of String is empty",
    ],
    [
      "has no text in English",
      () => broken(/(id="Page.Check.Label"[^>]*>)\s*<bt:Override[^>]*>/u, "$1"),
      "Page.Check.Label has no text for en-US",
    ],
    [
      "has a locale that is none",
      () => broken("<DefaultLocale>zh-CN", "<DefaultLocale>Chinese"),
      "DefaultLocale must be a language and a region",
    ],
    [
      "refers to a resource that is missing",
      () =>
        broken(
          'Label resid="Page.Plan.Label"',
          'Label resid="Page.Plan.Lable"',
        ),
      "Page.Plan.Lable of Label is not among the ShortStrings",
    ],
    [
      "refers to a resource of another kind",
      () =>
        broken(
          'FunctionFile resid="Commands.Url"',
          'FunctionFile resid="Tab.Label"',
        ),
      "Tab.Label of FunctionFile is not among the Urls",
    ],
    [
      "has a resource that nothing uses",
      () =>
        broken(
          "<bt:ShortStrings>",
          '<bt:ShortStrings><bt:String id="Left.Over" DefaultValue="x"><bt:Override Locale="en-US" Value="x"/></bt:String>',
        ),
      "Left.Over of ShortStrings is used nowhere",
    ],
    [
      "uses an id twice",
      () =>
        broken(
          'Control xsi:type="Button" id="UnionPlan.Page.Month"',
          'Control xsi:type="Button" id="UnionPlan.Page.Plan"',
        ),
      "the id UnionPlan.Page.Plan is used twice",
    ],
    [
      "has a reference that is too long",
      () => broken(/Icon\.Plan\.16/gu, `Icon.${"Plan".repeat(8)}`),
      "has 37 characters, at most 32 are allowed",
    ],
    [
      "has an address without https",
      () =>
        broken(
          'IconUrl DefaultValue="https://',
          'IconUrl DefaultValue="http://',
        ),
      "must begin with https://",
    ],
    [
      "has a relative address",
      () =>
        broken(
          'SupportUrl DefaultValue="https://localhost:3000/help.html"',
          'SupportUrl DefaultValue="help.html"',
        ),
      "is not an absolute address",
    ],
    [
      "opens a page of another origin",
      () =>
        broken(
          'id="Commands.Url" DefaultValue="https://localhost:3000',
          'id="Commands.Url" DefaultValue="https://elsewhere.example',
        ),
      "https://elsewhere.example is neither the pane's own origin nor one of AppDomains",
    ],
    [
      "has a path in an app domain",
      () =>
        broken(
          "<AppDomain>https://localhost:3000<",
          "<AppDomain>https://localhost:3000/plan<",
        ),
      "AppDomain must be a scheme and a host",
    ],
    [
      "lacks an icon size",
      () => broken('<bt:Image size="80" resid="Icon.Plan.80" />', ""),
      "Icon lacks the size 80",
    ],
    [
      "has an icon of a size that is none",
      () => broken('size="32"', 'size="30"'),
      "30 is not a size of icons",
    ],
    [
      "names an icon file that is missing",
      () => broken("plan-32.png", "plan-33.png"),
      "the icon assets/icons/plan-33.png does not exist",
    ],
    [
      "names an icon file of another size",
      () => broken("plan-32.png", "plan-16.png"),
      "the icon assets/icons/plan-16.png has 16 × 16 pixels, 32 × 32 are needed",
    ],
    [
      "names a file that is no picture",
      () => broken("assets/icons/plan-32.png", "package.json"),
      "the icon package.json is not a PNG",
    ],
    [
      "has a listing icon of another size",
      () => broken("icon-64.png", "icon-128.png"),
      "the icon assets/icons/icon-128.png has 128 × 128 pixels, 64 × 64 are needed",
    ],
    [
      "runs a function that does not exist",
      () => broken("<FunctionName>checkNow<", "<FunctionName>checkLater<"),
      "there is no command checkLater",
    ],
    [
      "runs functions of no page",
      () => broken(/<FunctionFile[^>]*>/u, ""),
      "ExecuteFunction needs a FunctionFile",
    ],
    [
      "asks for more rights than there are",
      () => broken("ReadWriteDocument", "ReadWriteEverything"),
      "Permissions must be one of",
    ],
    [
      "is for Word as well",
      () =>
        broken(
          '<Host Name="Workbook" />',
          '<Host Name="Workbook" /><Host Name="Document" />',
        ),
      "the product runs in Workbook only, not in Document",
    ],
    [
      "requires another version of Excel's API",
      () => broken('MinVersion="1.13" />', 'MinVersion="1.17" />'),
      "Requirements must name ExcelApi 1.13",
    ],
    [
      "requires a set that does not exist",
      () => broken("</Sets>", '<Set Name="ExelApi" /></Sets>'),
      "there is no requirement set ExelApi",
    ],
    [
      "has an action of no kind",
      () =>
        broken('Action xsi:type="ShowTaskpane"', 'Action xsi:type="ShowPane"'),
      "xsi:type of Action must be ShowTaskpane, ExecuteFunction",
    ],
    [
      "uses the overrides of mail add-ins",
      () => broken('"VersionOverridesV1_0"', '"VersionOverridesV1_1"'),
      "xsi:type of VersionOverrides must be VersionOverridesV1_0",
    ],
  ];

  it.each(CASES)("is refused where it %s", (_what, make, reason) => {
    expect(problemsOf(make())).toContainEqual(expect.stringContaining(reason));
  });

  it("names the line of every problem", () => {
    const xml = broken("plan-32.png", "plan-33.png");
    const [problem] = checkManifest(xml, {
      production: false,
      commands: new Set(COMMANDS),
      readFile: fromDisk,
    });
    // The problem is where the icon is used.
    expect(xml.split("\n")[(problem?.line ?? 0) - 1]).toContain("Icon.Plan.32");
  });

  it("makes `npm run validate` end with 1 and one line a problem", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "manifest-"));
    const file = path.join(folder, "manifest.xml");
    writeFileSync(file, broken("<Version>1", "<Version>x"));
    const run = spawnSync(
      process.execPath,
      ["--import", "tsx", "scripts/validate-manifest.ts", file],
      { cwd: root, encoding: "utf8" },
    );
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/manifest\.xml:\d+: Version must be/u);
    expect(run.stderr).toContain("The manifest is not valid.");
  });
});
