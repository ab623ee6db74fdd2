import { describe, expect, it } from "@jest/globals";
import { arrangementsIn } from "../../src/core/intake/arrangements";
import { namedDays, lunarMonth } from "../../src/core/intake/holidays";
import { headingRole } from "../../src/core/intake/headings";
import { leadingTime } from "../../src/core/intake/leading-times";
import { indicatorName } from "../../src/core/intake/indicator-names";
import {
  findMonths,
  NO_FRAME,
  readTimeCell,
} from "../../src/core/intake/months";
import { markAt, splitInline } from "../../src/core/intake/numbering";
import { readInteger } from "../../src/core/intake/numerals";
import { outlineOf } from "../../src/core/intake/outline";
import type { Item } from "../../src/core/intake/item";
import { ownerNames, ownerPhrases } from "../../src/core/intake/owners";
import { mendBlocks } from "../../src/core/intake/paragraphs";
import {
  findQuantities,
  missingNumerals,
} from "../../src/core/intake/quantities";
import {
  placeOf,
  shownOf,
  sourceText,
  textOf,
  whole,
} from "../../src/core/intake/source";
import { documentFromText } from "../../src/core/intake";

function canonical(text: string): string {
  return sourceText(text, 1).text;
}

describe("normalising a line", () => {
  it("makes full-width letters, digits and marks half-width and keeps what was written", () => {
    const source = sourceText("（１）举办ＡＢ班，８．５万元", 3);
    expect(source.text).toBe("（1）举办AB班，8.5万元");
    expect(source.raw).toBe("（１）举办ＡＢ班，８．５万元");
  });

  it("closes up spaced letters and the space around digits", () => {
    expect(canonical("责 任 人：王 芳")).toBe("责任人：王芳");
    expect(canonical("于 5 月组织 3 场")).toBe("于5月组织3场");
  });

  it("keeps one space between a heading and what follows it", () => {
    expect(canonical("（一）加强建设   根据要求")).toBe(
      "（一）加强建设 根据要求",
    );
  });

  it("drops invisible characters but still knows each column", () => {
    const source = sourceText("\u200b  一、\u00ad工作", 7);
    expect(source.text).toBe("一、工作");
    expect(placeOf(whole(source))).toEqual([{ line: 7, from: 4, to: 9 }]);
  });
});

describe("half-width marks within Chinese text", () => {
  it("are punctuation, but not inside a number or behind an item's number", () => {
    expect(canonical("召开会议,学习文件.")).toBe("召开会议，学习文件。");
    expect(canonical("1.发放1,200元")).toBe("1.发放1,200元");
    expect(canonical("一.加强建设")).toBe("一.加强建设");
  });
});

describe("lines broken by a conversion", () => {
  it("are mended where only the tail of a sentence stands on the next line", () => {
    expect(mended("1．组队参加集团公司，办好技能大\n赛；\n2．总结。")).toEqual([
      "1.组队参加集团公司，办好技能大赛；",
      "2.总结。",
    ]);
  });

  it("are mended behind a clause that breaks off, also where the owner follows", () => {
    expect(
      mended("1．开展班组创建，年内\n建成标杆班组8个。责任人：孟庆山"),
    ).toEqual(["1.开展班组创建，年内建成标杆班组8个。责任人：孟庆山"]);
  });

  it("leave a heading of two clauses in step apart from the text below it", () => {
    expect(mended("一、抓师德，树形象\n每月学习一次。")).toHaveLength(2);
  });
});

function mended(text: string): readonly string[] {
  return mendBlocks(documentFromText(text).blocks).blocks.map((block) =>
    block.type === "paragraph" ? block.source.text : "table",
  );
}

describe("mending lines", () => {
  it("joins a line broken inside a word, across a page number", () => {
    expect(
      mended(
        "二、为全体会员办理互助保障，让大家看得起病，切\n- 2 -\n实减轻负担。",
      ),
    ).toEqual(["二、为全体会员办理互助保障，让大家看得起病，切实减轻负担。"]);
  });

  it("joins a line that ends with a comma or leaves a bracket open", () => {
    expect(mended("慰问困难职工，\n发放慰问品。")).toHaveLength(1);
    expect(mended("组织比赛（篮球\n排球）两项。")).toHaveLength(1);
  });

  it("does not join a heading with the paragraph below it", () => {
    expect(mended("一、加强民主管理\n每年召开一次职代会。")).toHaveLength(2);
    expect(mended("主要工作\n一、办好实事")).toHaveLength(2);
  });

  it("takes page numbers and running heads out", () => {
    expect(
      mended("甲厂工会\n第 1 页\n一、学习。\n甲厂工会\n第 2 页\n二、培训。"),
    ).toEqual(["一、学习。", "二、培训。"]);
  });
});

