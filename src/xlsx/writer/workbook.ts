import type {
  DefinedName,
  RangeRef,
  SheetLayout,
  TableLayout,
  WorkbookLayout,
} from "../../core/layout";
import { cellAddress } from "../../core/layout";
import type { TextPart } from "./charts";
import { chartParts } from "./charts";
import type { Deflater } from "./deflate";
import { portableDeflater } from "./deflate";
import { absolute, cornersOf, quotedSheet } from "./reference";
import { sheetXml } from "./sheet";
import { SharedStrings } from "./strings";
import { styleBook } from "./styles";
import { themeXml } from "./theme";
import { XML_HEAD, attributeText, cellAttribute, plainText } from "./xml";
import type { PackedPart } from "./zip";
import { packText, packageOf } from "./zip";

export interface WriteOptions {
  /** When the workbook was made, ISO 8601 in UTC; written to its properties. Left out without it. */
  readonly savedAt?: string;
  /** How parts are compressed; by fflate without it, which runs everywhere. */
  readonly deflater?: Deflater;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const OPEN_XML = "application/vnd.openxmlformats-officedocument";

/**
 * A whole workbook as the bytes of an .xlsx file. Equal layouts give equal
 * bytes. Rows are taken one by one and compressed as they come, so that memory
 * grows with the package and not with its sheets. Text over Excel's limits
 * (32,767 characters in a cell, 255 in a message or a page header, 32 in a
 * message's title) is cut and ends in `…`; a number that is not finite becomes
 * `#NUM!`. Excel recalculates all formulas when it opens the file.
 * Throws a `RangeError` where the layout names a style that it has not, or has
 * more rows or columns than a sheet, or where a part would pass 4 GiB.
 */
export async function writeWorkbook(
  layout: WorkbookLayout,
  options: WriteOptions = {},
): Promise<Uint8Array> {
  const deflater = options.deflater ?? portableDeflater;
  const pack = (path: string, text: string | Iterable<string>): PackedPart =>
    packText(path, typeof text === "string" ? [text] : text, deflater);
  const styles = styleBook(layout.styles);
  const strings = new SharedStrings();
  const first = firstVisible(layout.sheets);
  const sheets = relate(layout.sheets);
  const drawn = await chartParts(
    sheets.flatMap(({ drawing, sheet }) =>
      drawing === undefined ? [] : [sheet.charts ?? []],
    ),
  );

  const packed: PackedPart[] = sheets.flatMap((related, index) => {
    const { sheet, number, drawing, tables } = related;
    const setting = {
      styles,
      strings,
      selected: index === first,
      drawing: drawing?.relation,
      tables: tables.map(({ relation }) => relation),
    };
    return [
      pack(`xl/worksheets/sheet${number}.xml`, sheetXml(sheet, setting)),
      ...relationsOf(related).map(({ path, xml }) => pack(path, xml)),
      ...tables.map(({ table, id }) =>
        pack(`xl/tables/table${id}.xml`, tableXml(table, id)),
      ),
    ];
  });
  packed.push(...drawn.map(({ path, xml }) => pack(path, xml)));
  return packageOf([
    pack(
      "[Content_Types].xml",
      contentTypesXml(packed.map(({ path }) => path)),
    ),
    pack("_rels/.rels", ROOT_RELATIONS),
    pack("docProps/app.xml", APP_PROPERTIES),
    pack("docProps/core.xml", corePropertiesXml(layout, options.savedAt)),
    pack("xl/workbook.xml", workbookXml(layout, first)),
    pack("xl/_rels/workbook.xml.rels", workbookRelations(sheets.length)),
    pack("xl/theme/theme1.xml", themeXml()),
    pack("xl/styles.xml", styles.toXml()),
    pack("xl/sharedStrings.xml", strings.toXml()),
    ...packed,
  ]);
}

/** The sheet that is open at first; Excel refuses a workbook without a visible one. */
function firstVisible(sheets: readonly SheetLayout[]): number {
  const first = sheets.findIndex(({ visibility }) => visibility === "visible");
  if (first < 0) throw new RangeError("the layout has no visible sheet");
  return first;
}

/** A sheet with the parts that it refers to, numbered through the workbook. */
interface RelatedSheet {
  readonly sheet: SheetLayout;
  /** From 1. */
  readonly number: number;
  readonly drawing:
    { readonly relation: string; readonly number: number } | undefined;
  readonly tables: readonly {
    readonly relation: string;
    readonly id: number;
    readonly table: TableLayout;
  }[];
}

function relate(sheets: readonly SheetLayout[]): readonly RelatedSheet[] {
  let drawings = 0;
  let tables = 0;
  return sheets.map((sheet, index) => ({
    sheet,
    number: index + 1,
    drawing:
      (sheet.charts ?? []).length > 0
        ? { relation: "rId1", number: (drawings += 1) }
        : undefined,
    tables: (sheet.tables ?? []).map((table, at) => ({
      relation: `rId${at + 2}`,
      id: (tables += 1),
      table,
    })),
  }));
}

function relationsOf({
  number,
  drawing,
  tables,
}: RelatedSheet): readonly TextPart[] {
  const relations = [
    ...(drawing === undefined
      ? []
      : [
          relation(
            drawing.relation,
            "drawing",
            `../drawings/drawing${drawing.number}.xml`,
          ),
        ]),
    ...tables.map((table) =>
      relation(table.relation, "table", `../tables/table${table.id}.xml`),
    ),
  ];
  if (relations.length === 0) return [];
  return [
    {
      path: `xl/worksheets/_rels/sheet${number}.xml.rels`,
      xml: relationsXml(relations),
    },
  ];
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function relationsXml(relations: readonly string[]): string {
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`;
}

const ROOT_RELATIONS = relationsXml([
  relation("rId1", "officeDocument", "xl/workbook.xml"),
  `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
  relation("rId3", "extended-properties", "docProps/app.xml"),
]);

function workbookRelations(sheets: number): string {
  const relations = Array.from({ length: sheets }, (_, index) =>
    relation(
      `rId${index + 1}`,
      "worksheet",
      `worksheets/sheet${index + 1}.xml`,
    ),
  );
  return relationsXml([
    ...relations,
    relation(`rId${sheets + 1}`, "theme", "theme/theme1.xml"),
    relation(`rId${sheets + 2}`, "styles", "styles.xml"),
    relation(`rId${sheets + 3}`, "sharedStrings", "sharedStrings.xml"),
  ]);
}

/** Content types by the folder of the parts that there may be more of. */
const FOLDER_TYPES: readonly (readonly [folder: string, type: string])[] = [
  ["xl/worksheets/", `${SHEET_ML}.worksheet+xml`],
  ["xl/tables/", `${SHEET_ML}.table+xml`],
  ["xl/drawings/", `${OPEN_XML}.drawing+xml`],
  ["xl/charts/", `${OPEN_XML}.drawingml.chart+xml`],
];

function contentTypesXml(paths: readonly string[]): string {
  const override = (path: string, type: string): string =>
    `<Override PartName="/${path}" ContentType="${type}"/>`;
  const numbered = paths.flatMap((path) => {
    const type = FOLDER_TYPES.find(([folder]) => path.startsWith(folder))?.[1];
    return path.endsWith(".rels") || type === undefined
      ? []
      : [override(path, type)];
  });
  return (
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override("xl/workbook.xml", `${SHEET_ML}.sheet.main+xml`) +
    override(
      "docProps/core.xml",
      "application/vnd.openxmlformats-package.core-properties+xml",
    ) +
    override("docProps/app.xml", `${OPEN_XML}.extended-properties+xml`) +
    override("xl/theme/theme1.xml", `${OPEN_XML}.theme+xml`) +
    override("xl/styles.xml", `${SHEET_ML}.styles+xml`) +
    override("xl/sharedStrings.xml", `${SHEET_ML}.sharedStrings+xml`) +
    `${numbered.join("")}</Types>`
  );
}

const APP_PROPERTIES = `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Union Plan</Application></Properties>`;

function corePropertiesXml(
  { title, creator }: WorkbookLayout,
  savedAt: string | undefined,
): string {
  const time = (name: string): string =>
    savedAt === undefined
      ? ""
      : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${plainText(savedAt)}</dcterms:${name}>`;
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${plainText(title)}</dc:title><dc:creator>${plainText(creator)}</dc:creator>` +
    `${time("created")}${time("modified")}</cp:coreProperties>`
  );
}

