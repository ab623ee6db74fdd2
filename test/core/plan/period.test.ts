import { describe, expect, it } from "@jest/globals";

import { monthOf, formatMonth } from "../../../src/core/plan";

describe("a month", () => {
  it("is written year first", () => {
    expect(formatMonth(monthOf(2026, 3)!)).toBe("2026-03");
  });
});
