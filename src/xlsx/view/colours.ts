import { isTrue } from "../reader/sheet-tolerant";
import { parseDecimal } from "../reader/values";
import type { OfficePackage } from "../reader/package";
import type { XmlReader } from "../reader/xml";

/** A colour as a part names it; what it looks like depends on the theme and the palette. */
export type ColourName =
  | { readonly rgb: string }
  | { readonly theme: number; readonly tint: number }
  | { readonly indexed: number; readonly tint: number };

/** The colour of the element that was entered last; `null` for the reader's own (black on white). */
export function colourName(xml: XmlReader): ColourName | null {
  const rgb = xml.attribute("rgb")?.trim();
  if (rgb !== undefined) {
    const match = /^(?:[\da-f]{2})?([\da-f]{6})$/i.exec(rgb);
    return match === null ? null : { rgb: (match[1] ?? "").toUpperCase() };
  }
  const tint = parseDecimal(xml.attribute("tint") ?? "0") ?? 0;
  const theme = whole(xml.attribute("theme"));
  if (theme !== null) return { theme, tint };
  const indexed = whole(xml.attribute("indexed"));
  if (indexed === null || isTrue(xml.attribute("auto"))) return null;
  return { indexed, tint };
}

function whole(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,4}$/.test(text.trim())
    ? Number(text)
    : null;
}

/** The palette that files refer to by index (ECMA-376 part 1, 18.8.27), the first eight doubled. */
const PALETTE = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 " +
  "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF " +
  "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 " +
  "003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

/** Colours of a theme in the order in which files count them: the first two pairs change places. */
const THEME_ORDER = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];

/** Excel's own theme, for files that come without one. */
const USUAL_THEME =
  "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72".split(
    " ",
  );

/** What colours look like in one workbook. */
export interface Colours {
  /** `RRGGBB`; `undefined` for the reader's own colour. */
  seen(name: ColourName | null | undefined): string | undefined;
}

/** `palette` is the workbook's own, where it has one. */
export function coloursOf(
  theme: readonly string[] | null,
  palette: readonly string[],
): Colours {
  return {
    seen: (name) => {
      if (name === null || name === undefined) return undefined;
      if ("rgb" in name) return name.rgb;
      const plain =
        "theme" in name
          ? (theme ?? USUAL_THEME)[name.theme]
          : (palette[name.indexed] ?? PALETTE[name.indexed]);
      return plain === undefined ? undefined : tinted(plain, name.tint);
    },
  };
}

/** The twelve colours of a theme part, `null` where it cannot be told. */
export function readTheme(
  parts: OfficePackage,
  part: string,
): readonly string[] | null {
  const found = new Map<string, string>();
  const xml = parts.xml(part, "any");
  xml.root();
  xml.children((elements) => {
    if (elements !== "themeElements") return;
    xml.children((scheme) => {
      if (scheme !== "clrScheme") return;
      xml.children((slot) => {
        xml.children((kind) => {
          const colour =
            kind === "sysClr" ? xml.attribute("lastClr") : xml.attribute("val");
          if (colour !== undefined && /^[\da-f]{6}$/i.test(colour))
            found.set(slot, colour.toUpperCase());
        });
      });
    });
  });
  const colours = THEME_ORDER.map((slot) => found.get(slot));
  return colours.every((colour) => colour !== undefined) ? colours : null;
}

/** A colour made lighter (tint above 0) or darker, as ECMA-376 part 1, 18.8.19 has it: by its luminance. */
function tinted(colour: string, tint: number): string {
  if (tint === 0) return colour;
  const share = Math.max(-1, Math.min(1, tint));
  const [hue, saturation, light] = hslOf(colour);
  return hexOf(
    hue,
    saturation,
    share < 0 ? light * (1 + share) : light * (1 - share) + share,
  );
}

function hslOf(colour: string): readonly [number, number, number] {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(
    (at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255,
  );
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const light = (most + least) / 2;
  const spread = most - least;
  if (spread === 0) return [0, 0, light];
  const saturation = spread / (1 - Math.abs(2 * light - 1));
  const turn =
    most === red
      ? (green - blue) / spread
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  return [(turn + 6) % 6, saturation, light];
}

function hexOf(hue: number, saturation: number, light: number): string {
  const chroma = (1 - Math.abs(2 * light - 1)) * saturation;
  const base = light - chroma / 2;
  return [2, 0, 4]
    .map((shift) => {
      const place = (hue + shift) % 6;
      const share = Math.max(0, Math.min(1, 2 - Math.abs(place - 2)));
      return Math.round((base + chroma * share) * 255);
    })
    .map((value) => value.toString(16).toUpperCase().padStart(2, "0"))
    .join("");
}
