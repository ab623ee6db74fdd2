import { unescapeXstring } from "../reader/characters";
import { decodePart, encodingOf } from "../reader/encoding";
import { readNumberKinds } from "../reader/formats";
import type { NumberKind } from "../reader/formats";
import type { OfficePackage } from "../reader/package";
import { isTrue } from "../reader/sheet-tolerant";
import { Markup, spliced } from "./markup";
import type { MarkupElement, Splice } from "./markup";
import { patchSheet } from "./patch-sheet";
import type { CellPatch } from "./patch-sheet";

/** A sheet as the workbook lists it. */
interface SheetPart {
  readonly name: string;
  /** By which the calculation chain knows it. */
  readonly id: string;
  readonly part: string;
}

/** The parts of one workbook that patches change. Throws `XlsxReadError` for what is wrong with it. */
export class WorkbookPatching {
  readonly #parts: OfficePackage;
  /** The workbook's own part. */
  readonly workbookPart: string;
  readonly #sheets: readonly SheetPart[];
  #date1904 = false;
  #hasNewFormulas = false;
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
    this.workbookPart =
      main !== undefined && parts.has(main) ? main : "xl/workbook.xml";
    this.#sheets = this.#listSheets();
  }

  /** Throws a RangeError for a sheet that is not there. */
  patch(sheetName: string, cells: readonly CellPatch[]): void {
    if (cells.length > 0) this.patchPart(this.partOf(sheetName), cells);
  }

  /** A sheet's part. Throws a RangeError for a sheet that is not there. */
  partOf(sheetName: string): string {
    const sheet = this.#sheets.find(({ name }) => name === sheetName);
    if (sheet === undefined)
      throw new RangeError(`there is no sheet ${sheetName}`);
    return sheet.part;
  }

  /** Patches the sheet of a part, of one that was put, too. */
  patchPart(part: string, cells: readonly CellPatch[]): void {
    if (cells.length === 0) return;
    const { xml, formulasDropped, formulasAdded } = patchSheet(
      this.markup(part),
      this.#date1904 ? cells.map(cellOf1904) : cells,
      (style) => this.#dayStyle(style),
    );
    this.#texts.set(part, xml);
    this.#hasNewFormulas ||= formulasAdded;
    const id = this.#sheets.find((one) => one.part === part)?.id ?? "";
    if (formulasAdded) this.forgetChain();
    else if (formulasDropped.length > 0)
      this.#forgetCalculation(id, new Set(formulasDropped));
  }

  /** Whether any part has a new text. */
  get changed(): boolean {
    return this.#texts.size > 0;
  }

  /** Whether any cell got a formula. */
  get hasNewFormulas(): boolean {
    return this.#hasNewFormulas;
  }

  /** Has a new text for a part, which may be a new one. */
  put(part: string, text: string): void {
    this.#texts.set(part, text);
  }

  /** Leaves a part out. */
  remove(part: string): void {
    this.#texts.set(part, null);
  }

  isRemoved(part: string): boolean {
    return this.#texts.get(part) === null;
  }

  /** The part that lists a part's relationships. */
  relationsOf(part: string): string {
    const slash = part.lastIndexOf("/") + 1;
    return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  }

  /** Adds an element behind the last one in a part's root. */
  append(part: string, text: (root: MarkupElement) => string): void {
    const root = this.markup(part).root();
    const at = root.contentEnd;
    this.splice(part, [{ start: at, end: at, text: text(root) }]);
  }

  /** Puts pieces of a part's text in place of others. */
  splice(part: string, splices: readonly Splice[]): void {
    if (splices.length > 0)
      this.#texts.set(part, spliced(this.markup(part).text, splices));
  }

  /** Has the formulas reckoned anew by the program that opens the workbook next. */
  recalculate(): void {
    const markup = this.markup(this.workbookPart);
    const root = markup.root();
    const calc = markup.child(root, "calcPr");
    if (calc !== undefined) {
      const flag = markup.attribute(calc, "fullCalcOnLoad");
      if (flag !== undefined && isTrue(flag.value)) return;
      const at = calc.start + 1 + calc.name.length;
      this.splice(this.workbookPart, [
        flag === undefined
          ? { start: at, end: at, text: ' fullCalcOnLoad="1"' }
          : { start: flag.valueStart, end: flag.valueEnd, text: "1" },
      ]);
      return;
    }
    let at = root.contentEnd;
    for (const element of markup.children(root))
      if (BEFORE_CALCULATION.has(element.local)) at = element.end;
    const text = `<${root.prefix}calcPr fullCalcOnLoad="1"/>`;
    this.splice(this.workbookPart, [{ start: at, end: at, text }]);
  }

  /** Takes the order in which formulas were reckoned out of the package: it is made anew, and a wrong one makes Excel repair the file. */
  forgetChain(): void {
    const part = this.#target("calcChain");
    if (part === undefined || !this.#parts.has(part)) return;
    if (this.#texts.get(part) === null) return;
    this.#texts.set(part, null);
    this.#forgetPart(part);
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
    const targets = this.#parts.relationships(this.workbookPart);
    const xml = this.#parts.xml(this.workbookPart, "spreadsheet");
    xml.root();
    xml.children((local) => {
      if (local === "workbookPr")
        this.#date1904 = isTrue(xml.attribute("date1904"));
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
  markup(part: string): Markup {
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
      .relationships(this.workbookPart)
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
    const markup = this.markup(part);
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
    const markup = this.markup(part);
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
    this.removeElements(
      this.relationsOf(this.workbookPart),
      (markup, element) =>
        (markup.attribute(element, "Type")?.value ?? "").endsWith("/calcChain"),
    );
    this.forgetContentType(part);
  }

  /** Takes a part out of the list of content types. */
  forgetContentType(part: string): void {
    this.removeElements(
      "[Content_Types].xml",
      (markup, element) =>
        (markup.attribute(element, "PartName")?.value ?? "").toLowerCase() ===
        `/${part}`.toLowerCase(),
    );
  }

  /** Takes elements out of a part's root. */
  removeElements(
    part: string,
    isUnwanted: (markup: Markup, element: MarkupElement) => boolean,
  ): void {
    const markup = this.markup(part);
    const unwanted = [...markup.children(markup.root())].filter((element) =>
      isUnwanted(markup, element),
    );
    const splices = unwanted.map(({ start, end }) => ({
      start,
      end,
      text: "",
    }));
    if (splices.length > 0)
      this.#texts.set(part, spliced(markup.text, splices));
  }
}

/** What stands before `calcPr` in a workbook's part. */
const BEFORE_CALCULATION: ReadonlySet<string> = new Set([
  "sheets",
  "functionGroups",
  "externalReferences",
  "definedNames",
]);

/** Days between the serials of the 1904 and the 1900 system. */
const DAYS_1904 = 1462;

/** A day as a workbook of the 1904 system counts it. */
function cellOf1904(patch: CellPatch): CellPatch {
  const { day, value } = patch;
  return day && typeof value === "number"
    ? { ...patch, value: value - DAYS_1904 }
    : patch;
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
