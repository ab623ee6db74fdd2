import type { OwnerName } from "./draft";

/** An owner phrase in a canonical text; offsets are within the text. */
export interface OwnerPhrase {
  /** The whole phrase with its label and brackets: what is taken out of the measure's text. */
  readonly from: number;
  readonly to: number;
  /** The names alone. */
  readonly nameFrom: number;
  readonly nameTo: number;
}

/** Labels before the names, longest first. 协助, 配合 and 参加 are no owners (docs/import.md, "Owners"). */
export const OWNER_LABEL =
  "(?:第一责任人|主要负责人|责任负责人|责任人员|责任人|负责人员|负责人|责任部门|责任单位|责任科室|责任处室|责任领导|责任主体|责任委员|牵头单位|牵头部门|牵头科室|牵头领导|牵头人|牵头|主办单位|主办部门|主办人|主办|" +
  "承办单位|承办部门|承办人|主责部门|主责单位|负责部门|负责单位|负责科室|分管领导|分管负责人|落实部门|落实单位|实施部门|组织单位|组织部门|具体负责人|具体负责|经办人|主管领导|责任者|总负责|责任|负责)";

const ALONG =
  /[，；。、 （]由?(?:配合|协助|协办|参加|参与|参训|完成|时间|时限|期限|联系|地点|责任领导|分管领导)/;
const NAME_STOP = /[。；\n]|，(?![^，。；：]{2,8}(?:[，。；、]|$))/;

interface Form {
  readonly pattern: RegExp;
}

const NAMES = " ?([^：（）【】。；\\n]{2,40})";
const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(
      `[（【] ?${OWNER_LABEL}(?:及[^：（）]{2,6})?[：为是] ?([^（）【】]{2,60}) ?[）】]`,
      "g",
    ),
  },
  {
    pattern:
      /[（【] ?由?([^（）【】：。]{2,40}?) ?(?:牵头负责|具体负责|共同负责|负责落实|负责|牵头落实|牵头|承办|主办)(?:[，；、][^（）【】]{0,40})? ?[）】]/g,
  },
  {
    pattern: new RegExp(
      `(?:^|[，。；、 \\-—】）])${OWNER_LABEL}：${NAMES}`,
      "g",
    ),
  },
  {
    pattern:
      /由([^，。；：（）由]{2,30}?)(?:牵头负责|具体负责|具体承办|总负责|负责组织|负责落实|共同负责|负责|牵头组织|牵头|承办|主办|组织实施)/g,
  },
  { pattern: /【([^【】]{2,20})】/g },
  {
    pattern:
      /(?:[，。；]|-{1,2}|^)([^，。；：（）]{2,16}?)(?:牵头负责|具体负责|负责落实|负责)(?=[。；，]?$)/g,
  },
  { pattern: /（([^（）：。]{2,24})）(?=[。；]?$)/g },
];
const LABELLED = 0;
const BRACKET = 4;
const BARE = 5;
const BARE_PAREN = 6;

/** All owner phrases of a canonical text, in order, none overlapping another. */
export function ownerPhrases(text: string): readonly OwnerPhrase[] {
  const found: OwnerPhrase[] = [];
  FORMS.forEach(({ pattern }, form) => {
    for (const hit of text.matchAll(pattern)) {
      const phrase = phraseOf(hit, form);
      if (
        phrase &&
        !found.some((other) => phrase.from < other.to && other.from < phrase.to)
      )
        found.push(phrase);
    }
  });
  return found.sort((a, b) => a.from - b.from);
}

function phraseOf(hit: RegExpMatchArray, form: number): OwnerPhrase | null {
  const at = hit.index ?? 0;
  const raw = hit[1] ?? "";
  const start = at + hit[0].lastIndexOf(raw);
  const lead = /^[，。；、 ]/.test(hit[0]) ? 1 : 0;
  const cut =
    form === LABELLED ? cutNames(raw, false) : cutNames(raw, form === 2);
  const name = cut.trimEnd().replace(/[、，：]+$/, "");
  if (name.length < 2 || VAGUE.test(name) || NOT_OWNER.test(name)) return null;
  const mustBeNames =
    form === BRACKET ||
    form === BARE ||
    form === BARE_PAREN ||
    form === 1 ||
    form === 3;
  if (
    mustBeNames &&
    !ownerNames(name).every(({ name: each }) => isOwnerName(each))
  )
    return null;
  const bracketed =
    form === LABELLED || form === 1 || form === BRACKET || form === BARE_PAREN;
  const to =
    bracketed || form === 3 || form === BARE
      ? at + hit[0].length
      : start + cut.length;
  return { from: at + lead, to, nameFrom: start, nameTo: start + name.length };
}

/** The names up to where something else begins: 配合单位, 完成时间, a sentence. */
function cutNames(raw: string, open: boolean): string {
  const along = ALONG.exec(raw);
  const text = along ? raw.slice(0, along.index) : raw;
  const stop = open ? NAME_STOP.exec(text) : /[；。]/.exec(text);
  const cut = stop ? text.slice(0, stop.index) : text;
  // After a space comes something else, unless names go on.
  const space = open ? cut.indexOf(" ") : -1;
  return space >= 2 &&
    !isOwnerName(cut.slice(space + 1).split(/[、， ]/)[0] ?? "")
    ? cut.slice(0, space)
    : cut;
}

const VAGUE =
  /^(?:专人|专门人员|各自|大家|全体|自己|具体|主要|认真|切实|全面|共同|本人|谁|相关人员)/;
