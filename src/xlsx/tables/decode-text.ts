/** The encodings that plan texts come in. */
export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: TextEncodingName;
}

/** How much of the beginning is looked at to tell UTF-16 without a mark, and text from anything else. */
const SAMPLE = 64 * 1024;

/**
 * Decodes a text of unknown encoding: by its byte order mark, else as UTF-16
 * where it has zero bytes, else as UTF-8, else as UTF-16 or GB18030 (the older
 * Chinese encodings are parts of it). `null` for what is no text: bytes that
 * none of them allows, or control characters that no text has.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  for (const encoding of candidateEncodings(bytes)) {
    const text = decodeExactly(bytes, encoding);
    if (text !== null && looksLikeText(text)) return { text, encoding };
  }
  return null;
}

function candidateEncodings(bytes: Uint8Array): readonly TextEncodingName[] {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return ["utf-8"];
  if (a === 0xff && b === 0xfe) return ["utf-16le"];
  if (a === 0xfe && b === 0xff) return ["utf-16be"];
  const wide = unmarkedUtf16(bytes);
  if (bytes.subarray(0, SAMPLE).includes(0)) return wide ? [wide] : [];
  return wide ? ["utf-8", wide, "gb18030"] : ["utf-8", "gb18030"];
}

/**
 * The byte order in which nearly all pairs of bytes are characters of a
 * Chinese text; `null` where neither is. GB18030 read as UTF-16 lands outside
 * of these rows, and ASCII is valid UTF-8, which is tried before.
 */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length === 0 || bytes.length % 2 !== 0) return null;
  let little = 0;
  let big = 0;
  for (let at = 0; at < length; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    if (isPlanCharacter(second * 256 + first)) little += 1;
    if (isPlanCharacter(first * 256 + second)) big += 1;
  }
  if (Math.max(little, big) < (length / 2) * 0.95) return null;
  return little >= big ? "utf-16le" : "utf-16be";
}

/** White space, ASCII, Latin, general and CJK punctuation, enclosed numbers, Han characters, full-width forms. */
function isPlanCharacter(unit: number): boolean {
  if (unit < 0x20) return unit === 9 || unit === 10 || unit === 13;
  if (unit < 0x7f) return true;
  return (
    (unit >= 0xa0 && unit < 0x180) ||
    (unit >= 0x2010 && unit < 0x2070) ||
    (unit >= 0x2160 && unit < 0x2600) ||
    (unit >= 0x3000 && unit < 0x3040) ||
    (unit >= 0x3200 && unit < 0xa000) ||
    (unit >= 0xff00 && unit < 0xfff0)
  );
}

function decodeExactly(
  bytes: Uint8Array,
  encoding: TextEncodingName,
): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Text has no control characters beyond white space; form feeds and end-of-file marks of old editors are let pass. */
function looksLikeText(text: string): boolean {
  const length = Math.min(text.length, SAMPLE);
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) {
      if (code === 0x0b || code === 0x0c || code === 0x1a) continue;
      return false;
    }
    if (code === 0xfffe || code === 0xffff) return false;
  }
  return true;
}
