import { finding } from "../../finding";
import type { Finding } from "../../finding";
import {
  parseBranchCode,
  parseGoalId,
  parseNodeId,
  parseWorkField,
} from "../../plan";
import type {
  BaselineNode,
  BranchCode,
  Day,
  PlanPeriod,
  Roster,
  RosterBranch,
} from "../../plan";
import type {
  GoalFact,
  IssuedBaseline,
  LightSettings,
  Preference,
  Submission,
} from "../../rollup";
import type { SheetCells, SheetInfo, WorkbookCells } from "../cells";
import type { Language } from "../schema";
import { readFacts } from "./record-facts";
import { RowFields } from "./record-fields";
import { SIGNATURE } from "./record-rows";
import {
  findingCode,
  paramsFrom,
  recurrenceOf,
  SubmissionDraft,
} from "./record-submission";
import { FACTS, ROLLUP_FORMAT_VERSION, ROLLUP_SHEETS } from "./schema";
import type { FactKey } from "./schema";

/** What a roll-up workbook holds: all that the roll-up was made from, and its scope. */
export interface RollupRecord {
  readonly formatVersion: number;
  readonly language: Language;
  readonly madeAt: string;
  readonly period: PlanPeriod;
  readonly asOf: Day;
  readonly today: Day;
  readonly lights: LightSettings;
  readonly prefer: Preference;
  readonly chosen: readonly string[];
  /** Empty where nobody said it. */
  readonly union: string;
  readonly roster: Roster | null;
  readonly baseline: IssuedBaseline | null;
  readonly submissions: readonly Submission[];
  /** Findings about files that could not be read when the roll-up was made. */
  readonly unreadable: readonly Finding[];
}

/**
 * What came of reading a workbook as a roll-up workbook:
 * - `read`: the record; `damagedRows` statements or rows of 明细 could not be
 *   read, and `incomplete` names the files whose rows are not all there;
 * - `newer`: written by a later version of the format;
 * - `damaged`: it is a roll-up workbook, but version, period or days cannot be read;
 * - `other`: it is no roll-up workbook.
 */
export type RollupRecordReading =
  | {
      readonly state: "read";
      readonly record: RollupRecord;
      readonly damagedRows: number;
      readonly incomplete: readonly string[];
    }
  | { readonly state: "newer"; readonly version: number }
  | { readonly state: "damaged" }
  | { readonly state: "other" };

/** Rows at a sheet's top in which the signature is looked for. */
const SIGNATURE_ROWS = 10;

/**
 * Reads a roll-up workbook back. Throws only what the workbook's reader
 * throws. Renamed sheets, moved columns and sorted rows do no harm.
 */
export function readRollupRecord(workbook: WorkbookCells): RollupRecordReading {
  const found = findRecord(workbook);
  if (found === null) return { state: "other" };
  const { sheets, version } = found;
  if (version === null || version < 1) return { state: "damaged" };
  if (version > ROLLUP_FORMAT_VERSION) return { state: "newer", version };
  const draft = new RecordDraft();
  for (const sheet of sheets) {
    for (let row = 1; row <= sheet.rowCount; row += 1)
      draft.take(new RowFields(sheet, row));
  }
  for (const fact of readFacts(workbook, draft.factHeaders))
    draft.addFact(fact);
  return draft.finish(version);
}

/** The sheet with the signature and the sheets that continue it. */
function findRecord(
  workbook: WorkbookCells,
): { sheets: readonly SheetCells[]; version: number | null } | null {
  const isNamed = ({ name }: SheetInfo): boolean =>
    name.startsWith(ROLLUP_SHEETS.record.zh);
  const hidden = workbook.sheets.filter(
    (info) => info.visibility !== "visible" || isNamed(info),
  );
  for (const info of hidden) {
    const sheet = workbook.read(info);
    const version = signedVersion(sheet);
    if (version === undefined) continue;
    const others = hidden.filter((each) => each !== info && isNamed(each));
    return {
      sheets: [sheet, ...others.map((each) => workbook.read(each))],
      version,
    };
  }
  return null;
}

