import { inflateSync, strFromU8 } from "fflate";
import { crc32 } from "../reader/crc32";
import { appendCrc, crcShift } from "./crc";
import type { Deflater } from "./deflate";
import {
  DEFLATE_END,
  joinBytes,
  portableDeflater,
  storedPiece,
} from "./deflate";
import type { Hole, TokenValues } from "./holes";
import { holeFinder } from "./holes";
import type { PackedPart } from "./zip";
import { packText, packageOf, partsOf } from "./zip";

/** Makes copies of one workbook that differ in some texts. */
export interface Stamp {
  /**
   * The workbook with each token's text in its place; every token needs one,
   * which may be empty (a cell of nothing but such tokens is blank then).
   * The content is that of `writeWorkbook` for the layout with the texts in it.
   * Throws a `RangeError` for a token without a text.
   */
  readonly stamp: (
    values: ReadonlyMap<string, string> | Readonly<Record<string, string>>,
  ) => Uint8Array;
}

/**
 * Prepares copies of a workbook that `writeWorkbook` made of a layout with
 * tokens in it: short texts that occur nowhere else, without white space and
 * signs that XML escapes. They may stand in cells, in formulas' values, in
 * headers and footers, in validations' messages, and in the title;
 * not in formulas and not in the names of sheets, tables and ranges. What does not differ is
 * compressed once: parts without a token always, and with a deflater that makes
 * pieces (Node's) all text between tokens too.
 * Throws a `RangeError` for bytes of another origin and for tokens that cannot be told apart or stand in a formula.
 */
export function prepareStamp(
  template: Uint8Array,
  tokens: readonly string[],
  deflater: Deflater = portableDeflater,
): Stamp {
  const texts = partsOf(template).map((part) => ({
    part,
    xml: partText(part),
  }));
  const strings = texts.find(
    ({ part }) => part.path === "xl/sharedStrings.xml",
  );
  const finder = holeFinder(tokens, strings?.xml ?? "");
  const parts = texts.map(({ part, xml }) =>
    stampedPart(part, finder.cut(part.path, xml), deflater),
  );
  return {
    stamp: (values) => {
      const valueOf = tokenValues(values);
      return packageOf(parts.map((make) => make(valueOf)));
    },
  };
}

function partText({ chunks, size }: PackedPart): string {
  return strFromU8(
    inflateSync(joinBytes(chunks), { out: new Uint8Array(size) }),
  );
}

function tokenValues(
  values: ReadonlyMap<string, string> | Readonly<Record<string, string>>,
): TokenValues {
  const known =
    values instanceof Map ? values : new Map(Object.entries(values));
  return (token) => {
    const value: unknown = known.get(token);
    if (typeof value !== "string")
      throw new RangeError(`no text for the token ${token}`);
    return value;
  };
}

/** A part for one copy. */
type MakePart = (values: TokenValues) => PackedPart;

function stampedPart(
  part: PackedPart,
  cut: readonly (string | Hole)[],
  deflater: Deflater,
): MakePart {
  if (cut.length === 1) return () => part;
  const { piece } = deflater;
  if (piece === undefined) {
    return (values) => {
      const text = cut.map((entry) =>
        typeof entry === "string" ? entry : entry(values),
      );
      return packText(part.path, text, deflater);
    };
  }
  const entries = cut.map((entry) =>
    typeof entry === "string" ? fixedPiece(entry, piece) : entry,
  );
  return (values) => joinPieces(part.path, entries, values);
}

/** Text between holes, compressed. */
interface FixedPiece {
  readonly packed: Uint8Array;
  readonly size: number;
  readonly crc: number;
  readonly shift: number;
}

const ENCODER = new TextEncoder();

function fixedPiece(
  text: string,
  piece: (bytes: Uint8Array) => Uint8Array,
): FixedPiece {
  const bytes = ENCODER.encode(text);
  const stored = storedPiece(bytes);
  const deflated = piece(bytes);
  return {
    packed: deflated.length < stored.length ? deflated : stored,
    size: bytes.length,
    crc: crc32(bytes),
    shift: crcShift(bytes.length),
  };
}

function joinPieces(
  path: string,
  entries: readonly (FixedPiece | Hole)[],
  values: TokenValues,
): PackedPart {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let packedSize = DEFLATE_END.length;
  let crc = 0;
  for (const entry of entries) {
    if (typeof entry === "function") {
      const bytes = ENCODER.encode(entry(values));
      const packed = storedPiece(bytes);
      chunks.push(packed);
      size += bytes.length;
      packedSize += packed.length;
      crc = crc32(bytes, crc);
    } else {
      chunks.push(entry.packed);
      size += entry.size;
      packedSize += entry.packed.length;
      crc = appendCrc(crc, entry.crc, entry.shift);
    }
  }
  chunks.push(DEFLATE_END);
  return { path, chunks, size, packedSize, crc };
}
