import { compare, isError, numberIn } from "./values";
import type { ErrorValue, Scalar } from "./values";

/** Whether a cell's value meets a condition of COUNTIFS and its like. */
export type Criterion = (value: Scalar) => boolean;

type Sign = "=" | "<>" | "<" | "<=" | ">" | ">=";

/** Reads a condition: a value to be equal to, or text with an operator and wildcards. */
export function criterionOf(wanted: Scalar): Criterion {
  if (isError(wanted))
    return (value) => isError(value) && value.error === wanted.error;
  if (typeof wanted !== "string") return equalTo(wanted ?? 0);
  const sign = /^(?:<>|<=|>=|=|<|>)/u.exec(wanted)?.[0] as Sign | undefined;
  const text = wanted.slice(sign?.length ?? 0);
  if (text === "") return blanks(sign);
  const number = numberIn(text);
  const right = number ?? truthIn(text) ?? text;
  if (sign === undefined || sign === "=") return equalTo(right);
  if (sign !== "<>") return ordered(sign, right);
  const equal = equalTo(right);
  return (value) => !equal(value);
}

function blanks(sign: Sign | undefined): Criterion {
  if (sign === undefined) return (value) => value === null || value === "";
  if (sign === "=") return (value) => value === null;
  return sign === "<>" ? (value) => value !== null : () => false;
}

function truthIn(text: string): boolean | null {
  if (/^true$/iu.test(text)) return true;
  return /^false$/iu.test(text) ? false : null;
}

function equalTo(wanted: number | string | boolean): Criterion {
  if (typeof wanted === "number")
    return (value) =>
      typeof value === "number"
        ? compare(value, wanted) === 0
        : typeof value === "string" && numberIn(value) === wanted;
  if (typeof wanted === "boolean") return (value) => value === wanted;
  const matches = wildcards(wanted);
  return (value) => typeof value === "string" && matches(value);
}

function ordered(
  sign: Exclude<Sign, "=" | "<>">,
  wanted: number | string | boolean,
): Criterion {
  const fits = (order: number): boolean => {
    switch (sign) {
      case "<":
        return order < 0;
      case "<=":
        return order <= 0;
      case ">":
        return order > 0;
      case ">=":
        return order >= 0;
    }
  };
  return (value) =>
    typeof value === typeof wanted &&
    fits(compare(value as Exclude<Scalar, ErrorValue>, wanted));
}

/** Does a text fit one with `*` for any characters, `?` for one, and `~` before what is meant as it is? */
export function wildcards(pattern: string): (text: string) => boolean {
  const upper = pattern.toUpperCase();
  if (!/[*?~]/u.test(upper)) return (text) => text.toUpperCase() === upper;
  const parts: { readonly any: boolean; readonly letter: string | null }[] = [];
  for (let at = 0; at < upper.length; at += 1) {
    const letter = upper.charAt(at);
    if (letter === "~" && at + 1 < upper.length) {
      at += 1;
      parts.push({ any: false, letter: upper.charAt(at) });
    } else
      parts.push({
        any: letter === "*",
        letter: letter === "?" ? null : letter,
      });
  }
  return (text) => fits(text.toUpperCase(), parts);
}

/** Goes back only to the last `*`, so that no pattern takes more than length times length. */
function fits(
  text: string,
  parts: readonly { readonly any: boolean; readonly letter: string | null }[],
): boolean {
  let [at, part, star, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    const wanted = parts[part];
    if (wanted?.any === true) {
      star = part;
      mark = at;
      part += 1;
    } else if (
      wanted !== undefined &&
      (wanted.letter === null || wanted.letter === text.charAt(at))
    ) {
      at += 1;
      part += 1;
    } else if (star >= 0) {
      part = star + 1;
      mark += 1;
      at = mark;
    } else return false;
  }
  while (parts[part]?.any === true) part += 1;
  return part === parts.length;
}
