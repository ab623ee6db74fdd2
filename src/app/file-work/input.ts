import type { ChosenFile } from "../pane/platform";
import type { InputFile } from "../ports";

/** Files over this are not read: no workbook of ours comes near it. */
const MAX_FILE_BYTES = 300 * 1024 * 1024;

/** An error with the code under which the message tables explain it. */
class FileTrouble extends Error {
  constructor(readonly code: "file-too-large" | "file-unreadable") {
    super(code);
  }
}

/** A chosen file as the use cases take it: its bytes are read when they are asked for. */
export function inputOf({ name, blob, modifiedAt }: ChosenFile): InputFile {
  return {
    name,
    size: blob.size,
    modifiedAt,
    bytes: async () => {
      if (blob.size > MAX_FILE_BYTES) throw new FileTrouble("file-too-large");
      try {
        return new Uint8Array(await blob.arrayBuffer());
      } catch {
        // Moved, changed or locked since it was chosen: browsers say no more than that.
        throw new FileTrouble("file-unreadable");
      }
    },
  };
}
