/** To be imported before the reader: jsdom has neither of these, every browser has both. */
import { TextDecoder, TextEncoder } from "node:util";

Object.assign(globalThis, { TextDecoder, TextEncoder });
