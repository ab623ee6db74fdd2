import { HostError } from "../core/layout";
import type { DefinedName, WorkbookLayout } from "../core/layout";
import { planUpdate, sameFormula } from "../core/layout/update";
import type { SheetUpdate } from "../core/layout/update";
import { areasAround } from "./area";
import type { Change } from "./change";
import { loadDirectory, sameName } from "./directory";
import type { Directory } from "./directory";
import { piecesOf, recordAll } from "./journal";
import type { Recorded } from "./journal";
import { newSheetOps } from "./new-sheets";
import type { Operation } from "./operations";
import { readSheets, workbookCells } from "./read";
import { growthOps, renewalOf, writtenBy } from "./renewed-sheet";
import type { Session } from "./session";

/** One piece of a request, as a share of a request's limit: pieces fill requests better than whole sheets. */
const PIECES = 4;

/** What a change that makes nothing and changes nothing has to take back. */
const EMPTY_JOURNAL = {
  sheets: [],
  names: [],
  growth: [],
  touched: [],
  cells: [],
  styled: [],
  written: () => undefined,
} as const;

/** Plans the making of all sheets of a layout. Throws `name-taken` where something is called like one of them. */
export async function planCreation(
  session: Session,
  layout: WorkbookLayout,
  limit: number,
): Promise<Change> {
  const before = await readDirectory(session);
  refuseReadOnly(before);
  if (before.structureProtected) throw new HostError("workbook-protected");
  refuseTaken(before, layout);
  const sheets = layout.sheets.map((sheet) => ({
    ...sheet,
    rows: [...sheet.rows],
  }));
  const first = sheets.find(({ visibility }) => visibility === "visible");
  const { added, changed } = namesOf(layout.names, before);
  return {
    operations: [
      ...newSheetOps(sheets, added, layout.styles, Math.floor(limit / PIECES)),
      ...changed,
      ...(first === undefined
        ? []
        : [{ kind: "activate", sheet: first.name } as const]),
    ],
    journal: {
      ...EMPTY_JOURNAL,
      before,
      sheets: sheets.map(({ name }) => name),
      names: layout.names.map(({ name }) => name),
    },
  };
}

/** Plans how a workbook is brought to a layout (`planUpdate`); what has to be unprotected for it is protected again. */
export async function planRenewal(
  session: Session,
  layout: WorkbookLayout,
  limit: number,
): Promise<Change> {
  const before = await readDirectory(session);
  refuseReadOnly(before);
  const raw = await readSheets(session, before, candidates(before, layout));
  const update = planUpdate(layout, workbookCells(before, raw));
  const missing = update.sheets.filter(({ found }) => found === null);
  if (missing.length > 0 && before.structureProtected)
    throw new HostError("workbook-protected");
  const renewed = update.sheets.filter(
    ({ found, changes, growth }) =>
      found !== null && (changes.length > 0 || growth !== null),
  );
  const overwritten = await recordOverwritten(session, renewed);
  const { added, changed, names } = namesOf(update.names, before);
  const largest = Math.floor(limit / PIECES);
  const parts = renewed.map((sheet) =>
    renewalOf(sheet, layout, raw, overwritten, largest),
  );
  const touched = renewed.map(({ layout: { name } }) => name);
  return {
    operations: [
      ...openOps(before, touched),
      ...renewed.flatMap(growthOps),
      ...newSheetOps(
        missing.map((sheet) => sheet.layout),
        added,
        layout.styles,
        largest,
      ),
      ...changed,
      ...parts.flatMap(({ operations }) => operations),
      ...closeOps(before, touched),
    ],
    journal: {
      before,
      sheets: missing.map((sheet) => sheet.layout.name),
      names,
      growth: renewed.flatMap(({ growth }) =>
        growth === null
          ? []
          : [
              {
                table: growth.table,
                rows: growth.rows,
                columns: growth.columns.length,
              },
            ],
      ),
      touched,
      cells: overwritten,
      styled: parts.flatMap(({ styled }) => styled),
      written: writtenBy(renewed),
    },
  };
}

