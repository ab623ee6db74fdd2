import { LINE_STYLES } from "../../core/layout";
import type {
  BorderLine,
  BorderSide,
  CellStyle,
  ConditionalFormatLayout,
} from "../../core/layout";
import { isTrue } from "../reader/sheet-tolerant";
import { parseDecimal } from "../reader/values";
import type { OfficePackage } from "../reader/package";
import type { XmlReader } from "../reader/xml";
import { DEFAULT_FONT } from "../writer/styles";
import { colourName, coloursOf } from "./colours";
import type { ColourName, Colours } from "./colours";
import { formatCode } from "./number-formats";

/** A workbook's formats as a grid shows them. */
export interface ViewStyles {
  /** By the index of the cell format (`s` of a cell). */
  readonly cells: readonly ViewStyle[];
  /** By the index of a rule's format (`dxfId`). */
  readonly rules: readonly ConditionalFormatLayout["format"][];
  /** What colours look like. */
  readonly colours: Colours;
}

export interface ViewStyle {
  readonly style: CellStyle;
  /** What of the format is not shown as it is. */
  readonly unshown: "rotated-text" | "fill-pattern" | null;
}

export const NO_STYLES: ViewStyles = {
  cells: [],
  rules: [],
  colours: coloursOf(null, []),
};

/** Reads `styles.xml`; `theme` holds the theme's colours, where there are any. */
export function readStyles(
  parts: OfficePackage,
  part: string,
  theme: readonly string[] | null,
): ViewStyles {
  const book = new StyleReading(parts.xml(part, "spreadsheet"));
  book.read();
  return book.styles(theme);
}

interface Font {
  readonly name?: string;
  readonly size?: number;
  readonly colour?: ColourName | null;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
}

interface Fill {
  readonly pattern: string;
  readonly front: ColourName | null;
  readonly back: ColourName | null;
}

type Border = Partial<
  Record<BorderSide, { line: BorderLine["line"]; colour: ColourName | null }>
>;

interface Format {
  readonly font: number;
  readonly fill: number;
  readonly border: number;
  readonly number: number;
  readonly rest: CellStyle;
  readonly rotated: boolean;
}

interface RuleFormat {
  readonly font: Font;
  readonly fill: Fill | null;
  readonly code: string | undefined;
}

const LINES: ReadonlySet<string> = new Set(LINE_STYLES);

class StyleReading {
  readonly #xml: XmlReader;
  readonly #codes = new Map<number, string>();
  readonly #fonts: Font[] = [];
  readonly #fills: Fill[] = [];
  readonly #borders: Border[] = [];
  readonly #formats: Format[] = [];
  readonly #rules: RuleFormat[] = [];
  readonly #palette: string[] = [];

  constructor(xml: XmlReader) {
    this.#xml = xml;
  }

