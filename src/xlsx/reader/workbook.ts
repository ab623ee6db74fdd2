import type {
  SheetCells,
  SheetInfo,
  TableInfo,
  Visibility,
  WorkbookCells,
} from "../../core/layout/cells";
import { unescapeXstring } from "./characters";
import { XlsxReadError } from "./error";
import { readNumberKinds } from "./formats";
import type { NumberKind } from "./formats";
import { DEFAULT_LIMITS, ReadSession } from "./limits";
import type { ReadLimits } from "./limits";
import { OfficePackage } from "./package";
import type { Relationship } from "./package";
import { NO_TEXTS, readSharedStrings } from "./shared-strings";
import { SheetBuilder } from "./sheet-cells";
import { scanSheet } from "./sheet-fast";
import { columnNumber, isTrue, readSheet } from "./sheet-tolerant";
import { CellFactory } from "./values";
import type { SharedTexts } from "./values";
import type { XmlReader } from "./xml";
import type { Inflate } from "./zip";

export interface OpenOptions {
  /** The name for errors and findings, for instance relative to the folder that was given. */
  readonly file: string;
  readonly inflate: Inflate;
  readonly limits?: Partial<ReadLimits>;
  /** Milliseconds of a clock that only moves forward; by default `performance.now`. */
  readonly now?: () => number;
}

/**
 * Opens a workbook (.xlsx, .xlsm, .xltx): its list of sheets with their tables.
 * Cells are read sheet by sheet when asked for; what nobody asks for is never
 * inflated. The bytes are kept and must not change.
 *
 * An empty text is taken for a blank cell unless a formula made it. A number
 * that is none (`t="n"` with letters) and an unreadable ISO date come as the
 * text that is there. Hidden rows are those that the file lists as hidden or
 * of height 0; rows that hold nothing and are hidden by default are not listed.
 *
 * @throws XlsxReadError for everything that can be wrong with the file
 */
export function openWorkbook(
  bytes: Uint8Array,
  options: OpenOptions,
): WorkbookCells {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const session = new ReadSession(
    options.file,
    limits,
    options.now ?? (() => performance.now()),
  );
  // A plain view: Buffer's own subarray is several times slower.
  const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return session.timed(
    () =>
      new PackagedWorkbook(new OfficePackage(view, options.inflate, session)),
  );
}

/** Sheets that hold charts, dialogs or old macros instead of cells. */
const WITHOUT_CELLS: ReadonlySet<string> = new Set([
  "chartsheet",
  "dialogsheet",
  "xlMacrosheet",
  "xlIntlMacrosheet",
]);

class PackagedWorkbook implements WorkbookCells {
  readonly file: string;
  readonly sheets: readonly SheetInfo[];
  readonly savedAt: string | null;
  readonly #parts: OfficePackage;
  readonly #session: ReadSession;
  readonly #workbookPart: string;
  readonly #relationships: readonly Relationship[];
  /** The relationship of each sheet, in the order of `sheets`. */
  readonly #targets: (Relationship | undefined)[] = [];
  #date1904 = false;
  #kinds: readonly NumberKind[] | null = null;
  #texts: SharedTexts | null = null;

  constructor(parts: OfficePackage) {
    this.#parts = parts;
    this.#session = parts.session;
    this.file = parts.session.file;
    const root = parts.relationships("");
    this.#workbookPart = findWorkbook(parts, root);
    this.#relationships = parts.relationships(this.#workbookPart);
    this.sheets = this.#readWorkbook();
    this.savedAt = readSavedAt(parts, root);
  }

  read(sheet: SheetInfo): SheetCells {
    return this.#session.timed(() => this.#readSheet(sheet));
  }

