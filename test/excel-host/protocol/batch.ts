import { Arguments } from "./arguments";
import { ApiError } from "./errors";
import type { AnySpec, EventSpec, Served } from "./type-table";
import type {
  Action,
  ArgumentInfo,
  ObjectPath,
  QueryInfo,
  RequestBody,
} from "./wire";
import { ActionType, PathType } from "./wire";

/** Stands for an object that is not there; everything below it is nothing as well. */
export const NOTHING: Served = { apiType: "nothing" };

/** What a batch needs of the dispatcher that runs it. */
export interface BatchHost {
  readonly root: Served;
  service(name: string): Served;
  specOf(object: Served): AnySpec;
  keep(object: Served): void;
  release(id: string): void;
  referenced(id: string): Served;
  referenceId(object: Served): string | undefined;
  use(object: Served, member: string): void;
  listen(
    event: EventSpec,
    object: Served,
    target: string,
    listening: boolean,
  ): void;
  /** Tells of a member that the host has not, and throws `ApiNotFound`. */
  missing(type: string, member: string): never;
}

/** One request. Each path is followed once: some, such as `worksheets.add`, do something. */
export class Batch {
  private readonly objects = new Map<number, Served>();

  constructor(
    private readonly body: RequestBody,
    private readonly host: BatchHost,
  ) {}

