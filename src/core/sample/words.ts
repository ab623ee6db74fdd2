import type { NonEmpty, Random } from "./random";

/** Sentences about what was done, by words of the arrangement; the first that fits counts. `{3-9}` is drawn. */
const RESULTS: readonly (readonly [NonEmpty<string>, NonEmpty<string>])[] = [
  [
    ["慰问", "送温暖", "走访", "看望", "探望", "清凉", "防暑"],
    [
      "走访{8-45}户，发放慰问金{12-180}00元，签收表已存档",
      "分{2-4}个组走访{10-60}人，送去慰问品{10-60}份",
      "上门看望{3-20}人次，了解困难{1-6}件，已转有关部门{1-3}件",
    ],
  ],
  [
    ["提案", "意见", "建议"],
    [
      "共收到{9-46}条，归并后立案{5-20}件，已分送{3-6}个部门",
      "收集{12-60}条，当场答复{4-11}条，其余限期答复",
    ],
  ],
  [
    ["教代会", "职代会", "职工大会", "代表大会", "代表会议"],
    [
      "应到代表{40-45}名，实到{36-40}名，表决通过议题{2-5}项",
      "会议开了半天，代表发言{6-14}人次，报告和方案均获通过",
    ],
  ],
  [
    ["比赛", "运动会", "比武", "健步走", "登山", "联欢", "晚会", "汇演"],
    [
      "{5-14}支队伍{48-220}人参加，评出一等奖{1-2}个、二等奖{2-4}个",
      "参加{60-260}人次，全程无人受伤，花费{18-96}00元，在预算内",
      "设{3-8}个项目，{50-190}人报名，成绩已张榜",
    ],
  ],
  [
    ["评选", "评出", "表彰", "颁发", "推荐先进", "推荐教师", "评先"],
    ["推荐{6-20}人，投票评出{3-9}人，公示期满无异议"],
  ],
  [
    ["总结", "小结", "计划"],
    [
      "写成{2-6}页，委员会讨论后定稿，已报上级工会",
      "逐项对照计划，没办完的{1-6}项定了补办时间",
    ],
  ],
  [
    ["公开", "公布", "张榜", "通报"],
    ["公布{4-12}项，张贴{5-10}天，收到询问{1-6}人次，均已答复"],
  ],
  [
    ["摸底", "建档", "档案卡", "核查", "核实", "复核", "登记困难"],
    [
      "入户{9-40}户，新建档{1-5}户，更新{3-15}户，退出{1-4}户",
      "核实{8-30}户收入和支出情况，符合条件的{2-9}户",
    ],
  ],
  [
    ["师徒", "拜师", "结对", "带教"],
    [
      "结对{5-18}对，协议一式三份，已存档",
      "检查{6-16}对师徒，记录齐全的{5-6}对，其余已提醒",
    ],
  ],
  [
    ["体检", "检查项目", "筛查", "普查", "妇科", "参保", "互助", "保障"],
    [
      "应参加{60-66}人，实际{52-59}人，其余已通知补办",
      "办理{45-180}人，费用由工会经费和个人分担",
    ],
  ],
  [
    ["会员", "名册", "建会", "未建会", "换届", "小组长"],
    [
      "更新{30-120}人信息，新入会{2-16}人，转出{1-7}人",
      "补齐{1-5}人，名单和电话已发到群里",
    ],
  ],
  [
    ["简报", "简讯", "工会信息", "分会信息", "上报信息"],
    [
      "编发{1-2}期，报送{3-6}篇，被采用{1-2}篇",
      "写稿{3-6}篇，配图{4-12}张，已报上级工会",
    ],
  ],
  [
    ["学习", "讲座", "讲堂", "课堂", "培训", "宣讲", "院坝会", "教育", "讲"],
    [
      "办了{1-3}场，参加{35-180}人次，讲完当场答疑{3-12}个问题",
      "到会{28-120}人，缺席的已用录音补课",
      "培训{1-2}期，{30-90}人参加，考核合格{25-29}人",
    ],
  ],
  [
    ["检查", "排查", "抽查", "巡视", "查看", "复查", "督查", "演练"],
    [
      "查出问题{4-26}处，当场整改{2-3}处，其余发整改单，限{7-15}天",
      "走了{5-18}个点，总体较好，有{1-4}处需要再查",
    ],
  ],
  [
    ["预算", "决算", "经费", "账目", "凭证"],
    [
      "核对凭证{24-120}张，账实相符，补签字{1-5}处",
      "收入{13-90}千元、支出{8-12}千元，明细已上墙",
    ],
  ],
  [
    ["合同", "协商", "协议"],
    [
      "协商{2-3}轮，达成一致{5-12}条，文本已报备",
      "核对{40-200}份，缺项{1-6}份已补齐",
    ],
  ],
  [
    ["召开", "会议", "议事会", "恳谈会"],
    [
      "到会{12-60}人，议了{2-6}件事，都定了承办人",
      "会议开了半天，发言{5-14}人次，纪要已发各小组",
    ],
  ],
  [
    ["活动", "社团", "志愿", "展"],
    [
      "开展{2-8}次，参加{30-180}人次，器材和场地都够用",
      "各小组轮流牵头，共{3-9}次，{40-150}人次参加",
    ],
  ],
];

