import { Engine } from "../../excel-host/engine";
import type { Rect } from "../../excel-host/model/address";
import type { Sheet } from "../../excel-host/model/sheet";
import type { RequestBody } from "../../excel-host/protocol/wire";
import { FrameChannel, frameName } from "./frame";
import type { FrameRequest } from "./frame";

/** A cell by its row and column, from 1. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

/** What a test does with the host, as the person at the grid would. */
export interface HostPage {
  /** Types into a cell; events tell the add-in. */
  type(sheet: string, cell: GridCell, value: string | number): void;
  /** The first cell of a sheet that holds the text; `null` where there is none. */
  find(sheet: string, text: string): GridCell | null;
  /** What stands in a cell; `null` where it is blank. */
  value(sheet: string, cell: GridCell): string | number | boolean | null;
  sheets(): string[];
  addSheet(name: string): void;
  /** Looks at a sheet, as by its tab. */
  activate(sheet: string): void;
  /** Shows another page of the add-in over the same workbook. */
  load(page: string): void;
  /** The active sheet's name and the selected cell, rows and columns from 1. */
  selected(): { sheet: string } & GridCell;
  /** Closes the dialog that the add-in has opened. */
  closeDialog(): void;
  /** Presses a ribbon button that runs a function; false where the add-in does not listen yet. */
  press(functionName: string): boolean;
  /** Ribbon functions that have told that they have ended. */
  completed(): number;
  setReadOnly(): void;
  /** Members and messages that the add-in used and the host has not. */
  unknown(): string[];
}

declare global {
  interface Window {
    hostPage: HostPage;
  }
}

/** Methods of the host that are called by number. */
const Dispatch = {
  loadSettings: 75,
  saveSettings: 76,
  richApi: 93,
  commandCompleted: 94,
} as const;

/** The library says by this that it can be told of pressed buttons. */
const COMMANDS_READY = "AddinInternalService.notifyActionHandlerReady";

/** The host's own error for what it does not know. */
const INTERNAL_ERROR = 5001;

const query = new URLSearchParams(location.search);
const language = query.get("language") ?? "zh-CN";
const appId = "app-1";
const unknown: string[] = [];
let completed = 0;