  #readSheet({ index, name }: SheetInfo): SheetCells {
    const target = this.#targets[index];
    if (target === undefined) {
      throw this.#session.damaged(
        this.#workbookPart,
        `sheet ${name.slice(0, 50)} has no part`,
      );
    }
    const part = target.target;
    const session = this.#session;
    const damaged = (reason: string): Error => session.damaged(part, reason);
    if (WITHOUT_CELLS.has(target.type))
      return new SheetBuilder(part, session).finish(name);
    const factory = new CellFactory({
      kinds: (this.#kinds ??= this.#readKinds()),
      date1904: this.#date1904,
      texts: () => (this.#texts ??= this.#readTexts()),
      damaged,
    });
    const bytes = this.#parts.bytes(part);
    const fast = new SheetBuilder(part, session);
    if (scanSheet(bytes, factory, fast)) return fast.finish(name);
    const builder = new SheetBuilder(part, session);
    readSheet(
      this.#parts.xml(part, "spreadsheet", bytes),
      factory,
      builder,
      damaged,
    );
    return builder.finish(name);
  }

  #readWorkbook(): readonly SheetInfo[] {
    const sheets: SheetInfo[] = [];
    const byId = new Map(this.#relationships.map((one) => [one.id, one]));
    const xml = this.#parts.xml(this.#workbookPart, "spreadsheet");
    if (xml.root() !== "workbook") {
      throw this.#session.error(
        "not-a-spreadsheet",
        this.#workbookPart,
        "an Office file of another kind",
      );
    }
    xml.children((local) => {
      if (local === "workbookPr")
        this.#date1904 = isTrue(xml.attribute("date1904"));
      if (local !== "sheets") return;
      xml.children((inner) => {
        if (inner !== "sheet") return;
        const target = byId.get(xml.relationshipId() ?? "");
        this.#targets.push(target);
        sheets.push(this.#sheetInfo(xml, sheets.length, target));
      });
    });
    xml.finish();
    if (sheets.length === 0)
      throw this.#session.damaged(this.#workbookPart, "no sheets");
    return sheets;
  }

  #sheetInfo(
    xml: XmlReader,
    index: number,
    target: Relationship | undefined,
  ): SheetInfo {
    if (index >= this.#session.limits.entries) {
      throw this.#session.error(
        "file-too-large",
        this.#workbookPart,
        `more than ${index} sheets`,
      );
    }
    return {
      index,
      name: unescapeXstring(xml.attribute("name") ?? ""),
      visibility: visibility(xml.attribute("state")),
      tables: target === undefined ? [] : this.#readTables(target.target),
    };
  }

  /** Tables only help to find things: one whose part or place is missing is left out, its cells are read. */
  #readTables(sheetPart: string): readonly TableInfo[] {
    const tables: TableInfo[] = [];
    for (const { type, target } of this.#parts.relationships(sheetPart)) {
      if (type !== "table" || !this.#parts.has(target)) continue;
      const xml = this.#parts.xml(target, "spreadsheet");
      if (xml.root() !== "table") continue;
      const place = parseRange(xml.attribute("ref") ?? "");
      const name = xml.attribute("displayName") ?? xml.attribute("name");
      if (place === null || name === undefined) continue;
      const totals = Number(xml.attribute("totalsRowCount") ?? 0);
      tables.push({
        name: unescapeXstring(name),
        ...place,
        totalsRows: Number.isInteger(totals) && totals > 0 ? totals : 0,
      });
    }
    return tables;
  }

  #readKinds(): readonly NumberKind[] {
    const part = this.#find("styles");
    return part === null ? [] : readNumberKinds(this.#parts, part);
  }

  #readTexts(): SharedTexts {
    const part = this.#find("sharedStrings");
    return part === null ? NO_TEXTS : readSharedStrings(this.#parts, part);
  }

  #find(type: string): string | null {
    return this.#relationships.find((one) => one.type === type)?.target ?? null;
  }
}

const USUAL_WORKBOOK = "xl/workbook.xml";

/** Finds the workbook through the package's relationships, and says what the file is where it has none. */
export function findWorkbook(
  parts: OfficePackage,
  root: readonly Relationship[],
): string {
  const { session } = parts;
  const main =
    root.find(({ type }) => type === "officeDocument")?.target ?? null;
  if (main?.toLowerCase().endsWith(".bin")) {
    throw session.error("binary-workbook", main, "an .xlsb");
  }
  if (main !== null && parts.has(main)) return main;
  if (parts.has(USUAL_WORKBOOK)) return USUAL_WORKBOOK;
  if (main?.startsWith("xl/") ?? parts.hasFolder("xl/")) {
    throw session.damaged(
      main ?? USUAL_WORKBOOK,
      "the workbook part is missing",
    );
  }
  throw session.error("not-a-spreadsheet", null, "a zip without a workbook");
}

/** `dcterms:modified` of the document's properties; a broken part is as good as none. */
function readSavedAt(
  parts: OfficePackage,
  root: readonly Relationship[],
): string | null {
  const part = root.find(({ type }) => type === "core-properties")?.target;
  if (part === undefined || !parts.has(part)) return null;
  const saved: string[] = [];
  try {
    const xml = parts.xml(part, "any");
    xml.root();
    xml.children((local) => {
      if (local === "modified") saved.push(xml.text().trim());
    });
  } catch (error) {
    if (error instanceof XlsxReadError && error.code === "file-damaged")
      return null;
    throw error;
  }
  return saved.find(isIsoTime) ?? null;
}

function isIsoTime(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}

/** A sheet's attribute `state`. */
export function visibility(state: string | undefined): Visibility {
  if (state === "hidden") return "hidden";
  return state === "veryHidden" ? "very-hidden" : "visible";
}

/** `A1:C3`, or one cell; `null` for anything else. */
function parseRange(
  ref: string,
): Omit<TableInfo, "name" | "totalsRows"> | null {
  const match =
    /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(
      ref.trim(),
    );
  if (match === null) return null;
  const [
    ,
    firstLetters = "",
    firstRow = "",
    lastLetters = firstLetters,
    lastRow = firstRow,
  ] = match;
  return {
    firstRow: Number(firstRow),
    firstColumn: columnNumber(firstLetters),
    lastRow: Number(lastRow),
    lastColumn: columnNumber(lastLetters),
  };
}
