import { figureNumber, UNKNOWN } from "../../report/reading";
import type {
  CellSource,
  Condition,
  Figure,
  ReportLanguage,
  Run,
} from "../../report/model";

/** The absolute reference of a cell of the workbook, with its sheet. */
export type CellFinder = (source: CellSource) => string;

/** Excel's limits: a text in a formula, and the formula. */
const LONGEST_TEXT = 255;
export const LONGEST_FORMULA = 8_192;

/**
 * A sentence as a formula, without `=`: its figures are taken from their
 * cells, and which wording stands follows from them. `null` for a sentence of
 * texts only, and for one that is longer than a formula may be.
 */
export function sentenceFormula(
  runs: readonly Run[],
  cellOf: CellFinder,
  language: ReportLanguage,
): string | null {
  const isText = runs.every(({ kind }) => kind === "text" || kind === "words");
  if (isText) return null;
  const formula = joinedFormula(runs, cellOf, language);
  return formula.length < LONGEST_FORMULA ? formula : null;
}

function joinedFormula(
  runs: readonly Run[],
  cellOf: CellFinder,
  language: ReportLanguage,
): string {
  const parts = runs.flatMap((run): readonly string[] => {
    switch (run.kind) {
      case "text":
      case "words":
        return textLiterals(run.text);
      case "name":
        return [cellOf(run.source)];
      case "figure":
        return [figureFormula(run, cellOf(run.source), language)];
      case "choice": {
        const part = (of: readonly Run[]): string =>
          joinedFormula(of, cellOf, language);
        const condition = conditionFormula(run.when, cellOf);
        return [`IF(${condition},${part(run.then)},${part(run.otherwise)})`];
      }
    }
  });
  return parts.length === 0 ? '""' : parts.join("&");
}

/** A text as literals that are short enough; quotes are doubled. */
function textLiterals(text: string): readonly string[] {
  const literals: string[] = [];
  let literal = "";
  for (const character of text) {
    const written = character === '"' ? '""' : character;
    if (literal.length + written.length > LONGEST_TEXT) {
      literals.push(`"${literal}"`);
      literal = "";
    }
    literal += written;
  }
  return literal === "" ? literals : [...literals, `"${literal}"`];
}

/** A figure with its unit; （未报） where its cell holds no number. */
function figureFormula(
  figure: Figure,
  cell: string,
  language: ReportLanguage,
): string {
  const { unit, unitOne } = figure;
  const units = textLiterals(unit).join("&");
  const behind =
    unitOne !== undefined && unitOne !== unit
      ? `&IF(${cell}=1,${textLiterals(unitOne).join("&")},${units})`
      : units === ""
        ? ""
        : `&${units}`;
  return `IF(ISNUMBER(${cell}),${numberFormula(figure, cell)}${behind},"${UNKNOWN[language]}")`;
}

/** Rounded before it is written: programs do not all round a half alike when they only show it. */
function numberFormula({ form, decimals }: Figure, cell: string): string {
  const places = decimals === 0 ? "" : `.${"0".repeat(decimals)}`;
  switch (form) {
    case "number":
      return `TEXT(ROUND(${cell},${decimals}),"#,##0${places}")`;
    case "percent":
      return `TEXT(ROUND(${cell},${decimals + 2}),"0${places}%")`;
    case "points":
      return `TEXT(ROUND(${cell}*100,${decimals}),"0${places}")`;
  }
}

/** A comparison; texts such as — are numbers to neither side. */
function conditionFormula(
  { left, is, right }: Condition,
  cellOf: CellFinder,
): string {
  const a = cellOf(left.source);
  if (typeof right === "number") return `AND(ISNUMBER(${a}),${a}${is}${right})`;
  const b = cellOf(right.source);
  if (a === b && is === "=") return `ISNUMBER(${a})`;
  return `AND(ISNUMBER(${a}),ISNUMBER(${b}),${a}${is}${b})`;
}

/** What the cell of a figure holds: the number, else —. */
export function cellValue(figure: Figure): number | string {
  return figureNumber(figure) ?? "—";
}
