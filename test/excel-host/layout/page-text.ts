import type { PageTexts } from "../model/page-setup";

/**
 * The three sections of a page header: `&L`, `&C` and `&R` begin one each, text
 * before them stands in the middle. `&&` is a sign of its own.
 */
export function sections(text: string): PageTexts {
  const told: PageTexts = { left: "", center: "", right: "" };
  let section: keyof PageTexts = "center";
  for (let at = 0; at < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    const next = SECTIONS.get(pair.toUpperCase());
    if (next !== undefined) section = next;
    else if (pair.startsWith("&")) told[section] += pair;
    else told[section] += text.charAt(at);
    if (pair.startsWith("&")) at += 1;
  }
  return told;
}

const SECTIONS: ReadonlyMap<string, keyof PageTexts> = new Map([
  ["&L", "left"],
  ["&C", "center"],
  ["&R", "right"],
]);

/** A header of its sections; those without text are left out. */
export function assembled({ left, center, right }: PageTexts): string {
  return (
    (left === "" ? "" : `&L${left}`) +
    (center === "" ? "" : `&C${center}`) +
    (right === "" ? "" : `&R${right}`)
  );
}
