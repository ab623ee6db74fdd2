const DIGITS = new Map([..."零一二三四五六七八九"].map((char, i) => [char, i]));
DIGITS.set("〇", 0).set("○", 0).set("两", 2);
const SMALL_UNITS = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const BIG_UNITS = new Map([
  ["万", 10_000],
  ["亿", 100_000_000],
]);

/**
 * A whole number in Chinese numerals, by value (三百二十, 三百五, 两万) or digit by
 * digit (二〇二六); `null` where the text is anything else. In running text
 * (`spoken`) 百 is 100 and 一百十 110, too.
 */
export function chineseNumeral(text: string, spoken = false): number | null {
  if (text === "") return null;
  const chars = [...text];
  if (chars.every((char) => DIGITS.has(char))) return digitByDigit(chars);
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastUnit = 1;
  let hasZero = false;
  for (const char of chars) {
    const value = DIGITS.get(char);
    const small = SMALL_UNITS.get(char);
    const big = BIG_UNITS.get(char);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
      hasZero ||= value === 0;
    } else if (small !== undefined) {
      if (!spoken && digit === null && (small !== 10 || section > 0))
        return null;
      section += (digit ?? 1) * small;
      digit = null;
      lastUnit = small;
      hasZero = false;
    } else if (big !== undefined) {
      const before = section + (digit ?? 0);
      if (before === 0) return null;
      total = big > total ? (total + before) * big : total + before * big;
      section = 0;
      digit = null;
      lastUnit = big;
      hasZero = false;
    } else return null;
  }
  // A last digit without its place counts in the next one down (三百五, 三万五), unless a zero stands before it.
  const place = lastUnit >= 100 && !hasZero ? lastUnit / 10 : 1;
  return total + section + (digit ?? 0) * place;
}

function digitByDigit(chars: readonly string[]): number | null {
  if (chars.length > 15) return null;
  let number = 0;
  for (const char of chars) number = number * 10 + (DIGITS.get(char) ?? 0);
  return number;
}

/** 十 to the power that a multiplier after a number stands for (8.5万); 1 for none. */
export function numeralFactor(text: string): number {
  let factor = 1;
  for (const char of text)
    factor *= BIG_UNITS.get(char) ?? SMALL_UNITS.get(char) ?? 1;
  return factor;
}
