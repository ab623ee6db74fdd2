import { intersection, sameRect, without } from "../model/address";
import type {
  Validation,
  ValidationAlert,
  ValidationOperator,
  ValidationPrompt,
  ValidationRule,
} from "../model/rules";
import {
  ALERT_STYLES,
  NO_ALERT,
  NO_PROMPT,
  VALIDATION_OPERATORS,
} from "../model/rules";
import { asFlag, asOneOf, asRecord, asText } from "../protocol/arguments";
import { invalidArgument } from "../protocol/errors";
import type { AnySpec } from "../protocol/type-table";
import type { Facet } from "../protocol/type-table";
import { readable, served, writable } from "../protocol/type-table";
import type { Area } from "./area";
import { RangeObject } from "./area";
import { absoluteText, quoted } from "../model/address";

type Of = Facet<"DataValidation", Area>;

const MAX_TITLE = 32;
const MAX_MESSAGE = 255;
const MAX_FORMULA = 255;

/** The validation that all blocks share, if they share one. */
function shared({ sheet, rects }: Area): Validation | null {
  const found = rects.map((rect) =>
    sheet.validations.find(
      (each) => intersection(each.rect, rect)?.rows === rect.rows,
    ),
  );
  const first = found[0] ?? null;
  return found.every((each) => each === first) ? first : null;
}

/** Changes the validation of each block; other blocks that overlap it are cut. */
function change(area: Area, update: (validation: Validation) => void): void {
  area.sheet.assertUnprotected("data validation");
  for (const rect of area.rects) {
    const { validations } = area.sheet;
    const own = validations.find((each) => sameRect(each.rect, rect));
    if (own !== undefined) {
      update(own);
      continue;
    }
    const added: Validation = {
      rect,
      rule: { kind: "none" },
      prompt: NO_PROMPT,
      alert: NO_ALERT,
      ignoreBlanks: true,
    };
    update(added);
    area.sheet.validations = [
      ...validations.flatMap((each) =>
        without(each.rect, rect).map((part) => ({ ...each, rect: part })),
      ),
      added,
    ];
  }
}

function ruleFrom(given: unknown): ValidationRule {
  const entries = [...asRecord(given, "rule")].filter(
    ([, value]) => value !== null && value !== undefined,
  );
  const [first, second] = entries;
  if (first === undefined || second !== undefined)
    throw invalidArgument("a rule has one kind");
  const [kind, value] = first;
  const rule = asRecord(value, kind);
  switch (kind) {
    case "list":
      return {
        kind,
        source: listSource(rule.get("source")),
        inCellDropDown: asFlag(
          rule.get("inCellDropDown") ?? true,
          "inCellDropDown",
        ),
      };
    case "custom":
      return { kind, formula: formulaFrom(rule.get("formula"), "formula") };
    case "wholeNumber":
    case "decimal":
    case "date":
    case "time":
    case "textLength":
      return bounded(kind, rule);
    default:
      throw invalidArgument(`there is no rule of kind ${kind}`);
  }
}

function bounded(
  kind: "wholeNumber" | "decimal" | "date" | "time" | "textLength",
  rule: ReadonlyMap<string, unknown>,
): ValidationRule {
  const operator: ValidationOperator = asOneOf(
    rule.get("operator"),
    VALIDATION_OPERATORS,
    "operator",
  );
  const between = operator === "Between" || operator === "NotBetween";
  const formula2 = rule.get("formula2") ?? null;
  if (between && formula2 === null)
    throw invalidArgument("the rule lacks formula2");
  return {
    kind,
    operator,
    formula1: bound(rule.get("formula1")),
    formula2: between ? bound(formula2) : null,
  };
}

function bound(value: unknown): string | number {
  if (typeof value === "number") return value;
  if (value instanceof RangeObject) return `=${referenceTo(value)}`;
  const text = asText(value, "formula1 or formula2");
  if (text === "" || text.length > MAX_FORMULA)
    throw invalidArgument("a rule's formula has 1 to 255 characters");
  return text;
}

