import type {
  ChosenFile,
  FilesAtHand,
  NamedBytes,
  PanePlatform,
} from "../app/pane/platform";
import type { Desk, FileEntry } from "../app/workbench";
import { loadSettings, saveSettings } from "../taskpane/settings-store";
import { diskSaver } from "./disk";

/** What the pane can do in the workbench: everything that a browser can, with the desk's files at hand. */
export function workbenchPlatform(desk: Desk): PanePlatform {
  return {
    saveFile: async (file) => {
      const saved = await diskSaver.save(file, null);
      if (saved.kind === "refused") throw new Error(saved.detail);
      return saved.kind;
    },
    openWorkbook: async ({ name, bytes }: NamedBytes) => {
      await desk.add([{ name, bytes, target: null, made: true }]);
    },
    filesAtHand: () => filesAtHand(desk),
    choosesFolders: "webkitdirectory" in HTMLInputElement.prototype,
    copyText: async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // Denied, or the page has no TLS.
        return false;
      }
    },
    loadSettings,
    saveSettings,
  };
}

/** The samples while one of them, or no file, is in front; else the person's own files. */
async function filesAtHand(desk: Desk): Promise<FilesAtHand> {
  const { files, open } = desk.state;
  const front = files.find(({ id }) => id === open);
  const samples = files.filter(({ group }) => group === "sample");
  const group = front === undefined && samples.length > 0 ? "sample" : null;
  const wanted = group ?? front?.group ?? "mine";
  const chosen = await Promise.all(
    files
      .filter((entry) => entry.group === wanted)
      .map(async (entry) => ({ entry, file: await chosenOf(desk, entry) })),
  );
  return {
    workbooks: chosen
      .filter(({ entry }) => entry.kind === "workbook")
      .map(({ file }) => file),
    roster: chosen.find(({ entry }) => entry.kind === "list")?.file ?? null,
  };
}

async function chosenOf(desk: Desk, entry: FileEntry): Promise<ChosenFile> {
  const bytes = await desk.bytesOf(entry.id);
  return {
    name: entry.name,
    blob: new Blob([bytes as BlobPart]),
    modifiedAt: entry.changedAt,
  };
}
