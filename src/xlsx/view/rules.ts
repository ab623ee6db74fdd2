import { cellAddress } from "../../core/layout";
import type {
  ConditionalFormatLayout,
  ValidationLayout,
} from "../../core/layout";
import { isTrue } from "../reader/sheet-tolerant";
import { unescapeXstring } from "../reader/characters";
import type { XmlReader } from "../reader/xml";
import { shiftFormula } from "../writer/shift-formula";
import { areasOf, refOf } from "./ranges";
import type { Area } from "./ranges";
import type { UnshownList } from "./unshown";

/** Rules of a sheet that are shown; a sheet that people made has tens. */
const MOST_RULES = 3000;
/** Characters of a rule's formula; Excel takes 255 in a rule, 8,192 in a cell. */
const LONGEST_FORMULA = 8192;

/** A conditional format with its place in the order of the rules. */
interface RankedFormat {
  readonly priority: number;
  readonly format: ConditionalFormatLayout;
}

/**
 * Gathers a sheet's rules. A rule for several areas becomes one for each, its
 * formula moved along; what is no formula but can be said by one is.
 */
export class RuleReading {
  readonly #xml: XmlReader;
  readonly #formats: readonly ConditionalFormatLayout["format"][];
  readonly #unshown: UnshownList;
  readonly #ranked: RankedFormat[] = [];
  readonly validations: ValidationLayout[] = [];

  constructor(
    xml: XmlReader,
    formats: readonly ConditionalFormatLayout["format"][],
    unshown: UnshownList,
  ) {
    this.#xml = xml;
    this.#formats = formats;
    this.#unshown = unshown;
  }

  /** In the order in which they are tried. */
  get conditionalFormats(): readonly ConditionalFormatLayout[] {
    return [...this.#ranked]
      .sort((a, b) => a.priority - b.priority)
      .map(({ format }) => format);
  }

  /** Reads the `conditionalFormatting` that was entered last. */
  conditionalFormatting(): void {
    const xml = this.#xml;
    const areas = areasOf(xml.attribute("sqref") ?? "");
    xml.children((local) => {
      if (local === "cfRule") this.#rule(areas);
    });
  }

  #rule(areas: readonly Area[] | null): void {
    const xml = this.#xml;
    const priority = Number(xml.attribute("priority") ?? 0);
    const type = xml.attribute("type") ?? "";
    const operator = xml.attribute("operator") ?? "";
    const stopIfTrue = isTrue(xml.attribute("stopIfTrue"));
    const dxf = xml.attribute("dxfId");
    const format = dxf === undefined ? {} : (this.#formats[Number(dxf)] ?? {});
    const formulas: string[] = [];
    xml.children((local) => {
      if (local === "formula") formulas.push(unescapeXstring(xml.text()));
    });
    const first = areas?.[0];
    const formula =
      first === undefined
        ? null
        : ruleFormula(type, operator, formulas, areas ?? []);
    this.#spread("conditional-format", areas, formula, (range, moved) => {
      this.#ranked.push({
        priority: Number.isFinite(priority) ? priority : 0,
        format: {
          range,
          formula: moved[0] ?? "",
          format,
          ...(stopIfTrue ? { stopIfTrue } : {}),
        },
      });
    });
  }

  /** Reads the `dataValidation` that was entered last, of the sheet itself or of its extension. */
  dataValidation(): void {
    const xml = this.#xml;
    const read = (name: string): string => xml.attribute(name) ?? "";
    const type = read("type");
    const operator = read("operator");
    const warns =
      read("errorStyle") === "warning" ||
      read("errorStyle") === "information" ||
      !isTrue(xml.attribute("showErrorMessage"));
    const rest = {
      severity: warns ? ("warning" as const) : ("stop" as const),
      ...messageOf("prompt", read, isTrue(xml.attribute("showInputMessage"))),
      ...messageOf("error", read, true),
    };
    let list = read("sqref");
    const formulas: string[] = ["", ""];
    const take = (index: number): void => {
      let text = "";
      // In the extension the formula stands in an element of its own.
      xml.children((inner) => {
        if (inner === "f") text += xml.text();
      });
      formulas[index] = text;
    };
    const source = xml.attribute("sqref") === undefined;
    xml.children((local) => {
      if (local === "sqref") list = xml.text();
      else if (local === "formula1" || local === "formula2") {
        const index = local === "formula1" ? 0 : 1;
        if (source) take(index);
        else formulas[index] = xml.text();
      }
    });
    const areas = areasOf(list);
    const first = areas?.[0];
    const [one = "", two = ""] = formulas.map((text) => unescapeXstring(text));
    const cell =
      first === undefined
        ? "A1"
        : cellAddress(first.firstRow, first.firstColumn);
    if (!hasRule(type) && !("prompt" in rest)) return;
    const kept = hasRule(type) ? [one, two] : ["TRUE", ""];
    this.#spread("validation", areas, kept, (range, [a = "", b = ""]) => {
      const rule = validationRule(type, operator, a, b, cellOf(range) ?? cell);
      this.validations.push({ range, rule, ...rest });
    });
  }

  /** Calls with each area and the formulas as they read there; notes what cannot be shown. */
  #spread(
    code: "conditional-format" | "validation",
    areas: readonly Area[] | null,
    formulas: readonly string[] | null,
    add: (range: string, formulas: readonly string[]) => void,
  ): void {
    const first = areas?.[0];
    if (areas === null || first === undefined) return;
    const isLong = formulas?.some(({ length }) => length > LONGEST_FORMULA);
    if (formulas === null || isLong === true) {
      this.#unshown.add(code, refOf(first));
      return;
    }
    for (const area of areas) {
      const moved = formulas.map((formula) =>
        shiftFormula(
          formula,
          area.firstRow - first.firstRow,
          area.firstColumn - first.firstColumn,
        ),
      );
      const full = this.#ranked.length + this.validations.length >= MOST_RULES;
      if (full || !moved.every((formula) => formula !== null))
        this.#unshown.add(code, refOf(area));
      else add(refOf(area), moved);
    }
  }
}

