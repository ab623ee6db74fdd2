import { absoluteText, quoted } from "../model/address";
import type { Name } from "../model/name";
import { addName, sameName } from "../model/name";
import { asFlag, asText } from "../protocol/arguments";
import { ApiError, itemNotFound } from "../protocol/errors";
import type { AnySpec, Facet } from "../protocol/type-table";
import { readable, served, writable } from "../protocol/type-table";
import { RangeObject, rangeFrom } from "./area";
import type { Scope } from "./table";

type Names = Facet<"NamedItemCollection", Scope>;

function namesIn({ of: { workbook, sheet } }: Names): readonly Name[] {
  return sheet?.names ?? workbook.names;
}

function findName(it: Names, key: unknown): Name | null {
  const text = asText(key, "name");
  return namesIn(it).find(({ name }) => sameName(name, text)) ?? null;
}

const collection = served<Names>("NamedItemCollection", {
  items: namesIn,
  item: (it, key) => {
    const name = findName(it, key);
    if (name === null) throw itemNotFound(String(key));
    return name;
  },
  methods: {
    add: ({ of: { workbook, sheet } }, args) => {
      const given = args.at(1);
      const reference =
        given instanceof RangeObject
          ? `=${quoted(given.sheet.name)}!${absoluteText(given.rect)}`
          : asText(given, "reference");
      return addName(
        workbook,
        sheet,
        args.text(0),
        reference,
        args.optionalText(2) ?? "",
      );
    },
    getCount: (it) => namesIn(it).length,
    getItemOrNullObject: (it, args) => findName(it, args.at(0)),
  },
});

/** The range that a name stands for, if it stands for one. */
function rangeOf({ workbook, formula }: Name): RangeObject | null {
  try {
    return rangeFrom(workbook, null, formula.slice(1));
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

const item = served<Name>("NamedItem", {
  key: ({ name }) => name,
  scalars: {
    name: readable(({ name }) => name),
    formula: writable(
      ({ formula }) => formula,
      (name, value) => {
        name.workbook.assertMayChange();
        const formula = asText(value, "formula");
        name.workbook.assertSheetsOf(formula);
        name.formula = formula.startsWith("=") ? formula : `=${formula}`;
      },
    ),
    value: readable((name) => rangeOf(name)?.address ?? name.formula),
    type: readable((name) => (rangeOf(name) === null ? "String" : "Range")),
    scope: readable(({ sheet }) => (sheet === null ? "Workbook" : "Worksheet")),
    comment: writable(
      ({ comment }) => comment,
      (name, value) => {
        name.comment = asText(value, "comment");
      },
    ),
    visible: writable(
      ({ visible }) => visible,
      (name, value) => {
        name.workbook.assertMayChange();
        name.visible = asFlag(value, "visible");
      },
    ),
  },
  links: {
    worksheetOrNullObject: ({ sheet }) => sheet,
  },
  methods: {
    getRange: (name) => {
      const range = rangeOf(name);
      if (range === null)
        throw new ApiError(
          "InvalidOperation",
          `${name.name} is not the name of a range.`,
        );
      return range;
    },
    getRangeOrNullObject: rangeOf,
    delete: (name) => {
      name.workbook.assertMayChange();
      name.list.splice(name.list.indexOf(name), 1);
    },
  },
});

/** Defined names. */
export const NAME_TYPES: readonly (readonly [string, AnySpec])[] = [
  collection,
  item,
];
