import { numeralFactor } from "../plan/values";
import { CHINESE_DIGITS, readInteger } from "./numerals";

/** A quantity in a canonical text; offsets are within the text. */
export interface Quantity {
  readonly from: number;
  readonly to: number;
  /** Multipliers worked out; of a range the lower bound. */
  readonly value: number;
  /** 万元 is given in 元. Percent is `%`, per mille `‰`. */
  readonly unit: string;
}

const UNITS =
  "人次|件次|场次|户次|车次|班次|家次|平方米|公里|公斤|课时|学时|小时|千克|元|人|名|户|家|个|场|次|期|条|项|件|篇|份|册|本|块|支|对|所|间|台|套|幅|封|张|亩|吨|斤|辆|瓶|箱|盒|袋|组|队|批|部|处|位|轮|堂|节课|桌|棵|枚|面|盏|例|宗|起|首|则|顶|床|双|桶|座|门|天|趟|扇|遍";
const ARABIC = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,4})?|\\d{1,12}(?:\\.\\d{1,4})?";
const CHINESE = `[${CHINESE_DIGITS}]{1,8}`;
const FACTOR = "(?:十|百|千|万|亿){0,2}";
const NUMBER = `(?:${ARABIC}|${CHINESE})`;

const COUNT = new RegExp(
  `(${NUMBER})(${FACTOR})(?: ?[-～至到] ?(${NUMBER}))?(${FACTOR})[余多来]?(万|亿|千|百)?[余多]? ?(${UNITS})`,
  "g",
);
const PERCENT =
  /(\d{1,5}(?:\.\d{1,3})?)(?: ?%? ?[-～至到] ?\d{1,5}(?:\.\d{1,3})?)? ?(%|‰|个百分点)/g;
const CHINESE_PERCENT = new RegExp(
  `(百|千)分之(${CHINESE})(?:点(${CHINESE}))?`,
  "g",
);
const TENTHS =
  /([一二两三四五六七八九]|\d(?:\.\d)?)成([一二三四五六七八九半])?(?![立为效果绩员长本功人年熟就型套分都交才色品])/g;

/** What a number stands before or behind when it is no quantity: ordinals, years, ranks, letters (K12). */
const BEFORE_NOT = /[第前届\w./]$|\d[:：]$|(?:第|前) ?\d+-$/;
/** Words that a classifier only seems to be in (条例, 家庭, 人民, 个月). */
const AFTER_NOT: Readonly<Record<string, RegExp>> = {
  条: /^例|^线/,
  家: /^庭|^属|^家|^长|^访/,
  人: /^民|^员|^才|^力|^生|^制|^篮|^大|^三足|^四足|^一/,
  个: /^月|^季度|^工作日|^小时|^星期|^周|^学期|^百分|^年|^五年|^学年|^半|^方面|^阶段/,
  次: /^性|^代会|^全会|^党代|^全国/,
  场: /^馆|^地|^所|^景/,
  名: /^牌|^录|^校/,
  元: /^旦|^宵|^素/,
  部: /^门|^分|^委|^长/,
  组: /^织|^长|^建/,
  队: /^伍/,
  位: /^置|^于/,
  所: /^有|^属|^在/,
  面: /^向|^对|^临/,
  对: /^一|^照|^口/,
  处: /^理|^室/,
  本: /^科|^级/,
  面向: /^/,
  起: /^来/,
  期: /^间|^末|^中/,
  批: /^准/,
  项: /^目标/,
  天: /^[之以]?[内前后]|^时间|^制|^假|^气/,
  门: /^[口店诊牌]/,
  座: /^[谈位右]/,
  件: /^[大实好]?事/,
};

