import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from "@jest/globals";
import { Linter } from "eslint";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ExcelWeb } from "./excel-web";
import type { OpenPane } from "./excel-web";
import { gzippedBytes, initialScripts } from "./initial-scripts";

const BUILT = path.join(import.meta.dirname, "../../.cache/browser-test");
const ADDIN = path.join(BUILT, "addin");
const LIBRARY_FILES = path.join(
  import.meta.dirname,
  "../../node_modules/@microsoft/office-js/dist",
);
const LIBRARY = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

let excel: ExcelWeb;
let opened: OpenPane | null = null;

beforeAll(async () => {
  excel = await ExcelWeb.start();
});

afterAll(async () => {
  await excel.stop();
});

afterEach(async () => {
  await opened?.close();
  opened = null;
});

function built(name: string): string {
  return readFileSync(path.join(ADDIN, name), "utf8");
}

describe("a pane that does not reach Excel", () => {
  it("says that the library is blocked, where it comes from, and the two other ways", async () => {
    opened = await excel.open({ library: "refused" });
    const { pane } = opened;
    await pane.getByText("Office 的程序库没有载入").waitFor();
    const text = await pane.locator("main").innerText();
    expect(text).toContain(LIBRARY);
    expect(text).toContain("appsforoffice.cdn.partner.office365.cn");
    expect(text).toContain("OFFICE_JS_URL 设为 self");
  });

  it("says after some seconds that Excel does not answer", async () => {
    opened = await excel.open({ library: "hanging" });
    const { pane } = opened;
    await pane.getByText("正在连接 Excel…").waitFor();
    await pane.getByText("Excel 一直没有回应。").waitFor({ timeout: 15_000 });
    expect(await pane.locator("main").innerText()).toContain(LIBRARY);
  });

  it("says that it must be opened in Excel, where a browser opens it by itself", async () => {
    opened = await excel.visit("/addin/taskpane.html");
    await opened.pane
      .getByText("这个页面要在 Excel 里打开。")
      .waitFor({ timeout: 20_000 });
  });

  it("says in a web view without modern JavaScript which versions work", async () => {
    opened = await excel.open({
      before: () => {
        if (!location.pathname.startsWith("/addin")) return;
        // As in the first Edge, which knows modules and little else.
        Reflect.deleteProperty(Object, "hasOwn");
        Reflect.deleteProperty(Array.prototype, "at");
      },
    });
    const { pane } = opened;
    const heading = pane.getByRole("heading", {
      name: "这个版本的 Office 不能运行窗格",
    });
    await heading.waitFor();
    expect(await pane.locator("#pane").innerText()).toContain(
      "Excel 2021 或更新版本",
    );
  });
});

describe("a pane for a network without the internet", () => {
  it("starts with the unmodified library from its own server and asks nobody else", async () => {
    opened = await excel.open({ build: "intranet", library: "refused" });
    const { pane, requests } = opened;
    await pane.getByText("这个工作簿里没有计划。").waitFor();
    const origins = new Set(requests.map((address) => new URL(address).origin));
    expect([...origins]).toEqual([excel.origin]);
    const office = requests
      .map((address) => new URL(address).pathname)
      .filter((name) => name.startsWith("/intranet/office/"));
    expect(office).toContain("/intranet/office/excel-web-16.00.js");
    for (const name of office) {
      const file = name.replace("/intranet/office/", "");
      const copied = readFileSync(path.join(BUILT, "intranet/office", file));
      expect(copied.equals(readFileSync(path.join(LIBRARY_FILES, file)))).toBe(
        true,
      );
    }
  });
});

describe("the built pages", () => {
  it("have a fallback script that is ES5 and comes first", () => {
    const messages = new Linter().verify(built("guard.js"), {
      languageOptions: { ecmaVersion: 5, sourceType: "script" },
    });
    expect(messages).toEqual([]);
    const [first] = built("taskpane.html").match(/<script[^>]*>/gu) ?? [];
    expect(first).toContain("guard.js");
  });

  it.each(["taskpane.html", "commands.html", "notice.html", "help.html"])(
    "%s has a policy without unsafe sources, and no inline script or style",
    (name) => {
      const html = built(name);
      const policy =
        /http-equiv="?Content-Security-Policy"? content="([^"]*)"/u.exec(
          html,
        )?.[1];
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("unsafe");
      expect(policy).not.toContain("*");
      for (const [, attributes = "", content = ""] of html.matchAll(
        /<script([^>]*)>([^<]*)<\/script>/gu,
      )) {
        expect(attributes).toContain("src=");
        expect(content).toBe("");
      }
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/u);
    },
  );

  it("load at most 250 KB of own JavaScript before the pane is there, gzipped", () => {
    const scripts = initialScripts(ADDIN);
    expect(scripts.map(({ name }) => name)).toContain("guard.js");
    expect(gzippedBytes(scripts)).toBeLessThanOrEqual(250_000);
  });

  it("have the icons and a manifest, and nothing of Office's library", () => {
    const names = readdirSync(ADDIN);
    expect(names).toEqual(
      expect.arrayContaining(["assets", "manifest.xml", "pane.css"]),
    );
    expect(names).not.toContain("office");
  });

  it("run no inline script and reach no other server, whatever gets into them", async () => {
    opened = await excel.open();
    const { pane } = opened;
    await pane.getByRole("tab", { name: "计划" }).waitFor();
    const ran = await pane.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'injected'";
      document.body.appendChild(script);
      const reached = await fetch("https://example.org/", {
        mode: "no-cors",
      }).then(
        () => true,
        () => false,
      );
      return { injected: document.title === "injected", reached };
    });
    expect(ran).toEqual({ injected: false, reached: false });
  });
});
