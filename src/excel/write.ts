import { HostError, numberKind } from "../core/layout";
import type { CellPatch, SheetPatch } from "../core/layout";
import { areaOf, areasAround } from "./area";
import type { Area } from "./area";
import type { Change } from "./change";
import { sameName } from "./directory";
import type { Directory } from "./directory";
import { piecesOf, recordAll } from "./journal";
import type { Recorded } from "./journal";
import { contentOf } from "./new-sheets";
import { enterOps } from "./operations";
import type { Content, Operation } from "./operations";
import { closeOps, openOps, readDirectory, refuseReadOnly } from "./render";
import type { Session } from "./session";

/** How days are shown in a cell that has no format for them. */
const DAY = "yyyy-mm-dd";

/** The patches of one sheet by cell; of two for one cell the later one holds. */
interface Wanted {
  readonly sheet: string;
  readonly patches: ReadonlyMap<string, CellPatch>;
  readonly areas: readonly Area[];
}

/** Plans the writing of values into cells, and how it is taken back. Throws `sheet-missing` for a sheet that is not there. */
export async function planWriting(
  session: Session,
  patches: readonly SheetPatch[],
  limit: number,
): Promise<Change> {
  const before = await readDirectory(session);
  refuseReadOnly(before);
  const wanted = bySheet(patches, before);
  const cells = await recordAll(
    session,
    piecesOf(
      wanted.flatMap(({ sheet, areas }) =>
        areas.map((area) => ({ sheet, area })),
      ),
    ),
  );
  const closed = new Set(
    cells.filter(({ locked }) => locked !== false).map(({ sheet }) => sheet),
  );
  const contentAt = (
    sheet: string,
    row: number,
    column: number,
  ): Content | undefined => {
    const patch = wanted
      .find((each) => each.sheet === sheet)
      ?.patches.get(`${row}:${column}`);
    return patch === undefined ? undefined : (contentOf(patch.value) ?? "");
  };
  const touched = wanted.map(({ sheet }) => sheet);
  return {
    operations: [
      ...openOps(before, [...closed]),
      ...cells.flatMap((cell) =>
        writeOps(cell, wanted, contentAt, Math.floor(limit / 4)),
      ),
      ...closeOps(before, [...closed]),
    ],
    journal: {
      before,
      sheets: [],
      names: [],
      growth: [],
      touched,
      cells,
      styled: [],
      written: contentAt,
    },
  };
}

function bySheet(
  patches: readonly SheetPatch[],
  { sheets }: Directory,
): readonly Wanted[] {
  const byName = new Map<string, Map<string, CellPatch>>();
  for (const { sheet, cells } of patches) {
    const there = sheets.find(({ name }) => sameName(name, sheet));
    if (there === undefined) throw new HostError("sheet-missing", sheet);
    const patched = byName.get(there.name) ?? new Map<string, CellPatch>();
    for (const patch of cells) {
      const { row, column } = areaOf(patch.cell);
      patched.set(`${row}:${column}`, patch);
    }
    byName.set(there.name, patched);
  }
  return [...byName].map(([sheet, patched]) => ({
    sheet,
    patches: patched,
    areas: areasAround([...patched.values()].map(({ cell }) => areaOf(cell))),
  }));
}

function writeOps(
  { sheet, area, numberFormats }: Recorded,
  wanted: readonly Wanted[],
  contentAt: (
    sheet: string,
    row: number,
    column: number,
  ) => Content | undefined,
  largest: number,
): readonly Operation[] {
  const patches = wanted.find((each) => each.sheet === sheet)?.patches;
  const grid = <Value>(valueAt: (row: number, column: number) => Value) =>
    Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (__, c) =>
        valueAt(area.row + r, area.column + c),
      ),
    );
  const formatAt = (row: number, column: number): string =>
    String(numberFormats[row]?.[column] ?? "General");
  return enterOps(
    "values",
    sheet,
    area,
    grid((row, column) => contentAt(sheet, row, column) ?? null),
    {
      now: formatAt,
      after: (row, column) =>
        formatFor(
          patches?.get(`${area.row + row}:${area.column + column}`),
          formatAt(row, column),
        ),
    },
    largest,
  );
}

/** The format that a number needs: a day one that shows days; a cell formatted as text would make text of it. */
function formatFor(patch: CellPatch | undefined, there: string): string | null {
  if (typeof patch?.value !== "number") return null;
  if (patch.day === true) return numberKind(there) === "date" ? null : DAY;
  return there === "@" ? "General" : null;
}
