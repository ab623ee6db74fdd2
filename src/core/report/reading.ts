import type {
  Condition,
  Figure,
  ReportLanguage,
  ReportParagraph,
  Run,
  TableCell,
} from "./model";

/** Shown for a figure that is not known. */
export const UNKNOWN = { zh: "（未报）", en: "(not reported)" } as const;

/** A run that stands as it is: choices are made. */
export type SettledRun = Exclude<Run, { readonly kind: "choice" }>;

/** The number of a figure, its ratio divided; `null` where it is not known. */
export function figureNumber({ value }: Figure): number | null {
  if (value === null || typeof value === "number") return value;
  return value.den === 0 ? null : value.num / value.den;
}

/** A figure as sentences show it, with its unit: `128项`, `83.3%`, `（未报）`. */
export function figureText(figure: Figure, language: ReportLanguage): string {
  const number = figureNumber(figure);
  if (number === null) return UNKNOWN[language];
  const unit = number === 1 ? (figure.unitOne ?? figure.unit) : figure.unit;
  return `${numberText(figure, number)}${unit}`;
}

function numberText({ form, decimals }: Figure, number: number): string {
  const isPercent = form !== "number";
  const [whole = "0", part] = rounded(
    isPercent ? number * 100 : number,
    decimals,
  );
  const grouped = isPercent ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${part === undefined ? grouped : `${grouped}.${part}`}${form === "percent" ? "%" : ""}`;
}

/**
 * Whole and broken part, rounded half up as spreadsheets do: on the fifteen
 * decimal digits that a cell keeps, not on the binary fraction.
 */
function rounded(number: number, decimals: number): readonly string[] {
  const scale = 10 ** decimals;
  const kept = Number((number * scale).toPrecision(15));
  const units = Math.sign(kept) * Math.round(Math.abs(kept));
  return (units / scale).toFixed(decimals).split(".");
}

/** Does the comparison hold? False where a figure is not known. */
export function holds({ left, is, right }: Condition): boolean {
  const a = figureNumber(left);
  const b = typeof right === "number" ? right : figureNumber(right);
  if (a === null || b === null) return false;
  switch (is) {
    case "=":
      return a === b;
    case "<>":
      return a !== b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
  }
}

/** The runs of a paragraph with every choice made by the figures as they are. */
export function settledRuns(runs: readonly Run[]): readonly SettledRun[] {
  return runs.flatMap((run): readonly SettledRun[] =>
    run.kind === "choice"
      ? settledRuns(holds(run.when) ? run.then : run.otherwise)
      : [run],
  );
}

/** A run as text. */
export function runText(
  run: SettledRun | TableCell,
  language: ReportLanguage,
): string {
  return run.kind === "figure" ? figureText(run, language) : run.text;
}

/** A table's cell as text; — for a figure that there is none of, as on every sheet. */
export function cellText(cell: TableCell, language: ReportLanguage): string {
  if (cell.kind !== "figure") return cell.text;
  return figureNumber(cell) === null ? "—" : figureText(cell, language);
}

/** A paragraph as it reads. */
export function paragraphText(
  { runs }: Pick<ReportParagraph, "runs">,
  language: ReportLanguage,
): string {
  return settledRuns(runs)
    .map((run) => runText(run, language))
    .join("");
}

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** 一, 二 … 十, 十一 …; from 1 to 99. */
function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const one = ones === 0 ? "" : (NUMERALS[ones - 1] ?? "");
  if (tens === 0) return one;
  return `${tens === 1 ? "" : (NUMERALS[tens - 1] ?? "")}十${one}`;
}

/** The number before a heading: `一、` and `（一）`, in English `1. ` and `1.2 `. `numbers` is from 1, outermost first. */
export function headingNumber(
  numbers: readonly [section: number, part?: number],
  language: ReportLanguage,
): string {
  const [section, part] = numbers;
  if (language === "en")
    return part === undefined ? `${section}. ` : `${section}.${part} `;
  return part === undefined
    ? `${chineseNumber(section)}、`
    : `（${chineseNumber(part)}）`;
}
