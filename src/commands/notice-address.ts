import type { Language } from "../core/layout";

/** What a command has to say when there is no pane to say it in. */
export type NoticeCode =
  "clean" | "found" | "no-plan" | "no-figures" | "failed";

/** A notice and its number, where it has one; carried in an address, so only known codes and numbers get through. */
export interface NoticeContent {
  readonly code: NoticeCode;
  readonly count: number;
  readonly language: Language;
}

const CODES: readonly NoticeCode[] = [
  "clean",
  "found",
  "no-plan",
  "no-figures",
  "failed",
];

/** The address of a notice's page, relative to that of the commands. */
export function noticeAddress({
  code,
  count,
  language,
}: NoticeContent): string {
  return `notice.html?code=${code}&count=${count}&lang=${language}`;
}

/** Reads such an address's query; what is unknown in it is taken as `failed`, 0 and Chinese. */
export function noticeOf(query: string): NoticeContent {
  const given = new URLSearchParams(query);
  const count = given.get("count") ?? "";
  return {
    code: CODES.find((code) => code === given.get("code")) ?? "failed",
    count: /^\d{1,6}$/u.test(count) ? Number(count) : 0,
    language: given.get("lang") === "en" ? "en" : "zh",
  };
}
