import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
} from "@univerjs/core";
import type { ISheetDataValidationRule } from "@univerjs/core";
import type { ValidationLayout } from "../../core/layout";
import { rangeAt } from "./ranges";

const SEVERITY = {
  stop: DataValidationErrorStyle.STOP,
  warning: DataValidationErrorStyle.WARNING,
} as const;

const TYPES = {
  date: DataValidationType.DATE,
  decimal: DataValidationType.DECIMAL,
  whole: DataValidationType.WHOLE,
} as const;

/** A layout's rule on what may be typed; `uid` must be unique in the workbook. */
export function gridRule(
  validation: ValidationLayout,
  uid: string,
): ISheetDataValidationRule {
  const { range, severity, prompt, error } = validation;
  return {
    uid,
    ranges: [rangeAt(range)],
    allowBlank: true,
    errorStyle: SEVERITY[severity],
    showErrorMessage: true,
    showInputMessage: true,
    ...(error === undefined
      ? {}
      : { error: error.text, errorTitle: error.title }),
    ...(prompt === undefined
      ? {}
      : { prompt: prompt.text, promptTitle: prompt.title }),
    ...check(validation.rule),
  };
}

function check(
  rule: ValidationLayout["rule"],
): Pick<ISheetDataValidationRule, "type"> & Partial<ISheetDataValidationRule> {
  switch (rule.type) {
    case "list":
      return {
        type: DataValidationType.LIST,
        formula1: listSource(rule.source),
        showDropDown: true,
        renderMode: DataValidationRenderMode.ARROW,
      };
    case "custom":
      return { type: DataValidationType.CUSTOM, formula1: `=${rule.formula}` };
    case "date":
    case "decimal":
    case "whole":
      return {
        type: TYPES[rule.type],
        operator:
          rule.max === undefined
            ? DataValidationOperator.GREATER_THAN_OR_EQUAL
            : DataValidationOperator.BETWEEN,
        formula1: bound(rule.min),
        ...(rule.max === undefined ? {} : { formula2: bound(rule.max) }),
      };
  }
}

/** Words that stand in the rule itself are told from a name or a range by their quotes. */
function listSource(source: string): string {
  return source.startsWith('"')
    ? source.slice(1, -1).replaceAll('""', '"')
    : `=${source}`;
}

function bound(value: number | string): string {
  return typeof value === "number" ? String(value) : `=${value}`;
}
