import type { SheetPatch } from "../../core/layout";
import { decodePart, encodingOf } from "../reader/encoding";
import { readNumberKinds } from "../reader/formats";
import type { NumberKind } from "../reader/formats";
import { DEFAULT_LIMITS, ReadSession } from "../reader/limits";
import type { ReadLimits } from "../reader/limits";
import { OfficePackage } from "../reader/package";
import type { Inflate } from "../reader/zip";
import { unescapeXstring } from "../reader/characters";
import { portableDeflater } from "./deflate";
import type { Deflater } from "./deflate";
import { Markup, spliced } from "./markup";
import type { MarkupElement, Splice } from "./markup";
import { patchSheet } from "./patch-sheet";
import type { CellPatch } from "./patch-sheet";
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

/** A sheet as the workbook lists it. */
interface SheetPart {
  readonly name: string;
  /** By which the calculation chain knows it. */
  readonly id: string;
  readonly part: string;
}

/** The parts of one workbook that patches change. */
class WorkbookPatching {
  readonly #parts: OfficePackage;
  readonly #workbookPart: string;
  readonly #sheets: readonly SheetPart[];
  /** New texts by part; `null` for a part that is left out. */
  readonly #texts = new Map<string, string | null>();
  #numberKinds: readonly NumberKind[] | null = null;
  /** Formats for days that were made, by the format that they are copies of. */
  readonly #dayStyles = new Map<number, number>();

  constructor(parts: OfficePackage) {
    this.#parts = parts;
    const main = parts
      .relationships("")
      .find(({ type }) => type === "officeDocument")?.target;
    this.#workbookPart =
      main !== undefined && parts.has(main) ? main : "xl/workbook.xml";
    this.#sheets = this.#listSheets();
  }

  patch(sheetName: string, cells: readonly CellPatch[]): void {
    if (cells.length === 0) return;
    const sheet = this.#sheets.find(({ name }) => name === sheetName);
    if (sheet === undefined)
      throw new RangeError(`there is no sheet ${sheetName}`);
    const { xml, formulasDropped } = patchSheet(
      this.#markup(sheet.part),
      cells,
      (style) => this.#dayStyle(style),
    );
    this.#texts.set(sheet.part, xml);
    if (formulasDropped.length > 0)
      this.#forgetCalculation(sheet.id, new Set(formulasDropped));
  }

