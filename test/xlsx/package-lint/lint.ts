import { checkFormula } from "./formulas";
import type { OpenPackage, Problem, Report } from "./opc";
import { checkCount, openPackage } from "./opc";
import { areaOf } from "./references";
import type { LintCell, SheetScope } from "./sheets";
import { checkSheet, stringText } from "./sheets";
import { checkStyles } from "./styles";
import type { TableScope } from "./tables";
import { checkTable } from "./tables";
import type { SheetEntry } from "./workbook";
import { checkNames, checkSheets } from "./workbook";
import type { Element } from "./xml-tree";
import { children, descendants } from "./xml-tree";

export interface LintOptions {
  /** Also reports functions that not every program computes, and structured references (docs/plan-format.md). */
  readonly permittedFunctionsOnly?: boolean;
}

/** A rule that is broken in every row of a sheet is told this often. */
const MOST_OF_A_KIND = 3;

/**
 * What Excel would answer with its repair message or refuse in a workbook, and
 * what docs/plan-format.md rules out of ours; empty for a clean one.
 */
export function lintPackage(
  bytes: Uint8Array,
  options: LintOptions = {},
): readonly Problem[] {
  const problems: Problem[] = [];
  const counts = new Map<string, number>();
  const report: Report = (rule, part, detail) => {
    const count = (counts.get(`${rule} ${part}`) ?? 0) + 1;
    counts.set(`${rule} ${part}`, count);
    if (count <= MOST_OF_A_KIND) problems.push({ rule, part, detail });
  };
  const opened = openPackage(bytes, report);
  const { parts, relations } = opened;
  const path =
    relations.get("")?.find(({ type }) => type === "officeDocument")?.target ??
    "";
  const workbook = parts.get(path);
  if (workbook === undefined) {
    report("workbook-missing", path, "no workbook");
    return problems;
  }
  const sheets = checkSheets(path, workbook, opened, report);
  const formulas = {
    sheets: new Set(sheets.map(({ name }) => name.toLowerCase())),
    permittedOnly: options.permittedFunctionsOnly === true,
  };
  const names = checkNames(path, workbook, sheets, formulas, report);
  const scope: SheetScope = {
    ...formulas,
    names,
    strings: sharedStrings(parts.get("xl/sharedStrings.xml"), report),
    styles: checkStyles(parts.get("xl/styles.xml"), report),
  };
  const cells = checkSheetParts(sheets, opened, scope, report);
  checkCalculationChain(parts.get("xl/calcChain.xml"), cells, report);
  checkCharts(parts, scope, report);
  checkTimes(parts.get("docProps/core.xml"), report);
  return problems;
}

function sharedStrings(
  table: Element | undefined,
  report: Report,
): readonly string[] {
  const items = children(table, "si");
  const unique = table?.attributes.get("uniqueCount");
  if (unique !== undefined && Number(unique) !== items.length) {
    report("count", "xl/sharedStrings.xml", `uniqueCount ${unique}`);
  }
  return items.map((item, index) => {
    const text = stringText(item);
    if (text.length > 32767)
      report("cell-length", "xl/sharedStrings.xml", String(index));
    return text;
  });
}

/** The cells of each sheet, in the workbook's order. */
function checkSheetParts(
  sheets: readonly SheetEntry[],
  { parts, relations }: OpenPackage,
  scope: SheetScope,
  report: Report,
): readonly ReadonlyMap<string, LintCell>[] {
  const tables: TableScope = { ids: new Set(), names: new Set(scope.names) };
  return sheets.map(({ path }) => {
    const sheet = parts.get(path);
    if (sheet === undefined) return new Map<string, LintCell>();
    const checked = { ...checkSheet(path, sheet, scope, report), areas: [] };
    const related = (relations.get(path) ?? []).filter(
      ({ type }) => type === "table",
    );
    const placed = [...descendants(sheet, "tablePart")].length;
    if (placed !== related.length)
      report("table-parts", path, `${placed} of ${related.length}`);
    for (const { target } of related) {
      const table = parts.get(target);
      if (table !== undefined)
        checkTable(target, table, checked, tables, report);
    }
    return checked.cells;
  });
}

/** Every entry of the chain must be a formula's cell; no chain is better than a wrong one. */
function checkCalculationChain(
  chain: Element | undefined,
  sheets: readonly ReadonlyMap<string, LintCell>[],
  report: Report,
): void {
  let sheet = 0;
  for (const { attributes } of children(chain, "c")) {
    sheet = Number(attributes.get("i") ?? sheet);
    const ref = attributes.get("r") ?? "";
    if (sheets[sheet - 1]?.get(ref)?.formula !== true)
      report("calc-chain", "xl/calcChain.xml", ref);
  }
  checkCount(chain, "xl/calcChain.xml", report);
}

/** Charts draw from ranges of sheets that exist, on both axes' cells. */
function checkCharts(
  parts: ReadonlyMap<string, Element>,
  scope: SheetScope,
  report: Report,
): void {
  for (const [path, root] of parts) {
    if (root.name !== "chartSpace") continue;
    for (const { text } of descendants(root, "f")) {
      checkFormula(
        text,
        "chart",
        path,
        { ...scope, permittedOnly: false },
        report,
      );
      const range = text.slice(text.lastIndexOf("!") + 1);
      if (!text.includes("!") || areaOf(range) === null)
        report("chart-range", path, text);
    }
  }
}

function checkTimes(properties: Element | undefined, report: Report): void {
  for (const { name, text } of properties?.children ?? []) {
    if (name !== "created" && name !== "modified") continue;
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text)) {
      report("property-time", "docProps/core.xml", text);
    }
  }
}
