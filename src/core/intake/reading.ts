import type { SectionKind } from "./draft";
import { isClosing, isLeadIn, isReflection } from "./headings";
import { FIELD } from "./field-lines";
import { FieldBlockReader } from "./field-blocks";
import type { Ledger } from "./ledger";
import type { TimeFrame } from "./months";
import { newGoal, Notebook } from "./notebook";
import type { Context, ReadGoal, Reading, ReadMeasure } from "./notebook";
import type { BodyPart, Item } from "./item";
import { ScheduleReader } from "./schedule-reader";
import { shownOf, textOf, trimmed } from "./source";
import type { Slice } from "./source";
import {
  hasFields,
  isActivity,
  isFlatList,
  isWork,
  looksLikePreamble,
  roleOf,
  sections,
  splitGoalHead,
  splitRoleHead,
  textsUnder,
} from "./structure";
import { TableReader } from "./table-reader";

/** Fifth stage: goals, measures and month lists out of the outline. docs/import.md is the yardstick. */
export class Reader {
  private readonly book: Notebook;
  private readonly tables: TableReader;
  private readonly months: ScheduleReader;
  private readonly blocks: FieldBlockReader;

  constructor(ledger: Ledger, frame: TimeFrame) {
    this.book = new Notebook(ledger, frame);
    this.tables = new TableReader(this.book);
    this.months = new ScheduleReader(this.book, this.tables);
    this.blocks = new FieldBlockReader(this.book, this.tables);
  }

  /** Reads the whole outline; `section` is what the document as a whole is. */
  read(root: Item, section: SectionKind): Reading {
    const hasItems = root.children.length > 0;
    let current = section;
    const loose: Slice[] = [];
    for (const entry of root.body) {
      if (entry.type === "table")
        this.tables.read(
          entry.table,
          { section: current, goal: null, schedule: false },
          null,
        );
      else {
        const text = textOf(entry.slice);
        if (hasItems || isLeadIn(text) || looksLikePreamble(text))
          this.readOpening(entry.slice, current);
        else if (isClosing(text))
          this.book.ledger.leave("closing", entry.slice);
        else loose.push(entry.slice);
      }
    }
    if (loose.length > 0) this.readLoose(loose, current);
    for (const group of sections(root.children, section)) {
      current = group.section;
      this.readItems(group.items, {
        section: current,
        goal: null,
        schedule: false,
      });
    }
    return this.book.reading;
  }

  /** Text before the first goal: guiding principles, the introduction of a review. */
  private readOpening(slice: Slice, section: SectionKind): void {
    if (section === "past") {
      this.book.ledger.claim("past", slice);
      return;
    }
    this.book.ledger.claim("preamble", slice);
    if (!isLeadIn(textOf(slice)) || textOf(slice).length > 40)
      this.book.reading.principles.push(slice);
  }

  /** A document without marks: each paragraph is a measure, or a month list. */
  private readLoose(paragraphs: readonly Slice[], section: SectionKind): void {
    const goal = newGoal(null, section);
    const context = { section, goal: null, schedule: true };
    for (const slice of paragraphs) {
      if (this.months.isMonthText(slice))
        this.months.readScheduledText(slice, null, context);
      else this.book.addMeasure(goal, [slice]);
    }
    if (goal.measures.length > 0) this.book.reading.goals.push(goal);
  }

  private readItems(items: readonly Item[], context: Context): void {
    if (this.months.isMonthList(items)) {
      for (const item of items)
        this.months.readScheduled(item, null, { ...context, schedule: true });
      return;
    }
    let run: Item[] = [];
    const flush = (): void => {
      if (run.length > 0) this.readGoals(run, context);
      run = [];
    };
    for (const item of items) {
      const role = roleOf(item);
      if (role === null && !this.months.isMonthItem(item)) {
        run.push(item);
        continue;
      }
      flush();
      if (role === null)
        this.months.readScheduled(item, null, { ...context, schedule: true });
      else this.readPart(item, role, context);
    }
    flush();
  }

  /** A container, a preamble, a review… */
  private readPart(
    item: Item,
    role: NonNullable<Item["role"]>,
    context: Context,
  ): void {
    const { head, rest } = splitRoleHead(item);
    switch (role) {
      case "preamble":
        this.book.ledger.claim("container", head);
        this.takeAll(item, rest, "preamble", this.book.reading.principles);
        return;
      case "closing":
        this.book.ledger.leave("closing", head);
        this.takeAll(item, rest, null, []);
        return;
      case "shortcomings":
        this.takeAll(item, rest, "past", []);
        this.book.ledger.claim("past", head);
        return;
      case "past":
      case "plan":
        this.book.ledger.claim("container", head);
        this.readContainer(item, rest, { ...context, section: role });
        return;
      case "schedule":
        this.book.ledger.claim("container", head);
        if (this.months.hasTimes(item))
          this.months.readSchedule(item, rest, context);
        else this.readContainer(item, rest, context);
        return;
      case "container":
      case "target":
        this.book.ledger.claim("container", head);
        this.readContainer(item, rest, context);
    }
  }

