import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { EventEntry, RequestBody, ResponseBody } from "./protocol/wire";

/** What carries one request: everything that the library sends passes through it. */
export interface Carrier {
  /**
   * Answers a request. `flags` has 64 set where the library may wait for a cell
   * that is being edited. Throws a `TransportError` where there is no answer.
   */
  (body: RequestBody, size: number, flags: number): Promise<ResponseBody>;
}

/** The host cannot be reached at all: there is no answer, not even an error of the API. */
export class TransportError extends Error {
  override readonly name = "TransportError";

  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(code);
  }
}

/** The namespaces of the unmodified library, connected to a carrier. */
export interface Library {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  fire(event: EventEntry): void;
  disconnect(): void;
}

/** What the add-in finds in `Office.context`. */
export interface OfficeSetting {
  /** Requirement sets with the highest version of each. */
  readonly requirementSets: Readonly<Record<string, string>>;
  /** For instance `zh-CN`. */
  readonly language: string;
}

/** Parts of the library that its types leave out. */
interface Internals {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office & Record<string, unknown>;
  readonly OSF: Record<string, unknown>;
  readonly OfficeExtension: typeof OfficeExtension & {
    readonly SessionBase: SessionBase;
    readonly CommonUtility: { _doApiNotSupportedCheck: boolean };
    readonly GenericEventRegistration: {
      s_genericEventRegistrations: object;
      getGenericEventRegistration(controlId: string): unknown;
    };
    _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
    _testTriggerRichApiMessageEvent(message: {
      readonly entries: readonly EventEntry[];
    }): void;
  };
}

interface SessionBase {
  new (): object;
  _overrideSession: object | null;
}

/** What the library's executor is given. */
interface RequestMessage {
  readonly Body: RequestBody;
}

/**
 * The unmodified excel-web file of @microsoft/office-js in this realm, so that
 * its arrays and errors are the test's own. It is read once a realm; a new
 * connection replaces the one before. Sets the globals `Excel`, `Office` and
 * `OfficeExtension`, as the page's script tag does.
 */
export function connectLibrary(
  carrier: Carrier,
  setting: OfficeSetting,
): Library {
  const internals = loaded();
  const { OfficeExtension: extension } = internals;
  // Listeners of a host that has stopped must hear nothing of this one.
  extension.GenericEventRegistration.s_genericEventRegistrations = {};
  extension.CommonUtility._doApiNotSupportedCheck = true;
  extension._testSetRichApiMessageReadyImpl(() => Promise.resolve());
  extension.SessionBase._overrideSession = sessionOf(extension, carrier);
  provideOffice(internals, setting);
  return {
    Excel: internals.Excel,
    Office: internals.Office,
    OfficeExtension: extension,
    fire: (event) => {
      extension._testTriggerRichApiMessageEvent({ entries: [event] });
    },
    disconnect: () => {
      extension.GenericEventRegistration.s_genericEventRegistrations = {};
      extension.SessionBase._overrideSession = sessionOf(extension, () =>
        Promise.reject(new TransportError("HostGone", 503)),
      );
    },
  };
}

function sessionOf(
  extension: Internals["OfficeExtension"],
  carrier: Carrier,
): object {
  const { SessionBase, GenericEventRegistration } = extension;
  class HostSession extends SessionBase {
    _resolveRequestUrlAndHeaderInfo(): Promise<object> {
      return Promise.resolve({
        url: "http://document.localhost/",
        headers: {},
      });
    }

    _createRequestExecutorOrNull(): object {
      return {
        executeAsync: (_: unknown, flags: number, message: RequestMessage) =>
          answered(carrier, message, flags),
      };
    }

    getEventRegistration(controlId: string): unknown {
      return GenericEventRegistration.getGenericEventRegistration(controlId);
    }
  }
  return new HostSession();
}

/** One exchange. Both ways go through JSON, as they do in Excel. */
async function answered(
  carrier: Carrier,
  message: RequestMessage,
  flags: number,
): Promise<object> {
  const text = JSON.stringify(message.Body);
  try {
    const body = await carrier(
      JSON.parse(text) as RequestBody,
      Buffer.byteLength(text),
      flags,
    );
    return {
      HttpStatusCode: 200,
      ErrorCode: null,
      ErrorMessage: null,
      Headers: null,
      Body: body,
    };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return {
      HttpStatusCode: error.status,
      ErrorCode: error.code,
      ErrorMessage: error.message,
      Headers: null,
      Body: null,
    };
  }
}

const scope = globalThis as unknown as Record<string, unknown>;

function loaded(): Internals {
  if (scope["Excel"] === undefined) {
    lendBrowser();
    const file = createRequire(import.meta.url).resolve(
      "@microsoft/office-js/dist/excel-web-16.00.js",
    );
    // An indirect eval runs the file as a script of the realm, as a page would.
    (0, eval)(readFileSync(file, "utf8"));
  }
  return scope as unknown as Internals;
}

/** The few names of a browser that the file touches while it is read; those that there are stay. */
function lendBrowser(): void {
  const nothing = (): void => undefined;
  const page = "https://addin.invalid/taskpane.html";
  const element = (): object => ({
    style: {},
    setAttribute: nothing,
    appendChild: nothing,
    addEventListener: nothing,
  });
  const names: Record<string, unknown> = {
    window: scope,
    self: scope,
    location: new URL(page),
    navigator: { userAgent: "test host", language: "zh-CN", platform: "test" },
    addEventListener: nothing,
    removeEventListener: nothing,
    sessionStorage: storage(),
    localStorage: storage(),
    document: {
      URL: page,
      cookie: "",
      head: element(),
      body: element(),
      getElementsByTagName: () => [],
      getElementById: () => null,
      createElement: element,
      addEventListener: nothing,
    },
  };
  for (const [name, value] of Object.entries(names))
    if (Object.getOwnPropertyDescriptor(scope, name) === undefined)
      Object.defineProperty(scope, name, {
        value,
        configurable: true,
        writable: true,
      });
}

function storage(): object {
  const entries = new Map<string, string>();
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => entries.set(key, value),
    removeItem: (key: string) => entries.delete(key),
  };
}

/** What the loader office.js would have added: `Office.onReady` and `Office.context`. */
function provideOffice(
  { Office: office, OSF }: Internals,
  { requirementSets, language }: OfficeSetting,
): void {
  const known = new Map(
    Object.entries(requirementSets).map(([name, version]) => [
      name.toLowerCase(),
      version,
    ]),
  );
  const context = {
    host: "Excel",
    platform: "OfficeOnline",
    displayLanguage: language,
    contentLanguage: language,
    requirements: {
      isSetSupported: (name: string, version?: string | number) => {
        const has = known.get(name.toLowerCase());
        return has !== undefined && reaches(has, String(version ?? "0"));
      },
    },
    document: { url: "", mode: "readWrite" },
  };
  OSF["_OfficeAppFactory"] = {
    getContext: () => context,
    getHostInfo: () => ({
      hostType: "excel",
      hostPlatform: "web",
      isDialog: false,
    }),
  };
  const info = { host: "Excel", platform: "OfficeOnline" };
  Object.assign(office, {
    onReady: async (callback?: (told: typeof info) => unknown) => {
      await callback?.(info);
      return info;
    },
  });
}

/** Whether version `has` is `wanted` or a later one. */
function reaches(has: string, wanted: string): boolean {
  const [major = 0, minor = 0] = has.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
