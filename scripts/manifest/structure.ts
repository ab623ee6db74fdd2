import { ELEMENTS } from "./schema";
import type { ChildRule, ElementRule, ValueRule } from "./schema";
import { bare, shown } from "./tree";
import type { ManifestElement, ManifestProblem } from "./tree";

/** Where a manifest departs from the table of the schema, in document order. */
export function structureProblems(
  root: ManifestElement,
): readonly ManifestProblem[] {
  const structure = new Structure();
  structure.check(root);
  return structure.problems;
}

class Structure {
  readonly problems: ManifestProblem[] = [];

  private report({ line }: ManifestElement, text: string): void {
    this.problems.push({ line, text });
  }

  /** Element order, number, attributes and values, by the table of the schema. */
  check(element: ManifestElement): void {
    const rule = ELEMENTS[element.name];
    if (rule === undefined) {
      this.report(
        element,
        `${shown(element)} is not an element of a task pane manifest`,
      );
      return;
    }
    this.order(element, this.childrenRule(element, rule));
    this.attributes(element, rule);
    if (rule.text !== undefined) {
      this.value(element, shown(element), element.text, rule.text);
    } else if (element.text !== "") {
      this.report(element, `${shown(element)} must hold no text`);
    }
    for (const child of element.children) this.check(child);
  }

  private childrenRule(
    element: ManifestElement,
    rule: ElementRule,
  ): readonly ChildRule[] {
    if (rule.types === undefined) return rule.children ?? [];
    const type = element.attributes.get("xsi:type") ?? "";
    if (Object.hasOwn(rule.types, type)) return rule.types[type] ?? [];
    const allowed = Object.keys(rule.types).join(", ");
    this.report(
      element,
      `xsi:type of ${shown(element)} must be ${allowed}, not "${type}"`,
    );
    return Object.values(rule.types)[0] ?? [];
  }

  private order(element: ManifestElement, rules: readonly ChildRule[]): void {
    let place = 0;
    for (const child of element.children) {
      const at = rules.findIndex(({ name }) => name === child.name);
      if (at < 0) {
        this.report(
          child,
          `${shown(child)} must not stand in ${shown(element)}`,
        );
      } else if (at < place) {
        const before = rules[place];
        this.report(
          child,
          `${shown(child)} must stand before ${before === undefined ? "the end" : bare(before.name)} in ${shown(element)}`,
        );
      } else {
        place = at;
      }
    }
    for (const rule of rules) {
      const found = element.children.filter(({ name }) => name === rule.name);
      if (found.length === 0 && rule.optional !== true) {
        this.report(element, `${shown(element)} lacks ${bare(rule.name)}`);
      }
      const [, second] = found;
      if (second !== undefined && rule.many !== true) {
        this.report(
          second,
          `${shown(element)} must have only one ${bare(rule.name)}`,
        );
      }
    }
  }

  private attributes(element: ManifestElement, rule: ElementRule): void {
    const required = rule.attributes ?? {};
    const allowed = { ...required, ...rule.optionalAttributes };
    for (const name of Object.keys(required)) {
      if (!element.attributes.has(name)) {
        this.report(element, `${shown(element)} lacks the attribute ${name}`);
      }
    }
    for (const [name, value] of element.attributes) {
      if (name === "xsi:type" && rule.types !== undefined) continue;
      const valueRule = Object.hasOwn(allowed, name)
        ? allowed[name]
        : undefined;
      if (valueRule === undefined) {
        this.report(
          element,
          `${shown(element)} must not have the attribute ${name}`,
        );
      } else {
        this.value(element, `${name} of ${shown(element)}`, value, valueRule);
      }
    }
  }

  private value(
    element: ManifestElement,
    subject: string,
    value: string,
    { max, pattern, oneOf, what }: ValueRule,
  ): void {
    if (value === "") {
      this.report(element, `${subject} is empty`);
    } else if (max !== undefined && value.length > max) {
      this.report(
        element,
        `${subject} has ${value.length} characters, at most ${max} are allowed`,
      );
    } else if (oneOf !== undefined && !oneOf.includes(value)) {
      this.report(
        element,
        `${subject} must be one of ${oneOf.join(", ")}, not "${value}"`,
      );
    } else if (pattern !== undefined && !pattern.test(value)) {
      this.report(
        element,
        `${subject} must be ${what ?? String(pattern)}, not "${value}"`,
      );
    }
  }
}
