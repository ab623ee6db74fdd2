import { checkFiles } from "./check-files";
import type { CheckedFile } from "./check-files";
import { issue, ISSUE_RECORD, issueRecordBytes } from "./issue";
import type { Issued } from "./issue";
import type { InputFile, OutputFolder, Toolbox, WriteReport } from "./ports";
import { reportFromFile } from "./report";
import { rollUpFiles } from "./rollup";
import {
  baselineOf,
  dateParts,
  dayOf,
  lastDayOf,
  addMonths,
  monthOfDay,
  monthOf,
  periodOf,
} from "../core/plan";
import type { Day, Plan } from "../core/plan";
import { findTemplate, planFromTemplate } from "../core/plan/templates";
import { planWorkbook } from "../core/layout/plan-workbook";
import { rollupWorkbook } from "../core/layout/rollup-workbook";
import type { Language } from "../core/layout";
import { fillIn, sampleCounty, sampleDay } from "../core/sample";
import type { SampleBranch } from "../core/sample";
import type { Rollup } from "../core/rollup";

const TEMPLATE = "office";

/** The folders and files of the demo, in the order in which a parent union would come by them. */
const NAMES = {
  zh: {
    roster: "1-花名册.csv",
    issued: "2-下发",
    handedIn: "3-报送",
    summary: "4-汇总.xlsx",
    report: "5-工作总结.docx",
    older: " 最终版",
    newer: " 最终版-v2",
  },
  en: {
    roster: "1-roster.csv",
    issued: "2-issued",
    handedIn: "3-handed-in",
    summary: "4-summary.xlsx",
    report: "5-report.docx",
    older: " final",
    newer: " final-v2",
  },
} as const;

export interface DemoResult {
  readonly asOf: Day;
  readonly issued: Issued;
  readonly checked: readonly CheckedFile[];
  readonly rollup: Rollup;
  /** Every place that was written, with what it holds. */
  readonly places: readonly {
    readonly what: "roster" | "issued" | "handed-in" | "summary" | "report";
    readonly path: string;
  }[];
}

export interface DemoFolders {
  readonly root: OutputFolder;
  /** A folder within the root, and its path. */
  readonly folder: (name: string) => {
    readonly path: string;
    readonly output: OutputFolder;
  };
}

/**
 * The whole job on sample data: a plan from a template, issued to the sample
 * county's branches, nine months filled in, checked and rolled up as of the
 * last 30 September, and the report as a Word document.
 */
export async function runDemo(
  tools: Toolbox,
  writeReport: WriteReport,
  folders: DemoFolders,
  language: Language,
): Promise<DemoResult> {
  const names = NAMES[language];
  const county = sampleCounty();
  const asOf = sampleDay(tools.today);
  const plan = samplePlan(tools, asOf);
  const roster = await folders.root.write(
    names.roster,
    new TextEncoder().encode(rosterCsv(county.branches)),
  );
  const issuedTo = folders.folder(names.issued);
  const issued = await issue(tools, plan, county.roster, issuedTo.output, {
    language,
  });
  const handedIn = folders.folder(names.handedIn);
  const files: InputFile[] = [];
  for await (const { name, bytes } of allDeliveries(tools, plan, language)) {
    await handedIn.output.write(name, bytes);
    files.push(memoryFile(name, bytes));
  }
  const checked = await checkFiles(tools, files);
  const rollup = await rollUpFiles(tools, {
    files,
    roster: county.roster,
    record: {
      planId: plan.id,
      period: plan.period,
      nodes: baselineOf(plan),
      roster: county.roster,
    },
    period: null,
    asOf,
    prefer: "newest",
    union: county.name,
    language,
  });
  const layout = rollupWorkbook(rollup, { language, madeAt: tools.now });
  const workbook = await tools.writeWorkbook(layout);
  const summary = await folders.root.write(names.summary, workbook);
  const written = await reportFromFile(
    tools,
    writeReport,
    memoryFile(names.summary, workbook),
    { language },
  );
  const report = await folders.root.write(names.report, written.bytes);
  return {
    asOf,
    issued,
    checked,
    rollup,
    places: [
      { what: "roster", path: roster },
      { what: "issued", path: issuedTo.path },
      { what: "handed-in", path: handedIn.path },
      { what: "summary", path: summary },
      { what: "report", path: report },
    ],
  };
}

