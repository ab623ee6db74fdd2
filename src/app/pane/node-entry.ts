import { WORDS } from "../../core/layout";
import type { Language } from "../../core/layout";
import {
  firstDayOf,
  formatDay,
  formatMonth,
  dateParts,
  yearMonth,
} from "../../core/plan";
import type { Day, Month, NodeStatus, PlanPeriod } from "../../core/plan";
import { readDay, readShare } from "../../core/plan/values";
import type { NodeLine } from "./node-line";

/** What a person enters for a node; texts as they were typed. */
export interface NodeEntry {
  readonly status: NodeStatus;
  readonly progress: string;
  readonly doneOn: string;
  /** 延期至; `null` for no deferral, or no further one. Counts only with the state 已延期. */
  readonly deferTo: Month | null;
  /** 变更日期 of the deferral or the cancelling. */
  readonly changedOn: string;
  /** 变更原因: of a further deferral only its own. */
  readonly reason: string;
  /** 完成情况. */
  readonly result: string;
}

export type EntryFault =
  /** Must not be blank. */
  | "required"
  | "unreadable"
  /** Lies after the running day. */
  | "in-future"
  /** Lies before the plan's first month. */
  | "before-period"
  /** 100 %, but not 已完成. */
  | "full-not-done"
  /** Some progress, but 未开始. */
  | "started"
  | "out-of-range"
  /** 延期至 is not after 计划月份. */
  | "not-later"
  /** 延期至 is the month to which it is deferred already. */
  | "same-month"
  /** Lies before the first deferral. */
  | "before-first-change"
  | "too-long"
  /** The sheet has no column for it. */
  | "column-missing";

/** What is wrong in a field, said before anything is written. */
export interface Fault<Field extends string> {
  readonly field: Field;
  readonly code: EntryFault;
}

/** New values of a row, by column key; `null` clears. */
export type Changes = ReadonlyMap<
  string,
  | { readonly kind: "plain"; readonly value: string | number | null }
  | { readonly kind: "day"; readonly day: Day }
  | { readonly kind: "month"; readonly month: Month }
>;

export type Checked<Field extends string> =
  | { readonly ok: true; readonly changes: Changes }
  | { readonly ok: false; readonly faults: readonly Fault<Field>[] };

export interface EntryContext {
  readonly period: PlanPeriod;
  readonly today: Day;
  /** The workbook's own language, in which words are written into it. */
  readonly language: Language;
  /** The columns that the sheet has. */
  readonly columns: ReadonlySet<string>;
}

/** Longest text that is taken; a cell holds 32,767 characters. */
const LONGEST = 30_000;

/** What an entry changes in a row, or what is wrong with it. Total. */
export function checkNodeEntry(
  entry: NodeEntry,
  line: Pick<
    NodeLine,
    "progress" | "plannedMonth" | "stateBlank" | "unreadable"
  >,
  context: EntryContext,
): Checked<keyof NodeEntry> {
  return new NodeEntryCheck(entry, line, context).result();
}

/** The deferral that holds already: the one whose 变更日期 must be kept. */
export function standingDeferral({
  progress: { deferredTo, changedOn },
}: Pick<NodeLine, "progress">): {
  readonly to: Month;
  readonly on: Day;
} | null {
  return deferredTo === null || changedOn === null
    ? null
    : { to: deferredTo, on: changedOn };
}

type Line = Parameters<typeof checkNodeEntry>[1];

class NodeEntryCheck {
  readonly #faults: Fault<keyof NodeEntry>[] = [];
  readonly #changes = new Map<
    string,
    Changes extends ReadonlyMap<string, infer Change> ? Change : never
  >();

  constructor(
    private readonly entry: NodeEntry,
    private readonly line: Line,
    private readonly context: EntryContext,
  ) {}

  result(): Checked<keyof NodeEntry> {
    const { status } = this.entry;
    this.#status();
    this.#progress();
    if (status === "done") this.#completion();
    else this.#noCompletion();
    if (status === "deferred") this.#deferral();
    if (status === "cancelled") this.#cancelling();
    this.#words();
    return this.#faults.length > 0
      ? { ok: false, faults: this.#faults }
      : { ok: true, changes: this.#changes };
  }

  #fault(field: keyof NodeEntry, code: EntryFault): void {
    if (!this.#faults.some((known) => known.field === field))
      this.#faults.push({ field, code });
  }

  /** Notes a new value; a fault where the sheet has no column for it. */
  #set(
    field: keyof NodeEntry,
    column: string,
    change: Changes extends ReadonlyMap<string, infer Change> ? Change : never,
  ): void {
    if (this.context.columns.has(column)) this.#changes.set(column, change);
    else this.#fault(field, "column-missing");
  }

  #isUnreadable(column: string): boolean {
    return this.line.unreadable.includes(column);
  }

