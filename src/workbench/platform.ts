import type {
  ChosenFile,
  FilesAtHand,
  NamedBytes,
  PanePlatform,
} from "../app/pane/platform";
import { SAMPLE_UNION, sampleDay } from "../core/sample";
import { today } from "./machine";
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
function filesAtHand(desk: Desk): FilesAtHand {
  const { files, open } = desk.state;
  const front = files.find(({ id }) => id === open);
  const hasSamples = files.some(({ group }) => group === "sample");
  const wanted = front?.group ?? (hasSamples ? "sample" : "mine");
  const there = files.filter(({ group }) => group === wanted);
  const roster = there.find(({ kind }) => kind === "roster");
  return {
    count: there.filter(({ kind }) => kind === "workbook").length,
    roster: roster === undefined ? null : () => chosenOf(desk, roster),
    take: async () => {
      const workbooks: ChosenFile[] = [];
      const others = new Map<FileEntry["kind"], ChosenFile>();
      for (const entry of there) {
        const file = await chosenOf(desk, entry);
        if (entry.kind === "workbook") workbooks.push(file);
        else others.set(entry.kind, file);
      }
      return {
        workbooks,
        roster: others.get("roster") ?? null,
        record: others.get("record") ?? null,
        asOf: wanted === "sample" ? sampleDay(today()) : null,
        union: wanted === "sample" ? SAMPLE_UNION : "",
      };
    },
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
