const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
/** The longest reference that can stand for a character: `&#x10FFFF;`, with leading zeros allowed for. */
const LONGEST_REFERENCE = 16;

const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/**
 * Character data as a person would see it: line ends are `\n` (XML 1.0,
 * 2.11), references are replaced. Only the five entities of XML exist.
 *
 * @throws SyntaxError for any other entity and for a bare `&`.
 */
export function characterData(raw: string): string {
  const text = raw.includes("\r")
    ? raw.replaceAll("\r\n", "\n").replaceAll("\r", "\n")
    : raw;
  let at = text.indexOf("&");
  if (at < 0) return text;
  let out = "";
  let from = 0;
  while (at >= 0) {
    const end = referenceEnd(text, at);
    out += text.slice(from, at) + referenced(text.slice(at + 1, end));
    from = end + 1;
    at = text.indexOf("&", from);
  }
  return out + text.slice(from);
}

function referenceEnd(text: string, at: number): number {
  const last = Math.min(text.length, at + LONGEST_REFERENCE);
  for (let end = at + 1; end < last; end++) {
    const code = text.charCodeAt(end);
    if (code === SEMICOLON) return end;
    if (code === AMPERSAND) break;
  }
  throw new SyntaxError("a & that begins no reference");
}

function referenced(name: string): string {
  const named = NAMED.get(name);
  if (named !== undefined) return named;
  const match = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name);
  if (match === null) throw new SyntaxError(`entity &${name}; is not known`);
  const code =
    match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    throw new SyntaxError(`&${name}; is no character`);
  }
  return String.fromCodePoint(code);
}

/**
 * Undoes Excel's `_xHHHH_` escapes (ECMA-376 Part 1, ST_Xstring): `_x000D_` is
 * a carriage return, `_x005F_` the underscore of text that only looks like an
 * escape.
 */
export function unescapeXstring(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
