import { runDemo } from "../../src/app/demo";
import type { DemoResult } from "../../src/app/demo";
import type { ChosenFile } from "../../src/app/pane";
import type { OutputFolder } from "../../src/app/ports";
import { nodeToolbox } from "../../src/cli/toolbox";
import { dayOf } from "../../src/core/plan";
import { reportDocument } from "../../src/docx/write";
import { chosen } from "./node-file-work";

/** The day on which the sample is made: its cut-off is 30 September 2026. */
export const TODAY = dayOf(2026, 10, 12)!;

/** The sample county's files as a person would choose them, and what the demo counted. */
export interface SampleFiles {
  readonly demo: DemoResult;
  readonly handedIn: readonly ChosenFile[];
  readonly roster: ChosenFile;
  readonly record: ChosenFile;
}

/** Eleven branches' workbooks: one twice, one damaged; one branch has handed in nothing. */
export async function sampleFiles(): Promise<SampleFiles> {
  const written = new Map<string, Uint8Array>();
  const folder = (path: string): OutputFolder => ({
    write: (name, bytes) => {
      written.set(path + name, bytes);
      return Promise.resolve(path + name);
    },
  });
  const demo = await runDemo(
    { ...nodeToolbox(), today: TODAY },
    reportDocument,
    {
      root: folder(""),
      folder: (name) => ({ path: name, output: folder(`${name}/`) }),
    },
    "zh",
  );
  const below = (prefix: string): ChosenFile[] =>
    [...written]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, bytes]) => chosen(path.slice(prefix.length), bytes));
  const [roster] = below("1-花名册.csv");
  const [record] = below("2-下发/issue-record.json");
  return {
    demo,
    handedIn: below("3-报送/"),
    roster: roster!,
    record: record!,
  };
}
