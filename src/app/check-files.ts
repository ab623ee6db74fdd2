import { checkPlan } from "../core/check";
import type { Finding } from "../core/finding";
import type { BranchCode, PlanPeriod } from "../core/plan";
import { openPlan } from "./open-plan";
import { step } from "./ports";
import type { InputFile, JobControl, Toolbox } from "./ports";

/** What checking one file gave. */
export interface CheckedFile {
  readonly file: string;
  readonly branch: {
    readonly code: BranchCode | null;
    readonly name: string;
  } | null;
  readonly readable: boolean;
  readonly findings: readonly Finding[];
}

/** Checks one file after the other; a file that cannot be read has one finding that says why. */
export async function checkFiles(
  tools: Toolbox,
  files: readonly InputFile[],
  options: { readonly defaultPeriod?: PlanPeriod } = {},
  control: JobControl = {},
): Promise<readonly CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const file of files) {
    step(control, {
      done: checked.length,
      total: files.length,
      name: file.name,
    });
    checked.push(await checkFile(tools, file, options));
  }
  step(control, { done: files.length, total: files.length, name: "" });
  return checked;
}

async function checkFile(
  tools: Toolbox,
  file: InputFile,
  options: { readonly defaultPeriod?: PlanPeriod },
): Promise<CheckedFile> {
  const result = await openPlan(tools, file, options);
  if (!result.ok) {
    return {
      file: file.name,
      branch: null,
      readable: false,
      findings: [result.finding],
    };
  }
  const { head } = result.reading;
  const known = head.branchCode !== null || head.branchName !== "";
  return {
    file: file.name,
    branch: known ? { code: head.branchCode, name: head.branchName } : null,
    readable: true,
    findings: checkPlan(result.reading, { today: tools.today }),
  };
}

/** The JSON of `check` (docs/cli.md). */
export function checkJson(files: readonly CheckedFile[]): unknown {
  return {
    files: files.map(({ file, branch, readable, findings }) => ({
      file,
      branch,
      readable,
      findings: findings.map(({ code, severity, place, params, fix }) => ({
        code,
        severity,
        sheet: place.sheet ?? null,
        cell: place.cell ?? null,
        params,
        fix: fix === undefined ? null : "safe",
      })),
    })),
  };
}