  #status(): void {
    const { status } = this.entry;
    const isSame =
      status === this.line.progress.status &&
      !this.line.stateBlank &&
      !this.#isUnreadable("status");
    if (isSame) return;
    const value = WORDS.status[status][this.context.language];
    this.#set("status", "status", { kind: "plain", value });
  }

  #progress(): void {
    const { status, progress } = this.entry;
    const now = this.line.progress.progress;
    if (status === "cancelled") return;
    if (status === "done") {
      if (now !== 1 && this.context.columns.has("progress"))
        this.#set("progress", "progress", { kind: "plain", value: 1 });
      return;
    }
    const { value, doubts } = readShare({ value: progress });
    if (value === null && doubts.length > 0) {
      this.#fault("progress", "unreadable");
      return;
    }
    if (value !== null && (value < 0 || value > 1))
      this.#fault("progress", "out-of-range");
    else if (value === 1) this.#fault("progress", "full-not-done");
    else if (status === "not-started" && (value ?? 0) > 0)
      this.#fault("progress", "started");
    // A cell that cannot be read stays until a person has typed something else.
    else if (value !== now)
      this.#set("progress", "progress", { kind: "plain", value });
  }

  #completion(): void {
    const day = this.#pastDay("doneOn");
    if (day === null) return;
    if (day < firstDayOf(this.context.period.start)) {
      this.#fault("doneOn", "before-period");
      return;
    }
    if (day !== this.line.progress.doneOn)
      this.#set("doneOn", "doneOn", { kind: "day", day });
  }

  /** What is not done has no completion date: it would be doubtful. */
  #noCompletion(): void {
    if (this.line.progress.doneOn !== null || this.#isUnreadable("doneOn"))
      this.#set("doneOn", "doneOn", { kind: "plain", value: null });
  }

  /** A day that must be there and must not lie ahead; `null` after a fault. */
  #pastDay(field: "doneOn" | "changedOn"): Day | null {
    const text = this.entry[field].trim();
    if (text === "") {
      this.#fault(field, "required");
      return null;
    }
    const { value } = readDay({ value: text }, this.context.period);
    if (value === null) this.#fault(field, "unreadable");
    else if (value > this.context.today) this.#fault(field, "in-future");
    else return value;
    return null;
  }

  #reason(): string {
    const reason = tidy(this.entry.reason);
    if (reason === "") this.#fault("reason", "required");
    if (reason.length > LONGEST) this.#fault("reason", "too-long");
    return reason;
  }

  #deferral(): void {
    const { deferTo } = this.entry;
    const standing = standingDeferral(this.line);
    if (deferTo === null && standing !== null) return;
    if (deferTo === null) this.#fault("deferTo", "required");
    else if (deferTo <= this.line.plannedMonth)
      this.#fault("deferTo", "not-later");
    const day = this.#pastDay("changedOn");
    const reason = this.#reason();
    if (day === null || deferTo === null) return;
    if (standing === null || standing.on === day) {
      // The first one, or its correction on the same day.
      this.#change(deferTo, day, reason);
      return;
    }
    if (day < standing.on) this.#fault("changedOn", "before-first-change");
    if (deferTo === standing.to) this.#fault("deferTo", "same-month");
    // docs/completion.md: 变更日期 stays that of the first, the later day goes into 变更原因.
    this.#change(
      deferTo,
      standing.on,
      joined(
        this.line.progress.changeReason,
        this.#again(day, deferTo, reason),
      ),
    );
  }

  #again(day: Day, to: Month, reason: string): string {
    return this.context.language === "zh"
      ? `${dayText(day)}再次延期至${monthText(to)}：${reason}`
      : `${formatDay(day)} deferred again to ${formatMonth(to)}: ${reason}`;
  }

  #change(deferTo: Month | null, changedOn: Day, reason: string): void {
    const { progress } = this.line;
    if (deferTo !== null && deferTo !== progress.deferredTo)
      this.#set("deferTo", "deferredTo", { kind: "month", month: deferTo });
    if (changedOn !== progress.changedOn)
      this.#set("changedOn", "changedOn", { kind: "day", day: changedOn });
    if (reason !== progress.changeReason)
      this.#set("reason", "changeReason", { kind: "plain", value: reason });
    if (reason.length > LONGEST) this.#fault("reason", "too-long");
  }

  #cancelling(): void {
    const day = this.#pastDay("changedOn");
    const reason = this.#reason();
    if (day === null) return;
    const standing = standingDeferral(this.line);
    const isNew = this.line.progress.status !== "cancelled";
    // There is one 变更日期: that of a deferral before is kept in words.
    const whole =
      standing !== null && isNew
        ? joined(
            this.#withDay(this.line.progress.changeReason, standing.on),
            this.#cancelled(day, reason),
          )
        : reason;
    this.#change(null, day, whole);
  }

  #withDay(reason: string, day: Day): string {
    return this.context.language === "zh"
      ? `${reason}（变更日期${dayText(day)}）`
      : `${reason} (changed on ${formatDay(day)})`.trim();
  }

  #cancelled(day: Day, reason: string): string {
    return this.context.language === "zh"
      ? `${dayText(day)}取消：${reason}`
      : `cancelled on ${formatDay(day)}: ${reason}`;
  }

  #words(): void {
    const result = tidy(this.entry.result);
    if (result.length > LONGEST) this.#fault("result", "too-long");
    else if (result !== tidy(this.line.progress.result))
      this.#set("result", "result", {
        kind: "plain",
        value: result === "" ? null : result,
      });
  }
}

function tidy(text: string): string {
  return text.replace(/\r\n?/gu, "\n").trim();
}

function joined(before: string, after: string): string {
  if (before === "") return after;
  return /[\u3000-\u9fff\uff00-\uffef]/u.test(before + after)
    ? `${before}；${after}`
    : `${before}; ${after}`;
}

function dayText(day: Day): string {
  const { year, month, day: number } = dateParts(day);
  return `${year}年${month}月${number}日`;
}

function monthText(value: Month): string {
  const { year, month } = yearMonth(value);
  return `${year}年${month}月`;
}
