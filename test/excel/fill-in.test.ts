import { OfficeJsHost } from "../../src/excel";
import { fillInSuite } from "../app/pane/fill-in-suite";
import { startExcelHost } from "../excel-host";
import { runtimeOf } from "./runtime";

fillInSuite("Excel, through Office.js", () => {
  const excel = startExcelHost();
  return {
    host: new OfficeJsHost({ runtime: runtimeOf(excel) }),
    stop: () => {
      excel.stop();
    },
  };
});
