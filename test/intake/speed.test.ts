import { describe, expect, it } from "@jest/globals";
import { documentFromText, draftPlan } from "../../src/core/intake";

/** About 800 characters a page, as in a printed plan. */
const PAGE = [
  "一、丰富职工生活，增进身心健康",
  "（一）办好职工运动会，设田径、拔河、跳绳等项目，参加职工不少于八百人次，由各分会组队，安排在十月中旬举行，奖励优胜分会六个。",
  "（二）每季度组织一次读书分享，邀请业务骨干和劳动模范谈体会，购置图书五百册，经费控制在2.5万元以内。（责任人：赵海、宣传科）",
  "1、3月底前完成困难职工建档，对在档的42户困难家庭逐户走访，发放慰问金8.4万元，做到不漏一户、不错一人。",
  "2、教师节、国庆节前看望离退休老职工，听取他们对工会工作的意见，帮助解决看病、取药、出行等方面的难处。",
  "为了保证各项活动有序开展，各分会要提前报送方案，明确专人负责，活动结束后一周之内把总结和照片交到工会办公室存档备查，以便年终评比使用。",
].join("\n");

function pages(count: number): string {
  let text = "示范厂工会2026年工作计划\n";
  while (text.length < count * 800) text += `${PAGE}\n`;
  return text;
}

/** Of this process's own work, not of the clock: what else runs on the machine must not fail the test. */
function milliseconds(text: string): number {
  const before = process.cpuUsage();
  draftPlan(documentFromText(text));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The best of three: the first runs are slower than those that follow. */
function quickest(text: string): number {
  let best = Infinity;
  for (let run = 0; run < 3; run++) best = Math.min(best, milliseconds(text));
  return best;
}

/** Short texts that, repeated, make a careless pattern take quadratic time or worse. */
const STUBBORN = [
  ...'一1（，。"《由负第每率共百率年至-# |月',
  "1、",
  "（1）",
  "一是",
  "1月",
  "1、2、",
  "3-",
  "由李",
  "李、",
  "责任人：",
  "（由",
  "百分之",
  "1,",
  "a ",
  "职工",
  "一、\n",
  "。\n",
  "，\n",
  "主题：甲\n时间：\n",
  "★甲\n●乙\n",
  "1月：\n",
  "| a |\n",
  "\t\n",
];

/** In milliseconds, far above what any of them takes and far below what a careless pattern would. */
const HELD_UP = 10_000;

describe("how long reading takes", () => {
  it("grows with the number of pages, and not with its square", () => {
    milliseconds(pages(2));
    const quarter = Math.max(quickest(pages(50)), 20);
    expect(quickest(pages(200)) / quarter).toBeLessThan(10);
  });

  it.each(STUBBORN)("is not held up by %j over and over", (piece) => {
    const text = piece.repeat(Math.floor(16_000 / piece.length));
    expect(milliseconds(text)).toBeLessThan(HELD_UP);
    expect(milliseconds(`一、甲\n1、${text}`)).toBeLessThan(HELD_UP);
  });
});
