import type { FormulaScope } from "./formulas";
import { checkFormula } from "./formulas";
import type { Report } from "./opc";
import { checkCount, checkOrder } from "./opc";
import type { Area } from "./references";
import { areaOf, overlap } from "./references";
import type { StyleCounts } from "./styles";
import type { Element } from "./xml-tree";
import { child, children, descendants, numberOf } from "./xml-tree";

/** What a sheet's rules need of the rest of the workbook. */
export interface SheetScope extends FormulaScope {
  readonly styles: StyleCounts;
  /** The shared texts by their number. */
  readonly strings: readonly string[];
  /** Names of ranges, in lower case. */
  readonly names: ReadonlySet<string>;
}

/** A cell as tables and the calculation chain need it. */
export interface LintCell {
  /** Its text where it holds one. */
  readonly text: string | null;
  readonly formula: boolean;
}

const SEQUENCE = (
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges " +
  "scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting " +
  "dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks " +
  "customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture " +
  "oleObjects controls webPublishItems tableParts extLst"
).split(" ");

/** Checks a sheet's part; gives its cells by address and its merged areas. */
export function checkSheet(
  part: string,
  sheet: Element,
  scope: SheetScope,
  report: Report,
): {
  readonly cells: ReadonlyMap<string, LintCell>;
  readonly merges: readonly Area[];
} {
  checkOrder(sheet, SEQUENCE, part, report);
  for (const once of SEQUENCE) {
    if (once !== "conditionalFormatting" && children(sheet, once).length > 1) {
      report("element-order", part, `${once} twice`);
    }
  }
  checkColumns(part, child(sheet, "cols"), scope, report);
  const cells = checkRows(part, child(sheet, "sheetData"), scope, report);
  const merges = checkMerges(part, child(sheet, "mergeCells"), report);
  checkConditionalFormats(part, sheet, scope, report);
  checkValidations(part, child(sheet, "dataValidations"), scope, report);
  checkCount(child(sheet, "tableParts"), part, report);
  for (const text of child(sheet, "headerFooter")?.children ?? []) {
    if (text.text.length > 255)
      report("page-text-length", part, String(text.text.length));
  }
  return { cells, merges };
}

function checkColumns(
  part: string,
  cols: Element | undefined,
  scope: SheetScope,
  report: Report,
): void {
  if (cols?.children.length === 0) report("columns", part, "no column");
  let last = 0;
  for (const col of cols?.children ?? []) {
    const [min, max, width] = [
      numberOf(col, "min"),
      numberOf(col, "max"),
      numberOf(col, "width"),
    ];
    if (!(min > last && max >= min && max <= 16384))
      report("columns", part, `${min} to ${max}`);
    if (!(width >= 0 && width <= 255))
      report("column-width", part, String(width));
    checkStyle(part, col, "style", scope, report);
    last = max;
  }
}

function checkStyle(
  part: string,
  element: Element,
  attribute: string,
  scope: SheetScope,
  report: Report,
): void {
  const style = element.attributes.get(attribute);
  if (style !== undefined && !(Number(style) < scope.styles.cells))
    report("style-id", part, style);
}

function checkRows(
  part: string,
  data: Element | undefined,
  scope: SheetScope,
  report: Report,
): ReadonlyMap<string, LintCell> {
  if (data === undefined) report("element-order", part, "no sheetData");
  const cells = new Map<string, LintCell>();
  let lastRow = 0;
  for (const row of data?.children ?? []) {
    const number = numberOf(row, "r");
    if (!(number > lastRow && number <= 1048576))
      report("row-order", part, String(number));
    lastRow = number;
    const height = row.attributes.get("ht");
    if (
      height !== undefined &&
      !(Number(height) >= 0 && Number(height) <= 409.5)
    ) {
      report("row-height", part, height);
    }
    let lastColumn = 0;
    for (const cell of row.children) {
      const ref = cell.attributes.get("r") ?? "";
      const place = areaOf(ref);
      if (place?.top !== number || place.left <= lastColumn)
        report("cell-order", part, ref);
      lastColumn = place?.left ?? lastColumn;
      checkStyle(part, cell, "s", scope, report);
      cells.set(ref, checkCell(part, ref, cell, scope, report));
    }
  }
  return cells;
}

const ERRORS = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA)$/;

/** What the value of each cell type must look like. */
const VALUES: ReadonlyMap<string, RegExp> = new Map([
  ["n", /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/],
  ["s", /^\d+$/],
  ["b", /^[01]$/],
  ["e", ERRORS],
  ["str", /^/],
]);

function checkCell(
  part: string,
  ref: string,
  cell: Element,
  scope: SheetScope,
  report: Report,
): LintCell {
  const type = cell.attributes.get("t") ?? "n";
  const value = child(cell, "v");
  const formula = child(cell, "f");
  checkOrder(cell, ["f", "v", "is", "extLst"], part, report);
  if (formula !== undefined && formula.text !== "")
    checkFormula(formula.text, ref, part, scope, report);
  if (type === "inlineStr") {
    const text = stringText(child(cell, "is"));
    if (text.length > 32767) report("cell-length", part, ref);
    return { text, formula: formula !== undefined };
  }
  const shape = VALUES.get(type);
  if (shape === undefined || (value !== undefined && !shape.test(value.text))) {
    report(
      "cell-value",
      part,
      `${ref}: ${type} ${value?.text.slice(0, 40) ?? ""}`,
    );
  }
  if ((value?.text.length ?? 0) > 32767) report("cell-length", part, ref);
  if (type !== "s") {
    return {
      text: type === "str" ? (value?.text ?? "") : null,
      formula: formula !== undefined,
    };
  }
  const text = scope.strings[Number(value?.text)];
  if (text === undefined)
    report("shared-string", part, `${ref}: ${value?.text ?? ""}`);
  return { text: text ?? "", formula: formula !== undefined };
}

