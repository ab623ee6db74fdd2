/**
 * What a heading is for. `container`: its parts are the goals (主要工作);
 * `schedule`: its parts are months (每月安排); `target`: a container of aims
 * (工作目标); `shortcomings`: what the past lacked, no work area.
 */
export type HeadingRole =
  | "preamble"
  | "container"
  | "target"
  | "schedule"
  | "past"
  | "plan"
  | "shortcomings"
  | "closing";

type TokenRole =
  | "filler"
  | "noun"
  | "time"
  | "ahead"
  | "schedule"
  | "past"
  | "back"
  | "shortcomings"
  | "preamble"
  | "target"
  | "closing";

/** The words that headings without content of their own are made of. */
const TOKENS: Readonly<Record<TokenRole, string>> = {
  filler:
    "主要 重点 具体 总体 总的 各项 几项 几个 若干 工会 工会工作 的 及 和 与 、 及其 其 关于 实施 阶段 落实 推进 主要的 我会 我校 学校 初步 基本 有关 相关 年度 学年度 学年 学期 第一 第二 上 下 工作的 一年 的工作 本 度 一 二 三 组织 女工 女职工 女工工作 一览 认真 抓好 着力 全面",
  noun: "责任分工 职责分工 任务分工 工作 任务 措施 内容 要点 安排 计划 举措 步骤 做法与安排 项目 方法 部署 分工 清单 表 分解 事项 方面 途径 活动 实施办法 实施方案 工作措施 责任分解 主要工作 重点工作 重点 项",
  target: "目标 指标 预期目标",
  time: "今年 本年度 全年 下半年 上半年 本学期 新学期 新的一年 当前 今后 下一阶段 后期 后半年",
  ahead:
    "打算 设想 展望 思路 下一步 明年 来年 下学期 下年度 下阶段 努力方向 方向 今后 下步",
  schedule:
    "每月 各月 分月 逐月 月度 各月份 每月份 按月 月份 月 进度要求 时间要求 进度计划 时间进度 行事历 日程 日程表 进度 时间 时间表 大事 推进表 配档表 季度 各季度 活动安排 活动安排表 活动计划表 活动表 工作历",
  past: "总结 回顾 完成情况 开展情况 工作情况 执行情况 落实情况 基本情况 进展情况 情况 成绩 成效 主要成效 取得 取得的 所做 所做的 做法 亮点 特色",
  back: "去年 上年 上年度 一年来 过去 过去一年 上学期 前阶段 半年来 上一年 前一阶段",
  shortcomings: "存在 存在的 问题 不足 不足之处 差距 困难 薄弱环节 体会 经验",
  preamble:
    "指导思想 总体要求 总体思路 工作思路 总思路 工作理念 工作方针 指导方针 工作原则 基本原则 基本思路 原则 理念 指导 方针 前言 引言 工作背景 形势分析 总要求 编制依据",
  closing: "结束语 结语 结束 附件 附表 备注 说明",
};

const TOKEN_ROLES: ReadonlyMap<string, TokenRole> = new Map(
  (Object.keys(TOKENS) as TokenRole[]).flatMap((role) =>
    TOKENS[role].split(" ").map((word) => [word, role] as const),
  ),
);
const LONGEST_TOKEN = Math.max(
  ...[...TOKEN_ROLES.keys()].map((word) => word.length),
);
const YEAR_TOKEN =
  /^(?:20\d\d|[○一二三四五六七八九]{4}|[某xX×*○]{1,4}|20[xX×*]{2})(?:[-～至](?:20)?\d\d)?(?:学年度?|年度?)?/;

/** The roles of the words a heading is made of, or `null` where it has words of its own. */
function tokenRoles(heading: string): ReadonlySet<TokenRole> | null {
  const roles = new Set<TokenRole>();
  let at = 0;
  while (at < heading.length) {
    const year = YEAR_TOKEN.exec(heading.slice(at, at + 16));
    if (year && year[0].length >= 2) {
      roles.add("time");
      at += year[0].length;
      continue;
    }
    let length = Math.min(LONGEST_TOKEN, heading.length - at);
    while (length > 0 && !TOKEN_ROLES.has(heading.slice(at, at + length)))
      length -= 1;
    const role = TOKEN_ROLES.get(heading.slice(at, at + length));
    if (role === undefined) return null;
    roles.add(role);
    at += length;
  }
  return roles;
}

const YEARLY_PAST = /^.{0,24}年.{0,14}(?:工作总结|工作回顾|总结|回顾)$/;
const YEARLY_PLAN =
  /^.{0,24}(?:年|学期).{0,14}(?:工作计划|工作要点|工作打算|工作思路|工作安排|工作设想|初步打算|打算)$/;
const LEAD_IN =
  /(?:以下|如下|下列|下面)[一二三四五六七八九十几\d]{0,3}[个项点条]?(?:主要)?(?:方面|工作|措施|任务|几点|重点)?(?:的工作|工作|入手|着手|展开|抓起|安排)?$/;
/** A month or a quarter is a time, not a kind of heading. */
const TIME_ALONE = /^(?:第?[一二三四]季度|[一二三四五六七八九十元]{1,3}月份?)$/;
/** 工会今年要做的事： names no work area. */
const LIST_AHEAD =
  /^.{0,10}(?:今年|本年|全年|本学期|学期|20\d\d年|半年|近期).{0,12}(?:事|事情|工作|安排|打算|活动|计划|任务)$/;
const HEADING_LIMIT = 40;

/**
 * The role of a heading (canonical text without its mark and stop), or `null`
 * where it names a work area. docs/import.md, "Goals": containers are not goals.
 */
