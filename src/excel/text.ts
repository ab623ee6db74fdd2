/** Longest text of a cell, in UTF-16 units. */
const LONGEST = 32_767;

/** Characters with which Excel begins to read a formula, an error value, or the mark of text itself. */
const LEADS = new Set(["=", "+", "-", "@", "'", "#", "(", "."]);

/** Ideographs that stand in dates, times, amounts and numerals of East Asian editions. */
const READ_AS_NUMBERS = new Set(
  "年月日时分秒時點点上下午星期周一二三四五六七八九十〇零百千万萬亿億元円",
);

/**
 * A text as it must be handed to a cell so that Excel keeps it as it is:
 * with an apostrophe in front, which Excel takes for the mark of text, wherever
 * some edition could read it as a formula, number, date, time, truth value or
 * error; plain text is left alone. Text over Excel's limit is cut and ends in
 * `…`. An empty text is a blank cell.
 */
export function textForCell(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return cut === "" || isPlain(cut) ? cut : `'${cut.slice(0, LONGEST)}`;
}

function isPlain(text: string): boolean {
  if (LEADS.has(text.charAt(0))) return false;
  let digits = false;
  let numerals = false;
  let words = false;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (isDigit(code)) digits = true;
    else if (READ_AS_NUMBERS.has(character)) numerals = true;
    else if (code >= 0x2e80 && code < 0xff00) words = true;
  }
  // An ideograph of another kind stands in no number or date.
  if (words) return true;
  if (digits) return isId(text);
  return !numerals && !/^(?:true|false)$/i.test(text.trim());
}

/** A letter and digits, such as `N0012` and `M1.2`, are no number in any edition. */
function isId(text: string): boolean {
  return /^[GMNI]\d{1,9}(?:\.\d{1,9})?$/.test(text);
}

/** ASCII and full-width digits, and those of other scripts that Excel reads. */
function isDigit(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0x660 && code <= 0x669)
  );
}
