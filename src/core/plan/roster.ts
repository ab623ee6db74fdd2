import type { BranchCode } from "./ids";

/** One branch of the roster (花名册). */
export interface RosterBranch {
  readonly code: BranchCode;
  readonly name: string;
  /** 上级工会 as written: code or name of another row, or a union above all. */
  readonly parent: string;
  readonly contact: string;
  readonly phone: string;
  /** Codes (names where there is no code) of the unions above it, top first. */
  readonly path: readonly string[];
}

/**
 * 花名册: the branches that must report, in the roster's order. A union that is
 * only the parent of others has no workbook of its own and is not a branch
 * unless it stands in a row.
 */
export interface Roster {
  readonly branches: readonly RosterBranch[];
}
