import { FINDINGS, finding } from "../core/finding";
import type { Finding, FindingCode } from "../core/finding";
import { readPlan } from "../core/layout";
import type { ReadPlanOptions, ReadPlanResult } from "../core/layout";
import type { InputFile, Toolbox } from "./ports";

/** The code of an error that a reader threw about a file; `null` for every other error. */
export function troubleCode(error: unknown): FindingCode | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const { code } = error;
  return typeof code === "string" && Object.hasOwn(FINDINGS, code) ? (code as FindingCode) : null;
}

/** The finding about a file that could not be read; other errors are passed on. */
export function troubleFinding(error: unknown, file: string): Finding {
  const code = troubleCode(error);
  if (code === null) throw error;
  const part = (error as { part?: unknown }).part;
  return finding(code, { file }, typeof part === "string" ? { part } : {});
}

/** Reads a file as a plan: one bad file is a finding, never an aborted job. */
export async function openPlan(
  tools: Toolbox,
  file: InputFile,
  options: ReadPlanOptions = {},
): Promise<ReadPlanResult> {
  let bytes: Uint8Array;
  try {
    bytes = await file.bytes();
  } catch (error) {
    if (troubleCode(error) !== null) return { ok: false, finding: troubleFinding(error, file.name) };
    return { ok: false, finding: finding("file-unreadable", { file: file.name }) };
  }
  return planFromBytes(tools, bytes, file.name, options);
}

/** The same for bytes that are at hand. */
export function planFromBytes(
  tools: Toolbox,
  bytes: Uint8Array,
  file: string,
  options: ReadPlanOptions = {},
): ReadPlanResult {
  try {
    return readPlan(tools.openWorkbook(bytes, file), options);
  } catch (error) {
    return { ok: false, finding: troubleFinding(error, file) };
  }
}
