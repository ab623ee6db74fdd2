/** How a part's bytes are to be read: as UTF-8 from a byte on, or in another encoding. */
export type Encoding =
  | { readonly utf8From: number }
  | { readonly label: string; readonly from: number };

/** The longest XML declaration that is looked for. */
const DECLARATION_BYTES = 256;

/**
 * A part's encoding by its byte order mark, by the zero bytes of a UTF-16
 * text without one, or by its XML declaration (XML 1.0, appendix F).
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { utf8From: 3 };
  if (a === 0xff && b === 0xfe) return { label: "utf-16le", from: 2 };
  if (a === 0xfe && b === 0xff) return { label: "utf-16be", from: 2 };
  if (a === 0x3c && b === 0 && d === 0) return { label: "utf-16le", from: 0 };
  if (a === 0 && b === 0x3c && c === 0) return { label: "utf-16be", from: 0 };
  if (a !== 0x3c || b !== 0x3f) return { utf8From: 0 };
  const label = declaredEncoding(bytes);
  // `<?` in two bytes is not UTF-16, whatever the declaration says.
  return label === null ||
    ["utf-8", "utf8", "us-ascii"].includes(label) ||
    label.startsWith("utf-16")
    ? { utf8From: 0 }
    : { label, from: 0 };
}

function declaredEncoding(bytes: Uint8Array): string | null {
  let head = "";
  for (let at = 0; at < Math.min(bytes.length, DECLARATION_BYTES); at++) {
    const byte = bytes[at] ?? 0;
    head += String.fromCharCode(byte);
    if (byte === 0x3e) break;
  }
  const match = /\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head);
  return match?.[1]?.toLowerCase() ?? null;
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** Up to here a loop beats the call into the host. */
const SHORT_BYTES = 96;
const units = new Uint16Array(SHORT_BYTES + 8);

/**
 * Decodes UTF-8 into a string of its own, not a slice of a longer one: what a
 * caller keeps must not keep the part alive.
 *
 * @throws TypeError where the bytes are no UTF-8.
 */
export function decodeUtf8(
  bytes: Uint8Array,
  from: number,
  to: number,
): string {
  if (to - from <= SHORT_BYTES) {
    const count = decodeUnits(bytes, from, to);
    if (count >= 0) return unitsToString(count);
  }
  return UTF8.decode(bytes.subarray(from, to));
}

/** Decodes characters of up to three bytes into `units`; -1 where there is anything else, which the host judges. */
function decodeUnits(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  let at = from;
  while (at < to) {
    const lead = bytes[at] ?? 0;
    let code = lead;
    if (lead < 0x80) at += 1;
    else {
      const length = lead >= 0xe0 ? 3 : 2;
      if (lead < 0xc2 || lead >= 0xf0 || at + length > to) return -1;
      const second = bytes[at + 1] ?? 0;
      const third = length === 3 ? (bytes[at + 2] ?? 0) : 0x80;
      if ((second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80) return -1;
      code = ((lead & 0x1f) << 6) | (second & 0x3f);
      if (length === 3) {
        code = ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
        if (code < 0x800 || (code >= 0xd800 && code < 0xe000)) return -1;
      }
      at += length;
    }
    units[count++] = code;
  }
  return count;
}

function unitsToString(count: number): string {
  const u = units;
  let text = "";
  let at = 0;
  for (; at + 4 <= count; at += 4) {
    text += String.fromCharCode(
      u[at] ?? 0,
      u[at + 1] ?? 0,
      u[at + 2] ?? 0,
      u[at + 3] ?? 0,
    );
  }
  for (; at < count; at++) text += String.fromCharCode(u[at] ?? 0);
  return text;
}

/**
 * A whole part as text.
 *
 * @throws TypeError or RangeError where the bytes are not in the encoding, or it is unknown.
 */
export function decodePart(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if ("utf8From" in encoding)
    return decodeUtf8(bytes, encoding.utf8From, bytes.length);
  return new TextDecoder(encoding.label, {
    fatal: true,
    ignoreBOM: true,
  }).decode(bytes.subarray(encoding.from));
}