export async function readDirectory(session: Session): Promise<Directory> {
  return (await session.patiently(loadDirectory))();
}

export function refuseReadOnly({ readOnly }: Directory): void {
  if (readOnly) throw new HostError("read-only");
}

/** Unprotects the sheets that a change touches. One whose password is somebody else's refuses, before anything is changed. */
export function openOps(
  before: Directory,
  touched: readonly string[],
): readonly Operation[] {
  return before.sheets.flatMap(({ name, protection }): readonly Operation[] =>
    protection !== null && touched.includes(name)
      ? [{ kind: "unprotect", sheet: name }]
      : [],
  );
}

/** Protects them again, each as it was. */
export function closeOps(
  before: Directory,
  touched: readonly string[],
): readonly Operation[] {
  return before.sheets.flatMap(({ name, protection }): readonly Operation[] =>
    protection !== null && touched.includes(name)
      ? [{ kind: "protect", sheet: name, permissions: protection }]
      : [],
  );
}

function refuseTaken(
  { sheets, tables, names }: Directory,
  layout: WorkbookLayout,
): void {
  for (const { name, tables: wanted = [] } of layout.sheets) {
    if (sheets.some((sheet) => sameName(sheet.name, name)))
      throw new HostError("name-taken", name);
    const taken = tables.find((table) =>
      wanted.some((each) => sameName(each.name, table.name)),
    );
    if (taken !== undefined)
      throw new HostError("name-taken", taken.sheet, [], taken.name);
  }
  const name = names.find(
    (each) =>
      !isOrphan(each.formula) &&
      layout.names.some((own) => sameName(own.name, each.name)),
  );
  if (name !== undefined)
    throw new HostError("name-taken", null, [], name.name);
}

/** What a name refers to when somebody has deleted its sheet: it may be used again. */
function isOrphan(formula: string): boolean {
  return formula.includes("#REF!");
}

/** The names that are missing, and those that refer to something else. */
function namesOf(
  wanted: readonly DefinedName[],
  before: Directory,
): {
  readonly added: readonly DefinedName[];
  readonly changed: readonly Operation[];
  readonly names: readonly string[];
} {
  const known = new Map(
    before.names.map((entry) => [entry.name.toLowerCase(), entry]),
  );
  const added = wanted.filter(({ name }) => !known.has(name.toLowerCase()));
  const changed = wanted.flatMap(
    ({
      name,
      refersTo,
    }): readonly (Operation & { readonly kind: "set-name" })[] => {
      const there = known.get(name.toLowerCase());
      if (there === undefined || sameReference(there.formula, refersTo))
        return [];
      return [{ kind: "set-name", name: there.name, formula: `=${refersTo}` }];
    },
  );
  return {
    added,
    changed,
    names: [...added, ...changed].map(({ name }) => name),
  };
}

function sameReference(formula: string, refersTo: string): boolean {
  return sameFormula(formula, `=${refersTo}`);
}

/** Sheets that may be a layout's: by their own name, or by a table's. */
function candidates(
  { sheets, tables }: Directory,
  layout: WorkbookLayout,
): readonly string[] {
  const wanted = (name: string) =>
    layout.sheets.some((sheet) => sameName(sheet.name, name));
  const tableNames = layout.sheets.flatMap((sheet) =>
    (sheet.tables ?? []).map(({ name }) => name),
  );
  const holding = new Set(
    tables
      .filter((table) => tableNames.some((name) => sameName(name, table.name)))
      .map(({ sheet }) => sheet),
  );
  return sheets
    .map(({ name }) => name)
    .filter((name) => wanted(name) || holding.has(name));
}

/** The cells that will be overwritten, as they are right before it. */
async function recordOverwritten(
  session: Session,
  renewed: readonly SheetUpdate[],
): Promise<readonly Recorded[]> {
  const blocks = renewed.flatMap(({ layout: { name }, changes }) => {
    const cells = changes.flatMap(({ before }) =>
      before === null ? [] : [before],
    );
    return areasAround(cells).map((area) => ({ sheet: name, area }));
  });
  return recordAll(session, piecesOf(blocks));
}
