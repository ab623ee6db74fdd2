/** Reading of numerals as Chinese documents write them; the text is canonical (source.ts). */
import { chineseNumeral } from "../plan/values";

/** The characters of Chinese numerals, for a character class. */
export const CHINESE_DIGITS = "○一二两三四五六七八九十百千";

/** A longer numeral is none. */
const LONGEST = 16;

/**
 * A whole number in Chinese numerals (十二, 二十一, 三百五, 一○二) or in Arabic
 * digits with or without separators of thousands; `null` where it is none.
 */
export function readInteger(text: string): number | null {
  if (/^\d{1,3}(?:,\d{3})+$|^\d+$/.test(text)) {
    const value = Number(text.replace(/,/g, ""));
    return Number.isSafeInteger(value) ? value : null;
  }
  return text.length > LONGEST ? null : chineseNumeral(text, true);
}
