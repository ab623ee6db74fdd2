import { sampleFiles } from "../../app/demo";
import { troubleFinding } from "../../app/open-plan";
import { RefusedError } from "../../app/ports";
import { answerOf } from "../../app/workbench/answers";
import { cellsOfData, dataOfCells } from "../../app/workbench/cells-data";
import { plainLayout } from "../../app/workbench/plain-layout";
import { UnsavableError } from "../../app/workbench/work";
import type { DeskWork } from "../../app/workbench/work";
import { finding } from "../../core/finding";
import type { WorkbookCells } from "../../core/layout";
import { fileKind } from "../../docx/sniff";
import { FileHost } from "../../xlsx/file-host";
import { DEFAULT_LIMITS, openWorkbook } from "../../xlsx/reader";
import { inflateBrowser } from "../../xlsx/reader/inflate-browser";
import { saveWorkbook, SaveRefusedError } from "../../xlsx/save";
import { legacyLayout } from "../../xlsx/tables";
import { viewWorkbook } from "../../xlsx/view";
import { writeWorkbook } from "../../xlsx/writer";
import { browserToolbox } from "../browser-tools";

/** The workbench's work, done where it is called: the worker's entry offers it to the page. */
export const deskWork: DeskWork = {
  workbookOf: (name, bytes) => answerOf(() => workbookOf(name, bytes)),
  view: (name, bytes) =>
    answerOf(() =>
      refusing(name, () => {
        const { layout, unshown } = viewWorkbook(bytes, {
          file: name,
          inflate: inflateBrowser,
        });
        return { layout: plainLayout(layout), unshown };
      }),
    ),
  save: (name, base, cells) =>
    answerOf(() => refusing(name, () => saved(name, base, cellsOfData(cells)))),
  read: (name, bytes) =>
    answerOf(() => refusing(name, () => dataOfCells(opened(name, bytes)))),
  write: (bytes, patches) =>
    answerOf(async () => {
      const host = hostOf(bytes);
      await host.write(patches);
      return bytesOf(host);
    }),
  render: (bytes, layout, mode) =>
    answerOf(async () => {
      const host = hostOf(bytes);
      await host.render(layout, mode);
      return bytesOf(host);
    }),
  sample: async (language, today) => {
    const { handedIn, roster, record } = await sampleFiles(
      browserToolbox(today),
      language,
    );
    return { files: handedIn, roster, record };
  },
};

async function workbookOf(
  name: string,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  return refusing(name, async () => {
    const kind = fileKind(bytes, { file: name, limits: DEFAULT_LIMITS });
    if (kind.kind === "encrypted")
      throw new RefusedError(finding("password-protected", { file: name }));
    if (kind.kind !== "sheets" || kind.format === "xlsx") {
      // Refused here, with the reason, where it is no workbook.
      opened(name, bytes);
      return bytes;
    }
    const { format } = kind;
    const layout = await legacyLayout(bytes, {
      file: name,
      format,
      inflate: inflateBrowser,
      limits: DEFAULT_LIMITS,
    });
    return writeWorkbook(layout);
  });
}

function saved(
  file: string,
  base: Uint8Array,
  cells: WorkbookCells,
): Uint8Array {
  try {
    return saveWorkbook(base, cells, { file, inflate: inflateBrowser });
  } catch (error) {
    if (!(error instanceof SaveRefusedError)) throw error;
    const { code, sheet, cell } = error;
    throw new UnsavableError({ code, sheet, cell });
  }
}

function opened(file: string, bytes: Uint8Array) {
  return openWorkbook(bytes, { file, inflate: inflateBrowser });
}

function hostOf(bytes: Uint8Array | null): FileHost {
  return new FileHost({
    inflate: inflateBrowser,
    ...(bytes === null ? {} : { bytes }),
  });
}

function bytesOf({ bytes }: FileHost): Uint8Array {
  if (bytes === null) throw new Error("the host has made no workbook");
  return bytes;
}

/** What the readers throw about a file, as its finding. */
async function refusing<T>(
  file: string,
  task: () => T | Promise<T>,
): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof RefusedError || error instanceof UnsavableError)
      throw error;
    throw new RefusedError(troubleFinding(error, file));
  }
}
