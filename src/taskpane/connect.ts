import type { Connection } from "../ui";

/** What Office told about the place where the pane runs. */
export type OfficeAnswer =
  | { readonly kind: "ready" }
  | Exclude<Connection, { readonly kind: "connected" | "connecting" }>;

/** The set of Office.js calls that the product is built for: Excel 2021, Microsoft 365, the web. */
const REQUIRED = { set: "ExcelApi", version: "1.13" };

/** How long Office may take before the pane says that it hears nothing, in milliseconds. */
const PATIENCE = 8_000;

/**
 * Waits for Office and tells the listener each time the answer changes: first
 * `blocked` or `silent` perhaps, and still `ready` if the library comes late.
 * The library's script stands in the page with the id `office-js`; whether its
 * loading failed before this ran, src/taskpane/guard.ts has written down.
 */
export function connectToOffice(
  script: HTMLScriptElement,
  listener: (answer: OfficeAnswer) => void,
): void {
  const address = script.src;
  let answered = false;
  const tell = (answer: OfficeAnswer): void => {
    listener(answer);
  };
  const listen = (): void => {
    void Office.onReady(({ host }) => {
      answered = true;
      tell(answerOf(host));
    });
  };

  if (script.hasAttribute("data-failed")) {
    tell({ kind: "blocked", address });
    return;
  }
  script.addEventListener("error", () => {
    tell({ kind: "blocked", address });
  });
  if (typeof Office === "undefined") script.addEventListener("load", listen);
  else listen();
  setTimeout(() => {
    if (!answered && !script.hasAttribute("data-failed")) {
      tell({ kind: "silent", address });
    }
  }, PATIENCE);
}

function answerOf(host: Office.HostType | null): OfficeAnswer {
  if (host !== Office.HostType.Excel) return { kind: "outside" };
  const { set, version } = REQUIRED;
  return Office.context.requirements.isSetSupported(set, version)
    ? { kind: "ready" }
    : { kind: "too-old" };
}