const OTHER_RESULTS: NonEmpty<string> = [
  "按计划办完，参加{20-110}人次",
  "已办结，涉及{12-80}人，花费{6-50}00元",
  "如期完成，资料整理成{1-2}盒归档",
  "全部完成，各小组均有回执，共{6-14}份",
];

const EVIDENCE: NonEmpty<string> = [
  "签到表1份、照片{3-12}张",
  "会议记录1份",
  "签收表{1-3}份",
  "通知1份、照片{2-8}张",
  "方案和小结各1份",
  "台账第{1-9}册",
];

const UNDER_WAY: NonEmpty<string> = [
  "方案已定，正在通知到人",
  "已完成一部分，剩下{2-6}个小组下周接着办",
  "名单已报齐，等场地和经费落实",
  "材料收了{40-80}份，正在核对",
];

const EXPLANATIONS: NonEmpty<string> = [
  "因场地维修没能办成，待修好后补办",
  "经办人请长假，已改由副职接手",
  "与中心工作时间冲突，准备下月补上",
  "合作单位临时改期，正在重新约时间",
  "报名人数不足{5-9}人，需要再动员",
];

const DEFERRALS: NonEmpty<string> = [
  "场地被占用，委员会商定推迟",
  "授课人时间排不开，改期举行",
  "正逢生产旺季，征得大家同意后延后",
  "连续下雨，户外活动改期",
  "上级统一部署有调整，顺延办理",
];

const CANCELLATIONS: NonEmpty<string> = [
  "与上级同类活动重复，经委员会讨论取消",
  "报名不足十人，经主席同意取消，经费退回预算",
  "并入下半年同类工作一起办，本项取消",
];

/** What a secretary would write about an arrangement that is done. */
export function resultOf(text: string, random: Random): string {
  const fitting = RESULTS.find(([keys]) => keys.some((k) => text.includes(k)));
  return fillNumbers(random.pick(fitting?.[1] ?? OTHER_RESULTS), random);
}

/** 佐证材料. */
export function evidenceOf(random: Random): string {
  return fillNumbers(random.pick(EVIDENCE), random);
}

/** 完成情况 of something that has begun. */
export function underWayWords(random: Random): string {
  return fillNumbers(random.pick(UNDER_WAY), random);
}

/** Why something is overdue. */
export function explanationWords(random: Random): string {
  return fillNumbers(random.pick(EXPLANATIONS), random);
}

/** 变更原因 of a deferral. */
export function deferralWords(random: Random): string {
  return random.pick(DEFERRALS);
}

/** 变更原因 of a cancellation. */
export function cancellationWords(random: Random): string {
  return random.pick(CANCELLATIONS);
}

function fillNumbers(sentence: string, random: Random): string {
  return sentence.replace(/\{(\d+)-(\d+)\}/g, (_, min: string, max: string) =>
    String(random.whole(Number(min), Number(max))),
  );
}
