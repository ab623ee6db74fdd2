import { describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import { dayOf, parsePlanId } from "../../src/core/plan";
import { browserToolbox } from "../../src/workers/browser-tools";

const tools = browserToolbox(dayOf(2026, 3, 15)!);

describe("the toolbox of a browser", () => {
  it.each(["", "a", "计划工作簿", "\uD800 half a pair", "x".repeat(100_000)])(
    "digests %j as Node does",
    (text) => {
      const node = createHash("sha1").update(text).digest("base64url");
      expect(tools.digest(text)).toBe(node);
    },
  );

  it("makes ids of plans that are UUIDs, each its own", () => {
    const [first, second] = [tools.newPlanId(), tools.newPlanId()];
    expect(parsePlanId(first)).toBe(first);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/u);
    expect(second).not.toBe(first);
  });
});
