import { setTimeout as wait } from "node:timers/promises";
import { startExcelHost } from "../excel-host";
import { OfficeJsHost } from "../../src/excel";
import { hostContract } from "../contract/host-contract";
import { runtimeOf } from "./runtime";

/** Longer than a burst of edits lasts. */
const QUIET = 250;

hostContract("Excel, through Office.js", () => {
  const excel = startExcelHost();
  const { person } = excel;
  const done = (act: () => void) => {
    act();
    return Promise.resolve();
  };
  return {
    host: new OfficeJsHost({ runtime: runtimeOf(excel) }),
    person: {
      type: (sheet, cell, value) =>
        done(() => {
          person.type(sheet, cell, value);
        }),
      addTableRow: (table, values) =>
        done(() => {
          person.addTableRow(table, values);
        }),
      addSheet: (name) =>
        done(() => {
          person.addSheet(name);
        }),
      renameSheet: (name, to) =>
        done(() => {
          person.renameSheet(name, to);
        }),
      insertRow: (sheet, row) =>
        done(() => {
          person.insertRows(sheet, row);
        }),
    },
    settled: async () => {
      await excel.settled();
      await wait(QUIET);
    },
    stop: () =>
      done(() => {
        excel.stop();
      }),
  };
});
