import type {
  DefinedName,
  PrintLayout,
  SheetLayout,
  WorkbookLayout,
} from "../../core/layout";
import { XlsxReadError } from "../reader/error";
import { readNumberKinds } from "../reader/formats";
import { DEFAULT_LIMITS, ReadSession } from "../reader/limits";
import { OfficePackage } from "../reader/package";
import { NO_TEXTS, readSharedStrings } from "../reader/shared-strings";
import { CellFactory } from "../reader/values";
import type { SharedTexts } from "../reader/values";
import type { OpenOptions } from "../reader";
import { noteAttachments, noteWorkbookParts } from "./attachments";
import { readTheme } from "./colours";
import { areaOf, refOf } from "./ranges";
import { richStringIndices } from "./rich-strings";
import { readSheetView } from "./sheet";
import { StyleNames } from "./style-names";
import { NO_STYLES, readStyles } from "./styles";
import { readTables } from "./tables";
import { UnshownList } from "./unshown";
import type { Unshown } from "./unshown";
import { readWorkbookPart } from "./workbook-part";
import type { NameEntry, WorkbookPart } from "./workbook-part";

export { UNSHOWN_CODES } from "./unshown";
export type { Unshown, UnshownCode } from "./unshown";

/** What a grid shows of a workbook, and what it does not. */
export interface WorkbookView {
  readonly layout: WorkbookLayout;
  /** By sheet, in the order of the file; those of the workbook last. */
  readonly unshown: readonly Unshown[];
}

/**
 * A workbook of whatever program as a layout: what a grid shows of it. Sheets
 * without cells (charts, dialogs) are none of its sheets; what else is not seen
 * is listed, and stays in the file when `saveWorkbook` brings it up to date.
 * Formulas are written out in each cell; a formula over several cells at once
 * is left to the file, and its cells come as values. Days are serials of the
 * 1900 system whatever the file's own is. What is the default of the writer is
 * left out, so that a layout that was written comes back as it was.
 *
 * @throws XlsxReadError for everything that can be wrong with the file
 */
export function viewWorkbook(
  bytes: Uint8Array,
  options: OpenOptions,
): WorkbookView {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const clock = options.now ?? (() => performance.now());
  const session = new ReadSession(options.file, limits, clock);
  // A plain view: Buffer's own subarray is several times slower.
  const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return session.timed(() =>
    viewPackage(new OfficePackage(view, options.inflate, session)),
  );
}

/** The view of a package that is open already; within `session.timed`. */
export function viewPackage(parts: OfficePackage): WorkbookView {
  const workbook = readWorkbookPart(parts);
  const find = (type: string): string | null => {
    const part = workbook.relations.find((one) => one.type === type)?.target;
    return part !== undefined && parts.has(part) ? part : null;
  };
  const stylesPart = find("styles");
  const stringsPart = find("sharedStrings");
  const styles =
    stylesPart === null
      ? NO_STYLES
      : readStyles(parts, stylesPart, themeOf(parts, find("theme")));
  const names = new StyleNames(styles);
  const kinds = stylesPart === null ? [] : readNumberKinds(parts, stylesPart);
  let texts: SharedTexts | null = null;
  const readTexts = (): SharedTexts =>
    (texts ??=
      stringsPart === null ? NO_TEXTS : readSharedStrings(parts, stringsPart));
  const richStrings =
    stringsPart === null
      ? new Set<number>()
      : richStringIndices(parts, stringsPart);
  const unshown: Unshown[] = [];

  const sheets = workbook.sheets.flatMap(
    ({ name, visibility, target }, index): readonly SheetLayout[] => {
      const list = new UnshownList(name);
      if (target === undefined)
        throw parts.session.damaged(
          workbook.part,
          `sheet ${name.slice(0, 50)} has no part`,
        );
      if (target.type !== "worksheet") {
        list.add(target.type === "chartsheet" ? "chart-sheet" : "macro");
        unshown.push(...list.entries);
        return [];
      }
      const part = target.target;
      const sheet = readSheetView({
        parts,
        part,
        key: `sheet${index + 1}`,
        name,
        visibility,
        styles,
        names,
        richStrings,
        unshown: list,
        tables: readTables(parts, part),
        factory: new CellFactory({
          kinds,
          date1904: workbook.date1904,
          texts: readTexts,
          damaged: (reason) => parts.session.damaged(part, reason),
        }),
      });
      noteAttachments(parts, part, list);
      unshown.push(...list.entries);
      return [withPrintNames(sheet, workbook.names, index)];
    },
  );
  const rest = new UnshownList(null);
  noteWorkbookParts(workbook.relations, rest);
  return {
    layout: {
      ...readProperties(parts),
      styles: names.styles,
      sheets,
      names: definedNames(workbook),
    },
    unshown: [...unshown, ...rest.entries],
  };
}

function themeOf(
  parts: OfficePackage,
  part: string | null,
): readonly string[] | null {
  return part === null ? null : tolerant(() => readTheme(parts, part), null);
}

/** What is no more than an ornament does not make a file unreadable. */
function tolerant<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof XlsxReadError && error.code === "file-damaged")
      return otherwise;
    throw error;
  }
}

function readProperties(
  parts: OfficePackage,
): Pick<WorkbookLayout, "title" | "creator"> {
  const part = parts
    .relationships("")
    .find(({ type }) => type === "core-properties")?.target;
  const found = { title: "", creator: "" };
  if (part === undefined || !parts.has(part)) return found;
  return tolerant(() => {
    const xml = parts.xml(part, "any");
    xml.root();
    xml.children((local) => {
      if (local === "title") found.title = xml.text();
      else if (local === "creator") found.creator = xml.text();
    });
    return found;
  }, found);
}

/** Names that people and formulas use; those that programs keep for themselves are left out. */
function definedNames({ names, sheets }: WorkbookPart): readonly DefinedName[] {
  return names.flatMap(({ local, ...name }) => {
    if (/^_xl/i.test(name.name)) return [];
    const sheet = local === null ? undefined : sheets[local]?.name;
    return [sheet === undefined ? name : { ...name, sheet }];
  });
}

/** A sheet with its print area and repeated rows, which the workbook keeps as names. */
function withPrintNames(
  sheet: SheetLayout,
  names: readonly NameEntry[],
  index: number,
): SheetLayout {
  const find = (name: string): string | undefined =>
    names.find(
      (one) =>
        one.local === index && one.name.toLowerCase() === `_xlnm.${name}`,
    )?.refersTo;
  const bare = (text: string): string => text.slice(text.lastIndexOf("!") + 1);
  const area = areaOf(bare(find("print_area") ?? ""));
  const rows = /(?:^|,|!)\$?(\d{1,7}):\$?(\d{1,7})$/.exec(
    find("print_titles") ?? "",
  );
  if (area === null && rows === null) return sheet;
  const print: PrintLayout = {
    landscape: false,
    ...sheet.print,
    ...(area === null ? {} : { area: refOf(area) }),
    ...(rows === null
      ? {}
      : { titleRows: [Number(rows[1]), Number(rows[2])] as const }),
  };
  return { ...sheet, print };
}
