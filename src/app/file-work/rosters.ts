import { formatFinding } from "../../core/finding";
import type { Language } from "../../core/layout";
import { parseRoster } from "../../core/plan";
import type { Roster } from "../../core/plan";
import { troubleFinding } from "../open-plan";
import type { ChosenFile } from "../pane/platform";
import { JobError, RefusedError } from "../ports";
import { inputOf } from "./input";
import type { FileJob } from "./job";
import type { FileWorkTools, RosterRows } from "./tools";

/** 花名册 out of files. */
export interface RosterWork {
  /**
   * Reads a roster, .xlsx or .csv. Errors in it refuse it as a whole
   * (`roster-refused`, with the first of them in words), since a branch left
   * out would never be missed.
   */
  readonly read: FileJob<
    { readonly file: ChosenFile; readonly language: Language },
    Roster
  >;
}

export function rosterWork(tools: FileWorkTools): RosterWork {
  return {
    read: async ({ file, language }) =>
      rosterOf(await rowsOf(tools, file), file.name, language),
  };
}

async function rowsOf(
  tools: FileWorkTools,
  file: ChosenFile,
): Promise<RosterRows> {
  try {
    return await tools.readRosterRows(await inputOf(file).bytes(), file.name);
  } catch (error) {
    throw new RefusedError(troubleFinding(error, file.name));
  }
}

/** The roster in rows of text, wherever they come from; `file` is what people are told it is called. */
export function rosterOf(
  { rows, place }: RosterRows,
  file: string,
  language: Language,
): Roster {
  const { roster, findings } = parseRoster(rows, place);
  const error = findings.find(({ severity }) => severity === "error");
  if (error !== undefined) {
    const { what, where, todo } = formatFinding(error, language);
    throw new JobError("roster-refused", {
      file,
      problem: [where, what, todo].filter(Boolean).join(" "),
    });
  }
  if (roster.branches.length === 0)
    throw new JobError("roster-empty", { file });
  return roster;
}
