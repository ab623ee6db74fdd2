import type { Severity } from "./finding";

/** A severity as people are shown it, the same on every sheet and screen. */
export const SEVERITY_WORDS = {
  error: { zh: "错误", en: "Error" },
  warning: { zh: "警告", en: "Warning" },
  info: { zh: "提示", en: "Note" },
} as const satisfies Readonly<
  Record<Severity, { readonly zh: string; readonly en: string }>
>;