describe("marks", () => {
  it.each([
    ["一、学习", "cn", 1],
    ["（十二）学习", "paren-cn", 12],
    ["3．学习", "dot", 3],
    ["4、学习", "dun", 4],
    ["- 1、学习", "dun", 1],
    ["(2)学习", "paren", 2],
    ["③学习", "circle", 3],
    ["第二，学习", "ordinal", 2],
    ["一是学习", "yishi", 1],
    ["第三章 学习", "part", 3],
    ["• 学习", "bullet•", null],
    ["2.1 学习", "decimal-2", 1],
  ])("reads the mark of %s", (text, kind, value) => {
    expect(markAt(canonical(text))).toMatchObject({ kind, value });
  });

  it.each([
    "7、8月送清凉",
    "七、八月份送清凉",
    "3.8妇女节活动",
    "5.6万元",
    "一季度工作",
    "1月：慰问",
    "二月主题",
  ])("takes %s for no mark", (text) => {
    expect(markAt(canonical(text))).toBeNull();
  });

  it("takes `3、4月` for item 3 where item 2 came before", () => {
    expect(markAt("3、4月春游", new Map([["dun", 3]]))).toMatchObject({
      value: 3,
      length: 2,
    });
  });

  it("divides a paragraph at 一是 二是, and not at a lone （1）", () => {
    const pieces = splitInline(
      whole(sourceText("抓培训。一是办班；二是考证；三是竞赛。", 1)),
      null,
    );
    expect(pieces.map(({ slice }) => textOf(slice))).toEqual([
      "抓培训。",
      "办班；",
      "考证；",
      "竞赛。",
    ]);
    expect(
      splitInline(whole(sourceText("详见（1）号文件。", 1)), null),
    ).toHaveLength(1);
  });
});

/** The outline as indented text, so that a test shows the nesting. */
function drawn(text: string): readonly string[] {
  const { root } = outlineOf(mendBlocks(documentFromText(text).blocks).blocks);
  const lines: string[] = [];
  const visit = (item: Item, depth: number): void => {
    lines.push("  ".repeat(depth) + shownOf(item.slice).slice(0, 6));
    item.children.forEach((child) => {
      visit(child, depth + 1);
    });
  };
  root.children.forEach((item) => {
    visit(item, 0);
  });
  return lines;
}

describe("the numbering of a document", () => {
  it("is learned: Arabic numbers may stand above Chinese ones", () => {
    expect(
      drawn("1、甲\n一、甲一\n二、甲二\n2、乙\n一、乙一\n二、乙二"),
    ).toEqual(["甲", "  甲一", "  甲二", "乙", "  乙一", "  乙二"]);
  });

  it("holds together a list whose marks are mixed, dropped or repeated", () => {
    expect(drawn("一、甲\n1、子\n2．丑\n4、卯\n三、乙\n1.寅\n1.辰")).toEqual([
      "甲",
      "  子",
      "  丑",
      "  卯",
      "乙",
      "  寅",
      "  辰",
    ]);
  });

  it("puts the month list at the top although its heading has no number", () => {
    const outline = drawn(
      "一、甲\n1、子子子子\n2、丑丑丑丑\n各月安排\n三月\n1、寅寅寅寅\n四月\n1、卯卯卯卯",
    );
    expect(outline).toEqual([
      "甲",
      "  子子子子",
      "  丑丑丑丑",
      "各月安排",
      "  三月",
      "    寅寅寅寅",
      "  四月",
      "    卯卯卯卯",
    ]);
  });
});

describe("what a heading is for", () => {
  it.each([
    ["主要工作", "container"],
    ["重点工作及措施", "container"],
    ["具体措施", "container"],
    ["工作目标", "target"],
    ["每月安排", "schedule"],
    ["指导思想", "preamble"],
    ["2025年工作总结", "past"],
    ["存在的问题", "shortcomings"],
    ["某某年工作初步打算", "plan"],
    ["加强民主管理", null],
    ["工会组织建设", null],
  ])("%s: %s", (heading, role) => {
    expect(headingRole(heading)).toBe(role);
  });
});

function months(
  text: string,
  year: number | null = 2026,
): readonly (readonly number[])[] {
  return findMonths(canonical(text), { ...NO_FRAME, year }).map(
    (mention) => mention.months,
  );
}

