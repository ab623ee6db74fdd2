import { jobMessage } from "../app/messages";
import { JobError, RefusedError } from "../app/ports";
import { formatFinding } from "../core/finding";
import { isCommand, languageOf, parseArguments } from "./arguments";
import type { CommandName } from "./arguments";
import { runBuild, runDraft, runTemplates } from "./commands/plan";
import { runCheck } from "./commands/check";
import { runDemo } from "./commands/demo";
import { runIssue } from "./commands/issue";
import { runReport } from "./commands/report";
import { runRollup } from "./commands/rollup";
import type { Command, ExitStatus } from "./commands/command";
import { cleanUpOnSignals } from "./files";
import { helpText } from "./help";

declare const __VERSION__: string;

const RUN: Readonly<Record<CommandName, Command>> = {
  draft: runDraft,
  templates: runTemplates,
  build: runBuild,
  issue: runIssue,
  check: runCheck,
  rollup: runRollup,
  report: runReport,
  demo: runDemo,
};

async function main(words: readonly string[]): Promise<ExitStatus> {
  const [command, ...rest] = words;
  const language = languageOf(words);
  if (command === "--version") return print(__VERSION__);
  if (
    command === undefined ||
    command === "--help" ||
    command === "-h" ||
    command === "help"
  ) {
    return print(helpText(null, language));
  }
  if (!isCommand(command))
    throw new JobError("command-unknown", { value: command });
  if (rest.includes("--help") || rest.includes("-h"))
    return print(helpText(command, language));
  return RUN[command](parseArguments(command, rest));
}

function print(text: string): ExitStatus {
  process.stdout.write(`${text}\n`);
  return 0;
}

/** One line on standard error says why and what to do. */
function complain(error: unknown, words: readonly string[]): ExitStatus {
  const language = languageOf(words);
  if (error instanceof JobError) {
    process.stderr.write(`${jobMessage(error.code, error.params, language)}\n`);
    return 2;
  }
  if (error instanceof RefusedError) {
    const { what, where, todo } = formatFinding(error.finding, language);
    process.stderr.write(
      `${[where, what, todo].filter((part) => part !== "").join(" ")}\n`,
    );
    return 2;
  }
  const text =
    error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lead =
    language === "zh"
      ? "程序出错，请把下面的内容发给维护人员："
      : "The program failed; please send this to its maintainers:";
  process.stderr.write(`${lead}\n${text}\n`);
  return 2;
}

const words = process.argv.slice(2);
// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
cleanUpOnSignals();
main(words)
  .catch((error: unknown) => complain(error, words))
  .then((status) => {
    process.exitCode = status;
  })
  .catch(() => {
    process.exitCode = 2;
  });
