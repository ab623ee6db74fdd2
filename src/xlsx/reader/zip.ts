import { crc32 } from "./crc32";
import { startsAsZip } from "./kind";
import type { ReadSession } from "./limits";

/**
 * Inflates raw deflate data. Must throw (any error) where the data is broken
 * or truncated and as soon as more than `limit` bytes would come out; must
 * never return less than the data holds.
 */
export interface Inflate {
  (deflated: Uint8Array, limit: number): Uint8Array;
  /** The host's own CRC-32 (unsigned), where it has a faster one than the reader's. */
  readonly crc32?: (bytes: Uint8Array) => number;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  /** Of the local header, from the start of the file. */
  readonly offset: number;
}

/** Where an entry stands in the file: what a copy of the package needs of it. */
export interface ZipRecord {
  readonly name: string;
  /** Its record in the directory, from the first byte to behind the last. */
  readonly start: number;
  readonly end: number;
  /** Of its local header. */
  readonly offset: number;
}

const LOCAL = { signature: 0x04034b50, size: 30 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const END = { signature: 0x06054b50, size: 22 };
const END64 = { signature: 0x06064b50, size: 56 };
const LOCATOR64 = { signature: 0x07064b50, size: 20 };
const ZIP64_FIELD = 1;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
/** The most that deflate can make of one byte, with room for a block's head. */
const LARGEST_RATIO = 1032;

/**
 * The entries of a zip file, found through its central directory, inflated one
 * by one when they are asked for. Every size is checked against what comes
 * out, the CRC-32 too, so that a broken file is never read as other values.
 */
export class ZipDirectory {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #inflate: Inflate;
  readonly #session: ReadSession;
  /** By normalised name; `null` where entries of one name differ. */
  readonly #entries = new Map<string, Entry | null>();
  readonly #taken = new Set<Entry>();
  readonly #records: ZipRecord[] = [];
  #directoryStart = 0;

  /**
   * Reads the directory. Throws `XlsxReadError`: `not-a-spreadsheet` where
   * there is no zip, `file-truncated`, `password-protected`, `file-too-large`
   * for too many entries, `file-damaged`.
   */
  constructor(bytes: Uint8Array, inflate: Inflate, session: ReadSession) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#inflate = inflate;
    this.#session = session;
    this.#readDirectory();
  }

  /** All entries in the directory's order. */
  get records(): readonly ZipRecord[] {
    return this.#records;
  }

  /** Where the directory begins and the entries' data end. */
  get directoryStart(): number {
    return this.#directoryStart;
  }

  /** Whether there is an entry; names are compared without case. */
  has(name: string): boolean {
    return this.#entries.has(normalise(name));
  }

  /** Whether an entry's name begins so. */
  hasFolder(prefix: string): boolean {
    const folder = normalise(prefix);
    for (const name of this.#entries.keys())
      if (name.startsWith(folder)) return true;
    return false;
  }

  /** An entry's inflated bytes, or `null` where there is none. Throws `XlsxReadError`. */
  read(name: string): Uint8Array | null {
    const entry = this.#entries.get(normalise(name));
    if (entry === undefined) return null;
    if (entry === null)
      throw this.#session.damaged(name, "two entries of this name that differ");
    if (!this.#taken.has(entry)) {
      this.#session.takeInflated(entry.size, entry.name);
      this.#taken.add(entry);
    }
    const data = this.#extract(entry);
    if (data.length !== entry.size) {
      throw this.#session.damaged(
        entry.name,
        `${data.length} bytes instead of ${entry.size}`,
      );
    }
    if ((this.#inflate.crc32 ?? crc32)(data) !== entry.crc) {
      throw this.#session.damaged(entry.name, "checksum does not match");
    }
    return data;
  }

  #extract(entry: Entry): Uint8Array {
    const { offset, name } = entry;
    if (this.#u32(offset) !== LOCAL.signature)
      throw this.#session.damaged(name, "no local header");
    const start =
      offset + LOCAL.size + this.#u16(offset + 26) + this.#u16(offset + 28);
    const end = start + entry.compressed;
    if (end > this.#bytes.length)
      throw this.#session.damaged(name, "data runs over the file's end");
    const data = this.#bytes.subarray(start, end);
    if (entry.method === STORED) return data;
    if (entry.method !== DEFLATED) {
      throw this.#session.damaged(
        name,
        `compression method ${entry.method} is not known`,
      );
    }
    if (entry.size > LARGEST_RATIO * (entry.compressed + 1)) {
      throw this.#session.damaged(
        name,
        "declares more bytes than its data can hold",
      );
    }
    try {
      return this.#inflate(data, entry.size);
    } catch (error) {
      throw this.#session.damaged(name, `cannot be inflated: ${String(error)}`);
    }
  }

  #readDirectory(): void {
    const { start, end, shift } = this.#findDirectory();
    this.#directoryStart = start;
    const spans: { from: number; to: number }[] = [];
    let at = start;
    while (at + CENTRAL.size <= end && this.#u32(at) === CENTRAL.signature) {
      if (spans.length >= this.#session.limits.entries) {
        throw this.#session.error(
          "file-too-large",
          null,
          `more than ${spans.length} entries`,
        );
      }
      if ((spans.length & 255) === 0) this.#session.checkTime(null);
      const next =
        at +
        CENTRAL.size +
        this.#u16(at + 28) +
        this.#u16(at + 30) +
        this.#u16(at + 32);
      if (next > end) break;
      const entry = this.#readEntry(at, shift);
      const { name, offset } = entry;
      this.#records.push({ name, start: at, end: next, offset });
      spans.push({
        from: entry.offset,
        to: entry.offset + LOCAL.size + entry.compressed,
      });
      this.#add(entry);
      at = next;
    }
    if (at !== end)
      throw this.#session.damaged(null, "the zip directory is broken");
    this.#refuseOverlaps(spans, start);
  }

  #readEntry(at: number, shift: number): Entry {
    const flags = this.#u16(at + 8);
    const nameStart = at + CENTRAL.size;
    const nameEnd = nameStart + this.#u16(at + 28);
    const name = decodeName(this.#bytes.subarray(nameStart, nameEnd));
    if ((flags & ENCRYPTED) !== 0) {
      throw this.#session.error(
        "password-protected",
        name,
        "an encrypted entry",
      );
    }
    let compressed = this.#u32(at + 20);
    let size = this.#u32(at + 24);
    let offset = this.#u32(at + 42);
    if (size === IN_ZIP64 || compressed === IN_ZIP64 || offset === IN_ZIP64) {
      let field = this.#findZip64Field(nameEnd, nameEnd + this.#u16(at + 30));
      if (field === null)
        throw this.#session.damaged(name, "zip64 sizes are missing");
      const take = (value: number): number => {
        if (value !== IN_ZIP64 || field === null) return value;
        field += 8;
        return this.#u64(field - 8);
      };
      size = take(size);
      compressed = take(compressed);
      offset = take(offset);
    }
    const method = this.#u16(at + 10);
    if (method === STORED && compressed !== size) {
      throw this.#session.damaged(name, "a stored entry of two sizes");
    }
    return {
      name,
      method,
      crc: this.#u32(at + 16),
      compressed,
      size,
      offset: offset + shift,
    };
  }

  #findZip64Field(from: number, to: number): number | null {
    for (let at = from; at + 4 <= to; at += 4 + this.#u16(at + 2)) {
      if (this.#u16(at) === ZIP64_FIELD) return at + 4;
    }
    return null;
  }

  #add(entry: Entry): void {
    const key = normalise(entry.name);
    const before = this.#entries.get(key);
    if (before === undefined) this.#entries.set(key, entry);
    else if (before?.crc !== entry.crc || before.size !== entry.size)
      this.#entries.set(key, null);
  }

  /** Entries that share bytes are the trick of the worst bombs, and nothing that a program writes. */
  #refuseOverlaps(
    spans: { from: number; to: number }[],
    directory: number,
  ): void {
    spans.sort((a, b) => a.from - b.from);
    let end = 0;
    for (const span of spans) {
      if (span.from < end) throw this.#session.damaged(null, "entries overlap");
      end = span.to;
    }
    if (end > directory)
      throw this.#session.damaged(null, "entries run into the directory");
  }

  /** Where the directory is; `shift` is what stands before the zip and is not counted in its offsets. */
  #findDirectory(): { start: number; end: number; shift: number } {
    const session = this.#session;
    const record = this.#findEndRecord();
    let size = this.#u32(record + 12);
    let offset = this.#u32(record + 16);
    let end = record;
    const locator = record - LOCATOR64.size;
    if (locator >= 0 && this.#u32(locator) === LOCATOR64.signature) {
      end = this.#findEnd64(locator);
      size = this.#u64(end + 40);
      offset = this.#u64(end + 48);
    }
    const start = end - size;
    const shift = start - offset;
    if (start < 0 || shift < 0) {
      throw startsAsZip(this.#bytes)
        ? session.error(
            "file-truncated",
            null,
            "the directory is not where the end record says",
          )
        : session.damaged(
            null,
            "the directory is not where the end record says",
          );
    }
    if (shift > 0 && startsAsZip(this.#bytes)) {
      // The end record of a zip inside this one: reading on would give another workbook's cells.
      throw session.error(
        "file-truncated",
        null,
        "the end record is of another zip",
      );
    }
    if (size === 0)
      throw session.error("not-a-spreadsheet", null, "an empty zip");
    return { start, end, shift };
  }

  #findEndRecord(): number {
    const last = this.#bytes.length - END.size;
    const first = Math.max(0, last - LONGEST_COMMENT);
    let withJunk = -1;
    for (let at = last; at >= first; at--) {
      if (this.#bytes[at] !== 0x50 || this.#u32(at) !== END.signature) continue;
      const end = at + END.size + this.#u16(at + 20);
      if (end === this.#bytes.length) return at;
      if (end < this.#bytes.length && withJunk < 0) withJunk = at;
    }
    if (withJunk >= 0) return withJunk;
    throw startsAsZip(this.#bytes)
      ? this.#session.error("file-truncated", null, "no end record")
      : this.#session.error("not-a-spreadsheet", null, "not a zip");
  }

  #findEnd64(locator: number): number {
    const declared = this.#u64(locator + 8);
    for (const at of [locator - END64.size, declared]) {
      if (
        at >= 0 &&
        at + END64.size <= locator &&
        this.#u32(at) === END64.signature
      )
        return at;
    }
    throw this.#session.damaged(null, "no zip64 end record");
  }

  #u16(at: number): number {
    this.#check(at, 2);
    return this.#view.getUint16(at, true);
  }

  #u32(at: number): number {
    this.#check(at, 4);
    return this.#view.getUint32(at, true);
  }

  /** Numbers that are not exact are far over any file's size and fail in the checks that follow. */
  #u64(at: number): number {
    this.#check(at, 8);
    return (
      this.#view.getUint32(at, true) +
      this.#view.getUint32(at + 4, true) * 2 ** 32
    );
  }

  #check(at: number, bytes: number): void {
    if (at < 0 || at + bytes > this.#bytes.length) {
      throw this.#session.damaged(
        null,
        "a zip record runs over the file's end",
      );
    }
  }
}

const NAMES = new TextDecoder("utf-8");

function decodeName(bytes: Uint8Array): string {
  return NAMES.decode(bytes);
}

/** Names are compared as OPC says, without case; backslashes and a leading slash are writers' mistakes. */
export function normalise(name: string): string {
  const slashes = name.includes("\\") ? name.replaceAll("\\", "/") : name;
  return (slashes.startsWith("/") ? slashes.slice(1) : slashes).toLowerCase();
}
