import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { HostError } from "../../src/core/layout";
import type { Edit, WorkbookCells, WorkbookHost } from "../../src/core/layout";
import type { Answer, SentWorkbook } from "./page/main";

const BUILT = path.join(import.meta.dirname, "../../.cache/grid-test");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** How the page is opened. */
export interface GridPageOptions {
  readonly language?: "zh" | "en";
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
}

/** The grid in Chromium, and everything that the page asked for or complained about. */
export class GridPage {
  private constructor(
    readonly page: Page,
    readonly origin: string,
    readonly requests: readonly string[],
    readonly complaints: readonly string[],
    private readonly end: () => Promise<void>,
  ) {}

  static async open(options: GridPageOptions = {}): Promise<GridPage> {
    const { origin, close } = await serve();
    const browser = await launch();
    const { width = 1280, height = 800 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      locale: options.language === "en" ? "en-US" : "zh-CN",
    });
    const requests: string[] = [];
    const complaints: string[] = [];
    context.on("request", (request) => requests.push(request.url()));
    const page = await context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()))
        complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${origin}/`);
    const opened = new GridPage(
      page,
      origin,
      requests,
      complaints,
      async () => {
        await browser.close();
        await close();
      },
    );
    await opened.restart(options);
    return opened;
  }

  /** A grid without a workbook, in place of the one before. */
  async restart({ language, theme }: GridPageOptions = {}): Promise<void> {
    await this.page.evaluate(
      ([words, colours]) => window.grid.start(words, colours),
      [language ?? "zh", theme ?? "light"] as const,
    );
  }

  close(): Promise<void> {
    return this.end();
  }

  /** The port of the grid in the page. */
  get host(): WorkbookHost {
    const { page } = this;
    return {
      render: async (layout, mode) => {
        unwrap(
          await page.evaluate(
            ([wanted, how]) => window.grid.render(wanted, how),
            [{ ...layout, sheets: layout.sheets.map(listed) }, mode] as const,
          ),
        );
      },
      read: async (wants) => {
        const sent = unwrap(await page.evaluate(() => window.grid.read(null)));
        return received(sent, wants ?? (() => true));
      },
      write: async (patches) => {
        unwrap(
          await page.evaluate((wanted) => window.grid.write(wanted), patches),
        );
      },
      reveal: async ({ sheet, cell }) => {
        unwrap(
          await page.evaluate(([name, at]) => window.grid.reveal(name, at), [
            sheet,
            cell,
          ] as const),
        );
      },
      onEdited: (listener) => this.listen(listener),
    };
  }

  /** Runs a command of Univer as a person's. */
  async execute(
    command: string,
    sheet: string | null,
    params: object,
  ): Promise<boolean> {
    return unwrap(
      await this.page.evaluate(
        ([id, name, given]) => window.grid.execute(id, name, given),
        [command, sheet, params] as const,
      ),
    );
  }

  private async listen(
    listener: (edits: readonly Edit[]) => void,
  ): Promise<() => Promise<void>> {
    await this.page.evaluate(() => window.grid.listen());
    let isOver = false;
    const look = async (): Promise<void> => {
      if (isOver) return;
      const edits = await this.page.evaluate(() => window.grid.takeEdits());
      if (edits.length > 0) listener(edits);
    };
    const timer = setInterval(() => {
      void look();
    }, 50);
    return async () => {
      clearInterval(timer);
      await look();
      isOver = true;
      await this.page.evaluate(() => window.grid.unlisten());
    };
  }
}

function listed<Sheet extends { readonly rows: Iterable<unknown> }>(
  sheet: Sheet,
): Sheet {
  return { ...sheet, rows: [...sheet.rows] };
}

function unwrap<T>(answer: Answer<T>): T {
  if ("value" in answer) return answer.value;
  const { code, sheet, stands, detail } = answer.error;
  throw new HostError(code, sheet, stands, detail);
}

function received(
  { file, sheets }: SentWorkbook,
  wants: (name: string) => boolean,
): WorkbookCells {
  return {
    file,
    savedAt: null,
    sheets: sheets.filter(({ name }) => wants(name)),
    read: ({ index }) => {
      const sheet = sheets.find((each) => each.index === index);
      if (sheet === undefined) throw new Error(`no sheet ${index}`);
      return {
        name: sheet.name,
        rowCount: sheet.rowCount,
        columnCount: sheet.columnCount,
        hiddenRows: new Set(sheet.hiddenRows),
        cell: (row, column) => sheet.cells[`${row}:${column}`],
      };
    },
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({
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
}

async function serve(): Promise<{
  readonly origin: string;
  readonly close: () => Promise<void>;
}> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = pathname === "/" ? "index.html" : path.basename(pathname);
    const file = path.join(BUILT, name);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(name)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
