import type { AnnualReport } from "../../core/report";
import type { Day } from "../../core/plan";
import type { ChosenFile } from "../pane/platform";
import { originIn, readPrevious } from "../report";
import type { ReadPrevious, ReportPlaces } from "../report";
import { inputOf } from "./input";
import type { FileJob } from "./job";
import type { FileWorkTools } from "./tools";

/** 总结 as files. */
export interface ReportWork {
  /** The Word document of a report on the workbook in front of the person. */
  readonly write: FileJob<
    { readonly report: AnnualReport; readonly places: ReportPlaces },
    Uint8Array
  >;
  /** The figures of an earlier period's workbook. Refuses a file that is neither a roll-up nor a plan. */
  readonly readPrevious: FileJob<
    { readonly file: ChosenFile; readonly today: Day },
    ReadPrevious
  >;
}

export function reportWork({
  writeReport,
  toolbox,
}: FileWorkTools): ReportWork {
  return {
    write: ({ report, places }) => writeReport(report, originIn(null, places)),
    readPrevious: ({ file, today }) =>
      readPrevious(toolbox(today), inputOf(file)),
  };
}
