import type { HostErrorCode } from "../core/layout";
import { HostError } from "../core/layout";
import { loadDirectory, sameName } from "./directory";
import type { Directory } from "./directory";
import {
  protectOps,
  recordAll,
  removeOps,
  shrinkOps,
  standing,
  unstyleOps,
  writeBackOps,
} from "./journal";
import type { Journal, Recorded } from "./journal";
import { batchesOf } from "./operations";
import type { Operation } from "./operations";
import { Performer } from "./perform";
import { isPassing } from "./session";
import type { Session } from "./session";
import { hostError, requestError } from "./trouble";
import type { RequestError } from "./trouble";

/** A change of the workbook: what is done, and what it takes to take it back. */
export interface Change {
  readonly operations: readonly Operation[];
  readonly journal: Omit<Journal, "isMade">;
}

/** How often taking back is tried. */
const ROUNDS = 3;
/** The smallest requests that are tried where the host finds larger ones too large, in bytes. */
const SMALLEST = 64 * 1024;

/**
 * Makes a change, wholly or not at all. `prepare` reads what it needs and
 * plans the change; it is called again after trouble that passes (somebody was
 * typing in a cell) and, with a smaller limit, where a request was too large:
 * what was done by then has been taken back. Throws a `HostError`; its `stands`
 * is empty unless taking back failed as well.
 */
export async function change(
  session: Session,
  limit: number,
  prepare: (limit: number) => Promise<Change>,
): Promise<void> {
  let largest = limit;
  for (;;) {
    const failure = await attempt(session, largest, prepare);
    if (failure === null) return;
    const smaller = Math.floor(largest / 2);
    if (
      failure.code !== "request-too-large" ||
      failure.stands.length > 0 ||
      smaller < SMALLEST
    )
      throw failure;
    largest = smaller;
  }
}

/** One attempt, repeated while its trouble passes; the error that ended it. */
async function attempt(
  session: Session,
  limit: number,
  prepare: (limit: number) => Promise<Change>,
): Promise<HostError | null> {
  try {
    await session.untilPassed(async () => {
      const planned = await prepare(limit);
      await carryOut(session, limit, planned);
    });
    return null;
  } catch (error) {
    return error instanceof HostError
      ? error
      : hostError(requestError(error), null);
  }
}

async function carryOut(
  session: Session,
  limit: number,
  { operations, journal: plan }: Change,
): Promise<void> {
  const made = new Set<string>();
  try {
    await run(session, operations, limit, made);
  } catch (error) {
    const failure = requestError(error);
    // Without an answer nobody knows which sheets were made: those of the names, then.
    const unanswered = failure.trouble === "host-gone";
    const journal = {
      ...plan,
      isMade: (id: string) => unanswered || made.has(id),
    };
    const { stands, now } = await takeBack(session, journal, limit);
    if (stands.length === 0 && isPassing(failure.trouble)) throw failure;
    throw explained(failure, journal, now, stands);
  }
}

/**
 * Carries operations out, in as few requests as their size allows. The ids of
 * the sheets that were added come into `made`, also where a request failed.
 */
async function run(
  session: Session,
  operations: readonly Operation[],
  limit: number,
  made: Set<string> = new Set(),
): Promise<void> {
  for (const batch of batchesOf(operations, limit)) {
    const performers: Performer[] = [];
    try {
      await session.request((workbook, context) => {
        quietly(context, () => {
          const performer = new Performer(workbook);
          performers.push(performer);
          for (const operation of batch) performer.perform(operation);
        });
      });
    } finally {
      for (const performer of performers)
        for (const id of performer.addedSheets()) made.add(id);
    }
  }
}

/**
 * Queues a change without the screen following it and without events: the app
 * is told what people change, not what it changes itself. Calculation and
 * screen go on by themselves after the sync, also after one that failed; the
 * events are switched on in it, and by `takeBack` where it failed half-way.
 */
function quietly(context: Excel.RequestContext, queue: () => void): void {
  const { application } = context;
  application.suspendApiCalculationUntilNextSync();
  application.suspendScreenUpdatingUntilNextSync();
  context.runtime.enableEvents = false;
  queue();
  context.runtime.enableEvents = true;
}

/** What the workbook is like after taking back, as far as it could be read. */
interface Taken {
  readonly stands: readonly string[];
  readonly now: Directory | null;
}

