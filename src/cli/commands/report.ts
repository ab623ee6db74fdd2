import path from "node:path";

import { reportFromFile } from "../../app/report";
import { reportDocument } from "../../docx/write";
import { findingLines } from "../console";
import { checkOutput, inputFile, writeWhole } from "../files";
import { nodeToolbox } from "../toolbox";
import { previousFile } from "../documents";
import { firstArgument, printJson, printLine, statusOf } from "./command";
import type { Command } from "./command";

/** `report WORKBOOK [--previous WORKBOOK] [-o report.docx]`. */
export const runReport: Command = async (args) => {
  const source = firstArgument(args, "report", "WORKBOOK");
  const output = args.output ?? besideOf(source);
  await checkOutput(output, args.force);
  const file = await inputFile(source, path.basename(source));
  const { report, bytes, findings } = await reportFromFile(
    nodeToolbox(),
    reportDocument,
    file,
    { language: args.language, before: await previousFile(args) },
  );
  await writeWhole(output, bytes, args.force);
  if (args.json) {
    const { title, union, edition, scope } = report;
    printJson({
      ...{ file: output, title, union, edition, scope },
      figures: report.appendix.length,
      unknown: report.unknown.map(({ label }) => label),
      findings,
    });
    return statusOf(findings);
  }
  for (const finding of findings)
    printLine(findingLines(finding, args.language));
  printLine(
    args.language === "zh"
      ? `已生成 ${output}：${report.title}，数据 ${report.appendix.length} 项都注明了来源，其中未报 ${report.unknown.length} 项。`
      : `Made ${output}: ${report.title}; ${report.appendix.length} figures and tables with their origin, ${report.unknown.length} not reported.`,
  );
  return statusOf(findings);
};

/** Beside the workbook, with its name. */
function besideOf(workbook: string): string {
  const { dir, name } = path.parse(workbook);
  return path.join(dir, `${name}.docx`);
}
