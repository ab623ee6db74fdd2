import { TABLES } from "../core/layout";
import type { Edit } from "../core/layout";
import { loadDirectory } from "./directory";
import type { Directory } from "./directory";
import type { Session } from "./session";
import { hostError, requestError } from "./trouble";

/** Milliseconds without a further edit after which a burst is over. */
const QUIET = 150;

/** The plan's tables, in any plan workbook. */
const PLAN_TABLES: ReadonlySet<string> = new Set(
  TABLES.map(({ tableName }) => tableName.toLowerCase()),
);

/** One change as the host tells it; the address has no sheet. */
type Told = Pick<Excel.TableChangedEventArgs, "tableId" | "address">;

/**
 * Listens to what people change in the plan's tables. One registration for all
 * tables of the workbook, so that tables made later are heard as well; which
 * of them are the plan's, and on which sheets they stand, is looked up when a
 * burst of changes is over. What the add-in itself writes makes no events (see
 * `change`). The function ends it.
 */
export async function watchEdits(
  session: Session,
  listener: (edits: readonly Edit[]) => void,
): Promise<() => Promise<void>> {
  const burst = new Burst(session, listener);
  try {
    const handler = await session.patiently((workbook) =>
      workbook.tables.onChanged.add((told) => {
        burst.add(told);
        return Promise.resolve();
      }),
    );
    return async () => {
      burst.end();
      await removed(handler);
    };
  } catch (error) {
    throw hostError(requestError(error), null);
  }
}

async function removed(
  handler: OfficeExtension.EventHandlerResult<Excel.TableChangedEventArgs>,
): Promise<void> {
  try {
    handler.remove();
    await handler.context.sync();
  } catch (error) {
    throw hostError(requestError(error), null);
  }
}

/** The changes of one burst. */
class Burst {
  readonly #session: Session;
  readonly #listener: (edits: readonly Edit[]) => void;
  #told: Told[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(session: Session, listener: (edits: readonly Edit[]) => void) {
    this.#session = session;
    this.#listener = listener;
  }

  add(told: Told): void {
    if (this.#ended) return;
    this.#told.push(told);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.#tell();
    }, QUIET);
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  async #tell(): Promise<void> {
    const told = this.#told;
    this.#told = [];
    const directory = await this.#directory();
    if (directory === null || this.#ended) return;
    const edits = editsOf(told, directory);
    if (edits.length > 0) this.#listener(edits);
  }

  /** `null` where the host is gone: nobody is left to be told. */
  async #directory(): Promise<Directory | null> {
    try {
      return await this.#session.exclusively(async () =>
        (await this.#session.patiently(loadDirectory))(),
      );
    } catch {
      return null;
    }
  }
}

function editsOf(
  told: readonly Told[],
  { tables }: Directory,
): readonly Edit[] {
  const edits = new Map<string, Edit>();
  for (const { tableId, address } of told) {
    const table = tables.find(({ id }) => id === tableId);
    if (table === undefined || !PLAN_TABLES.has(table.name.toLowerCase()))
      continue;
    const range = address
      .slice(address.lastIndexOf("!") + 1)
      .replaceAll("$", "");
    edits.set(`${range}!${table.sheet}`, { sheet: table.sheet, range });
  }
  return [...edits.values()];
}