/** The text of `<si>` or `<is>`, whole or in runs, with `_xHHHH_` read. */
export function stringText(item: Element | undefined): string {
  if (item === undefined) return "";
  return [...descendants(item, "t")]
    .map(({ text }) => text)
    .join("")
    .replace(/_x([\dA-F]{4})_/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
}

function checkMerges(
  part: string,
  list: Element | undefined,
  report: Report,
): readonly Area[] {
  checkCount(list, part, report);
  if (list?.children.length === 0) report("merge", part, "none");
  const merges: Area[] = [];
  for (const { attributes } of list?.children ?? []) {
    const ref = attributes.get("ref") ?? "";
    const area = areaOf(ref);
    if (
      area === null ||
      (area.top === area.bottom && area.left === area.right)
    ) {
      report("merge", part, ref);
      continue;
    }
    if (merges.some((other) => overlap(area, other)))
      report("merge-overlap", part, ref);
    merges.push(area);
  }
  return merges;
}

function checkPlaces(part: string, element: Element, report: Report): void {
  const places = (element.attributes.get("sqref") ?? "").split(" ");
  if (places.some((place) => areaOf(place) === null))
    report("range", part, places.join(" "));
}

/** A rule's formula: at most 255 characters, and no other sheet but through a name (docs/plan-format.md). */
function checkRuleFormula(
  part: string,
  formula: Element,
  scope: SheetScope,
  report: Report,
): void {
  const { text } = formula;
  if (text.length > 255) report("rule-formula-length", part, text.slice(0, 40));
  if (/['\p{L}\p{N}_]!/u.test(text)) report("rule-other-sheet", part, text);
  checkFormula(
    text,
    formula.name,
    part,
    { ...scope, permittedOnly: false },
    report,
  );
}

function checkConditionalFormats(
  part: string,
  sheet: Element,
  scope: SheetScope,
  report: Report,
): void {
  const priorities = new Set<number>();
  for (const format of children(sheet, "conditionalFormatting")) {
    checkPlaces(part, format, report);
    for (const rule of children(format, "cfRule")) {
      const priority = numberOf(rule, "priority");
      if (!(priority >= 1) || priorities.has(priority))
        report("rule-priority", part, String(priority));
      priorities.add(priority);
      const dxf = rule.attributes.get("dxfId");
      if (dxf !== undefined && !(Number(dxf) < scope.styles.rules))
        report("rule-format-id", part, dxf);
      for (const formula of children(rule, "formula"))
        checkRuleFormula(part, formula, scope, report);
    }
  }
}

const VALIDATION_TYPES =
  "none whole decimal list date time textLength custom".split(" ");
const MESSAGES: readonly (readonly [attribute: string, limit: number])[] = [
  ["promptTitle", 32],
  ["errorTitle", 32],
  ["prompt", 255],
  ["error", 255],
];

function checkValidations(
  part: string,
  list: Element | undefined,
  scope: SheetScope,
  report: Report,
): void {
  checkCount(list, part, report);
  const areas: Area[] = [];
  for (const validation of list?.children ?? []) {
    checkPlaces(part, validation, report);
    for (const place of (validation.attributes.get("sqref") ?? "").split(" ")) {
      const area = areaOf(place);
      if (area === null) continue;
      if (areas.some((other) => overlap(area, other)))
        report("validation-overlap", part, place);
      areas.push(area);
    }
    const type = validation.attributes.get("type") ?? "none";
    if (!VALIDATION_TYPES.includes(type)) report("validation-type", part, type);
    for (const [attribute, limit] of MESSAGES) {
      const length = validation.attributes.get(attribute)?.length ?? 0;
      if (length > limit)
        report("message-length", part, `${attribute}: ${length}`);
    }
    if (type !== "none" && child(validation, "formula1") === undefined) {
      report("validation-formula", part, `${type} without a formula`);
    }
    for (const formula of validation.children)
      checkRuleFormula(part, formula, scope, report);
    if (type === "list")
      checkListSource(
        part,
        child(validation, "formula1")?.text ?? "",
        scope,
        report,
      );
  }
}

/** A list's source is a range or a name, not entries typed into the rule (docs/plan-format.md). */
function checkListSource(
  part: string,
  source: string,
  scope: SheetScope,
  report: Report,
): void {
  if (source.startsWith('"')) report("list-typed", part, source.slice(0, 40));
  else if (
    areaOf(source) === null &&
    !source.includes("!") &&
    !source.includes("(")
  ) {
    if (!scope.names.has(source.toLowerCase()))
      report("list-unknown-name", part, source);
  }
}
