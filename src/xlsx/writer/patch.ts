import type { SheetPatch } from "../../core/layout";
import { DEFAULT_LIMITS, ReadSession } from "../reader/limits";
import type { ReadLimits } from "../reader/limits";
import { OfficePackage } from "../reader/package";
import type { Inflate } from "../reader/zip";
import { portableDeflater } from "./deflate";
import type { Deflater } from "./deflate";
import type { CellPatch } from "./patch-sheet";
import { WorkbookPatching } from "./patching";
import { placeOf } from "./reference";
import { repack } from "./repack";

export interface PatchOptions {
  readonly inflate: Inflate;
  readonly deflater?: Deflater;
  /** The name for errors. */
  readonly file?: string;
  readonly limits?: Partial<ReadLimits>;
  /** Milliseconds of a clock that only moves forward; by default `performance.now`. */
  readonly now?: () => number;
}

/**
 * A copy of a workbook, of whatever program, in which the named cells have new
 * values. Texts are written as text whatever they look like; a cell's format
 * stays, its formula goes. A number with `day` gets a date format where its
 * cell has none. Everything else is copied: parts byte for byte, of the sheets'
 * XML every character outside the cells (a sheet that is not in UTF-8 becomes
 * so). The header cells of an Excel table must not be patched: the table has
 * its own copy of them.
 *
 * @throws XlsxReadError where the file cannot be read
 * @throws RangeError for a sheet that is not there, for what is no cell's
 * address, and for a part of an array formula
 */
export function patchWorkbook(
  bytes: Uint8Array,
  patches: readonly SheetPatch[],
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
    for (const { sheet, cells } of patches)
      patching.patch(sheet, cells.map(cellPatch));
    const changes = patching.changes();
    if (changes.size === 0) return view.slice();
    return repack(
      view,
      parts.zip,
      changes,
      options.deflater ?? portableDeflater,
    );
  });
}

function cellPatch(patch: SheetPatch["cells"][number]): CellPatch {
  const { value, day } = patch;
  if (typeof value === "number" && !Number.isFinite(value))
    throw new RangeError(`${value} cannot stand in ${patch.cell}`);
  return { ...placeOf(patch.cell), value, day: day === true };
}
