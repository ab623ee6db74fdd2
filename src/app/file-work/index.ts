import { reportWork } from "./reports";
import type { ReportWork } from "./reports";
import { branchReader, rollupSession } from "../rollup-session";
import type { RollupSession } from "../rollup-session";
import { issuingWork } from "./issuing";
import type { IssuingWork } from "./issuing";
import { documentWork } from "./documents";
import type { DocumentWork } from "./documents";
import { rosterWork } from "./rosters";
import type { RosterWork } from "./rosters";
import type { FileWorkTools } from "./tools";

export type {
  DocumentSource,
  DocumentWork,
  DraftedDocument,
} from "./documents";
export type { FileJob, FileJobControl } from "./job";
export { inputOf } from "./input";
export type { ReportWork } from "./reports";
export type { IssueOrder, IssuingWork } from "./issuing";
export type { RosterWork } from "./rosters";
export type { Archive, FileWorkTools, RosterRows } from "./tools";

/**
 * The long jobs on files, a group a purpose. The pane asks for them without
 * knowing where they are done: in a thread of their own (`connectFileWork` of
 * src/workers) or in this one. src/workers/README.md says how one is added.
 */
export interface FileWork {
  readonly rosters: RosterWork;
  readonly reports: ReportWork;
  readonly issuing: IssuingWork;
  /** A roll-up with readers of its own, to be asked about until it is closed. */
  readonly openRollup: () => RollupSession;
  readonly documents: DocumentWork;
}

/** The jobs, done in this thread. */
export function fileWork(tools: FileWorkTools): FileWork {
  return {
    rosters: rosterWork(tools),
    reports: reportWork(tools),
    issuing: issuingWork(tools),
    openRollup: () => rollupSession(tools, [branchReader(tools)]),
    documents: documentWork(tools),
  };
}
