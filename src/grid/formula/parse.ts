/** A reference's corner as it is written; `null` for an open end (`F:F` has no rows). */
export interface Corner {
  readonly row: number | null;
  readonly column: number | null;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

export type Operator =
  "+" | "-" | "*" | "/" | "^" | "&" | "=" | "<>" | "<" | "<=" | ">" | ">=";

/** A formula's parts. Rows and columns of references count from 0. */
export type Expression =
  | { readonly kind: "constant"; readonly value: number | string | boolean }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "missing" }
  | { readonly kind: "array"; readonly rows: readonly Expression[][] }
  | {
      readonly kind: "reference";
      readonly sheet: string | null;
      readonly from: Corner;
      readonly to: Corner;
    }
  | { readonly kind: "name"; readonly name: string }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly given: readonly Expression[];
    }
  | { readonly kind: "negative" | "share"; readonly of: Expression }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

/** A formula that is not read here: what is kept of its cell is the value that it had. */
export class UnreadFormula extends Error {}

/** Levels of brackets and calls that a formula may have. */
const DEEPEST = 80;

const LEVELS: readonly (readonly Operator[])[] = [
  ["=", "<>", "<", "<=", ">", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

const SPACE = /\s/u;
const WORD = /[\p{L}\p{N}_.$\\?]/u;
const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})$/u;
const COLUMN = /^(\$?)([A-Za-z]{1,3})$/u;
const ROW = /^(\$?)([1-9]\d{0,6})$/u;
const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)/u;

/** Reads a formula without its `=`. Throws `UnreadFormula`. */
export function parseFormula(text: string): Expression {
  const parser = new Parser(text);
  const expression = parser.expression();
  parser.end();
  return expression;
}