const NOT_OWNER = /^(?:配合|协助|协办|参加|参与)/;
const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
const COMPOUND =
  /^(?:欧阳|司马|上官|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|端木)/;
const DEPARTMENT =
  /(?:部|科|室|处|办|会|组|委|队|厂|车间|工段|中心|站|所|局|社|公司|单位|支部|团委|学校|医院|年级|小组|部门|科室|班组|领导|政府|街道|社区|党委|党办|行办|院办|校办|厂办|人资|财务|后勤|工会|女工委|妇联|片区|园区|分会|支会|分行|支行|馆|院|园|级部|处室|镇|村|教务|总务|政教|教研|工委|行政|各校|各班|股|段|库|店|基地|台|班|专班|协会|联盟|团)$/;
const ROLE =
  /(?:主席|副主席|主任|副主任|书记|副书记|组长|委员|干事|经理|校长|副校长|园长|院长|厂长|副厂长|科长|部长|处长|会计|出纳|专干|负责人|长|员|师傅|老师|主管|秘书|同志|护士长|队长)$/;

/** The owner in a cell of an owner column, or behind a label, without those who help; `null` where there is none. */
export function ownerCell(
  text: string,
): { readonly from: number; readonly to: number } | null {
  const label = new RegExp(`^ ?${OWNER_LABEL}：`).exec(text)?.[0].length ?? 0;
  const body = text.slice(label);
  const along = /[，；。、 （](?:配合|协助|协办|参加|参与)/.exec(body);
  const end = along === null ? body.length : along.index;
  const name = body.slice(0, end).replace(/[，；。、 ]+$/, "");
  const lead = /^ */.exec(name)?.[0].length ?? 0;
  if (name.length - lead < 2 && !/^[\u3400-\u9fff]$/.test(name)) return null;
  return NOT_OWNER.test(name.slice(lead)) || !/\p{L}/u.test(name)
    ? null
    : { from: label + lead, to: label + name.length };
}

/** Can a text be an owner's name by itself: a person, a department, a post? */
function isOwnerName(name: string): boolean {
  if (name.length < 2 || name.length > 20) return false;
  if (
    /[\d%。，；：]|活动|会议|大会|运动会|职代会|座谈会|联欢会|开展|组织|每|以上|左右|年$|月$|日$|^各类|^含|^如|^即|^包括/.test(
      name,
    )
  )
    return DEPARTMENT_WITH_NUMBER.test(name);
  return (
    DEPARTMENT.test(name) ||
    ROLE.test(name) ||
    isPerson(name) ||
    holderOf(name) !== null
  );
}

const DEPARTMENT_WITH_NUMBER =
  /^[\d一二三四五六七八九十]{1,2}(?:年级|车间|工段|分厂|队|班|部|级部|号车间)(?:组|工会|小组)?$|^组织(?:部|科|委员|处|人事科|人事处|人事部)$/;

/** A post and the person who holds it, side by side (工会主席吴敏, 小组长老崔). */
const POST_HOLDER =
  /^([\u3400-\u9fff]{1,10}(?:主席|主任|书记|组长|委员|干事|经理|校长|园长|院长|厂长|科长|部长|处长|所长|站长|班长|队长|局长|镇长|会计|出纳|专干|主管|秘书|护士长|安全员|员|长))([\u3400-\u9fff]{2,4})$/;

/** The person behind a post, or `null` where there is no such pair. */
function holderOf(name: string): string | null {
  for (let length = 2; length <= 4; length++) {
    const found = POST_HOLDER.exec(name);
    if (found === null) return null;
    const person = name.slice(-length);
    if (isPerson(person) && ROLE.test(name.slice(0, -length))) return person;
  }
  return null;
}

function isPerson(name: string): boolean {
  if (/^[老小阿]/.test(name) && name.length === 2)
    return SURNAMES.includes(name.charAt(1));
  if (COMPOUND.test(name)) return name.length <= 4;
  return (
    name.length >= 2 &&
    name.length <= 3 &&
    SURNAMES.includes(name.charAt(0)) &&
    /^[\u3400-\u9fff]+$/.test(name)
  );
}

/**
 * The names in an owner phrase or cell, each a person or a department; posts
 * (工会主席) count as persons, and a post with its holder is the holder.
 */
export function ownerNames(phrase: string): readonly OwnerName[] {
  return phrase
    .replace(/等(?:人|同志|部门|单位|科室)?$/, "")
    .split(/[、，,；;/]|以及|(?<=[^\s、，]{2})[及和与](?=[^\s、，]{2})/)
    .map((name) => name.replace(/[:：].*$/, "").trim())
    .flatMap(namesIn);
}

/** A post that someone can hold. */
const POST = /(?:主席|任|书记|长|委员|干事|经理|会计|出纳|专干|主管|秘书|员)$/;

/** One name, or several where white space divides them and not a post from its holder. */
function namesIn(name: string): readonly OwnerName[] {
  const names = name.split(/\s+/).filter((each) => each !== "");
  const [post = "", person = ""] = names;
  if (
    names.length === 2 &&
    POST.test(post) &&
    isPerson(person) &&
    !ROLE.test(person)
  )
    return [{ name: person, kind: "person", post }];
  return names.map((each) => {
    const holder = holderOf(each);
    if (holder !== null)
      return {
        name: holder,
        kind: "person",
        post: each.slice(0, -holder.length),
      };
    return { name: each, kind: isPersonOrPost(each) ? "person" : "department" };
  });
}

function isPersonOrPost(name: string): boolean {
  if (DEPARTMENT.test(name) && !ROLE.test(name)) return false;
  return isPerson(name) || ROLE.test(name);
}
