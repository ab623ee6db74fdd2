/** What a number's format makes of it. */
export type NumberKind = "plain" | "date" | "percent";

/**
 * Whether a number format's code shows dates or times, percentages, or neither. The
 * first section that shows a value decides: `[=0]"";yyyy-m-d` is a date.
 */
export function numberKind(code: string): NumberKind {
  for (const section of sections(code)) {
    const marks = section.toLowerCase().replaceAll("general", "0");
    if (marks.includes("%")) return "percent";
    if (/[ymdhs]/.test(marks) && !/[#?]/.test(marks)) return "date";
    if (/[0#?]/.test(marks)) return "plain";
  }
  return "plain";
}

/**
 * The sections of a format code, without quoted text, escaped and padding
 * characters, and brackets; elapsed time such as `[h]` stays as `h`.
 */
function sections(code: string): string[] {
  const found: string[] = [];
  let section = "";
  for (let at = 0; at < code.length; at++) {
    const character = code[at] ?? "";
    if (character === ";") {
      found.push(section);
      section = "";
    } else if (character === '"') {
      at = skipTo(code, '"', at);
    } else if (character === "[") {
      const end = skipTo(code, "]", at);
      const inside = code.slice(at + 1, end);
      if (/^(?:h+|m+|s+)$/i.test(inside)) section += inside;
      at = end;
    } else if (character === "\\" || character === "_" || character === "*") {
      at += 1;
    } else {
      section += character;
    }
  }
  return [...found, section];
}

function skipTo(code: string, mark: string, at: number): number {
  const end = code.indexOf(mark, at + 1);
  return end < 0 ? code.length : end;
}
