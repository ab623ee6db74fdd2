import { normalise } from "../reader/zip";
import type { ZipDirectory, ZipRecord } from "../reader/zip";
import { joinBytes, portableDeflater } from "./deflate";
import type { Deflater } from "./deflate";
import { entryHeaders, packText } from "./zip";
import type { PackedPart } from "./zip";

const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIGNATURE = 0x06054b50;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const VERSION = 20;
const ZIP64_FIELD = 1;
const LARGEST = 0xffffffff;

/**
 * A copy of a zip file in which some entries have a new text and some are left
 * out; all others are copied as they are, compressed.
 *
 * @param bytes - the file whose directory `zip` is
 * @param changes - by the entry's name; `null` leaves it out, a name that is
 * not there adds an entry
 * @throws RangeError where the copy would be larger than 4 GiB
 */
export function repack(
  bytes: Uint8Array,
  zip: ZipDirectory,
  changes: ReadonlyMap<string, string | null>,
  deflater: Deflater = portableDeflater,
): Uint8Array {
  const changed = new Map(
    [...changes].map(([name, text]) => [normalise(name), text]),
  );
  const copy = new ZipCopy(bytes);
  const byOffset = [...zip.records].sort((a, b) => a.offset - b.offset);
  const [first] = byOffset;
  copy.keep(0, first?.offset ?? 0);
  const there = new Set(byOffset.map(({ name }) => normalise(name)));
  byOffset.forEach((record, i) => {
    const text = changed.get(normalise(record.name));
    if (text === null) return;
    const end = byOffset[i + 1]?.offset ?? zip.directoryStart;
    if (text === undefined) copy.copyEntry(record, end);
    else copy.writeEntry(record, packText(record.name, [text], deflater));
  });
  for (const [name, text] of changes)
    if (text !== null && !there.has(normalise(name)))
      copy.addEntry(packText(name, [text], deflater));
  return copy.finish();
}

/** Puts the copy together. */
class ZipCopy {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #chunks: Uint8Array[] = [];
  readonly #directory: Uint8Array[] = [];
  #size = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Bytes of the old file that belong to no entry. */
  keep(start: number, end: number): void {
    this.#add(this.#bytes.subarray(start, end));
  }