export function headingRole(heading: string): HeadingRole | null {
  const text = heading
    .replace(/^["《]|["》]$/g, "")
    .replace(/[ ："]/g, "")
    .replace(/（[^（）]*）/g, "")
    .replace(/^附[件表]?[一二三四五\d]{0,2}：/, "")
    .replace(/：$/, "");
  if (text === "" || text.length > HEADING_LIMIT || TIME_ALONE.test(text))
    return null;
  const roles = tokenRoles(text);
  if (roles === null) return yearlyRole(text);
  if (roles.has("closing")) return "closing";
  if (roles.has("shortcomings")) return "shortcomings";
  if (roles.has("past")) return "past";
  if (roles.has("preamble") && !(/思路$/.test(text) && roles.has("time")))
    return "preamble";
  if (roles.has("preamble")) return "plan";
  if (roles.has("schedule")) return "schedule";
  if (roles.has("ahead")) return "plan";
  if (roles.has("back")) return "past";
  if (roles.has("target"))
    return roles.has("noun") && /任务|措施/.test(text) ? "container" : "target";
  if (roles.has("time") && roles.has("noun") && /计划|要点|安排/.test(text))
    return "plan";
  return roles.has("noun") ? "container" : null;
}

function yearlyRole(text: string): HeadingRole | null {
  if (/指导思想/.test(text) && text.length <= 16) return "preamble";
  if (YEARLY_PAST.test(text)) return "past";
  if (YEARLY_PLAN.test(text)) return "plan";
  return null;
}

/** A sentence that leads in what follows (主要做好以下工作：) instead of saying something itself. */
export function isLeadIn(text: string): boolean {
  const body = text.replace(/[：。，；、 ]+$/, "");
  return (
    body.length <= 120 &&
    (LEAD_IN.test(body) ||
      (text.endsWith("：") && LIST_AHEAD.test(body)) ||
      /(?:[见如](?:下表|附表|附件)|具体为|具体如下|具体是|总结如下|汇报如下|安排如下|计划如下|制定.{0,12}计划)$/.test(
        body,
      ))
  );
}

/** Does a text say of itself that it looks back (回顾, 总结如下)? */
export function looksBack(text: string): boolean {
  return /(?:回顾|总结|汇报)(?:如下|了|.{0,12}工作)|作.{0,6}总结|主要(?:做|抓|开展|完成)了|(?:取得|完成|开展|做)了.{0,16}(?:以下|如下)/.test(
    text,
  );
}

/** Does a text say of itself that it looks ahead (下半年我们将…)? */
export function looksAhead(text: string): boolean {
  return /(?:下半年|明年|来年|下一步|下阶段|今后|新的一年).{0,20}(?:将|要|打算|计划|做好|抓好|着重|重点|以下)/.test(
    text,
  );
}

const CLOSING =
  /^(?:总之|综上|以上(?:是|为|，|计划|工作|安排|各项|意见|要求|任务|方案)|(?:各|请各|望各)[^，。；]{2,16}(?:要|应|须|请)?(?:按照?|根据|对照|结合)?(?:上述|以上|本计划)|新的一年(?:里|，|已)|在新的(?:一年|学期)|我们(?:相信|坚信|将以)|让我们|最后，|希望(?:各|大家|全)|特此|本(?:计划|方案)(?:自|由|如)|期盼|妥否|有(?:不同)?(?:意见|想法|建议)的?[^，。]{0,8}(?:群里|联系|反馈|说|提))/;

/** An appeal to all who carry the plan out; it names no work of its own. */
const APPEAL_TO =
  /^(?:[^，。；]{0,12}(?:全体|各)[^，。；]{1,12}|请[^，。；]{1,14}|望[^，。；]{1,12}|大家|我们)(?:都|一定)?(?:要|应|须|务必|必须|将|认真|切实|积极)/;
const APPEAL_END =
  /(?:落到实处|抓好落实|落实到位|落地见效|见实效|贯彻执行|遵照执行|圆满完成|顺利完成|宝贵意见|积极配合|支持配合|添砖加瓦|(?:新|更大)的?(?:台阶|局面|贡献|作为)|贡献力量)[。！]?$/;

/** Closing words of a document. */
export function isClosing(text: string): boolean {
  return (
    CLOSING.test(text) ||
    (text.length <= 100 &&
      !/\d/.test(text) &&
      APPEAL_TO.test(text) &&
      APPEAL_END.test(text))
  );
}

/** Past against future by the verbs: over 0 looks back, under 0 looks ahead; about one per sign found. */
export function tense(text: string): number {
  const back =
    text.match(
      /[开举组召建完做取得签评发放办加收表获提]{1,2}[展办织开立成好到订选]了|了(?!解)|已经?|截至|截止|目前|荣获|先后|共(?=[\d有计评提举培发征])|今年以来|被评为|受到/g,
    )?.length ?? 0;
  const ahead =
    text.match(
      /将(?!.{0,2}[纳作])|要(?![求点素闻])|力争|争取|确保|计划|拟(?=[于在举开])|努力|继续|进一步|大力|积极/g,
    )?.length ?? 0;
  return back - ahead;
}

/** A line that says who does which part of the work: owners, no measure. */
export function sharesOut(text: string): boolean {
  return (
    /^(?:(?:责任|职责|人员|任务|工作)?分工：|以上[^，。；]{0,10}由)/.test(
      text,
    ) && /负责|牵头/.test(text)
  );
}

/** What a review says in general of a year, with nothing that was done. */
export function isReflection(text: string): boolean {
  return /^(?:一年来|半年来|[^，。]{2,5}以来，我们|总的来[看说]|在肯定成绩|回顾|虽然|尽管|但|同时，?我们也|与.{2,12}相比|(?:目前|当前|主要)?存在的?)/.test(
    text,
  );
}
