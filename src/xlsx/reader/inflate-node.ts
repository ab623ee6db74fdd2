import { constants, crc32, inflateRawSync } from "node:zlib";
import type { Inflate } from "./zip";

/**
 * Inflates with Node's zlib. The output buffer is as large as the limit says
 * plus a little: the reader passes the size that the directory declares, so
 * that one allocation is enough.
 *
 * @throws where the data is truncated, broken, or longer than `limit`.
 */
function inflate(deflated: Uint8Array, limit: number): Uint8Array {
  const { buffer, byteOffset, byteLength } = inflateRawSync(deflated, {
    maxOutputLength: Math.max(limit, 1),
    chunkSize: Math.max(limit + SPARE, constants.Z_MIN_CHUNK),
  });
  // A plain array: Buffer's own subarray is several times slower.
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** zlib asks for a second buffer when the first is filled to the last byte. */
const SPARE = 16;

export const inflateNode: Inflate = Object.assign(inflate, {
  crc32: (bytes: Uint8Array): number => crc32(bytes),
});
