import { TestEnvironment } from "jest-environment-jsdom";

/** What browsers have and jsdom has not; the lists of bytes are Node's, so that both sides mean the same ones. */
const MISSING = [
  "TextDecoder",
  "TextEncoder",
  "CompressionStream",
  "DecompressionStream",
  "ReadableStream",
  "structuredClone",
];
const BYTES = ["ArrayBuffer", "Uint8Array", "Uint16Array", "Uint32Array"];

/** jsdom as the pages' tests need it: a page over real workbooks reads and writes files. */
export default class BrowserEnvironment extends TestEnvironment {
  constructor(...given) {
    super(...given);
    for (const name of MISSING) this.global[name] ??= globalThis[name];
    for (const name of BYTES) this.global[name] = globalThis[name];
    const { Blob, FileReader } = this.global;
    Blob.prototype.arrayBuffer ??= function arrayBuffer() {
      return new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.onload = () => {
          resolve(reader.result);
        };
        reader.onerror = () => {
          reject(reader.error);
        };
        reader.readAsArrayBuffer(this);
      });
    };
  }
}
