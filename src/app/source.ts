import { draftPlan, parseDraftJson, planFromDraft } from "../core/intake";
import type { Finding } from "../core/finding";
import type { Month, Plan } from "../core/plan";
import { periodOf, runningPeriod } from "../core/plan";
import { findTemplate, planFromTemplate } from "../core/plan/templates";
import type { PlanDraft } from "../core/intake";
import { JobError, RefusedError } from "./ports";
import type { InputFile, OpenDocument, Toolbox } from "./ports";

type Draft = Parameters<typeof planFromDraft>[0];

/** Where a plan comes from: a template, or a file that is a `plan.json` or a plan document. */
export type PlanSource =
  | { readonly type: "template"; readonly key: string }
  | { readonly type: "file"; readonly file: InputFile };

export interface SourceOptions {
  /** First month of the plan; else a document's own, or the period of its kind that is running today. */
  readonly start: Month | null;
}

/** Makes the plan; what was doubtful about a document comes along as findings. */
export async function planFromSource(
  tools: Toolbox,
  openDocument: OpenDocument,
  source: PlanSource,
  options: SourceOptions,
): Promise<{ readonly plan: Plan; readonly findings: readonly Finding[] }> {
  if (source.type === "template")
    return { plan: fromTemplate(tools, source.key, options), findings: [] };
  const draft = await draftFromFile(tools, openDocument, source.file);
  return planFromDraft(draft, {
    planId: tools.newPlanId(),
    today: tools.today,
    ...(options.start === null ? {} : { period: { start: options.start } }),
  });
}

/** The draft of a plan document. Throws `RefusedError` where the file cannot be read as one. */
export async function draftDocument(
  tools: Toolbox,
  openDocument: OpenDocument,
  file: InputFile,
): Promise<PlanDraft> {
  const opened = await openDocument(await file.bytes(), file.name);
  if (!opened.ok) throw new RefusedError(opened.finding);
  return draftPlan(opened.document, { today: tools.today });
}

async function draftFromFile(
  tools: Toolbox,
  openDocument: OpenDocument,
  file: InputFile,
): Promise<Draft> {
  const bytes = await file.bytes();
  return isJson(bytes)
    ? draftFromJson(bytes, file.name)
    : draftDocument(tools, openDocument, file);
}

function fromTemplate(
  tools: Toolbox,
  key: string,
  options: SourceOptions,
): Plan {
  const template = findTemplate(key);
  if (template === null) throw new JobError("template-unknown", { key });
  const period =
    options.start === null
      ? runningPeriod(template.periodKind, tools.today)
      : periodOf(template.periodKind, options.start);
  return planFromTemplate(template, {
    planId: tools.newPlanId(),
    period,
    preparedOn: tools.today,
  });
}

/** Does the file begin as a JSON object does? Its name says nothing. */
function isJson(bytes: Uint8Array): boolean {
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace(/^\uFEFF/u, "");
  return head.trimStart().startsWith("{");
}

function draftFromJson(bytes: Uint8Array, file: string): Draft {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new JobError("plan-json-damaged", { file });
  }
  const parsed = parseDraftJson(json);
  if (!parsed.ok) {
    const [first] = parsed.findings;
    throw first === undefined
      ? new JobError("plan-json-damaged", { file })
      : new RefusedError({ ...first, place: { file, ...first.place } });
  }
  return parsed.draft;
}
