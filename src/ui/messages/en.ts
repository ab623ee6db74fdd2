import type { Messages } from ".";
import { listed } from "./listed";

export const EN: Messages = {
  product: "Union Plan",
  pages: {
    plan: "Plan",
    month: "Month",
    check: "Check",
    issue: "Issue",
    rollup: "Roll-up",
    report: "Report",
    settings: "Settings",
  },
  otherLanguage: { name: "中文", short: "中" },
  connecting: "Connecting to Excel…",
  reading: "Reading…",
  retry: "Try again",
  noPlan:
    "There is no plan in this workbook. Make one from a template or from a document.",
  toPlan: "Make a plan",
  states: {
    done: "Done",
    cancelled: "Cancelled",
    doubtful: "Doubtful",
    "done-later": "Done",
    deferred: "Deferred",
    "in-progress": "In progress",
    "not-started": "Not started",
  },
  language: "Language",
  help: "Help",
  undo: {
    written: (cells) =>
      cells === 1 ? "1 cell written" : `${cells} cells written`,
    undo: "Undo",
    undone: (cells) =>
      cells === 1 ? "1 cell undone" : `${cells} cells undone`,
    further: (cells) => `Undo ${cells} more`,
    changed: (cells) =>
      `Not undone: ${listed(cells, ", ", (count) => ` and others, ${count} in all,`)} changed since, or gone.`,
    rest: (cells) =>
      cells === 1 ? "Undo the other cell" : `Undo the other ${cells}`,
    dismiss: "Hide",
  },
  host: {
    "cell-being-edited": {
      what: "A cell is being edited, so Excel takes no changes.",
      todo: "Press Enter or Esc to finish it, then try again.",
    },
    "sheet-protected": {
      what: "The sheet is protected and cannot be written to.",
      todo: "Unprotect it on the Review tab, then try again.",
    },
    "workbook-protected": {
      what: "The workbook's structure is protected, so no sheet can be added.",
      todo: "Turn off Protect Workbook on the Review tab, then try again.",
    },
    "read-only": {
      what: "The workbook is read-only or open for viewing.",
      todo: "Choose Enable Editing, or save a copy and open that.",
    },
    "sheet-missing": {
      what: "The sheet or cell is gone; it may just have been deleted or renamed.",
      todo: "Undo that, or check again.",
    },
    "name-taken": {
      what: "The workbook has a sheet or a table of the same name.",
      todo: "Make the plan in a new, empty workbook, or rename the old sheet first.",
    },
    "request-too-large": {
      what: "This is too much for Excel at once.",
      todo: "Close other workbooks and try again; if that does not help, split the workbook.",
    },
    "host-gone": {
      what: "The connection to Excel was lost.",
      todo: "Close this pane and open it again; on the web reload the page.",
    },
    "host-too-old": {
      what: "This version of Excel cannot run the pane.",
      todo: "Use Excel 2021, Microsoft 365 or Excel on the web; older versions can fill in workbooks.",
    },
    "host-refused": {
      what: "Excel did not accept this.",
      todo: "Try again; if it still fails, save the workbook and open it again.",
    },
  },
  onSheet: (sheet) => `Sheet: ${sheet}`,
  stands: "Some things could not be put back; look at them:",
  crash: {
    what: "The pane has failed.",
    todo: "The workbook is not affected. Load the pane again.",
  },
  reload: "Load again",
  outside: {
    what: "This page must be opened in Excel.",
    todo: "On Excel's Union Plan tab choose Plan.",
  },
  tooOld: {
    what: "This version of Excel cannot run the pane.",
    todo: "Use Excel 2021 or later, Microsoft 365 or Excel on the web. Older versions can still fill in workbooks, and the command line can check them and roll them up.",
  },
  blocked: {
    what: "Office's library did not load, so the pane cannot reach Excel.",
    todo: "The network probably blocks this address. Show this page to its administrator:",
  },
  silent: {
    what: "Excel does not answer.",
    todo: "The network may block files at this address. Wait a little, or show this page to its administrator:",
  },
  officeAddress: "Address of the library",
  officeRemedies: [
    "allow this address; or",
    "for Office 365 operated by 21Vianet build with OFFICE_JS_URL set to https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js; or",
    "without the internet build with OFFICE_JS_URL set to self: the library then comes from your own server.",
  ],
};
