/** Reading of numerals as Chinese documents write them; the text is canonical (source.ts). */

const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "○": 0,
    一: 1,
    二: 2,
    两: 2,
    三: 3,
    四: 4,
    五: 5,
    六: 6,
    七: 7,
    八: 8,
    九: 9,
  }),
);
const PLACES: ReadonlyMap<string, number> = new Map(
  Object.entries({ 十: 10, 百: 100, 千: 1000 }),
);
const GROUPS: ReadonlyMap<string, number> = new Map(
  Object.entries({ 万: 1e4, 亿: 1e8 }),
);

/** The characters of Chinese numerals, for a character class. */
export const CHINESE_DIGITS = "○一二两三四五六七八九十百千";

/**
 * A whole number in Chinese numerals (十二, 二十一, 三百五, 一○二) or in Arabic
 * digits with or without separators of thousands; `null` where it is none.
 */
export function readInteger(text: string): number | null {
  if (/^\d{1,3}(?:,\d{3})+$|^\d+$/.test(text)) {
    const value = Number(text.replace(/,/g, ""));
    return Number.isSafeInteger(value) ? value : null;
  }
  return readChinese(text);
}

function readChinese(text: string): number | null {
  if (text === "" || text.length > 16) return null;
  if ([...text].every((char) => DIGITS.has(char)) && text.length > 1) {
    return [...text].reduce(
      (value, char) => value * 10 + (DIGITS.get(char) ?? 0),
      0,
    );
  }
  let total = 0;
  let group = 0;
  let digit: number | null = null;
  let lastPlace = 0;
  for (const char of text) {
    const value = DIGITS.get(char);
    const place = PLACES.get(char);
    const unit = GROUPS.get(char);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (place !== undefined) {
      group += (digit ?? 1) * place;
      digit = null;
      lastPlace = place;
    } else if (unit !== undefined) {
      total = (total + group + (digit ?? 0)) * unit;
      group = 0;
      digit = null;
      lastPlace = 0;
    } else return null;
  }
  // 三百五 is 350: a digit after 百 or 千 without its place counts in the next one down.
  const tail =
    digit === null
      ? 0
      : lastPlace >= 100 && !text.includes("○")
        ? digit * (lastPlace / 10)
        : digit;
  return total + group + tail;
}

/** 十 to the power that a multiplier after a number stands for (8.5万); 1 for none. */
export function multiplier(text: string): number {
  let factor = 1;
  for (const char of text) factor *= GROUPS.get(char) ?? PLACES.get(char) ?? 1;
  return factor;
}
