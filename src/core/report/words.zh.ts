import { dateParts, lastMonthOf, yearMonth } from "../plan";
import type { PlanPeriod } from "../plan";
import { joined, say, when, whenKnown } from "./runs";
import type { Figure } from "./model";
import type { ReportWords, Share } from "./words";

const KEYS = {
  due: "应完成",
  done: "已完成",
  rate: "完成率",
  onTimeRate: "按时完成率",
  overdue: "期末逾期",
} as const;
const YEAR_KEYS = { ...KEYS, due: "安排工作", overdue: "逾期" } as const;
const BEFORE = {
  "year-before": "上年",
  "same-time-year-before": "上年同期",
  earlier: "上期",
} as const;
const PARTS: Readonly<Record<string, string>> = {
  q1: "第一季度",
  q2: "第二季度",
  q3: "第三季度",
  q4: "第四季度",
  year: "",
};

/** How the period is called in a title: 2026年, 2025—2026学年, 2026年7—12月… */
function periodName(period: PlanPeriod): string {
  const from = yearMonth(period.start);
  const to = yearMonth(lastMonthOf(period));
  if (period.months === 12 && from.month === 1) return `${from.year}年`;
  if (period.kind === "school-year") return `${from.year}—${to.year}学年`;
  if (period.months === 6 && from.month === 1) return `${from.year}年上半年`;
  if (period.months === 6 && from.month === 7) return `${from.year}年下半年`;
  return spanName(period);
}

function spanName(period: PlanPeriod): string {
  const from = yearMonth(period.start);
  const to = yearMonth(lastMonthOf(period));
  return from.year === to.year
    ? `${from.year}年${from.month}—${to.month}月`
    : `${from.year}年${from.month}月—${to.year}年${to.month}月`;
}

function dayText(day: Parameters<ReportWords["day"]>[0]): string {
  const { year, month, day: date } = dateParts(day);
  return `${year}年${month}月${date}日`;
}

