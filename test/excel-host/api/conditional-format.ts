import { intersection } from "../model/address";
import type { RuleFormat } from "../model/rules";
import { ConditionalFormat } from "../model/rules";
import {
  asColour,
  asFlag,
  asOneOf,
  asText,
  asWhole,
} from "../protocol/arguments";
import { ApiError, invalidArgument, itemNotFound } from "../protocol/errors";
import type { AnySpec } from "../protocol/type-table";
import { Facet, readable, served, writable } from "../protocol/type-table";
import type { Area } from "./area";
import { RangeAreas, RangeObject } from "./area";

type Rules = Facet<"ConditionalFormatCollection", Area>;

/** The rules that touch an area, first priority first. */
function rulesIn({
  of: { sheet, rects },
}: Rules): readonly ConditionalFormat[] {
  return sheet.conditionalFormats.filter((rule) =>
    rule.rects.some((own) =>
      rects.some((rect) => intersection(own, rect) !== null),
    ),
  );
}

function findRule(it: Rules, key: unknown): ConditionalFormat | null {
  return rulesIn(it).find(({ id }) => id === key) ?? null;
}

const collection = served<Rules>("ConditionalFormatCollection", {
  items: rulesIn,
  item: (it, key) => {
    const rule = findRule(it, key);
    if (rule === null) throw itemNotFound(String(key));
    return rule;
  },
  methods: {
    /** As in Excel, a new rule comes before all others. */
    add: ({ of: { sheet, rects } }, args) => {
      sheet.assertUnprotected("conditional formats");
      asOneOf(
        args.at(0),
        ["Custom"] as const,
        "the type (the host has Custom only)",
      );
      const rules = sheet.conditionalFormats;
      const rule = new ConditionalFormat(sheet.workbook.newId(), rects, sheet);
      rules.unshift(rule);
      return rule;
    },
    clearAll: (it) => {
      it.of.sheet.assertUnprotected("conditional formats");
      for (const rule of rulesIn(it)) remove(rule);
    },
    getCount: (it) => rulesIn(it).length,
    getItemAt: (it, args) => {
      const rule = rulesIn(it)[args.whole(0)];
      if (rule === undefined) throw itemNotFound("conditional format");
      return rule;
    },
    getItemOrNullObject: (it, args) => findRule(it, args.at(0)),
  },
});

function remove(rule: ConditionalFormat): void {
  const at = rule.sheet.conditionalFormats.indexOf(rule);
  if (at >= 0) rule.sheet.conditionalFormats.splice(at, 1);
}

/** Moves a rule among the sheet's; below 0 it counts from the end, beyond the end it is last. */
function setPriority(rule: ConditionalFormat, value: unknown): void {
  const wanted = asWhole(value, "priority", -1_000_000);
  remove(rule);
  const { length } = rule.sheet.conditionalFormats;
  const at = wanted < 0 ? Math.max(0, length + 1 + wanted) : wanted;
  rule.sheet.conditionalFormats.splice(Math.min(at, length), 0, rule);
}

const item = served<ConditionalFormat>("ConditionalFormat", {
  key: ({ id }) => id,
  scalars: {
    id: readable(({ id }) => id),
    type: readable(() => "Custom"),
    priority: writable(
      (rule) => rule.sheet.conditionalFormats.indexOf(rule),
      setPriority,
    ),
    stopIfTrue: writable(
      ({ stopIfTrue }) => stopIfTrue,
      (rule, value) => {
        rule.stopIfTrue = asFlag(value, "stopIfTrue");
      },
    ),
  },
  links: {
    custom: (rule) => new Facet("CustomConditionalFormat", rule),
    customOrNullObject: (rule) => new Facet("CustomConditionalFormat", rule),
  },
  methods: {
    getRange: ({ sheet, rects }) => {
      const [first, second] = rects;
      if (first === undefined || second !== undefined)
        throw new ApiError(
          "InvalidOperation",
          "The rule holds for several areas.",
        );
      return new RangeObject(sheet, first);
    },
    getRanges: ({ sheet, rects }) => new RangeAreas(sheet, rects),
    delete: (rule) => {
      rule.sheet.assertUnprotected("conditional formats");
      remove(rule);
    },
  },
});

type Of<Name extends string> = Facet<Name, ConditionalFormat>;

const custom = served<Of<"CustomConditionalFormat">>(
  "CustomConditionalFormat",
  {
    links: {
      rule: ({ of }) => new Facet("ConditionalFormatRule", of),
      format: ({ of }) => new Facet("ConditionalRangeFormat", of),
    },
  },
);

const rule = served<Of<"ConditionalFormatRule">>("ConditionalFormatRule", {
  scalars: {
    formula: writable(
      ({ of }) => of.formula,
      ({ of }, value) => {
        const formula = asText(value, "formula");
        if (!formula.startsWith("=") || formula.length > 256)
          throw invalidArgument(
            "a rule's formula begins with = and has at most 255 characters",
          );
        of.formula = formula;
      },
    ),
  },
});

/** One property of a rule's format; `null` until it is set. */
function part<Key extends keyof RuleFormat>(
  key: Key,
  take: (value: unknown) => RuleFormat[Key],
) {
  return writable<Facet<string, ConditionalFormat>>(
    ({ of }) => of.format[key],
    ({ of }, value) => {
      of.format[key] = take(value);
    },
  );
}

const format = served<Of<"ConditionalRangeFormat">>("ConditionalRangeFormat", {
  scalars: {
    numberFormat: part("numberFormat", (value) =>
      asText(value, "numberFormat"),
    ),
  },
  links: {
    font: ({ of }) => new Facet("ConditionalRangeFont", of),
    fill: ({ of }) => new Facet("ConditionalRangeFill", of),
  },
});

const font = served<Of<"ConditionalRangeFont">>("ConditionalRangeFont", {
  scalars: {
    color: part("colour", (value) => asColour(value, "color")),
    bold: part("bold", (value) => asFlag(value, "bold")),
    italic: part("italic", (value) => asFlag(value, "italic")),
    strikethrough: part("strike", (value) => asFlag(value, "strikethrough")),
    underline: part("underline", (value) =>
      asOneOf(value, ["None", "Single", "Double"] as const, "underline"),
    ),
  },
});

const fill = served<Of<"ConditionalRangeFill">>("ConditionalRangeFill", {
  scalars: { color: part("fill", (value) => asColour(value, "color")) },
  methods: {
    clear: ({ of }) => {
      of.format.fill = null;
    },
  },
});

/** Conditional formats by formula. */
export const CONDITIONAL_TYPES: readonly (readonly [string, AnySpec])[] = [
  collection,
  item,
  custom,
  rule,
  format,
  font,
  fill,
];
