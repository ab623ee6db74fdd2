/** Recognising one event in two wordings. */

/** Words that say nothing about which event it is. */
const GENERIC =
  /组织|开展|举办|举行|召开|进行|参加|做好|搞好|认真|积极|活动|工作|全体|教职工|职工|员工|工会|会员|干部|学校|企业|单位|系列|相关|上级|安排|准备|筹备|完成|庆祝|切实|继续|进一步|有关|广大|我校|我厂|我院|公司|我们|各类|各项|以及|主题|部门|计划|制定|开好|迎接|配合|落实/g;

/** The pairs of characters that are left of a text when generic words are taken out. */
export function essence(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const piece of text
    .replace(GENERIC, " ")
    .split(/[^\u3400-\u9fffA-Za-z\d]+/)) {
    for (let i = 0; i + 1 < piece.length; i++) pairs.add(piece.slice(i, i + 2));
  }
  return pairs;
}

/** How much of the smaller essence is in the other, 0 to 1; 0 where fewer than two pairs are shared. */
export function likeness(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  if (shared === 0 || (shared < 2 && small.size > 1)) return 0;
  return shared / small.size;
}

/** At this likeness two texts of the same month are one event, and a month's item belongs to a measure. */
export const SAME_EVENT = 0.5;
export const SAME_WORK = 0.6;