  private readContainer(
    item: Item,
    rest: Slice | null,
    context: Context,
  ): void {
    const paragraphs = rest === null ? [] : [rest];
    const hasGoals = item.children.some(
      ({ role }) => role !== "shortcomings" && role !== "closing",
    );
    for (const entry of item.body) {
      if (entry.type === "table") this.tables.read(entry.table, context, null);
      else paragraphs.push(entry.slice);
    }
    const aims = item.role === "past" || item.role === "plan";
    const loose: Slice[] = [];
    for (const slice of paragraphs) {
      const text = textOf(slice);
      if (isClosing(text)) this.book.ledger.leave("closing", slice);
      else if (item.role === "target" && context.section === "plan")
        this.book.ledger.claim("note", slice);
      else if (hasGoals || isLeadIn(text) || (aims && looksLikePreamble(text)))
        this.readOpening(slice, context.section);
      else loose.push(slice);
    }
    if (loose.length > 0) this.readLoose(loose, context.section);
    this.readItems(item.children, context);
  }

  /** Siblings that are no containers: a goal each, or one goal without a heading. */
  private readGoals(items: readonly Item[], context: Context): void {
    if (items.some((item) => isActivity(item))) {
      this.readActivities(items, context);
      return;
    }
    if (isFlatList(items)) {
      const goal = newGoal(null, context.section);
      for (const item of items) this.readMeasure(item, goal);
      this.book.reading.goals.push(goal);
      return;
    }
    for (const item of items) this.readGoal(item, context);
  }

  /** 活动一 with 主题：…, 时间：… below it: each is a measure, all of them one goal. */
  private readActivities(items: readonly Item[], context: Context): void {
    let goal: ReadGoal | null = null;
    for (const item of items) {
      if (!isActivity(item)) {
        goal = null;
        this.readGoal(item, context);
        continue;
      }
      if (goal === null) {
        goal = newGoal(null, context.section);
        this.book.reading.goals.push(goal);
      }
      this.book.ledger.claim("container", item.full);
      this.blocks.read(item.body, goal);
    }
  }

  private readGoal(item: Item, context: Context): void {
    const below = item.children.length > 0 || item.body.length > 0;
    if (item.kind === "plain" && this.months.isMonthList(item.children)) {
      this.book.ledger.claim("container", item.full);
      this.months.readSchedule(item, null, context);
      return;
    }
    const { head, rest } = splitGoalHead(item, below);
    const goal = newGoal(head, context.section, item.lost === true);
    this.book.reading.goals.push(goal);
    this.book.ledger.claim(context.section === "past" ? "past" : "goal", {
      ...item.full,
      to: head.to,
    });
    this.book.ledger.claim("goal", { ...item.full, to: head.to });
    if (rest !== null) {
      if (item.children.some((child) => roleOf(child) === null))
        this.book.note(goal, rest);
      else this.book.addMeasure(goal, [rest]);
    }
    this.readMeasures(item, goal);
  }

  /** What stands below a goal or a sub-heading. */
  private readMeasures(item: Item, goal: ReadGoal): void {
    const context: Context = { section: goal.section, goal, schedule: false };
    const kids = item.children;
    if (hasFields(item.body)) this.blocks.read(item.body, goal);
    else
      for (const entry of item.body) {
        if (entry.type === "table")
          this.tables.read(entry.table, context, goal);
        else this.readGoalText(entry.slice, goal, kids.length > 0);
      }
    if (kids.length === 0) return;
    const isList = !kids.every((kid) => this.months.isMeasure(kid, kids));
    if (isList && this.months.isMonthListInGoal(kids)) {
      for (const kid of kids)
        this.months.readScheduled(kid, null, { ...context, schedule: true });
      return;
    }
    for (const kid of kids) {
      const role = roleOf(kid);
      if (role === "schedule" && this.months.hasTimes(kid)) {
        const { head, rest } = splitRoleHead(kid);
        this.book.ledger.claim("container", head);
        this.months.readSchedule(kid, rest, context);
      } else if (role === "shortcomings") {
        for (const slice of textsUnder(kid)) this.book.note(goal, slice);
      } else if (role !== null) this.readLabelled(kid, goal);
      else if (
        this.months.isMonthItem(kid) &&
        !this.months.isMeasure(kid, kids)
      )
        this.months.readScheduled(kid, null, { ...context, schedule: true });
      else this.readMeasure(kid, goal);
    }
  }

