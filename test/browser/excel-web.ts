import path from "node:path";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { serve } from "./server";
import type { TestServer } from "./server";
// Only for its type: what the host's page offers on `window`.
import type {} from "./host-page/main";

const root = path.join(import.meta.dirname, "../..");
const BUILT = path.join(root, ".cache/browser-test");
const OFFICE_ORIGIN = "https://appsforoffice.microsoft.com";

/** How a pane is opened. */
export interface PaneOptions {
  /** The build: as it is shipped, or for networks without the internet. */
  readonly build?: "addin" | "intranet";
  /** The page of the add-in with its query; `taskpane.html` by default. */
  readonly page?: string;
  readonly language?: "zh-CN" | "en-US";
  readonly width?: number;
  readonly dark?: boolean;
  readonly highContrast?: boolean;
  /** Highest version of ExcelApi that the host has. */
  readonly api?: string;
  /** What becomes of requests for Office's library: served, refused, or never answered. */
  readonly library?: "served" | "refused" | "hanging";
  /** The page's clock when it opens; noon of 15 March 2026 in China by default. */
  readonly now?: number;
  /** Runs in every frame before any script of it. */
  readonly before?: () => void;
}

/** A pane in the frame of the host's page. */
export interface OpenPane {
  readonly page: Page;
  readonly pane: Frame;
  /** Every address that was asked for, and everything that the console complained about. */
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Chromium and the server of one test file. */
export class ExcelWeb {
  private constructor(
    private readonly browser: Browser,
    private readonly server: TestServer,
  ) {}

  static async start(): Promise<ExcelWeb> {
    const server = await serve({
      addin: path.join(BUILT, "addin"),
      intranet: path.join(BUILT, "intranet"),
      host: path.join(BUILT, "host"),
      "host-page": path.join(import.meta.dirname, "host-page"),
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
    return new ExcelWeb(browser, server);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  get origin(): string {
    return this.server.origin;
  }

  /** Opens the host's page with the add-in in its frame. */
  async open(options: PaneOptions = {}): Promise<OpenPane> {
    const query = new URLSearchParams({
      page: `/${options.build ?? "addin"}/${options.page ?? "taskpane.html"}`,
      language: options.language ?? "zh-CN",
      api: options.api ?? "1.17",
    });
    const opened = await this.visit(
      `/host-page/host.html?${query.toString()}`,
      options,
    );
    await opened.page.locator("iframe").waitFor();
    const [pane] = opened.page.mainFrame().childFrames();
    if (pane === undefined) throw new Error("the host's page has no frame");
    return { ...opened, pane };
  }

  /** Opens an address of the server by itself, as a browser would. */
  async visit(address: string, options: PaneOptions = {}): Promise<OpenPane> {
    const context = await this.browser.newContext({
      ignoreHTTPSErrors: true,
      viewport: { width: options.width ?? 320, height: 720 },
      locale: options.language ?? "zh-CN",
      colorScheme: options.dark === true ? "dark" : "light",
      forcedColors: options.highContrast === true ? "active" : "none",
    });
    const requests: string[] = [];
    const complaints: string[] = [];
    context.on("request", (request) => requests.push(request.url()));
    await context.addInitScript(
      beginOn,
      options.now ?? Date.UTC(2026, 2, 15, 4),
    );
    if (options.before !== undefined)
      await context.addInitScript(options.before);
    await serveLibrary(context, options.library ?? "served");
    const page = await context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()))
        complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    // Not until everything is loaded: a library that never comes would hold that up.
    await page.goto(`${this.server.origin}${address}`, {
      waitUntil: "domcontentloaded",
    });
    return {
      page,
      pane: page.mainFrame(),
      requests,
      complaints,
      close: () => context.close(),
    };
  }
}

/**
 * Sets the clock of a page: the plans that are proposed, and what is overdue,
 * depend on the day. (Playwright's own clock also replaces `performance`,
 * which Office's library cannot do without.)
 */
function beginOn(start: number): void {
  const RealDate = Date;
  const offset = start - RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(RealDate.now() + offset);
      else super(...(given as [number]));
    }

    static override now(): number {
      return RealDate.now() + offset;
    }
  } as DateConstructor;
}

/** Office's library at its own address, from the package: the unmodified files. */
async function serveLibrary(
  context: BrowserContext,
  library: "served" | "refused" | "hanging",
): Promise<void> {
  const dist = path.join(root, "node_modules/@microsoft/office-js/dist");
  await context.route(`${OFFICE_ORIGIN}/**`, async (route) => {
    if (library === "hanging") return;
    if (library === "refused") {
      await route.abort("connectionrefused");
      return;
    }
    const { pathname } = new URL(route.request().url());
    const name = pathname.replace(/^\/lib\/1\/hosted\//u, "").toLowerCase();
    await route.fulfill({ path: path.join(dist, name) });
  });
}