/** The version that the signature states; `undefined` without a signature. */
function signedVersion(sheet: SheetCells): number | null | undefined {
  const last = Math.min(sheet.rowCount, SIGNATURE_ROWS);
  for (let row = 1; row <= last; row += 1) {
    const fields = new RowFields(sheet, row);
    if (fields.text(1).trim().toLowerCase() === SIGNATURE)
      return fields.count(2);
  }
  return undefined;
}

/** Collects the statements of a record row by row. */
class RecordDraft {
  private damagedRows = 0;
  private language: Language = "zh";
  private madeAt = "";
  private period: PlanPeriod | null = null;
  private days: { readonly asOf: Day; readonly today: Day } | null = null;
  private lights: LightSettings | null = null;
  private prefer: Preference = "newest";
  private union = "";
  private readonly chosen: string[] = [];
  private hasRoster = false;
  private readonly branches: RosterBranch[] = [];
  private issued: PlanPeriod | null = null;
  private readonly issuedTo = new Map<BranchCode, number>();
  private readonly baselines = new Map<number, BaselineNode[]>();
  private readonly goals = new Map<number, GoalFact[]>();
  private readonly files = new Map<number, SubmissionDraft>();
  private readonly unreadable: Finding[] = [];
  readonly factHeaders = new Map<string, FactKey>(
    FACTS.columns.flatMap(({ key, zh, en }): [string, FactKey][] => [
      [zh, key],
      [en, key],
    ]),
  );

  take(row: RowFields): void {
    if (!this.understand(row.text(1).trim().toLowerCase(), row))
      this.damagedRows += 1;
  }

  addFact(
    fact: {
      fileNo: number;
      no: number;
      node: Submission["nodes"][number];
    } | null,
  ): void {
    const file = fact === null ? undefined : this.files.get(fact.fileNo);
    if (fact === null || file === undefined) this.damagedRows += 1;
    else file.nodes.push({ no: fact.no, node: fact.node });
  }

  finish(formatVersion: number): RollupRecordReading {
    const { period, days, lights } = this;
    if (period === null || days === null || lights === null)
      return { state: "damaged" };
    const submissions: Submission[] = [];
    const incomplete: string[] = [];
    for (const draft of this.files.values()) {
      const made = draft.submission(this.goals, this.baselines);
      if (made === null) {
        this.damagedRows += 1;
        continue;
      }
      submissions.push(made.submission);
      if (!made.complete) incomplete.push(made.submission.file);
    }
    const { language, madeAt, prefer, chosen, union, unreadable } = this;
    return {
      state: "read",
      damagedRows: this.damagedRows,
      incomplete,
      record: {
        ...{ formatVersion, language, madeAt, period, ...days, lights },
        ...{ prefer, chosen, union, submissions, unreadable },
        roster: this.hasRoster ? { branches: this.branches } : null,
        baseline: this.issuedBaseline(),
      },
    };
  }

  private issuedBaseline(): IssuedBaseline | null {
    if (this.issued === null) return null;
    return {
      period: this.issued,
      branches: new Map(
        [...this.issuedTo].map(([code, no]) => [
          code,
          this.baselines.get(no) ?? [],
        ]),
      ),
    };
  }

  /** Reads one statement; false where its word is known but not its fields. */
  private understand(word: string, row: RowFields): boolean {
    switch (word) {
      case "language":
        this.language = row.text(2) === "en" ? "en" : "zh";
        return true;
      case "made":
        this.madeAt = row.text(2);
        return true;
      case "period":
        return (this.period = row.period(2)) !== null;
      case "days":
        return this.takeDays(row);
      case "lights":
        return this.takeLights(row);
      case "prefer":
        return this.takePreference(row.text(2));
      case "chosen":
        this.chosen.push(row.text(2));
        return true;
      case "union":
        this.union = row.text(2).trim();
        return true;
      case "column":
        return this.takeColumn(row);
      case "roster":
        this.hasRoster = row.text(2) === "yes";
        return true;
      case "branch":
        return this.takeBranch(row);
      case "issued":
        return (this.issued = row.period(2)) !== null;
      case "issued-to":
        return this.takeIssuedTo(row);
      case "node":
        return this.takeNode(row);
      case "goal":
        return this.takeGoal(row);
      case "unreadable":
        return this.takeUnreadable(row);
      default:
        return this.takeOfFile(word, row);
    }
  }

