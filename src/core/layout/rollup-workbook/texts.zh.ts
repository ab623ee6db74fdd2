import type { RollupTexts } from "./texts";

/** The Chinese edition's words. */
export const CHINESE: RollupTexts = {
  creator: "工会计划",
  footer: "&C第 &P 页，共 &N 页",
  title: "工会工作计划完成情况汇总",
  sheetTitles: {
    submissions: "报送情况",
    quarters: "季度汇总",
    fields: "领域汇总",
    indicators: "指标汇总",
    indicatorLines: "指标明细",
    overdue: "逾期清单",
    findings: "问题清单",
    facts: "明细",
  },
  hints: {
    submissions:
      "花名册上每个单位一行；问题数后面的括号里是错误、警告、提示各有多少。",
    quarters:
      "没有收到文件的单位排在最前；灰底两行是合计。每个数都能在“明细”里按单位序号查到来处。",
    fields: "只统计已报口径的单位；先按工作领域，再按各单位共有的目标。",
    indicators:
      "只统计已报口径的单位；金额一律折算成元。各单位的数和来源见“指标明细”。",
    indicatorLines:
      "每个单位的每项指标一行，写明取自哪个文件、哪张表、哪一行。",
    overdue:
      "到截止日已过期、没有完成也没有取消的节点，只含已报口径的单位，逾期最久的排在最前。",
    findings:
      "检查和汇总时发现的每一个问题，写明在哪个文件的哪一格，以及怎么办。",
    facts:
      "每个节点一行，可以直接做数据透视表；右侧的计数列就是各汇总表相加的数。",
  },
  about: {
    union: "汇总单位",
    period: "汇总周期",
    quarter: "所在季度",
    asOf: "截止日",
    expected: "应报单位",
    reported: "已报单位",
    reportRate: "上报率",
    pace: "时序进度",
    overdue: "逾期",
    madeAt: "生成时间",
    madeFrom: "数据来源",
    noQuarter: "截止日不在汇总周期内",
    noRoster: "没有花名册，按收到的文件统计",
    figures: "主要数字",
    lights: "灯号",
    lightsOf: ({ soonDays, redPercent }) => [
      ["红", `到截止日应完成的节点中，超过 ${redPercent}% 已经逾期`],
      ["黄", "有逾期，或本季度有迟完成的，或完成数落后于时序进度"],
      ["蓝", `没有以上情况，有节点在 ${soonDays} 天内到期`],
      ["绿", "到截止日应完成的都已按时完成"],
      ["灰", "还没有应完成的节点；没有交文件的单位写“未报”或“无法读取”"],
    ],
    definitions: "数字怎么算",
    definitionLines: [
      [
        "节点",
        "一项安排在一个月里算一个节点，当月最后一天到期。所有数字都以截止日当天结束时为准。",
      ],
      [
        "应完成",
        "应完成月份在本季度的节点，不含到期前已批准取消的；到期前批准延期的，按新的月份算。",
      ],
      ["已完成", "应完成的节点中，到截止日状态为“已完成”并填了完成日期的。"],
      [
        "完成率",
        "已完成 ÷ 应完成。几个单位合计时，分子、分母各自相加后再除，不取平均。应完成为 0 时显示“—”。",
      ],
      ["按时完成率", "在到期日或之前完成的 ÷ 应完成。"],
      [
        "期末逾期",
        "到季度末（本季度到截止日）已到期、没有完成也没有取消的节点，含以前季度结转来的。",
      ],
      [
        "时序进度",
        "到截止日已到期的节点 ÷ 全期节点；全期完成率不低于它，就是达序时。",
      ],
      [
        "已报口径",
        "只统计已经报送的单位，即状态为已报、零报告、重报、存疑的。",
      ],
      [
        "应报口径",
        "统计花名册上的全部单位；没有报送的，按下发的安排算应完成、未完成。不知道下发了多少安排时不给数字，并写明原因。",
      ],
    ],
    contents: "各表内容",
    contentLines: [
      ["report", "半年、三个季度或全年的工作总结：文字、表和图，打印即可上会"],
      [
        "submissions",
        "每个单位的报送状态、文件和问题数；花名册以外的文件；催报文字",
      ],
      [
        "quarters",
        "各单位各季度和全期的完成情况、灯号、两种口径的合计、逾期变动",
      ],
      ["fields", "按工作领域和目标汇总"],
      ["indicators", "各项指标按季度和全期的合计，与目标比较"],
      ["indicatorLines", "各单位的指标数和来源"],
      ["overdue", "全部逾期节点"],
      ["findings", "全部问题和处理办法"],
      ["facts", "全部节点，汇总数字由它相加而来"],
    ],
    files: (count, unreadable) =>
      unreadable === 0
        ? `${count} 个计划文件`
        : `${count} 个计划文件，另有 ${unreadable} 个文件无法读取`,
    tooLarge: (rows) =>
      `明细共 ${rows} 行，超过 20,000 行，各汇总表中的数字是生成时算好的数值，不是公式。`,
    live: "汇总表中的数字是引用“明细”的公式，明细中写有每个数来自哪个文件的哪一行；灯号、基线和未报单位的数字是生成时的数值。",
  },
  submissions: {
    headers: {
      no: "序号",
      code: "单位编码",
      name: "单位名称",
      parent: "上级",
      status: "状态",
      file: "文件",
      savedAt: "保存时间",
      findings: "问题数",
      contact: "联系人",
      phone: "联系电话",
      note: "备注",
    },
    noBranches: "没有单位：花名册是空的，也没有收到可读的文件",
    severities: (error, warning, info) =>
      `${error + warning + info}（${error}/${warning}/${info}）`,
    rivals: (files) => `重复报送，未采用：${files}`,
    copies: (files) => `内容相同的副本：${files}`,
    notRead: (files) => `无法读取：${files}`,
    severalPlans: (files) => `另一份计划：${files}`,
    unexpected: "多报：不属于花名册上任何单位的文件",
    unexpectedHeaders: ["序号", "单位编码", "文件"],
    noUnexpected: "没有花名册以外的文件",
    unreadable: "无法读取的文件",
    unreadableHeaders: ["序号", "文件", "原因和处理办法"],
    noUnreadable: "文件都能读取",
    reminder: "催报",
    reminderHint: "选中下面 A 列的各行，复制后直接发出；横线处填上日期。",
    noReminder: "应报的单位都已报送，不需要催报",
    greeting: "各基层工会：",
    opening: (asOf, total, reported) =>
      `截至${asOf}的工作进展，应报 ${total} 家，已报 ${reported} 家。下列单位请于____月____日前报送。`,
    groups: {
      missing: "尚未收到文件：",
      "not-filled":
        "文件已收到，但封面上没有填最近一个月的填报状态，请填好后重新报送：",
      unreadable: "收到的文件打不开，请另存为 .xlsx 后重新报送：",
    },
    reminded: (number, { name, contact, phone }) => {
      const who = [contact, phone].filter((text) => text !== "").join(" ");
      return `${number}. ${name}${who === "" ? "" : `（${who}）`}`;
    },
    closing: "没有进展的月份请报“零报告”，不要空着。谢谢！",
  },
  quarters: {
    names: ["第一季度", "第二季度", "第三季度", "第四季度"],
    year: "全期",
    no: "序号",
    code: "单位编码",
    branch: "单位名称",
    status: "状态",
    due: "应完成",
    done: "已完成",
    rate: "完成率",
    cumulative: "累计\n完成率",
    onTimeRate: "按时\n完成率",
    overdue: "期末\n逾期",
    light: "灯号",
    yearNodes: "全期\n节点",
    yearRate: "全期\n完成率",
    yearOverdue: "逾期",
    reporting: "已报口径合计",
    expected: "应报口径合计",
    noRoster: "没有花名册，没有应报口径。",
    baselineMissing: (names) =>
      `应报口径没有数字：不知道下列单位下发了多少安排（没有下发记录）：${names}`,
    carry: "其他口径和逾期变动（已报口径）",
    carryHint: "期末逾期 = 期初逾期 + 新增逾期 − 补完 − 批准取消",
    carryLines: {
      cumulative: "累计完成率",
      weighted: "加权完成率",
      plainDue: "不含常态：应完成",
      plainDone: "不含常态：已完成",
      plainRate: "不含常态：完成率",
      carriedIn: "期初逾期",
      newlyOverdue: "新增逾期",
      madeUp: "补完",
      struckOff: "批准取消",
      carriedOut: "期末逾期",
      baselineDue: "基线：下发的节点",
      baselineDone: "基线：已完成",
      baselineRate: "基线：完成率",
      deferredOut: "跨期延期（移出本周期）",
    },
    notes: [
      "尚未开始的季度，完成率、期末逾期和灯号显示“—”；没有应完成节点的，完成率显示“—”。",
      "灯号是该季度末（本季度为截止日）的情况；“全期”一组是截止日的情况。未报单位的应完成数取自下发记录，都算未完成。",
    ],
    signs: ["汇总单位（盖章）", "负责人", "审核人", "制表人", "日期"],
  },
  fields: {
    field: "工作领域",
    goal: "目标",
    total: "合计",
    plain: "不含常态",
    byGoal: "按目标（各单位共有的目标）",
    noFields: "已报口径的单位没有节点",
    noGoals: "各单位的目标编号和名称不完全相同，不按目标汇总",
    note: "累计完成率：从周期开始到该季度末，各季度已完成之和 ÷ 应完成之和。不含常态：不计“常态”类节点。",
  },
  indicators: {
    headers: {
      no: "序号",
      name: "指标",
      unit: "单位",
      kind: "口径",
      direction: "方向",
      target: "年度目标",
      total: "全期",
      rate: "完成率",
      branches: "报送\n单位数",
    },
    met: "达标",
    missed: "未达标",
    empty: "已报口径的单位没有指标",
    note: "累计：各月相加；期末：最近一个月的数；比率：分子、分母各自相加后再除。截止日所在月以后的数不算。没有填报的显示“—”，不算 0。",
    source: (file, sheet, row) => `${file}\u3000${sheet}\u3000第 ${row} 行`,
  },
  report: {
    hint: "文中的数字都引自本工作簿的单元格，数字变了文字也跟着变；来处见文后“数字来源”。",
    table: (number, title) => `表${number}\u3000${title}`,
    appendix: "附：数字来源",
    appendixHint:
      "文中每个数字取自哪张表的哪一格、包括多少个单位、按什么口径；各表的数字来源写在表下。",
    appendixHeaders: ["序号", "数字", "数值", "来自", "单位数", "口径"],
    inTable: "见表",
    comparison: "本表计算，只用来选择措辞",
  },
  empty: {
    overdue: "没有逾期节点",
    findings: "没有发现问题",
    facts: "没有可统计的节点",
  },
  span: (from, to) =>
    from.year === to.year
      ? `${from.year}年${from.month}—${to.month}月`
      : `${from.year}年${from.month}月—${to.year}年${to.month}月`,
  day: (year, month, day) => `${year}年${month}月${day}日`,
  rows: (count) => `共 ${count} 条`,
};
