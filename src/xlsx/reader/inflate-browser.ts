import { Inflate as InflateStream } from "fflate";
import type { Inflate } from "./zip";

/**
 * Deflate makes at most 1,032 bytes of one, and fflate hands over all that a
 * push makes at once: small pushes bound what can be made before the limit is
 * looked at.
 */
const PUSH_BYTES = 16_384;

/**
 * Inflates with fflate's stream, which grows with its input and stops at the
 * limit; for browsers, where there is no synchronous inflate.
 *
 * @throws where the data is truncated, broken, or longer than `limit`.
 */
export const inflateBrowser: Inflate = (deflated, limit) => {
  const output = new Uint8Array(limit);
  const state = { length: 0, ended: false };
  const stream = new InflateStream((chunk, final) => {
    if (state.length + chunk.length > limit)
      throw new RangeError(`more than ${limit} bytes inflated`);
    output.set(chunk, state.length);
    state.length += chunk.length;
    state.ended = final;
  });
  for (let at = 0; at < deflated.length; at += PUSH_BYTES) {
    const end = Math.min(at + PUSH_BYTES, deflated.length);
    stream.push(deflated.subarray(at, end), end === deflated.length);
  }
  if (!state.ended) throw new RangeError("deflated data ends early");
  return state.length === limit ? output : output.slice(0, state.length);
};