/**
 * Takes a change back that failed. Every round looks at what stands and undoes
 * just that, so that a round which fails half-way itself does no harm.
 */
async function takeBack(
  session: Session,
  journal: Journal,
  limit: number,
): Promise<Taken> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    try {
      return { stands: [], now: await takeBackOnce(session, journal, limit) };
    } catch (error) {
      const { trouble } = requestError(error);
      if (trouble === "host-gone" && round > 1) break;
    }
  }
  try {
    const directory = await look(session);
    const cells = await recorded(session, journal, directory);
    return { stands: standing(journal, { directory, cells }), now: directory };
  } catch {
    return { stands: standing(journal, null), now: null };
  }
}

async function takeBackOnce(
  session: Session,
  journal: Journal,
  limit: number,
): Promise<Directory> {
  const found = await look(session);
  const shrink = shrinkOps(journal, found);
  if (shrink.length > 0)
    await run(session, [...unprotectOps(journal, found), ...shrink], limit);
  const now = shrink.length > 0 ? await look(session) : found;
  const cells = await recorded(session, journal, now);
  const back = writeBackOps(journal, cells, limit);
  const unprotect = back.length > 0 ? unprotectOps(journal, now) : [];
  const opened = new Set(
    unprotect.map((operation) => ("sheet" in operation ? operation.sheet : "")),
  );
  const isOpen = (name: string) =>
    opened.has(name) ||
    now.sheets.some(
      (sheet) => sheet.name === name && sheet.protection === null,
    );
  const operations = [
    ...unprotect,
    ...back,
    ...unstyleOps(journal, isOpen),
    ...removeOps(journal, now),
    ...protectOps(journal, isOpen),
  ];
  if (operations.length > 0) await run(session, operations, limit);
  else
    await session.patiently((_, context) => {
      context.runtime.enableEvents = true;
    });
  return now;
}

function look(session: Session): Promise<Directory> {
  return session.patiently(loadDirectory).then((read) => read());
}

/** The journal's blocks as they are now. Those of a sheet that is gone are as they were: nothing of them can be written back. */
async function recorded(
  session: Session,
  journal: Journal,
  now: Directory,
): Promise<readonly Recorded[]> {
  const isThere = ({ sheet }: Recorded) =>
    now.sheets.some(({ name }) => name === sheet);
  const read = await recordAll(session, journal.cells.filter(isThere));
  let next = 0;
  return journal.cells.map((was) => {
    if (!isThere(was)) return was;
    next += 1;
    return read[next - 1] ?? was;
  });
}

function unprotectOps(
  { touched }: Journal,
  now: Directory,
): readonly Operation[] {
  return now.sheets.flatMap(({ name, protection }): readonly Operation[] =>
    protection !== null && touched.includes(name)
      ? [{ kind: "unprotect", sheet: name }]
      : [],
  );
}

/** The port's error, with the sheet that it is about, as the workbook's state tells it. */
function explained(
  failure: RequestError,
  journal: Journal,
  now: Directory | null,
  stands: readonly string[],
): HostError {
  const [code, sheet] = causeOf(failure, journal, now ?? journal.before) ?? [
    null,
    null,
  ];
  return code === null
    ? hostError(failure, null, stands)
    : new HostError(code, sheet, stands, failure.detail);
}

function causeOf(
  { trouble }: RequestError,
  { sheets, touched, before }: Journal,
  now: Directory,
): readonly [HostErrorCode, string | null] | null {
  if (trouble === "denied") {
    if (now.readOnly) return ["read-only", null];
    if (now.structureProtected && sheets.length > 0)
      return ["workbook-protected", null];
    const closed = now.sheets.find(
      ({ name, protection }) => protection !== null && touched.includes(name),
    );
    return closed === undefined ? null : ["sheet-protected", closed.name];
  }
  if (trouble === "sheet-missing") {
    const missing = touched.find(
      (name) => !now.sheets.some((sheet) => sheet.name === name),
    );
    return ["sheet-missing", missing ?? null];
  }
  if (trouble === "name-taken") {
    const known = new Set(before.sheets.map(({ id }) => id));
    const taken = now.sheets.find(
      ({ id, name }) =>
        !known.has(id) && sheets.some((made) => sameName(made, name)),
    );
    return ["name-taken", taken?.name ?? null];
  }
  return null;
}
