import { FINDINGS } from "./catalogue";
import type { FindingCode } from "./catalogue";
import type { Finding, Params, Place, SafeFix } from "./finding";

/** A finding with the severity that its code has in the catalogue. */
export function finding(
  code: FindingCode,
  place: Place,
  params: Params = {},
  fix?: SafeFix,
): Finding {
  const severity = FINDINGS[code];
  return fix === undefined
    ? { code, severity, place, params }
    : { code, severity, place, params, fix };
}
