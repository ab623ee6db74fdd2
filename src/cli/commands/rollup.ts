import { factsCsv } from "../../app/facts";
import { JobError } from "../../app/ports";
import { previousDoubts, readPrevious } from "../../app/report";
import { rollUpFiles } from "../../app/rollup";
import type { Rollup } from "../../core/rollup";
import { rollupJson } from "../../core/rollup";
import { rollupWorkbook } from "../../core/layout/rollup-workbook";
import { findingLines, progressLine } from "../console";
import { previousFile, readIssueRecord, readRoster } from "../documents";
import { checkOutputs, inputFiles, writeAllWhole } from "../files";
import type { Output } from "../files";
import { printRollup } from "../rollup-summary";
import { nodeToolbox } from "../toolbox";
import type { Arguments } from "../arguments";
import { firstArgument, printJson, printLine, statusOf } from "./command";
import type { Command } from "./command";

/** `rollup PATH… [options] [-o summary.xlsx]`. */
export const runRollup: Command = async (args) => {
  if (args.positionals.length === 0) firstArgument(args, "rollup", "PATH");
  await checkOutputs(
    [args.output, args.facts].filter((output) => output !== null),
    args.force,
  );
  const tools = nodeToolbox();
  if (args.previous !== null && args.output === null)
    throw new JobError("output-missing");
  const before = await previousFile(args);
  const read = before === null ? null : await readPrevious(tools, before);
  const rollup = await rollUpFiles(
    tools,
    {
      files: await inputFiles(args.positionals),
      roster:
        args.roster === null
          ? null
          : await readRoster(args.roster, args.language),
      record:
        args.baseline === null ? null : await readIssueRecord(args.baseline),
      period: args.period,
      asOf: args.asOf ?? tools.today,
      prefer: args.prefer,
      union: args.union ?? "",
      language: args.language,
    },
    { onProgress: progressLine(args.language) },
  );
  const doubts =
    read === null
      ? []
      : [...read.findings, ...previousDoubts(rollup, read.previous)];
  const outputs: Output[] = [];
  if (args.output !== null) {
    const layout = rollupWorkbook(rollup, {
      language: args.language,
      madeAt: tools.now,
      previous: read?.previous ?? null,
    });
    outputs.push({
      file: args.output,
      bytes: await tools.writeWorkbook(layout),
    });
  }
  if (args.facts !== null) {
    const facts = factsCsv(rollup, args.language);
    outputs.push({ file: args.facts, bytes: new TextEncoder().encode(facts) });
  }
  await writeAllWhole(outputs, args.force);
  const findings = [...rollup.findings, ...doubts];
  report({ ...rollup, findings }, args);
  if (!args.json)
    for (const doubt of doubts) printLine(findingLines(doubt, args.language));
  return statusOf(findings);
};

function report(rollup: Rollup, args: Arguments): void {
  if (args.json) {
    printJson(rollupJson(rollup));
    return;
  }
  printRollup(rollup, args.language);
  for (const file of [args.output, args.facts]) {
    if (file !== null)
      printLine(
        args.language === "zh" ? `已写入 ${file}` : `Written to ${file}`,
      );
  }
}
