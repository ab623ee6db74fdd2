import type {
  BorderLine,
  BorderSide,
  CellStyle,
  ConditionalFormatLayout,
} from "../../core/layout";
import { XML_HEAD, attributeText } from "./xml";

/** The default font: the one that Excel and WPS set Chinese text in; the charset makes other systems choose a Chinese one too. */
export const DEFAULT_FONT = { name: "等线", size: 11 } as const;

/** Ids of number formats that every program knows; their codes are not written. */
const BUILT_IN_FORMATS: ReadonlyMap<string, number> = new Map([
  ["General", 0],
  ["0", 1],
  ["0.00", 2],
  ["#,##0", 3],
  ["#,##0.00", 4],
  ["0%", 9],
  ["0.00%", 10],
  ["@", 49],
]);
const FIRST_OWN_FORMAT = 164;

/** The styles of one workbook: cell formats by the layout's style names, and formats of rules. */
export interface StyleBook {
  /** Index of the cell format of a style; 0, the default, without a name. Throws where the layout has no such style. */
  readonly cellFormat: (name: string | undefined) => number;
  /** Index of a conditional rule's format. */
  readonly ruleFormat: (format: ConditionalFormatLayout["format"]) => number;
  /** `xl/styles.xml`, when all formats have been asked for. */
  readonly toXml: () => string;
}

/** A list whose equal entries share an index. */
interface Register {
  readonly indexOf: (entry: string) => number;
  readonly xml: (element: string) => string;
}

function register(...first: readonly string[]): Register {
  const indices = new Map<string, number>(
    first.map((entry, index) => [entry, index]),
  );
  return {
    indexOf: (entry) => {
      const known = indices.get(entry);
      if (known !== undefined) return known;
      const index = indices.size;
      indices.set(entry, index);
      return index;
    },
    xml: (element) =>
      `<${element} count="${indices.size}">${[...indices.keys()].join("")}</${element}>`,
  };
}

export function styleBook(
  styles: Readonly<Record<string, CellStyle>>,
): StyleBook {
  const fonts = register(fontXml({}));
  const fills = register(
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  );
  const borders = register(borderXml({}));
  const formats = new Map<string, number>();
  const cells = register(
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="center"/></xf>',
  );
  const rules = register();
  const byName = new Map<string, number>();

  const formatId = (code: string | undefined): number => {
    if (code === undefined) return 0;
    const known = BUILT_IN_FORMATS.get(code) ?? formats.get(code);
    if (known !== undefined) return known;
    const id = FIRST_OWN_FORMAT + formats.size;
    formats.set(code, id);
    return id;
  };

  const add = (style: CellStyle): number => {
    const format = formatId(style.numberFormat);
    const font = fonts.indexOf(fontXml(style));
    const fill =
      style.fill === undefined ? 0 : fills.indexOf(fillXml(style.fill));
    const border = borders.indexOf(borderXml(style));
    const locked = style.unlocked === true ? '<protection locked="0"/>' : "";
    return cells.indexOf(
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"` +
        flag("applyNumberFormat", format !== 0) +
        flag("applyFont", font !== 0) +
        flag("applyFill", fill !== 0) +
        flag("applyBorder", border !== 0) +
        ` applyAlignment="1"${flag("applyProtection", locked !== "")}>` +
        `${alignmentXml(style)}${locked}</xf>`,
    );
  };

  return {
    cellFormat: (name) => {
      if (name === undefined) return 0;
      const known = byName.get(name);
      if (known !== undefined) return known;
      const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
      if (style === undefined)
        throw new RangeError(`the layout has no style ${name}`);
      const index = add(style);
      byName.set(name, index);
      return index;
    },
    ruleFormat: (format) => rules.indexOf(ruleFormatXml(format, formatId)),
    toXml: () =>
      `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      formatsXml(formats) +
      fonts.xml("fonts") +
      fills.xml("fills") +
      borders.xml("borders") +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment vertical="center"/></xf></cellStyleXfs>' +
      cells.xml("cellXfs") +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
      rules.xml("dxfs") +
      '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>' +
      "</styleSheet>",
  };
}

function flag(name: string, set: boolean): string {
  return set ? ` ${name}="1"` : "";
}

/** Opaque colour of `RRGGBB`. */
function rgb(colour: string): string {
  return `FF${colour.toUpperCase()}`;
}

function formatsXml(formats: ReadonlyMap<string, number>): string {
  if (formats.size === 0) return "";
  const entries = [...formats].map(([code, id]) => formatXml(id, code));
  return `<numFmts count="${formats.size}">${entries.join("")}</numFmts>`;
}

function formatXml(id: number, code: string): string {
  return `<numFmt numFmtId="${id}" formatCode="${attributeText(code)}"/>`;
}

function fontXml(style: CellStyle): string {
  return (
    `<font>${style.bold === true ? "<b/>" : ""}${style.italic === true ? "<i/>" : ""}` +
    `${style.strike === true ? "<strike/>" : ""}${style.underline === true ? "<u/>" : ""}` +
    `<sz val="${style.size ?? DEFAULT_FONT.size}"/>` +
    (style.colour === undefined
      ? '<color theme="1"/>'
      : `<color rgb="${rgb(style.colour)}"/>`) +
    `<name val="${attributeText(style.font ?? DEFAULT_FONT.name)}"/><family val="2"/><charset val="134"/></font>`
  );
}

function fillXml(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${rgb(colour)}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml(style: CellStyle): string {
  const thin: BorderLine = {
    line: "thin",
    ...(style.borderColour === undefined ? {} : { colour: style.borderColour }),
  };
  const all = style.border === "thin" ? thin : undefined;
  const sides = style.sides ?? {
    left: all,
    right: all,
    top: all,
    bottom: style.border === "bottom" ? thin : all,
  };
  const side = (name: BorderSide): string => {
    const drawn = sides[name];
    if (drawn === undefined) return `<${name}/>`;
    const colour =
      drawn.colour === undefined
        ? '<color auto="1"/>'
        : `<color rgb="${rgb(drawn.colour)}"/>`;
    return `<${name} style="${drawn.line}">${colour}</${name}>`;
  };
  return `<border>${side("left")}${side("right")}${side("top")}${side("bottom")}<diagonal/></border>`;
}

function alignmentXml(style: CellStyle): string {
  const horizontal =
    style.horizontal ??
    (style.indent !== undefined && style.indent > 0 ? "left" : undefined);
  return (
    "<alignment" +
    (horizontal === undefined ? "" : ` horizontal="${horizontal}"`) +
    ` vertical="${style.vertical ?? "center"}"` +
    flag("wrapText", style.wrap === true) +
    (style.indent === undefined || style.indent === 0
      ? ""
      : ` indent="${style.indent}"`) +
    "/>"
  );
}

/** A rule's format; in it the colour of a solid fill is the background's, unlike in a cell's. */
function ruleFormatXml(
  format: ConditionalFormatLayout["format"],
  formatId: (code: string) => number,
): string {
  const font =
    (format.bold === undefined ? "" : `<b val="${format.bold ? 1 : 0}"/>`) +
    (format.strike === true ? "<strike/>" : "") +
    (format.colour === undefined ? "" : `<color rgb="${rgb(format.colour)}"/>`);
  return (
    "<dxf>" +
    (font === "" ? "" : `<font>${font}</font>`) +
    (format.numberFormat === undefined
      ? ""
      : formatXml(formatId(format.numberFormat), format.numberFormat)) +
    (format.fill === undefined
      ? ""
      : `<fill><patternFill><bgColor rgb="${rgb(format.fill)}"/></patternFill></fill>`) +
    "</dxf>"
  );
}
