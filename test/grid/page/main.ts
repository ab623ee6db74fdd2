import { GridHost } from "../../../src/grid";
import { HostError } from "../../../src/core/layout";
import type {
  Cell,
  Edit,
  SheetPatch,
  WorkbookLayout,
} from "../../../src/core/layout";

/** A workbook's cells as they go through the bridge. */
export interface SentWorkbook {
  readonly file: string;
  readonly sheets: readonly {
    readonly index: number;
    readonly name: string;
    readonly visibility: "visible" | "hidden" | "very-hidden";
    readonly tables: readonly {
      readonly name: string;
      readonly firstRow: number;
      readonly firstColumn: number;
      readonly lastRow: number;
      readonly lastColumn: number;
      readonly totalsRows: number;
    }[];
    readonly rowCount: number;
    readonly columnCount: number;
    readonly hiddenRows: readonly number[];
    readonly cells: Readonly<Record<string, Cell>>;
  }[];
}

/** A verb's result, or the port's error as data. */
export type Answer<T> =
  | { readonly value: T }
  | {
      readonly error: {
        readonly code: HostError["code"];
        readonly sheet: string | null;
        readonly stands: readonly string[];
        readonly detail: string;
      };
    };

let host: GridHost | null = null;
let edits: Edit[] = [];
let changes = 0;
let endEdited: () => Promise<void> = () => Promise.resolve();

function running(): GridHost {
  if (host === null) throw new Error("the grid was not started");
  return host;
}

async function answer<T>(task: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await task() };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const { code, sheet, stands, detail } = error;
    return { error: { code, sheet, stands, detail } };
  }
}

/** The grid as the tests drive it from outside the page. */
const bridge = {
  async start(language: "zh" | "en", theme: "light" | "dark"): Promise<void> {
    bridge.stop();
    const container = document.getElementById("grid");
    if (container === null) throw new Error("the page has no place for a grid");
    host = await GridHost.start({ container, language, theme });
    host.onChanged(() => {
      changes += 1;
    });
  },
  stop(): void {
    host?.dispose();
    host = null;
    edits = [];
    changes = 0;
  },
  load: (layout: WorkbookLayout) => answer(() => running().load(layout)),
  render: (layout: WorkbookLayout, mode: "create" | "update") =>
    answer(() => running().render(layout, mode)),
  write: (patches: readonly SheetPatch[]) =>
    answer(() => running().write(patches)),
  reveal: (sheet: string, cell: string) =>
    answer(() => running().reveal({ sheet, cell })),
  read: (names: readonly string[] | null) =>
    answer(async (): Promise<SentWorkbook> => {
      const workbook = await running().read(
        (name) => names === null || names.includes(name),
      );
      return {
        file: workbook.file,
        sheets: workbook.sheets.map((info) => {
          const sheet = workbook.read(info);
          const cells: Record<string, Cell> = {};
          for (let row = 1; row <= sheet.rowCount; row += 1)
            for (let column = 1; column <= sheet.columnCount; column += 1) {
              const cell = sheet.cell(row, column);
              if (cell !== undefined) cells[`${row}:${column}`] = cell;
            }
          return {
            ...info,
            rowCount: sheet.rowCount,
            columnCount: sheet.columnCount,
            hiddenRows: [...sheet.hiddenRows],
            cells,
          };
        }),
      };
    }),
  async listen(): Promise<void> {
    endEdited = await running().onEdited((told) => edits.push(...told));
  },
  unlisten: () => endEdited(),
  takeEdits(): readonly Edit[] {
    const taken = edits;
    edits = [];
    return taken;
  },
  changes: () => changes,
  execute: (command: string, sheet: string | null, params: object) =>
    answer(() =>
      running().execute(command, {
        ...(sheet === null ? {} : { sheet }),
        params,
      }),
    ),
  setTheme: (theme: "light" | "dark") => {
    running().setTheme(theme);
  },
  setLanguage: (language: "zh" | "en") => running().setLanguage(language),
};

export type Bridge = typeof bridge;

declare global {
  interface Window {
    grid: Bridge;
  }
}

window.grid = bridge;
