/**
 * A formula in pieces: quoted text, sheet references before `!`, and the rest.
 * One pass, without looking back.
 */
interface Piece {
  readonly kind: "text" | "sheet" | "other";
  readonly text: string;
  /** The sheet's name, unquoted. */
  readonly sheet?: string;
}

function piecesOf(formula: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = "";
  let at = 0;
  const flush = (): void => {
    if (rest !== "") pieces.push({ kind: "other", text: rest });
    rest = "";
  };
  while (at < formula.length) {
    const character = formula.charAt(at);
    if (character === '"') {
      const end = endOfQuote(formula, at, '"');
      flush();
      pieces.push({ kind: "text", text: formula.slice(at, end) });
      at = end;
    } else if (character === "'") {
      const end = endOfQuote(formula, at, "'");
      const sheet = formula.slice(at + 1, end - 1).replaceAll("''", "'");
      flush();
      pieces.push({ kind: "sheet", text: formula.slice(at, end), sheet });
      at = end;
    } else if (isNamePart(character)) {
      let end = at + 1;
      while (end < formula.length && isNamePart(formula.charAt(end))) end += 1;
      const word = formula.slice(at, end);
      if (formula.charAt(end) === "!" && !rest.endsWith("#")) {
        flush();
        pieces.push({ kind: "sheet", text: word, sheet: word });
      } else rest += word;
      at = end;
    } else {
      rest += character;
      at += 1;
    }
  }
  flush();
  return pieces;
}

/** One past the closing quote; doubled quotes stand for one. */
function endOfQuote(text: string, from: number, quote: string): number {
  let at = from + 1;
  while (at < text.length) {
    if (text.charAt(at) !== quote) at += 1;
    else if (text.charAt(at + 1) === quote) at += 2;
    else return at + 1;
  }
  return text.length;
}

function isNamePart(character: string): boolean {
  return /[\p{L}\p{N}_.$]/u.test(character);
}

/** The sheets that a formula refers to by name. */
export function sheetsOf(formula: string): readonly string[] {
  return piecesOf(formula).flatMap(({ sheet }) =>
    sheet === undefined ? [] : [sheet],
  );
}

/** A formula after a sheet was renamed; with `to` null, after it was deleted. */
export function withSheet(
  formula: string,
  from: string,
  to: string | null,
): string {
  const wanted = from.toLowerCase();
  return piecesOf(formula)
    .map(({ text, sheet }) =>
      sheet?.toLowerCase() === wanted ? (to ?? "#REF") : text,
    )
    .join("");
}

/** Why Excel would not take a formula: quotes or brackets that do not close, or over 8,192 characters; `null` where it would. */
export function formulaProblem(formula: string): string | null {
  if (formula.length > 8192) return "the formula is too long";
  let depth = 0;
  for (const { kind, text } of piecesOf(formula)) {
    if (
      kind === "text" &&
      (text.length < 2 || (text.length - text.replaceAll('"', "").length) % 2)
    )
      return "a quoted text does not end";
    if (kind !== "other") continue;
    for (const character of text) {
      if (character === "(") depth += 1;
      if (character === ")") depth -= 1;
      if (depth < 0) return "a bracket closes that was not opened";
    }
  }
  return depth === 0 ? null : "a bracket is not closed";
}