/** Named groups of things: 五项工程, 四个一, 八项规定. A numeral in Chinese before such a word is a slogan. */
const SLOGAN =
  /^(?:["“]?一|工程|制度|机制|行动|职能|基本|建设|代表|意识|自信|维护|原则|转变|提高|满意|平台|不|统一|必须|坚持|环节|结合|规定|服务|作用|重点|目标|任务|工作|活动|好|关|带头|亮点|创新|工种|台阶|专项|注重|着力|突出|强化|加强|增强|确保|载体|抓手|到位|覆盖|能力|公开|保障|倡导|争当|有|没有|主题|品牌|系列|阵地|层面|方面|阶段|步骤|文明|优势|体系|擂台|合格|过硬|争|比|创|送|进|讲|心|力|清单|台账|必|倾|导向|同|更|明确|纳入|延伸|贴近|亲|月|季)/;
const GROUPING = new Set(["个", "项", "条", "面", "组", "对", "支", "部"]);

/** Is a number with a classifier a quantity, or a slogan, an ordinal, a time? */
function isQuantity(
  text: string,
  hit: RegExpMatchArray,
  unit: string,
): boolean {
  const from = hit.index ?? 0;
  const before = text.slice(Math.max(0, from - 6), from);
  const after = text.slice(from + hit[0].length, from + hit[0].length + 8);
  if (BEFORE_NOT.test(before)) return false;
  if (unit === "天" && /(?:时间|为期|历时|提前|周期)共?$/.test(before))
    return false;
  if (AFTER_NOT[unit]?.test(after) === true) return false;
  const numeral = hit[1] ?? "";
  const chinese = !/\d/.test(numeral);
  if (unit === "小时" && (chinese || /^(?:8|24)$/.test(numeral))) return false;
  if (
    GROUPING.has(unit) &&
    (chinese || numeral.length === 1) &&
    (SLOGAN.test(after) || /^["一]/.test(after))
  )
    return false;
  if (!chinese) return true;
  if (before.endsWith('"') && inQuotes(text, from)) return false;
  // 营销、执法、配送三项竞赛 counts what was just named.
  if (
    GROUPING.has(unit) &&
    /、[^，。；：]{1,12}$/.test(text.slice(Math.max(0, from - 14), from)) &&
    !before.endsWith("各")
  )
    return false;
  if (GROUPING.has(unit) && inQuotes(text, from)) return false;
  if (numeral === "一")
    return (
      (ONE_COUNTS.has(unit) || (!UNCOUNTED.has(unit) && endsClause(after))) &&
      !/^[性些]/.test(after) &&
      !/[这那另同任统专唯划逐]$/.test(
        before.replace(/每[年月季半学]?[度年期]?$/, ""),
      )
    );
  if (/[几数]$/.test(before) || /^[百千十]+$/.test(numeral))
    return /[近约上超过达逾满]$/.test(before) && !/^十$/.test(numeral);
  return !/[周星]$/.test(before);
}

/** 一 is a count only before these; 一个, 一项, 一批 are articles. */
const ONE_COUNTS: ReadonlySet<string> = new Set(["次", "场", "期", "堂"]);

/** 心得一篇 counts what it stands behind; 慰问品一批 does not. */
const UNCOUNTED: ReadonlySet<string> = new Set([
  "批",
  "部",
  "起",
  "面",
  "位",
  "处",
  "组",
  "对",
  "队",
  "天",
  "人",
  "套",
  "门",
]);

function endsClause(after: string): boolean {
  return after === "" || /^[，。；、）]/.test(after);
}

function inQuotes(text: string, at: number): boolean {
  let quoted = false;
  for (let i = 0; i < at; i++) if (text.charAt(i) === '"') quoted = !quoted;
  return quoted;
}

/** The value of a numeral with its factors; `null` where it is none. */
function amount(numeral: string, factors: string): number | null {
  const arabic = /^\d/.test(numeral);
  const base = arabic
    ? Number(numeral.replace(/,/g, ""))
    : readInteger(numeral);
  if (base === null || !Number.isFinite(base)) return null;
  // 8.5 × 10000 must be 85000, not 85000.00000000001.
  return Number((base * numeralFactor(factors)).toPrecision(12));
}

function countOf(text: string, hit: RegExpMatchArray): Quantity | null {
  const [
    ,
    first = "",
    firstFactor = "",
    second,
    secondFactor = "",
    lastFactor = "",
    unit = "",
  ] = hit;
  if (!isQuantity(text, hit, unit)) return null;
  const shared = second === undefined || firstFactor !== "" ? "" : secondFactor;
  const own =
    second === undefined
      ? firstFactor + secondFactor + lastFactor
      : firstFactor === ""
        ? shared + lastFactor
        : firstFactor;
  const value = amount(first, own);
  if (value === null) return null;
  const from = hit.index ?? 0;
  return { from, to: from + hit[0].length, value, unit };
}

function percentages(text: string): readonly Quantity[] {
  const found: Quantity[] = [];
  for (const hit of text.matchAll(PERCENT)) {
    if (/[\d.]$/.test(text.slice(0, hit.index))) continue;
    const unit = hit[2] === "个百分点" ? "百分点" : (hit[2] ?? "%");
    found.push({
      from: hit.index,
      to: hit.index + hit[0].length,
      value: Number(hit[1]),
      unit,
    });
  }
  for (const hit of text.matchAll(CHINESE_PERCENT)) {
    const whole = readInteger(hit[2] ?? "");
    if (whole === null) continue;
    const fraction =
      hit[3] === undefined
        ? ""
        : [...hit[3]].map((char) => readInteger(char) ?? 0).join("");
    const unit = hit[1] === "百" ? "%" : "‰";
    found.push({
      from: hit.index,
      to: hit.index + hit[0].length,
      value: Number(`${whole}.${fraction || "0"}`),
      unit,
    });
  }
  for (const hit of text.matchAll(TENTHS)) {
    if (/[第○一二三四五六七八九十百\d.]$/.test(text.slice(0, hit.index)))
      continue;
    const tens = /^\d/.test(hit[1] ?? "")
      ? Number(hit[1])
      : readInteger(hit[1] ?? "");
    if (tens === null) continue;
    const ones =
      hit[2] === undefined
        ? 0
        : hit[2] === "半"
          ? 5
          : (readInteger(hit[2]) ?? 0);
    found.push({
      from: hit.index,
      to: hit.index + hit[0].length,
      value: Number((tens * 10 + ones).toPrecision(6)),
      unit: "%",
    });
  }
  return found;
}

/** The quantities with a unit in a canonical text, in order. docs/import.md, "Figures", says what is none. */
export function findQuantities(text: string): readonly Quantity[] {
  const found = [...percentages(text)];
  for (const hit of text.matchAll(COUNT)) {
    const quantity = countOf(text, hit);
    if (quantity) found.push(quantity);
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: Quantity[] = [];
  for (const quantity of found) {
    const last = kept[kept.length - 1];
    if (last === undefined || quantity.from >= last.to) kept.push(quantity);
  }
  return kept;
}

/** Where a numeral was lost on the way: a unit without its number. Offsets are within the text. */
export interface MissingNumeral {
  readonly from: number;
  readonly to: number;
}

const NUMERAL_BEFORE = `(?<![\\d${CHINESE_DIGITS}万亿余多几数来%个每各按])`;

/** Forms in which a dropped numeral shows; each only where no word could end or begin so. */
const LOST: readonly RegExp[] = [
  /(?:率|比例|面|数|额)(?:均|都)?已?(?:达|达到|为|占|超过)(?:%|元|万元|人|名)?(?=[，。；、]|以上|$)/g,
  new RegExp(
    `${NUMERAL_BEFORE}(?:近|约|余|计|达|款|额|金|资|费|共)万?元(?=[，。；、）]|的|左右|以上|$)`,
    "g",
  ),
  new RegExp(
    `${NUMERAL_BEFORE}(?:资金|金额|款额|经费|效益|奖金|善款|余|价值|合计|共计|发放|筹集|节约|创效|补助)(?:余|近|约|达|为|共)?万(?:元|吨|余元)`,
    "g",
  ),
  new RegExp(
    `${NUMERAL_BEFORE}(?:人次|件次|场次|户次|井次)(?=[，。；、]|以上|$)`,
    "g",
  ),
  /(?:建议|提案|意见|信息|稿件|合同|协议|纠纷|案件|隐患|问题|革新|成果|项目|活动|培训|比赛|竞赛|讲座|简报)(?:共|计|约|近|达|余)?(?:条|件|篇|份|起|场|项|期|处)(?=[，。；、]|以上|$)/g,
  /(?:共|共有|共计|累计|出|约|有|达)(?:名|人次|户|家|条|件|篇|场)(?=[，。；、]|职工|女|会员|员工|困难|企业|单位|教师|工会|参|被|受)/g,
  /(?:全[厂校镇市县区院局村]|职工|员工|有)(?:名|户)(?=职工|女|会员|员工|困难|企业|单位|教师|参|被|家庭)/g,
  /(?:于|在|自|从|至|，)月份(?=[，。举开组召启进完联在]|$)/g,
  /(?:占|达到|达|为)[^，。；\d]{0,10}(?:总数|人数|总人数)的(?=[，。；])/g,
  /(?:不少于|不低于|超过|达到|至少|控制在)(?=[，。；]|次|场|名|人|%|万元|家|篇|条|项|以上|以内)/g,
  /(?:^|[，。；、（])%/g,
];

/** Finds dropped numerals; docs/import.md: missing, a finding, never 0. */
export function missingNumerals(text: string): readonly MissingNumeral[] {
  const found: MissingNumeral[] = [];
  for (const pattern of LOST) {
    for (const hit of text.matchAll(pattern))
      found.push({ from: hit.index, to: hit.index + hit[0].length });
  }
  found.sort((a, b) => a.from - b.from);
  const kept: MissingNumeral[] = [];
  for (const missing of found) {
    const last = kept[kept.length - 1];
    if (last === undefined || missing.from >= last.to) kept.push(missing);
  }
  return kept;
}
