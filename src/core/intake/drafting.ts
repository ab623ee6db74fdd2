import { finding } from "../finding";
import type { Finding } from "../finding";
import { monthOfDay, yearMonth } from "../plan";
import type { Day } from "../plan";
import { Assembler } from "./assembly";
import type { Counters } from "./assembly";
import type { DocumentBlock, PlanDocument } from "./document";
import type { DraftPeriod, PlanDraft, SectionKind } from "./draft";
import { readFigures } from "./figures";
import type { Owned } from "./figures";
import { frameOf } from "./frame";
import type { Frame } from "./frame";
import { looksAhead, looksBack, sharesOut, tense } from "./headings";
import { Ledger } from "./ledger";
import { leadingTime } from "./leading-times";
import { NO_FRAME } from "./months";
import type { TimeFrame } from "./months";
import { outlineOf } from "./outline";
import type { Item } from "./item";
import { mendBlocks, sourceTable } from "./paragraphs";
import type { Block, Paragraph } from "./paragraphs";
import { periodOfPlan } from "./plan-period";
import { Reader } from "./reading";
import {
  BULLET_SIGNS,
  shownOf,
  sourceText,
  textOf,
  trimmed,
  whole,
} from "./source";
import type { Slice, SourceText } from "./source";
import { cellSources } from "./tables";