  /** The new texts by entry of the package. */
  changes(): ReadonlyMap<string, string | null> {
    return new Map(
      [...this.#texts].map(([part, text]) => [
        this.#parts.entryOf(part) ?? part,
        text,
      ]),
    );
  }

  #listSheets(): readonly SheetPart[] {
    const found: SheetPart[] = [];
    const targets = this.#parts.relationships(this.#workbookPart);
    const xml = this.#parts.xml(this.#workbookPart, "spreadsheet");
    xml.root();
    xml.children((local) => {
      if (local !== "sheets") return;
      xml.children((inner) => {
        if (inner !== "sheet") return;
        const relation = xml.relationshipId();
        const part = targets.find(({ id }) => id === relation)?.target;
        const name = unescapeXstring(xml.attribute("name") ?? "");
        const id = xml.attribute("sheetId") ?? "";
        if (part !== undefined) found.push({ name, id, part });
      });
    });
    xml.finish();
    return found;
  }

  /** A part's text, as it stands after the changes so far. */
  #markup(part: string): Markup {
    const { session } = this.#parts;
    const known = this.#texts.get(part);
    if (typeof known === "string") return new Markup(known, part, session);
    const bytes = this.#parts.bytes(part);
    let text: string;
    try {
      text = decodePart(bytes);
    } catch (error) {
      throw session.damaged(part, `not in its encoding: ${String(error)}`);
    }
    const encoding = encodingOf(bytes);
    if (!("utf8From" in encoding)) text = declaredUtf8(text);
    else if (encoding.utf8From > 0) text = `\ufeff${text}`;
    return new Markup(text, part, session);
  }

  /** What the formats that the workbook came with show. */
  #kinds(stylesPart: string): readonly NumberKind[] {
    return (this.#numberKinds ??= readNumberKinds(this.#parts, stylesPart));
  }

  #target(type: string): string | undefined {
    return this.#parts
      .relationships(this.#workbookPart)
      .find((relation) => relation.type === type)?.target;
  }

  /**
   * The format for a day in a cell of a format: the same one where it shows
   * dates already, else a copy of it with Excel's short date. `null` in a
   * workbook without formats.
   */
  #dayStyle(style: number | null): number | null {
    const part = this.#target("styles");
    if (part === undefined || !this.#parts.has(part)) return null;
    const markup = this.#markup(part);
    const root = markup.root();
    const formats = markup.child(root, "cellXfs");
    if (formats === undefined) return null;
    const list = [...markup.children(formats)].filter(
      ({ local }) => local === "xf",
    );
    if (style !== null && this.#kinds(part)[style] === "date") return style;
    const model = list[style ?? 0];
    if (model === undefined) return null;
    const known = this.#dayStyles.get(style ?? 0);
    if (known !== undefined) return known;
    const text = dayFormat(markup, model);
    const splices: Splice[] = [
      { start: formats.contentEnd, end: formats.contentEnd, text },
    ];
    const count = markup.attribute(formats, "count");
    if (count !== undefined) {
      const { valueStart: start, valueEnd: end } = count;
      splices.push({ start, end, text: String(list.length + 1) });
    }
    this.#texts.set(part, spliced(markup.text, splices));
    this.#dayStyles.set(style ?? 0, list.length);
    return list.length;
  }

  /** Takes cells without a formula any more out of the calculation chain, and the chain out of the package where nothing is left of it. */
  #forgetCalculation(sheetId: string, dropped: ReadonlySet<string>): void {
    const part = this.#target("calcChain");
    if (part === undefined || !this.#parts.has(part)) return;
    if (this.#texts.get(part) === null) return;
    const markup = this.#markup(part);
    const splices: Splice[] = [];
    let sheet = "";
    let left = 0;
    // An entry without a sheet is of the sheet of the one before.
    let unsaid = false;
    for (const element of markup.children(markup.root())) {
      const own = markup.attribute(element, "i")?.value;
      sheet = own ?? sheet;
      const cell = markup.attribute(element, "r")?.value ?? "";
      if (sheet === sheetId && dropped.has(cell)) {
        const { start, end } = element;
        splices.push({ start, end, text: "" });
        unsaid ||= own !== undefined;
        continue;
      }
      left += 1;
      if (own === undefined && unsaid) {
        const at = element.start + 1 + element.name.length;
        splices.push({ start: at, end: at, text: ` i="${sheet}"` });
      }
      unsaid = false;
    }
    if (left > 0) {
      if (splices.length > 0)
        this.#texts.set(part, spliced(markup.text, splices));
      return;
    }
    this.#texts.set(part, null);
    this.#forgetPart(part);
  }

  /** Takes a part of the workbook out of the lists that name it. */
  #forgetPart(part: string): void {
    const slash = this.#workbookPart.lastIndexOf("/") + 1;
    const relations = `${this.#workbookPart.slice(0, slash)}_rels/${this.#workbookPart.slice(slash)}.rels`;
    this.#remove(relations, (markup, element) =>
      (markup.attribute(element, "Type")?.value ?? "").endsWith("/calcChain"),
    );
    this.#remove(
      "[Content_Types].xml",
      (markup, element) =>
        (markup.attribute(element, "PartName")?.value ?? "").toLowerCase() ===
        `/${part}`.toLowerCase(),
    );
  }

  #remove(
    part: string,
    isUnwanted: (markup: Markup, element: MarkupElement) => boolean,
  ): void {
    const markup = this.#markup(part);
    const unwanted = [...markup.children(markup.root())].filter((element) =>
      isUnwanted(markup, element),
    );
    const splices = unwanted.map(({ start, end }) => ({
      start,
      end,
      text: "",
    }));
    this.#texts.set(part, spliced(markup.text, splices));
  }
}

/** The text of a part that comes in another encoding, with UTF-8 in its declaration. */
function declaredUtf8(text: string): string {
  return text.replace(
    /^(<\?xml[^>]{0,200}\sencoding\s*=\s*)(?:"[^"]*"|'[^']*')/,
    '$1"UTF-8"',
  );
}

/** Excel's short date. */
const SHORT_DATE = 14;

/** A cell format like another, but for dates. */
function dayFormat(markup: Markup, model: MarkupElement): string {
  const splices: Splice[] = [];
  const added: string[] = [];
  for (const [name, value] of [
    ["numFmtId", String(SHORT_DATE)],
    ["applyNumberFormat", "1"],
  ] as const) {
    const attribute = markup.attribute(model, name);
    if (attribute === undefined) added.push(` ${name}="${value}"`);
    else {
      const { valueStart, valueEnd } = attribute;
      splices.push({
        start: valueStart - model.start,
        end: valueEnd - model.start,
        text: value,
      });
    }
  }
  const at = model.name.length + 1;
  splices.push({ start: at, end: at, text: added.join("") });
  return spliced(markup.text.slice(model.start, model.end), splices);
}
