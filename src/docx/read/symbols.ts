/**
 * Characters of the symbol fonts that Office inserts. They are stored as
 * private characters (U+F000 to U+F0FF) with the font beside them.
 */

const WINGDINGS: ReadonlyMap<number, string> = new Map([
  [0x4a, "☺"],
  [0x6c, "●"],
  [0x6e, "■"],
  [0x6f, "□"],
  [0x71, "❑"],
  [0x72, "❒"],
  [0x74, "⧫"],
  [0x75, "◆"],
  [0x76, "❖"],
  [0x9e, "·"],
  [0x9f, "•"],
  [0xa1, "○"],
  [0xa7, "▪"],
  [0xa8, "□"],
  [0xab, "★"],
  [0xd8, "➢"],
  [0xe0, "→"],
  [0xe8, "➔"],
  [0xf0, "⇨"],
  [0xfb, "✗"],
  [0xfc, "✓"],
  [0xfd, "☒"],
  [0xfe, "☑"],
]);

const WINGDINGS_2: ReadonlyMap<number, string> = new Map([
  [0x4f, "✗"],
  [0x50, "✓"],
  [0x51, "☒"],
  [0x52, "☑"],
  [0x53, "☒"],
  [0x54, "☒"],
  [0xa3, "□"],
]);

const SYMBOL: ReadonlyMap<number, string> = new Map([
  [0xb0, "°"],
  [0xb1, "±"],
  [0xb3, "≥"],
  [0xb4, "×"],
  [0xb7, "•"],
  [0xb8, "÷"],
  [0xb9, "≠"],
  [0xa3, "≤"],
  [0xa5, "∞"],
  [0xac, "←"],
  [0xad, "↑"],
  [0xae, "→"],
  [0xaf, "↓"],
  [0xd6, "√"],
  [0xde, "⇒"],
]);

/** What is shown for a symbol that no table knows: that something stands there is not lost. */
const UNKNOWN = "\u{FFFD}";

/**
 * The character of `<w:sym w:font w:char>`: `char` is hexadecimal, of the
 * font's own table or of Unicode.
 */
export function fontSymbol(font: string, char: string): string {
  if (!/^[0-9a-f]{1,6}$/i.test(char)) return UNKNOWN;
  const code = Number.parseInt(char, 16);
  const isPrivate = code >= 0xf000 && code <= 0xf0ff;
  const byte = isPrivate ? code - 0xf000 : code;
  const family = font.toLowerCase();
  if (family.startsWith("wingdings")) return wingdings(family, byte);
  if (family === "symbol") return SYMBOL.get(byte) ?? plain(byte);
  return plain(code);
}

/** A bullet character: itself, its look in the usual symbol fonts, or `null` for an unknown private one. */
export function textSymbol(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0xe000 || code > 0xf8ff) return character;
  const byte = code - 0xf000;
  return byte === 0xb7 ? "•" : (WINGDINGS.get(byte) ?? null);
}

/** The first table has the circled numbers from 0 to 10, hollow and filled, the second its own boxes. */
function wingdings(family: string, byte: number): string {
  if (family.endsWith("2")) return WINGDINGS_2.get(byte) ?? UNKNOWN;
  if (byte >= 0x81 && byte <= 0x8a)
    return String.fromCodePoint(0x2460 + byte - 0x81);
  if (byte >= 0x8c && byte <= 0x95)
    return String.fromCodePoint(0x2776 + byte - 0x8c);
  return WINGDINGS.get(byte) ?? UNKNOWN;
}

function plain(code: number): string {
  const isCharacter =
    code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xf8ff);
  return isCharacter ? String.fromCodePoint(code) : UNKNOWN;
}
