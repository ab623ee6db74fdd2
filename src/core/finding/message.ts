import { COVER_FIELDS, REPORT_COLUMNS, TABLES, WORDS } from "../layout/schema";
import type { Language } from "../layout/schema";
import type { FindingCode } from "./catalogue";
import type { Finding, Params, Place } from "./finding";
import { EN } from "./messages.en";
import { ZH } from "./messages.zh";
import { PARAM_KINDS } from "./params";
import type { ParamKind, ParamName } from "./params";

/**
 * A finding's words. `{name}` stands for a parameter; a part in `[ ]` is left
 * out as a whole where one of its parameters is not known, so that a message
 * never shows a hole. Parts in `[ ]` are not nested.
 */
export interface Message {
  /** What is wrong, as a sentence. */
  readonly what: string;
  /** What the person who reads it is to do. */
  readonly todo: string;
}

/** The words of every code: a code without words does not compile. */
export type Messages = Readonly<Record<FindingCode, Message>>;

/** A finding in words. */
export interface FindingText {
  readonly what: string;
  readonly todo: string;
  /** `文件 a.xlsx · 工作表 月度安排 · 单元格 F12`; empty where no place is known. */
  readonly where: string;
}

/** The message tables, one a language. */
export const MESSAGES: Readonly<Record<Language, Messages>> = {
  zh: ZH,
  en: EN,
};

/** Longest text from a file that a message repeats. */
const SHOWN_LENGTH = 60;

/** A finding in words of the language: plain text on one line each. */
export function formatFinding(
  finding: Finding,
  language: Language,
): FindingText {
  const message = MESSAGES[language][finding.code];
  return {
    what: fill(message.what, finding.params, language),
    todo: fill(message.todo, finding.params, language),
    where: formatPlace(finding.place, language),
  };
}

/** A place in words of the language, the widest part first; empty where nothing is known. */
export function formatPlace(place: Place, language: Language): string {
  const zh = language === "zh";
  const parts: string[] = [];
  if (place.file)
    parts.push(`${zh ? "文件" : "File"} ${plain(place.file, Infinity)}`);
  if (place.sheet)
    parts.push(`${zh ? "工作表" : "sheet"} ${plain(place.sheet, Infinity)}`);
  if (place.cell) parts.push(`${zh ? "单元格" : "cell"} ${place.cell}`);
  if (place.line !== undefined)
    parts.push(zh ? `第 ${place.line} 行` : `line ${place.line}`);
  return parts.join(" · ");
}

/** The placeholders of a template, in order of their first use. */
export function placeholdersOf(template: string): readonly string[] {
  const names = Array.from(
    template.matchAll(/\{([^{}]*)\}/g),
    (match) => match[1] ?? "",
  );
  return [...new Set(names)];
}

function fill(template: string, params: Params, language: Language): string {
  const whole = template.replace(/\[([^\]]*)\]/g, (_, part: string) =>
    placeholdersOf(part).every((name) => shown(name, params, language) !== "")
      ? part
      : "",
  );
  return whole.replace(/\{([^{}]*)\}/g, (_, name: string) =>
    shown(name, params, language),
  );
}

/** A parameter in the reader's language; empty where the finding does not have it. */
function shown(name: string, params: Params, language: Language): string {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  if (value === undefined) return "";
  const text =
    typeof value === "number" ? String(value) : plain(value, SHOWN_LENGTH);
  const kind: ParamKind = Object.hasOwn(PARAM_KINDS, name)
    ? PARAM_KINDS[name as ParamName]
    : "text";
  switch (kind) {
    case "text":
      return text;
    case "month":
      return month(text, language) ?? text;
    case "day":
      return day(text, language) ?? text;
    case "table":
      return (
        TABLES.find((table) => table.key === text)?.sheet[language] ?? text
      );
    case "column":
      return columnHeader(text, params["table"], language);
    case "field":
      return (
        COVER_FIELDS.find((field) => field.key === text)?.[language] ?? text
      );
    case "status":
      return statusWord(text, language);
  }
}

/** Text from a file on one line, without control characters, cut at `length` with `…`. */
function plain(text: string, length: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  const characters = line.length > length ? Array.from(line) : null;
  return characters && characters.length > length
    ? `${characters.slice(0, length).join("")}…`
    : line;
}

/** `2026年3月` of `2026-03`; a month without its year is 1 to 12. English keeps `2026-03`. */
function month(text: string, language: Language): string | null {
  const iso = /^(\d{4})-(\d{2})$/.exec(text);
  if (iso)
    return language === "zh" ? `${iso[1] ?? ""}年${Number(iso[2])}月` : text;
  if (!/^\d{1,2}$/.test(text)) return null;
  return language === "zh" ? `${text}月` : `month ${text}`;
}

/** `2026年3月5日` of `2026-03-05`; English keeps it. */
function day(text: string, language: Language): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!iso) return null;
  return language === "zh"
    ? `${iso[1] ?? ""}年${Number(iso[2])}月${Number(iso[3])}日`
    : text;
}

/**
 * The header of a column's key, or the label of a cover field's: in the table
 * that the finding names, else in the first that has it. Of a month column's
 * key the month.
 */
function columnHeader(
  key: string,
  table: string | number | undefined,
  language: Language,
): string {
  const named = TABLES.filter((one) => one.key === table);
  for (const { columns } of [...named, ...TABLES, ...COVER]) {
    const column = columns.find((candidate) => candidate.key === key);
    if (column) return column[language];
  }
  return month(key, language) ?? key;
}

/** 封面's fields and record, as lists of columns. */
const COVER = [{ columns: COVER_FIELDS }, { columns: REPORT_COLUMNS }];

function statusWord(key: string, language: Language): string {
  return Object.hasOwn(WORDS.status, key)
    ? WORDS.status[key as keyof typeof WORDS.status][language]
    : key;
}
