import { expect } from "@jest/globals";
import type { LintOptions } from "./lint";
import { lintPackage } from "./lint";

export { lintPackage };
export type { LintOptions } from "./lint";
export type { Problem } from "./opc";

/** Fails with the problems where a package is not clean. */
export function expectCleanPackage(
  bytes: Uint8Array,
  options: LintOptions = {},
): void {
  expect(lintPackage(bytes, options)).toEqual([]);
}
