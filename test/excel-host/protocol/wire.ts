/**
 * The messages of Office.js's batch protocol as plain JSON: a request is a list
 * of object paths, by id, and a list of actions on them in order.
 */

/** How a path leads to an object. */
export const PathType = {
  root: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nothing: 7,
} as const;

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
  /** The client's class, sent only where the library is asked to. */
  readonly T?: string;
}

/** Arguments; where a parallel entry of `ReferencedObjectPathIds` is not 0, the argument is that path's object. */
export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

/** What an action does. */
export const ActionType = {
  instantiate: 1,
  load: 2,
  method: 3,
  set: 4,
  trace: 5,
  retrieve: 7,
  update: 9,
} as const;

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

/** What a load asks for: `values`, `format/fill/color`, `*`. */
export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ResponseBody {
  Results: { readonly ActionId: number; readonly Value: unknown }[];
  TraceIds: number[];
  Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly HttpStatusCode: number;
    /** Counted from 0. */
    readonly ActionIndex?: number;
  };
}

/** The way one event goes from the host to the library. */
export interface EventEntry {
  readonly messageCategory: 65536;
  readonly messageType: number;
  readonly targetId: string;
  /** The event's arguments as JSON. */
  readonly message: string;
  readonly id: string;
}
