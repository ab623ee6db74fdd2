import { findMonths, NO_FRAME } from "./months";
import { findQuantities } from "./quantities";
import type { Quantity } from "./quantities";
import { sourceText } from "./source";

const MAX_NAME = 30;
/** Words that stand before a number and belong to it. */
const BEFORE_NUMBER =
  /(?:期末|不少于|不低于|不得少于|不得低于|不超过|不得超过|不高于|分别|达到|达|超过|突破|至少|控制在|保持在?|维持在|稳定在|力争|确保|提高到|增加到|(?<!签)约|近|共计?|各|为|在|到|计)+$/;
const AFTER_NUMBER = /^(?:以上|以下|以内|左右|余|多)+/;
/** Words at the beginning that do not say what is counted. */
const FILLER =
  /^(?:并|力争|确保|争取|预计|计划|拟|将|使|其中|全年|年内|今年|本年度|上半年|下半年|期间|底前|至少|共|组织|开展|举办|举行|完成|实现|进行|做好|继续|分别|首批|用于|另|和|与|及(?!时))+/;
const HOW_OFTEN =
  /每个?(?:月|季度?|年度?|学期|学年|半年|周|天|日)(?:底|初|末)?/g;
const SIGNS = /[（）()【】[\]“”"「」《》，。；：、,;:!！<>=≥≤~～\s]/g;
/** Names that say too little by themselves. */
const VAGUE =
  /^(?:预算|经费|支出|投入|金额|参赛|参加|参与|参训|培训|覆盖|评出|评选|评选出|奖励|表彰|资助|慰问|组织|签订|建成|新建|新增|推荐|人数|参加人数|比例|目标|设|开放|面积|计)?$/;

interface Range {
  readonly from: number;
  readonly to: number;
}

function cut(text: string, ranges: readonly Range[]): string {
  let kept = "";
  let at = 0;
  for (const { from, to } of ranges) {
    kept += text.slice(at, Math.max(at, from));
    at = Math.max(at, to);
  }
  return kept + text.slice(at);
}

function cleaned(text: string): string {
  return text
    .replace(HOW_OFTEN, "")
    .replace(SIGNS, "")
    .replace(FILLER, "")
    .replace(BEFORE_NUMBER, "");
}

/** A clause without its times, with its quantities as they stand in it then. */
function withoutTimes(clause: string): {
  readonly raw: string;
  readonly quantities: readonly Quantity[];
} {
  const written = sourceText(clause, 1);
  const times = findMonths(written.text, NO_FRAME)
    .filter(({ inferred, day }) => !inferred && day === null)
    .map(({ from, to }) => ({ from, to }));
  const source = sourceText(cut(written.raw, times), 1);
  return { raw: source.raw, quantities: findQuantities(source.text) };
}

/** The words around one quantity, between its neighbours: what stands before it, else the whole clause. */
function aboutQuantity(clause: string, value: number, unit: string): string {
  const { raw, quantities } = withoutTimes(clause);
  const at = quantities.findIndex(
    (quantity) => quantity.value === value && quantity.unit === unit,
  );
  const own = quantities[at];
  if (own === undefined) return cleaned(raw);
  const shared = raw.indexOf("分别");
  const subjects = raw.slice(0, Math.max(0, shared)).split(/[、和与]/);
  if (shared > 0 && subjects.length === quantities.length)
    return cleaned(subjects[at] ?? "");
  const until = quantities[at - 1]?.to ?? 0;
  const before = raw
    .slice(until, own.from)
    .replace(AFTER_NUMBER, "")
    .replace(BEFORE_NUMBER, "");
  const after = raw
    .slice(own.to, quantities[at + 1]?.from ?? raw.length)
    .replace(AFTER_NUMBER, "");
  const alone = quantities.length === 1;
  const name = cleaned(alone ? before + after : before);
  return VAGUE.test(name) && !alone
    ? cleaned(`${before}${after.split(/[、，；]/)[0] ?? ""}`)
    : name;
}

/**
 * A short name for what a figure counts: the words around it in its clause
 * without numbers and times; where they say too little (预算, 参赛), behind the
 * first clause of the measure.
 */
export function indicatorName(
  clause: string,
  figure: { readonly value: number; readonly unit: string },
  measure: string,
): string {
  const name = aboutQuantity(clause, figure.value, figure.unit);
  if (!VAGUE.test(name)) return name.slice(0, MAX_NAME);
  const first = measure.split(/[，。；：,;:]/)[0] ?? "";
  const { raw, quantities } = withoutTimes(first);
  const subject = cleaned(cut(raw, quantities)).slice(0, MAX_NAME - 6);
  return subject.includes(name) ? subject || name : `${subject}${name}`;
}
