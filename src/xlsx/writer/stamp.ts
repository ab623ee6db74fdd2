import type { Deflater } from "./deflate";
export interface Stamp {
  readonly stamp: (values: ReadonlyMap<string, string>) => Uint8Array;
}
export function prepareStamp(
  template: Uint8Array,
  tokens: readonly string[],
  deflate?: Deflater,
): Stamp {
  throw new Error(String([template, tokens, deflate]));
}
