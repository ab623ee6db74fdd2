import type { DocumentBlock, ParagraphBlock, TableBlock } from "./document";
import { beginsWithMonth } from "./leading-times";
import { markAt } from "./numbering";
import { OWNER_LABEL } from "./owners";
import { joinSources, sourceText } from "./source";
import type { SourceText } from "./source";

/** A paragraph after the second stage: broken lines are one again. */
export interface Paragraph {
  readonly type: "paragraph";
  readonly source: SourceText;
  /** The automatic number of Word, see document.ts. */
  readonly label: string | null;
  readonly labelLevel: number | null;
  readonly heading: number | null;
}

/** A table with its cells as source texts. */
export interface SourceTable {
  readonly type: "table";
  readonly cells: readonly (readonly SourceText[])[];
  /** See document.ts. */
  readonly merged: readonly (readonly boolean[])[];
}

export type Block = Paragraph | SourceTable;

/** The document's blocks, and the page numbers and running heads that were taken out. */
export interface Blocks {
  readonly blocks: readonly Block[];
  readonly pageMarks: readonly SourceText[];
}

const PAGE_NUMBER =
  /^[-•|]? ?(?:第? ?\d{1,3} ?页?|\d{1,3} ?\/ ?\d{1,3}|第\d{1,3}页[，、 /]?共\d{1,3}页)[。.]? ?[-•|]?$/;
