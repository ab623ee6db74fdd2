/**
 * Text as SpreadsheetML wants it. Text of files and people may hold anything
 * that a JavaScript string can; what XML cannot hold is written the way Excel
 * writes it or replaced visibly, never left out.
 */

export const XML_HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The most characters that Excel takes in one cell. */
const CELL_LIMIT = 32767;
/** The most characters of a page header or footer, codes included. */
const PAGE_TEXT_LIMIT = 255;

const MARKUP = /[&<>]/;

/** Characters that XML 1.0 cannot hold: controls, halves of surrogate pairs, U+FFFE and U+FFFF. */
const ILLEGAL =
  // eslint-disable-next-line no-control-regex -- exactly these are looked for
  /[\u0000-\u0008\v\f\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What a string of the type ST_Xstring writes as `_xHHHH_`: illegal characters, CR, and text that looks like such an escape. */
const NEEDS_ESCAPE =
  // eslint-disable-next-line no-control-regex -- exactly these are looked for
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/g;

function escapeMarkup(text: string): string {
  if (!MARKUP.test(text)) return text;
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** Whether a text may have anything of the above: one cheap look, as nearly no text has. */
const UNUSUAL =
  // eslint-disable-next-line no-control-regex -- exactly these are looked for
  /[\u0000-\u0008\v-\u001f\ud800-\udfff\ufffe\uffff]|_x/;

/** Text of cells, of formulas' values and of other elements of the type ST_Xstring (ECMA-376 part 1, 22.9.2.19). */
export function cellText(text: string): string {
  if (!UNUSUAL.test(text)) return escapeMarkup(text);
  return escapeMarkup(
    text.replace(
      NEEDS_ESCAPE,
      (sign) =>
        `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    ),
  );
}

/** Text with U+FFFD where it has something that XML cannot hold. */
export function legalText(text: string): string {
  return UNUSUAL.test(text) ? text.replace(ILLEGAL, "\ufffd") : text;
}

/** Text of elements that know no escapes: document properties, formulas, charts. */
export function plainText(text: string): string {
  return escapeMarkup(legalText(text));
}

/** An attribute's value; line breaks are kept. */
export function attributeText(text: string): string {
  return plainText(text).replace(
    /["\t\n\r]/g,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );
}

/** An attribute of the type ST_Xstring that must equal a cell's text, as a table column's name. */
export function cellAttribute(text: string): string {
  return cellText(text)
    .replaceAll('"', "&#34;")
    .replaceAll("\t", "_x0009_")
    .replaceAll("\n", "_x000a_");
}

/**
 * Cuts text to a number of UTF-16 units and shows with `…` that it was cut;
 * Excel answers longer text with its repair message.
 */
export function limited(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = limit - 1;
  if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** `<t>` of a string item; white space at its ends and line breaks need the attribute to survive. */
export function textElement(text: string): string {
  const kept = limited(text, CELL_LIMIT);
  const space = /^\s|\s$|[\n\t]/.test(kept) ? ' xml:space="preserve"' : "";
  return `<t${space}>${cellText(kept)}</t>`;
}

/** Content of `<v>` of a formula whose value is text. */
export function formulaValue(text: string): string {
  return cellText(limited(text, CELL_LIMIT));
}

/** Content of `<oddHeader>` and `<oddFooter>`. A text that is cut does not end in half a code. */
export function pageText(text: string): string {
  const lines = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  if (lines.length <= PAGE_TEXT_LIMIT) return plainText(lines);
  const cut = limited(lines, PAGE_TEXT_LIMIT).slice(0, -1);
  const ampersands = cut.length - cut.replace(/&+$/, "").length;
  return plainText(`${ampersands % 2 === 1 ? cut.slice(0, -1) : cut}…`);
}
