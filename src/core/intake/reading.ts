import type { SectionKind } from "./draft";
import {
  headingRole,
  isClosing,
  isLeadIn,
  looksAhead,
  looksBack,
} from "./headings";
import type { Ledger } from "./ledger";
import { findMonths, leadingTime, readTimeCell } from "./months";
import type { MonthMention, TimeFrame } from "./months";
import { splitInline } from "./numbering";
import type { BodyPart, Item } from "./outline";
import { FIELD, OWNER_FIELD, TIME_FIELD } from "./field-lines";
import { part, shownOf, splitAt, textOf, trimmed, whole } from "./source";
import type { Slice } from "./source";
import { cellSources, isTick, readTaskTable } from "./tables";
import type { TaskRow, TaskTable } from "./tables";

/** A measure as read: usually one stretch, several where lines below belong to it. */
export interface ReadMeasure {
  readonly slices: readonly Slice[];
  /** An owner cell, or a line that names the owner. */
  owner: Slice | null;
  /** A time cell, or a line that names the time. */
  readonly times: Slice[];
  /** Ticks or texts in columns that are a month each. */
  readonly months: number[];
}

export interface ReadGoal {
  /** `null`: a flat list without headings. */
  readonly heading: Slice | null;
  readonly section: SectionKind;
  readonly measures: ReadMeasure[];
  readonly notes: Slice[];
  owner: Slice | null;
  /** Its number was lost in the document. */
  readonly lost: boolean;
}

/** An item of a month list. */
export interface ReadScheduled {
  readonly mention: MonthMention;
  /** Words from which the time was read, for findings. */
  readonly basis: string;
  readonly slice: Slice;
  readonly goal: ReadGoal | null;
  owner: Slice | null;
}

/** What a document (or one part of a collection) says, before it is numbered and linked. */
export interface Reading {
  readonly goals: ReadGoal[];
  readonly scheduled: ReadScheduled[];
  readonly principles: Slice[];
  /** Heading of the part that looks ahead. */
  planHeading: string;
  readonly pastHeadings: Slice[];
  /** Items of a time table whose time could not be read. */
  readonly untimed: Slice[];
}

interface Context {
  readonly section: SectionKind;
  readonly goal: ReadGoal | null;
  /** Inside a month list. */
  readonly schedule: boolean;
}

const VERB =
  /^(?:组织|开展|举办|召开|做好|加强|完善|建立|健全|落实|推进|推动|推行|抓好|抓实|搞好|参加|慰问|走访|培训|签订|检查|学习|宣传|宣讲|评选|表彰|制定|制订|修订|审议|审查|编制|发放|发展|办理|办好|开办|开通|设立|征集|迎接|筹备|筹集|配合|协助|深化|提高|提升|规范|关心|关爱|帮扶|救助|维护|保障|监督|督促|指导|引导|发挥|丰富|创建|争创|打造|营造|强化|继续|坚持|积极|认真|努力|切实|深入|大力|广泛|定期|及时|全面|进一步|实施|实行|成立|申报|推荐|选树|选拔|选派|举行|安排|布置|总结|上报|报送|填报|收缴|统计|整理|更新|维修|添置|购买|资助|看望|联系|邀请|聘请|利用|通过|围绕|结合|依托|以|为|对|把|将|按|每|全年|集中|协商|排查|整改|清查|核查|摸底|调查|公开|公示|换届|改选|增补|建设|建好|扩大|拓宽|力争|确保|完成|启动|优化|改善|创新|倡导|鼓励|支持|动员|发动|团结|教育|号召|评比|考核|奖励|印发|出版|编印|刊发|撰写|开好|办|建|抓|送|搞|管|用|查|访|评|晒|比|讲)/;

/** Fifth stage: goals, measures and month lists out of the outline. docs/import.md is the yardstick. */
export class Reader {
  readonly reading: Reading = {
    goals: [],
    scheduled: [],
    principles: [],
    planHeading: "",
    pastHeadings: [],
    untimed: [],
  };

  constructor(
    private readonly ledger: Ledger,
    private readonly frame: TimeFrame,
  ) {}