const engine = new Engine({
  year: 2026,
  sheetName: "Sheet1",
  fire: ({ messageCategory, messageType, targetId, message, id }) => {
    channel.fire("richApiMessage", {
      ArrayData: [[messageCategory, messageType, targetId, message, id]],
    });
  },
  gone: () => new Error("the host is gone"),
  wait: (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
  bytesOf: (text) => new TextEncoder().encode(text).length,
});

/** Shows a page of the add-in in place of the one before. */
function openFrame(address: string): FrameChannel {
  const page = new URL(address, location.href);
  const conversation = { id: "conversation-1", appId, origin: page.origin };
  const frame = document.createElement("iframe");
  frame.title = "add-in";
  frame.name = frameName(conversation, language);
  frame.src = page.href;
  document.body.replaceChildren(frame);
  return new FrameChannel(frame, conversation, answer, (name, data) => {
    if (name === DIALOG_EVENT) showDialog((data as DialogRequest).targetId);
  });
}

interface DialogRequest {
  /** JSON with the address of the dialog and its size. */
  readonly targetId: string;
}

/** A dialog is asked for by listening to its events. */
const DIALOG_EVENT = "dialogMessageReceived";
const DIALOG_CLOSED = 12006;

function showDialog(request: string): void {
  const dialog = document.createElement("iframe");
  dialog.title = "dialog";
  dialog.src = (JSON.parse(request) as { readonly url: string }).url;
  document.body.appendChild(dialog);
}

let channel = openFrame(query.get("page") ?? "/addin/taskpane.html");

function answer(request: FrameRequest, reply: (data: unknown) => void): void {
  switch (request._actionName) {
    case "ContextActivationManager_getAppContextAsync":
      reply(appContext());
      return;
    case "ContextActivationManager_notifyHost":
      reply({});
      return;
    case "executeMethod":
      void execute(request._data as MethodCall).then(reply);
      return;
    default:
      unknown.push(request._actionName);
      reply({});
  }
}

interface MethodCall {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly ArrayData?: readonly unknown[];
}

async function execute({ DdaMethod, ArrayData }: MethodCall): Promise<object> {
  switch (DdaMethod.DispatchId) {
    case Dispatch.richApi: {
      const text = String(ArrayData?.[4]);
      const answered = await engine.execute(
        JSON.parse(text) as RequestBody,
        text.length,
        Number(ArrayData?.[6] ?? 0),
      );
      const headers = ["Content-Type", "application/json"];
      return {
        Version: 1,
        Error: 0,
        Data: [200, headers, JSON.stringify(answered)],
      };
    }
    case Dispatch.loadSettings:
      return { Version: 1, Error: 0, Properties: { Settings: [] } };
    case Dispatch.saveSettings:
      return { Version: 1, Error: 0 };
    case Dispatch.commandCompleted:
      completed += 1;
      return { Version: 1, Error: 0 };
    default:
      unknown.push(`method ${DdaMethod.DispatchId}`);
      return { Version: 1, Error: INTERNAL_ERROR };
  }
}

/** What the library learns about the host and the document. */
function appContext(): object {
  return {
    _id: appId,
    _appName: 16,
    _appVersion: "16.00",
    _appMinorVersion: 0,
    _appUILocale: language,
    _dataLocale: language,
    _docUrl: `${location.origin}/plan.xlsx`,
    _clientMode: 1,
    _settings: [],
    _reason: "documentOpened",
    _osfControlType: 1,
    // The library reads the person's licence out of it; a text that is no XML upsets the parser.
    _eToken: encodeURIComponent('<r><t cid="0" oid="0" /></r>'),
    _correlationId: "correlation",
    _appInstanceId: "instance-1",
    _hostFullVersion: "16.0.99999.0",
    _requirementMatrix: JSON.stringify({
      ExcelApi: query.get("api") ?? "1.17",
      RichApiRuntime: "1.2",
      DialogApi: "1.2",
      AddInCommands: "1.1",
    }),
    _addinName: "union-plan",
    _appDomains: [],
    _featureGates: {},
  };
}

function sheetOf(name: string): Sheet {
  const sheet = engine.workbook.sheet(name);
  if (sheet === null) throw new Error(`no sheet ${name}`);
  return sheet;
}

function rectOfCell({ row, column }: GridCell): Rect {
  return { row: row - 1, column: column - 1, rows: 1, columns: 1 };
}

window.hostPage = {
  type: (sheet, cell, value) => {
    engine.asPerson(() => {
      sheetOf(sheet).enter(rectOfCell(cell), [[value]]);
      engine.workbook.changed(sheetOf(sheet), rectOfCell(cell));
    });
  },
  find: (sheet, text) => {
    for (let row = 0; row < 200; row += 1) {
      for (let column = 0; column < 40; column += 1) {
        if (sheetOf(sheet).cell(row, column)?.value === text)
          return { row: row + 1, column: column + 1 };
      }
    }
    return null;
  },
  value: (sheet, { row, column }) => {
    const value = sheetOf(sheet).cell(row - 1, column - 1)?.value ?? "";
    return value === "" || typeof value === "object" ? null : value;
  },
  addSheet: (name) => {
    engine.asPerson(() => engine.workbook.addSheet(name));
  },
  activate: (sheet) => {
    engine.workbook.active = sheetOf(sheet);
  },
  load: (page) => {
    engine.counters.members.delete(COMMANDS_READY);
    channel = openFrame(page);
  },
  sheets: () => engine.workbook.sheets.map(({ name }) => name),
  selected: () => {
    const { active, selection } = engine.workbook;
    return {
      sheet: active.name,
      row: selection.row + 1,
      column: selection.column + 1,
    };
  },
  closeDialog: () => {
    document.querySelector("iframe[title=dialog]")?.remove();
    channel.fire(DIALOG_EVENT, { messageType: DIALOG_CLOSED });
  },
  press: (functionName) =>
    engine.counters.members.has(COMMANDS_READY) &&
    channel.fire("appCommandInvoked", ["command-1", functionName, "{}"]),
  completed: () => completed,
  setReadOnly: () => {
    engine.workbook.readOnly = true;
  },
  unknown: () => [...unknown, ...engine.counters.missing],
};
