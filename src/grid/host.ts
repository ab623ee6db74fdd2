import {
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  ICommandService,
  LocaleService,
  ThemeService,
  UniverInstanceType,
} from "@univerjs/core";
import type { Workbook } from "@univerjs/core";
import {
  DeviceInputEventType,
  IEditorBridgeService,
  ScrollToCellOperation,
  SetCellEditVisibleOperation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SetWorksheetShowCommand,
} from "@univerjs/preset-sheets-core";
import { HostError } from "../core/layout";
import type {
  CellPlace,
  Edit,
  SheetPatch,
  WorkbookCells,
  WorkbookHost,
  WorkbookLayout,
} from "../core/layout";
import { Book } from "./book";
import { Burst } from "./burst";
import { Calculation } from "./calculation";
import { readDates } from "./typed-dates";
import { showFormats } from "./display";
import { FormatLedger } from "./formats";
import { keepFocus } from "./focus";
import { giveHints } from "./hints";
import { lockLines } from "./locks";
import { gridWords } from "./locales";
import type { GridLanguage } from "./locales";
import { readBook, visibilityOf } from "./read";
import { refuseTaken, renderInto } from "./render";
import { redraw } from "./redraw";
import { gridWorkbook } from "./snapshot/workbook";
import { placeAt } from "./snapshot/ranges";
import { TableLedger } from "./tables";
import { LOCALES, startUniver } from "./univer";
import type { RunningUniver } from "./univer";
import { answerRules, forgetLists } from "./validation";
import { watchBook } from "./watch";
import { writeCells } from "./write";

export interface GridOptions {
  /** The element that the grid fills; it needs a height of its own. */
  readonly container: HTMLElement;
  readonly language: GridLanguage;
  readonly theme: "light" | "dark";
}

/** Milliseconds without a further edit after which a burst is over. */
const QUIET = { edits: 150, changes: 300 } as const;

/**
 * The port on a live sheet in the page. One workbook is open at a time;
 * without one there are no sheets, and the first `render` makes it.
 */
export class GridHost implements WorkbookHost {
  readonly #running: RunningUniver;
  readonly #container: HTMLElement;
  readonly #edits = new Burst<Edit>(QUIET.edits);
  readonly #changes = new Burst<true>(QUIET.changes);
  readonly #loaded: Set<GridLanguage>;
  #book: Book | null = null;
  #unwatch: () => void = () => undefined;
  #language: GridLanguage;
  #opened = 0;
  #isPrepared = false;

  private constructor(running: RunningUniver, options: GridOptions) {
    const { container, language } = options;
    this.#running = running;
    this.#container = container;
    this.#language = language;
    this.#loaded = new Set([language]);
  }

  /** Starts the grid in its container; its words are loaded first. */
  static async start(options: GridOptions): Promise<GridHost> {
    const { container, language, theme } = options;
    const words = await gridWords(language);
    const dark = theme === "dark";
    const running = startUniver({ container, language, dark, words });
    const host = new GridHost(running, options);
    keepFocus(running.injector, container, () => {
      void host.settle();
    });
    return host;
  }