  read(): void {
    const xml = this.#xml;
    xml.root();
    const each = (local: string, visit: () => void): void => {
      xml.children((inner) => {
        if (inner === local) visit();
      });
    };
    xml.children((group) => {
      switch (group) {
        case "numFmts":
          each("numFmt", () => {
            this.#readCode();
          });
          break;
        case "fonts":
          each("font", () => this.#fonts.push(this.#font()));
          break;
        case "fills":
          each("fill", () => this.#fills.push(this.#fill()));
          break;
        case "borders":
          each("border", () => this.#borders.push(this.#border()));
          break;
        case "cellXfs":
          each("xf", () => this.#formats.push(this.#format()));
          break;
        case "dxfs":
          each("dxf", () => this.#rules.push(this.#rule()));
          break;
        case "colors":
          this.#readPalette();
          break;
        default:
      }
    });
    xml.finish();
  }

  styles(theme: readonly string[] | null): ViewStyles {
    const colours = coloursOf(theme, this.#palette);
    return {
      cells: this.#formats.map((format) => this.#cellStyle(format, colours)),
      rules: this.#rules.map((rule) => ruleFormat(rule, colours)),
      colours,
    };
  }

  #readCode(): string | undefined {
    const code = this.#xml.attribute("formatCode");
    if (code !== undefined)
      this.#codes.set(integer(this.#xml.attribute("numFmtId")), code);
    return code;
  }

  #font(): Font {
    const xml = this.#xml;
    const font: { -readonly [K in keyof Font]: Font[K] } = {};
    const on = (): boolean => {
      const value = xml.attribute("val");
      return value === undefined || isTrue(value);
    };
    xml.children((local) => {
      if (local === "b") font.bold = on();
      else if (local === "i") font.italic = on();
      else if (local === "strike") font.strike = on();
      else if (local === "u") font.underline = xml.attribute("val") !== "none";
      else if (local === "color") font.colour = colourName(xml);
      else if (local === "name")
        font.name = (xml.attribute("val") ?? "").trim();
      else if (local === "sz") {
        const size = parseDecimal((xml.attribute("val") ?? "").trim());
        if (size !== null && size >= 1 && size <= 409) font.size = size;
      }
    });
    return font;
  }

  #fill(): Fill {
    const xml = this.#xml;
    let pattern = "none";
    let front: ColourName | null = null;
    let back: ColourName | null = null;
    xml.children((local) => {
      if (local === "patternFill") {
        pattern = xml.attribute("patternType") ?? "";
        xml.children((inner) => {
          if (inner === "fgColor") front = colourName(xml);
          if (inner === "bgColor") back = colourName(xml);
        });
      } else if (local === "gradientFill") {
        pattern = "gradient";
        xml.children((stop) => {
          if (stop !== "stop") return;
          xml.children((inner) => {
            if (inner === "color") front ??= colourName(xml);
          });
        });
      }
    });
    return { pattern, front, back };
  }

  #border(): Border {
    const xml = this.#xml;
    const border: Border = {};
    xml.children((local) => {
      const side = SIDES.get(local);
      const line = xml.attribute("style") ?? "none";
      if (side === undefined || !isLine(line)) return;
      let colour: ColourName | null = null;
      xml.children((inner) => {
        if (inner === "color") colour = colourName(xml);
      });
      border[side] = { line, colour };
    });
    return border;
  }

  #format(): Format {
    const xml = this.#xml;
    const [font, fill, border, number] = [
      "fontId",
      "fillId",
      "borderId",
      "numFmtId",
    ].map((name) => integer(xml.attribute(name)));
    const rest: { -readonly [K in keyof CellStyle]: CellStyle[K] } = {
      vertical: "bottom",
    };
    let rotated = false;
    xml.children((local) => {
      if (local === "protection") {
        if (["0", "false"].includes(xml.attribute("locked")?.trim() ?? ""))
          rest.unlocked = true;
      } else if (local === "alignment") {
        const horizontal = HORIZONTAL.get(xml.attribute("horizontal") ?? "");
        if (horizontal !== undefined) rest.horizontal = horizontal;
        const vertical = xml.attribute("vertical") ?? "bottom";
        if (vertical === "top") rest.vertical = "top";
        // Excel spreads few lines over the height as if they were centred.
        else if (vertical !== "bottom") delete rest.vertical;
        if (isTrue(xml.attribute("wrapText"))) rest.wrap = true;
        const indent = integer(xml.attribute("indent"));
        if (indent > 0) rest.indent = Math.min(indent, 250);
        rotated = integer(xml.attribute("textRotation")) !== 0;
      }
    });
    return {
      font: font ?? 0,
      fill: fill ?? 0,
      border: border ?? 0,
      number: number ?? 0,
      rest,
      rotated,
    };
  }

  #rule(): RuleFormat {
    const xml = this.#xml;
    let font: Font = {};
    let fill: Fill | null = null;
    let code: string | undefined;
    xml.children((local) => {
      if (local === "font") font = this.#font();
      else if (local === "fill") fill = this.#fill();
      else if (local === "numFmt") code = xml.attribute("formatCode");
    });
    return { font, fill, code };
  }