  /** Statements about one file; words that are not known are left to whoever wrote them. */
  private takeOfFile(word: string, row: RowFields): boolean {
    const take = FILE_STATEMENTS.get(word);
    if (take === undefined) return true;
    const no = row.count(2);
    if (no === null) return false;
    const file = this.files.get(no) ?? new SubmissionDraft();
    this.files.set(no, file);
    return take(file, row);
  }

  private takeDays(row: RowFields): boolean {
    const [asOf, today] = [row.day(2), row.day(3)];
    if (asOf === null || today === null) return false;
    this.days = { asOf, today };
    return true;
  }

  private takeLights(row: RowFields): boolean {
    const [soonDays, redShare] = [row.number(2), row.number(3)];
    if (soonDays === null || redShare === null) return false;
    this.lights = { soonDays, redShare };
    return true;
  }

  private takePreference(text: string): boolean {
    if (text !== "newest" && text !== "first" && text !== "ask") return false;
    this.prefer = text;
    return true;
  }

  /** Only 明细 is read back; headers that were written win over those of the schema. */
  private takeColumn(row: RowFields): boolean {
    if (row.text(2) !== FACTS.key) return true;
    const column = FACTS.columns.find(({ key }) => key === row.text(3));
    if (column === undefined || row.blank(4)) return false;
    this.factHeaders.set(row.text(4).trim(), column.key);
    return true;
  }

  private takeBranch(row: RowFields): boolean {
    const code = parseBranchCode(row.text(2));
    if (code === null) return false;
    const [name, parent] = [row.text(3), row.text(4)];
    const [contact, phone] = [row.text(5), row.text(6)];
    const path = [...row.groups(7, 1)].map((column) => row.text(column));
    this.branches.push({ code, name, parent, contact, phone, path });
    return true;
  }

  private takeIssuedTo(row: RowFields): boolean {
    const code = parseBranchCode(row.text(2));
    const no = row.count(3);
    if (code === null || no === null) return false;
    this.issuedTo.set(code, no);
    return true;
  }

  private takeNode(row: RowFields): boolean {
    const no = row.count(2);
    const id = parseNodeId(row.text(3));
    const dueMonth = row.month(5);
    const recurrence = recurrenceOf(row.text(6));
    if (no === null || id === null || dueMonth === null || recurrence === null)
      return false;
    const nodes = this.baselines.get(no) ?? [];
    this.baselines.set(no, nodes);
    nodes.push({ id, text: row.text(4), dueMonth, recurrence });
    return true;
  }

  private takeGoal(row: RowFields): boolean {
    const no = row.count(2);
    const field = parseWorkField(row.text(4));
    if (no === null || field === null) return false;
    const goals = this.goals.get(no) ?? [];
    this.goals.set(no, goals);
    goals.push({ id: parseGoalId(row.text(3)), field, text: row.text(5) });
    return true;
  }

  private takeUnreadable(row: RowFields): boolean {
    const code = findingCode(row.text(3));
    if (code === null) return false;
    this.unreadable.push(
      finding(code, { file: row.text(2) }, paramsFrom(row, 4)),
    );
    return true;
  }
}

/** The statements about one file by their word. */
const FILE_STATEMENTS: ReadonlyMap<
  string,
  (file: SubmissionDraft, row: RowFields) => boolean
> = new Map([
  ["file", (file, row) => file.takeFile(row)],
  ["plan", (file, row) => file.takePlan(row)],
  ["plan-period", (file, row) => file.takePeriod(row)],
  ["reports", (file, row) => file.takeReports(row)],
  ["months", (file, row) => file.takeMonths(row)],
  ["indicator", (file, row) => file.takeIndicator(row)],
  ["fact", (file, row) => file.takeFact(row)],
  ["finding", (file, row) => file.takeFinding(row)],
]);
