import { isClosing } from "./headings";
import type { Ledger } from "./ledger";
import { markAt } from "./numbering";
import { readInteger } from "./numerals";
import type { Block, Paragraph, SourceTable } from "./paragraphs";
import { part, shownOf, textOf, trimmed, whole } from "./source";
import type { Slice } from "./source";

/** Title, organisation and dates from the top and the end of a document, and what stands between. */
export interface Frame {
  readonly title: string | null;
  readonly organisation: string | null;
  /** Canonical text of the title, for reading years and terms. */
  readonly titleText: string;
  readonly signedOn: { readonly year: number; readonly month: number } | null;
  readonly blocks: readonly Block[];
}

const TITLE_END =
  /(?:计划|要点|安排|打算|总结|方案|思路|设想|规划|意见|行事历|工作历|任务书|计划表|安排表|一览表|任务分解表|任务清单|重点工作|任务分解|清单|配档表|任务表|任务一览|一览|工作表|进度表|汇报|报告|回顾|小结)(?:（[^（）]{1,16}）)?["》]?(?:的(?:通知|报告))?(?:[ -]?(?:篇|之|第)?[一二三四五六七八九十\d]{1,3}篇?)?$/;
/** A date alone on its line: a year, with or without month and day, in any figures, or 某某, xx where they were taken out. */
const DATE =
  /^（?((?:19|20)\d\d|[○一二三四五六七八九]{4}|[某xX×*]{2,4}|20[xX×*]{2})[年./-]度?(?:(\d{1,2}|[一二三四五六七八九十]{1,2}|[xX×*]{1,2})(?:[月./-](?:(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[xX×*]{1,2})[日号]?)?)?)?）?$/;
const BODY_SUFFIX =
  "(?:工会委员会|总工会|工会联合会|联合工会|工会|工委|女职工委员会|女工委员会|女工委|委员会|教育工会|公司|集团|学校|小学|中学|大学|学院|幼儿园|幼教中心|医院|卫生院|分院|厂|分厂|局|银行|支行|分行|社区|居委会|居民委员会|村委会|镇|乡|街道|街道办事处|党支部|支部|中心|事务所|所|站|农场|林场|连队|分会|协会|馆|院|小组|生产队|法院|检察院|税务局|车站|校区|分公司|项目部|事业部|车间)";
const ORGANISATION = new RegExp(
  `^[^，。；：！？]{2,32}${BODY_SUFFIX}(?:（[^（）]{1,10}）)?$`,
);
const SIGN_LABEL =
  /^(?:单位|编制单位|制定单位|报送单位|填报单位|拟稿|制定人|编制人|编制日期|制定日期|日期|填表人|审核人|签发|联系人|联系电话|起草人)[：:（]/;
/** Words that name a kind of union, not one: a name made of them alone is nobody's. */
const GENERIC_WORDS: ReadonlySet<string> = new Set(
  (
    "最新 某某 某 个人 年度 学年度 学年 年 学期 新学期 第一学期 第二学期 本年度 今年 全年 上半年 下半年 关于 我校 我厂 本校 本厂 我院 我局 我镇 我乡 我 本 本单位 " +
    "基层 学校 小学 中学 中小学 中心校 幼儿园 企业 公司 机关 行政 部门 单位 局 乡镇 镇 乡 街道 社区 农村 医院 院 县 市 区 省 工厂 厂 农场 林场 教育 女职工 女工 " +
    "工会 总工会 分工会 基层工会 工会女职工 女工委 女职工委员会 工会委员会 委员会 会务 重点"
  ).split(" "),
);
const LONGEST_GENERIC = 6;

function isGeneric(name: string): boolean {
  const text = name.replace(/20[xX×*]{2}|[xX×*]+/g, "");
  let at = 0;
  while (at < text.length) {
    let length = Math.min(LONGEST_GENERIC, text.length - at);
    while (length > 0 && !GENERIC_WORDS.has(text.slice(at, at + length)))
      length -= 1;
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Second half of the second stage: cuts title, names and dates off both ends. */
export function frameOf(blocks: readonly Block[], ledger: Ledger): Frame {
  const head = readHead(blocks, ledger);
  const rest = blocks.slice(head.used);
  const foot = readFoot(rest, ledger);
  const inTitle = head.title === null ? null : organisationInTitle(head.title);
  return {
    title: head.title === null ? null : shownOf(head.title),
    titleText: head.titleText,
    organisation: inTitle ?? foot.organisation ?? head.organisation,
    signedOn: foot.signedOn ?? head.signedOn,
    blocks: rest.slice(0, rest.length - foot.used),
  };
}

interface Head {
  title: Slice | null;
  titleText: string;
  organisation: string | null;
  signedOn: Frame["signedOn"];
  used: number;
}

/** The paragraph's text without a heading sign of Markdown. */
function lineText(paragraph: Paragraph): Slice {
  const all = whole(paragraph.source);
  const signs = /^#{1,6} ?/.exec(paragraph.source.text)?.[0].length ?? 0;
  return trimmed(part(all, signs));
}

const HEAD_LINES = 7;
/** How far below a covering notice the plan's own title can stand. */
const NOTICE_LINES = 20;

function readHead(blocks: readonly Block[], ledger: Ledger): Head {
  const head: Head = {
    title: null,
    titleText: "",
    organisation: null,
    signedOn: null,
    used: 0,
  };
  const notice = readNotice(blocks, head, ledger);
  for (const block of blocks.slice(notice, notice + HEAD_LINES)) {
    if (block.type === "table") {
      readTitleRow(block, head);
      break;
    }
    if (!readHeadLine(block, head, ledger)) break;
    head.used += 1;
  }
  return head;
}

const NOTICE_TITLE =
  /^关于(?:印发|下发|公布|转发).{0,4}《([^《》]{4,50})》的?通知$/;

/**
 * A covering notice above the plan (关于印发《…》的通知): where the plan's own
 * title stands again below it, everything above that is the notice. Returns
 * how many blocks it takes.
 */
function readNotice(
  blocks: readonly Block[],
  head: Head,
  ledger: Ledger,
): number {
  const top = blocks.slice(0, NOTICE_LINES);
  const textAt = (block: Block | undefined): string =>
    block?.type === "paragraph" ? textOf(lineText(block)) : "";
  const at = top.findIndex((block) => NOTICE_TITLE.test(textAt(block)));
  const named = NOTICE_TITLE.exec(textAt(top[at]))?.[1];
  if (named === undefined) return 0;
  const again = top.findIndex(
    (block, i) => i > at && plainName(textAt(block)) === plainName(named),
  );
  if (again < 0) return 0;
  for (const block of top.slice(0, again)) {
    if (block.type !== "paragraph") continue;
    const slice = lineText(block);
    const text = textOf(slice);
    const isName = ORGANISATION.test(text) && !/文件$/.test(text);
    if (isName) head.organisation = specific(shownOf(slice), text);
    if (DATE.test(text)) head.signedOn = readDate(text);
    ledger.leave("title", whole(block.source));
  }
  head.used = again;
  return again;
}

function plainName(text: string): string {
  return text.replace(/[《》" ]/g, "");
}

const DOCUMENT_NUMBER =
  /^[\u3400-\u9fff]{1,12}(?:（|【)20\d\d(?:）|】)第?\d{1,4}号$/;
const SALUTATION =
  /^(?:各|尊敬的|亲爱的|致|全体|广大|同志们|老师们|同事们|姐妹们|朋友们|家人们|职工朋友|大家好|大家|兄弟).{0,28}[：！，]$/;

/** One line of the head; `false` where it is none. */
function readHeadLine(block: Paragraph, head: Head, ledger: Ledger): boolean {
  const slice = lineText(block);
  const text = textOf(slice);
  const all = whole(block.source);
  const mark = markAt(text);
  const isYear = /^(?:20|[○一二三四五六七八九]{4}年)/.test(text);
  if (block.label !== null || (mark !== null && !isYear)) return false;
  const quoted = NOTICE_TITLE.exec(text);
  if (quoted) {
    const at = text.indexOf("《") + 1;
    head.title = part(slice, at, at + (quoted[1]?.length ?? 0));
    head.titleText = quoted[1] ?? "";
    ledger.claim("title", all);
  } else if (
    DOCUMENT_NUMBER.test(text) ||
    /^(?:附件|附表)[：:\d一二三]{0,3}$/.test(text) ||
    (head.title !== null && /^(?:现将|现把).{0,70}(?:印发|下发)/.test(text))
  ) {
    ledger.leave("title", all);
  } else if (takesTitle(head, text)) {
    head.title = slice;
    head.titleText = text;
    ledger.claim("title", all);
  } else if (DATE.test(text)) {
    head.signedOn = readDate(text);
    ledger.claim("date", all);
  } else if (
    ORGANISATION.test(text.replace(/文件$/, "")) &&
    !/工作$/.test(text)
  ) {
    const name = /文件$/.test(text) ? part(slice, 0, text.length - 2) : slice;
    head.organisation = specific(shownOf(name), textOf(name));
    ledger.claim("organisation", all);
  } else if (head.title !== null && isSubtitle(text)) {
    head.titleText += ` ${text}`;
    ledger.leave("title", all);
  } else if (
    SALUTATION.test(block.source.text) ||
    /^同志们[：！]?$/.test(text)
  ) {
    ledger.leave("title", all);
  } else return false;
  return true;
}

/** Is a line the title, or a better one than the last? */
function takesTitle(head: Head, text: string): boolean {
  const open =
    head.title === null ||
    text === head.titleText ||
    /篇[一二三四五六七八九十\d]{1,3}$|^工作计划$/.test(head.titleText);
  return open && (isTitle(text) || isNamedList(text));
}

/** Titles that do not end in 计划: lists, calendars, aims of a named year or union. */
function isNamedList(text: string): boolean {
  return (
    text.length >= 8 &&
    text.length <= 44 &&
    !/[。；！？，：]/.test(text) &&
    /(?:20\d\d|[○一二三四五六七八九]{4})年|学期|学年|工会|女工委|女职工/.test(
      text,
    ) &&
    /(?:表|日历|月历|台历|目标|项目|任务|事项|清单|责任书|工作书|纲要|台账|部署|举措|措施|任务书|大纲|要求|预告|主要活动|活动安排)(?:（[^（）]{1,20}）)?$/.test(
      text,
    )
  );
}

/** A title that stands across the first row of a table; the row stays with the table. */
function readTitleRow(table: SourceTable, head: Head): void {
  const filled = new Set(
    (table.cells[0] ?? []).filter(({ text }) => text !== ""),
  );
  const [first] = filled;
  const texts = new Set([...filled].map(({ text }) => text));
  if (head.title !== null || first === undefined || texts.size !== 1) return;
  if (!isTitle(first.text)) return;
  head.title = whole(first);
  head.titleText = first.text;
}

function isTitle(text: string): boolean {
  return (
    text.length <= 60 &&
    text.length >= 4 &&
    TITLE_END.test(text) &&
    !/[。；！？]|^(?:主要|重点|具体|工作)(?:工作|任务|措施|目标)?(?:安排|思路|打算)$/.test(
      text,
    )
  );
}

function isSubtitle(text: string): boolean {
  return (
    /^[（(].{2,40}[）)]$/.test(text) ||
    /^-{1,2}.{2,40}$/.test(text) ||
    (text.length <= 60 &&
      /^(?:来源|作者|发布|时间|日期|编辑|浏览)[：:]/.test(text))
  );
}

interface Foot {
  organisation: string | null;
  signedOn: Frame["signedOn"];
  used: number;
}

function readFoot(blocks: readonly Block[], ledger: Ledger): Foot {
  const foot: Foot = { organisation: null, signedOn: null, used: 0 };
  for (let i = blocks.length - 1; i > 0 && foot.used < 8; i--) {
    const block = blocks[i];
    if (block?.type !== "paragraph" || block.label !== null) break;
    const all = whole(block.source);
    const text = textOf(trimmed(all));
    if (DATE.test(text)) {
      foot.signedOn ??= readDate(text);
      ledger.claim("date", all);
    } else if (
      markAt(text) === null &&
      ORGANISATION.test(text) &&
      (foot.used > 0 || text.length <= 24)
    ) {
      foot.organisation ??= specific(shownOf(trimmed(all)), text);
      ledger.claim("organisation", all);
    } else if (!signedTogether(all, text, foot, ledger)) {
      if (
        SIGN_LABEL.test(text) ||
        /^(?:附件?|附表|抄送|抄报|主送)[：:\d一二]/.test(text)
      )
        ledger.leave("signature", all);
      else if (
        isClosing(text) &&
        markAt(text) === null &&
        !isBareHeading(blocks[i - 1])
      )
        ledger.leave("closing", all);
      else break;
    }
    foot.used += 1;
  }
  return foot;
}

/** A numbered heading: what follows it is its content, however much it sounds like closing words. */
function isBareHeading(block: Block | undefined): boolean {
  if (block?.type !== "paragraph") return false;
  const { text } = block.source;
  return (
    (block.label !== null || markAt(text) !== null) &&
    text.length <= 24 &&
    !/[。；！]$/.test(text)
  );
}

/** Organisation and date on one line. */
function signedTogether(
  all: Slice,
  text: string,
  foot: Foot,
  ledger: Ledger,
): boolean {
  const at = text.search(/ ?(?:20\d\d[年.\-/]|[○一二三四五六七八九]{4}年)/);
  if (
    at < 4 ||
    text.length > 60 ||
    !DATE.test(text.slice(at).trim()) ||
    !ORGANISATION.test(text.slice(0, at).trim())
  )
    return false;
  foot.signedOn ??= readDate(text.slice(at).trim());
  const name = part(all, 0, at);
  foot.organisation ??= specific(shownOf(trimmed(name)), textOf(trimmed(name)));
  ledger.claim("organisation", name);
  ledger.claim("date", part(all, at));
  return true;
}

function readDate(text: string): Frame["signedOn"] {
  const found = DATE.exec(text);
  const year = readInteger(found?.[1] ?? "");
  const month = readInteger(found?.[2] ?? "") ?? 0;
  return year !== null && year >= 1900 && year < 2100
    ? { year, month: month <= 12 ? month : 0 }
    : null;
}

function specific(shown: string, text: string): string | null {
  return isGeneric(text) || /[xX×*]{2}|某某/.test(text) ? null : shown;
}

const YEAR_IN_TITLE =
  /(?:(?:19|20)\d\d|[○一二三四五六七八九]{4}|[某xX×*]{2,4}|20[xX×*]{2})(?:[-～至—](?:20)?\d\d)?(?:年|学年度?)?/;

/** The organisation that a title names (`…小学工会2024年工作计划`), or `null` where it is only a kind (`学校工会`). */
function organisationInTitle(title: Slice): string | null {
  const text = textOf(title);
  const year = YEAR_IN_TITLE.exec(text)?.index ?? -1;
  const kind = text.search(
    /上半年|下半年|[本新]?(?:年度|学期)|第[一二]学期|工作|重点|女职工工作|活动|月度|月份|任务|各月|月主题|主题/,
  );
  const candidates = [year, kind].filter((at) => at > 0);
  const end = candidates.length > 0 ? Math.min(...candidates) : text.length;
  const from = year === 0 ? (YEAR_IN_TITLE.exec(text)?.[0].length ?? 0) : 0;
  const start =
    from + (/^(?:度|的|关于)/.exec(text.slice(from))?.[0].length ?? 0);
  const stop =
    year === 0
      ? start +
        Math.max(
          0,
          text
            .slice(start)
            .search(/上半年|下半年|年度|学期|第[一二]学期|(?:工会)?工作|重点/),
        )
      : end;
  const name = trimmed(part(title, start, stop > start ? stop : start));
  const named = textOf(name);
  const union =
    !named.endsWith("会") && text.slice(name.to - title.from).startsWith("工会")
      ? 2
      : 0;
  const full = part(
    title,
    name.from - title.from,
    name.to - title.from + union,
  );
  return ORGANISATION.test(textOf(full))
    ? specific(shownOf(full), textOf(full))
    : null;
}
