/**
 * The number formats of automatic numbering (ST_NumberFormat of
 * ECMA-376, 17.18.59) as Word shows them. Values beyond what a format has
 * signs for fall back to decimal, as in Word; so do formats of languages that
 * no Chinese plan uses.
 */

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
/** Roman numbers and letters grow with their value; beyond this they are written as digits. */
const LARGEST_SPELLED = 30_000;
/** Thirty times the same letter: where Word stops too. */
const LARGEST_LETTERED = 780;

/** How a system writes numbers with units of ten, a hundred and a thousand. */
interface CountingSystem {
  readonly digits: string;
  readonly ten: string;
  readonly hundred: string;
  readonly thousand: string;
  readonly tenThousand: string;
  /** What stands for skipped places (一百零一); empty where nothing does. */
  readonly zero: string;
  /** Is the one before a unit left out: `never`, before a leading ten (十一), before every unit (百一)? */
  readonly silentOne: "never" | "leading-ten" | "always";
}

const SIMPLIFIED: CountingSystem = {
  digits: "零一二三四五六七八九",
  ten: "十",
  hundred: "百",
  thousand: "千",
  tenThousand: "万",
  zero: "零",
  silentOne: "leading-ten",
};
const TRADITIONAL: CountingSystem = { ...SIMPLIFIED, tenThousand: "萬" };
const JAPANESE: CountingSystem = {
  ...SIMPLIFIED,
  zero: "",
  silentOne: "always",
};
const LEGAL_SIMPLIFIED: CountingSystem = {
  digits: "零壹贰叁肆伍陆柒捌玖",
  ten: "拾",
  hundred: "佰",
  thousand: "仟",
  tenThousand: "萬",
  zero: "零",
  silentOne: "never",
};
const LEGAL_TRADITIONAL: CountingSystem = {
  ...LEGAL_SIMPLIFIED,
  digits: "零壹貳參肆伍陸柒捌玖",
};

type Formatter = (n: number) => string;

const FORMATTERS: ReadonlyMap<string, Formatter> = new Map<string, Formatter>([
  ["decimalZero", (n) => (n < 10 ? `0${n}` : String(n))],
  ["decimalFullWidth", (n) => substitute(n, "０１２３４５６７８９")],
  ["decimalFullWidth2", (n) => substitute(n, "０１２３４５６７８９")],
  ["decimalEnclosedCircle", (n) => enclosed(n, 0x2460, 20)],
  ["decimalEnclosedCircleChinese", (n) => enclosed(n, 0x2460, 20)],
  ["decimalEnclosedParen", (n) => enclosed(n, 0x2474, 20)],
  ["decimalEnclosedFullstop", (n) => enclosed(n, 0x2488, 20)],
  ["ideographEnclosedCircle", (n) => enclosed(n, 0x3280, 10)],
  ["numberInDash", (n) => `- ${n} -`],
  ["lowerLetter", (n) => letters(n)],
  ["upperLetter", (n) => letters(n).toUpperCase()],
  ["lowerRoman", (n) => roman(n)],
  ["upperRoman", (n) => roman(n).toUpperCase()],
  ["ordinal", (n) => ordinal(n)],
  ["hex", (n) => n.toString(16).toUpperCase()],
  ["ideographTraditional", (n) => STEMS[n - 1] ?? String(n)],
  ["ideographZodiac", (n) => BRANCHES[n - 1] ?? String(n)],
  ["ideographZodiacTraditional", (n) => sexagenary(n)],
  ["ideographDigital", (n) => substitute(n, "〇一二三四五六七八九")],
  ["japaneseDigitalTenThousand", (n) => substitute(n, "〇一二三四五六七八九")],
  ["taiwaneseDigital", (n) => substitute(n, "○一二三四五六七八九")],
  ["chineseCounting", (n) => tensThenDigits(n, "〇一二三四五六七八九")],
  ["taiwaneseCounting", (n) => tensThenDigits(n, "○一二三四五六七八九")],
  ["chineseCountingThousand", (n) => counted(n, SIMPLIFIED)],
  ["taiwaneseCountingThousand", (n) => counted(n, TRADITIONAL)],
  ["japaneseCounting", (n) => counted(n, JAPANESE)],
  ["chineseLegalSimplified", (n) => counted(n, LEGAL_SIMPLIFIED)],
  ["ideographLegalTraditional", (n) => counted(n, LEGAL_TRADITIONAL)],
]);

/**
 * Writes `n` in a format of ST_NumberFormat: `formatNumber(12, "chineseCounting")`
 * is `十二`. `none` and `bullet` have no number and give an empty text. `custom`
 * takes its width from `sample`, the first item of Word's pattern (`001`).
 */
export function formatNumber(n: number, format: string, sample = ""): string {
  if (format === "none" || format === "bullet") return "";
  if (format === "custom") return String(n).padStart(sample.length, "0");
  if (n < 1 || n > LARGEST_SPELLED) return String(n);
  return FORMATTERS.get(format)?.(n) ?? String(n);
}

function substitute(n: number, digits: string): string {
  return Array.from(String(n), (digit) => digits[Number(digit)] ?? digit).join(
    "",
  );
}

function enclosed(n: number, first: number, count: number): string {
  return n <= count ? String.fromCodePoint(first + n - 1) : String(n);
}

/** a … z, aa, bb …: the letter repeated, not a number in base 26. */
function letters(n: number): string {
  if (n > LARGEST_LETTERED) return String(n);
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

function roman(n: number): string {
  let rest = n;
  let text = "";
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

function ordinal(n: number): string {
  const teen = n % 100 > 10 && n % 100 < 14;
  return `${n}${(teen ? undefined : ["th", "st", "nd", "rd"][n % 10]) ?? "th"}`;
}

function sexagenary(n: number): string {
  return n <= 60
    ? `${STEMS[(n - 1) % 10] ?? ""}${BRANCHES[(n - 1) % 12] ?? ""}`
    : String(n);
}

/** 九十九, but digit by digit from a hundred on (一〇〇). */
function tensThenDigits(n: number, digits: string): string {
  if (n < 10 || n > 99) return substitute(n, digits);
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens > 1 ? (digits[tens] ?? "") : ""}十${ones > 0 ? (digits[ones] ?? "") : ""}`;
}

function counted(n: number, system: CountingSystem): string {
  const high = Math.floor(n / 10_000);
  const low = n % 10_000;
  if (high === 0) return countedBelowTenThousand(low, system, true);
  const gap = low > 0 && low < 1000 ? system.zero : "";
  const rest = low > 0 ? countedBelowTenThousand(low, system, false) : "";
  return (
    countedBelowTenThousand(high, system, true) +
    system.tenThousand +
    gap +
    rest
  );
}

function countedBelowTenThousand(
  n: number,
  system: CountingSystem,
  leading: boolean,
): string {
  const units = [system.thousand, system.hundred, system.ten, ""];
  let text = "";
  let skipped = false;
  units.forEach((unit, place) => {
    const digit = Math.floor(n / 10 ** (3 - place)) % 10;
    if (digit === 0) {
      skipped = text !== "";
      return;
    }
    if (skipped) text += system.zero;
    skipped = false;
    const silent =
      digit === 1 &&
      unit !== "" &&
      (system.silentOne === "always" ||
        (system.silentOne === "leading-ten" &&
          leading &&
          text === "" &&
          unit === system.ten));
    text += (silent ? "" : (system.digits[digit] ?? "")) + unit;
  });
  return text;
}
