import { constants, deflateRawSync } from "node:zlib";
import { DEFLATE_END } from "./deflate";
import type { Deflater } from "./deflate";

function piece(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes, {
    level: 6,
    finishFlush: constants.Z_FULL_FLUSH,
  });
}

/** Deflate by zlib, for Node only. */
export const nodeDeflater: Deflater = {
  open: () => ({ add: piece, end: () => DEFLATE_END }),
  piece,
};