/** What the sample county's union has on 30 September, without its own work on it. */
export interface SampleFiles {
  /** The day that the branches filled in until. */
  readonly asOf: Day;
  readonly roster: NamedBytes;
  /** The issue record: what was to be done. */
  readonly record: NamedBytes;
  /** What the branches handed in: most once, one twice, one damaged, one nothing. */
  readonly handedIn: readonly NamedBytes[];
}

/** A file by its name and what it holds. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The sample county's files, as of the last 30 September. */
export async function sampleFiles(
  tools: Pick<Toolbox, "writeWorkbook" | "newPlanId" | "today">,
  language: Language,
): Promise<SampleFiles> {
  const asOf = sampleDay(tools.today);
  const plan = samplePlan(tools, asOf);
  const handedIn: NamedBytes[] = [];
  for await (const file of allDeliveries(tools, plan, language))
    handedIn.push(file);
  const county = sampleCounty();
  const roster = new TextEncoder().encode(rosterCsv(county.branches));
  return {
    asOf,
    roster: { name: NAMES[language].roster, bytes: roster },
    record: {
      name: ISSUE_RECORD,
      bytes: issueRecordBytes(tools, plan, county.roster),
    },
    handedIn,
  };
}

/** The files of every branch, one made after the other. */
async function* allDeliveries(
  tools: Pick<Toolbox, "writeWorkbook" | "today">,
  plan: Plan,
  language: Language,
): AsyncGenerator<NamedBytes> {
  const asOf = sampleDay(tools.today);
  for (const branch of sampleCounty().branches)
    yield* await deliveries(tools, plan, branch, asOf, language);
}

function samplePlan(tools: Pick<Toolbox, "newPlanId">, asOf: Day): Plan {
  const template = findTemplate(TEMPLATE);
  const start = monthOf(dateParts(asOf).year, 1);
  if (template === null || start === null)
    throw new Error(`no template ${TEMPLATE}`);
  const preparedOn = dayOf(dateParts(asOf).year, 1, 8);
  return planFromTemplate(template, {
    planId: tools.newPlanId(),
    period: periodOf("calendar-year", start),
    ...(preparedOn === null ? {} : { preparedOn }),
  });
}

/** What a branch hands in: nothing, its workbook, an older and a newer state of it, or broken bytes. */
async function deliveries(
  tools: Pick<Toolbox, "writeWorkbook">,
  plan: Plan,
  sample: SampleBranch,
  asOf: Day,
  language: Language,
): Promise<readonly NamedBytes[]> {
  const { branch, profile, seed, delivery } = sample;
  const own = {
    ...plan,
    branchCode: branch.code,
    branchName: branch.name,
    parentUnion: branch.parent,
  };
  const workbook = (until: Day): Promise<Uint8Array> => {
    const filled = fillIn(own, profile, { until, seed });
    return tools.writeWorkbook(
      planWorkbook(filled, {
        language,
        today: until,
        baseline: baselineOf(plan),
      }),
    );
  };
  const name = `${branch.code} ${branch.name}`;
  switch (delivery) {
    case "never":
      return [];
    case "once":
      return [{ name: `${name}.xlsx`, bytes: await workbook(asOf) }];
    case "twice": {
      const monthBefore = lastDayOf(addMonths(monthOfDay(asOf), -1));
      return [
        {
          name: `${name}${NAMES[language].older}.xlsx`,
          bytes: await workbook(monthBefore),
        },
        {
          name: `${name}${NAMES[language].newer}.xlsx`,
          bytes: await workbook(asOf),
        },
      ];
    }
    case "damaged": {
      const whole = await workbook(asOf);
      return [
        {
          name: `${name}.xlsx`,
          bytes: whole.slice(0, Math.floor(whole.length * 0.6)),
        },
      ];
    }
  }
}

function rosterCsv(branches: readonly SampleBranch[]): string {
  const rows = branches.map(({ branch }) =>
    [
      branch.code,
      branch.name,
      branch.parent,
      branch.contact,
      branch.phone,
    ].join(","),
  );
  return `\uFEFF${["单位编码,单位名称,上级工会,联系人,联系电话", ...rows].join("\r\n")}\r\n`;
}

function memoryFile(name: string, bytes: Uint8Array): InputFile {
  return {
    name,
    size: bytes.length,
    modifiedAt: null,
    bytes: () => Promise.resolve(bytes),
  };
}
