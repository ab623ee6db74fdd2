import { createHash, randomUUID } from "node:crypto";

import type { Toolbox } from "../app/ports";
import { dayOf, parsePlanId } from "../core/plan";
import type { Day } from "../core/plan";
import { openWorkbook } from "../xlsx/reader";
import { inflateNode } from "../xlsx/reader/inflate-node";
import { patchWorkbook, prepareStamp, writeWorkbook } from "../xlsx/writer";
import { nodeDeflater } from "../xlsx/writer/deflate-node";

/** The parts of the program put together for Node. */
export function nodeToolbox(): Toolbox {
  const now = new Date().toISOString();
  return {
    openWorkbook: (bytes, file) =>
      openWorkbook(bytes, { file, inflate: inflateNode, now: Date.now }),
    writeWorkbook: (layout) =>
      writeWorkbook(layout, { savedAt: now, deflater: nodeDeflater }),
    prepareStamp: (template, tokens) =>
      prepareStamp(template, tokens, nodeDeflater),
    patchWorkbook: (bytes, patches) =>
      patchWorkbook(bytes, patches, {
        inflate: inflateNode,
        deflater: nodeDeflater,
        now: Date.now,
      }),
    digest: (text) => createHash("sha1").update(text).digest("base64url"),
    newPlanId: () => {
      const id = parsePlanId(randomUUID());
      if (id === null) throw new Error("randomUUID made no UUID");
      return id;
    },
    now,
    today: today(),
  };
}

/** The calendar day where this machine is. */
function today(): Day {
  const now = new Date();
  const day = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (day === null)
    throw new Error("the machine's clock is outside the calendar");
  return day;
}
