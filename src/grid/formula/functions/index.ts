import { DATES } from "./dates";
import { FIGURES } from "./figures";
import type { SheetFunction } from "../evaluate";
import { LOGIC } from "./logic";
import { LOOKUP } from "./lookup";
import { TEXT } from "./text";

/** The functions that are calculated, by name. */
export const FUNCTIONS: ReadonlyMap<string, SheetFunction> = new Map(
  [LOGIC, FIGURES, LOOKUP, DATES, TEXT].flatMap((group) =>
    Object.entries(group),
  ),
);
