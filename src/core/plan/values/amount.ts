import type { Doubt } from "../../finding";
import { chineseNumeral } from "./numeral";
import {
  blank,
  compact,
  doubtful,
  errorDoubt,
  isBlank,
  shown,
  sure,
} from "./raw";
import type { RawValue, Reading } from "./raw";

/** Units of money, as multiples of 元. */
const MONEY = new Map([
  ["元", 1],
  ["圆", 1],
  ["元整", 1],
  ["元人民币", 1],
  ["块", 1],
  ["百元", 100],
  ["千元", 1000],
  ["万元", 10_000],
  ["万", 10_000],
  ["十万元", 100_000],
  ["百万元", 1_000_000],
  ["千万元", 10_000_000],
  ["亿元", 100_000_000],
]);

/** Units that say the same of a count, so that `53人` in a column of 人次 is 53. */
const SAME_UNITS: readonly (readonly string[])[] = [
  ["人", "名", "位", "人次", "人数", "个人"],
  ["场", "次", "场次", "期", "期次", "回", "班次", "届"],
  ["户", "家", "户次", "个", "所", "处", "户家"],
  ["条", "项", "件", "篇", "份", "个", "则", "起", "案", "件次"],
];

const MULTIPLIERS = new Map([
  ["百", 100],
  ["千", 1000],
  ["万", 10_000],
  ["十万", 100_000],
  ["百万", 1_000_000],
  ["千万", 10_000_000],
  ["亿", 100_000_000],
]);

const ROUND_BEFORE =
  /^(?:大约|大概|约有|约|近|将近|超过|超|逾|不少于|不低于|至少|共计|共|累计|合计)/u;
const BEFORE_IS_TOTAL = /^(?:共计|共|累计|合计)$/u;
const ROUND_AFTER = /(?:左右|以上|上下|余|多|\+)$/u;
/** Digits with or without thousands separators, or Chinese numerals, at the front of a text. */
const NUMBER =
  /^([+-]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+|[零〇一二两三四五六七八九十百千万亿]+)/u;

/** The factor from one unit of money to 元; `null` for what is not money. */
export function moneyFactor(unit: string): number | null {
  const name = compact(unit);
  return name === "万" ? null : (MONEY.get(name) ?? null);
}

/**
 * Reads a number cell in the unit of its row (docs/plan-format.md, Reading
 * values): thousands separators, full-width digits, 约, 余, +, and a unit in
 * the cell, which is converted to the row's. Never reads a text as 0.
 */
export function readAmount(
  raw: RawValue | undefined,
  unit: string,
): Reading<number> {
  return readNumber(raw, (text) => amountOf(text, unit));
}

/**
 * Reads a share (a progress, a rate) as a number of 1: `50%`, `5成`, 0.5. A
 * bare number over 1 and up to 100 is a percentage, with a doubt that says so.
 */
export function readShare(raw: RawValue | undefined): Reading<number> {
  const bare = raw === undefined ? null : raw.value;
  if (typeof bare === "number") return bareShare(bare);
  return readNumber(raw, shareOf);
}

function readNumber(
  raw: RawValue | undefined,
  parse: (text: string) => Reading<number>,
): Reading<number> {
  if (raw === undefined || isBlank(raw)) return blank();
  const error = errorDoubt(raw);
  if (error !== null) return doubtful<number>(null, error);
  const { value } = raw;
  if (typeof value === "number") {
    return raw.date === true ? unreadable(String(value)) : sure(value);
  }
  if (typeof value !== "string") return unreadable(shown(raw));
  const reading = parse(value);
  if (reading.value !== null && /[０-９]/u.test(value)) {
    return {
      value: reading.value,
      doubts: [
        ...reading.doubts,
        { code: "full-width-digits", params: { value: value.trim() } },
      ],
    };
  }
  return reading;
}

function unreadable(text: string): Reading<number> {
  return doubtful<number>(null, {
    code: "number-unreadable",
    params: { value: text.trim() },
  });
}

interface Quantity {
  readonly number: number;
  readonly unit: string;
  readonly rounded: boolean;
}

