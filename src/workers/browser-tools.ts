import { sha1 } from "@noble/hashes/legacy.js";
import type { FileWorkTools } from "../app/file-work";
import type { Toolbox } from "../app/ports";
import { parsePlanId } from "../core/plan";
import type { Day, PlanId } from "../core/plan";
import { openWorkbook } from "../xlsx/reader";
import { inflateBrowser } from "../xlsx/reader/inflate-browser";
import {
  patchWorkbook,
  portableDeflater,
  prepareStamp,
  writeWorkbook,
} from "../xlsx/writer";
import { zipArchive } from "./archive";

/** The parts of the program put together for a browser; what few jobs need is loaded when they do. */
export const browserTools: FileWorkTools = {
  toolbox: browserToolbox,
  readRosterRows: async (bytes, file) => {
    const { readRosterRows } = await import("../xlsx/tables");
    return readRosterRows(bytes, { file, inflate: inflateBrowser });
  },
  writeReport: async (report, origin) => {
    const { reportDocument } = await import("../docx/write");
    return reportDocument(report, origin);
  },
  openDocument: async (bytes, file) => {
    const { openPlanDocument } = await import("../docx");
    return openPlanDocument(bytes, { file, inflate: inflateBrowser });
  },
  newArchive: zipArchive,
};

/** The toolbox of a browser, for a job that was asked for on that day. */
export function browserToolbox(today: Day): Toolbox {
  const now = new Date().toISOString();
  return {
    openWorkbook: (bytes, file) =>
      openWorkbook(bytes, { file, inflate: inflateBrowser, now: Date.now }),
    writeWorkbook: (layout) =>
      writeWorkbook(layout, { savedAt: now, deflater: portableDeflater }),
    prepareStamp: (template, tokens) =>
      prepareStamp(template, tokens, portableDeflater),
    patchWorkbook: (bytes, patches) =>
      patchWorkbook(bytes, patches, {
        inflate: inflateBrowser,
        deflater: portableDeflater,
        now: Date.now,
      }),
    digest,
    newPlanId,
    now,
    today,
  };
}

/** SHA-1 in base64url without padding: the digest that Node gives, so that roll-ups of both agree. */
function digest(text: string): string {
  const bytes = sha1(new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/u, "");
}

/** A random UUID; `crypto.randomUUID` is missing on pages that an intranet serves without a certificate. */
function newPlanId(): PlanId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0"));
  const id = parsePlanId(
    [
      [0, 4],
      [4, 6],
      [6, 8],
      [8, 10],
      [10, 16],
    ]
      .map(([from, to]) => hex.slice(from, to).join(""))
      .join("-"),
  );
  if (id === null) throw new Error("the bytes made no UUID");
  return id;
}
