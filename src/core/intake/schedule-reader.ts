import { headingRole, isClosing, isLeadIn } from "./headings";
import { FIELD, OWNER_FIELD } from "./field-lines";
import { leadingTime, timeTail, timeWithinMonth } from "./leading-times";
import { findMonths } from "./months";
import type { MonthMention } from "./months";
import type { Context, Notebook } from "./notebook";
import type { Item } from "./item";
import { part, splitAt, textOf, trimmed } from "./source";
import type { Slice } from "./source";
import { isWork } from "./structure";
import type { TableReader } from "./table-reader";
import { takesOver } from "./time-above";
import type { TimeAbove } from "./time-above";

/** Recognises month lists and reads them into the notebook. */
export class ScheduleReader {
  constructor(
    private readonly book: Notebook,
    private readonly tables: TableReader,
  ) {}

  isMonthItem(item: Item): boolean {
    if (item.kind === "month") return true;
    const lead = leadingTime(textOf(item.slice), this.book.frame);
    if (lead === null) return false;
    const rest = textOf(item.slice).slice(lead.to);
    const bare = /^(?:份|的)?(?:工作|主题|重点|安排|计划|活动)*：?$/.test(rest);
    return bare && (item.children.length > 0 || item.body.length > 0);
  }

  /** Are most of these led by months, or other times? Then they are a month list. */
  isMonthList(items: readonly Item[]): boolean {
    const led = items.filter((item) => this.isLed(item));
    return led.length >= 2 && led.length * 5 >= items.length * 3;
  }

  /**
   * Does a time lead an item as its label? A numbered sentence that begins
   * with a month is a measure that names one (docs/import.md), and so is one
   * that begins with a named day.
   */
  private isLed(item: Item): boolean {
    if (item.kind === "month" || this.isMonthItem(item)) return true;
    const text = textOf(item.slice);
    const lead = leadingTime(text, this.book.frame);
    if (lead === null) return false;
    const labels = /^(?:份|的)?(?:[：、 ]|$)/.test(text.slice(lead.to));
    return labels || (item.value === null && lead.day === null);
  }

  /** Below a goal an item that a month leads is a measure all the same, unless the whole list is one of months. */
  isMonthListInGoal(items: readonly Item[]): boolean {
    const headings = items.filter((item) => this.isMonthItem(item));
    if (headings.length * 5 < items.length * 3) return false;
    const kinds = new Set(headings.map(({ kind }) => kind));
    return items.every(({ kind }) => kinds.has(kind));
  }

  /** A paragraph below a goal that happens to begin with a month is a measure; month after month it is a list. */
  isMeasure(item: Item, siblings: readonly Item[]): boolean {
    const isList = siblings.filter(({ kind }) => kind === "month").length >= 3;
    const bare = item.children.length === 0 && item.body.length === 0;
    return !isList && bare && this.isSentence(item.slice);
  }