describe("months", () => {
  it.each([
    ["九月份开学", [[9]]],
    ["4月份 踏青", [[4]]],
    ["1~2月慰问", [[1, 2]]],
    ["7、8月送清凉", [[7, 8]]],
    ["七、八月份送清凉", [[7, 8]]],
    ["七八月送清凉", [[7, 8]]],
    ["7—8月送清凉", [[7, 8]]],
    ["3月至5月竞赛", [[3, 4, 5]]],
    ["11月—次年1月评比", [[11, 12, 1]]],
    ["9月2日报到", [[9]]],
    ["4月中旬体检", [[4]]],
    ["3月底前完成", [[3]]],
    ["次年一月总结", [[1]]],
    ["6月和12月检查", [[6, 12]]],
    ["三季度检查", [[9]]],
    ["上半年完成", [[6]]],
    ["年底前完成", [[12]]],
    ["2026-05-20举行", [[5]]],
  ])("are read from %s", (text, expected) => {
    expect(months(text)).toEqual(expected);
  });

  it.each([
    "用了3个月",
    "一月一主题",
    "安全生产工作",
    "月饼三盒",
    "每月例会",
    "十月怀胎".slice(2),
    "第5月报",
  ])("are not seen in %s", (text) => {
    expect(
      findMonths(canonical(text), NO_FRAME).filter(
        ({ recurs, day }) => recurs === "once" && day === null,
      ),
    ).toEqual([]);
  });

  it("every month and every quarter recur, all year is standing where a time is expected", () => {
    expect(
      findMonths("每月例会，每季度检查", NO_FRAME).map(({ recurs }) => recurs),
    ).toEqual(["monthly", "quarterly"]);
    expect(readTimeCell("全年", NO_FRAME)[0]?.recurs).toBe("standing");
    expect(findMonths("全年组织4场", NO_FRAME)).toEqual([]);
  });

  it("a bare number or a date in a time column is a month", () => {
    expect(readTimeCell("3", NO_FRAME)[0]?.months).toEqual([3]);
    expect(readTimeCell("2026.10", NO_FRAME)[0]?.months).toEqual([10]);
    expect(readTimeCell("5-6", NO_FRAME)[0]?.months).toEqual([5, 6]);
    expect(readTimeCell("待定", NO_FRAME)).toEqual([]);
  });

  it("the time that leads a line is found only at its beginning", () => {
    expect(leadingTime("3月：慰问", NO_FRAME)?.months).toEqual([3]);
    expect(leadingTime("慰问（3月）", NO_FRAME)).toBeNull();
  });
});

describe("named days", () => {
  it("lunar ones are in the month of their year", () => {
    expect(lunarMonth("spring", 2025)).toBe(1);
    expect(lunarMonth("spring", 2026)).toBe(2);
    expect(lunarMonth("mid-autumn", 2025)).toBe(10);
    expect(lunarMonth("lantern", 2026)).toBe(3);
    expect(lunarMonth("double-ninth", 2025)).toBe(10);
    expect(lunarMonth("dragon-boat", null)).toBe(6);
  });

  it("in a school year the lunar day is the one within it", () => {
    expect(namedDays("端午节", 2025, 8)[0]?.month).toBe(6);
    expect(namedDays("端午节", 2025, 1)[0]?.month).toBe(5);
  });

  it("honours that bear a day's name are no days", () => {
    expect(
      namedDays("三八红旗手、五一劳动奖章、五四青年奖章", 2026).filter(
        ({ name }) => name !== "五四青年节",
      ),
    ).toEqual([]);
    expect(namedDays("十二五规划、三八二十四", 2026)).toHaveLength(1);
  });
});

function arranged(
  text: string,
): readonly (readonly [readonly number[], string])[] {
  return arrangementsIn(whole(sourceText(text, 1)), {
    ...NO_FRAME,
    year: 2026,
  }).map(({ mention, text: slices }) => [
    mention.months,
    slices.map(textOf).join(""),
  ]);
}

describe("arrangements in a measure", () => {
  it.each([
    ["加强锻炼。12月份组织登山。", [12], "组织登山"],
    ["职工运动会定于10月举行。", [10], "职工运动会"],
    ["组织参观，时间安排在七月，分批进行。", [7], "组织参观"],
    ["6月底前完成困难职工建档。", [6], "完成困难职工建档"],
    ["困难职工建档工作于6月底前完成。", [6], "困难职工建档工作"],
    ["教代会（3月）", [3], "教代会"],
  ])("%s", (text, month, event) => {
    expect(arranged(text)).toEqual([[month, event]]);
  });

  it("each month of a sentence has its own event", () => {
    expect(arranged("3月组织插花，5月组织徒步。")).toEqual([
      [[3], "组织插花"],
      [[5], "组织徒步"],
    ]);
  });

  it("dates of documents and months in quotes or book titles are none", () => {
    expect(arranged("落实2024年3月印发的办法。")).toEqual([]);
    expect(arranged("学习《关于做好8月工作的意见》。")).toEqual([]);
    expect(arranged("开展“大干二季度”竞赛。")).toEqual([]);
  });
});

