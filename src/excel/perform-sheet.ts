import type { PrintLayout, ValidationLayout } from "../core/layout";

/** Excel's limits of a rule's messages. */
const LONGEST_TITLE = 32;
const LONGEST_MESSAGE = 255;

/** Queues a range's validation: its rule, and what it says. */
export function setValidation(
  range: Excel.Range,
  layout: ValidationLayout,
): void {
  const { rule, severity, prompt, error } = layout;
  const { dataValidation } = range;
  dataValidation.rule = ruleOf(rule);
  // A custom rule that looks at blank cells would let everything pass.
  dataValidation.ignoreBlanks = rule.type !== "custom";
  dataValidation.errorAlert = {
    showAlert: true,
    style: severity === "stop" ? "Stop" : "Warning",
    title: limited(error?.title ?? "", LONGEST_TITLE),
    message: limited(error?.text ?? "", LONGEST_MESSAGE),
  };
  if (prompt !== undefined) {
    dataValidation.prompt = {
      showPrompt: true,
      title: limited(prompt.title, LONGEST_TITLE),
      message: limited(prompt.text, LONGEST_MESSAGE),
    };
  }
}

function ruleOf(rule: ValidationLayout["rule"]): Excel.DataValidationRule {
  switch (rule.type) {
    case "list":
      return { list: { inCellDropDown: true, source: `=${rule.source}` } };
    case "custom":
      return { custom: { formula: `=${rule.formula}` } };
    case "date":
      return { date: boundsOf(rule) };
    case "decimal":
      return { decimal: boundsOf(rule) };
    case "whole":
      return { wholeNumber: boundsOf(rule) };
  }
}

/** Bounds are formulas, also where they are numbers: a number's text does not depend on the person's locale then. */
function boundsOf({
  min,
  max,
}: {
  readonly min: number | string;
  readonly max?: number | string;
}): {
  formula1: string;
  formula2?: string;
  operator: "Between" | "GreaterThanOrEqualTo";
} {
  return max === undefined
    ? { formula1: `=${min}`, operator: "GreaterThanOrEqualTo" }
    : { formula1: `=${min}`, formula2: `=${max}`, operator: "Between" };
}

function limited(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Points of an inch. */
const INCH = 72;

/** Queues how a sheet is printed; what the layout leaves open is as in the writer's files. */
export function setPage(sheet: Excel.Worksheet, print: PrintLayout): void {
  const page = sheet.pageLayout;
  page.paperSize = "A4";
  page.orientation = print.landscape ? "Landscape" : "Portrait";
  page.centerHorizontally = true;
  page.leftMargin = 0.5 * INCH;
  page.rightMargin = 0.5 * INCH;
  page.topMargin = 0.75 * INCH;
  page.bottomMargin = 0.75 * INCH;
  page.headerMargin = 0.3 * INCH;
  page.footerMargin = 0.3 * INCH;
  const { fitWidth, fitHeight, titleRows, area } = print;
  if (fitWidth === true || fitHeight === true) {
    page.zoom = {
      ...(fitWidth === true ? { horizontalFitToPages: 1 } : {}),
      ...(fitHeight === true ? { verticalFitToPages: 1 } : {}),
    };
  }
  if (titleRows !== undefined)
    page.setPrintTitleRows(`$${titleRows[0]}:$${titleRows[1]}`);
  if (area !== undefined) page.setPrintArea(area);
  for (const row of print.pageBreaks ?? [])
    sheet.horizontalPageBreaks.add(`A${row}`);
  const pages = page.headersFooters.defaultForAllPages;
  const header = sectionsOf(print.header);
  const footer = sectionsOf(print.footer);
  if (header.L !== "") pages.leftHeader = header.L;
  if (header.C !== "") pages.centerHeader = header.C;
  if (header.R !== "") pages.rightHeader = header.R;
  if (footer.L !== "") pages.leftFooter = footer.L;
  if (footer.C !== "") pages.centerFooter = footer.C;
  if (footer.R !== "") pages.rightFooter = footer.R;
}

/** The three parts of a header or footer, which stands in one text with `&L`, `&C` and `&R` before them. */
export function sectionsOf(
  text: string | undefined,
): Readonly<Record<"L" | "C" | "R", string>> {
  const sections = { L: "", C: "", R: "" };
  let current: keyof typeof sections = "C";
  const codes = limited(text ?? "", LONGEST_MESSAGE);
  for (let at = 0; at < codes.length; at += 1) {
    const character = codes.charAt(at);
    const next = codes.charAt(at + 1);
    if (character !== "&") {
      sections[current] += character;
      continue;
    }
    at += 1;
    if (next === "L" || next === "C" || next === "R") current = next;
    else sections[current] += `&${next}`;
  }
  return sections;
}