class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  end(): void {
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#refuse();
  }

  expression(level = 0): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#signed();
    let left = this.expression(level + 1);
    for (;;) {
      const operator = this.#operator(operators);
      if (operator === null) return left;
      const right = this.expression(level + 1);
      left = { kind: "operation", operator, left, right };
    }
  }

  #operator(wanted: readonly Operator[]): Operator | null {
    this.#skipSpace();
    const two = this.#text.slice(this.#at, this.#at + 2);
    const one = two.slice(0, 1);
    for (const text of [two, one]) {
      const found = wanted.find((operator) => operator === text);
      if (found !== undefined) {
        this.#at += text.length;
        return found;
      }
      // `<` must not be taken out of `<=` by a level that has only the other.
      if (text === two && ["<>", "<=", ">="].includes(two)) return null;
    }
    return null;
  }

  #signed(): Expression {
    this.#skipSpace();
    const sign = this.#peek();
    if (sign === "-") {
      this.#at += 1;
      return { kind: "negative", of: this.#signed() };
    }
    if (sign === "+" || sign === "@") {
      this.#at += 1;
      return this.#signed();
    }
    let operand = this.#operand();
    this.#skipSpace();
    while (this.#peek() === "%") {
      this.#at += 1;
      operand = { kind: "share", of: operand };
      this.#skipSpace();
    }
    return operand;
  }

  #operand(): Expression {
    const first = this.#peek();
    if (first === "(") {
      const inside = this.#nested(() => {
        this.#at += 1;
        return this.expression();
      });
      this.#expect(")");
      return inside;
    }
    if (first === '"') return { kind: "constant", value: this.#quoted('"') };
    if (first === "{") return this.#array();
    if (first === "#") return this.#error();
    return this.#number() ?? this.#word();
  }

  #nested<T>(task: () => T): T {
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.#refuse();
    const result = task();
    this.#depth -= 1;
    return result;
  }

  #error(): Expression {
    const match = ERROR.exec(this.#text.slice(this.#at, this.#at + 8));
    if (match === null) this.#refuse();
    this.#at += match[0].length;
    return { kind: "error", error: match[0] };
  }

  #array(): Expression {
    const rows: Expression[][] = [[]];
    this.#at += 1;
    for (;;) {
      rows.at(-1)?.push(this.#signed());
      this.#skipSpace();
      const next = this.#peek();
      this.#at += 1;
      if (next === "}") return { kind: "array", rows };
      if (next === ";") rows.push([]);
      else if (next !== ",") this.#refuse();
    }
  }

  #number(): Expression | null {
    const match =
      /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}_:!$])/u.exec(
        this.#text.slice(this.#at, this.#at + 40),
      );
    if (match === null) return null;
    this.#at += match[0].length;
    return { kind: "constant", value: Number(match[0]) };
  }

  /** A reference, a name, a truth value or a function's call. */
  #word(): Expression {
    let sheet: string | null = null;
    const start = this.#at;
    if (this.#peek() === "'") sheet = this.#quoted("'");
    else {
      const head = this.#bare();
      if (this.#peek() === "!") sheet = head;
      else this.#at = start;
    }
    if (sheet !== null) {
      this.#expect("!");
      if (this.#peek() === "#") return this.#error();
    }
    const word = this.#bare();
    if (word === "") this.#refuse();
    if (sheet === null && this.#peek() === "(") return this.#call(word);
    const reference = this.#reference(sheet, word);
    if (reference !== null) return reference;
    if (sheet !== null || this.#peek() === "[") this.#refuse();
    if (/^true$/iu.test(word)) return { kind: "constant", value: true };
    if (/^false$/iu.test(word)) return { kind: "constant", value: false };
    return { kind: "name", name: word.toLowerCase() };
  }

  #reference(sheet: string | null, word: string): Expression | null {
    const after = this.#at;
    if (this.#peek() === ":") {
      this.#at += 1;
      const second = this.#bare();
      for (const corner of [cellOf, columnOf, rowOf]) {
        const [from, to] = [corner(word), corner(second)];
        if (from !== null && to !== null)
          return { kind: "reference", sheet, from, to };
      }
      this.#at = after;
      this.#refuse();
    }
    const cell = cellOf(word);
    return cell === null
      ? null
      : { kind: "reference", sheet, from: cell, to: cell };
  }

  #call(name: string): Expression {
    const given: Expression[] = [];
    return this.#nested(() => {
      this.#at += 1;
      this.#skipSpace();
      if (this.#peek() === ")") {
        this.#at += 1;
        return { kind: "call", name: plainName(name), given };
      }
      for (;;) {
        this.#skipSpace();
        given.push(
          this.#peek() === "," || this.#peek() === ")"
            ? { kind: "missing" }
            : this.expression(),
        );
        this.#skipSpace();
        const next = this.#peek();
        this.#at += 1;
        if (next === ")") return { kind: "call", name: plainName(name), given };
        if (next !== ",") this.#refuse();
      }
    });
  }

  /** Letters, digits and what else stands in a word without quotes. */
  #bare(): string {
    const start = this.#at;
    while (this.#at < this.#text.length && WORD.test(this.#peek()))
      this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  /** Text in quotes; quotes inside it are doubled. */
  #quoted(quote: string): string {
    let out = "";
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      if (this.#peek() !== quote) out += this.#peek();
      else if (this.#text.charAt(this.#at + 1) === quote) {
        out += quote;
        this.#at += 1;
      } else {
        this.#at += 1;
        return out;
      }
    }
    return this.#refuse();
  }

  #expect(character: string): void {
    this.#skipSpace();
    if (this.#peek() !== character) this.#refuse();
    this.#at += 1;
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #skipSpace(): void {
    while (SPACE.test(this.#peek())) this.#at += 1;
  }

  #refuse(): never {
    throw new UnreadFormula(`at ${this.#at}`);
  }
}

/** A function's name without the mark of those that are newer than the file format. */
function plainName(name: string): string {
  return name.toUpperCase().replace(/^_XLFN\.(?:_XLWS\.)?/u, "");
}

function cellOf(text: string): Corner | null {
  const match = CELL.exec(text);
  return match === null
    ? null
    : {
        row: Number(match[4]) - 1,
        column: columnNumber(match[2] ?? ""),
        rowFixed: match[3] === "$",
        columnFixed: match[1] === "$",
      };
}

function columnOf(text: string): Corner | null {
  const match = COLUMN.exec(text);
  return match === null
    ? null
    : {
        row: null,
        column: columnNumber(match[2] ?? ""),
        rowFixed: true,
        columnFixed: match[1] === "$",
      };
}

function rowOf(text: string): Corner | null {
  const match = ROW.exec(text);
  return match === null
    ? null
    : {
        row: Number(match[2]) - 1,
        column: null,
        rowFixed: match[1] === "$",
        columnFixed: true,
      };
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