  #readPalette(): void {
    const xml = this.#xml;
    xml.children((list) => {
      if (list !== "indexedColors") return;
      xml.children((local) => {
        if (local !== "rgbColor" || this.#palette.length >= 64) return;
        const name = colourName(xml);
        this.#palette.push(
          name !== null && "rgb" in name ? name.rgb : "000000",
        );
      });
    });
  }

  #cellStyle(format: Format, colours: Colours): ViewStyle {
    const fill = this.#fills[format.fill];
    const background =
      fill === undefined ? undefined : fillColour(fill, colours);
    const numberFormat = formatCode(format.number, this.#codes);
    const style: CellStyle = {
      ...fontStyle(this.#fonts[format.font] ?? {}, colours),
      ...(background === undefined ? {} : { fill: background }),
      ...borderStyle(this.#borders[format.border] ?? {}, colours),
      ...format.rest,
      ...(numberFormat === undefined ? {} : { numberFormat }),
    };
    const patterned =
      fill !== undefined && !["none", "solid", ""].includes(fill.pattern);
    return {
      style,
      unshown: format.rotated
        ? "rotated-text"
        : patterned
          ? "fill-pattern"
          : null,
    };
  }
}

const SIDES: ReadonlyMap<string, BorderSide> = new Map([
  ["left", "left"],
  ["start", "left"],
  ["right", "right"],
  ["end", "right"],
  ["top", "top"],
  ["bottom", "bottom"],
]);

const HORIZONTAL: ReadonlyMap<string, "left" | "center" | "right"> = new Map([
  ["left", "left"],
  ["center", "center"],
  ["centerContinuous", "center"],
  ["distributed", "center"],
  ["right", "right"],
]);

function isLine(line: string): line is BorderLine["line"] {
  return LINES.has(line);
}

function integer(text: string | undefined): number {
  const value = text?.trim() ?? "0";
  return /^\d{1,9}$/.test(value) ? Number(value) : 0;
}

/** What is the writer's own default is left out, so that a layout comes back as it was written. */
function fontStyle(font: Font, colours: Colours): CellStyle {
  const colour = colours.seen(font.colour);
  const isText =
    font.colour !== null &&
    font.colour !== undefined &&
    "theme" in font.colour &&
    colour === "000000";
  return {
    ...(font.name === undefined ||
    font.name === "" ||
    font.name === DEFAULT_FONT.name
      ? {}
      : { font: font.name }),
    ...(font.bold === true ? { bold: true } : {}),
    ...(font.italic === true ? { italic: true } : {}),
    ...(font.underline === true ? { underline: true } : {}),
    ...(font.strike === true ? { strike: true } : {}),
    ...(font.size === undefined || font.size === DEFAULT_FONT.size
      ? {}
      : { size: font.size }),
    ...(colour === undefined || isText ? {} : { colour }),
  };
}

/** The colour of a solid fill; of a pattern, the one that it is drawn on. */
function fillColour(
  { pattern, front, back }: Fill,
  colours: Colours,
): string | undefined {
  if (pattern === "none" || pattern === "") return undefined;
  if (pattern === "solid" || pattern === "gradient") return colours.seen(front);
  return colours.seen(back) ?? (pattern === "gray125" ? undefined : "D9D9D9");
}

function borderStyle(border: Border, colours: Colours): CellStyle {
  const lines = new Map<BorderSide, BorderLine>();
  for (const side of ["left", "right", "top", "bottom"] as const) {
    const drawn = border[side];
    if (drawn === undefined) continue;
    const colour = colours.seen(drawn.colour);
    lines.set(side, {
      line: drawn.line,
      ...(colour === undefined ? {} : { colour }),
    });
  }
  const first = lines.get("bottom");
  if (lines.size === 0) return {};
  const alike = [...lines.values()].every(
    ({ line, colour }) => line === "thin" && colour === first?.colour,
  );
  if (first === undefined || !alike || lines.size === 2 || lines.size === 3)
    return { sides: Object.fromEntries(lines) };
  return {
    border: lines.size === 4 ? "thin" : "bottom",
    ...(first.colour === undefined ? {} : { borderColour: first.colour }),
  };
}

/** In a rule a solid fill's colour is the background's; some programs write it as in a cell's. */
function ruleFormat(
  { font, fill, code }: RuleFormat,
  colours: Colours,
): ConditionalFormatLayout["format"] {
  const colour = colours.seen(font.colour);
  const background =
    fill === null || fill.pattern === "none"
      ? undefined
      : (colours.seen(fill.back) ?? colours.seen(fill.front));
  return {
    ...(colour === undefined ? {} : { colour }),
    ...(background === undefined ? {} : { fill: background }),
    ...(font.bold === undefined ? {} : { bold: font.bold }),
    ...(font.strike === true ? { strike: true } : {}),
    ...(code === undefined ? {} : { numberFormat: code }),
  };
}
