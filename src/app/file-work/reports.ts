import type { AnnualReport } from "../../core/report";
import { originIn } from "../report";
import type { ReportPlaces } from "../report";
import type { FileJob } from "./job";
import type { FileWorkTools } from "./tools";

/** 总结 as files. */
export interface ReportWork {
  /** The Word document of a report on the workbook in front of the person. */
  readonly write: FileJob<
    { readonly report: AnnualReport; readonly places: ReportPlaces },
    Uint8Array
  >;
}

export function reportWork({ writeReport }: FileWorkTools): ReportWork {
  return {
    write: ({ report, places }) => writeReport(report, originIn(null, places)),
  };
}