/** One plan of the document: all of it, or a part of a collection. */
interface Part {
  readonly title: string | null;
  readonly organisation: string | null;
  readonly year: number | null;
  readonly period: DraftPeriod;
  readonly principles: string | null;
  readonly goals: PlanDraft["goals"];
  readonly arrangements: PlanDraft["arrangements"];
  readonly owners: PlanDraft["owners"];
  readonly owned: readonly Owned[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a plan document: what a careful union secretary would enter
 * (docs/import.md). Never fails; what is doubtful is a finding, what was not
 * understood is left over, both with their place. `today` only helps where the
 * document gives no year for a lunar day.
 */
export function draftPlan(
  document: PlanDocument,
  options: { readonly today?: Day } = {},
): PlanDraft {
  const ledger = new Ledger();
  const counters: Counters = { goals: 0, arrangements: 0 };
  const groups = divideCollection(document.blocks, ledger).map((group) => {
    const { blocks, pageMarks } = mendBlocks(group);
    for (const mark of pageMarks) ledger.leave("page-number", whole(mark));
    return blocks;
  });
  const blocks = groups.flat();
  const sources = blocks.flatMap((block) =>
    block.type === "paragraph" ? [block.source] : [],
  );
  const tables = blocks.flatMap((block) =>
    block.type === "table" ? cellSources(block) : [],
  );
  for (const source of [...sources, ...tables]) ledger.register(source);
  const parts = groups.map((group) =>
    draftPart(group, ledger, counters, options.today ?? null),
  );
  const read = readFigures(
    figureSources(sources, tables),
    parts.flatMap(({ owned }) => owned),
  );
  const { pieces, leftovers } = ledger.close();
  const findings: Finding[] = parts.flatMap((part) => part.findings);
  if (parts.length > 1)
    findings.push(finding("draft-several-plans", {}, { count: parts.length }));
  findings.push(...read.findings);
  for (const left of leftovers) {
    if (left.reason === "not-understood" || left.reason === "table") {
      findings.push(
        finding(
          "draft-left-over",
          { line: left.place[0]?.line ?? 1 },
          { text: left.text },
        ),
      );
    }
  }
  const main = parts[0];
  const goals = parts.flatMap((part) => part.goals);
  const arrangements = parts.flatMap((part) => part.arrangements);
  const single = parts.length === 1;
  const period =
    main !== undefined && single
      ? main.period
      : { kind: null, start: null, months: null };
  findings.push(...wholeFindings(goals, arrangements, period));
  findings.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
  return {
    title: main?.title ?? null,
    organisation: single ? (main?.organisation ?? null) : null,
    year: single ? (main?.year ?? null) : null,
    period,
    guidingPrinciples: single ? (main?.principles ?? null) : null,
    goals,
    arrangements,
    owners: parts.flatMap((part) => part.owners),
    figures: read.figures,
    leftovers,
    pieces,
    findings,
  };
}

function wholeFindings(
  goals: PlanDraft["goals"],
  arrangements: PlanDraft["arrangements"],
  period: DraftPeriod,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (goals.length === 0 && arrangements.length === 0)
    return [finding("draft-nothing-found", {})];
  const past = goals.filter(({ section }) => section === "past");
  const first = past[0];
  if (first !== undefined)
    findings.push(
      finding(
        "draft-past-section",
        { line: first.place[0]?.line ?? 1 },
        { text: first.heading },
      ),
    );
  if (period.kind === null || period.start === null)
    findings.push(finding("draft-period-unknown", {}));
  if (arrangements.length === 0 && past.length < goals.length)
    findings.push(finding("draft-no-arrangements", {}));
  return findings;
}

/** Texts in which figures are looked for: all but the lines of a date. */
function figureSources(
  sources: readonly SourceText[],
  tables: readonly SourceText[],
): readonly SourceText[] {
  const dated = /^（?(?:20\d\d|[○一二三四五六七八九]{4})年[^，。]{0,10}$/;
  return [...sources.filter((source) => !dated.test(source.text)), ...tables];
}

const PART_TITLE_LENGTH = 48;
const PART_TITLE =
  /^(.{2,40}?)(?:篇|第|之|[（(]|范文)?([一二三四五六七八九十]{1,3}|\d{1,2})(?:篇|[）)])?[：:]?$/;

/** Divides a collection (…计划篇一, …计划篇二) into its plans; what stands before the first is left over. */
function divideCollection(
  blocks: readonly DocumentBlock[],
  ledger: Ledger,
): readonly (readonly DocumentBlock[])[] {
  const starts = new Map<string, number[]>();
  const sources = blocks.map((block) =>
    block.type === "paragraph" ? sourceText(block.text, block.line) : null,
  );
  sources.forEach((source, i) => {
    if (source === null || source.text.length > PART_TITLE_LENGTH) return;
    const found = PART_TITLE.exec(textOf(trimmed(whole(source))));
    const prefix = found?.[1] ?? "";
    if (found === null || !/计划|总结|要点|方案|篇/.test(prefix + found[0]))
      return;
    const list = starts.get(prefix);
    if (list) list.push(i);
    else starts.set(prefix, [i]);
  });
  const parts =
    [...starts.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  const first = parts[0];
  if (parts.length < 2 || first === undefined) return [blocks];
  blocks.slice(0, first).forEach((block, i) => {
    const source = sources[i];
    if (source) ledger.leave("collection", whole(source));
    else if (block.type === "table")
      for (const cell of cellSources(sourceTable(block)))
        ledger.leave("collection", whole(cell));
  });
  return parts.map((start, i) => blocks.slice(start, parts[i + 1]));
}

function draftPart(
  all: readonly Block[],
  ledger: Ledger,
  counters: Counters,
  today: Day | null,
): Part {
  const shares: Slice[] = [];
  const content = all.filter((block) => {
    if (block.type === "table" || !sharesOut(block.source.text)) return true;
    const line = whole(block.source);
    shares.push(line);
    ledger.claim("note", line);
    return false;
  });
  const frame = frameOf(content, ledger);
  const { root } = outlineOf(frame.blocks);
  const opening = openingOf(frame.blocks);
  const section = sectionOf(frame, root, opening);
  const evidence = {
    titleText: frame.titleText,
    planHeading: planHeadingOf(root),
    opening,
    signedOn: frame.signedOn,
    listedMonths: listedMonths(frame.blocks),
  };
  const { year, period } = periodOfPlan(evidence);
  const time = timeFrame(year, period, today);
  const reading = new Reader(ledger, time).read(root, section);
  reading.shares.push(...shares);
  const assembled = new Assembler(time, counters).assemble(reading);
  const principles = reading.principles.map(shownOf).join("\n");
  return {
    title: frame.title,
    organisation: frame.organisation,
    year,
    period,
    principles: principles === "" ? null : principles,
    ...assembled,
  };
}

function timeFrame(
  year: number | null,
  period: DraftPeriod,
  today: Day | null,
): TimeFrame {
  const isSchool =
    period.kind === "school-term" || period.kind === "school-year";
  const start = period.start === null ? null : yearMonth(period.start);
  const first = start?.month ?? 8;
  const months = period.months ?? 12;
  const term = isSchool
    ? { first, last: ((first + months - 2) % 12) + 1 }
    : null;
  const running = today === null ? null : yearMonth(monthOfDay(today)).year;
  return {
    year: start?.year ?? year ?? running,
    first: start?.month ?? 1,
    term,
  };
}

const OPENING_LENGTH = 600;

function openingOf(blocks: readonly Block[]): string {
  let text = "";
  for (const block of blocks) {
    if (text.length > OPENING_LENGTH) break;
    if (block.type === "paragraph") text += `${block.source.text}\n`;
  }
  return text;
}

/** Does the document as a whole look back? Its title, its introduction and its verbs say. */
function sectionOf(frame: Frame, root: Item, opening: string): SectionKind {
  const title = frame.titleText;
  const hasParts = root.children.some(
    ({ role }) => role === "past" || role === "plan",
  );
  const intro = root.body
    .map((entry) => (entry.type === "text" ? textOf(entry.slice) : ""))
    .join("");
  if (
    /(?:总结|汇报|报告|回顾|小结)(?:（.*)?$/.test(title) &&
    !/计划|打算|思路|安排/.test(title)
  )
    return "past";
  if (looksBack(intro) && !/(?:结合|根据).{0,30}(?:制定|制订)/.test(intro))
    return "past";
  if (hasParts) {
    const first = root.children.find(
      ({ role }) => role === "past" || role === "plan",
    );
    const before = first === undefined ? 0 : root.children.indexOf(first);
    // Numbered parts before a heading that looks ahead are the review.
    return first?.role === "plan" &&
      before > 0 &&
      tense(textUnder(root.children.slice(0, before))) > 0
      ? "past"
      : "plan";
  }
  if (looksAhead(opening)) return "plan";
  const signs = tense(textUnder(root.children));
  return signs > 4 && !/计划|要点|安排|打算/.test(title)
    ? "past"
    : signs > 12
      ? "past"
      : "plan";
}

const TENSE_LIMIT = 20_000;

function textUnder(items: readonly Item[]): string {
  let text = "";
  const visit = (item: Item): void => {
    if (text.length > TENSE_LIMIT) return;
    text += textOf(item.slice);
    for (const entry of item.body)
      if (entry.type === "text") text += textOf(entry.slice);
    item.children.forEach(visit);
  };
  items.forEach(visit);
  return text;
}

/** Heading of the part that looks ahead: it names the year in a document that begins with a summary. */
function planHeadingOf(root: Item): string {
  const plan = root.children.find(({ role }) => role === "plan");
  return plan === undefined ? "" : textOf(plan.slice);
}

/** The months that lead lines or items, in the order of the document, each once. */
function listedMonths(blocks: readonly Block[]): readonly number[] {
  const months: number[] = [];
  const take = (text: string): void => {
    const lead = leadingTime(text, NO_FRAME);
    if (lead === null || lead.inferred || lead.recurs !== "once") return;
    for (const month of lead.months)
      if (!months.includes(month)) months.push(month);
  };
  for (const block of blocks) {
    if (block.type === "paragraph") take(withoutMark(block));
    else
      for (const row of block.cells)
        for (const cell of row.slice(0, 2))
          take(cell.text.normalize("NFKC").trim());
  }
  return months;
}

const LEADING_MARK = new RegExp(
  `^(?:[-${BULLET_SIGNS}] ?)?(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十\\d]{1,2}）|\\d{1,2}[、.] ?)(?!\\d|[一二三四五六七八九十]{1,2}月)`,
);

function withoutMark(paragraph: Paragraph): string {
  return paragraph.source.text.replace(LEADING_MARK, "");
}
