import { characterData, unescapeXstring } from "./characters";
import { decodeUtf8 } from "./encoding";
import { XlsxReadError } from "./error";
import type { ReadSession } from "./limits";
import type { OfficePackage } from "./package";
import { PlainScan, ascii } from "./plain-scan";
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
export function readSharedStrings(
  parts: OfficePackage,
  part: string,
): SharedTexts {
  const bytes = parts.bytes(part);
  return (
    indexTexts(bytes, part, parts.session) ?? readTexts(parts, part, bytes)
  );
}

/** The tolerant path: every form of XML. */
export function readTexts(
  parts: OfficePackage,
  part: string,
  bytes: Uint8Array,
): SharedTexts {
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
    throw session.error(
      "file-too-large",
      part,
      `more than ${count} shared strings`,
    );
  }
}

/** Texts between two looks at the clock. */
const CLOCK_EVERY = 1024;

const PLAIN_HEADS = ["<t>", '<t xml:space="preserve">'].map(ascii);
const PLAIN_TAIL = ascii("</t></si>");

/** The fast path; `null` where the part is written in an unusual way. */
export function indexTexts(
  bytes: Uint8Array,
  part: string,
  session: ReadSession,
): SharedTexts | null {
  const scan = PlainScan.of(bytes, "sst");
  if (scan === null) return null;
  const starts: number[] = [];
  const ends: number[] = [];
  for (;;) {
    const start = scan.nextMarkup();
    const tag = scan.tag();
    if (tag === "close") break;
    if (tag === "unusual" || !scan.named("si")) return null;
    checkCount(starts.length, part, session);
    if (starts.length % CLOCK_EVERY === 0) session.checkTime(part);
    const inside = scan.at;
    const head = PLAIN_HEADS.find((one) => scan.has(one, inside));
    if (tag === "open" && head !== undefined) {
      scan.at += head.length;
      const end = scan.nextMarkup();
      if (scan.has(PLAIN_TAIL, end)) {
        starts.push(inside + head.length);
        ends.push(end);
        scan.at = end + PLAIN_TAIL.length;
        continue;
      }
      scan.at = inside;
      scan.nameStart = start + 1;
      scan.nameEnd = start + 3;
    }
    if (tag === "open" && !scan.skipContent()) return null;
    starts.push(~start);
    ends.push(scan.at);
  }
  return scan.closesPart()
    ? new IndexedTexts(bytes, starts, ends, part, session)
    : null;
}

/** Shared strings as places in the part's bytes, each decoded once, when it is first asked for. */
class IndexedTexts implements SharedTexts {
  readonly count: number;
  readonly #bytes: Uint8Array;
  /** Of the text where the item is one plain `t`; else of the whole `si`, with all bits turned. */
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];
  readonly #part: string;
  readonly #session: ReadSession;
  readonly #texts: (string | undefined)[];

  constructor(
    bytes: Uint8Array,
    starts: readonly number[],
    ends: readonly number[],
    part: string,
    session: ReadSession,
  ) {
    this.count = starts.length;
    this.#texts = new Array<string | undefined>(starts.length);
    this.#bytes = bytes;
    this.#starts = starts;
    this.#ends = ends;
    this.#part = part;
    this.#session = session;
  }

  text(index: number): string {
    return (this.#texts[index] ??= this.#decode(
      this.#starts[index] ?? 0,
      this.#ends[index] ?? 0,
    ));
  }

  #decode(start: number, end: number): string {
    try {
      return start < 0
        ? this.#rich(decodeUtf8(this.#bytes, ~start, end))
        : unescapeXstring(characterData(decodeUtf8(this.#bytes, start, end)));
    } catch (error) {
      if (error instanceof XlsxReadError) throw error;
      throw this.#session.damaged(this.#part, String(error));
    }
  }

  #rich(source: string): string {
    const xml = new XmlReader(source, this.#part, this.#session, "spreadsheet");
    xml.root();
    return richText(xml);
  }
}
