import { finding } from "../finding";
import type { Finding } from "../finding";
import { parseIsoMonth, parsePeriodKind, parseWorkField } from "../plan";
import type { Recurrence } from "../plan";
import type { ArrangementJson, DraftJson, GoalJson } from "./json";

/** A draft read from JSON, or what is wrong with it. */
export type DraftParse =
  | { readonly ok: true; readonly draft: DraftJson }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** More of anything is no plan; a cell of a sheet holds 32,767 characters. */
const MAX_LIST = 20_000;
const MAX_TEXT = 10_000;
const MAX_FINDINGS = 20;
const RECURRENCES: readonly string[] = [
  "once",
  "monthly",
  "quarterly",
  "standing",
] satisfies readonly Recurrence[];

/**
 * Reads the JSON of `draft` (docs/cli.md), which people edit by hand, from a
 * parsed JSON value. Fields that are not known are ignored; a field that is
 * missing is empty, save `goals`. What has the wrong type or is out of range is
 * a `draft-malformed` finding that names its path, and then there is no draft.
 */
export function parseDraftJson(value: unknown): DraftParse {
  const reader = new JsonReader();
  const draft = reader.draft(value);
  return reader.findings.length === 0
    ? { ok: true, draft }
    : { ok: false, findings: reader.findings };
}

type Fields = ReadonlyMap<string, unknown>;

class JsonReader {
  readonly findings: Finding[] = [];

  draft(value: unknown): DraftJson {
    const fields = this.object(value, "$");
    const period = this.optionalObject(fields.get("period"), "period");
    const kindText = this.text(period.get("kind"), "period.kind");
    const kind = kindText === null ? null : parsePeriodKind(kindText);
    if (kindText !== null && kind === null) this.wrong("period.kind");
    const start = this.text(period.get("start"), "period.start");
    if (start !== null && parseIsoMonth(start) === null)
      this.wrong("period.start");
    const months = this.integer(period.get("months"), "period.months", 1, 12);
    if (months !== null && months !== 6 && months !== 12)
      this.wrong("period.months");
    return {
      title: this.text(fields.get("title"), "title"),
      organisation: this.text(fields.get("organisation"), "organisation"),
      period: {
        kind,
        start,
        months: months === 6 || months === 12 ? months : null,
      },
      year: this.integer(fields.get("year"), "year", 1900, 9999),
      guidingPrinciples: this.text(
        fields.get("guidingPrinciples"),
        "guidingPrinciples",
      ),
      ...this.content(fields),
      findings: [],
    };
  }

  private content(
    fields: Fields,
  ): Pick<DraftJson, "goals" | "arrangements" | "owners" | "figures"> {
    if (!Array.isArray(fields.get("goals"))) this.wrong("goals");
    const goals = this.list(fields.get("goals"), "goals", (entry, path) =>
      this.goal(entry, path),
    );
    this.unique(
      goals.map(({ id }) => id),
      "goals",
    );
    this.unique(
      goals.flatMap(({ measures }) => measures.map(({ id }) => id)),
      "measures",
    );
    const arrangements = this.list(
      fields.get("arrangements"),
      "arrangements",
      (entry, path) => this.arrangement(entry, path),
    );
    this.unique(
      arrangements.map(({ id }) => id),
      "arrangements",
    );
    const owners = this.list(fields.get("owners"), "owners", (entry, path) => {
      const owner = this.object(entry, path);
      return {
        name: this.text(owner.get("name"), `${path}.name`) ?? "",
        near: this.text(owner.get("near"), `${path}.near`) ?? "",
      };
    });
    const figures = this.list(
      fields.get("figures"),
      "figures",
      (entry, path) => {
        const figure = this.object(entry, path);
        const amount = figure.get("value");
        if (typeof amount !== "number" || !Number.isFinite(amount))
          this.wrong(`${path}.value`);
        const unit = this.text(figure.get("unit"), `${path}.unit`) ?? "";
        return {
          value: typeof amount === "number" ? amount : 0,
          unit,
          context: this.text(figure.get("context"), `${path}.context`) ?? "",
        };
      },
    );
    return { goals, arrangements, owners, figures };
  }

