import type {
  ConditionalFormatLayout,
  ValidationLayout,
} from "../../core/layout";
import type { StyleBook } from "./styles";
import { attributeText, limited, plainText } from "./xml";

/** Attributes of a validation's messages, with Excel's limits in UTF-16 units. */
const MESSAGE_LIMITS = {
  promptTitle: 32,
  prompt: 255,
  errorTitle: 32,
  error: 255,
} as const;
export type MessageAttribute = keyof typeof MESSAGE_LIMITS;

/** Whether an attribute's name is that of a validation's message. */
export function isMessageAttribute(name: string): name is MessageAttribute {
  return Object.hasOwn(MESSAGE_LIMITS, name);
}

/** The value of a message's attribute, within Excel's limit. */
export function messageText(attribute: MessageAttribute, text: string): string {
  return attributeText(limited(text, MESSAGE_LIMITS[attribute]));
}

/** `<conditionalFormatting>` elements; the layout's order is the rules' priority. */
export function conditionalFormatsXml(
  formats: readonly ConditionalFormatLayout[],
  styles: StyleBook,
): string {
  return formats
    .map(
      ({ range, formula, format, stopIfTrue }, index) =>
        `<conditionalFormatting sqref="${range}">` +
        `<cfRule type="expression" dxfId="${styles.ruleFormat(format)}" priority="${index + 1}"` +
        `${stopIfTrue === true ? ' stopIfTrue="1"' : ""}>` +
        `<formula>${plainText(formula)}</formula></cfRule></conditionalFormatting>`,
    )
    .join("");
}

/** `<dataValidations>`, or nothing without any. */
export function validationsXml(
  validations: readonly ValidationLayout[],
): string {
  if (validations.length === 0) return "";
  return `<dataValidations count="${validations.length}">${validations.map(validationXml).join("")}</dataValidations>`;
}

function validationXml(validation: ValidationLayout): string {
  const { rule, severity, prompt, error, range } = validation;
  const bounded =
    rule.type === "date" || rule.type === "decimal" || rule.type === "whole";
  const operator =
    bounded && rule.max === undefined ? ' operator="greaterThanOrEqual"' : "";
  return (
    `<dataValidation type="${rule.type}"` +
    (severity === "warning" ? ' errorStyle="warning"' : "") +
    operator +
    // A custom rule that looks at blank cells would let everything pass.
    (rule.type === "custom" ? "" : ' allowBlank="1"') +
    (prompt === undefined ? "" : ' showInputMessage="1"') +
    ' showErrorMessage="1"' +
    (error === undefined ? "" : message("error", error)) +
    (prompt === undefined ? "" : message("prompt", prompt)) +
    ` sqref="${range}">${formulas(rule)}</dataValidation>`
  );
}

function message(
  kind: "error" | "prompt",
  { title, text }: { title: string; text: string },
): string {
  return (
    ` ${kind}Title="${messageText(`${kind}Title`, title)}"` +
    ` ${kind}="${messageText(kind, text)}"`
  );
}

function formulas(rule: ValidationLayout["rule"]): string {
  if (rule.type === "list")
    return `<formula1>${plainText(rule.source)}</formula1>`;
  if (rule.type === "custom")
    return `<formula1>${plainText(rule.formula)}</formula1>`;
  const max =
    rule.max === undefined
      ? ""
      : `<formula2>${plainText(String(rule.max))}</formula2>`;
  return `<formula1>${plainText(String(rule.min))}</formula1>${max}`;
}
