import { BytesSurface, GridSurface } from "../app/workbench";
import type { Desk, DeskWork } from "../app/workbench";
import type { Language } from "../core/layout";
import type { GridHost } from "../grid";
import type { SheetState } from "../ui/workbench";

/** How the sheet is to look. */
export interface SheetLook {
  readonly language: Language;
  readonly theme: "light" | "dark";
}

/**
 * The place of the desk's open file: a live sheet where there is room for one,
 * whose program is loaded then; without room the file's bytes.
 */
export class Sheet {
  readonly #desk: Desk;
  readonly #work: DeskWork;
  readonly #look: () => SheetLook;
  readonly #onState: (state: SheetState) => void;
  #host: GridHost | null = null;
  /** Counts the places that were given: only the last one gets a sheet. */
  #places = 0;

  constructor(options: {
    readonly desk: Desk;
    readonly work: DeskWork;
    readonly look: () => SheetLook;
    readonly onState: (state: SheetState) => void;
  }) {
    this.#desk = options.desk;
    this.#work = options.work;
    this.#look = options.look;
    this.#onState = options.onState;
  }

  /** Moves the open file to a place in the page, or to none. */
  async moveTo(place: HTMLElement | null): Promise<void> {
    this.#places += 1;
    const count = this.#places;
    this.#host = null;
    if (place === null) {
      await this.#desk.useSurface(new BytesSurface(this.#work));
      return;
    }
    this.#onState("loading");
    try {
      const host = await startGrid(place, this.#look());
      if (count !== this.#places) {
        host.dispose();
        return;
      }
      this.#host = host;
      await this.#desk.useSurface(new GridSurface(host, this.#work));
      this.#onState("ready");
    } catch (error) {
      if (count === this.#places) this.#onState("failed");
      throw error;
    }
  }

  /** Gives the sheet the keyboard; `false` where there is none. */
  focus(): boolean {
    this.#host?.focus();
    return this.#host !== null;
  }

  /** Follows a change of language or theme. */
  async follow(): Promise<void> {
    const { language, theme } = this.#look();
    this.#host?.setTheme(theme);
    await this.#host?.setLanguage(language);
  }
}

async function startGrid(
  place: HTMLElement,
  look: SheetLook,
): Promise<GridHost> {
  const [grid] = await Promise.all([import("../grid"), loadStyles()]);
  const container = document.createElement("div");
  container.className = "grid";
  place.replaceChildren(container);
  return grid.GridHost.start({ container, ...look });
}

/** The grid's styles, once. */
function loadStyles(): Promise<void> {
  if (document.getElementById("grid-styles") !== null) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.id = "grid-styles";
    link.rel = "stylesheet";
    link.href = "grid.css";
    link.addEventListener("load", () => {
      resolve();
    });
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error("grid.css did not load"));
    });
    document.head.append(link);
  });
}
