import { factsCsv } from "../../app/facts";
import { rollUpFiles } from "../../app/rollup";
import type { Rollup } from "../../core/rollup";
import { rollupJson } from "../../core/rollup";
import { rollupWorkbook } from "../../core/layout/rollup-workbook";
import { progressLine } from "../console";
import { readIssueRecord, readRoster } from "../documents";
import { checkOutput, inputFiles, writeWhole } from "../files";
import { printRollup } from "../rollup-summary";
import { nodeToolbox } from "../toolbox";
import type { Arguments } from "../arguments";
import { firstArgument, printJson, printLine, statusOf } from "./command";
import type { Command } from "./command";

/** `rollup PATH… [options] [-o summary.xlsx]`. */
export const runRollup: Command = async (args) => {
  if (args.positionals.length === 0) firstArgument(args, "rollup", "PATH");
  for (const output of [args.output, args.facts]) {
    if (output !== null) await checkOutput(output, args.force);
  }
  const tools = nodeToolbox();
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
      language: args.language,
    },
    { onProgress: progressLine(args.language) },
  );
  if (args.output !== null) {
    const layout = rollupWorkbook(rollup, {
      language: args.language,
      madeAt: tools.now,
    });
    await writeWhole(
      args.output,
      await tools.writeWorkbook(layout),
      args.force,
    );
  }
  if (args.facts !== null) {
    await writeWhole(
      args.facts,
      new TextEncoder().encode(factsCsv(rollup, args.language)),
      args.force,
    );
  }
  report(rollup, args);
  return statusOf(rollup.findings);
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
