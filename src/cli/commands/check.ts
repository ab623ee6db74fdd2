import { checkFiles, checkJson } from "../../app/check-files";
import type { CheckedFile } from "../../app/check-files";
import { fixedCopy } from "../../app/fix";
import { findingLines, progressLine } from "../console";
import { inputFiles, outputFolder, checkOutput } from "../files";
import { nodeToolbox } from "../toolbox";
import type { Arguments } from "../arguments";
import {
  firstArgument,
  outputOf,
  printJson,
  printLine,
  statusOf,
} from "./command";
import type { Command } from "./command";
import { JobError } from "../../app/ports";
import type { InputFile, Toolbox } from "../../app/ports";
import path from "node:path";

/** `check FILE… [--fix -o DIR]`. */
export const runCheck: Command = async (args) => {
  if (args.positionals.length === 0) firstArgument(args, "check", "FILE");
  if (!args.fix && args.output !== null)
    throw new JobError("option-unknown", { value: "-o", command: "check" });
  const output = args.fix ? outputOf(args) : null;
  const tools = nodeToolbox();
  const files = await inputFiles(args.positionals);
  const checked = await checkFiles(
    tools,
    files,
    {},
    { onProgress: progressLine(args.language) },
  );
  const copies =
    output === null
      ? []
      : await writeCopies(tools, files, checked, { ...args, output });
  if (args.json) printJson(checkJson(checked));
  else {
    for (const file of checked) printChecked(file, args);
    for (const { fixed, written } of copies)
      printLine(
        args.language === "zh"
          ? `已改好 ${fixed} 处，副本：${written}`
          : `${fixed} findings mended in the copy ${written}`,
      );
  }
  return statusOf(checked.flatMap(({ findings }) => findings));
};

function printChecked(
  { file, findings }: CheckedFile,
  { language }: Arguments,
): void {
  const count = (severity: string): number =>
    findings.filter((f) => f.severity === severity).length;
  const [errors, warnings, notes] = [
    count("error"),
    count("warning"),
    count("info"),
  ];
  printLine(
    language === "zh"
      ? `${file}：错误 ${errors}，警告 ${warnings}，提示 ${notes}`
      : `${file}: ${errors} errors, ${warnings} warnings, ${notes} notes`,
  );
  for (const finding of findings) printLine(findingLines(finding, language));
}

/** A copy of a file that had safe fixes. */
interface FixedCopy {
  readonly fixed: number;
  readonly written: string;
}

/** Copies of the files that have safe fixes, with the fixes applied; the files stay as they are. */
async function writeCopies(
  tools: Toolbox,
  files: readonly InputFile[],
  checked: readonly CheckedFile[],
  { output, force }: { readonly output: string; readonly force: boolean },
): Promise<readonly FixedCopy[]> {
  const folder = outputFolder(output, force);
  const copies: FixedCopy[] = [];
  for (const [i, file] of files.entries()) {
    const { findings = [] } = checked[i] ?? {};
    if (!findings.some(({ fix }) => fix !== undefined)) continue;
    const name = nameWithin(file.name);
    await checkOutput(path.join(output, name), force);
    const { bytes, fixed } = fixedCopy(tools, await file.bytes(), findings);
    copies.push({ fixed, written: await folder.write(name, bytes) });
  }
  return copies;
}

/** Where a copy goes within the folder: as below the path that was given, and never outside. */
function nameWithin(name: string): string {
  const plain = path.normalize(name);
  const outside =
    path.isAbsolute(plain) || plain.split(path.sep).includes("..");
  return outside ? path.basename(plain) : plain;
}
