import { crc32 } from "../reader/crc32";
import type { Deflater } from "./deflate";
import { joinBytes } from "./deflate";

/** A part of a package, compressed. */
export interface PackedPart {
  /** Path in the package, without a leading `/`. */
  readonly path: string;
  /** Raw deflate, in order. */
  readonly chunks: readonly Uint8Array[];
  /** Bytes before and after compressing. */
  readonly size: number;
  readonly packedSize: number;
  readonly crc: number;
}

/** Text is compressed in steps of about this many characters, so that a part is never in memory as a whole. */
const STEP_LENGTH = 1 << 18;

const ENCODER = new TextEncoder();

/** Compresses a part that comes as text in any number of chunks. */
export function packText(
  path: string,
  text: Iterable<string>,
  deflater: Deflater,
): PackedPart {
  const chunks: Uint8Array[] = [];
  const stream = deflater.open();
  let size = 0;
  let crc = 0;
  let waiting: string[] = [];
  let length = 0;
  const flush = (): void => {
    const bytes = ENCODER.encode(waiting.join(""));
    waiting = [];
    length = 0;
    if (bytes.length === 0) return;
    chunks.push(stream.add(bytes));
    size += bytes.length;
    crc = crc32(bytes, crc);
  };
  for (const chunk of text) {
    waiting.push(chunk);
    length += chunk.length;
    if (length >= STEP_LENGTH) flush();
  }
  flush();
  chunks.push(stream.end());
  const packedSize = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return { path, chunks, size, packedSize, crc };
}

/** 1 January 1980: the earliest time that a ZIP file can say, so that equal content gives equal bytes. */
const DOS_DATE = 0x0021;
const DOS_TIME = 0;
const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const DEFLATED = 8;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;
const LARGEST = 0xffffffff;

/**
 * A ZIP package of parts, in the order given.
 * Throws a `RangeError` where a part or the package would be larger than ZIP without its 64-bit extension can say (4 GiB).
 */
export function packageOf(parts: readonly PackedPart[]): Uint8Array {
  const bytes: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  let directorySize = 0;
  for (const part of parts) {
    if (part.size > LARGEST || offset + part.packedSize > LARGEST) {
      throw new RangeError(`${part.path} is too large for the package`);
    }
    const name = ENCODER.encode(part.path);
    const local = localHeader(part, name);
    const central = centralHeader(part, name, offset);
    bytes.push(local, ...part.chunks);
    directory.push(central);
    offset += local.length + part.packedSize;
    directorySize += central.length;
  }
  return joinBytes([
    ...bytes,
    ...directory,
    endRecord(parts.length, directorySize, offset),
  ]);
}

/** The header before an entry's data, and its record for the directory. */
export function entryHeaders(
  part: PackedPart,
  offset: number,
): readonly [Uint8Array, Uint8Array] {
  const name = new TextEncoder().encode(part.path);
  return [localHeader(part, name), centralHeader(part, name, offset)];
}

function localHeader(part: PackedPart, name: Uint8Array): Uint8Array {
  const header = new Uint8Array(30 + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, LOCAL_HEADER, true);
  view.setUint16(4, VERSION, true);
  describe(view, 6, part, name.length);
  header.set(name, 30);
  return header;
}

function centralHeader(
  part: PackedPart,
  name: Uint8Array,
  offset: number,
): Uint8Array {
  const header = new Uint8Array(46 + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, CENTRAL_HEADER, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, VERSION, true);
  describe(view, 8, part, name.length);
  view.setUint32(42, offset, true);
  header.set(name, 46);
  return header;
}

/** The fields that both headers share: flags, method, time, sum, sizes, length of the name. */
function describe(
  view: DataView,
  at: number,
  part: PackedPart,
  nameLength: number,
): void {
  view.setUint16(at, FLAGS, true);
  view.setUint16(at + 2, DEFLATED, true);
  view.setUint16(at + 4, DOS_TIME, true);
  view.setUint16(at + 6, DOS_DATE, true);
  view.setUint32(at + 8, part.crc, true);
  view.setUint32(at + 12, part.packedSize, true);
  view.setUint32(at + 16, part.size, true);
  view.setUint16(at + 20, nameLength, true);
}

function endRecord(
  count: number,
  directorySize: number,
  offset: number,
): Uint8Array {
  const record = new Uint8Array(22);
  const view = new DataView(record.buffer);
  view.setUint32(0, END_RECORD, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, directorySize, true);
  view.setUint32(16, offset, true);
  return record;
}

/**
 * The parts of a package that `packageOf` made, still compressed.
 * Throws a `RangeError` where `bytes` are not such a package.
 */
export function partsOf(bytes: Uint8Array): PackedPart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  if (end < 0 || view.getUint32(end, true) !== END_RECORD) throw notOurs();
  const count = view.getUint16(end + 10, true);
  const decoder = new TextDecoder();
  const parts: PackedPart[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (
      view.getUint32(at, true) !== CENTRAL_HEADER ||
      view.getUint16(at + 10, true) !== DEFLATED
    ) {
      throw notOurs();
    }
    const packedSize = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const data = view.getUint32(at + 42, true) + 30 + nameLength;
    parts.push({
      path: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      chunks: [bytes.subarray(data, data + packedSize)],
      size: view.getUint32(at + 24, true),
      packedSize,
      crc: view.getUint32(at + 16, true),
    });
    at += 46 + nameLength;
  }
  return parts;
}

function notOurs(): RangeError {
  return new RangeError("not a package of this writer");
}
