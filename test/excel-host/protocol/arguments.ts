import { invalidArgument } from "./errors";

/** The arguments of one call, checked as they are taken. */
export class Arguments {
  constructor(private readonly values: readonly unknown[]) {}

  /** The argument as it came; `undefined` where it was left out or null. */
  at(index: number): unknown {
    return this.values[index] ?? undefined;
  }

  text(index: number): string {
    return asText(this.at(index), `argument ${index + 1}`);
  }

  optionalText(index: number): string | undefined {
    return this.at(index) === undefined ? undefined : this.text(index);
  }

  /** A whole number of 0 or more, unless a smaller least is given. */
  whole(index: number, least = 0): number {
    return asWhole(this.at(index), `argument ${index + 1}`, least);
  }

  optionalWhole(index: number, least = 0): number | undefined {
    return this.at(index) === undefined ? undefined : this.whole(index, least);
  }

  flag(index: number, otherwise: boolean): boolean {
    const value = this.at(index);
    return value === undefined
      ? otherwise
      : asFlag(value, `argument ${index + 1}`);
  }
}

export function asText(value: unknown, what: string): string {
  if (typeof value !== "string") throw invalidArgument(`${what} is no text`);
  return value;
}

export function asFlag(value: unknown, what: string): boolean {
  if (typeof value !== "boolean")
    throw invalidArgument(`${what} is not true or false`);
  return value;
}

export function asNumber(value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isFinite(value))
    throw invalidArgument(`${what} is no number`);
  return value;
}

export function asWhole(value: unknown, what: string, least = 0): number {
  const number = asNumber(value, what);
  if (!Number.isInteger(number) || number < least)
    throw invalidArgument(`${what} is no whole number from ${least}`);
  return number;
}

/** One of some words, in the spelling of the API. */
export function asOneOf<Word extends string>(
  value: unknown,
  words: readonly Word[],
  what: string,
): Word {
  const word = words.find((known) => known === value);
  if (word === undefined)
    throw invalidArgument(`${what} is none of ${words.join(", ")}`);
  return word;
}

/** A plain object's entries. */
export function asRecord(
  value: unknown,
  what: string,
): ReadonlyMap<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalidArgument(`${what} is no object`);
  return new Map(Object.entries(value));
}

/** `#RRGGBB`, in capitals; the API takes it without `#` as well. */
export function asColour(value: unknown, what: string): string {
  const text = asText(value, what);
  const match = /^#?([0-9a-f]{6})$/i.exec(text)?.[1];
  if (match === undefined) throw invalidArgument(`${what} is no colour`);
  return `#${match.toUpperCase()}`;
}
