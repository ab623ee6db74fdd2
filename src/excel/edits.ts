import { PLAN_SHEET_NAMES, sheetOfReference, TABLES } from "../core/layout";
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

/** One change as the host tells it, of a table or of a sheet; the address has no sheet. */
type Told =
  | Pick<Excel.TableChangedEventArgs, "tableId" | "address">
  | Pick<Excel.WorksheetChangedEventArgs, "worksheetId" | "address">;

/**
 * Listens to what people change in the plan's tables and on its sheets without
 * one. One registration for all tables and one for all sheets of the workbook,
 * so that those made later are heard as well; which of them are the plan's is
 * looked up when a burst of changes is over. What the add-in itself writes makes no events (see
 * `change`). The function ends it.
 */
export async function watchEdits(
  session: Session,
  listener: (edits: readonly Edit[]) => void,
): Promise<() => Promise<void>> {
  const burst = new Burst(session, listener);
  try {
    const handlers = await session.patiently((workbook) => [
      workbook.tables.onChanged.add((told) => {
        burst.add({ tableId: told.tableId, address: told.address });
        return Promise.resolve();
      }),
      workbook.worksheets.onChanged.add((told) => {
        burst.add({ worksheetId: told.worksheetId, address: told.address });
        return Promise.resolve();
      }),
    ]);
    return async () => {
      burst.end();
      await removed(handlers);
    };
  } catch (error) {
    throw hostError(requestError(error), null);
  }
}

interface Handler {
  readonly context: OfficeExtension.ClientRequestContext;
  remove(): void;
}

async function removed(handlers: readonly Handler[]): Promise<void> {
  try {
    for (const handler of handlers) handler.remove();
    await handlers[0]?.context.sync();
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

function editsOf(told: readonly Told[], directory: Directory): readonly Edit[] {
  const edits = new Map<string, Edit>();
  for (const each of told) {
    const sheet =
      "tableId" in each
        ? sheetOfPlanTable(each.tableId, directory)
        : planSheet(each.worksheetId, directory);
    if (sheet === null) continue;
    const range = each.address
      .slice(each.address.lastIndexOf("!") + 1)
      .replaceAll("$", "");
    edits.set(`${range}!${sheet}`, { sheet, range });
  }
  return [...edits.values()];
}

/** The sheet of one of the plan's tables; `null` for other tables. */
function sheetOfPlanTable(
  tableId: string,
  { tables }: Directory,
): string | null {
  const table = tables.find(({ id }) => id === tableId);
  return table !== undefined && PLAN_TABLES.has(table.name.toLowerCase())
    ? table.sheet
    : null;
}

/** The name of a sheet of the plan that has no table; `null` for other sheets. */
function planSheet(
  worksheetId: string,
  { sheets, names }: Directory,
): string | null {
  const sheet = sheets.find(({ id }) => id === worksheetId)?.name;
  const isPlans = names.some(
    ({ name, formula }) =>
      PLAN_SHEET_NAMES.has(name) && sheetOfReference(formula) === sheet,
  );
  return sheet !== undefined && isPlans ? sheet : null;
}
