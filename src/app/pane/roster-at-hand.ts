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

/** The roster among the files at hand; `null` where there is none. Fails as `rosters.read` of `FileWork`. */
export async function rosterAtHand(
  tools: PaneTools,
  language: Language,
): Promise<FoundRoster | null> {
  const taken = await tools.platform?.filesAtHand?.().take();
  return rosterOf(tools, taken?.roster ?? null, language);
}

/** Reads a roster's file; `null` for none. */
export async function rosterOf(
  tools: PaneTools,
  file: ChosenFile | null,
  language: Language,
): Promise<FoundRoster | null> {
  if (file === null) return null;
  const roster = await workOf(tools).rosters.read({ file, language });
  return { where: file.name, roster };
}
