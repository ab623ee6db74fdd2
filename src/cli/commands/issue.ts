import { JobError } from "../../app/ports";
import { ISSUE_RECORD, issue } from "../../app/issue";
import { planFromSource } from "../../app/source";
import { findingLines, progressLine } from "../console";
import { openDocument, planSource, readRoster } from "../documents";
import { checkOutput, outputFolder } from "../files";
import { nodeToolbox } from "../toolbox";
import {
  firstArgument,
  outputOf,
  printJson,
  printLine,
  statusOf,
} from "./command";
import type { Command } from "./command";
import path from "node:path";

/** `issue SOURCE [--start YYYY-MM] --roster R -o DIR`. */
export const runIssue: Command = async (args) => {
  const source = firstArgument(args, "issue", "SOURCE");
  const output = outputOf(args);
  if (args.roster === null) throw new JobError("roster-missing");
  const roster = await readRoster(args.roster, args.language);
  await checkOutput(path.join(output, ISSUE_RECORD), args.force);
  const tools = nodeToolbox();
  const { plan, findings } = await planFromSource(
    tools,
    openDocument,
    await planSource(source),
    args,
  );
  const issued = await issue(
    tools,
    plan,
    roster,
    outputFolder(output, args.force),
    { language: args.language },
    { onProgress: progressLine(args.language) },
  );
  if (args.json) {
    printJson({ folder: output, record: issued.record, files: issued.files });
    return statusOf(findings);
  }
  for (const finding of findings)
    printLine(findingLines(finding, args.language));
  printLine(
    args.language === "zh"
      ? `已向 ${issued.files.length} 个单位下发，文件在 ${output}；下发记录 ${issued.record} 请妥善保存，汇总时要用。`
      : `Issued to ${issued.files.length} branches in ${output}. Keep ${issued.record}: the roll-up uses it.`,
  );
  return statusOf(findings);
};