function workbookXml({ sheets, names }: WorkbookLayout, first: number): string {
  const state = {
    visible: "",
    hidden: ' state="hidden"',
    "very-hidden": ' state="veryHidden"',
  };
  const entries = sheets.map(
    ({ name, visibility }, index) =>
      `<sheet name="${attributeText(name)}" sheetId="${index + 1}"${state[visibility]} r:id="rId${index + 1}"/>`,
  );
  const definitions = [
    ...names.map((name) => nameXml(name, sheets)),
    ...sheets.flatMap(printNames),
  ];
  return (
    `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/>` +
    `<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" firstSheet="${first}" activeTab="${first}"/></bookViews>` +
    `<sheets>${entries.join("")}</sheets>` +
    (definitions.length === 0
      ? ""
      : `<definedNames>${definitions.join("")}</definedNames>`) +
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
  );
}

/** A name of a sheet that is not there is one of the whole workbook. */
function nameXml(
  { name, refersTo, sheet, hidden }: DefinedName,
  sheets: readonly SheetLayout[],
): string {
  const at = sheets.findIndex((one) => one.name === sheet);
  return definition(
    name,
    refersTo,
    (at < 0 ? "" : ` localSheetId="${at}"`) +
      (hidden === true ? ' hidden="1"' : ""),
  );
}

