import type { Finding } from "../../core/finding";
import type { Language } from "../../core/layout";
import type { AnnualReport } from "../../core/report";
import { JobError, RefusedError } from "../ports";
import type { ReportPlaces } from "../report";
import type { PaneTools } from "./tools";

/** What the workbook in front of the person gives a report of. */
export type ReportView =
  /** Neither a plan nor a roll-up. */
  | { readonly kind: "none" }
  | { readonly kind: "unreadable"; readonly finding: Finding }
  | {
      readonly kind: "report";
      readonly report: AnnualReport;
      /** Where its figures stand in the workbook. */
      readonly places: ReportPlaces;
    };

/** 总结: the annual report of the workbook, a roll-up or a plan. */
export interface ReportJobs {
  view(language: Language): Promise<ReportView>;
  /**
   * Hands the report to the person as a Word document; `null` where the place
   * can save no file. `cancelled` where the person thought better of it.
   */
  readonly save:
    | ((
        report: AnnualReport,
        places: ReportPlaces,
      ) => Promise<"saved" | "cancelled">)
    | null;
}

export function reportJobs(tools: PaneTools): ReportJobs {
  const { platform, work } = tools;
  const saveFile = platform?.saveFile ?? null;
  return {
    view: (language) => viewOf(tools, language),
    save:
      saveFile === null || work === undefined
        ? null
        : async (report, places) => {
            const bytes = await work.reports.write({ report, places });
            return saveFile({ name: fileName(report), bytes });
          },
  };
}

/** Characters that file systems refuse. */
// eslint-disable-next-line no-control-regex -- exactly these are looked for
const REFUSED = /[\u0000-\u001f<>:"/\\|?*]/g;

function fileName({ union, title }: AnnualReport): string {
  const name = `${union}${union === "" ? "" : " "}${title}`;
  return `${name.replace(REFUSED, "_").slice(0, 100)}.docx`;
}

async function viewOf(
  { host, today }: PaneTools,
  language: Language,
): Promise<ReportView> {
  // Loaded when a report is asked for: the pane's start does without.
  const [{ summaryOf }, { annualReport }, { placesOf }] = await Promise.all([
    import("../summary"),
    import("../../core/report"),
    import("../report"),
  ]);
  try {
    // One workbook is compared with no other: its digest says nothing.
    const summary = summaryOf(
      { digest: () => "workbook", today: today() },
      await host.read(),
    );
    const report = annualReport(summary.rollup, { language });
    return { kind: "report", report, places: placesOf(summary, report) };
  } catch (error) {
    if (error instanceof JobError || !(error instanceof RefusedError))
      throw error;
    return error.finding.code === "no-plan"
      ? { kind: "none" }
      : { kind: "unreadable", finding: error.finding };
  }
}