  /** Reads the whole outline; `section` is what the document as a whole is. */
  read(root: Item, section: SectionKind): Reading {
    const hasItems = root.children.length > 0;
    let current = section;
    const loose: Slice[] = [];
    for (const entry of root.body) {
      if (entry.type === "table")
        this.readTable(
          entry.table,
          { section: current, goal: null, schedule: false },
          null,
        );
      else {
        const text = textOf(entry.slice);
        if (hasItems || isLeadIn(text) || looksLikePreamble(text))
          this.readOpening(entry.slice, current);
        else if (isClosing(text)) this.ledger.leave("closing", entry.slice);
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
    return this.reading;
  }

  /** Text before the first goal: guiding principles, the introduction of a review. */
  private readOpening(slice: Slice, section: SectionKind): void {
    if (section === "past") {
      this.ledger.claim("past", slice);
      return;
    }
    this.ledger.claim("preamble", slice);
    if (!isLeadIn(textOf(slice)) || textOf(slice).length > 40)
      this.reading.principles.push(slice);
  }

  /** A document without marks: each paragraph is a measure, or a month list. */
  private readLoose(paragraphs: readonly Slice[], section: SectionKind): void {
    const goal = newGoal(null, section);
    for (const slice of paragraphs) this.addMeasure(goal, [slice]);
    this.reading.goals.push(goal);
  }

  private readItems(items: readonly Item[], context: Context): void {
    if (this.isMonthList(items)) {
      for (const item of items)
        this.readScheduled(item, null, { ...context, schedule: true });
      return;
    }
    let run: Item[] = [];
    const flush = (): void => {
      if (run.length > 0) this.readGoals(run, context);
      run = [];
    };
    for (const item of items) {
      const role = this.roleOf(item);
      if (role === null && !this.isMonthItem(item)) {
        run.push(item);
        continue;
      }
      flush();
      if (role === null)
        this.readScheduled(item, null, { ...context, schedule: true });
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
        this.ledger.claim("container", head);
        this.takeAll(item, rest, "preamble", this.reading.principles);
        return;
      case "closing":
        this.ledger.leave("closing", head);
        this.takeAll(item, rest, null, []);
        return;
      case "shortcomings":
        this.reading.pastHeadings.push(head);
        this.takeAll(item, rest, "past", []);
        this.ledger.claim("past", head);
        return;
      case "past":
      case "plan":
        this.ledger.claim("container", head);
        if (role === "past") this.reading.pastHeadings.push(head);
        else this.reading.planHeading ||= textOf(head);
        this.readContainer(item, rest, { ...context, section: role });
        return;
      case "schedule":
        this.ledger.claim("container", head);
        if (this.hasTimes(item)) this.readSchedule(item, rest, context);
        else this.readContainer(item, rest, context);
        return;
      case "container":
      case "target":
        this.ledger.claim("container", head);
        this.readContainer(item, rest, context);
    }
  }

  private readContainer(
    item: Item,
    rest: Slice | null,
    context: Context,
  ): void {
    const paragraphs = rest === null ? [] : [rest];
    const hasGoals = item.children.length > 0;
    for (const entry of item.body) {
      if (entry.type === "table") this.readTable(entry.table, context, null);
      else paragraphs.push(entry.slice);
    }
    const aims = item.role === "past" || item.role === "plan";
    const loose: Slice[] = [];
    for (const slice of paragraphs) {
      const text = textOf(slice);
      if (isClosing(text)) this.ledger.leave("closing", slice);
      else if (item.role === "target" && context.section === "plan")
        this.ledger.claim("note", slice);
      else if (hasGoals || isLeadIn(text) || (aims && looksLikePreamble(text)))
        this.readOpening(slice, context.section);
      else loose.push(slice);
    }
    if (loose.length > 0) this.readLooseSections(loose, context);
    this.readItems(item.children, context);
  }

  /** Paragraphs without marks below a container. */
  private readLooseSections(
    paragraphs: readonly Slice[],
    context: Context,
  ): void {
    this.readLoose(paragraphs, context.section);
  }

  /** Siblings that are no containers: a goal each, or one goal without a heading. */
  private readGoals(items: readonly Item[], context: Context): void {
    if (isFlatList(items)) {
      const goal = newGoal(null, context.section);
      for (const item of items) this.readMeasure(item, goal);
      this.reading.goals.push(goal);
      return;
    }
    for (const item of items) this.readGoal(item, context);
  }

  private readGoal(item: Item, context: Context): void {
    const below = item.children.length > 0 || item.body.length > 0;
    if (item.kind === "plain" && this.isMonthList(item.children)) {
      this.ledger.claim("container", item.full);
      this.readSchedule(item, null, context);
      return;
    }
    const { head, rest } = splitGoalHead(item, below);
    const goal = newGoal(head, context.section, item.lost === true);
    this.reading.goals.push(goal);
    this.ledger.claim(context.section === "past" ? "past" : "goal", {
      ...item.full,
      to: head.to,
    });
    this.ledger.claim("goal", { ...item.full, to: head.to });
    if (rest !== null) {
      if (item.children.some((child) => this.roleOf(child) === null))
        this.note(goal, rest);
      else this.addMeasure(goal, [rest]);
    }
    this.readMeasures(item, goal);
  }

  /** What stands below a goal or a sub-heading. */
  private readMeasures(item: Item, goal: ReadGoal): void {
    const context: Context = { section: goal.section, goal, schedule: false };
    const kids = item.children;
    for (const entry of item.body) {
      if (entry.type === "table") this.readTable(entry.table, context, goal);
      else this.readGoalText(entry.slice, goal, kids.length > 0);
    }
    if (kids.length === 0) return;
    if (this.isMonthListInGoal(kids)) {
      for (const kid of kids)
        this.readScheduled(kid, null, { ...context, schedule: true });
      return;
    }
    for (const kid of kids) {
      const role = this.roleOf(kid);
      if (role === "schedule" && this.hasTimes(kid)) {
        const { head, rest } = splitRoleHead(kid);
        this.ledger.claim("container", head);
        this.readSchedule(kid, rest, context);
      } else if (role !== null) this.readLabelled(kid, goal);
      else if (this.isMonthItem(kid))
        this.readScheduled(kid, null, { ...context, schedule: true });
      else this.readMeasure(kid, goal);
    }
  }

  /** 工作目标：…, 具体措施：… inside a goal. */
  private readLabelled(item: Item, goal: ReadGoal): void {
    const { head, rest } = splitRoleHead(item);
    this.ledger.claim("container", { ...item.full, to: head.to });
    const isAim = item.role !== "container" && item.role !== "plan";
    if (rest !== null) {
      if (isAim || item.children.length > 0) this.note(goal, rest);
      else this.addMeasure(goal, [rest]);
    }
    this.readMeasures(
      { ...item, body: isAim ? [] : item.body, children: item.children },
      goal,
    );
    if (isAim)
      for (const entry of item.body)
        if (entry.type === "text") this.note(goal, entry.slice);
  }

  private readGoalText(slice: Slice, goal: ReadGoal, hasItems: boolean): void {
    const text = textOf(slice);
    if (
      this.takeField(
        slice,
        goal.measures[goal.measures.length - 1] ?? null,
        goal,
      )
    )
      return;
    if (isClosing(text)) this.ledger.leave("closing", slice);
    else if (hasItems || isLeadIn(text)) this.note(goal, slice);
    else this.addMeasure(goal, [slice]);
  }

  /** One item below a goal: a measure, or a sub-heading whose items are. */
  private readMeasure(item: Item, goal: ReadGoal): void {
    const { children } = item;
    const trimmedSlice = trimmed(item.slice);
    if (
      children.length === 0 &&
      this.takeField(
        item.slice,
        goal.measures[goal.measures.length - 1] ?? null,
        goal,
      )
    )
      return;
    if (children.length > 0 && this.isMonthListInGoal(children)) {
      this.note(goal, item.slice, item.full);
      for (const child of children)
        this.readScheduled(child, null, {
          section: goal.section,
          goal,
          schedule: true,
        });
      return;
    }
    if (children.length > 0 && isWork(children)) {
      if (shownOf(trimmedSlice) !== "") this.note(goal, item.slice, item.full);
      for (const entry of item.body)
        if (entry.type === "text") this.note(goal, entry.slice);
      this.readMeasures(
        { ...item, body: item.body.filter(({ type }) => type === "table") },
        goal,
      );
      return;
    }
    const texts: Slice[] = [item.slice];
    const fields: Item[] = [];
    const labels: Item[] = [];
    for (const child of children) {
      if (this.roleOf(child) !== null) labels.push(child);
      else if (FIELD.test(textOf(child.slice))) fields.push(child);
      else texts.push(...textsUnder(child));
    }
    this.addMeasure(goal, texts, item.full);
    const measure = goal.measures[goal.measures.length - 1] ?? null;
    for (const field of fields) {
      this.takeField(field.slice, measure, goal);
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
      if (entry.type === "table") this.readTable(entry.table, context, goal);
    for (const child of item.children) this.readTablesUnder(child, goal);
  }

  private readBelowMeasure(
    body: readonly BodyPart[],
    goal: ReadGoal,
    measure: ReadMeasure | null,
  ): void {
    for (const entry of body) {
      if (entry.type === "table")
        this.readTable(
          entry.table,
          { section: goal.section, goal, schedule: false },
          goal,
        );
      else if (this.takeField(entry.slice, measure, goal)) continue;
      else if (isClosing(textOf(entry.slice)))
        this.ledger.leave("closing", entry.slice);
      else this.note(goal, entry.slice);
    }
  }

  /** 责任人：…, 完成时间：… on a line of its own belongs to the measure before it, else to the goal. */
  private takeField(
    slice: Slice,
    measure: ReadMeasure | null,
    goal: ReadGoal,
  ): boolean {
    const text = textOf(trimmed(slice));
    if (!FIELD.test(text) || text.length > 80) return false;
    if (TIME_FIELD.test(text)) {
      const value = part(trimmed(slice), text.indexOf("：") + 1);
      this.ledger.claim("note", slice);
      if (
        measure !== null &&
        readTimeCell(textOf(value), this.frame).length > 0
      )
        measure.times.push(value);
    } else if (OWNER_FIELD.test(text)) {
      const value = part(trimmed(slice), text.indexOf("：") + 1);
      if (measure !== null) measure.owner ??= value;
      else goal.owner ??= value;
      this.ledger.claim("owner", slice);
    } else this.note(goal, slice);
    return true;
  }

  private addMeasure(
    goal: ReadGoal,
    slices: readonly Slice[],
    full?: Slice,
  ): void {
    const kept = slices.map(trimmed).filter((slice) => slice.to > slice.from);
    if (full !== undefined)
      this.ledger.claim(goal.section === "past" ? "past" : "measure", full);
    for (const slice of slices) this.ledger.claim("measure", slice);
    if (kept.length > 0)
      goal.measures.push({ slices: kept, owner: null, times: [], months: [] });
  }

  private note(goal: ReadGoal, slice: Slice, full: Slice = slice): void {
    const text = trimmed(slice);
    if (text.to > text.from) goal.notes.push(text);
    this.ledger.claim("note", full);
  }

  private takeAll(
    item: Item,
    rest: Slice | null,
    kind: "preamble" | "past" | null,
    into: Slice[],
  ): void {
    const take = (slice: Slice): void => {
      if (kind === null) this.ledger.leave("closing", slice);
      else this.ledger.claim(kind, slice);
      into.push(slice);
    };
    if (rest !== null) take(rest);
    for (const entry of item.body) if (entry.type === "text") take(entry.slice);
    for (const child of item.children) {
      take(child.full);
      this.takeAll(child, null, kind, into);
    }
  }

  // Month lists

  /** The role of an item; a container of leaves with a sentence of its own is none. */
  private roleOf(item: Item): Item["role"] {
    if (item.role === null) return null;
    if (
      item.role === "plan" &&
      item.children.length === 0 &&
      item.body.length === 0
    )
      return null;
    return item.role;
  }

  private isMonthItem(item: Item): boolean {
    if (item.kind === "month") return true;
    const lead = leadingTime(textOf(item.slice), this.frame);
    if (lead === null) return false;
    const rest = textOf(item.slice).slice(lead.to);
    const bare = /^(?:份|的)?(?:工作|主题|重点|安排|计划|活动)*：?$/.test(rest);
    return bare && (item.children.length > 0 || item.body.length > 0);
  }

  /** Are most of these led by months, or other times? Then they are a month list. */
  private isMonthList(items: readonly Item[]): boolean {
    const led = items.filter(
      (item) =>
        item.kind === "month" ||
        leadingTime(textOf(item.slice), this.frame) !== null,
    );
    return led.length >= 2 && led.length * 5 >= items.length * 3;
  }

  /** Below a goal an item that a month leads is a measure all the same, unless the whole list is one of months. */
  private isMonthListInGoal(items: readonly Item[]): boolean {
    const headings = items.filter((item) => this.isMonthItem(item));
    if (headings.length * 5 >= items.length * 3) return true;
    const led = items.filter(
      (item) => leadingTime(textOf(item.slice), this.frame)?.inferred === false,
    );
    return led.length >= 4 && led.length === items.length;
  }

  private hasTimes(item: Item): boolean {
    if (
      item.body.some(
        (entry) =>
          entry.type === "table" ||
          leadingTime(textOf(entry.slice), this.frame) !== null,
      )
    )
      return true;
    return item.children.some((child) => {
      const lead = leadingTime(textOf(child.slice), this.frame);
      return (
        child.kind === "month" ||
        lead !== null ||
        (child.children.length > 0 && this.hasTimes(child)) ||
        findMonths(textOf(child.slice), this.frame).some(
          ({ inferred }) => !inferred,
        )
      );
    });
  }

  private readSchedule(item: Item, rest: Slice | null, context: Context): void {
    const inside: Context = { ...context, schedule: true };
    if (rest !== null) this.readScheduledText(rest, null, inside);
    for (const entry of item.body) {
      if (entry.type === "table")
        this.readTable(entry.table, inside, context.goal);
      else this.readScheduledText(entry.slice, null, inside);
    }
    for (const child of item.children) this.readScheduled(child, null, inside);
  }

  /** One month with its items, or one item of a month. */
  private readScheduled(
    item: Item,
    above: TimeAbove | null,
    context: Context,
  ): void {
    const text = textOf(item.slice);
    const lead = leadingTime(text, this.frame);
    const own = lead !== null && takesOver(lead, above, text) ? lead : null;
    const time: TimeAbove | null =
      own === null
        ? above
        : { mention: own, basis: text.slice(own.from, own.to) };
    const rest = own === null ? item.slice : part(item.slice, own.to);
    const kids = item.children;
    const label =
      kids.length > 0 || item.body.length > 0
        ? this.isMonthLabel(rest)
        : isEmptyLabel(rest);
    this.ledger.claim(
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
        this.readTable(entry.table, context, context.goal, time);
      else this.readScheduledText(entry.slice, time, context);
    }
    for (const kid of kids) this.readScheduled(kid, time, context);
  }

  private claimNote(slice: Slice, context: Context): void {
    if (context.goal !== null) this.note(context.goal, slice);
    else this.ledger.claim("note", slice);
  }

  /** `：`, `工作重点：` or a month's theme behind the month of a heading. */
  private isMonthLabel(rest: Slice): boolean {
    const text = textOf(trimmed(rest)).replace(/^份/, "");
    return (
      text === "" ||
      text.length <= 2 ||
      headingRole(text) !== null ||
      /^的?(?:活动)?主题/.test(text) ||
      (text.length <= 14 && /[月周季]$/.test(text))
    );
  }

  /** Text of a month list: `；` and `。` divide arrangements; times inside it count where none stands above. */
  private readScheduledText(
    slice: Slice,
    above: TimeAbove | null,
    context: Context,
  ): void {
    let time = above;
    for (const piece of splitAt(slice, "；。")) {
      const body = trimmed(piece);
      const text = textOf(body);
      if (text === "") continue;
      const lead = leadingTime(text, this.frame);
      let rest = body;
      if (lead !== null && takesOver(lead, time, text)) {
        time = { mention: lead, basis: text.slice(lead.from, lead.to) };
        rest = trimmed(part(body, lead.to));
      }
      if (textOf(rest) === "") continue;
      if (time !== null) this.schedule(rest, time, context);
      else this.readUntimed(body, context);
    }
  }

  /** An item of a month list without a month above it: times inside the sentence, else it is shown as left over. */
  private readUntimed(slice: Slice, context: Context): void {
    const mention = findMonths(textOf(slice), this.frame).find(
      ({ inferred }) => !inferred,
    );
    if (mention !== undefined) {
      this.schedule(
        slice,
        { mention, basis: textOf(slice).slice(mention.from, mention.to) },
        context,
      );
    } else if (context.goal !== null) this.note(context.goal, slice);
    else if (isLeadIn(textOf(slice)) || isClosing(textOf(slice)))
      this.ledger.leave("closing", slice);
    else {
      this.reading.untimed.push(slice);
      this.ledger.leave("not-understood", slice);
    }
  }

  private schedule(slice: Slice, time: TimeAbove, context: Context): void {
    const kept = trimmed(slice);
    const text = textOf(kept);
    if (FIELD.test(text) && text.length < 40) {
      const last = this.reading.scheduled[this.reading.scheduled.length - 1];
      if (OWNER_FIELD.test(text) && last !== undefined) {
        last.owner ??= part(kept, text.indexOf("：") + 1);
        this.ledger.claim("owner", slice);
      } else this.ledger.claim("note", slice);
      return;
    }
    this.ledger.claim(context.section === "past" ? "past" : "node", slice);
    if (context.section === "past") return;
    this.reading.scheduled.push({
      mention: time.mention,
      basis: time.basis,
      slice: kept,
      goal: context.goal,
      owner: null,
    });
  }

  // Tables

  private readTable(
    table: Parameters<typeof readTaskTable>[0],
    context: Context,
    goal: ReadGoal | null,
    above: TimeAbove | null = null,
  ): void {
    const read = readTaskTable(table);
    if (read === null) {
      for (const source of cellSources(table))
        this.ledger.leave("table", whole(source));
      return;
    }
    for (const source of read.sources) this.ledger.register(source);
    for (const label of read.labels) this.ledger.claim("container", label);
    const asSchedule =
      read.isSchedule ||
      (context.schedule &&
        !read.rows.some((row) => row.goal !== null && row.task !== null));
    if (asSchedule) this.readScheduleRows(read, context, above);
    else this.readTaskRows(read, context, goal);
  }

  private readScheduleRows(
    table: TaskTable,
    context: Context,
    above: TimeAbove | null,
  ): void {
    for (const row of table.rows) {
      const cell = row.time;
      const mention =
        cell === null
          ? (above?.mention ?? null)
          : oneMention(readTimeCell(textOf(cell), this.frame));
      if (cell !== null) this.ledger.claim("node", cell);
      for (const other of row.others) this.ledger.claim("note", other);
      if (row.owner !== null) this.ledger.claim("owner", row.owner);
      if (row.goal !== null && row.task === null)
        this.ledger.claim("container", row.goal);
      const content = [row.task, row.measure].filter((slice) => slice !== null);
      const first = content[0];
      if (first === undefined) continue;
      for (const extra of content.slice(1)) this.ledger.claim("note", extra);
      for (const slice of cellItems(first)) {
        this.ledger.claim("node", slice);
        if (mention === null) this.reading.untimed.push(slice);
        else if (context.section === "plan") {
          const basis = cell === null ? (above?.basis ?? "") : textOf(cell);
          this.reading.scheduled.push({
            mention,
            basis,
            slice: trimmed(slice),
            goal: context.goal,
            owner: row.owner,
          });
        }
      }
    }
  }

  private readTaskRows(
    table: TaskTable,
    context: Context,
    goal: ReadGoal | null,
  ): void {
    const measuresAreTasks = !table.rows.some(
      ({ measure, task, goal: area }) =>
        measure !== null && task !== null && area === null,
    );
    let current = goal;
    let heading: Slice | null = null;
    for (const row of table.rows) {
      const area = row.goal ?? (measuresAreTasks ? null : row.task);
      if (area !== null && !sameCell(area, heading)) {
        heading = area;
        const head = trimmed(stripMark(area));
        current = newGoal(head, context.section);
        this.reading.goals.push(current);
        this.ledger.claim("goal", area);
      }
      if (current === null) {
        current = newGoal(null, context.section);
        this.reading.goals.push(current);
      }
      this.readTaskRow(row, row.goal !== null || measuresAreTasks, current);
    }
  }

  private readTaskRow(
    row: TaskRow,
    taskIsMeasure: boolean,
    goal: ReadGoal,
  ): void {
    const hasBoth = row.task !== null && row.measure !== null;
    const content = taskIsMeasure
      ? (row.task ?? row.measure)
      : (row.measure ?? null);
    if (taskIsMeasure && hasBoth && row.measure !== null)
      this.note(goal, row.measure);
    if (row.time !== null) this.ledger.claim("node", row.time);
    if (row.owner !== null) this.ledger.claim("owner", row.owner);
    for (const other of row.others) this.note(goal, other);
    if (content === null) {
      for (const { cell } of row.months) this.ledger.claim("note", cell);
      return;
    }
    const items = cellItems(content);
    items.forEach((slice) => {
      this.addMeasure(goal, [slice]);
      const measure = goal.measures[goal.measures.length - 1];
      if (measure === undefined) return;
      measure.owner = row.owner;
      if (row.time !== null) measure.times.push(row.time);
      for (const { month, cell } of row.months)
        this.readMonthCell(month, cell, measure, goal);
    });
  }

  private readMonthCell(
    month: number,
    cell: Slice,
    measure: ReadMeasure,
    goal: ReadGoal,
  ): void {
    this.ledger.claim("node", cell);
    if (isTick(cell) || goal.section === "past") {
      measure.months.push(month);
      return;
    }
    const mention: MonthMention = {
      from: 0,
      to: 0,
      months: [month],
      span: false,
      inferred: false,
      recurs: "once",
      year: null,
      day: null,
    };
    for (const slice of cellItems(cell))
      this.reading.scheduled.push({
        mention,
        basis: `${month}月`,
        slice: trimmed(slice),
        goal,
        owner: measure.owner,
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

/** An item with everything below it, tables aside. */
function textsUnder(item: Item): readonly Slice[] {
  const body = item.body.flatMap((entry) =>
    entry.type === "text" ? [entry.slice] : [],
  );
  return [item.full, ...body, ...item.children.flatMap(textsUnder)];
}

interface TimeAbove {
  readonly mention: MonthMention;
  readonly basis: string;
}

/** Does a time in an item replace the one above it? A heading's month wins over a named day (docs/import.md). */
function takesOver(
  own: MonthMention,
  above: TimeAbove | null,
  text: string,
): boolean {
  if (above === null || text.charAt(own.to) === "：") return true;
  if (own.day !== null || own.inferred) return false;
  return (
    own.recurs === "once" ||
    above.mention.recurs !== "once" ||
    above.mention.inferred
  );
}

/** All mentions of a time cell as one: lists are put together. */
function oneMention(mentions: readonly MonthMention[]): MonthMention | null {
  const first = mentions[0];
  if (first === undefined) return null;
  const months = [
    ...new Set(
      mentions
        .filter(
          ({ recurs, inferred }) =>
            recurs === first.recurs && inferred === first.inferred,
        )
        .flatMap((mention) => mention.months),
    ),
  ];
  return mentions.length === 1 ? first : { ...first, months };
}

/** The time of a measure from its time cells. */
export function mentionOfTimes(
  times: readonly Slice[],
  frame: TimeFrame,
): { readonly mention: MonthMention; readonly basis: string } | null {
  for (const time of times) {
    const mention = oneMention(readTimeCell(textOf(time), frame));
    if (mention !== null) return { mention, basis: textOf(time) };
  }
  return null;
}

function newGoal(
  heading: Slice | null,
  section: SectionKind,
  lost = false,
): ReadGoal {
  return { heading, section, measures: [], notes: [], owner: null, lost };
}

function sameCell(a: Slice, b: Slice | null): boolean {
  return b !== null && (a.source === b.source || textOf(a) === textOf(b));
}

function stripMark(slice: Slice): Slice {
  const lead =
    /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[、.](?!\d))/.exec(
      textOf(slice),
    )?.[0].length ?? 0;
  return part(slice, lead);
}

/** The items of a cell: numbered, or divided by `；` or line breaks. */
function cellItems(cell: Slice): readonly Slice[] {
  const marked = splitInline(cell, null).filter(
    ({ slice }) => textOf(trimmed(slice)) !== "",
  );
  if (marked.some(({ mark }) => mark !== null))
    return marked.map(({ slice }) => slice);
  const pieces = splitAt(stripMark(cell), "；").filter(
    (slice) => textOf(trimmed(slice)) !== "",
  );
  return pieces.length > 1 ? pieces : [stripMark(cell)];
}

function looksLikePreamble(text: string): boolean {
  return (
    text.length >= 24 &&
    /^(?:为|以|根据|按照|在|围绕|坚持|认真贯彻|深入贯彻|全面贯彻|20\d\d年(?:是|，))/.test(
      text,
    ) &&
    /特?制[定订].{0,20}(?:计划|要点|安排|方案|如下)|为指导|精神|部署|领导下|思想/.test(
      text,
    )
  );
}

/** Groups the top of the outline by part: what follows a division belongs to it already; the rest is `section`. */
function sections(
  items: readonly Item[],
  section: SectionKind,
): readonly {
  readonly section: SectionKind;
  readonly items: readonly Item[];
}[] {
  const groups: { section: SectionKind; items: Item[] }[] = [];
  let current = section;
  for (const item of items) {
    const text = textOf(item.slice);
    if (item.role === null && current === "past" && looksAhead(text))
      current = "plan";
    if (item.role === "plan") current = "plan";
    const last = groups[groups.length - 1];
    if (last?.section === current) last.items.push(item);
    else groups.push({ section: current, items: [item] });
    if (item.role === "past" && looksBack(text)) current = section;
  }
  return groups;
}

const CHAPTER_KINDS =
  /^(?:cn|cn-space|paren-cn|half-cn|ordinal|part|section|plain|heading-\d|labelled|roman)$/;

/**
 * A list without headings is one goal (docs/import.md). Items that have
 * anything below them, or are paragraphs numbered like chapters, or begin with
 * a heading of their own, are goals.
 */
function isFlatList(items: readonly Item[]): boolean {
  if (items.some((item) => item.children.length > 0 && isWork(item.children)))
    return false;
  if (
    items.some((item) =>
      item.body.some(
        (entry) =>
          entry.type === "table" || !FIELD.test(textOf(trimmed(entry.slice))),
      ),
    )
  )
    return false;
  if (items.length < 2 && items.every(({ kind }) => CHAPTER_KINDS.test(kind)))
    return false;
  const lengths = items.map(({ slice }) => slice.to - slice.from);
  const mean =
    lengths.reduce((sum, length) => sum + length, 0) /
    Math.max(1, items.length);
  const chapters =
    items.filter(({ kind }) => CHAPTER_KINDS.test(kind)).length * 2 >
    items.length;
  const headed =
    items.filter((item) => hasLead(item)).length * 3 > items.length * 2;
  if (chapters) return mean < 32 && !headed;
  return !(headed && mean >= 50);
}

/** Does an item begin with a short heading of its own (`加强建设。全年…`, `民主管理：…`)? */
function hasLead(item: Item): boolean {
  return /^[^，。：；]{4,20}[。：](?=.{16,})/.test(textOf(item.slice));
}

/** Items inside a sentence are often only names (篮球、拔河); items on lines of their own seldom are. */
const WORK_LENGTH = 10;
const NAME_LENGTH = 7;

/** Are most of these items pieces of work, not the names of things? */
function isWork(items: readonly Item[]): boolean {
  const work = items.filter((item) => {
    const text = textOf(trimmed(item.slice));
    if (FIELD.test(text)) return false;
    const enough = item.inline ? WORK_LENGTH : NAME_LENGTH;
    return (
      item.children.length > 0 ||
      text.length >= enough ||
      (VERB.test(text) && text.length >= 4) ||
      /活动|会议|慰问|培训|比赛|竞赛|讲座|演讲|座谈|体检|评选|联欢|工作$/.test(
        text,
      )
    );
  });
  return work.length * 5 >= items.length * 3;
}

/** The heading of a container and the text behind its colon or space. */
function splitRoleHead(item: Item): {
  readonly head: Slice;
  readonly rest: Slice | null;
} {
  const text = textOf(item.slice);
  const at = text.search(/[： ]/);
  if (
    at > 0 &&
    at < text.length - 2 &&
    headingRole(text.slice(0, at)) !== null
  ) {
    return {
      head: { ...item.full, to: item.slice.from + at + 1 },
      rest: trimmed(part(item.slice, at + 1)),
    };
  }
  return { head: item.full, rest: null };
}

const HEADING_MAX = 44;
const SENTENCE_HEADING_MAX = 34;

/** The heading of a goal and the rest of its paragraph. docs/import.md: the heading of a single paragraph is its first clause. */
function splitGoalHead(
  item: Item,
  below: boolean,
): { readonly head: Slice; readonly rest: Slice | null } {
  const all = trimmed(item.slice);
  const text = textOf(all);
  if (item.styled && !/[。：]./.test(text)) return { head: all, rest: null };
  const cutAt = (at: number): { head: Slice; rest: Slice | null } => {
    const rest = trimmed(part(all, at));
    return {
      head: trimmed(part(all, 0, at)),
      rest: rest.to > rest.from ? rest : null,
    };
  };
  const stops = splitAt(all, "。：；！");
  const first = stops[0];
  const firstLength = first === undefined ? 0 : first.to - first.from;
  const space = text.indexOf(" ");
  if (
    space >= 4 &&
    space <= HEADING_MAX &&
    space < firstLength &&
    text.length - space > 6
  )
    return cutAt(space);
  if (stops.length === 1 && below && text.length <= 80)
    return { head: all, rest: null };
  if (
    stops.length > 1 &&
    firstLength >= 4 &&
    firstLength <= (below ? HEADING_MAX + 20 : SENTENCE_HEADING_MAX)
  )
    return cutAt(firstLength);
  if (stops.length === 1 && text.length <= SENTENCE_HEADING_MAX - 10)
    return { head: all, rest: null };
  let length = 0;
  for (const clause of splitAt(all, "，。：；！")) {
    length += clause.to - clause.from;
    // The rest of a clause reads on from it, so the measure is the whole paragraph.
    if (length >= 5)
      return {
        head: trimmed(part(all, 0, length)),
        rest: length < text.length ? all : null,
      };
  }
  return { head: all, rest: null };
}
