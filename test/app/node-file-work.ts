import { fileWork } from "../../src/app/file-work";
import type { FileWork, FileWorkTools } from "../../src/app/file-work";
import type { ChosenFile } from "../../src/app/pane";
import { openDocument } from "../../src/cli/documents";
import { nodeToolbox } from "../../src/cli/toolbox";
import { reportDocument } from "../../src/docx/write";
import { zipArchive } from "../../src/workers/archive";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { readRosterRows } from "../../src/xlsx/tables";

/** The jobs on files with the parts of Node, in the test's own thread. */
export const nodeTools: FileWorkTools = {
  toolbox: (today) => ({ ...nodeToolbox(), today }),
  readRosterRows: (bytes, file) =>
    Promise.resolve(readRosterRows(bytes, { file, inflate: inflateNode })),
  openDocument,
  writeReport: reportDocument,
  newArchive: zipArchive,
};

export const nodeFileWork: FileWork = fileWork(nodeTools);

/** A file as a person would choose it. */
export function chosen(
  name: string,
  content: Uint8Array | string,
  modifiedAt: string | null = null,
): ChosenFile {
  return { name, blob: new Blob([content as BlobPart]), modifiedAt };
}
