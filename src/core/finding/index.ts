export { FINDINGS } from "./catalogue";
export type { FindingCode } from "./catalogue";
export type { Doubt, Finding, Params, Place, SafeFix, Severity } from "./finding";