  private goal(value: unknown, path: string): GoalJson {
    const fields = this.object(value, path);
    const fieldText = this.text(fields.get("workField"), `${path}.workField`);
    const workField = fieldText === null ? "其他" : parseWorkField(fieldText);
    if (workField === null) this.wrong(`${path}.workField`);
    const section = fields.get("section") ?? "plan";
    if (section !== "past" && section !== "plan") this.wrong(`${path}.section`);
    const measures = this.list(
      fields.get("measures"),
      `${path}.measures`,
      (entry, at) => {
        const measure = this.object(entry, at);
        return {
          id: this.required(measure.get("id"), `${at}.id`),
          text: this.required(measure.get("text"), `${at}.text`),
          owner: this.text(measure.get("owner"), `${at}.owner`),
        };
      },
    );
    const heading = this.text(fields.get("heading"), `${path}.heading`) ?? "";
    const notes = this.list(fields.get("notes"), `${path}.notes`, (entry, at) =>
      this.required(entry, at),
    );
    const base = {
      id: this.required(fields.get("id"), `${path}.id`),
      heading,
      workField: workField ?? "其他",
      section: section === "past" ? "past" : "plan",
      measures,
      ...(notes.length > 0 ? { notes } : {}),
    } as const;
    return fields.get("implicit") === true || heading === ""
      ? { ...base, implicit: true }
      : base;
  }

  private arrangement(value: unknown, path: string): ArrangementJson {
    const fields = this.object(value, path);
    const month = this.integer(fields.get("month"), `${path}.month`, 1, 12);
    const months = this.list(
      fields.get("months"),
      `${path}.months`,
      (entry, at) => this.integer(entry, at, 1, 12) ?? 1,
    );
    if (month === null && months.length === 0) this.wrong(`${path}.month`);
    const recurs = fields.get("recurs") ?? "once";
    if (typeof recurs !== "string" || !RECURRENCES.includes(recurs))
      this.wrong(`${path}.recurs`);
    const base = {
      id: this.required(fields.get("id"), `${path}.id`),
      month: month ?? months[0] ?? 1,
      text: this.required(fields.get("text"), `${path}.text`),
      recurs: recurs as Recurrence,
      measureId: this.text(fields.get("measureId"), `${path}.measureId`),
      owner: this.text(fields.get("owner"), `${path}.owner`),
      sameAs: this.text(fields.get("sameAs"), `${path}.sameAs`),
    };
    const span = fields.get("span");
    if (span !== undefined && typeof span !== "boolean")
      this.wrong(`${path}.span`);
    const apart = span === false ? { span: false as const } : {};
    return months.length > 1 ? { ...base, months, ...apart } : base;
  }

  private wrong(path: string): void {
    if (this.findings.length < MAX_FINDINGS)
      this.findings.push(finding("draft-malformed", {}, { text: path }));
  }

  private unique(ids: readonly string[], path: string): void {
    if (new Set(ids).size < ids.length) this.wrong(`${path}[].id`);
  }

  /** The own fields of an object as a map, so that no name can reach a prototype. */
  private object(value: unknown, path: string): Fields {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return new Map(Object.entries(value));
    this.wrong(path);
    return new Map();
  }

  private optionalObject(value: unknown, path: string): Fields {
    return value === undefined || value === null
      ? new Map()
      : this.object(value, path);
  }

  private list<T>(
    value: unknown,
    path: string,
    read: (entry: unknown, path: string) => T,
  ): readonly T[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value) || value.length > MAX_LIST) {
      this.wrong(path);
      return [];
    }
    const entries: readonly unknown[] = value;
    return entries.map((entry, i) => read(entry, `${path}[${i}]`));
  }

  private text(value: unknown, path: string): string | null {
    if (value === undefined || value === null) return null;
    if (typeof value === "string" && value.length <= MAX_TEXT) return value;
    this.wrong(path);
    return null;
  }

  private required(value: unknown, path: string): string {
    const text = this.text(value, path);
    if (text !== null && text.trim() !== "") return text;
    if (text !== null || value === undefined || value === null)
      this.wrong(path);
    return "";
  }

  private integer(
    value: unknown,
    path: string,
    least: number,
    most: number,
  ): number | null {
    if (value === undefined || value === null) return null;
    if (
      typeof value === "number" &&
      Number.isInteger(value) &&
      value >= least &&
      value <= most
    )
      return value;
    this.wrong(path);
    return null;
  }
}