const ENDED = /[。！？；：…][")）】》]{0,2}$/;
/** Ends that never end a paragraph. */
const OPEN_END = /[，、（《【-]$/;
/** Beginnings that never begin one. */
const CLOSED_START = /^[，、。；：！？）》】%]/;
/** Words that cannot stand last: their object is on the next line. */
const HANGING_END =
  /(?:[和与及或的在对把将还向为以从由被各每其之所该]|切|通过|按照|根据|围绕|组织|开展|举办|做好|加强|进行)$/;

/**
 * Common words of plans. When a line break falls between the two characters of
 * one of their pairs, the line was broken inside the word.
 */
const WORDS =
  "职工 教职工 工会 活动 工作 组织 开展 学习 教育 培训 切实 积极 认真 努力 建设 发展 企业 学校 单位 社区 干部 领导 群众 民主 管理 监督 制度 " +
  "维护 权益 合法 利益 困难 帮扶 慰问 服务 安全 生产 劳动 竞赛 技能 素质 提高 提升 加强 推进 落实 贯彻 会议 代表 大会 委员 女职工 保障 健康 文化 " +
  "体育 比赛 生活 思想 政治 精神 水平 能力 质量 作用 充分 发挥 进一步 深入 全面 继续 不断 完善 建立 健全 机制 检查 考核 经费 财务 宣传 信息 " +
  "计划 总结 目标 任务 措施 责任 负责 参加 关心 关爱 解决 问题 意见 建议 合理化 创新 技术 岗位 立功 先进 模范 表彰 奖励 资金 万元 人员 基层 上级 " +
  "公开 协商 合同 签订 集体 法律 法规 知识 读书 讲座 文明 和谐 家庭 节日 春节 国庆 教师 医院 护士 车间 班组 校园 积分 环境 条件 情况 要求 基础 重点 主要";
const PAIRS: ReadonlySet<string> = new Set(
  WORDS.split(" ").flatMap((word) =>
    [...word].slice(1).map((char, i) => word.charAt(i) + char),
  ),
);

/** No paragraph is longer; a hostile file's lines are not joined without end. */
const LONGEST_MENDED = 3000;

/** Shorter lines are headings, names or list items; they are not mended without a certain sign. */
const LONG_LINE = 28;
/** Even with such a sign a shorter line is a heading. */
const SOME_LINE = 16;

/**
 * Second stage: sets page numbers apart and mends lines that were broken inside
 * a sentence, also where a page number or an empty line fell in between.
 */
export function mendBlocks(document: readonly DocumentBlock[]): Blocks {
  const pageMarks: SourceText[] = [];
  const blocks: Block[] = [];
  const lines: { block: ParagraphBlock; source: SourceText }[] = [];
  for (const block of document) {
    if (block.type === "paragraph")
      lines.push({ block, source: sourceText(block.text, block.line) });
  }
  const evidence = gatherEvidence(lines.map(({ source }) => source.text));
  const running = runningHeads(lines.map(({ source }) => source.text));
  let at = 0;
  for (const block of document) {
    if (block.type === "table") {
      blocks.push(sourceTable(block));
      continue;
    }
    const source = lines[at]?.source ?? sourceText(block.text, block.line);
    at += 1;
    if (source.text === "") continue;
    const plain = block.label === null && block.heading === null;
    if (plain && (PAGE_NUMBER.test(source.text) || running.has(at - 1))) {
      pageMarks.push(source);
      continue;
    }
    const before = blocks[blocks.length - 1];
    const broken =
      plain &&
      before?.type === "paragraph" &&
      before.heading === null &&
      before.source.text.length < LONGEST_MENDED &&
      isBroken(before.source, source.text, evidence);
    if (broken)
      blocks[blocks.length - 1] = {
        ...before,
        source: joinSources(before.source, source),
      };
    else {
      const { label, labelLevel, heading } = block;
      blocks.push({ type: "paragraph", source, label, labelLevel, heading });
    }
  }
  return { blocks, pageMarks };
}

/** A table of the document with its cells as source texts. */
export function sourceTable({ rows, line }: TableBlock): SourceTable {
  return {
    type: "table",
    cells: rows.map((row, r) =>
      row.map(({ text }, c) => sourceText(text, line + r, c + 1)),
    ),
    merged: rows.map((row) => row.map(({ merged }) => merged)),
  };
}

/** Lines beside a page number that come again and again: running heads and feet. */
function runningHeads(texts: readonly string[]): ReadonlySet<number> {
  const seen = new Map<string, number[]>();
  texts.forEach((text, i) => {
    const beside =
      PAGE_NUMBER.test(texts[i - 1] ?? "") ||
      PAGE_NUMBER.test(texts[i + 1] ?? "");
    if (
      !beside ||
      text.length > 30 ||
      PAGE_NUMBER.test(text) ||
      ENDED.test(text)
    )
      return;
    const places = seen.get(text);
    if (places) places.push(i);
    else seen.set(text, [i]);
  });
  return new Set(
    [...seen.values()].filter((places) => places.length > 1).flat(),
  );
}

interface Evidence {
  /** Display width at which all lines are wrapped; `null` where each line is a paragraph. */
  readonly wrap: number | null;
  /** Share of the lines with each kind of mark that end with a stop. */
  readonly ended: ReadonlyMap<string, number>;
  /** Share of those that a line without a mark follows although they ended: headings with text below. */
  readonly headed: ReadonlyMap<string, number>;
}

function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char.charCodeAt(0) > 0xff ? 2 : 1;
  return width;
}

function gatherEvidence(texts: readonly string[]): Evidence {
  const widths = texts.map(displayWidth).filter((width) => width > 0);
  const sorted = [...widths].sort((a, b) => a - b);
  const widest = sorted[sorted.length - 1] ?? 0;
  const full = widths.filter((width) => width > widest - 6).length;
  const unended = texts.filter(
    (text) => displayWidth(text) > widest - 6 && !ENDED.test(text),
  ).length;
  const wraps =
    full >= 4 &&
    full * 4 >= widths.length &&
    unended * 2 >= full &&
    widest >= 36 &&
    widest <= 120;
  const counts = new Map<
    string,
    { all: number; ended: number; headed: number }
  >();
  texts.forEach((text, i) => {
    const kind = markAt(text)?.kind;
    if (kind === undefined) return;
    const count = counts.get(kind) ?? { all: 0, ended: 0, headed: 0 };
    count.all += 1;
    if (ENDED.test(text)) count.ended += 1;
    const next = texts[i + 1];
    if (ENDED.test(text) && next !== undefined && !beginsItem(next))
      count.headed += 1;
    counts.set(kind, count);
  });
  const ended = new Map(
    [...counts].map(([kind, { all, ended: stops }]) => [kind, stops / all]),
  );
  const headed = new Map(
    [...counts].map(([kind, count]) => [
      kind,
      count.headed / Math.max(1, count.ended),
    ]),
  );
  return { wrap: wraps ? widest : null, ended, headed };
}