/** The report as a union's secretary writes it in Chinese. */
export const CHINESE: ReportWords = {
  units: {
    node: { unit: "项" },
    branch: { unit: "家" },
    indicator: { unit: "项" },
    points: { unit: "个百分点" },
    own: (unit) => ({ unit }),
  },
  day: dayText,
  month: (month) => {
    const parts = yearMonth(month);
    return `${parts.year}年${parts.month}月`;
  },
  field: (field) => field,
  comma: "、",
  labels: {
    of: (of, what) => ({ label: `${of}：${what}`, about: [of, what] }),
    line: (part, key) =>
      `${PARTS[part] ?? part}${(part === "year" ? YEAR_KEYS : KEYS)[key]}`,
    reporting: "已报口径",
    expected: "应报口径",
    total: "合计",
    counts: {
      expected: "应报单位",
      reported: "已报单位",
      red: "红灯单位",
      yellow: "黄灯单位",
      blue: "蓝灯单位",
      green: "绿灯单位",
      pace: "时序进度",
      missing: "没有报送的单位",
      due: "到截止日应完成",
      gap: "完成率与时序进度之差",
      difference: "完成率与上期之差",
      late: "过了到期日才完成",
      deferredOut: "跨期延期",
      open: "尚未到期、还没有完成",
      targets: "定了目标、有实际数的指标",
      met: "其中达到目标的指标",
    },
    previous: (key) => `上期${{ due: "安排工作", rate: "完成率" }[key]}`,
    indicator: (key) =>
      ({ target: "目标", total: "实际完成", rate: "完成率" })[key],
    daysLate: "逾期天数",
    basis: {
      reporting: "已报口径",
      expected: "应报口径",
      roster: "花名册",
      indicator: "报送单位",
      previous: "上期汇总",
    },
    origin: (sheet, what) => `${sheet} · ${what}`,
    own: "本表计算",
    before: (file, place) =>
      place === null
        ? file
        : place.cell === null
          ? `${file}：按“${place.sheet}”统计`
          : `${file}：${place.sheet}!${place.cell}`,
    difference: "本期与上期的完成率相减",
  },
  title: (edition, period) => {
    const name = periodName(period);
    switch (edition) {
      case "interim":
        return `${name}工会工作进展情况`;
      case "half-year":
        return name.endsWith("年") && period.start % 12 === 0
          ? `${name}上半年工会工作总结`
          : `${name}前六个月工会工作总结`;
      case "nine-month":
        return period.start % 12 === 0
          ? `${name}前三季度工会工作总结`
          : `${name}前九个月工会工作总结`;
      case "year":
        return name.endsWith("年") &&
          period.months === 12 &&
          period.start % 12 === 0
          ? `${name}度工会工作总结`
          : `${name}工会工作总结`;
    }
  },
  subtitle: (period, asOf) =>
    `统计周期：${spanName(period)}\u3000截止日：${dayText(asOf)}`,
  whole: (period) =>
    period.kind === "school-year"
      ? "本学年"
      : period.months === 12
        ? "全年"
        : period.start % 12 === 0
          ? "上半年"
          : period.start % 12 === 6
            ? "下半年"
            : "全期",
  sections: {
    overview: "基本情况",
    work: "主要工作及成效",
    problems: "存在问题",
    next: "下步打算",
  },
  parts: {
    indicators: "指标完成情况",
    overdue: "逾期未完成的工作",
    changes: "迟完成、延期和取消的工作",
    submissions: "报送情况",
    behind: "没有填报或没有达到目标的指标",
    blank: "没有填报的指标",
    missed: "没有达到目标的指标",
    unknown: "未报的数字",
    finish: "抓紧完成本期工作",
    proposals: "下期工作建议",
  },
  overview: {
    notBegun: "截止日在统计周期开始之前，还没有可以总结的工作。",
    submissions: ({ asOf, total, reported, missing }) =>
      say`截至${asOf}，应报单位${total}，已报${reported}，${when(missing, ">", 0, say`还有${missing}没有报送。`, "全部报齐。")}`,
    noRoster: ({ asOf, total, reported }) =>
      say`截至${asOf}，共收到${total}单位的计划，其中按时填报的有${reported}。`,
    completion: ({ line, due, pace, gap, whole, ofBranches }) =>
      when(
        line.due,
        ">",
        0,
        say`${ofBranches ? "已报单位" : ""}${whole}安排工作${line.due}，${when(
          line.done,
          "=",
          line.due,
          say`已全部完成，按时完成率${line.onTimeRate}。`,
          when(
            line.done,
            ">",
            0,
            say`已完成${line.done}，完成率${line.rate}，按时完成率${line.onTimeRate}。`,
            say`${none(line.due)}。`,
          ),
        )}${when(
          due,
          "<",
          line.due,
          when(
            due,
            ">",
            0,
            say`按进度应完成${due}，时序进度${pace}，${when(
              line.rate,
              ">=",
              pace,
              "完成率达到时序进度。",
              when(
                gap,
                ">=",
                0.0005,
                say`完成率低于时序进度${gap}。`,
                "完成率略低于时序进度。",
              ),
            )}`,
            "到截止日还没有到期的工作。",
          ),
        )}${when(
          line.overdue,
          ">",
          0,
          say`逾期未完成${line.overdue}。`,
          when(due, ">", 0, "没有逾期未完成的工作。"),
        )}`,
        `${ofBranches ? "已报单位" : ""}${whole}没有纳入统计的工作安排。`,
      ),
    quarters: (quarters) => {
      const told = quarters
        .filter(({ begun }) => begun)
        .map(({ quarter, due, done, rate, running }) => {
          const name = `${PARTS[`q${quarter}`] ?? ""}${running ? "（到截止日）" : ""}`;
          return when(
            due,
            ">",
            0,
            when(
              done,
              "=",
              due,
              say`${name}应完成${due}，${when(due, "=", 1, "已完成", "全部完成")}`,
              when(
                done,
                ">",
                0,
                say`${name}应完成${due}，已完成${done}，完成率${rate}`,
                say`${name}应完成${due}，${none(due)}`,
              ),
            ),
            `${name}没有应完成的工作`,
          );
        });
      const later = quarters
        .filter(({ begun }) => !begun)
        .map(({ quarter }) => PARTS[`q${quarter}`] ?? "");
      return say`分季度看，${joined(told, "；")}${later.length === 0 ? "" : `；${later.join("、")}尚未开始`}。`;
    },
    expected: (line, whole) =>
      say`把没有报送的单位也算上（应报口径，按下发的安排计为未完成），${whole}安排工作${line.due}，已完成${line.done}，完成率${line.rate}，逾期${line.overdue}。`,
    noBaseline: (names) =>
      say`应报口径没有数字，是因为不知道下列单位下发了多少安排：${joined(names, "、")}。`,
    previous: ({
      asOf,
      when: before_,
      sameStage,
      nodes,
      before,
      rate,
      difference,
    }) => {
      const name = BEFORE[before_];
      const compared = when(
        difference,
        "<",
        0.0005,
        `与${name}持平`,
        when(
          rate,
          ">",
          before,
          say`比${name}提高${difference}`,
          say`比${name}下降${difference}`,
        ),
      );
      return say`${name}（截至${asOf}）${when(
        nodes,
        ">",
        0,
        whenKnown(
          before,
          say`安排工作${nodes}，完成率${before}${
            sameStage
              ? whenKnown(difference, say`；本期完成率${rate}，${compared}`, "")
              : "；两期的截止日不在同一阶段，完成率不作比较"
          }。`,
          say`安排工作${nodes}，当时还没有完成率，不作比较。`,
        ),
        "没有纳入统计的工作安排，不作比较。",
      )}`;
    },
    lights: ({ red, yellow, blue, green }) =>
      say`交了文件的单位按灯号分，红灯${red}，黄灯${yellow}，蓝灯${blue}，绿灯${green}。`,
  },
  work: {
    none: "没有可以汇总的工作。",
    field: (line, examples) =>
      when(
        line.due,
        ">",
        0,
        say`安排工作${line.due}，${when(
          line.done,
          "=",
          line.due,
          say`已全部完成，按时完成率${line.onTimeRate}。`,
          when(
            line.done,
            ">",
            0,
            say`已完成${line.done}，完成率${line.rate}${when(line.overdue, ">", 0, say`，逾期${line.overdue}`)}。`,
            say`${none(line.due)}${when(line.overdue, ">", 0, say`，其中逾期${line.overdue}`)}。`,
          ),
        )}${when(line.done, ">", 0, examples ? "主要做了以下工作：" : "完成的工作没有填写完成情况。")}`,
        "没有安排工作。",
      ),
    doer: ({ branch, owner, on, others, more }) => {
      const date = on === null ? "" : dateParts(on);
      const when = date === "" ? "" : `${date.month}月${date.day}日完成`;
      const who = [branch, owner, when].filter((part) => part !== "");
      const same =
        others.length === 0
          ? ""
          : `；${others.join("、")}${more ? "等单位" : ""}也完成了这项工作`;
      return `（${who.join("，")}${same}）`;
    },
    indicators: ({ targets, met }) =>
      when(
        targets,
        ">",
        0,
        say`定了目标、有实际数的指标${targets}，${when(
          met,
          "=",
          targets,
          "已全部达到目标。",
          when(
            met,
            ">",
            0,
            say`其中${met}已达到目标。`,
            "目前都没有达到目标。",
          ),
        )}`,
        "没有可以与目标比较的指标。",
      ),
    indicator: ({ name, total, target, rate, direction }) => {
      if (target === null) return say`${name}：完成${total}，没有定目标。`;
      if (rate !== null)
        return say`${name}：${whenKnown(
          total,
          say`完成${total}，${when(
            rate,
            ">=",
            1,
            say`达到目标${target}，为目标的${rate}。`,
            say`为目标${target}的${rate}。`,
          )}`,
          say`${total}，目标${target}。`,
        )}`;
      if (direction === "at-least" && target.form === "number")
        return say`${name}：完成${total}，目标为${target}，不计算完成率。`;
      const [met, missed] =
        direction === "at-most"
          ? [say`没有超过${target}的限额。`, say`超过${target}的限额。`]
          : [say`达到目标${target}。`, say`低于目标${target}。`];
      return say`${name}：${whenKnown(
        total,
        say`实际${total}，${when(total, direction === "at-most" ? "<=" : ">=", target, met, missed)}`,
        say`${total}，${direction === "at-most" ? "限额" : "目标"}${target}。`,
      )}`;
    },
  },
  problems: {
    none: (roster) =>
      `到截止日没有逾期、迟完成和跨期延期的工作${roster ? "，应报单位都已报送" : ""}。`,
    overdue: (overdue, fields) =>
      when(
        overdue,
        ">",
        0,
        say`到截止日逾期未完成${overdue}。按领域分：${shares(fields)}合计${overdue}。`,
        "到截止日没有逾期未完成的工作。",
      ),
    byBranch: (overdue, branches, all) =>
      when(
        overdue,
        ">",
        0,
        all
          ? say`按单位分：${shares(branches)}合计${overdue}。`
          : say`逾期较多的单位：${shares(branches)}全部单位合计${overdue}。`,
      ),
    changes: ({ late, deferredOut }) =>
      say`${when(late, ">", 0, say`已完成的工作中，有${late}是过了到期日才完成的。`, "已完成的工作都是按时完成的。")}${when(deferredOut, ">", 0, say`经批准延到下期的有${deferredOut}。`)}`,
    deferredOut: (to, reason) => `延期至${to}，原因：${reason}`,
    cancelled: (on, reason) => `${on}批准取消，原因：${reason}`,
    noReason: "没有写明",
    missing: (missing, names) =>
      when(
        missing,
        ">",
        0,
        say`还有${missing}没有报送：${joined(names, "、")}。这些单位的工作没有计入已报口径。`,
        "应报单位都已报送。",
      ),
    unfilled: (names) =>
      say`其中${joined(names, "、")}交了文件，但封面上没有填最近一个月的填报状态。`,
    unknown: (labels) =>
      `下列数字没有报送或无法计算，文中写“（未报）”：${labels.join("；")}。`,
    unknownIndicators: (names) =>
      say`没有单位填报的指标：${joined(names, "、")}。`,
  },
  next: {
    finish: ({ overdue, open }) =>
      say`${when(overdue, ">", 0, say`逾期的${overdue}逐项定下责任人和补办时间，确实不办的按程序取消并写明原因。`)}${when(
        open,
        ">",
        0,
        say`还没有到期的${open}按计划月份办理，到月底前填好完成情况。`,
        when(overdue, ">", 0, "", "本期安排的工作已经办结。"),
      )}`,
    submissions: (missing) =>
      when(
        missing,
        ">",
        0,
        say`督促没有报送的${missing}单位补报，补报后重新汇总。`,
        "继续做好按月填报，没有进展的月份报“零报告”。",
      ),
    proposals:
      "根据本期没有办完的工作和每年都要做的工作，下期建议安排以下工作，由委员会讨论确定。",
    noProposals: "没有需要结转的工作，也没有按月、按季重复的工作。",
  },
  tables: {
    quarters: "分季度完成情况",
    fields: "分领域完成情况",
    goals: "分目标完成情况",
    branches: "分单位完成情况",
    indicators: "指标完成情况",
    overdue: "逾期时间最长的工作",
    coming: "近期到期的工作",
    proposals: "下期工作建议",
    headers: {
      quarter: "季度",
      field: "工作领域",
      goal: "目标",
      branch: "单位",
      due: "应完成",
      nodes: "安排工作",
      done: "已完成",
      rate: "完成率",
      onTimeRate: "按时完成率",
      overdue: "逾期",
      carriedOut: "期末逾期",
      before: "上期完成率",
      light: "灯号",
      indicator: "指标",
      unit: "单位",
      target: "目标",
      actual: "实际完成",
      verdict: "完成率",
      branches: "报送单位数",
      arrangement: "工作安排",
      dueMonth: "应完成月份",
      daysLate: "逾期天数",
      owner: "责任人",
      reason: "原因或进展",
      origin: "来由",
    },
    quarterNames: ["第一季度", "第二季度", "第三季度", "第四季度"],
    total: "合计",
    notes: {
      quarters:
        "单位：项。取自“季度汇总”已报口径合计。尚未开始的季度没有完成率。",
      fields: "单位：项。取自“领域汇总”，已报口径。",
      goals: "单位：项。取自“领域汇总”，已报口径；只列各单位共有的目标。",
      branches:
        "单位：项。取自“季度汇总”，按制表时的完成率从高到低排列；没有报送的单位排在最后，按下发时的安排计为没有完成，不在已报口径内。",
      branchesCut:
        "单位：项。取自“季度汇总”，按制表时的完成率从高到低排列；只列前二十家和后二十家，其余见“季度汇总”。",
      indicators: "取自“指标汇总”，已报口径；金额单位为元。",
      indicatorsCut:
        "取自“指标汇总”，已报口径；金额单位为元。只列前三十项，其余见“指标汇总”。",
      overdue: "取自“逾期清单”，已报口径。",
      overdueCut:
        "取自“逾期清单”，已报口径；只列逾期时间最长的，其余见“逾期清单”。",
      coming: "取自“明细”，已报口径。",
      comingCut: "取自“明细”，已报口径；只列最近到期的，其余见“明细”。",
      proposals: "逾期和延到下期的工作为结转；每月、每季和常态工作为续办。",
      proposalsCut:
        "逾期和延到下期的工作为结转；每月、每季和常态工作为续办。篇幅所限，只列其中一部分。",
    },
    noteBefore: (asOf, sameStage) =>
      `上期完成率截至${asOf}，取自上期的工作簿${sameStage ? "" : "，与本期不在同一阶段，只供参考"}；上期没有的写“—”。`,
    origins: {
      monthly: "每月续办",
      quarterly: "每季续办",
      standing: "常态续办",
      overdue: "逾期结转",
      deferred: "延期结转",
    },
    severalBranches: (names, more) =>
      `${names.join("、")}${more ? "等单位" : ""}`,
  },
  charts: {
    quarters: "各季度应完成和已完成（项）",
    fields: "各领域完成率",
    branches: "各单位完成率",
    indicators: "指标完成率（实际÷目标）",
  },
  series: {
    due: "应完成",
    done: "已完成",
    rate: "完成率",
    before: "上期完成率",
  },
};

/** Of something due nothing is done. */
function none(due: Figure): ReturnType<typeof say> {
  return when(due, "=", 1, "还没有完成", "都还没有完成");
}

/** 维权服务2项，文体活动1项， — those over 0 only. */
function shares(of: readonly Share[]): ReturnType<typeof say> {
  return of.flatMap(({ name, figure }) =>
    when(figure, ">", 0, say`${name}${figure}，`),
  );
}
