import type {
  Direction,
  IndicatorKind,
  NodeStatus,
  Recurrence,
  ReportState,
} from "../plan";
import {
  blank,
  compact,
  doubtful,
  errorDoubt,
  isBlank,
  shown,
  sure,
} from "./raw";
import type { RawValue, Reading } from "./raw";

/** Words for one key: the first ones are the workbook's own (Chinese, English), the others usual variants. */
type Words<Key extends string> = Readonly<
  Record<Key, { own: readonly string[]; others: readonly string[] }>
>;

const STATUS: Words<NodeStatus> = {
  "not-started": {
    own: ["未开始", "Not started"],
    others: [
      "未完成",
      "没完成",
      "未启动",
      "未开展",
      "未办",
      "未办结",
      "未实施",
      "尚未开始",
      "尚未开展",
      "还未开始",
      "待办",
      "待开展",
      "待启动",
      "计划中",
      "没开始",
      "否",
      "×",
      "✕",
      "✗",
      "✘",
      "☐",
      "□",
      "n",
      "no",
    ],
  },
  "in-progress": {
    own: ["进行中", "In progress"],
    others: [
      "进行",
      "正在进行",
      "正在进行中",
      "正在推进",
      "推进中",
      "推进",
      "持续推进",
      "开展中",
      "正在开展",
      "实施中",
      "正在实施",
      "办理中",
      "正在办理",
      "落实中",
      "已启动",
      "已开始",
      "部分完成",
      "正在办",
      "在办",
      "◐",
      "ongoing",
    ],
  },
  done: {
    own: ["已完成", "Done"],
    others: [
      "完成",
      "完成了",
      "全部完成",
      "按时完成",
      "按期完成",
      "如期完成",
      "提前完成",
      "已全部完成",
      "已按时完成",
      "已按期完成",
      "已办结",
      "办结",
      "已办",
      "已办理",
      "已结束",
      "结束",
      "已落实",
      "落实",
      "完毕",
      "已完毕",
      "已开展",
      "已实施",
      "已做",
      "是",
      "√",
      "✓",
      "✔",
      "☑",
      "■",
      "●",
      "y",
      "yes",
      "ok",
      "complete",
      "completed",
      "finished",
    ],
  },
  deferred: {
    own: ["已延期", "Deferred"],
    others: [
      "延期",
      "延后",
      "已延后",
      "推迟",
      "已推迟",
      "顺延",
      "已顺延",
      "暂缓",
      "延期中",
      "延迟",
      "postponed",
      "delayed",
    ],
  },
  cancelled: {
    own: ["已取消", "Cancelled"],
    others: [
      "取消",
      "不再开展",
      "不开展",
      "终止",
      "已终止",
      "作废",
      "已作废",
      "撤销",
      "已撤销",
      "停办",
      "canceled",
    ],
  },
};

const RECURRENCE: Words<Recurrence> = {
  once: { own: ["单次", "Once"], others: ["一次", "一次性", "单项"] },
  monthly: {
    own: ["每月", "Monthly"],
    others: ["每个月", "月度", "按月", "月月"],
  },
  quarterly: {
    own: ["每季", "Quarterly"],
    others: ["每季度", "每个季度", "季度", "按季"],
  },
  standing: {
    own: ["常态", "Standing"],
    others: ["常态化", "长期", "全年", "经常性", "日常"],
  },
};

const KIND: Words<IndicatorKind> = {
  sum: { own: ["累计", "Sum"], others: ["累加", "合计", "累计数", "求和"] },
  latest: {
    own: ["期末", "Latest"],
    others: ["期末数", "时点", "时点数", "月末"],
  },
  ratio: { own: ["比率", "Ratio"], others: ["比例", "率", "百分比"] },
};

/** 项: which of an indicator's rows a row is. */
export type IndicatorPart = "value" | "numerator" | "denominator";

const PART: Words<IndicatorPart> = {
  value: { own: ["数值", "Value"], others: ["值", "数量", "实际"] },
  numerator: { own: ["分子", "Numerator"], others: [] },
  denominator: { own: ["分母", "Denominator"], others: [] },
};

const DIRECTION: Words<Direction> = {
  "at-least": {
    own: ["不低于", "At least"],
    others: ["不少于", "≥", ">=", "越高越好", "正向"],
  },
  "at-most": {
    own: ["不高于", "At most"],
    others: ["不超过", "≤", "<=", "不多于", "越低越好", "逆向"],
  },
};