/** Was the sentence that `before` ends with broken, and does `next` go on with it? */
function isBroken(
  before: SourceText,
  next: string,
  evidence: Evidence,
): boolean {
  const text = before.text;
  if (CLOSED_START.test(next)) return true;
  if (ENDED.test(text) && !leavesOpen(text))
    return evidence.wrap !== null && wrapsOn(before, next, evidence.wrap);
  if (beginsItem(next)) return false;
  if (OPEN_END.test(text)) return true;
  if (leavesOpen(text) && /["）》】]/.test(next)) return true;
  if (evidence.wrap !== null) return wrapsOn(before, next, evidence.wrap);
  if (isTail(text, next)) return true;
  const inWord =
    PAIRS.has(text.slice(-1) + next.charAt(0)) || HANGING_END.test(text);
  if (inWord && text.length >= SOME_LINE) return true;
  return text.length >= LONG_LINE && looksCut(text, next, evidence);
}

const TAIL = 12;
const SHORT_CLAUSE = 3;

/**
 * A few characters with a stop end a sentence that began above, and so does
 * whatever follows a line that breaks off right behind a comma. Headings are
 * in step (抓师德，树形象), broken lines are not.
 */
function isTail(text: string, line: string): boolean {
  const field = line.search(NEXT_FIELD);
  const next = field < 0 ? line : line.slice(0, field + 1);
  if ((field < 0 && !ENDED.test(next)) || next.includes("：")) return false;
  const mark = markAt(text);
  const clauses = (mark ? text.slice(mark.length) : text).split(/[，、；]/);
  const last = clauses[clauses.length - 1] ?? "";
  const before = clauses[clauses.length - 2];
  if (before === undefined)
    return next.length <= TAIL && last.length >= SOME_LINE;
  if (last.length === before.length) return false;
  return next.length <= TAIL || last.length <= SHORT_CLAUSE;
}

/** Behind the end of a sentence: who or when. */
const NEXT_FIELD = new RegExp(`[。；，](?:${OWNER_LABEL}|完成时间|时间)：`);

function looksCut(text: string, next: string, evidence: Evidence): boolean {
  const mark = markAt(text);
  const body = mark ? text.slice(mark.length) : text;
  if (/[。；]/.test(body)) return ENDED.test(next) || next.length >= LONG_LINE;
  if (mark === null) return ENDED.test(next) && /[，、]/.test(body);
  return (
    (evidence.ended.get(mark.kind) ?? 0) >= 0.6 &&
    (evidence.headed.get(mark.kind) ?? 0) < 0.5 &&
    ENDED.test(next)
  );
}

/** In a text that is wrapped throughout: is the last line of `before` full, and is `next` no new item? */
function wrapsOn(before: SourceText, next: string, wrap: number): boolean {
  if (beginsItem(next)) return false;
  const last = before.lines[before.lines.length - 1];
  const from = last === undefined ? 0 : before.lines.indexOf(last);
  const width = displayWidth(before.text.slice(from));
  return ENDED.test(before.text)
    ? width > wrap - 3 && !next.startsWith(" ")
    : width > wrap - 8;
}

function beginsItem(text: string): boolean {
  return markAt(text) !== null || beginsWithMonth(text);
}

/** Is a bracket, a book title or a quotation still open at the end? */
function leavesOpen(text: string): boolean {
  const count = (char: string): number => text.split(char).length - 1;
  return (
    count("（") > count("）") ||
    count("《") > count("》") ||
    count('"') % 2 === 1
  );
}
