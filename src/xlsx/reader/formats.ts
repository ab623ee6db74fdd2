import type { OfficePackage } from "./package";

/** What a number's format makes of it. */
export type NumberKind = "plain" | "date" | "percent";

/**
 * Built-in formats whose code need not be in the file (ECMA-376 Part 1,
 * 18.8.30): 27–36 and 50–58 are the dates of the East Asian editions.
 */
function builtIn(id: number): NumberKind {
  if (id === 9 || id === 10) return "percent";
  const date =
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58);
  return date ? "date" : "plain";
}

/**
 * Whether a custom format shows dates or times, percentages, or neither. The
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

/** The kind of number of each cell format (`s` of a cell), in their order. */
export function readNumberKinds(
  parts: OfficePackage,
  styles: string,
): readonly NumberKind[] {
  const custom = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  const xml = parts.xml(styles, "spreadsheet");
  xml.root();
  xml.children((group) => {
    if (group === "numFmts") {
      xml.children((local) => {
        const code = xml.attribute("formatCode");
        if (local === "numFmt" && code !== undefined) {
          custom.set(Number(xml.attribute("numFmtId")), numberKind(code));
        }
      });
    } else if (group === "cellXfs") {
      xml.children((local) => {
        if (local !== "xf") return;
        const id = Number(xml.attribute("numFmtId") ?? 0);
        kinds.push(custom.get(id) ?? builtIn(id));
      });
    }
  });
  xml.finish();
  return kinds;
}
