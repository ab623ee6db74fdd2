import type { GivenFile, Saved, Saver } from "../app/workbench";
import type { SaveTarget, WorkbookFile } from "../app/workbench";

/** Files that the workbench opens, and how they are called in choosers. */
const TYPES = {
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [
    ".xlsx",
  ],
} as const;
const OPENED = ".xlsx,.xlsm,.xls,.ods";

/** Parts of the File System Access API, which only some browsers have and the language's library does not know. */
interface Pickers {
  readonly showOpenFilePicker?: (options: {
    readonly multiple: boolean;
    readonly types: readonly unknown[];
  }) => Promise<readonly FileSystemFileHandle[]>;
  readonly showSaveFilePicker?: (options: {
    readonly suggestedName: string;
    readonly types: readonly unknown[];
  }) => Promise<FileSystemFileHandle>;
}

interface Permitting {
  readonly requestPermission?: (options: {
    readonly mode: "readwrite";
  }) => Promise<PermissionState>;
}

/** Lets the person choose files; none where they thought better of it. */
export async function chooseFiles(): Promise<readonly GivenFile[]> {
  const { showOpenFilePicker } = window as Pickers;
  if (showOpenFilePicker === undefined) return chooseByInput();
  try {
    const handles = await showOpenFilePicker({
      multiple: true,
      types: [
        {
          description: "Excel / ODS",
          accept: {
            "application/octet-stream": OPENED.split(","),
          },
        },
      ],
    });
    return await Promise.all(handles.map(givenByHandle));
  } catch (error) {
    if (isCancelled(error)) return [];
    throw error;
  }
}

/** The files of a drop, with their handles where the browser gives them. */
export async function droppedFiles({
  items,
  files,
}: DataTransfer): Promise<readonly GivenFile[]> {
  // Everything is asked for at once: a transfer is empty after the event.
  const handles = Array.from(items, (item) => handleOf(item));
  return Promise.all(
    Array.from(files, async (file, i) => {
      const handle = await handles[i];
      return handle?.kind === "file"
        ? givenByHandle(handle as FileSystemFileHandle)
        : givenByFile(file);
    }),
  );
}

async function handleOf(
  item: DataTransferItem,
): Promise<FileSystemHandle | null> {
  const { getAsFileSystemHandle } = item as {
    readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
  };
  return (await getAsFileSystemHandle?.call(item)) ?? null;
}

async function givenByHandle(handle: FileSystemFileHandle): Promise<GivenFile> {
  return { ...(await givenByFile(await handle.getFile())), target: handle };
}

async function givenByFile(file: File): Promise<GivenFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, bytes, target: null };
}

function chooseByInput(): Promise<readonly GivenFile[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.accept = OPENED;
    input.addEventListener("cancel", () => {
      resolve([]);
    });
    input.addEventListener("change", () => {
      Promise.all([...(input.files ?? [])].map(givenByFile)).then(
        resolve,
        reject,
      );
    });
    input.click();
  });
}

/** Saves by the File System Access API where there is one, else as a download. */
export const diskSaver: Saver = {
  save: async (file, target) => {
    try {
      if (target !== null && (await mayWrite(target)))
        return await write(target as FileSystemFileHandle, file);
      const { showSaveFilePicker } = window as Pickers;
      if (showSaveFilePicker === undefined) {
        download(file);
        return { kind: "saved", name: file.name, target: null };
      }
      const handle = await showSaveFilePicker({
        suggestedName: file.name,
        types: [{ description: "Excel", accept: TYPES }],
      });
      return await write(handle, file);
    } catch (error) {
      if (isCancelled(error)) return { kind: "cancelled" };
      if (error instanceof DOMException)
        return { kind: "refused", detail: `${error.name}: ${error.message}` };
      throw error;
    }
  },
};

async function mayWrite(target: SaveTarget): Promise<boolean> {
  const { requestPermission } = target as Permitting;
  if (requestPermission === undefined) return true;
  const state = await requestPermission.call(target, { mode: "readwrite" });
  return state === "granted";
}

async function write(
  handle: FileSystemFileHandle,
  { bytes }: WorkbookFile,
): Promise<Saved> {
  const stream = await handle.createWritable();
  await stream.write(bytes as BufferSource);
  await stream.close();
  return { kind: "saved", name: handle.name, target: handle };
}

/** Hands a file over as a download of the browser's. */
export function download({ name, bytes }: WorkbookFile): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read by then.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
