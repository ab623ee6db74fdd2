import { numfmt } from "@univerjs/core";
import { wildcards } from "../criteria";
import { isError, numberIn, toNumber, toText, VALUE } from "../values";
import { orStop, single, taking } from "./kinds";
import type { SheetFunction } from "../evaluate";
import type { Given } from "./kinds";

/** Characters that a cell may hold. */
const LONGEST = 32_767;

function joined(
  given: Given,
  from: number,
  between: string,
  skipsBlank: boolean,
) {
  const parts: string[] = [];
  for (const { value } of given.all(from)) {
    if (isError(value)) orStop(value);
    const text = orStop(toText(value));
    if (!skipsBlank || text !== "") parts.push(text);
  }
  const text = parts.join(between);
  return text.length > LONGEST ? VALUE : text;
}

/** A value in a number format. */
const formatted = single((given) => {
  const value = given.single(0);
  const number = typeof value === "string" ? numberIn(value) : toNumber(value);
  if (typeof number !== "number") return orStop(toText(value));
  try {
    return numfmt.format(given.text(1), number, { throws: true });
  } catch {
    return VALUE;
  }
});

/** Place of a text in another, from 1; `#VALUE!` where it is not. */
const found = (isExact: boolean): SheetFunction =>
  single((given) => {
    const [part, text] = [given.text(0), given.text(1)];
    const start = Math.trunc(given.number(2, 1)) - 1;
    if (start < 0) return VALUE;
    if (!isExact && /[*?~]/u.test(part)) {
      const fits = wildcards(`${part}*`);
      for (let at = start; at < text.length; at += 1)
        if (fits(text.slice(at))) return at + 1;
      return VALUE;
    }
    const at = isExact
      ? text.indexOf(part, start)
      : text.toUpperCase().indexOf(part.toUpperCase(), start);
    return at < 0 ? VALUE : at + 1;
  });

const substitute = single((given) => {
  const [text, old, by] = [given.text(0), given.text(1), given.text(2)];
  if (old === "") return text;
  if (!given.has(3)) return text.replaceAll(old, () => by);
  let at = -1;
  for (let n = 0; n < given.number(3); n += 1) {
    at = text.indexOf(old, at + 1);
    if (at < 0) return text;
  }
  return text.slice(0, at) + by + text.slice(at + old.length);
});

export const TEXT: Readonly<Record<string, SheetFunction>> = {
  TEXT: formatted,
  LEFT: single((given) =>
    given.text(0).slice(0, Math.max(0, given.number(1, 1))),
  ),
  RIGHT: single((given) => {
    const count = Math.max(0, Math.trunc(given.number(1, 1)));
    return count === 0 ? "" : given.text(0).slice(-count);
  }),
  MID: single((given) => {
    const start = Math.trunc(given.number(1)) - 1;
    return start < 0
      ? VALUE
      : given
          .text(0)
          .slice(start, start + Math.max(0, Math.trunc(given.number(2))));
  }),
  LEN: single((given) => given.text(0).length),
  TRIM: single((given) =>
    given.text(0).replace(/ +/gu, " ").replace(/^ | $/gu, ""),
  ),
  UPPER: single((given) => given.text(0).toUpperCase()),
  LOWER: single((given) => given.text(0).toLowerCase()),
  EXACT: single((given) => given.text(0) === given.text(1)),
  FIND: found(true),
  SEARCH: found(false),
  SUBSTITUTE: substitute,
  REPLACE: single((given) => {
    const text = given.text(0);
    const start = Math.max(0, Math.trunc(given.number(1)) - 1);
    return (
      text.slice(0, start) +
      given.text(3) +
      text.slice(start + Math.trunc(given.number(2)))
    );
  }),
  REPT: single((given) => {
    const [text, count] = [given.text(0), Math.trunc(given.number(1))];
    return count < 0 || text.length * count > LONGEST
      ? VALUE
      : text.repeat(count);
  }),
  VALUE: single((given) => orStop(toNumber(given.single(0)))),
  T: single((given) => {
    const value = given.single(0);
    return typeof value === "string" ? value : "";
  }),
  CHAR: single((given) => String.fromCharCode(given.number(0))),
  CONCATENATE: taking((given) => joined(given, 0, "", false)),
  CONCAT: taking((given) => joined(given, 0, "", false)),
  TEXTJOIN: taking((given) =>
    joined(given, 2, given.text(0), given.single(1) !== false),
  ),
  HYPERLINK: single((given) => (given.has(1) ? given.text(1) : given.text(0))),
};
