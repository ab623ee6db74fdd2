import { ApiError, invalidArgument } from "../protocol/errors";
import { formulaProblem } from "./formula";
import { rectOf } from "./address";
import type { Sheet } from "./sheet";
import type { Workbook } from "./workbook";

/** A defined name of the workbook, or of one sheet. */
export class Name {
  readonly apiType = "NamedItem";
  visible = true;
  comment = "";

  constructor(
    readonly workbook: Workbook,
    readonly name: string,
    /** With its `=`. */
    public formula: string,
    /** `null` for a name of the whole workbook. */
    readonly sheet: Sheet | null,
  ) {}

  get list(): Name[] {
    return this.sheet?.names ?? this.workbook.names;
  }
}

/**
 * Adds a name. Throws `InvalidArgument` for what Excel takes for no name or no
 * formula, `ItemAlreadyExists` where the scope has the name.
 */
export function addName(
  workbook: Workbook,
  sheet: Sheet | null,
  name: string,
  reference: string,
  comment: string,
): Name {
  workbook.assertMayChange();
  assertLegalName(name);
  if (!reference.startsWith("="))
    throw invalidArgument(`${reference} is no reference: it lacks its =`);
  const problem = formulaProblem(reference);
  if (problem !== null) throw invalidArgument(problem);
  workbook.assertSheetsOf(reference);
  const added = new Name(workbook, name, reference, sheet);
  const taken = added.list.some((other) => sameName(other.name, name));
  if (taken || workbook.table(name) !== null)
    throw new ApiError(
      "ItemAlreadyExists",
      `A resource with the same name already exists. (${name})`,
    );
  added.comment = comment;
  added.list.push(added);
  return added;
}

/** Letters, digits, `_`, `.` and `\`; no digit first, no spaces, nothing that reads as a cell. */
export function assertLegalName(name: string): void {
  const legal =
    name.length <= 255 &&
    /^[\p{L}_\\][\p{L}\p{M}\p{N}_.\\?]*$/u.test(name) &&
    rectOf(name) === null &&
    !/^(?:r|c|r\d*c\d*)$/i.test(name);
  if (!legal) throw invalidArgument(`${name} is no name`);
}

/** Names, tables and sheets are told apart without regard to case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