  /** 工作目标：…, 具体措施：… inside a goal. */
  private readLabelled(item: Item, goal: ReadGoal): void {
    const { head, rest } = splitRoleHead(item);
    this.book.ledger.claim("container", { ...item.full, to: head.to });
    const isAim = item.role !== "container" && item.role !== "plan";
    if (rest !== null) {
      if (isAim || item.children.length > 0) this.book.note(goal, rest);
      else this.book.addMeasure(goal, [rest]);
    }
    this.readMeasures(
      { ...item, body: isAim ? [] : item.body, children: item.children },
      goal,
    );
    if (isAim)
      for (const entry of item.body)
        if (entry.type === "text") this.book.note(goal, entry.slice);
  }

  private readGoalText(slice: Slice, goal: ReadGoal, hasItems: boolean): void {
    const text = textOf(slice);
    if (
      this.book.takeField(
        slice,
        goal.measures[goal.measures.length - 1] ?? null,
        goal,
      )
    )
      return;
    const isContent = goal.heading !== null && goal.measures.length === 0;
    if (isClosing(text) && (hasItems || !isContent))
      this.book.ledger.leave("closing", slice);
    else if (
      hasItems ||
      isLeadIn(text) ||
      (goal.section === "past" && isReflection(text))
    )
      this.book.note(goal, slice);
    else this.book.addMeasure(goal, [slice]);
  }

  /** One item below a goal: a measure, or a sub-heading whose items are. */
  private readMeasure(item: Item, goal: ReadGoal): void {
    const { children } = item;
    const trimmedSlice = trimmed(item.slice);
    if (
      children.length === 0 &&
      this.book.takeField(
        item.slice,
        goal.measures[goal.measures.length - 1] ?? null,
        goal,
      )
    )
      return;
    if (children.length > 0 && this.months.isMonthListInGoal(children)) {
      this.book.note(goal, item.slice, item.full);
      for (const child of children)
        this.months.readScheduled(child, null, {
          section: goal.section,
          goal,
          schedule: true,
        });
      return;
    }
    if (children.length > 0 && isWork(children)) {
      if (shownOf(trimmedSlice) !== "")
        this.book.note(goal, item.slice, item.full);
      for (const entry of item.body)
        if (entry.type === "text") this.book.note(goal, entry.slice);
      const before = goal.measures.length;
      this.readMeasures(
        { ...item, body: item.body.filter(({ type }) => type === "table") },
        goal,
      );
      const above = this.months.monthAbove(item.slice);
      for (const measure of goal.measures.slice(before))
        measure.above ??= above;
      return;
    }
    const texts: Slice[] = [item.slice];
    const fields: Item[] = [];
    const labels: Item[] = [];
    for (const child of children) {
      if (roleOf(child) !== null) labels.push(child);
      else if (FIELD.test(textOf(child.slice))) fields.push(child);
      else texts.push(...textsUnder(child));
    }
    this.book.addMeasure(goal, texts, item.full);
    const measure = goal.measures[goal.measures.length - 1] ?? null;
    for (const field of fields) {
      this.book.takeField(field.slice, measure, goal);
      this.readBelowMeasure(field.body, goal, measure);
    }
    this.readBelowMeasure(item.body, goal, measure);
    for (const child of children)
      if (!labels.includes(child)) this.readTablesUnder(child, goal);
    for (const label of labels) this.readLabelled(label, goal);
  }

  /** Tables below what became part of a measure's text. */
  private readTablesUnder(item: Item, goal: ReadGoal): void {
    const context = { section: goal.section, goal, schedule: false };
    for (const entry of item.body)
      if (entry.type === "table") this.tables.read(entry.table, context, goal);
    for (const child of item.children) this.readTablesUnder(child, goal);
  }

  private readBelowMeasure(
    body: readonly BodyPart[],
    goal: ReadGoal,
    measure: ReadMeasure | null,
  ): void {
    for (const entry of body) {
      if (entry.type === "table")
        this.tables.read(
          entry.table,
          { section: goal.section, goal, schedule: false },
          goal,
        );
      else if (this.book.takeField(entry.slice, measure, goal)) continue;
      else if (isClosing(textOf(entry.slice)))
        this.book.ledger.leave("closing", entry.slice);
      else this.book.note(goal, entry.slice);
    }
  }

  private takeAll(
    item: Item,
    rest: Slice | null,
    kind: "preamble" | "past" | null,
    into: Slice[],
  ): void {
    const take = (slice: Slice): void => {
      if (kind === null) this.book.ledger.leave("closing", slice);
      else this.book.ledger.claim(kind, slice);
      into.push(slice);
    };
    if (rest !== null) take(rest);
    for (const entry of item.body) if (entry.type === "text") take(entry.slice);
    for (const child of item.children) {
      take(child.full);
      this.takeAll(child, null, kind, into);
    }
  }
}
