import type { Rect } from "../model/address";
import {
  addressOf,
  addressText,
  isUnbounded,
  onSheet,
  quoted,
} from "../model/address";
import { sameName } from "../model/name";
import type { Sheet } from "../model/sheet";
import type { Workbook } from "../model/workbook";
import { invalidArgument, itemNotFound } from "../protocol/errors";

/** `Range`: one block of a sheet. */
export class RangeObject {
  readonly apiType = "Range";

  constructor(
    readonly sheet: Sheet,
    /** Follows inserted and deleted cells while the library keeps a reference. */
    public rect: Rect,
  ) {}

  get rects(): readonly Rect[] {
    return [this.rect];
  }

  /** As Excel writes it, with the sheet. */
  get address(): string {
    return `${quoted(this.sheet.name)}!${addressText(this.rect)}`;
  }

  get unbounded(): boolean {
    return isUnbounded(this.rect);
  }

  /** Another block of the same sheet. Throws where it leaves the sheet. */
  at(rect: Rect): RangeObject {
    return new RangeObject(this.sheet, onSheet(rect));
  }
}

/** `RangeAreas`: several blocks of a sheet. */
export class RangeAreas {
  readonly apiType = "RangeAreas";

  constructor(
    readonly sheet: Sheet,
    readonly rects: readonly Rect[],
  ) {}
}

/** What formats, validations and rules are given to. */
export type Area = RangeObject | RangeAreas;

/**
 * The block that a text or a range object names. Throws `InvalidArgument` for
 * what is no address, `ItemNotFound` for a sheet that is not there.
 */
export function rangeFrom(
  workbook: Workbook,
  sheet: Sheet | null,
  given: unknown,
): RangeObject {
  if (given instanceof RangeObject) return given;
  if (typeof given !== "string")
    throw invalidArgument("neither an address nor a range");
  const named =
    sheet?.names.find(({ name }) => sameName(name, given)) ??
    workbook.names.find(({ name }) => sameName(name, given));
  const { sheet: name, rect } = addressOf(named?.formula.slice(1) ?? given);
  const own = name === null ? sheet : workbook.sheet(name);
  if (own === null) throw itemNotFound(given);
  if (sheet !== null && own !== sheet && named === undefined)
    throw invalidArgument(`${given} is on another sheet`);
  return new RangeObject(own, rect);
}

/** The blocks of `A1:B2,D4`. */
export function areasFrom(
  workbook: Workbook,
  sheet: Sheet,
  given: string,
): RangeAreas {
  const rects = given
    .split(",")
    .map((part) => rangeFrom(workbook, sheet, part).rect);
  return new RangeAreas(sheet, rects);
}

/** The value that all cells of some blocks share, or null where they differ. */
export function uniform<T>(values: Iterable<T>): T | null {
  let first: T | null = null;
  let any = false;
  for (const value of values) {
    if (any && value !== first) return null;
    first = value;
    any = true;
  }
  return first;
}
