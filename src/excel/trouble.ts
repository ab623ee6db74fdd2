import { HostError } from "../core/layout";
import type { HostErrorCode } from "../core/layout";

/**
 * What a request came to grief over, before it is known which sheet it was
 * about: `denied` may be a protected sheet or workbook, or a read-only one;
 * `busy` passes by itself.
 */
export type Trouble =
  | Exclude<
      HostErrorCode,
      "sheet-protected" | "workbook-protected" | "read-only"
    >
  | "denied"
  | "busy";

const TROUBLES: ReadonlyMap<string, Trouble> = new Map<string, Trouble>([
  ["InvalidOperationInCellEditMode", "cell-being-edited"],
  ["CellEditMode", "cell-being-edited"],
  ["AccessDenied", "denied"],
  ["ItemNotFound", "sheet-missing"],
  ["InvalidReference", "sheet-missing"],
  ["ItemAlreadyExists", "name-taken"],
  ["RequestPayloadSizeLimitExceeded", "request-too-large"],
  ["ResponsePayloadSizeLimitExceeded", "request-too-large"],
  ["ApiNotFound", "host-too-old"],
  ["ApiNotAvailable", "host-too-old"],
  ["ActivityLimitReached", "busy"],
  ["ServiceNotAvailable", "busy"],
  ["HostRestartNeeded", "host-gone"],
  ["ConnectionFailure", "host-gone"],
  ["BadPassword", "denied"],
  ["OperationCellsExceedLimit", "request-too-large"],
  ["RangeExceedsLimit", "request-too-large"],
]);

/** Answers of Excel that say no more than that it will not (Office.js, Application-specific error handling). */
const REFUSALS: ReadonlySet<string> = new Set([
  "Conflict",
  "ContentLengthRequired",
  "EmptyChartSeries",
  "FilteredRangeConflict",
  "FormulaLengthExceedsLimit",
  "FormulaParseError",
  "GeneralException",
  "InactiveWorkbook",
  "InsertDeleteConflict",
  "InvalidArgument",
  "InvalidBinding",
  "InvalidObjectPath",
  "InvalidOperation",
  "InvalidRequest",
  "InvalidRequestContext",
  "InvalidSelection",
  "MemoryLimitReached",
  "MergedRangeConflict",
  "NonBlankCellOffSheet",
  "NotImplemented",
  "OpenWorkbookLinksBlocked",
  "PivotTableRangeConflict",
  "PropertyNotLoaded",
  "RequestAborted",
  "Unauthenticated",
  "UnsupportedFeature",
  "UnsupportedOperation",
  "UnsupportedSheet",
  "ValueNotLoaded",
]);

/** A request that failed. */
export class RequestError extends Error {
  override readonly name = "RequestError";

  constructor(
    readonly trouble: Trouble,
    /** What the host said, for the maintainers. */
    readonly detail: string,
  ) {
    super(`${trouble}: ${detail}`);
  }
}

/**
 * Any error of a request as a `RequestError`. What Excel answers has one of its
 * codes; an error with another code comes from the way to Excel, so that there
 * was no answer at all. An error without a code is one of this program.
 */
export function requestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  if (!(error instanceof Error))
    return new RequestError("host-refused", String(error));
  const code =
    "code" in error && typeof error.code === "string" ? error.code : "";
  const refused = code === "" || REFUSALS.has(code);
  const trouble =
    TROUBLES.get(code) ?? (refused ? "host-refused" : "host-gone");
  return new RequestError(
    trouble,
    [code, error.message, locationOf(error)]
      .filter((text) => text !== "")
      .join(" "),
  );
}

/** The member that the host was at, as `OfficeExtension.Error` has it. */
function locationOf(error: Error): string {
  const info: unknown = "debugInfo" in error ? error.debugInfo : null;
  if (typeof info !== "object" || info === null || !("errorLocation" in info))
    return "";
  return typeof info.errorLocation === "string" ? info.errorLocation : "";
}

/** The port's error of a trouble that no state of the workbook explains better. */
export function hostError(
  { trouble, detail }: RequestError,
  sheet: string | null,
  stands: readonly string[] = [],
): HostError {
  const code =
    trouble === "denied" || trouble === "busy" ? "host-refused" : trouble;
  return new HostError(code, sheet, stands, detail);
}
