import { finding } from "../../core/finding";
import { documentFromText, draftPlan } from "../../core/intake";
import type { PlanDocument, PlanDraft } from "../../core/intake";
import type { Day } from "../../core/plan";
import { troubleCode, troubleFinding } from "../open-plan";
import type { ChosenFile } from "../pane/platform";
import { RefusedError } from "../ports";
import { inputOf } from "./input";
import { stopIfCancelled } from "./job";
import type { FileJob } from "./job";
import type { FileWorkTools } from "./tools";

/** A plan document as a person gives it. */
export type DocumentSource =
  | { readonly from: "text"; readonly text: string }
  | { readonly from: "file"; readonly file: ChosenFile };

/** A document with what was read from it; places in the draft are places in the document. */
export interface DraftedDocument {
  readonly document: PlanDocument;
  readonly draft: PlanDraft;
}

/** Plan documents. */
export interface DocumentWork {
  /**
   * Reads a plan document: Word, text, .csv or a spreadsheet, or a text that
   * was pasted. Refuses one that cannot be read, that is empty or too large.
   */
  readonly read: FileJob<
    { readonly source: DocumentSource; readonly today: Day },
    DraftedDocument
  >;
}

/** A pasted text of more characters is no plan: a plan of 100 pages has a tenth. */
const MAX_TEXT = 1_000_000;

export function documentWork(tools: FileWorkTools): DocumentWork {
  return {
    read: async ({ source, today }, control = {}) => {
      const document = await documentOf(tools, source);
      stopIfCancelled(control);
      return { document, draft: draftPlan(document, { today }) };
    },
  };
}

async function documentOf(
  tools: FileWorkTools,
  source: DocumentSource,
): Promise<PlanDocument> {
  if (source.from === "text") return documentOfText(source.text);
  const { name } = source.file;
  let bytes: Uint8Array;
  try {
    bytes = await inputOf(source.file).bytes();
  } catch (error) {
    if (troubleCode(error) === null) throw error;
    throw new RefusedError(troubleFinding(error, name));
  }
  const opened = await tools.openDocument(bytes, name);
  if (!opened.ok) throw new RefusedError(opened.finding);
  return opened.document;
}

function documentOfText(text: string): PlanDocument {
  if (text.trim() === "") throw new RefusedError(finding("document-empty", {}));
  if (text.length > MAX_TEXT)
    throw new RefusedError(finding("file-too-large", {}));
  return documentFromText(text);
}
