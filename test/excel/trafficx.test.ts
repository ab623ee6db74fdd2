import { describe, expect, it } from "@jest/globals";
import { traffic } from "./sized-plan";

/** Excel's limit for one request and one answer, in bytes. */
const LIMIT = 5 * 1024 * 1024;

/** One more round trip for each further 5 MB. */
function allowed(least: number, bytes: number): number {
  return least + Math.max(0, Math.ceil(bytes / 5_000_000) - 1);
}

describe("round trips and bytes of a plan workbook", () => {
  it.each([60, 200, 1000, 5000])(
    "are within the limits for %d nodes",
    async (nodes) => {
      const { render, read } = await traffic(nodes);
      console.log(JSON.stringify({nodes, render, read}));
    expect(render.requests).toBeLessThanOrEqual(allowed(4, render.bytes));
      expect(read.requests).toBeLessThanOrEqual(allowed(2, read.bytes));
      expect(render.largest).toBeLessThan(LIMIT);
      expect(read.largest).toBeLessThan(LIMIT);
    },
  );
});
