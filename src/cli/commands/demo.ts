import path from "node:path";

import { runDemo as demo } from "../../app/demo";
import type { DemoResult } from "../../app/demo";
import { rollupJson } from "../../core/rollup";
import { JobError } from "../../app/ports";
import type { Language } from "../../core/layout";
import { reportDocument } from "../../docx/write";
import { alignedTable } from "../console";
import { checkOutputFolder, outputFolder } from "../files";
import { printRollup } from "../rollup-summary";
import { nodeToolbox } from "../toolbox";
import { printJson, printLine } from "./command";
import type { Command } from "./command";

const PLACES = {
  zh: {
    roster: "花名册",
    issued: "下发的计划工作簿和下发记录",
    "handed-in": "各单位报送的工作簿",
    summary: "汇总工作簿",
    report: "工作总结（Word 文档）",
  },
  en: {
    roster: "the roster",
    issued: "the issued workbooks and the issue record",
    "handed-in": "what the branches handed in",
    summary: "the roll-up workbook",
    report: "the annual report (Word)",
  },
} as const;

/** `demo [-o DIR]`. */
export const runDemo: Command = async (args) => {
  const [extra] = args.positionals;
  if (extra !== undefined)
    throw new JobError("option-unknown", { value: extra, command: "demo" });
  const root = args.output ?? "demo-output";
  await checkOutputFolder(root, args.force);
  const result = await demo(
    nodeToolbox(),
    reportDocument,
    {
      root: outputFolder(root, args.force),
      folder: (name) => ({
        path: path.join(root, name),
        output: outputFolder(path.join(root, name), args.force),
      }),
    },
    args.language,
  );
  if (args.json) printJson(rollupJson(result.rollup));
  else print(result, args.language);
  return 0;
};

function print(
  { issued, checked, rollup, places }: DemoResult,
  language: Language,
): void {
  const zh = language === "zh";
  const withErrors = checked.filter(({ findings }) =>
    findings.some(({ severity }) => severity === "error"),
  );
  printLine(
    zh
      ? `已下发 ${issued.files.length} 个单位；收到 ${checked.length} 个文件，其中 ${withErrors.length} 个有需要改正的错误。\n`
      : `Issued to ${issued.files.length} branches; ${checked.length} files came in, ${withErrors.length} of them with errors to mend.\n`,
  );
  printRollup(rollup, language);
  printLine("");
  printLine(
    alignedTable(
      places.map(({ what, path: place }) => [PLACES[language][what], place]),
      new Set(),
    ),
  );
}
