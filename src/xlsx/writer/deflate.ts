import { Deflate } from "fflate";

/** A part that is being compressed; both give the bytes that are ready, which may be none. */
export interface DeflateStream {
  readonly add: (bytes: Uint8Array) => Uint8Array;
  readonly end: () => Uint8Array;
}

/** Raw deflate, as a host has it. The same input always gives the same bytes. */
export interface Deflater {
  readonly open: () => DeflateStream;
  /**
   * Compresses bytes as one piece of a stream: it refers to nothing before it,
   * ends on a byte boundary and is not the last block. Pieces can therefore be
   * made apart, kept, and joined in any order; `DEFLATE_END` closes the stream.
   * Absent where the library cannot do it.
   */
  readonly piece?: (bytes: Uint8Array) => Uint8Array;
}

/** The empty last block that ends a stream of pieces. */
export const DEFLATE_END: Uint8Array = Uint8Array.of(0x03, 0x00);

/**
 * Room for hashes of what came before, by fflate's own scale. Left to itself a
 * stream takes two megabytes for them, cleared anew for each of the thirty
 * parts of a workbook; with this much the files are no larger.
 */
const HASH_MEMORY = 4;

/**
 * For any host, browsers included; Node is faster with `nodeDeflater`. It makes
 * no pieces: `flush(true)` of fflate 0.8.3 writes a wrong block header wherever
 * the block before it ends in a byte that is begun and not 0.
 */
export const portableDeflater: Deflater = {
  open: () => {
    let ready: Uint8Array[] = [];
    const stream = new Deflate({ level: 6, mem: HASH_MEMORY }, (chunk) => {
      // The library uses its buffer again.
      ready.push(chunk.slice());
    });
    const take = (bytes: Uint8Array, last: boolean): Uint8Array => {
      stream.push(bytes, last);
      const taken = joinBytes(ready);
      ready = [];
      return taken;
    };
    return {
      add: (bytes) => take(bytes, false),
      end: () => take(new Uint8Array(), true),
    };
  },
};

/** The most that one stored block of a deflate stream holds. */
const STORED_BLOCK = 0xffff;

/** Bytes as a piece (see `Deflater`) without compressing them: for text too short to be worth it. */
export function storedPiece(bytes: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += STORED_BLOCK) {
    const length = Math.min(STORED_BLOCK, bytes.length - at);
    const block = new Uint8Array(length + 5);
    // Three header bits (not last, stored) and padding to the byte, then the length and its complement.
    block[1] = length & 0xff;
    block[2] = length >>> 8;
    block[3] = ~length & 0xff;
    block[4] = (~length >>> 8) & 0xff;
    block.set(bytes.subarray(at, at + length), 5);
    blocks.push(block);
  }
  return joinBytes(blocks);
}

/** One array of many. */
export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only;
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
