import { draftNextPeriod } from "../../app/next-period";
import { JobError } from "../../app/ports";
import { draftDocument, planFromSource } from "../../app/source";
import type { Finding } from "../../core/finding";
import { draftJson } from "../../core/intake";
import type { DraftJson } from "../../core/intake";
import type { Language } from "../../core/layout";
import { planWorkbook } from "../../core/layout/plan-workbook";
import { formatMonth } from "../../core/plan";
import { TEMPLATES } from "../../core/plan/templates";
import type { NextPeriodDraft } from "../../core/report/next-period";
import type { Arguments } from "../arguments";
import { alignedTable, findingLines } from "../console";
import { openDocument, planSource, standardInput } from "../documents";
import { checkOutput, inputFile, writeWhole } from "../files";
import { nodeToolbox } from "../toolbox";
import {
  firstArgument,
  outputOf,
  printJson,
  printLine,
  statusOf,
} from "./command";
import type { Command } from "./command";

/** `draft FILE [-o plan.json]`, or `draft --from WORKBOOK [-o plan.json]`. */
export const runDraft: Command = async (args) => {
  if (args.output !== null) await checkOutput(args.output, args.force);
  const { draft, findings } =
    args.from === null
      ? await draftOfDocument(args)
      : await draftOfWorkbook(args.from, args);
  if (args.output === null) {
    printJson(draft);
    return statusOf(findings);
  }
  const text = `${JSON.stringify(draft, null, 2)}\n`;
  await writeWhole(args.output, new TextEncoder().encode(text), args.force);
  if (args.json) printJson(draft);
  else printDraft(draft, findings, args.output, args.language);
  return statusOf(findings);
};

async function draftOfDocument(args: Arguments): Promise<NextPeriodDraft> {
  const source = firstArgument(args, "draft", "FILE");
  const file = source === "-" ? await standardInput() : await inputFile(source);
  const draft = await draftDocument(nodeToolbox(), openDocument, file);
  return { draft: draftJson(draft), findings: draft.findings };
}

async function draftOfWorkbook(
  from: string,
  { positionals: [extra] }: Arguments,
): Promise<NextPeriodDraft> {
  if (extra !== undefined)
    throw new JobError("option-unknown", { value: extra, command: "draft" });
  return draftNextPeriod(nodeToolbox(), await inputFile(from));
}

function printDraft(
  { goals, arrangements, figures }: DraftJson,
  findings: readonly Finding[],
  output: string,
  language: Language,
): void {
  const measures = goals.reduce((sum, goal) => sum + goal.measures.length, 0);
  for (const finding of findings) printLine(findingLines(finding, language));
  printLine(
    language === "zh"
      ? `目标 ${goals.length} 个，措施 ${measures} 条，月度安排 ${arrangements.length} 项，数量 ${figures.length} 处。已写入 ${output}`
      : `${goals.length} goals, ${measures} measures, ${arrangements.length} arrangements, ${figures.length} quantities. Written to ${output}`,
  );
}

/** `templates`. */
export const runTemplates: Command = (args) => {
  const { language } = args;
  if (args.json) {
    printJson({
      templates: TEMPLATES.map(({ key, name, description, periodKind }) => ({
        key,
        name,
        description,
        periodKind,
      })),
    });
  } else {
    const rows = TEMPLATES.map(({ key, name, description }) => [
      key,
      name[language],
      description[language],
    ]);
    printLine(alignedTable(rows, new Set()));
  }
  return Promise.resolve(0);
};

/** `build SOURCE [--start YYYY-MM] -o plan.xlsx`. */
export const runBuild: Command = async (args) => {
  const source = firstArgument(args, "build", "SOURCE");
  const output = outputOf(args);
  await checkOutput(output, args.force);
  const tools = nodeToolbox();
  const { plan, findings } = await planFromSource(
    tools,
    openDocument,
    await planSource(source),
    args,
  );
  const layout = planWorkbook(plan, {
    language: args.language,
    today: tools.today,
  });
  await writeWhole(output, await tools.writeWorkbook(layout), args.force);
  const counts = {
    goals: plan.goals.length,
    measures: plan.measures.length,
    nodes: plan.nodes.length,
    indicators: plan.indicators.length,
  };
  if (args.json) {
    const period = {
      kind: plan.period.kind,
      start: formatMonth(plan.period.start),
      months: plan.period.months,
    };
    const listed = findings.map(({ code, severity, place, params }) => ({
      code,
      severity,
      line: place.line ?? null,
      params,
    }));
    printJson({
      file: output,
      title: plan.title,
      period,
      ...counts,
      findings: listed,
    });
    return statusOf(findings);
  }
  for (const finding of findings)
    printLine(findingLines(finding, args.language));
  printLine(
    args.language === "zh"
      ? `已生成 ${output}：目标 ${counts.goals} 个，措施 ${counts.measures} 条，节点 ${counts.nodes} 个，指标 ${counts.indicators} 项。`
      : `Made ${output}: ${counts.goals} goals, ${counts.measures} measures, ${counts.nodes} nodes, ${counts.indicators} indicators.`,
  );
  return statusOf(findings);
};
