import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { BUILT, openSample, WorkbenchWeb } from "./workbench-web";
import type { BenchOptions, Profile } from "./workbench-web";

const PHONE = { width: 390, height: 780 } as const satisfies BenchOptions;

let web: WorkbenchWeb;
let profile: Profile;

beforeAll(async () => {
  web = await WorkbenchWeb.start();
});

afterAll(async () => {
  await web.stop();
});

afterEach(async () => {
  await profile.close();
});

describe("the workbench on a screen without room for a sheet", () => {
  it("offers the ways to begin, and then the pane alone over the file", async () => {
    profile = await web.profile(PHONE);
    const page = await profile.tab();
    await page.getByRole("heading", { name: "从哪里开始？" }).waitFor();
    await openSample(page);
    await page.getByRole("tab", { name: "检查" }).click();
    await page.getByRole("tabpanel", { name: "检查" }).waitFor();
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    );
    expect(tooWide).toBe(0);
  });

  it("asks nobody but its own server, has no Office in it, and breaks no rule of its policy", async () => {
    profile = await web.profile(PHONE);
    const page = await profile.tab();
    await openSample(page);
    for (const name of ["本月", "检查", "下发", "汇总", "设置"])
      await page.getByRole("tab", { name }).click();
    const origins = new Set(
      profile.requests
        .filter((address) => !address.startsWith("blob:"))
        .map((address) => new URL(address).origin),
    );
    expect([...origins]).toEqual([web.origin]);
    expect(profile.complaints).toEqual([]);
    const scripts = readdirSync(BUILT).filter((name) => name.endsWith(".js"));
    const withOffice = scripts.filter((name) =>
      /OfficeExtension|Office\.onReady|Excel\.run/u.test(
        readFileSync(path.join(BUILT, name), "utf8"),
      ),
    );
    expect(withOffice).toEqual([]);
  });
});

describe("the page opened as a file", () => {
  it("says what to do instead", async () => {
    profile = await web.profile();
    const page = await profile.context.newPage();
    await page.goto(pathToFileURL(path.join(BUILT, "index.html")).href);
    await page.getByRole("heading", { name: "工作台要通过网址打开" }).waitFor();
    await page.getByText("npm start").waitFor();
  });
});
