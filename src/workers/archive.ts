import { Zip, ZipPassThrough } from "fflate";
import type { Archive } from "../app/file-work";
import { joinBytes } from "../xlsx/writer";

/** A zip that grows file by file; its files are workbooks, which are compressed already. */
export function zipArchive(): Archive {
  const chunks: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    // Typed as always there, but it is null where all is well.
    failed ??= error as Error | null;
    chunks.push(chunk);
  });
  return {
    write: (name, bytes) => {
      const file = new ZipPassThrough(name);
      zip.add(file);
      file.push(bytes, true);
      return Promise.resolve(name);
    },
    end: () => {
      zip.end();
      if (failed !== null) throw failed;
      return joinBytes(chunks);
    },
  };
}
