import type { SectionKind } from "./draft";
import { CONTENT_FIELD, FIELD } from "./field-lines";
import { headingRole, looksAhead, looksBack } from "./headings";
import { splitInline } from "./numbering";
import type { Item } from "./item";
import { part, splitAt, textOf, trimmed } from "./source";
import type { Slice } from "./source";

/** Judgements on items of the outline that need nothing but the items. */

/** The role of an item; a heading that looks ahead with nothing below it is a line like any other. */
export function roleOf(item: Item): Item["role"] {
  if (
    item.role === "plan" &&
    item.children.length === 0 &&
    item.body.length === 0
  )
    return null;
  return item.role;
}

export function looksLikePreamble(text: string): boolean {
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
export function sections(
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

/** Do lines below an item name what is done, among other lines that say when, where or who? */
export function hasFields(body: Item["body"]): boolean {
  const texts = body.map((entry) =>
    entry.type === "text" ? textOf(trimmed(entry.slice)) : "",
  );
  return (
    texts.some((text) => CONTENT_FIELD.test(text)) &&
    texts.some((text) => FIELD.test(text))
  );
}

/** A number without a name (活动一) above such lines. */
export function isActivity(item: Item): boolean {
  return textOf(trimmed(item.slice)) === "" && hasFields(item.body);
}

const CHAPTER_KINDS =
  /^(?:cn|cn-space|paren-cn|half-cn|ordinal|order-word|part|section|plain|heading-\d|labelled|roman)$/;

/**
 * A list without headings is one goal (docs/import.md). Items that have
 * anything below them, or are paragraphs numbered like chapters, or begin with
 * a heading of their own, are goals.
 */
export function isFlatList(items: readonly Item[]): boolean {
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
  return !(headed && mean >= 24);
}

/** Does an item begin with a short heading of its own (`加强建设。全年…`, `民主管理：…`)? */
function hasLead(item: Item): boolean {
  const text = textOf(item.slice);
  return (
    /^[^，。：；]{2,20}：(?=.{6})/.test(text) ||
    /^[^，。：；\d月]{2,14}。(?=.{8})/.test(text)
  );
}

/** Ends of names for pieces of work (消防演练, 安全家书征集). */
const WORK_END =
  /(?:活动|会议|会|慰问|培训|比赛|竞赛|讲座|演讲|座谈|体检|评选|联欢|工作|演练|征集|检查|排查|评比|表彰|调研|走访|宣传|宣讲|练兵|比武|测评|考核|发放|公示|公开|更新|展演|展示|参观|拓展|一次|一场)$/;
const VERB =
  /^(?:组织|开展|举办|召开|做好|加强|完善|建立|健全|落实|推进|推动|推行|抓好|抓实|搞好|参加|慰问|走访|培训|签订|检查|学习|宣传|宣讲|评选|表彰|制定|制订|修订|审议|审查|编制|发放|发展|办理|办好|开办|开通|设立|征集|迎接|筹备|筹集|配合|协助|深化|提高|提升|规范|关心|关爱|帮扶|救助|维护|保障|监督|督促|指导|引导|发挥|丰富|创建|争创|打造|营造|强化|继续|坚持|积极|认真|努力|切实|深入|大力|广泛|定期|及时|全面|进一步|实施|实行|成立|申报|推荐|选树|选拔|选派|举行|安排|布置|总结|上报|报送|填报|收缴|统计|整理|更新|维修|添置|购买|资助|看望|联系|邀请|聘请|利用|通过|围绕|结合|依托|以|为|对|把|将|按|每|全年|集中|协商|排查|整改|清查|核查|摸底|调查|公开|公示|换届|改选|增补|建设|建好|扩大|拓宽|力争|确保|完成|启动|优化|改善|创新|倡导|鼓励|支持|动员|发动|团结|教育|号召|评比|考核|奖励|印发|出版|编印|刊发|撰写|开好|办|建|抓|送|搞|管|用|查|访|评|晒|比|讲)/;

/** Items inside a sentence are often only names (篮球、拔河); items on lines of their own seldom are. */
const WORK_LENGTH = 10;
const NAME_LENGTH = 7;

/** Are most of these items pieces of work, not the names of things? */
export function isWork(items: readonly Item[]): boolean {
  const work = items.filter((item) => {
    const text = textOf(trimmed(item.slice));
    if (FIELD.test(text)) return false;
    const enough = item.inline ? WORK_LENGTH : NAME_LENGTH;
    return (
      item.children.length > 0 ||
      text.length >= enough ||
      (VERB.test(text) && text.length >= 4) ||
      (text.length >= 4 && WORK_END.test(text)) ||
      /活动|会议|慰问|培训|比赛|竞赛|讲座|演讲|座谈|体检|评选|联欢/.test(text)
    );
  });
  return work.length * 5 >= items.length * 3;
}

/** The heading of a container and the text behind its colon or space. */
export function splitRoleHead(item: Item): {
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

/** A month or a number: no heading, however short. */
const SAYS_WHEN_OR_HOW_MUCH = /\d|[一二三四五六七八九十]月/;

/** The heading of a goal and the rest of its paragraph. docs/import.md: the heading of a single paragraph is its first clause. */
export function splitGoalHead(
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
    firstLength >= (text.charAt(firstLength - 1) === "：" ? 3 : 4) &&
    firstLength <= (below ? HEADING_MAX + 20 : SENTENCE_HEADING_MAX)
  )
    return cutAt(firstLength);
  const isSentence = !below && !item.styled && text.includes("，");
  if (
    stops.length === 1 &&
    text.length <= SENTENCE_HEADING_MAX - 10 &&
    !(isSentence && SAYS_WHEN_OR_HOW_MUCH.test(text))
  )
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

/** An item with everything below it, tables aside. */
export function textsUnder(item: Item): readonly Slice[] {
  const body = item.body.flatMap((entry) =>
    entry.type === "text" ? [entry.slice] : [],
  );
  return [item.full, ...body, ...item.children.flatMap(textsUnder)];
}

export function stripMark(slice: Slice): Slice {
  const lead =
    /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[、.](?!\d))/.exec(
      textOf(slice),
    )?.[0].length ?? 0;
  return part(slice, lead);
}

/** The items of a cell: numbered, or divided by `；` or line breaks. */
export function cellItems(cell: Slice): readonly Slice[] {
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