function owners(text: string): readonly string[] {
  const source = canonical(text);
  return ownerPhrases(source).map(({ nameFrom, nameTo }) =>
    source.slice(nameFrom, nameTo),
  );
}

describe("owners", () => {
  it.each([
    ["办好食堂（责任人：王芳）", ["王芳"]],
    ["办好食堂。负责人：王芳、李强", ["王芳、李强"]],
    ["办好食堂。责 任 人：王芳", ["王芳"]],
    ["办好食堂。牵头单位：后勤部；配合单位：各科室", ["后勤部"]],
    ["由人事部牵头，制定方案", ["人事部"]],
    ["办好食堂（后勤部负责）", ["后勤部"]],
    ["【工会办】办好食堂", ["工会办"]],
    ["办好食堂，李强负责。", ["李强"]],
  ])("in %s: %j", (text, expected) => {
    expect(owners(text)).toEqual(expected);
  });

  it.each([
    "看望王芳同志和李强",
    "由专人负责",
    "邀请王芳讲课，协助部门：后勤部",
    "参加人员：全体职工",
    "办好食堂（每周三）",
  ])("there is none in %s", (text) => {
    expect(owners(text)).toEqual([]);
  });

  it("a post with its holder is the holder, with or without a space between", () => {
    expect(ownerNames("工会主席 吴敏、小组长老崔、安全员 褚伟")).toEqual([
      { name: "吴敏", kind: "person", post: "工会主席" },
      { name: "老崔", kind: "person", post: "小组长" },
      { name: "褚伟", kind: "person", post: "安全员" },
    ]);
    expect(ownerNames("和平里社区").map(({ name }) => name)).toEqual([
      "和平里社区",
    ]);
  });

  it("persons and departments are told apart, a post is a person", () => {
    expect(
      ownerNames("王芳、后勤部、工会主席、三车间").map(({ kind }) => kind),
    ).toEqual(["person", "department", "person", "department"]);
  });
});

function quantities(text: string): readonly string[] {
  return findQuantities(canonical(text)).map(
    ({ value, unit }) => `${String(value)}${unit}`,
  );
}

describe("quantities", () => {
  it.each([
    ["培训53人次", ["53人次"]],
    ["经费8.5万元", ["85000元"]],
    ["走访三户", ["3户"]],
    ["签订率达90%", ["90%"]],
    ["1400多名职工", ["1400名"]],
    ["评选3-5项", ["3项"]],
    ["百分之九十", ["90%"]],
    ["三成以上", ["30%"]],
    ["1.2万余人次", ["12000人次"]],
    ["一百二十余册", ["120册"]],
    ["奖金2.5万至3万元", ["25000元"]],
    ["更衣柜1,200个", ["1200个"]],
    ["近百名职工", ["100名"]],
  ])("in %s: %j", (text, expected) => {
    expect(quantities(text)).toEqual(expected);
  });

  it.each([
    "“四个一”活动",
    "五项工程",
    "第三次会议",
    "2024年",
    "十二五规划",
    "用3个月时间",
    "前三名",
    "八项规定",
    "221团工会",
    "京基100大厦",
    "3月5日",
    "一项制度",
    "一个家庭",
    "成立60周年",
    "六条例",
    "取得成效",
  ])("there is none in %s", (text) => {
    expect(quantities(text)).toEqual([]);
  });

  it.each([
    "救助款额万元。",
    "职工提建议条，采纳多条。",
    "参保率达，职工满意。",
    "培训职工人次。",
    "于月份举行比赛。",
    "捐款金额达元。",
  ])("sees that a numeral was lost in %s", (text) => {
    expect(missingNumerals(canonical(text)).length).toBeGreaterThan(0);
  });

  it.each([
    "发放8.5万元。",
    "提合理化建议12条。",
    "满意率达95%。",
    "培训53人次。",
    "制定管理条例。",
    "做好有关事项，落实文件。",
    "按人次统计。",
  ])("sees none lost in %s", (text) => {
    expect(missingNumerals(canonical(text))).toEqual([]);
  });

  it("reads Chinese numerals, and nothing else as one", () => {
    expect(
      ["十二", "二十", "三百五", "一○二", "两千三百"].map(readInteger),
    ).toEqual([12, 20, 350, 102, 2300]);
    expect(
      ["", "个", "一一二三四五六七八九十百千万亿一二", "12a"].map(readInteger),
    ).toEqual([null, null, null, null]);
  });
});

