import type { SheetInfo, Visibility } from "../../core/layout";
import type { OfficePackage } from "../reader/package";
import type { SheetEntry, WorkbookPart } from "../view/workbook-part";
import type { MarkupElement, Splice } from "../writer/markup";
import type { WorkbookPatching } from "../writer/patching";
import { XML_HEAD, attributeText } from "../writer/xml";
import { SaveRefusedError } from "./refused";
import { removeSheetParts } from "./removed-sheets";
import { isSheetNamed, renameSheets } from "./renamed-sheets";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const WORKSHEET =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
const WORKSHEET_TYPE =
  "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

const STATES: Record<Visibility, string> = {
  visible: "",
  hidden: ' state="hidden"',
  "very-hidden": ' state="veryHidden"',
};

/** A sheet as the file will list it. */
interface Listed {
  readonly name: string;
  readonly visibility: Visibility;
  /** Its place in the file's list; `null` for a new sheet. */
  readonly old: number | null;
  readonly part: string;
}

/** Brings the workbook's list of sheets to the grid's: new, renamed, moved, hidden and deleted sheets. */
export class SheetListSaving {
  readonly #parts: OfficePackage;
  readonly #workbook: WorkbookPart;
  readonly #patching: WorkbookPatching;
  readonly #listed: readonly Listed[];
  /** New names by old ones. */
  readonly renames: ReadonlyMap<string, string>;

