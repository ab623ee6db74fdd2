/** Codes with which Excel answers an action or a whole request; the HTTP status goes with each. */
const STATUS = {
  AccessDenied: 403,
  ActivityLimitReached: 503,
  ApiNotFound: 404,
  Conflict: 409,
  GeneralException: 500,
  InsertDeleteConflict: 409,
  InvalidArgument: 400,
  InvalidObjectPath: 400,
  InvalidOperation: 400,
  InvalidOperationInCellEditMode: 400,
  InvalidReference: 404,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  NotImplemented: 501,
  RequestAborted: 500,
  RequestPayloadSizeLimitExceeded: 413,
  ResponsePayloadSizeLimitExceeded: 413,
  ServiceNotAvailable: 503,
  UnsupportedOperation: 400,
} as const;

export type ErrorCode = keyof typeof STATUS;

/** Every error code, for tests that inject each of them. */
export const ERROR_CODES: readonly ErrorCode[] = Object.keys(
  STATUS,
) as ErrorCode[];

/** A failed action: ends its batch and is sent as the answer's `Error`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    message: string = code,
    /** The member that failed, as Excel gives it: `Range.values`. */
    readonly location = "",
  ) {
    super(message);
    this.status = STATUS[code];
  }
}

/** Refuses an argument, in Excel's words. */
export function invalidArgument(detail: string): ApiError {
  return new ApiError(
    "InvalidArgument",
    `The argument is invalid or missing or has an incorrect format. (${detail})`,
  );
}

/** Nothing of that name or id is there. */
export function itemNotFound(what: string): ApiError {
  return new ApiError(
    "ItemNotFound",
    `The requested resource doesn't exist. (${what})`,
  );
}

/** Protection, read-only files and the like. */
export function accessDenied(why: string): ApiError {
  return new ApiError(
    "AccessDenied",
    `You can't perform the requested operation. (${why})`,
  );
}