  /**
   * Replaces the whole workbook by that of a layout. The layout may come from
   * any program's workbook. Formulas show the values that the layout has until
   * they are calculated.
   */
  load(layout: WorkbookLayout): Promise<void> {
    return verb(async () => {
      this.#opened += 1;
      const unitId = `book${this.#opened}`;
      const { data, tables, formats } = gridWorkbook(
        layout,
        unitId,
        LOCALES[this.#language],
      );
      this.#closeBook();
      const { univer, injector } = this.#running;
      const workbook = univer.createUnit<object, Workbook>(
        UniverInstanceType.UNIVER_SHEET,
        data,
      );
      this.#prepare();
      const book = new Book(
        injector,
        workbook,
        new TableLedger(tables),
        new FormatLedger(formats),
        new Calculation(injector, workbook, () => {
          forgetLists(injector);
          redraw(injector, unitId);
        }),
      );
      this.#book = book;
      this.#unwatch = watchBook(book, {
        onChange: () => {
          this.#changes.add(true);
        },
        onEdit: (edit) => {
          this.#edits.add(edit);
        },
      });
      book.calculation.changed();
      await painted();
      lockLines(injector, workbook);
    });
  }

  render(layout: WorkbookLayout, mode: "create" | "update"): Promise<void> {
    return verb(async () => {
      const book = this.#book;
      if (book === null) {
        await this.load(layout);
        this.#changes.add(true);
        return;
      }
      book.calculation.settle();
      const workbook = readBook(book, () => true);
      if (mode === "create") refuseTaken(layout, workbook);
      renderInto(book, layout, workbook);
      lockLines(book.injector, book.workbook);
    });
  }

  read(
    wants: (sheetName: string) => boolean = () => true,
  ): Promise<WorkbookCells> {
    return verb(() => {
      const book = this.#book;
      if (book === null) return NO_WORKBOOK;
      book.calculation.settle();
      return readBook(book, wants);
    });
  }

  write(patches: readonly SheetPatch[]): Promise<void> {
    return verb(() => {
      const book = this.#bookFor(patches[0]?.sheet ?? null);
      if (book !== null) writeCells(book, patches);
    });
  }

  reveal({ sheet, cell }: CellPlace): Promise<void> {
    return verb(async () => {
      const book = this.#bookFor(sheet);
      if (book === null) return;
      const worksheet = book.sheet(sheet);
      const { row, column } = placeAt(cell);
      const commands = book.injector.get(ICommandService);
      const target = {
        unitId: book.unitId,
        subUnitId: worksheet.getSheetId(),
      };
      const merged = worksheet.getMergedCell(row, column);
      const range = {
        startRow: merged?.startRow ?? row,
        endRow: merged?.endRow ?? row,
        startColumn: merged?.startColumn ?? column,
        endColumn: merged?.endColumn ?? column,
      };
      if (visibilityOf(worksheet) !== "visible")
        await book.own(() =>
          commands.executeCommand(SetWorksheetShowCommand.id, target),
        );
      await commands.executeCommand(SetWorksheetActiveOperation.id, target);
      await painted();
      await commands.executeCommand(SetSelectionsOperation.id, {
        ...target,
        selections: [
          {
            range,
            primary: {
              ...range,
              actualRow: row,
              actualColumn: column,
              isMerged: merged !== null,
              isMergedMainCell: merged !== null,
            },
            style: null,
          },
        ],
      });
      await commands.executeCommand(ScrollToCellOperation.id, {
        ...target,
        range,
      });
      // Who goes to a cell means to type into it.
      this.focus();
    });
  }

  onEdited(
    listener: (edits: readonly Edit[]) => void,
  ): Promise<() => Promise<void>> {
    const end = this.#edits.listen(listener);
    return Promise.resolve(() => {
      end();
      return Promise.resolve();
    });
  }

  /**
   * Calls the listener after changes of any cell, format or sheet, whoever
   * made them, coalesced to one call a burst. `load` makes none.
   */
  onChanged(listener: () => void): () => void {
    return this.#changes.listen(listener);
  }

  /**
   * Takes what is being typed into its cell, as Enter does, and tells the
   * listeners of every change so far. What the rule of a cell refuses is said
   * on the screen and does not come in.
   */
  settle(): Promise<void> {
    return verb(async () => {
      const { injector } = this.#running;
      if (
        this.#book !== null &&
        injector.get(IEditorBridgeService).isVisible().visible
      ) {
        await injector
          .get(ICommandService)
          .executeCommand(SetCellEditVisibleOperation.id, {
            visible: false,
            eventType: DeviceInputEventType.PointerDown,
            unitId: this.#book.unitId,
          });
        await painted();
      }
      this.#edits.flush();
      this.#changes.flush();
    });
  }

  /**
   * The functions that no formula of the open workbook is calculated with, and
   * the number of cells that therefore keep the value that they had; `""`
   * stands for formulas that are not read at all.
   */
  get uncalculated(): ReadonlyMap<string, number> {
    this.#book?.calculation.settle();
    return this.#book?.calculation.figures.unknown ?? new Map<string, number>();
  }

  /**
   * Runs one of the grid's commands as if a person had chosen it in a menu
   * (`univer.command.undo` for a button); says whether it was done. `sheet`
   * names the sheet that it is about.
   */
  execute(
    command: string,
    { sheet, params = {} }: { sheet?: string; params?: object } = {},
  ): Promise<boolean> {
    return verb(async () => {
      const book = this.#bookFor(sheet ?? null);
      const target =
        book === null
          ? {}
          : {
              unitId: book.unitId,
              ...(sheet === undefined
                ? {}
                : { subUnitId: book.sheet(sheet).getSheetId() }),
            };
      return this.#running.injector
        .get(ICommandService)
        .executeCommand(command, { ...target, ...params });
    });
  }

  /** Gives the sheet the keyboard: what is typed then goes into the selected cell. */
  focus(): void {
    this.#container
      .querySelector<HTMLElement>(`[id="${EDITOR_ID}"]`)
      ?.focus({ preventScroll: true });
  }

  setTheme(theme: "light" | "dark"): void {
    this.#running.injector.get(ThemeService).setDarkMode(theme === "dark");
  }

  async setLanguage(language: GridLanguage): Promise<void> {
    const locales = this.#running.injector.get(LocaleService);
    if (!this.#loaded.has(language)) {
      locales.load({ [LOCALES[language]]: await gridWords(language) });
      this.#loaded.add(language);
    }
    this.#language = language;
    locales.setLocale(LOCALES[language]);
  }

  /** Takes the grid out of the page; nothing can be done with it after. */
  dispose(): void {
    this.#edits.end();
    this.#changes.end();
    this.#closeBook();
    this.#running.univer.dispose();
  }

  /** Univer starts its sheets with the first workbook. */
  #prepare(): void {
    if (this.#isPrepared) return;
    this.#isPrepared = true;
    const openBook = (): Book | null => this.#book;
    showFormats(this.#running.injector, openBook);
    readDates(this.#running.injector);
    giveHints(this.#running.injector, this.#container, openBook);
    answerRules(this.#running.injector, openBook);
  }

  #closeBook(): void {
    this.#unwatch();
    this.#book?.close();
    this.#book = null;
  }

  /** The open workbook; without one no sheet is there to be named. */
  #bookFor(sheet: string | null): Book | null {
    if (this.#book === null && sheet !== null)
      throw new HostError("sheet-missing", sheet);
    return this.#book;
  }
}

/** The element that hears the keyboard while a cell is selected or typed into. */
const EDITOR_ID = `__editor_${DOCS_NORMAL_EDITOR_UNIT_ID_KEY}`;

const NO_WORKBOOK: WorkbookCells = {
  file: "",
  savedAt: null,
  sheets: [],
  read: (sheet) => {
    throw new HostError("sheet-missing", sheet.name);
  },
};

/** Every failure is a `HostError`. */
async function verb<T>(task: () => T | Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw new HostError(
      "host-refused",
      null,
      [],
      error instanceof Error ? error.message : String(error),
    );
  }
}

/** Settles when the browser has had its turn to draw; a page that is not seen draws nothing. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      setTimeout(resolve, 0);
    });
  });
}