  /** Does a text go on from the month it begins with, without a colon or a space? */
  private isSentence(slice: Slice): boolean {
    const text = textOf(slice);
    const lead = leadingTime(text, this.book.frame);
    if (lead === null || lead.inferred) return false;
    return /^份?[\u3400-\u9fff"《]/.test(text.slice(lead.to));
  }

  /** Does a paragraph tell one month after the other, a sentence each? */
  isMonthText(slice: Slice): boolean {
    const sentences = splitAt(slice, "。；");
    const led = sentences.filter(
      (piece) =>
        leadingTime(textOf(trimmed(piece)), this.book.frame)?.inferred ===
        false,
    );
    return led.length >= 3 && led.length * 3 >= sentences.length * 2;
  }

  /** The month that a heading begins with, for what stands below it. */
  monthAbove(heading: Slice): TimeAbove | null {
    const text = textOf(heading);
    const mention = leadingTime(text, this.book.frame);
    return mention === null || mention.inferred || mention.recurs !== "once"
      ? null
      : { mention, basis: text.slice(mention.from, mention.to) };
  }

  hasTimes(item: Item): boolean {
    if (
      item.body.some(
        (entry) =>
          entry.type === "table" ||
          leadingTime(textOf(entry.slice), this.book.frame) !== null,
      )
    )
      return true;
    return item.children.some((child) => {
      const lead = leadingTime(textOf(child.slice), this.book.frame);
      return (
        child.kind === "month" ||
        lead !== null ||
        (child.children.length > 0 && this.hasTimes(child)) ||
        findMonths(textOf(child.slice), this.book.frame).some(
          ({ inferred }) => !inferred,
        )
      );
    });
  }

  readSchedule(item: Item, rest: Slice | null, context: Context): void {
    const inside: Context = { ...context, schedule: true };
    if (rest !== null) this.readScheduledText(rest, null, inside);
    for (const entry of item.body) {
      if (entry.type === "table")
        this.tables.read(entry.table, inside, context.goal);
      else this.readScheduledText(entry.slice, null, inside);
    }
    for (const child of item.children) this.readScheduled(child, null, inside);
  }

  /** One month with its items, or one item of a month. */
  readScheduled(item: Item, above: TimeAbove | null, context: Context): void {
    const text = textOf(item.slice);
    const lead = leadingTime(text, this.book.frame);
    const own = lead !== null && takesOver(lead, above, text) ? lead : null;
    const time: TimeAbove | null =
      own === null
        ? above
        : { mention: own, basis: text.slice(own.from, own.to) };
    const rest = behindTime(item.slice, own, above);
    const kids = item.children;
    const label =
      kids.length > 0 || item.body.length > 0
        ? this.isMonthLabel(rest)
        : isEmptyLabel(rest);
    this.book.ledger.claim(
      label || kids.length > 0 ? "container" : "node",
      item.full,
    );
    if (kids.length > 0 && isWork(kids)) {
      if (!label && textOf(trimmed(rest)) !== "" && own === null)
        this.claimNote(rest, context);
    } else if (kids.length > 0 && !label) {
      this.readScheduledText(rest, time, context);
      for (const kid of kids) this.claimNote(kid.full, context);
      return;
    } else if (!label) this.readScheduledText(rest, time, context);
    for (const entry of item.body) {
      if (entry.type === "table")
        this.tables.read(entry.table, context, context.goal, time);
      else
        this.readScheduledText(
          entry.slice,
          time === null || label ? time : { ...time, isLoose: true },
          context,
        );
    }
    for (const kid of kids) this.readScheduled(kid, time, context);
  }

  private claimNote(slice: Slice, context: Context): void {
    if (context.goal !== null) this.book.note(context.goal, slice);
    else this.book.ledger.claim("note", slice);
  }

  /** `：`, `工作重点：` or a month's theme behind the month of a heading. */
  private isMonthLabel(rest: Slice): boolean {
    const text = textOf(trimmed(rest)).replace(/^份/, "");
    return (
      text === "" ||
      text.length <= 2 ||
      headingRole(text) !== null ||
      /^的?(?:活动)?主题/.test(text) ||
      (text.length <= 14 && /(?:[月周季]|主题)$/.test(text))
    );
  }

  /** Text of a month list: `；` and `。` divide arrangements; times inside it count where none stands above. */
  readScheduledText(
    slice: Slice,
    above: TimeAbove | null,
    context: Context,
  ): void {
    let time = above;
    for (const piece of splitAt(slice, "；。").flatMap((sentence) =>
      this.byMonth(sentence),
    )) {
      const body = trimmed(piece);
      const text = textOf(body);
      if (text === "" || /^20\d\d年度?$/.test(text)) {
        this.book.ledger.claim("container", piece);
        continue;
      }
      const lead = leadingTime(text, this.book.frame);
      let rest: Slice;
      if (lead !== null && takesOver(lead, time, text)) {
        time = { mention: lead, basis: text.slice(lead.from, lead.to) };
        rest = trimmed(behindTime(body, lead, time));
      } else rest = trimmed(behindTime(body, null, time));
      if (time !== null)
        this.book.ledger.claim("node", { ...piece, to: rest.from });
      if (textOf(rest) === "") continue;
      if (time !== null) this.schedule(rest, time, context);
      else this.readUntimed(body, context);
    }
  }

  /** A sentence that goes from month to month (7月…，8月…) is one piece a month. */
  private byMonth(sentence: Slice): readonly Slice[] {
    const pieces: Slice[] = [];
    let led = 0;
    for (const clause of splitAt(sentence, "，")) {
      const lead = leadingTime(textOf(trimmed(clause)), this.book.frame);
      const opens =
        lead !== null &&
        lead.day === null &&
        lead.recurs === "once" &&
        lead.to < textOf(trimmed(clause)).length;
      const last = pieces[pieces.length - 1];
      if (opens) led += 1;
      if (opens || last === undefined) pieces.push(clause);
      else pieces[pieces.length - 1] = { ...last, to: clause.to };
    }
    return led >= 2 ? pieces : [sentence];
  }

  /** An item of a month list without a month above it: times inside the sentence, else it is shown as left over. */
  private readUntimed(slice: Slice, context: Context): void {
    const mention = findMonths(textOf(slice), this.book.frame).find(
      ({ inferred }) => !inferred,
    );
    if (mention !== undefined) {
      this.schedule(
        slice,
        { mention, basis: textOf(slice).slice(mention.from, mention.to) },
        context,
      );
    } else if (context.goal !== null) this.book.note(context.goal, slice);
    else if (isLeadIn(textOf(slice)) || isClosing(textOf(slice)))
      this.book.ledger.leave("closing", slice);
    else {
      this.book.reading.untimed.push(slice);
      this.book.ledger.leave("not-understood", slice);
    }
  }

  private schedule(slice: Slice, time: TimeAbove, context: Context): void {
    const kept = trimmed(slice);
    const text = textOf(kept);
    if (FIELD.test(text) && text.length < 40) {
      const last =
        this.book.reading.scheduled[this.book.reading.scheduled.length - 1];
      if (OWNER_FIELD.test(text) && last !== undefined) {
        last.owners.push(part(kept, text.indexOf("：") + 1));
        this.book.ledger.claim("owner", slice);
      } else this.book.ledger.claim("note", slice);
      return;
    }
    this.book.ledger.claim(context.section === "past" ? "past" : "node", slice);
    if (context.section === "past") return;
    this.book.reading.scheduled.push({
      mention: time.mention,
      basis: time.basis,
      slice: kept,
      goal: context.goal,
      owners: [],
    });
  }
}

/** Behind a month with nothing below it only a container's words say nothing; 总结 is something to do. */
function isEmptyLabel(rest: Slice): boolean {
  const role = headingRole(textOf(trimmed(rest)));
  return (
    textOf(trimmed(rest)) === "" || role === "container" || role === "schedule"
  );
}

/** What follows a time, or (under a month) the words that say when in it. */
function behindTime(
  slice: Slice,
  own: MonthMention | null,
  above: TimeAbove | null,
): Slice {
  const text = textOf(slice);
  if (own !== null) return part(slice, own.to + timeTail(text.slice(own.to)));
  const written = above !== null && !above.mention.inferred;
  return written ? part(slice, timeWithinMonth(text)) : slice;
}