function cellOf(range: string): string | undefined {
  return range.split(":")[0];
}

function hasRule(type: string): boolean {
  return type !== "" && type !== "none";
}

function messageOf(
  kind: "prompt" | "error",
  read: (name: string) => string,
  shown: boolean,
): Partial<Record<typeof kind, { title: string; text: string }>> {
  const title = unescapeXstring(read(`${kind}Title`));
  const text = unescapeXstring(read(kind));
  return !shown || (title === "" && text === "")
    ? {}
    : { [kind]: { title, text } };
}

/** How a bounded rule compares a value; `{x}` is the value, `{1}` and `{2}` its bounds. */
const COMPARISONS: ReadonlyMap<string, string> = new Map([
  ["between", "AND({x}>={1},{x}<={2})"],
  ["notBetween", "OR({x}<{1},{x}>{2})"],
  ["equal", "{x}={1}"],
  ["notEqual", "{x}<>{1}"],
  ["lessThan", "{x}<{1}"],
  ["lessThanOrEqual", "{x}<={1}"],
  ["greaterThan", "{x}>{1}"],
  ["greaterThanOrEqual", "{x}>={1}"],
]);

function comparison(
  operator: string,
  value: string,
  [one, two]: readonly [string, string],
): string | null {
  const pattern = COMPARISONS.get(operator === "" ? "between" : operator);
  return (
    pattern
      ?.replaceAll("{x}", () => value)
      .replace("{1}", () => bound(one))
      .replace("{2}", () => bound(two)) ?? null
  );
}

/** A number, a text or a reference stays as it is; a formula gets brackets. */
function bound(formula: string): string {
  return /^(?:-?[\d.]+|\$?[A-Za-z]{1,3}\$?\d{1,7}|"[^"]*")$/.test(formula)
    ? formula
    : `(${formula})`;
}

function validationRule(
  type: string,
  operator: string,
  one: string,
  two: string,
  cell: string,
): ValidationLayout["rule"] {
  if (type === "list") return { type, source: one };
  if (type === "date" || type === "decimal" || type === "whole") {
    if (operator === "" || operator === "between")
      return { type, min: figure(one), max: figure(two) };
    if (operator === "greaterThanOrEqual") return { type, min: figure(one) };
  }
  if (type === "custom" || !hasRule(type))
    return { type: "custom", formula: one };
  const measured = type === "textLength" ? `LEN(${cell})` : cell;
  const compared = comparison(operator, measured, [one, two]) ?? "TRUE";
  const isNumber = type === "textLength" ? "" : `ISNUMBER(${cell}),`;
  const whole = type === "whole" ? `,${cell}=INT(${cell})` : "";
  return { type: "custom", formula: `AND(${isNumber}${compared}${whole})` };
}

function figure(text: string): number | string {
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : text;
}

/** Types of rules whose own formula says when they hold. */
const BY_FORMULA: ReadonlySet<string> = new Set([
  "expression",
  "containsText",
  "notContainsText",
  "beginsWith",
  "endsWith",
  "containsBlanks",
  "notContainsBlanks",
  "containsErrors",
  "notContainsErrors",
  "timePeriod",
]);

/** When a rule holds, as a formula for the first cell; `null` where none can say it. */
function ruleFormula(
  type: string,
  operator: string,
  formulas: readonly string[],
  areas: readonly Area[],
): readonly string[] | null {
  const [one, two = ""] = formulas;
  const [first] = areas;
  if (first === undefined) return null;
  const cell = cellAddress(first.firstRow, first.firstColumn);
  if (BY_FORMULA.has(type)) return one === undefined ? null : [one];
  if (type === "cellIs" && one !== undefined) {
    const formula = comparison(operator, cell, [one, two]);
    return formula === null ? null : [formula];
  }
  if (
    areas.length > 1 ||
    (type !== "duplicateValues" && type !== "uniqueValues")
  )
    return null;
  const all =
    `$${cellAddress(first.firstRow, first.firstColumn)}:$${cellAddress(first.lastRow, first.lastColumn)}`.replace(
      /(\$[A-Z]+)(\d+)/g,
      "$1$$$2",
    );
  const sign = type === "duplicateValues" ? ">1" : "=1";
  return [`AND(${cell}<>"",COUNTIF(${all},${cell})${sign})`];
}