describe("names of indicators", () => {
  it.each([
    ["6月底前新建工会3家", 3, "家", "新建工会"],
    ["慰问困难职工110户、工伤职工23名", 23, "名", "工伤职工"],
    ["为820名环卫工人办理意外伤害保险", 820, "名", "环卫工人办理意外伤害保险"],
    ["签订率、覆盖率分别达到95%、92%", 92, "%", "覆盖率"],
    ["预算1.2万元", 12000, "元", "秋游预算"],
    ["及时报送信息，每月不少于1篇", 1, "篇", "及时报送信息"],
    ["“导师带徒”签约 40 对", 40, "对", "导师带徒签约"],
  ])("%s gives %d %s the name %s", (clause, value, unit, name) => {
    expect(
      indicatorName(clause, { value, unit }, "11月组织秋游，预算1.2万元"),
    ).toBe(name);
  });
});

describe("times in the forms that lists use", () => {
  it("reads 元月 as January", () => {
    expect(findMonths("元月份召开职代会", NO_FRAME)[0]?.months).toEqual([1]);
  });

  it("does not take 中 of 中秋 for the middle of the month", () => {
    const text = "9月中秋游园";
    const month = findMonths(text, NO_FRAME)[0];
    expect(text.slice(month?.to)).toBe("中秋游园");
  });

  it("reads quarters by letter, and a range of them by its last", () => {
    expect(readTimeCell("Q2-Q3", NO_FRAME)[0]?.months).toEqual([9]);
  });

  it("takes 清明、端午两节 as these two, not as New Year and Spring Festival", () => {
    expect(
      namedDays("清明、端午两节发放慰问品", 2026).map(({ month }) => month),
    ).toEqual([4, 6]);
  });
});

describe("words and signs that number items", () => {
  const tree = (text: string): readonly string[] =>
    outlineOf(
      mendBlocks(documentFromText(text).blocks).blocks,
    ).root.children.map(
      (item) =>
        `${textOf(item.slice)}(${item.children.map((child) => textOf(child.slice)).join("|")})`,
    );

  it("takes 其次 and 最后 for marks only behind 首先", () => {
    expect(tree("首先，开好会。\n其次，办好赛。\n最后，做好总结。")).toEqual([
      "开好会。()",
      "办好赛。()",
      "做好总结。()",
    ]);
    expect(tree("最后，希望大家支持。")).toEqual([]);
  });

  it("nests signs that come in rows below signs that never do", () => {
    expect(
      tree("★思想\n●每月学习\n●参观基地\n★安全\n●查隐患\n●搞演练"),
    ).toEqual(["思想(每月学习|参观基地)", "安全(查隐患|搞演练)"]);
  });

  it("takes 五一 and 三八 for days, not for numbers", () => {
    expect(markAt("五一 表彰先进")).toBeNull();
  });

  it("gives a heading without a number the place that the numbering leaves out", () => {
    expect(
      tree(
        "一、建会\n1、摸底\n二、维权\n1、接访\n困难帮扶\n1、走访\n四、宣传\n1、投稿",
      ),
    ).toEqual(["建会(摸底)", "维权(接访)", "困难帮扶(走访)", "宣传(投稿)"]);
  });
});

describe("tables of a plain text", () => {
  const shapes = (text: string): readonly unknown[] =>
    documentFromText(text).blocks.map((block) =>
      block.type === "table"
        ? block.rows.map((row) => row.map((cell) => cell.text))
        : block.text,
    );

  it("reads lines with equally many pipes between cells as rows", () => {
    expect(shapes("安排\n时间 | 内容\n3月 | 座谈\n结尾")).toEqual([
      "安排",
      [
        ["时间", "内容"],
        ["3月", "座谈"],
      ],
      "结尾",
    ]);
  });

  it("leaves a single line with a pipe a paragraph", () => {
    expect(shapes("工会 | 内部资料\n正文")).toEqual([
      "工会 | 内部资料",
      "正文",
    ]);
  });
});

describe("an item number before months", () => {
  it("does not take the span for a decimal number", () => {
    for (const text of ["1.7-8月慰问", "1.7至8月慰问", "1.7、8月慰问"])
      expect(markAt(text)).toMatchObject({ kind: "dot", value: 1, length: 2 });
  });
});