  /** The result to send, `undefined` for none. */
  run(action: Action): unknown {
    if (action.ActionType === ActionType.trace) return null;
    const object = this.at(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionType.instantiate:
        return this.identity(object);
      case ActionType.load:
        return object === NOTHING
          ? null
          : this.query(object, action.QueryInfo ?? {}, "pascal");
      case ActionType.retrieve:
        return object === NOTHING
          ? { _IsNull: true }
          : this.query(object, action.QueryInfo ?? {}, "camel");
      case ActionType.method:
        return this.method(object, action);
      case ActionType.set:
        this.set(
          object,
          action.Name,
          this.values(action.ArgumentInfo)[0] ?? null,
        );
        return undefined;
      case ActionType.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {}))
          this.set(object, name, value);
        return undefined;
      default:
        throw new ApiError(
          "NotImplemented",
          `The test host knows no action of type ${action.ActionType}.`,
        );
    }
  }

  private at(id: number): Served {
    const known = this.objects.get(id);
    if (known !== undefined) return known;
    const path = Object.hasOwn(this.body.ObjectPaths, String(id))
      ? this.body.ObjectPaths[String(id)]
      : undefined;
    if (path === undefined)
      throw new ApiError(
        "InvalidObjectPath",
        `There is no path ${id} in the request.`,
      );
    const object = this.follow(path);
    this.objects.set(id, object);
    return object;
  }

  private follow(path: ObjectPath): Served {
    switch (path.ObjectPathType) {
      case PathType.root:
        return this.host.root;
      case PathType.newObject:
        return this.host.service(path.Name);
      case PathType.reference:
        return this.host.referenced(path.Name);
      case PathType.nothing:
        return NOTHING;
    }
    const parent = this.at(path.ParentObjectPathId ?? 0);
    if (parent === NOTHING) return NOTHING;
    const spec = this.host.specOf(parent);
    switch (path.ObjectPathType) {
      case PathType.method:
        return this.object(
          this.call(parent, path.Name, this.values(path.ArgumentInfo)),
          path,
        );
      case PathType.property: {
        const name = camel(path.Name);
        const link = own(spec.links, name);
        if (link === undefined) this.host.missing(parent.apiType, name);
        this.host.use(parent, name);
        return this.checked(link(parent) ?? NOTHING, path);
      }
      case PathType.indexer: {
        if (spec.item === undefined)
          this.host.missing(parent.apiType, "getItem");
        this.host.use(parent, "getItem");
        return this.checked(
          located(`${parent.apiType}.getItem`, () =>
            this.item(spec, parent, this.values(path.ArgumentInfo)[0]),
          ),
          path,
        );
      }
      default:
        throw new ApiError(
          "InvalidObjectPath",
          `Paths of type ${path.ObjectPathType} are unknown.`,
        );
    }
  }

  private item(spec: AnySpec, parent: Served, key: unknown): Served {
    if (spec.item === undefined) this.host.missing(parent.apiType, "getItem");
    return spec.item(parent, key);
  }

  private object(value: unknown, path: ObjectPath): Served {
    if (value === null || value === undefined) return NOTHING;
    if (isServed(value)) return this.checked(value, path);
    throw new Error(`${path.Name} gave no object`);
  }

  /** Where the library tells the class that it expects, ours must be that class. */
  private checked(object: Served, path: ObjectPath): Served {
    if (
      path.T !== undefined &&
      object !== NOTHING &&
      path.T !== object.apiType
    ) {
      throw new Error(
        `${path.Name} gave a ${object.apiType} where the library expects a ${path.T}`,
      );
    }
    return object;
  }

  private call(
    object: Served,
    wireName: string,
    values: readonly unknown[],
  ): unknown {
    const name = camel(wireName);
    const spec = this.host.specOf(object);
    const method = own(spec.methods, name);
    if (method === undefined) return this.listening(object, spec, wireName);
    this.host.use(object, name);
    return located(`${object.apiType}.${name}`, () =>
      method(object, new Arguments(values)),
    );
  }

  private listening(object: Served, spec: AnySpec, wireName: string): null {
    const on = wireName.startsWith("_Register");
    const event = own(spec.events, wireName.replace(/^_(?:Unr|R)egister/, ""));
    if (event === undefined) this.host.missing(object.apiType, camel(wireName));
    this.host.listen(event, object, spec.eventTarget?.(object) ?? "", on);
    return null;
  }

  private method(object: Served, action: Action): unknown {
    if (action.Name === "_KeepReference") {
      this.host.keep(object);
      return undefined;
    }
    if (action.Name === "_RemoveReference") {
      for (const id of this.values(action.ArgumentInfo))
        if (typeof id === "string") this.host.release(id);
      return undefined;
    }
    if (object === NOTHING)
      throw new ApiError(
        "InvalidOperation",
        `${action.Name} was called on a null object.`,
      );
    const value = this.call(
      object,
      action.Name,
      this.values(action.ArgumentInfo),
    );
    if (isServed(value)) return this.identity(value);
    return value ?? null;
  }

  private set(object: Served, wireName: string, value: unknown): void {
    if (object === NOTHING)
      throw new ApiError(
        "InvalidOperation",
        `${wireName} was set on a null object.`,
      );
    const name = camel(wireName);
    const scalar = own(this.host.specOf(object).scalars, name);
    if (scalar === undefined) this.host.missing(object.apiType, name);
    this.host.use(object, name);
    located(`${object.apiType}.${name}`, () => {
      if (scalar.set === undefined)
        throw new ApiError(
          "InvalidOperation",
          `${object.apiType}.${name} is read-only.`,
        );
      scalar.set(object, value);
    });
  }

  private identity(object: Served): Readonly<Record<string, string>> | null {
    if (object === NOTHING) return null;
    const key = this.host.specOf(object).key?.(object);
    const reference = this.host.referenceId(object);
    return {
      ...(key === undefined ? {} : { Id: key }),
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
    };
  }

  private query(object: Served, query: QueryInfo, naming: Naming): unknown {
    const select = query.Select ?? [];
    const paths = [
      ...(select.length > 0 ? select : ["*"]),
      ...(query.Expand ?? []),
    ];
    const spec = this.host.specOf(object);
    if (spec.items === undefined) {
      const told = this.members(object, paths, naming);
      const reference = this.host.referenceId(object);
      return reference === undefined
        ? told
        : { ...told, _ReferenceId: reference };
    }
    const ofCollection = paths.filter(
      (path) => own(spec.scalars, camel(path)) !== undefined,
    );
    const ofItems = paths.filter((path) => !ofCollection.includes(path));
    const told = this.members(object, ofCollection, naming);
    if (ofItems.length === 0) return told;
    const from = query.Skip ?? 0;
    const items = spec
      .items(object)
      .slice(from, query.Top === undefined ? undefined : from + query.Top);
    this.host.use(object, "items");
    const key = naming === "pascal" ? "_Items" : "items";
    return {
      ...told,
      [key]: items.map((item) => this.listed(item, ofItems, naming)),
    };
  }

  /** An item of a collection, with its key, by which the library finds it again. */
  private listed(
    item: Served,
    paths: readonly string[],
    naming: Naming,
  ): Readonly<Record<string, unknown>> {
    const key = this.host.specOf(item).key?.(item);
    const told = this.members(item, paths, naming);
    return key === undefined ? told : { [cased("id", naming)]: key, ...told };
  }

  private members(
    object: Served,
    paths: readonly string[],
    naming: Naming,
  ): Readonly<Record<string, unknown>> {
    const spec = this.host.specOf(object);
    const told: Record<string, unknown> = {};
    const below = new Map<string, string[]>();
    for (const path of paths) {
      const [head = "", ...rest] = path.split(/[/.]/);
      const name = camel(head);
      if (name === "*") {
        for (const each of Object.keys(spec.scalars ?? {}))
          told[cased(each, naming)] = this.scalar(object, spec, each);
      } else if (own(spec.links, name) !== undefined) {
        below.set(name, [...(below.get(name) ?? []), rest.join("/") || "*"]);
      } else {
        if (rest.length > 0) this.host.missing(object.apiType, name);
        told[cased(name, naming)] = this.scalar(object, spec, name);
      }
    }
    for (const [name, select] of below) {
      this.host.use(object, name);
      const child = own(spec.links, name)?.(object) ?? null;
      told[cased(name, naming)] =
        child === null ? null : this.query(child, { Select: select }, naming);
    }
    return told;
  }

  private scalar(object: Served, spec: AnySpec, name: string): unknown {
    const scalar = own(spec.scalars, name);
    if (scalar === undefined) this.host.missing(object.apiType, name);
    this.host.use(object, name);
    return located(
      `${object.apiType}.${name}`,
      () => scalar.get(object) ?? null,
    );
  }

  /** Arguments with the objects that they refer to in their places. */
  private values(info: ArgumentInfo | undefined): readonly unknown[] {
    const references = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) =>
      this.value(value, references[index]),
    );
  }

  private value(value: unknown, reference: unknown): unknown {
    if (Array.isArray(value)) {
      // Whole sheets of plain values come this way: they are left as they are.
      if (!Array.isArray(reference)) return value;
      return value.map((each, index) => this.value(each, reference[index]));
    }
    if (typeof reference === "number" && reference !== 0)
      return this.at(reference);
    if (typeof value !== "object" || value === null) return value;
    const id: unknown = Object.getOwnPropertyDescriptor(
      value,
      "_ObjectPathId",
    )?.value;
    if (typeof id === "number") return this.at(id);
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, this.value(each, 0)]),
    );
  }
}

type Naming = "pascal" | "camel";

function isServed(value: unknown): value is Served {
  return (
    typeof value === "object" &&
    value !== null &&
    "apiType" in value &&
    typeof value.apiType === "string"
  );
}

/** Errors carry the member that failed, as Excel's do. */
function located<T>(location: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof ApiError && error.location === "")
      throw new ApiError(error.code, error.message, location);
    throw error;
  }
}

function own<T>(
  record: Readonly<Record<string, T>> | undefined,
  name: string,
): T | undefined {
  return record !== undefined && Object.hasOwn(record, name)
    ? record[name]
    : undefined;
}

function camel(name: string): string {
  return name.startsWith("_")
    ? name
    : name.charAt(0).toLowerCase() + name.slice(1);
}

function cased(name: string, naming: Naming): string {
  return naming === "camel"
    ? name
    : name.charAt(0).toUpperCase() + name.slice(1);
}