function definition(
  name: string,
  refersTo: string,
  attributes: string,
): string {
  return `<definedName name="${attributeText(name)}"${attributes}>${plainText(refersTo)}</definedName>`;
}

/** The names by which a sheet's print area and repeated rows are known to Excel. */
function printNames(
  { name, print }: SheetLayout,
  index: number,
): readonly string[] {
  const local = ` localSheetId="${index}"`;
  const sheet = quotedSheet(name);
  const area = print?.area;
  const rows = print?.titleRows;
  return [
    ...(area === undefined
      ? []
      : [definition("_xlnm.Print_Area", `${sheet}!${absolute(area)}`, local)]),
    ...(rows === undefined
      ? []
      : [
          definition(
            "_xlnm.Print_Titles",
            `${sheet}!$${rows[0]}:$${rows[1]}`,
            local,
          ),
        ]),
  ];
}

/** A table's part. The columns' names are the header cells' texts. */
function tableXml(table: TableLayout, id: number): string {
  const range = withRow(table.range);
  const name = attributeText(table.name);
  const columns = table.columns
    .map(
      (column, index) =>
        `<tableColumn id="${index + 1}" name="${cellAttribute(column)}"/>`,
    )
    .join("");
  const style = table.style ?? "TableStyleLight1";
  return (
    `${XML_HEAD}<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${range}" totalsRowShown="0">` +
    (table.filter === true ? `<autoFilter ref="${range}"/>` : "") +
    `<tableColumns count="${table.columns.length}">${columns}</tableColumns>` +
    `<tableStyleInfo name="${attributeText(style)}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`
  );
}

/** A table of nothing but its header, which Excel would repair, gets one blank row. */
function withRow(range: RangeRef): RangeRef {
  const [from, to] = cornersOf(range);
  if (to.row > from.row) return range;
  return `${cellAddress(from.row, from.column)}:${cellAddress(from.row + 1, to.column)}`;
}
