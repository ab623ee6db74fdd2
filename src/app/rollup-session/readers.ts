import type { Finding } from "../../core/finding";
import { finding } from "../../core/finding";
import type { Day } from "../../core/plan";
import { addSubmission, emptyCollection } from "../../core/rollup";
import type { Collection, Submission } from "../../core/rollup";
import { collect } from "../collect";
import type { CollectOptions } from "../collect";
import { inputOf } from "../file-work/input";
import type { FileWorkTools } from "../file-work/tools";
import { CancelledError, step } from "../ports";
import type { JobControl } from "../ports";
import type { ChosenFile } from "../pane/platform";

/** What one file gave, as plain data. */
export interface FileFacts {
  readonly submissions: readonly Submission[];
  readonly unreadable: readonly Finding[];
}

/** How a file is read. */
export interface ReadingOptions extends CollectOptions {
  readonly today: Day;
}

/** Reads one file at a time, perhaps in a thread of its own. */
export interface BranchReader {
  read(file: ChosenFile, options: ReadingOptions): Promise<FileFacts>;
}

/** A reader in this thread. */
export function branchReader(tools: FileWorkTools): BranchReader {
  return {
    read: async (file, options) => {
      const toolbox = tools.toolbox(options.today);
      const collection = await collect(toolbox, [inputOf(file)], options);
      return {
        submissions: [...collection.submissions.values()],
        unreadable: [...collection.unreadable.values()],
      };
    },
  };
}

/**
 * Reads all files, each reader one at a time: no more files are in memory than
 * there are readers. A reader that breaks down over a file makes it an
 * unreadable one, and never ends the roll-up.
 */
export async function readAll(
  files: readonly ChosenFile[],
  readers: readonly BranchReader[],
  options: ReadingOptions,
  control: JobControl,
): Promise<Collection> {
  const collection = emptyCollection();
  const { length: total } = files;
  const waiting = files.values();
  let done = 0;
  const work = async (reader: BranchReader): Promise<void> => {
    // The iterator is shared: each file is taken once.
    for (const file of waiting) {
      step(control, { done, total, name: file.name });
      addFacts(collection, await factsFrom(reader, file, options));
      done += 1;
    }
  };
  await Promise.all(readers.map(work));
  step(control, { done, total, name: "" });
  return collection;
}

async function factsFrom(
  reader: BranchReader,
  file: ChosenFile,
  options: ReadingOptions,
): Promise<FileFacts> {
  try {
    return await reader.read(file, options);
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    const { name } = file;
    return {
      submissions: [],
      unreadable: [finding("file-unreadable", { file: name })],
    };
  }
}

function addFacts(
  collection: Collection,
  { submissions, unreadable }: FileFacts,
): void {
  for (const submission of submissions) addSubmission(collection, submission);
  for (const found of unreadable) {
    const { file = "" } = found.place;
    collection.unreadable.set(`${file}\n${found.code}`, found);
  }
}
