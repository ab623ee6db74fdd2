import type { Report } from "./opc";

/** The functions that Excel 2016, WPS, LibreOffice and Univer all compute (docs/plan-format.md, The plan workbook). */
const PERMITTED: ReadonlySet<string> = new Set(
  (
    "IF AND OR SUM MIN MAX COUNTIFS SUMIFS SUMPRODUCT IFERROR ISNUMBER INDEX MATCH " +
    "ROW DATE YEAR MONTH EOMONTH EDATE TODAY TEXT ROUND"
  ).split(" "),
);

/** What formulas may refer to. */
export interface FormulaScope {
  /** Names of the sheets, in lower case. */
  readonly sheets: ReadonlySet<string>;
  /** Whether functions outside the permitted list and structured references are problems. */
  readonly permittedOnly: boolean;
}

/** Reports what Excel would refuse in a formula, which stands without `=`. */
export function checkFormula(
  formula: string,
  place: string,
  part: string,
  scope: FormulaScope,
  report: Report,
): void {
  const fault = (rule: string): void => {
    report(rule, part, `${place}: ${formula.slice(0, 80)}`);
  };
  if (formula === "" || formula.startsWith("=")) fault("formula-syntax");
  if (formula.length > 8192) fault("formula-length");
  const bare = withoutTexts(formula);
  if (bare === null || !balanced(bare.code)) {
    fault("formula-syntax");
    return;
  }
  if (bare.longestText > 255) fault("formula-text-length");
  if (bare.code.includes("#REF!")) fault("formula-ref-error");
  const sheets = [...bare.quoted, ...unquotedSheets(bare.code)];
  if (/\[\d+\]/.test(bare.code) || sheets.some((name) => name.includes("[")))
    fault("external-link");
  else if (sheets.some((name) => !scope.sheets.has(name.toLowerCase())))
    fault("formula-unknown-sheet");
  if (scope.permittedOnly) {
    const functions = [...bare.code.matchAll(/([A-Z_][\w.]*)\(/gi)].map(
      ([, name = ""]) => name,
    );
    if (functions.some((name) => !PERMITTED.has(name.toUpperCase())))
      fault("formula-function");
    if (bare.code.includes("[")) fault("formula-structured-reference");
  }
}

/** The formula with its texts emptied and quoted sheet names taken out; `null` where a quote is not closed. */
function withoutTexts(
  formula: string,
): { code: string; quoted: readonly string[]; longestText: number } | null {
  const quoted: string[] = [];
  let longestText = 0;
  let code = "";
  for (let at = 0; at < formula.length;) {
    const sign = formula.charAt(at);
    if (sign !== '"' && sign !== "'") {
      code += sign;
      at += 1;
      continue;
    }
    const end = closingQuote(formula, at, sign);
    if (end < 0) return null;
    const inside = formula.slice(at + 1, end).replaceAll(sign + sign, sign);
    if (sign === "'") {
      quoted.push(inside);
    } else {
      code += '""';
      longestText = Math.max(longestText, inside.length);
    }
    at = end + 1;
  }
  return { code, quoted, longestText };
}

/** A doubled quote stands for itself. */
function closingQuote(formula: string, open: number, quote: string): number {
  for (let at = open + 1; at < formula.length; at += 1) {
    if (formula.charAt(at) !== quote) continue;
    if (formula.charAt(at + 1) !== quote) return at;
    at += 1;
  }
  return -1;
}

function balanced(code: string): boolean {
  let depth = 0;
  for (const sign of code) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function unquotedSheets(code: string): readonly string[] {
  return [...code.matchAll(/(?<![#/\p{L}\p{N}_.[\]])([\p{L}\p{N}_.[\]]+)!/gu)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "");
}
