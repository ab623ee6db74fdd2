import { strFromU8, unzipSync } from "fflate";

/**
 * A package as text by part, for comparing two packages part by part with
 * readable differences: one element a line; shared texts written into their
 * cells, so that their order does not matter; times of saving taken out.
 */
export function packageParts(
  bytes: Uint8Array,
): Readonly<Record<string, string>> {
  const parts = new Map<string, string>();
  for (const [path, content] of Object.entries(unzipSync(bytes)))
    parts.set(path, strFromU8(content));
  const strings = (parts.get(SHARED_STRINGS) ?? "")
    .split("<si>")
    .slice(1)
    .map(itemOf);
  parts.delete(SHARED_STRINGS);
  const normalised: Record<string, string> = {};
  for (const path of [...parts.keys()].sort()) {
    const xml = parts.get(path) ?? "";
    const told = path.startsWith("xl/worksheets/")
      ? withTexts(xml, strings)
      : withoutTimes(xml);
    normalised[path] = told.replaceAll("><", ">\n<");
  }
  return normalised;
}

const SHARED_STRINGS = "xl/sharedStrings.xml";

function itemOf(text: string): string {
  return text.slice(0, text.indexOf("</si>"));
}

function withTexts(xml: string, strings: readonly string[]): string {
  return xml.replace(/ t="s"><v>(\d+)<\/v>/g, (_, index: string) => {
    const item = strings[Number(index)];
    if (item === undefined)
      throw new RangeError(`there is no shared text ${index}`);
    return ` t="inlineStr"><is>${item}</is>`;
  });
}

function withoutTimes(xml: string): string {
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, "$1");
}
