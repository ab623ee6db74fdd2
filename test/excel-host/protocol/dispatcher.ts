import type { BatchHost } from "./batch";
import { Batch, NOTHING } from "./batch";
import { ApiError } from "./errors";
import type { AnySpec, EventSpec, Served, TypeTable } from "./type-table";
import type { RequestBody, ResponseBody } from "./wire";
import { ActionType } from "./wire";

/** What the dispatcher tells of: what was used, what is missing, what is listened to. */
export interface DispatcherSetting {
  readonly root: Served;
  readonly types: TypeTable;
  /** A service that the library itself asks for by name. */
  readonly service: (name: string) => Served | null;
  readonly onUsed: (type: string, member: string) => void;
  /** A member that the add-in used and the host has not. */
  readonly onMissing: (type: string, member: string) => void;
  readonly onListen: (
    event: EventSpec,
    target: string,
    listening: boolean,
  ) => void;
}

/**
 * The server side of the batch protocol. Runs a request's actions in order
 * until one fails; what ran before stays done, as in Excel. References that
 * the library keeps live on from request to request.
 */
export class Dispatcher implements BatchHost {
  private readonly references = new Map<string, Served>();
  private readonly referenceIds = new Map<Served, string>();
  private lastReference = 0;

  constructor(private readonly setting: DispatcherSetting) {}

  /** Runs at most `limit` actions; where there are more, the next one fails with `failure`. */
  execute(
    body: RequestBody,
    limit = Number.POSITIVE_INFINITY,
    failure: ApiError = new ApiError("GeneralException"),
  ): ResponseBody {
    const batch = new Batch(body, this);
    const answer: ResponseBody = { Results: [], TraceIds: [] };
    for (const [index, action] of body.Actions.entries()) {
      try {
        if (index >= limit) throw failure;
        const value = batch.run(action);
        if (action.ActionType === ActionType.trace)
          answer.TraceIds.push(action.Id);
        if (value !== undefined)
          answer.Results.push({ ActionId: action.Id, Value: value });
      } catch (error) {
        answer.Error = { ...described(error), ActionIndex: index };
        break;
      }
    }
    return answer;
  }

  /** Objects that the library keeps a reference to: those that must follow inserted and deleted cells. */
  kept(): Iterable<Served> {
    return this.references.values();
  }

  keep(object: Served): void {
    if (object === NOTHING || this.referenceIds.has(object)) return;
    this.lastReference += 1;
    const id = `ref${this.lastReference}`;
    this.references.set(id, object);
    this.referenceIds.set(object, id);
  }

  release(id: string): void {
    const object = this.references.get(id);
    this.references.delete(id);
    if (object !== undefined) this.referenceIds.delete(object);
  }

  referenced(id: string): Served {
    const object = this.references.get(id);
    if (object === undefined)
      throw new ApiError(
        "InvalidReference",
        "This reference is not valid for the current operation.",
      );
    return object;
  }

  referenceId(object: Served): string | undefined {
    return this.referenceIds.get(object);
  }

  get root(): Served {
    return this.setting.root;
  }

  service(name: string): Served {
    return this.setting.service(name) ?? this.missing("service", name);
  }

  specOf(object: Served): AnySpec {
    const spec = this.setting.types.get(object.apiType);
    return spec ?? this.missing(object.apiType, "(the whole class)");
  }

  use(object: Served, member: string): void {
    this.setting.onUsed(object.apiType, member);
  }

  listen(
    event: EventSpec,
    object: Served,
    target: string,
    listening: boolean,
  ): void {
    this.use(object, event.name);
    this.setting.onListen(event, target, listening);
  }

  missing(type: string, member: string): never {
    this.setting.onMissing(type, member);
    throw new ApiError(
      "ApiNotFound",
      `The test host has no ${type}.${member}.`,
      `${type}.${member}`,
    );
  }
}

function described(error: unknown): {
  Code: string;
  Message: string;
  Location: string;
  HttpStatusCode: number;
} {
  if (error instanceof ApiError) {
    const { code, message, location, status } = error;
    return {
      Code: code,
      Message: message,
      Location: location,
      HttpStatusCode: status,
    };
  }
  const told =
    error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    Code: "GeneralException",
    Message: `The test host itself failed: ${told}`,
    Location: "",
    HttpStatusCode: 500,
  };
}