  /** Throws SaveRefusedError for names that cannot be and where no sheet could be seen. */
  constructor(
    parts: OfficePackage,
    workbook: WorkbookPart,
    patching: WorkbookPatching,
    sheets: readonly SheetInfo[],
    renamed: ReadonlyMap<string, string>,
  ) {
    this.#parts = parts;
    this.#workbook = workbook;
    this.#patching = patching;
    refuseNames(sheets, workbook.sheets);
    this.#listed = this.#list(sheets, renamed);
    this.renames = new Map(
      this.#listed.flatMap(({ name, old }) => {
        const was = old === null ? undefined : workbook.sheets[old]?.name;
        return was === undefined || was === name ? [] : [[was, name]];
      }),
    );
  }

  /** Where a sheet of the grid is kept. */
  placeOf({ name }: SheetInfo): {
    readonly part: string;
    readonly isNew: boolean;
  } {
    const found = this.#listed.find((one) => one.name === name);
    if (found === undefined) throw new RangeError(`no sheet ${name}`);
    return { part: found.part, isNew: found.old === null };
  }

  /** Changes the parts. False where the list is as in the file. */
  apply(): boolean {
    const { sheets } = this.#workbook;
    const isSame =
      this.#listed.length === sheets.length &&
      this.#listed.every(
        ({ name, visibility, old }, index) =>
          old === index &&
          name === sheets[index]?.name &&
          visibility === sheets[index].visibility,
      );
    if (isSame) return false;
    this.#delete();
    if (this.renames.size > 0)
      renameSheets(this.#patching, this.#parts, this.renames);
    const ids = this.#add();
    this.#write(ids);
    return true;
  }

  /** The grid's sheets in its order; those without cells, which it does not show, behind those that they stood behind. */
  #list(
    sheets: readonly SheetInfo[],
    renamed: ReadonlyMap<string, string>,
  ): readonly Listed[] {
    const there = this.#workbook.sheets;
    let number = 0;
    const listed = sheets.map(({ name, visibility }): Listed => {
      const was = renamed.get(name) ?? name;
      const old = there.findIndex(
        (one) => one.name === was && one.target?.type === "worksheet",
      );
      const target = there[old]?.target;
      if (target !== undefined)
        return { name, visibility, old, part: target.target };
      let part: string;
      do part = `xl/worksheets/sheet${(number += 1)}.xml`;
      while (this.#parts.has(part));
      return { name, visibility, old: null, part };
    });
    there.forEach(({ name, visibility, target }, old) => {
      if (target === undefined || target.type === "worksheet") return;
      const before = listed.findIndex((one) => one.old === old - 1);
      const part = target.target;
      listed.splice(before + 1, 0, { name, visibility, old, part });
    });
    return listed;
  }

  #delete(): void {
    const kept = new Set(this.#listed.map(({ old }) => old));
    const gone = this.#workbook.sheets.filter((_, index) => !kept.has(index));
    if (gone.length === 0) return;
    removeSheetParts(this.#patching, this.#parts, this.#workbook.part, gone);
    this.#patching.forgetChain();
    for (const { name } of gone)
      if (isSheetNamed(this.#patching, this.#parts, name))
        throw new SaveRefusedError("sheet-in-use", name, null);
  }

  /** Adds the parts of new sheets. Their relationships' ids by part. */
  #add(): ReadonlyMap<string, string> {
    const ids = new Map<string, string>();
    const patching = this.#patching;
    const { relations } = this.#workbook;
    let number = relations.length;
    for (const { old, part } of this.#listed) {
      if (old !== null) continue;
      let id: string;
      do id = `rId${(number += 1)}`;
      while (relations.some((one) => one.id === id));
      ids.set(part, id);
      patching.put(
        part,
        `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`,
      );
      patching.append(
        patching.relationsOf(this.#workbook.part),
        ({ prefix }) =>
          `<${prefix}Relationship Id="${id}" Type="${WORKSHEET}" Target="/${part}"/>`,
      );
      patching.append(
        "[Content_Types].xml",
        ({ prefix }) =>
          `<${prefix}Override PartName="/${part}" ContentType="${WORKSHEET_TYPE}"/>`,
      );
    }
    return ids;
  }

  #write(ids: ReadonlyMap<string, string>): void {
    const { part } = this.#workbook;
    const markup = this.#patching.markup(part);
    const root = markup.root();
    const splices: Splice[] = [];
    for (const element of markup.children(root)) {
      if (element.local === "sheets")
        splices.push(this.#sheetsSplice(element, ids));
      else if (element.local === "definedNames")
        splices.push(...this.#nameSplices(element));
      else if (element.local === "bookViews")
        splices.push(...this.#viewSplices(element));
    }
    this.#patching.splice(part, splices);
  }

  #sheetsSplice(list: MarkupElement, ids: ReadonlyMap<string, string>): Splice {
    const markup = this.#patching.markup(this.#workbook.part);
    const elements = [...markup.children(list)].filter(
      ({ local }) => local === "sheet",
    );
    let sheetId = Math.max(
      0,
      ...this.#workbook.sheets.map(({ id }) => Number(id) || 0),
    );
    const entries = this.#listed.map(({ name, visibility, old, part }) => {
      const element = old === null ? undefined : elements[old];
      const head = `<${list.prefix}sheet name="${attributeText(name)}"`;
      if (element !== undefined) {
        const rest = attributesOf(
          markup.text.slice(element.start, element.contentStart),
        ).filter(({ key }) => key !== "name" && key !== "state");
        return `${head}${STATES[visibility]}${rest.map(({ text }) => ` ${text}`).join("")}/>`;
      }
      sheetId += 1;
      const id = ids.get(part) ?? "";
      return `${head} sheetId="${sheetId}"${STATES[visibility]} xmlns:r="${RELATIONS}" r:id="${id}"/>`;
    });
    return {
      start: list.contentStart,
      end: list.contentEnd,
      text: entries.join(""),
    };
  }

  /** Names that hold in one sheet only know it by its place; those of a deleted sheet go with it. */
  #nameSplices(list: MarkupElement): readonly Splice[] {
    const markup = this.#patching.markup(this.#workbook.part);
    return [...markup.children(list)].flatMap((name): readonly Splice[] => {
      const local = markup.attribute(name, "localSheetId");
      if (local === undefined) return [];
      const now = this.#listed.findIndex(
        ({ old }) => old === Number(local.value),
      );
      const { start, end } = name;
      if (now < 0) return [{ start, end, text: "" }];
      const { valueStart, valueEnd } = local;
      return [{ start: valueStart, end: valueEnd, text: String(now) }];
    });
  }

  /** The sheet that is open stays so; where it is gone or hidden, the first that can be seen is. */
  #viewSplices(list: MarkupElement): readonly Splice[] {
    const markup = this.#patching.markup(this.#workbook.part);
    const first = this.#listed.findIndex(
      ({ visibility }) => visibility === "visible",
    );
    return [...markup.children(list)].flatMap((view) =>
      ["activeTab", "firstSheet"].flatMap((key): readonly Splice[] => {
        const attribute = markup.attribute(view, key);
        if (attribute === undefined) return [];
        const now = this.#listed.findIndex(
          ({ old, visibility }) =>
            old === Number(attribute.value) && visibility === "visible",
        );
        const { valueStart: start, valueEnd: end } = attribute;
        return [{ start, end, text: String(now < 0 ? first : now) }];
      }),
    );
  }
}

const RELATIONS =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The attributes of a start tag as they are written. */
function attributesOf(
  tag: string,
): readonly { readonly key: string; readonly text: string }[] {
  return [...tag.matchAll(/([\w:.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)].map(
    ([text, key = ""]) => ({ key, text }),
  );
}

/** Excel's own limits on sheets' names. */
const FORBIDDEN = /[\\/?*[\]:]|^'|'$/;

function refuseNames(
  sheets: readonly SheetInfo[],
  there: readonly SheetEntry[],
): void {
  const taken = new Set(
    there
      .filter(({ target }) => target?.type !== "worksheet")
      .map(({ name }) => name.toLowerCase()),
  );
  const known = new Set(there.map(({ name }) => name));
  for (const { name } of sheets) {
    const isBad = name === "" || name.length > 31 || FORBIDDEN.test(name);
    // A name that the file came with is not ours to judge.
    if (taken.has(name.toLowerCase()) || (isBad && !known.has(name)))
      throw new SaveRefusedError("sheet-name", name, null);
    taken.add(name.toLowerCase());
  }
  if (!sheets.some(({ visibility }) => visibility === "visible"))
    throw new SaveRefusedError("no-visible-sheet", sheets[0]?.name ?? "", null);
}
