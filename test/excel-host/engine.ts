import { API_TYPES } from "./api";
import { RangeObject } from "./api/area";
import { Counters } from "./counters";
import type { Fault } from "./faults";
import { Faults } from "./faults";
import type { HostEvent } from "./model/events";
import { Workbook } from "./model/workbook";
import { Dispatcher } from "./protocol/dispatcher";
import { ApiError } from "./protocol/errors";
import { Facet } from "./protocol/type-table";
import type { EventEntry, RequestBody, ResponseBody } from "./protocol/wire";

/** Excel's limit for one request and one answer, in bytes. */
const PAYLOAD_LIMIT = 5 * 1024 * 1024;
/** The request may wait until a person has finished with a cell. */
const DELAY_FOR_CELL_EDIT = 64;

export interface EngineSetting {
  /** The year in which days without one are typed. */
  readonly year: number;
  /** Name of the sheet that a new workbook has. */
  readonly sheetName: string;
  /** Brings an event to the library. */
  readonly fire: (entry: EventEntry) => void;
  /** An answer that never comes. */
  readonly gone: () => Error;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Length in bytes of UTF-8. */
  readonly bytesOf: (text: string) => number;
}

/**
 * The host without its surroundings: a workbook that answers requests and fires
 * events. Knows neither Node nor a page.
 */
export class Engine {
  readonly workbook: Workbook;
  readonly faults = new Faults();
  readonly counters = new Counters();
  private readonly dispatcher: Dispatcher;
  /** How many listeners each event has, by its type and target. */
  private readonly listeners = new Map<string, number>();
  private editingEnds: (() => void)[] = [];
  private editing = false;
  private eventCount = 0;

  constructor(private readonly setting: EngineSetting) {
    this.workbook = new Workbook(setting.year, setting.sheetName);
    this.dispatcher = new Dispatcher({
      root: this.workbook,
      types: API_TYPES,
      service: (name) =>
        name === "Microsoft.InternalService.AddinInternalService"
          ? new Facet("AddinInternalService", null)
          : null,
      onUsed: (type, member) => this.counters.members.add(`${type}.${member}`),
      onMissing: (type, member) =>
        this.counters.missing.push(`${type}.${member}`),
      onListen: (event, target, listening) => {
        const key = `${event.type}|${target}`;
        const count = (this.listeners.get(key) ?? 0) + (listening ? 1 : -1);
        if (count > 0) this.listeners.set(key, count);
        else this.listeners.delete(key);
      },
    });
    this.workbook.onShift = (sheet, move) => {
      for (const object of this.dispatcher.kept())
        if (object instanceof RangeObject && object.sheet === sheet)
          object.rect = move(object.rect) ?? object.rect;
    };
  }

  /** How many events the add-in listens to at the moment. */
  get listening(): number {
    return this.listeners.size;
  }

  /** Answers one request; rejects with `setting.gone()` where there is no answer. */
  async execute(
    body: RequestBody,
    size: number,
    flags: number,
  ): Promise<ResponseBody> {
    this.counters.sent(size, onlyReleases(body));
    const faults = this.faults.next();
    for (const fault of faults)
      if ("delay" in fault) await this.setting.wait(fault.delay);
    if (this.editing && (flags & DELAY_FOR_CELL_EDIT) !== 0)
      await new Promise<void>((resolve) => this.editingEnds.push(resolve));
    const lost = faults.find((fault) => "gone" in fault);
    if (lost !== undefined && lost.carriedOut !== true)
      throw this.setting.gone();
    const answer = this.answer(body, size, faults);
    if (lost !== undefined) throw this.setting.gone();
    this.deliver();
    return answer;
  }

  private answer(
    body: RequestBody,
    size: number,
    faults: readonly Fault[],
  ): ResponseBody {
    if (this.editing) return failed("InvalidOperationInCellEditMode");
    if (size > PAYLOAD_LIMIT) return failed("RequestPayloadSizeLimitExceeded");
    const failing = faults.find((fault) => "code" in fault);
    this.workbook.actor = "addin";
    const answer =
      failing === undefined
        ? this.dispatcher.execute(body)
        : this.dispatcher.execute(
            body,
            failing.afterActions ?? 0,
            new ApiError(failing.code, `${failing.code} (injected)`),
          );
    const text = JSON.stringify(answer);
    const bytes = this.setting.bytesOf(text);
    this.counters.answered(bytes);
    // What was done stays done: only the answer does not fit.
    if (bytes > PAYLOAD_LIMIT)
      return failed("ResponsePayloadSizeLimitExceeded");
    return JSON.parse(text) as ResponseBody;
  }

  /** Runs a change that a person makes, and fires its events. */
  asPerson<T>(change: () => T): T {
    this.workbook.actor = "person";
    const { eventsEnabled } = this.workbook;
    try {
      return change();
    } finally {
      this.workbook.actor = "addin";
      this.workbook.eventsEnabled = eventsEnabled;
      this.deliver();
    }
  }

  /** A person has opened a cell for typing, or has left it. */
  setEditing(editing: boolean): void {
    this.editing = editing;
    if (editing) return;
    for (const resume of this.editingEnds.splice(0)) resume();
  }

  /** Events come after the answer to the request that caused them. */
  private deliver(): void {
    const events = this.workbook.takeEvents();
    if (events.length === 0) return;
    void this.setting.wait(0).then(() => {
      for (const event of events) this.fire(event);
    });
  }

  private fire({ type, target, args }: HostEvent): void {
    if (!this.listeners.has(`${type}|${target}`)) return;
    this.eventCount += 1;
    this.setting.fire({
      messageCategory: 65536,
      messageType: type,
      targetId: target,
      message: JSON.stringify(args),
      id: `event${this.eventCount}`,
    });
  }
}

function onlyReleases({ Actions }: RequestBody): boolean {
  const names = Actions.map(({ Name }) => Name);
  return (
    names.includes("_RemoveReference") &&
    names.every((name) => name === "" || name === "_RemoveReference")
  );
}

/** A request that failed as a whole. */
function failed(code: ApiError["code"]): ResponseBody {
  const { message, status } = new ApiError(code);
  return {
    Results: [],
    TraceIds: [],
    Error: {
      Code: code,
      Message: message,
      Location: "",
      HttpStatusCode: status,
    },
  };
}
