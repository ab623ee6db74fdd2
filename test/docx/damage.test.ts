import { describe, expect, it } from "@jest/globals";

import { openPlanDocument } from "../../src/docx";
import {
  abstractNum,
  docx,
  docxEntries,
  list,
  lvl,
  num,
  p,
  table,
  td,
} from "./docx-builder";
import { drawn } from "./reading";
import { zipSync } from "fflate";

const PARTS = {
  body:
    p("学习", num(1)) +
    table([td("内容"), td("时间")], [td("走访"), td("1月")]) +
    p("服务", num(1)),
  numbering: abstractNum(0, lvl(0, "chineseCounting", "%1、")) + list(1, 0),
};

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 8;
  }
}

function damaged(
  bytes: Uint8Array,
  random: Iterator<number, never>,
): Uint8Array {
  const result = bytes.slice();
  for (let n = 0; n < 3; n++) {
    result[random.next().value % result.length] = random.next().value & 255;
  }
  return random.next().value % 4 === 0
    ? result.subarray(0, random.next().value % result.length)
    : result;
}

describe("a damaged document", () => {
  it("is refused with a finding or read, and never ends the program", async () => {
    const random = numbers(7);
    const bytes = docx(PARTS);
    const seen = new Set<string>();
    for (let n = 0; n < 300; n++) {
      const opened = await openPlanDocument(damaged(bytes, random), {
        file: "坏.docx",
      });
      seen.add(opened.ok ? "read" : opened.finding.code);
    }
    expect(seen).toContain("file-damaged");
    expect(seen).toContain("file-truncated");
  });

  it("is never read as other text where its XML is damaged inside a sound package", async () => {
    const random = numbers(11);
    const entries = docxEntries(PARTS);
    const whole = "一、|学习,内容 | 时间,走访 | 1月,二、|服务";
    let read = 0;
    for (let n = 0; n < 300; n++) {
      const part = n % 2 === 0 ? "word/document.xml" : "word/numbering.xml";
      const source = entries[part]!;
      const cut = source.subarray(0, random.next().value % source.length);
      const bytes = zipSync({ ...entries, [part]: cut }, { level: 0 });
      const opened = await openPlanDocument(bytes, { file: "坏.docx" });
      if (opened.ok) {
        read += 1;
        expect(drawn(opened.document.blocks).join()).toBe(whole);
      }
    }
    expect(read).toBe(0);
  });
});