function formulaFrom(value: unknown, what: string): string {
  const text = asText(value, what);
  if (!text.startsWith("=") || text.length > MAX_FORMULA + 1)
    throw invalidArgument(
      `${what} begins with = and has at most 255 characters`,
    );
  return text;
}

function listSource(value: unknown): string {
  if (value instanceof RangeObject) return `=${referenceTo(value)}`;
  const text = asText(value, "source");
  if (text === "" || text.length > MAX_FORMULA)
    throw invalidArgument("a list's source has 1 to 255 characters");
  return text;
}

function referenceTo({ sheet, rect }: RangeObject): string {
  return `${quoted(sheet.name)}!${absoluteText(rect)}`;
}

function promptFrom(given: unknown): ValidationPrompt {
  const prompt = asRecord(given, "prompt");
  return {
    showPrompt: asFlag(prompt.get("showPrompt") ?? true, "showPrompt"),
    title: message(prompt.get("title"), "title", MAX_TITLE),
    message: message(prompt.get("message"), "message", MAX_MESSAGE),
  };
}

function alertFrom(given: unknown): ValidationAlert {
  const alert = asRecord(given, "errorAlert");
  return {
    showAlert: asFlag(alert.get("showAlert") ?? true, "showAlert"),
    style: asOneOf(alert.get("style") ?? "Stop", ALERT_STYLES, "style"),
    title: message(alert.get("title"), "title", MAX_TITLE),
    message: message(alert.get("message"), "message", MAX_MESSAGE),
  };
}

function message(value: unknown, what: string, most: number): string {
  const text = asText(value ?? "", what);
  if (text.length > most)
    throw invalidArgument(`${what} is over ${most} characters`);
  return text;
}

/** A rule as the API tells it. */
function told(rule: ValidationRule): object {
  switch (rule.kind) {
    case "none":
      return {};
    case "list":
      return {
        list: { source: rule.source, inCellDropDown: rule.inCellDropDown },
      };
    case "custom":
      return { custom: { formula: rule.formula } };
    case "wholeNumber":
    case "decimal":
    case "date":
    case "time":
    case "textLength": {
      const { kind, operator, formula1, formula2 } = rule;
      return {
        [kind]: {
          operator,
          formula1,
          ...(formula2 === null ? {} : { formula2 }),
        },
      };
    }
  }
}

const KINDS = {
  none: "None",
  list: "List",
  custom: "Custom",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
} as const;

const dataValidation = served<Of>("DataValidation", {
  scalars: {
    type: readable(({ of }) => KINDS[shared(of)?.rule.kind ?? "none"]),
    rule: writable(
      ({ of }) => told(shared(of)?.rule ?? { kind: "none" }),
      ({ of }, value) => {
        const rule = ruleFrom(value);
        change(of, (validation) => {
          validation.rule = rule;
        });
      },
    ),
    prompt: writable(
      ({ of }) => shared(of)?.prompt ?? NO_PROMPT,
      ({ of }, value) => {
        const prompt = promptFrom(value);
        change(of, (validation) => {
          validation.prompt = prompt;
        });
      },
    ),
    errorAlert: writable(
      ({ of }) => shared(of)?.alert ?? NO_ALERT,
      ({ of }, value) => {
        const alert = alertFrom(value);
        change(of, (validation) => {
          validation.alert = alert;
        });
      },
    ),
    ignoreBlanks: writable(
      ({ of }) => shared(of)?.ignoreBlanks ?? true,
      ({ of }, value) => {
        const ignoreBlanks = asFlag(value, "ignoreBlanks");
        change(of, (validation) => {
          validation.ignoreBlanks = ignoreBlanks;
        });
      },
    ),
  },
  methods: {
    clear: ({ of: { sheet, rects } }) => {
      sheet.assertUnprotected("data validation");
      for (const rect of rects)
        sheet.validations = sheet.validations.flatMap((each) =>
          without(each.rect, rect).map((part) => ({ ...each, rect: part })),
        );
    },
  },
});

/** Data validation. */
export const VALIDATION_TYPES: readonly (readonly [string, AnySpec])[] = [
  dataValidation,
];
