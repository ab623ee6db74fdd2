import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";

export const BUILT = path.join(
  import.meta.dirname,
  "../../.cache/workbench-test/built",
);

/** The folder of the server that the workbench is put into: it must work below any. */
const BELOW = "/unions/plan/";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".png": "image/png",
};

export interface BenchOptions {
  readonly language?: "zh-CN" | "en-US";
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Chromium's own dialogs for files; without them files are downloaded, as in other browsers. */
  readonly pickers?: boolean;
  /** Runs in the page before any script of it. */
  readonly before?: () => void;
}

/** One browser profile: what is kept in it, and every tab that is opened in it. */
export interface Profile {
  readonly context: BrowserContext;
  /** Every address that was asked for, and everything that the console complained about. */
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
  tab(): Promise<Page>;
  close(): Promise<void>;
}

/** Chromium and a plain web server of one test file. */
export class WorkbenchWeb {
  private constructor(
    private readonly browser: Browser,
    private readonly server: Server,
  ) {}

  static async start(): Promise<WorkbenchWeb> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const name = decodeURIComponent(pathname);
      const file = path.join(BUILT, name.slice(BELOW.length) || "index.html");
      const found =
        name.startsWith(BELOW) &&
        file.startsWith(BUILT) &&
        existsSync(file) &&
        statSync(file).isFile();
      if (!found) {
        response.writeHead(404).end();
        return;
      }
      const type = TYPES[path.extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type });
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    return new WorkbenchWeb(browser, server);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }

  get origin(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://localhost:${port}`;
  }

  get address(): string {
    return `${this.origin}${BELOW}`;
  }

  /** A new profile of the browser, with nothing kept in it. */
  async profile(options: BenchOptions = {}): Promise<Profile> {
    const { width = 1440, height = 900 } = options;
    const context = await this.browser.newContext({
      viewport: { width, height },
      locale: options.language ?? "zh-CN",
      colorScheme: options.dark === true ? "dark" : "light",
      acceptDownloads: true,
    });
    const requests: string[] = [];
    const complaints: string[] = [];
    context.on("request", (request) => requests.push(request.url()));
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type()))
        complaints.push(message.text());
    });
    context.on("weberror", (error) => complaints.push(String(error.error())));
    if (options.pickers !== true) await context.addInitScript(removePickers);
    if (options.before !== undefined)
      await context.addInitScript(options.before);
    return {
      context,
      requests,
      complaints,
      tab: async () => {
        const page = await context.newPage();
        await page.goto(this.address);
        return page;
      },
      close: () => context.close(),
    };
  }
}

/** Takes Chromium's own choosers away, which no test can answer. */
function removePickers(): void {
  const own = window as unknown as Record<string, unknown>;
  delete own["showSaveFilePicker"];
  delete own["showOpenFilePicker"];
}

/** Makes the sample and opens a branch's file. */
export async function openSample(
  page: Page,
  code = "CL-0101",
  press: (target: Locator) => Promise<void> = (target) => target.click(),
): Promise<void> {
  await press(page.getByRole("button", { name: "生成示例" }));
  // Opened when all are there.
  await fileButton(page, "CL-0304").waitFor();
  await press(fileButton(page, code));
  await page.getByRole("banner").getByText(new RegExp(code, "u")).waitFor();
}

/** Waits until the sheet is drawn with a file, and the pane has read it. */
export async function sheetIsThere(page: Page): Promise<void> {
  await page.locator(".grid canvas").first().waitFor();
  await page.getByText("正在载入表格…").waitFor({ state: "detached" });
  await page.getByText("逾期").first().waitFor();
}

/** Clicks 编制人 (B8) of the cover, which is in view when a plan is opened: what is typed next goes there. */
export async function beginPreparedBy(page: Page): Promise<void> {
  const place = await page.locator(".grid").boundingBox();
  if (place === null) throw new Error("the sheet is not to be seen");
  await page.mouse.click(place.x + 280, place.y + 302);
  await page
    .locator("[contenteditable=true]:focus")
    .waitFor({ state: "attached" });
}

/** A file's entry in the list, by the beginning of its name. */
export function fileButton(page: Page, code: string): Locator {
  return page
    .getByRole("navigation", { name: "文件" })
    .getByRole("button", {
      name: new RegExp(`^(?:未保存\\s*)?(?:●\\s*)?${code}`, "u"),
    })
    .first();
}

export interface KeptBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly changedAt: string;
}

/** What the browser has kept: each file as it stands, by its name and by the beginning of it. */
export async function keptFiles(
  page: Page,
): Promise<ReadonlyMap<string, KeptBytes>> {
  const kept = await page.evaluate(readKept);
  return new Map(
    kept.map(({ name, bytes, changedAt }) => [
      name.endsWith(".xlsx") && name.startsWith("CL-0203") ? "CL-0203" : name,
      { name, changedAt, bytes: Buffer.from(bytes, "base64") },
    ]),
  );
}

async function readKept() {
  const [found] = await indexedDB.databases();
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(found?.name ?? "");
    opening.onsuccess = () => {
      resolve(opening.result);
    };
    opening.onerror = () => {
      reject(new Error(String(opening.error)));
    };
  });
  const files = await new Promise<
    {
      entry: { name: string; changedAt: string };
      bytes: { current: Uint8Array };
    }[]
  >((resolve) => {
    const asking = database.transaction("files").objectStore("files").getAll();
    asking.onsuccess = () => {
      resolve(asking.result as never);
    };
  });
  database.close();
  return files.map(({ entry, bytes }) => {
    let text = "";
    for (const byte of bytes.current) text += String.fromCharCode(byte);
    return { name: entry.name, changedAt: entry.changedAt, bytes: btoa(text) };
  });
}
