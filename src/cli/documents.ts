import path from "node:path";

import { RefusedError, JobError } from "../app/ports";
import type { InputFile, OpenDocument } from "../app/ports";
import { troubleFinding } from "../app/open-plan";
import { parseIssueRecord } from "../app/issue-record";
import type { IssueRecord } from "../app/issue-record";
import type { PlanSource } from "../app/source";
import { formatFinding } from "../core/finding";
import type { Language } from "../core/layout";
import { parseRoster } from "../core/plan";
import type { Roster } from "../core/plan";
import { openPlanDocument } from "../docx";
import { readRosterRows } from "../xlsx/tables";
import { inflateNode } from "../xlsx/reader/inflate-node";
import type { RosterRows } from "../xlsx/tables";
import type { Arguments } from "./arguments";
import { inputFile } from "./files";

/** Plan documents of every kind, read in Node. */
export const openDocument: OpenDocument = (bytes, file) =>
  openPlanDocument(bytes, { file, inflate: inflateNode });

const TEMPLATE = "template:";

/** SOURCE of `build` and `issue`: `template:KEY`, else a file. */
export async function planSource(source: string): Promise<PlanSource> {
  if (source.startsWith(TEMPLATE))
    return { type: "template", key: source.slice(TEMPLATE.length) };
  return { type: "file", file: await inputFile(source) };
}

/** The workbook of the period before, where the person named one. */
export async function previousFile({
  previous,
}: Pick<Arguments, "previous">): Promise<InputFile | null> {
  return previous === null
    ? null
    : inputFile(previous, path.basename(previous));
}

/** Standard input as a file. */
export async function standardInput(): Promise<InputFile> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return {
    name: "-",
    size: bytes.length,
    modifiedAt: null,
    bytes: () => Promise.resolve(bytes),
  };
}

/** Reads a roster; errors in it refuse it as a whole, since a branch left out would never be missed. */
export async function readRoster(
  path: string,
  language: Language,
): Promise<Roster> {
  const file = await inputFile(path);
  const { rows, place } = rosterRows(await file.bytes(), path);
  const { roster, findings } = parseRoster(rows, place);
  const error = findings.find(({ severity }) => severity === "error");
  if (error !== undefined) {
    const { what, where, todo } = formatFinding(error, language);
    throw new JobError("roster-refused", {
      file: path,
      problem: [where, what, todo].filter(Boolean).join(" "),
    });
  }
  if (roster.branches.length === 0)
    throw new JobError("roster-empty", { file: path });
  return roster;
}

function rosterRows(bytes: Uint8Array, file: string): RosterRows {
  try {
    return readRosterRows(bytes, { file, inflate: inflateNode });
  } catch (error) {
    throw new RefusedError(troubleFinding(error, file));
  }
}

/** Reads an issue record. */
export async function readIssueRecord(path: string): Promise<IssueRecord> {
  const file = await inputFile(path);
  const record = parseIssueRecord(new TextDecoder().decode(await file.bytes()));
  if (record === null) throw new JobError("record-damaged", { file: path });
  return record;
}
