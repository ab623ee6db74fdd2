/** 工作领域: the standard fields on which goals of different unions are matched. */
export const WORK_FIELDS = [
  "思想引领",
  "素质提升",
  "民主管理",
  "维权服务",
  "帮扶送温暖",
  "文体活动",
  "劳动竞赛",
  "安全生产",
  "女职工工作",
  "组织建设",
  "财务经审",
  "宣传信息",
  "其他",
] as const;

export type WorkField = (typeof WORK_FIELDS)[number];

/** Reads a work field, ignoring white space and width; `null` where it is none of the standard ones. */
export function parseWorkField(text: string): WorkField | null {
  const name = text.normalize("NFKC").replace(/\s+/g, "");
  return WORK_FIELDS.find((field) => field === name) ?? null;
}