const REPORT: Words<ReportState> = {
  reported: {
    own: ["已填报", "Reported"],
    others: [
      "填报",
      "已报",
      "已填",
      "已上报",
      "已报送",
      "有",
      "是",
      "√",
      "✓",
      "✔",
    ],
  },
  "zero-report": {
    own: ["零报告", "Zero report"],
    others: ["0报告", "零报", "无事项", "无变化"],
  },
};

/** A word that was read: whether it was one of the workbook's own spellings. */
export interface Word<Key> {
  readonly key: Key;
  readonly own: boolean;
}

function lookup<Key extends string>(
  words: Words<Key>,
): ReadonlyMap<string, Word<Key>> {
  const map = new Map<string, Word<Key>>();
  for (const key of Object.keys(words) as Key[]) {
    for (const word of words[key].others)
      map.set(fold(word), { key, own: false });
    for (const word of words[key].own) map.set(fold(word), { key, own: true });
  }
  return map;
}

/** Folds what does not change a word: width, case, white space, closing marks, the light behind a state. */
function fold(text: string): string {
  const word = compact(text).toLowerCase().replace(/·.*$/u, "");
  return word.length > 1 ? word.replace(/[。.!,;]+$/u, "") : word;
}

const STATUSES = lookup(STATUS);
const RECURRENCES = lookup(RECURRENCE);
const KINDS = lookup(KIND);
const PARTS = lookup(PART);
const DIRECTIONS = lookup(DIRECTION);
const REPORTS = lookup(REPORT);

/**
 * Reads a state cell: the five words and their usual variants. A variant is
 * read, with a doubt that has a safe fix; an unknown word is unreadable.
 */
export function readStatus(raw: RawValue | undefined): Reading<NodeStatus> {
  if (raw === undefined || isBlank(raw)) return blank();
  const error = errorDoubt(raw);
  if (error !== null) return doubtful<NodeStatus>(null, error);
  if (typeof raw.value === "boolean")
    return spelling(raw.value ? "done" : "not-started", String(raw.value));
  const text = shown(raw);
  const word = STATUSES.get(fold(text));
  if (word === undefined) {
    return doubtful<NodeStatus>(null, {
      code: "state-unreadable",
      params: { value: text },
    });
  }
  return word.own ? sure(word.key) : spelling(word.key, text);
}

function spelling(status: NodeStatus, text: string): Reading<NodeStatus> {
  return doubtful(status, {
    code: "state-spelling",
    params: { value: text, status },
  });
}

function readWord<Key extends string>(
  words: ReadonlyMap<string, Word<Key>>,
  raw: RawValue | undefined,
): Reading<Key> {
  if (raw === undefined || isBlank(raw)) return blank();
  const error = errorDoubt(raw);
  if (error !== null) return doubtful<Key>(null, error);
  const text = shown(raw);
  const word = words.get(fold(text));
  return word === undefined
    ? doubtful<Key>(null, { code: "kind-unreadable", params: { value: text } })
    : sure(word.key);
}

/** Reads 类型 of a node. */
export function readRecurrence(raw: RawValue | undefined): Reading<Recurrence> {
  return readWord(RECURRENCES, raw);
}

/** Reads 口径 of an indicator. */
export function readIndicatorKind(
  raw: RawValue | undefined,
): Reading<IndicatorKind> {
  return readWord(KINDS, raw);
}

/** Reads 项 of an indicator's row. */
export function readIndicatorPart(
  raw: RawValue | undefined,
): Reading<IndicatorPart> {
  return readWord(PARTS, raw);
}

/** Reads 方向 of an indicator. */
export function readDirection(raw: RawValue | undefined): Reading<Direction> {
  return readWord(DIRECTIONS, raw);
}

/** Reads 填报状态 of a month. */
export function readReportState(
  raw: RawValue | undefined,
): Reading<ReportState> {
  return readWord(REPORTS, raw);
}

/** Every spelling of a state that is read, with its state: the lists behind the workbook's formulas follow it. */
export const STATUS_SPELLINGS: readonly {
  readonly word: string;
  readonly status: NodeStatus;
}[] = (Object.keys(STATUS) as NodeStatus[]).flatMap((status) =>
  [...STATUS[status].own, ...STATUS[status].others].map((word) => ({
    word,
    status,
  })),
);
