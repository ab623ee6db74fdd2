import { JobError } from "../../app/ports";
import type { Finding } from "../../core/finding";
import type { Arguments, CommandName } from "../arguments";

/** 0: done; 1: done, with findings of severity error; 2: could not do it. */
export type ExitStatus = 0 | 1 | 2;

export type Command = (args: Arguments) => Promise<ExitStatus>;

/** 1 where a finding is an error. */
export function statusOf(findings: Iterable<Finding>): ExitStatus {
  for (const { severity } of findings) if (severity === "error") return 1;
  return 0;
}

/** The one object that `--json` prints. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The first argument; a `JobError` that names it where there is none. */
export function firstArgument(
  args: Arguments,
  command: CommandName,
  argument: string,
): string {
  const [first] = args.positionals;
  if (first === undefined)
    throw new JobError("argument-missing", { argument, command });
  const extra = args.positionals[1];
  if (extra !== undefined)
    throw new JobError("option-unknown", { value: extra, command });
  return first;
}

/** Where `-o` says the output goes. */
export function outputOf(args: Arguments): string {
  if (args.output === null) throw new JobError("output-missing");
  return args.output;
}