/** The number at the front of a text, what is written behind it, and whether it is only about so much. */
function quantityOf(text: string): Quantity | null {
  let word = compact(text)
    .replace(/^¥/u, "")
    .replace(/^人民币/u, "");
  const before = ROUND_BEFORE.exec(word)?.[0] ?? "";
  word = word.slice(before.length).replace(/^¥/u, "");
  let rounded = before !== "" && !BEFORE_IS_TOTAL.test(before);
  const percent = word.startsWith("百分之");
  if (percent) word = `${word.slice(3)}%`;
  const match = NUMBER.exec(word);
  if (!match) return null;
  const [whole, sign = "", digits = ""] = match;
  const magnitude = /^[\d.,]/u.test(digits)
    ? Number(digits.replace(/,/g, ""))
    : chineseNumeral(digits);
  if (magnitude === null || !Number.isFinite(magnitude)) return null;
  let unit = word.slice(whole.length);
  if (/^[余多+]/u.test(unit) || ROUND_AFTER.test(unit)) {
    rounded = true;
    unit = unit.replace(/^[余多+]+/u, "").replace(ROUND_AFTER, "");
  }
  // 1.2万余人: the multiplier stands before the sign of rounding
  const multiplied = /^(十万|百万|千万|[百千万亿])[余多+](.*)$/u.exec(unit);
  if (multiplied) {
    rounded = true;
    unit = `${multiplied[1] ?? ""}${multiplied[2] ?? ""}`;
  }
  return { number: sign === "-" ? -magnitude : magnitude, unit, rounded };
}

function amountOf(text: string, unit: string): Reading<number> {
  const quantity = quantityOf(text);
  if (quantity === null) return unreadable(text);
  const converted = convert(quantity, compact(unit));
  if (converted === null) {
    return doubtful<number>(null, {
      code: "number-unit-mismatch",
      params: { value: text.trim(), unit },
    });
  }
  const doubts: Doubt[] = [];
  if (quantity.rounded)
    doubts.push({ code: "number-approximate", params: { value: text.trim() } });
  if (quantity.unit !== "") {
    doubts.push({
      code: "number-converted",
      params: { value: text.trim(), number: converted, unit },
    });
  }
  return { value: converted, doubts };
}

/** The quantity in the row's unit; `null` where the two have nothing to do with each other. */
function convert(quantity: Quantity, unit: string): number | null {
  if (quantity.unit === "" || quantity.unit === unit) return quantity.number;
  const rowMoney = moneyFactor(unit);
  if (rowMoney !== null) {
    const money = MONEY.get(quantity.unit) ?? MONEY.get(`${quantity.unit}元`);
    if (money === undefined || /^[百千]$/u.test(quantity.unit)) return null;
    return round((quantity.number * money) / rowMoney);
  }
  if (unit === "%" || unit === "‰") {
    const share = shareFactor(quantity.unit);
    return share === null
      ? null
      : round((quantity.number * share) / (unit === "%" ? 0.01 : 0.001));
  }
  const factor =
    /^(?:十万|百万|千万|[百千万亿])/u.exec(quantity.unit)?.[0] ?? "";
  const rest = quantity.unit.slice(factor.length);
  const times = MULTIPLIERS.get(factor) ?? 1;
  if (rest === "" || rest === unit || sameUnit(rest, unit))
    return round(quantity.number * times);
  return null;
}

function sameUnit(a: string, b: string): boolean {
  return SAME_UNITS.some((units) => units.includes(a) && units.includes(b));
}

function shareFactor(unit: string): number | null {
  if (unit === "%") return 0.01;
  if (unit === "‰") return 0.001;
  return unit === "成" ? 0.1 : null;
}

function shareOf(text: string): Reading<number> {
  const quantity = quantityOf(text);
  if (quantity === null) return unreadable(text);
  const rounding: readonly Doubt[] = quantity.rounded
    ? [{ code: "number-approximate", params: { value: text.trim() } }]
    : [];
  if (quantity.unit === "") {
    const bare = bareShare(quantity.number);
    return { value: bare.value, doubts: [...bare.doubts, ...rounding] };
  }
  const half = /^成半$/u.test(quantity.unit) ? 0.05 : 0;
  const factor = shareFactor(quantity.unit.replace(/^成半$/u, "成"));
  if (factor === null) return unreadable(text);
  return { value: round(quantity.number * factor + half), doubts: rounding };
}

function bareShare(value: number): Reading<number> {
  if (value <= 1) return sure(value);
  if (value <= 100) {
    return doubtful(round(value / 100), {
      code: "percent-assumed",
      params: { value: String(value) },
    });
  }
  return unreadable(String(value));
}

/** Takes away the noise of binary fractions: 2.3 × 10000 is 23000. */
function round(value: number): number {
  return Number(value.toPrecision(15));
}
