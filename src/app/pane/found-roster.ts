import type { Language } from "../../core/layout";
import type { Roster } from "../../core/plan";
import type { ChosenFile } from "./platform";
import type { PaneTools } from "./tools";
import { workOf } from "./work-of";

/** A roster, and the name of the file or sheet that it stands in. */
export interface FoundRoster {
  readonly where: string;
  readonly roster: Roster;
}

/** The roster in a file. Fails as `rosters.read` of `FileWork`. */
export async function rosterIn(
  tools: PaneTools,
  file: ChosenFile,
  language: Language,
): Promise<FoundRoster> {
  const roster = await workOf(tools).rosters.read({ file, language });
  return { where: file.name, roster };
}
