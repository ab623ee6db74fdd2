import { characterData, unescapeXstring } from "./characters";
import { decodeUtf8, encodingOf } from "./encoding";
import type { ReadSession } from "./limits";
import type { OfficePackage } from "./package";
import { PlainScan, UNUSUAL } from "./plain-scan";
import type { SharedTexts } from "./values";
import { XmlReader } from "./xml";

/** No workbook without such a part has shared strings. */
export const NO_TEXTS: SharedTexts = { count: 0, text: () => "" };

/**
 * The text of an `si` or `is` element that was entered last: its own and its
 * runs', without phonetic guides (`rPh`).
 */
export function richText(xml: XmlReader): string {
  let text = "";
  xml.children((local) => {
    if (local === "t") text += xml.text();
    if (local !== "r") return;
    xml.children((inner) => {
      if (inner === "t") text += xml.text();
    });
  });
  return unescapeXstring(text);
}

/**
 * Reads the table of shared strings. In its usual form only the places of the
 * texts are noted, and each is decoded when a cell first asks for it; otherwise
 * all are read at once by the tolerant path.
 */
export function readSharedStrings(parts: OfficePackage, part: string): SharedTexts {
  const bytes = parts.bytes(part);
  return indexTexts(bytes, part, parts.session) ?? readTexts(parts, part, bytes);
}

/** The tolerant path: every form of XML. */
export function readTexts(parts: OfficePackage, part: string, bytes: Uint8Array): SharedTexts {
  const texts: string[] = [];
  const xml = parts.xml(part, "spreadsheet", bytes);
  xml.root();
  xml.children((local) => {
    if (local !== "si") return;
    checkCount(texts.length, part, parts.session);
    texts.push(richText(xml));
  });
  xml.finish();
  return { count: texts.length, text: (index) => texts[index] ?? "" };
}

function checkCount(count: number, part: string, session: ReadSession): void {
  if (count >= session.limits.sharedStrings) {
    throw session.error("file-too-large", part, `more than ${count} shared strings`);
  }
}

/** The fast path; `null` where the part is written in an unusual way. */
function indexTexts(bytes: Uint8Array, part: string, session: ReadSession): SharedTexts | null {
  const scan = PlainScan.of(bytes, "sst");
  if (scan === null) return null;
  const starts: number[] = [];
  const ends: number[] = [];
  while (scan.enter("si")) {
    checkCount(starts.length, part, session);
    if ((starts.length & 1023) === 0) session.checkTime(part);
    const start = scan.contentStart;
    const end = scan.skipElement();
    if (end === UNUSUAL) return null;
    starts.push(start);
    ends.push(end);
  }
  if (!scan.atEnd()) return null;
  return new IndexedTexts(bytes, starts, ends, part, session);
}
