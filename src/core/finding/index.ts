export { FINDINGS } from "./catalogue";
export { finding } from "./make";
export { SEVERITY_WORDS } from "./severity-words";
export type { FindingCode } from "./catalogue";
export type {
  Doubt,
  Finding,
  Params,
  Place,
  SafeFix,
  Severity,
} from "./finding";
export {
  MESSAGES,
  formatFinding,
  formatPlace,
  placeholdersOf,
} from "./message";
export type { FindingText, Message, Messages } from "./message";
export { PARAM_KINDS } from "./params";
export type { ParamKind, ParamName } from "./params";
