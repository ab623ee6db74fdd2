import type { ChosenFile } from "../../app/pane";
import { chosenFiles } from "../file-button";

/** More files than any county hands in: somebody has dropped a whole disk. */
const MOST_FILES = 20_000;

/** The files that were dropped, with those below dropped folders, named by their folders. */
export async function droppedFiles(
  data: DataTransfer,
): Promise<readonly ChosenFile[]> {
  const entries = Array.from(data.items, (item) => item.webkitGetAsEntry());
  if (!entries.some((entry) => entry?.isDirectory === true))
    return chosenFiles(data.files);
  const files: ChosenFile[] = [];
  for (const entry of entries) if (entry !== null) await add(entry, "", files);
  return files;
}

async function add(
  entry: FileSystemEntry,
  path: string,
  files: ChosenFile[],
): Promise<void> {
  if (files.length >= MOST_FILES) return;
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry);
    for (const chosen of chosenFiles([file]))
      files.push({ ...chosen, name: path + file.name });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives a folder piece by piece, and nothing when it is through.
  for (;;) {
    const piece = await entriesOf(reader);
    if (piece.length === 0) return;
    for (const below of piece) await add(below, `${path}${entry.name}/`, files);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

function entriesOf(
  reader: FileSystemDirectoryReader,
): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve, reject) => {
    reader.readEntries(resolve, reject);
  });
}

/** What is taken for a workbook, as the command line does. */
const WORKBOOK = /\.(?:xlsx|xlsm|xltx|xltm|xls|xlsb|et|ods)$/iu;
const RECORD = /(?:^|\/)issue-record\.json$/iu;

/** What a person handed over, sorted out. */
export interface HandedIn {
  readonly workbooks: readonly ChosenFile[];
  /** The issue record, where it lay among them. */
  readonly record: ChosenFile | null;
  /** Files that are neither. */
  readonly passedOver: number;
}

/** Workbooks and the issue record out of many files; lock files and hidden files do not count at all. */
export function sortOut(files: readonly ChosenFile[]): HandedIn {
  const seen = files.filter(({ name }) => !/(?:^|\/)(?:\.|~\$)/u.test(name));
  const workbooks = seen.filter(({ name }) => WORKBOOK.test(name));
  const record = seen.find(({ name }) => RECORD.test(name)) ?? null;
  return {
    workbooks,
    record,
    passedOver: seen.length - workbooks.length - (record === null ? 0 : 1),
  };
}
