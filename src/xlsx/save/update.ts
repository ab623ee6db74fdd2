import type { DefinedName, SheetCells, TableInfo } from "../../core/layout";
import { DEFAULT_LIMITS, ReadSession } from "../reader/limits";
import { OfficePackage } from "../reader/package";
import { CellFactory } from "../reader/values";
import { readSheetRows } from "../view/sheet";
import { portableDeflater } from "../writer/deflate";
import type { Splice } from "../writer/markup";
import type { PatchOptions } from "../writer/patch";
import type { CellPatch } from "../writer/patch-sheet";
import { WorkbookPatching } from "../writer/patching";
import { repack } from "../writer/repack";
import { plainText } from "../writer/xml";
import { formatLike } from "./grown-formats";
import { growRules } from "./grown-rules";
import { saveTables } from "./tables";

/** What an update does to one sheet. */
export interface SheetChange {
  /** The sheet's name in the workbook. */
  readonly sheet: string;
  readonly cells: readonly CellPatch[];
  /** The sheet's tables as they are to be, where one of them grows, and the cells that their headers are taken from. */
  readonly grown: {
    readonly tables: readonly TableInfo[];
    readonly headers: SheetCells;
  } | null;
}

/**
 * A copy of a workbook with changed cells, tables that have grown into blank
 * rows and columns, and names that refer to other cells. New cells look like
 * the row above or the column before them. Everything else stays byte for byte.
 *
 * @throws XlsxReadError where the workbook cannot be read
 * @throws RangeError for a sheet that is not there and for a part of an array formula
 */
export function updateWorkbook(
  bytes: Uint8Array,
  changes: readonly SheetChange[],
  names: readonly DefinedName[],
  options: PatchOptions,
): Uint8Array {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const clock = options.now ?? (() => performance.now());
  const session = new ReadSession(options.file ?? "", limits, clock);
  // A plain view: Buffer's own subarray is several times slower.
  const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return session.timed(() => {
    const parts = new OfficePackage(view, options.inflate, session);
    const patching = new WorkbookPatching(parts);
    for (const change of changes) updateSheet(parts, patching, change);
    renameReferences(patching, names);
    if (!patching.changed) return view.slice();
    if (patching.hasNewFormulas) patching.recalculate();
    const deflater = options.deflater ?? portableDeflater;
    return repack(view, parts.zip, patching.changes(), deflater);
  });
}

function updateSheet(
  parts: OfficePackage,
  patching: WorkbookPatching,
  { sheet, cells, grown }: SheetChange,
): void {
  if (grown === null) {
    patching.patch(sheet, cells);
    return;
  }
  const part = patching.partOf(sheet);
  const { tables, headers } = grown;
  const changes = saveTables(
    patching,
    parts,
    part,
    { name: sheet, tables },
    headers,
  );
  const factory = new CellFactory({
    kinds: [],
    date1904: false,
    // Only the formats of the cells are looked at.
    texts: () => ({ count: Number.MAX_SAFE_INTEGER, text: () => "" }),
    damaged: (reason) => parts.session.damaged(part, reason),
  });
  const rows = readSheetRows(parts, part, factory);
  patching.patchPart(
    part,
    [...cells, ...changes.flatMap((change) => change.headers)].map((cell) => ({
      ...cell,
      ...formatLike(cell, changes, rows),
    })),
  );
  for (const { before, after } of changes)
    growRules(patching, part, before, after);
}

/** Has names of the whole workbook refer to the cells that they are to. Names that are not there are left. */
function renameReferences(
  patching: WorkbookPatching,
  names: readonly DefinedName[],
): void {
  const wanted = new Map(
    names.map(({ name, refersTo }) => [name.toLowerCase(), refersTo]),
  );
  const markup = patching.markup(patching.workbookPart);
  const list = markup.child(markup.root(), "definedNames");
  if (list === undefined) return;
  const splices: Splice[] = [];
  for (const element of markup.children(list)) {
    if (markup.attribute(element, "localSheetId") !== undefined) continue;
    const name = markup.attribute(element, "name")?.value ?? "";
    const now = wanted.get(name.toLowerCase());
    if (now === undefined || markup.content(element) === now) continue;
    const { contentStart: start, contentEnd: end } = element;
    splices.push({ start, end, text: plainText(now) });
  }
  patching.splice(patching.workbookPart, splices);
}
