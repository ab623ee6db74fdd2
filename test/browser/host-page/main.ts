import { Engine } from "../../excel-host/engine";
import { rectOf } from "../../excel-host/model/address";
import type { Rect } from "../../excel-host/model/address";
import type { Sheet } from "../../excel-host/model/sheet";
import type { RequestBody } from "../../excel-host/protocol/wire";
import { FrameChannel, frameName } from "./frame";
import type { FrameRequest } from "./frame";

/** What a test does with the host, as the person at the grid would. */
export interface HostPage {
  /** Types into a cell; events tell the add-in. */
  type(sheet: string, cell: string, value: string | number): void;
  value(sheet: string, cell: string): unknown;
  sheets(): string[];
  /** The active sheet's name and the selected cell, rows and columns from 1. */
  selected(): { sheet: string; row: number; column: number };
  /** Presses a ribbon button that runs a function; false where the add-in does not listen. */
  press(functionName: string): boolean;
  /** Ribbon functions that have told that they have ended. */
  completed(): number;
  setReadOnly(): void;
  setEditing(editing: boolean): void;
  listening(): number;
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

/** The host's own error for what it does not know. */
const INTERNAL_ERROR = 5001;

const query = new URLSearchParams(location.search);
const language = query.get("language") ?? "zh-CN";
const page = new URL(
  query.get("page") ?? "/addin/taskpane.html",
  location.href,
);
const conversation = {
  id: "conversation-1",
  appId: "app-1",
  origin: page.origin,
};
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

const frame = document.createElement("iframe");
frame.title = "add-in";
frame.name = frameName(conversation, language);
frame.src = page.href;
const channel = new FrameChannel(frame, conversation, answer);
document.body.appendChild(frame);

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
    _id: conversation.appId,
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

function cellOf(address: string): Rect {
  const rect = rectOf(address);
  if (rect === null) throw new Error(`no cell ${address}`);
  return rect;
}

window.hostPage = {
  type: (sheet, cell, value) => {
    engine.asPerson(() => {
      sheetOf(sheet).enter(cellOf(cell), [[value]]);
      engine.workbook.changed(sheetOf(sheet), cellOf(cell));
    });
  },
  value: (sheet, cell) => {
    const { row, column } = cellOf(cell);
    return sheetOf(sheet).cell(row, column)?.value ?? null;
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
  press: (functionName) =>
    channel.fire("appCommandInvoked", {
      ArrayData: ["command-1", functionName, "{}"],
    }),
  completed: () => completed,
  setReadOnly: () => {
    engine.workbook.readOnly = true;
  },
  setEditing: (editing) => {
    engine.setEditing(editing);
  },
  listening: () => engine.listening,
  unknown: () => [...unknown, ...engine.counters.missing],
};