  /** An entry with its local header, its data and whatever stands behind them. */
  copyEntry(record: ZipRecord, end: number): void {
    const [crc, packed, size] = this.#sums(record);
    this.#directory.push(
      this.#centralRecord(record, null, crc, packed, size, this.#size),
    );
    this.#add(this.#bytes.subarray(record.offset, end));
  }

  /** An entry with new data, under its old name and date. */
  writeEntry(record: ZipRecord, part: PackedPart): void {
    const { crc, packedSize, size } = part;
    this.#directory.push(
      this.#centralRecord(record, DEFLATED, crc, packedSize, size, this.#size),
    );
    const name = this.#nameOf(record);
    const header = new Uint8Array(LOCAL_SIZE + name.length);
    const view = new DataView(header.buffer);
    view.setUint32(0, LOCAL_SIGNATURE, true);
    view.setUint16(4, VERSION, true);
    view.setUint16(6, this.#flags(record), true);
    view.setUint16(8, DEFLATED, true);
    view.setUint32(10, this.#view.getUint32(record.start + 12, true), true);
    view.setUint32(14, crc, true);
    view.setUint32(18, packedSize, true);
    view.setUint32(22, size, true);
    view.setUint16(26, name.length, true);
    header.set(name, LOCAL_SIZE);
    this.#add(header);
    for (const chunk of part.chunks) this.#add(chunk);
  }

  /** An entry that the old file has not. */
  addEntry(part: PackedPart): void {
    const [header, record] = entryHeaders(part, this.#size);
    this.#directory.push(record);
    this.#add(header);
    for (const chunk of part.chunks) this.#add(chunk);
  }

  finish(): Uint8Array {
    const directory = joinBytes(this.#directory);
    if (this.#size + directory.length > LARGEST)
      throw new RangeError("the copy is too large for a zip file");
    const end = new Uint8Array(22);
    const view = new DataView(end.buffer);
    view.setUint32(0, END_SIGNATURE, true);
    view.setUint16(8, this.#directory.length, true);
    view.setUint16(10, this.#directory.length, true);
    view.setUint32(12, directory.length, true);
    view.setUint32(16, this.#size, true);
    return joinBytes([...this.#chunks, directory, end]);
  }

  #add(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  /**
   * An entry's record for the new directory. `method` is `null` for an entry
   * that is copied, whose flags and method stay. Sizes are written in 32 bits,
   * so the field that held them in 64 is left out.
   */
  #centralRecord(
    record: ZipRecord,
    method: number | null,
    crc: number,
    packed: number,
    size: number,
    offset: number,
  ): Uint8Array {
    const name = this.#nameOf(record);
    const extra = this.#extraWithoutZip64(record);
    const comment = this.#bytes.subarray(
      record.end - this.#view.getUint16(record.start + 32, true),
      record.end,
    );
    const head = this.#bytes.slice(record.start, record.start + CENTRAL_SIZE);
    const view = new DataView(head.buffer);
    if (method !== null) {
      view.setUint16(6, VERSION, true);
      view.setUint16(8, this.#flags(record), true);
      view.setUint16(10, method, true);
    }
    view.setUint32(16, crc, true);
    view.setUint32(20, packed, true);
    view.setUint32(24, size, true);
    view.setUint16(30, extra.length, true);
    view.setUint16(34, 0, true); // the only disk
    view.setUint32(42, offset, true);
    return joinBytes([head, name, extra, comment]);
  }

  /** Of an entry's flags only the one that says how its name is written lasts. */
  #flags(record: ZipRecord): number {
    return this.#view.getUint16(record.start + 8, true) & UTF8_NAMES;
  }

  #nameOf({ start }: ZipRecord): Uint8Array {
    const from = start + CENTRAL_SIZE;
    return this.#bytes.subarray(
      from,
      from + this.#view.getUint16(start + 28, true),
    );
  }

  /** Checksum, packed size and size, of a record with sizes in 32 or 64 bits. */
  #sums({ start }: ZipRecord): readonly [number, number, number] {
    const crc = this.#view.getUint32(start + 16, true);
    const packed = this.#view.getUint32(start + 20, true);
    const size = this.#view.getUint32(start + 24, true);
    let field = this.#fields(start).find(({ id }) => id === ZIP64_FIELD)?.from;
    const wide = (value: number): number => {
      if (value !== LARGEST || field === undefined) return value;
      field += 8;
      return this.#view.getUint32(field - 8, true);
    };
    // In the 64-bit field the size comes first.
    const wideSize = wide(size);
    return [crc, wide(packed), wideSize];
  }

  #extraWithoutZip64({ start }: ZipRecord): Uint8Array {
    return joinBytes([
      new Uint8Array(),
      ...this.#fields(start)
        .filter(({ id }) => id !== ZIP64_FIELD)
        .map(({ from, to }) => this.#bytes.subarray(from - 4, to)),
    ]);
  }

  /** The extra fields of a record in the directory. */
  #fields(start: number): readonly {
    readonly id: number;
    readonly from: number;
    readonly to: number;
  }[] {
    const found: { id: number; from: number; to: number }[] = [];
    const first = start + CENTRAL_SIZE + this.#view.getUint16(start + 28, true);
    const end = first + this.#view.getUint16(start + 30, true);
    for (let at = first; at + 4 <= end;) {
      const from = at + 4;
      const to = from + this.#view.getUint16(at + 2, true);
      if (to > end) break;
      found.push({ id: this.#view.getUint16(at, true), from, to });
      at = to;
    }
    return found;
  }
}
