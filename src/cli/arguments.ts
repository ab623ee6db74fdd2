import { parseArgs } from "node:util";

import { JobError } from "../app/ports";
import type { Language } from "../core/layout";
import { parseIsoDay, parseIsoMonth, periodOf } from "../core/plan";
import type { Day, Month, PlanPeriod } from "../core/plan";

/** The words after the command, sorted out. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly language: Language;
  readonly json: boolean;
  readonly force: boolean;
  readonly fix: boolean;
  readonly output: string | null;
  readonly roster: string | null;
  readonly baseline: string | null;
  readonly facts: string | null;
  /** Name of the union that rolls up. */
  readonly union: string | null;
  /** The workbook that the next plan is drawn up from. */
  readonly from: string | null;
  /** The workbook of the period before, to be compared with. */
  readonly previous: string | null;
  readonly start: Month | null;
  readonly period: PlanPeriod | null;
  readonly asOf: Day | null;
  readonly prefer: "newest" | "first" | "ask";
}

const COMMON = { lang: "string", json: "boolean", help: "boolean" } as const;

/** The options of each command. */
export const COMMANDS = {
  draft: { ...COMMON, output: "string", from: "string", force: "boolean" },
  templates: COMMON,
  build: { ...COMMON, output: "string", start: "string", force: "boolean" },
  issue: {
    ...COMMON,
    output: "string",
    start: "string",
    roster: "string",
    force: "boolean",
  },
  check: { ...COMMON, fix: "boolean", output: "string", force: "boolean" },
  rollup: {
    ...COMMON,
    output: "string",
    roster: "string",
    baseline: "string",
    period: "string",
    "as-of": "string",
    prefer: "string",
    facts: "string",
    union: "string",
    previous: "string",
    force: "boolean",
  },
  report: {
    ...COMMON,
    output: "string",
    previous: "string",
    force: "boolean",
  },
  demo: { ...COMMON, output: "string", force: "boolean" },
} as const satisfies Readonly<
  Record<string, Readonly<Record<string, "string" | "boolean">>>
>;

export type CommandName = keyof typeof COMMANDS;

/** Is the word a command? */
export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

/** The language that the words ask for, also where other words are wrong; Chinese without any. */
export function languageOf(words: readonly string[]): Language {
  const at = words.indexOf("--lang");
  return words[at + 1] === "en" && at >= 0
    ? "en"
    : words.includes("--lang=en")
      ? "en"
      : "zh";
}

/** Reads the words after a command. Throws a `JobError` about the first that is wrong. */
export function parseArguments(
  command: CommandName,
  words: readonly string[],
): Arguments {
  const { values, positionals } = rawArguments(command, words);
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === "string" ? value : null;
  };
  const lang = text("lang");
  if (lang !== null && lang !== "zh" && lang !== "en")
    refuse("--lang", lang, "zh | en");
  const prefer = text("prefer") ?? "newest";
  if (prefer !== "newest" && prefer !== "first" && prefer !== "ask") {
    return refuse("--prefer", prefer, "newest | first | ask");
  }
  return {
    positionals,
    language: lang ?? "zh",
    json: values["json"] === true,
    force: values["force"] === true,
    fix: values["fix"] === true,
    output: text("output"),
    roster: text("roster"),
    baseline: text("baseline"),
    facts: text("facts"),
    union: text("union"),
    from: text("from"),
    previous: text("previous"),
    start: optional("--start", text("start"), parseIsoMonth, "YYYY-MM"),
    period: optional(
      "--period",
      text("period"),
      parsePeriod,
      "YYYY-MM[/12|/6]",
    ),
    asOf: optional("--as-of", text("as-of"), parseIsoDay, "YYYY-MM-DD"),
    prefer,
  };
}

function rawArguments(
  command: CommandName,
  words: readonly string[],
): {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
} {
  const options = Object.fromEntries(
    Object.entries(COMMANDS[command]).map(([name, type]) => [
      name,
      name === "output"
        ? { type, short: "o" }
        : name === "help"
          ? { type, short: "h" }
          : { type },
    ]),
  );
  try {
    return parseArgs({
      args: [...words],
      options,
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const value = /'([^']+)'/u.exec(message)?.[1] ?? message;
    throw new JobError("option-unknown", { value, command });
  }
}

function refuse(option: string, value: string, form: string): never {
  throw new JobError("option-unreadable", { option, value, form });
}

function optional<T>(
  option: string,
  value: string | null,
  parse: (text: string) => T | null,
  form: string,
): T | null {
  if (value === null) return null;
  return parse(value) ?? refuse(option, value, form);
}

/** `2026-01`, `2026-01/12` or `2025-08/6`. */
function parsePeriod(text: string): PlanPeriod | null {
  const [first = "", length = "12", ...rest] = text.split("/");
  const start = parseIsoMonth(first);
  if (start === null || rest.length > 0 || (length !== "12" && length !== "6"))
    return null;
  if (length === "6") return periodOf("half-year", start);
  return periodOf(
    start % 12 === 0 ? "calendar-year" : "statistical-year",
    start,
  );
}
