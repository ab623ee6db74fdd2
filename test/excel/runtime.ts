import type { OfficeRuntime } from "../../src/excel";
import type { ExcelHost } from "../excel-host";

/** The test host's Office.js as the add-in's host takes it. */
export function runtimeOf(host: ExcelHost): OfficeRuntime {
  return {
    Excel: host.Excel,
    isSetSupported: (set, version) =>
      host.Office.context.requirements.isSetSupported(set, version),
  };
}
