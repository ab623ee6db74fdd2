import type { Arguments } from "./arguments";

/** An object of the host's side. `apiType` is the name of its class in the API. */
export interface Served {
  readonly apiType: string;
}

export interface Scalar<T> {
  get(it: T): unknown;
  /** Missing for a read-only property. */
  set?(it: T, value: unknown): void;
}

/** An event that can be listened to: its public name, and its number on the wire. */
export interface EventSpec {
  readonly name: string;
  readonly type: number;
}

/** The members of one class of the API that the host has; names as in the API. */
export interface TypeSpec<T extends Served> {
  /** Stable key under which the parent collection gives the object again. */
  key?(it: T): string;
  readonly scalars?: Readonly<Record<string, Scalar<T>>>;
  /** Navigation properties; `null` for one that is a null object. */
  readonly links?: Readonly<Record<string, (it: T) => Served | null>>;
  readonly methods?: Readonly<
    Record<string, (it: T, args: Arguments) => unknown>
  >;
  /** Content of a collection. */
  items?(it: T): readonly Served[];
  /** `getItem` of a collection; throws `ItemNotFound`. */
  item?(it: T, key: unknown): Served;
  /** Events by the end of the name under which the library registers them. */
  readonly events?: Readonly<Record<string, EventSpec>>;
  /** Whom the events are about, as the library names it. */
  eventTarget?(it: T): string;
}

export type AnySpec = TypeSpec<Served>;

/** All classes, by name. */
export type TypeTable = ReadonlyMap<string, AnySpec>;

/** An entry of the table. Objects come to a spec by their `apiType` only, so that each gets its own kind. */
export function served<T extends Served>(
  apiType: T["apiType"],
  spec: TypeSpec<T>,
): readonly [string, AnySpec] {
  return [apiType, spec as unknown as AnySpec];
}

/** An object of the API without a state of its own: a view of another object. */
export class Facet<Name extends string, Of> implements Served {
  constructor(
    readonly apiType: Name,
    readonly of: Of,
  ) {}
}

/** A read-only property. */
export function readable<T>(get: (it: T) => unknown): Scalar<T> {
  return { get };
}

/** A property that can be read and written. */
export function writable<T>(
  get: (it: T) => unknown,
  set: (it: T, value: unknown) => void,
): Scalar<T> {
  return { get, set };
}
