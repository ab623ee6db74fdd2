import { HostError } from "../../core/layout";
import type {
  CellPlace,
  Edit,
  SheetPatch,
  WorkbookCells,
  WorkbookHost,
  WorkbookLayout,
} from "../../core/layout";
import type { Desk } from "./desk";

/**
 * The port on whatever file is in front on the desk. Where none is open there
 * are no sheets, and making some makes a new file. Waits until the place for
 * the sheet is there.
 */
export class DeskHost implements WorkbookHost {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async render(
    layout: WorkbookLayout,
    mode: "create" | "update",
  ): Promise<void> {
    this.#mayWrite();
    const front = await this.#desk.front();
    if (front === null) await this.#desk.create(layout, fileName(layout));
    else await front.render(layout, mode);
  }

  async read(wants?: (sheetName: string) => boolean): Promise<WorkbookCells> {
    const front = await this.#desk.front();
    return front === null ? NOTHING : front.read(wants);
  }

  async write(patches: readonly SheetPatch[]): Promise<void> {
    this.#mayWrite();
    await (await this.#front(patches[0]?.sheet ?? null)).write(patches);
  }

  async reveal(place: CellPlace): Promise<void> {
    await (await this.#front(place.sheet)).reveal(place);
  }

  /** Also told, with no range, when another file comes to the front. */
  async onEdited(
    listener: (edits: readonly Edit[]) => void,
  ): Promise<() => Promise<void>> {
    let endEdits: Promise<(() => Promise<void>) | null> = Promise.resolve(null);
    const watch = (): void => {
      endEdits = endEdits.then(async (end) => {
        await end?.();
        const front = await this.#desk.front();
        return front === null ? null : front.onEdited(listener);
      });
      // A surface that has gone ends its watch by itself.
      endEdits = endEdits.catch(() => null);
    };
    const endSwitched = this.#desk.onSwitched(() => {
      watch();
      listener([]);
    });
    watch();
    return Promise.resolve(async () => {
      endSwitched();
      await (
        await endEdits
      )?.();
    });
  }

  async #front(sheet: string | null): Promise<WorkbookHost> {
    const front = await this.#desk.front();
    if (front === null) throw new HostError("sheet-missing", sheet);
    return front;
  }

  #mayWrite(): void {
    if (!this.#desk.writable) throw new HostError("read-only");
  }
}

const NOTHING: WorkbookCells = {
  file: "",
  savedAt: null,
  sheets: [],
  read: ({ name }) => {
    throw new HostError("sheet-missing", name);
  },
};

/** What may stand in a file's name of a workbook's title. */
function fileName({ title }: WorkbookLayout): string {
  const plain = title.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ").trim();
  return `${plain === "" ? "工会计划" : plain.slice(0, 80)}.xlsx`;
}
