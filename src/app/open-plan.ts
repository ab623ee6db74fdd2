import { FINDINGS, finding } from "../core/finding";
import type { Finding, FindingCode } from "../core/finding";
import { readPlan } from "../core/layout";
import type {
  ReadPlanOptions,
  ReadPlanResult,
  WorkbookCells,
} from "../core/layout";
import type { InputFile, Toolbox } from "./ports";

/** The code of an error that a reader threw about a file; `null` for every other error. */
export function troubleCode(error: unknown): FindingCode | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const { code } = error;
  return typeof code === "string" && Object.hasOwn(FINDINGS, code)
    ? (code as FindingCode)
    : null;
}

/** The finding about a file that could not be read; other errors are passed on. */
export function troubleFinding(error: unknown, file: string): Finding {
  const code = troubleCode(error);
  if (code === null) throw error;
  const part = (error as { part?: unknown }).part;
  return finding(code, { file }, typeof part === "string" ? { part } : {});
}

/** A workbook whose parts are read when they are asked for, or why it cannot be opened. */
export type OpenedWorkbook =
  | { readonly ok: true; readonly workbook: WorkbookCells }
  | { readonly ok: false; readonly finding: Finding };

/** Opens a file as a workbook: one bad file is a finding, never an aborted job. */
export async function openFile(
  tools: Toolbox,
  file: InputFile,
): Promise<OpenedWorkbook> {
  try {
    return {
      ok: true,
      workbook: tools.openWorkbook(await file.bytes(), file.name),
    };
  } catch (error) {
    // Whatever a file system says about a file that was there a moment ago.
    if (isSystemError(error))
      return {
        ok: false,
        finding: finding("file-unreadable", { file: file.name }),
      };
    return { ok: false, finding: troubleFinding(error, file.name) };
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

/** Reads an opened workbook as a plan. */
export function planOf(
  workbook: WorkbookCells,
  options: ReadPlanOptions = {},
): ReadPlanResult {
  try {
    return readPlan(workbook, options);
  } catch (error) {
    return { ok: false, finding: troubleFinding(error, workbook.file) };
  }
}

/** Reads a file as a plan. */
export async function openPlan(
  tools: Toolbox,
  file: InputFile,
  options: ReadPlanOptions = {},
): Promise<ReadPlanResult> {
  const opened = await openFile(tools, file);
  return opened.ok ? planOf(opened.workbook, options) : opened;
}
