import type { Rect } from "./address";
import type { Sheet } from "./sheet";

/** A data validation of one block, in the words of Office.js. */
export interface Validation {
  rect: Rect;
  /** `{list: {...}}` and so on; empty where the block has only messages. */
  rule: ValidationRule;
  prompt: ValidationPrompt;
  alert: ValidationAlert;
  ignoreBlanks: boolean;
}

export type ValidationRule =
  | { readonly kind: "none" }
  | {
      readonly kind: "list";
      /** With `=` for a reference, else the entries joined by commas. */
      readonly source: string;
      readonly inCellDropDown: boolean;
    }
  | {
      readonly kind: "wholeNumber" | "decimal" | "date" | "time" | "textLength";
      readonly operator: ValidationOperator;
      readonly formula1: string | number;
      readonly formula2: string | number | null;
    }
  | { readonly kind: "custom"; readonly formula: string };

export const VALIDATION_OPERATORS = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqualTo",
  "LessThanOrEqualTo",
] as const;
export type ValidationOperator = (typeof VALIDATION_OPERATORS)[number];

export interface ValidationPrompt {
  readonly showPrompt: boolean;
  readonly title: string;
  readonly message: string;
}

export const ALERT_STYLES = ["Stop", "Warning", "Information"] as const;

export interface ValidationAlert {
  readonly showAlert: boolean;
  readonly style: (typeof ALERT_STYLES)[number];
  readonly title: string;
  readonly message: string;
}

export const NO_PROMPT: ValidationPrompt = {
  showPrompt: true,
  title: "",
  message: "",
};
export const NO_ALERT: ValidationAlert = {
  showAlert: true,
  style: "Stop",
  title: "",
  message: "",
};

/** How a conditional format changes a cell; `null` leaves it. */
export interface RuleFormat {
  colour: string | null;
  fill: string | null;
  bold: boolean | null;
  italic: boolean | null;
  strike: boolean | null;
  underline: string | null;
  numberFormat: string | null;
}

/** A conditional format by formula. Its place in the sheet's list is its priority. */
export class ConditionalFormat {
  readonly apiType = "ConditionalFormat";
  /** With its `=`; empty until it is set. */
  formula = "";
  stopIfTrue = false;
  readonly format: RuleFormat = {
    colour: null,
    fill: null,
    bold: null,
    italic: null,
    strike: null,
    underline: null,
    numberFormat: null,
  };

  constructor(
    readonly id: string,
    /** The blocks that it holds for. */
    public rects: readonly Rect[],
    readonly sheet: Sheet,
  ) {}
}
