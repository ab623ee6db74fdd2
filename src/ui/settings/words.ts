import type { SettingFault } from "../../app/pane";
import type { Language } from "../../core/layout";

/** The words of 设置. */
export interface SettingsWords {
  readonly language: string;
  readonly blueDays: string;
  readonly blueDaysHint: string;
  readonly cutoff: string;
  readonly today: string;
  readonly otherDay: string;
  readonly day: string;
  readonly inWorkbook: (cell: string) => string;
  readonly inPane: string;
  readonly save: string;
  readonly saved: string;
  readonly formula: (cells: string) => string;
  readonly version: string;
  readonly privacy: string;
  readonly faults: Readonly<Record<SettingFault, string>>;
}

export const SETTINGS_WORDS: Readonly<Record<Language, SettingsWords>> = {
  zh: {
    language: "语言",
    blueDays: "提前几天提醒（蓝灯）",
    blueDaysHint:
      "到期前这么多天，没完成的工作显示蓝灯。只影响窗格，表格里的颜色不变。",
    cutoff: "截止日",
    today: "今天",
    otherDay: "另选一天",
    day: "截止到哪一天",
    inWorkbook: (cell) =>
      `记在工作簿里（${cell}），表里的统计也以这一天为准。空白就是今天。`,
    inPane: "这个工作簿里没有截止日一格，只在窗格里用。",
    save: "保存",
    saved: "已保存。",
    formula: (cells) =>
      `没有保存：单元格 ${cells} 里是公式，请先在表格里清除。`,
    version: "版本",
    privacy: "数据只在这个工作簿里，不上传到任何地方。",
    faults: {
      "not-a-number": "请填一个整数，例如 15",
      "too-many-days": "最多 366 天",
      "not-a-day": "没有这一天，请重新选",
    },
  },
  en: {
    language: "Language",
    blueDays: "Days of notice (blue light)",
    blueDaysHint:
      "So many days before it is due, what is not done shows a blue light. In the pane only; the sheet's colours stay.",
    cutoff: "Cut-off day",
    today: "Today",
    otherDay: "Another day",
    day: "Figures as of",
    inWorkbook: (cell) =>
      `Kept in the workbook (${cell}); its figures follow it. Blank means today.`,
    inPane: "This workbook has no cell for it; only the pane uses it.",
    save: "Save",
    saved: "Saved.",
    formula: (cells) =>
      `Not saved: cell ${cells} holds a formula. Clear it in the sheet first.`,
    version: "Version",
    privacy: "The data stays in this workbook and is sent nowhere.",
    faults: {
      "not-a-number": "Enter a whole number, for instance 15",
      "too-many-days": "366 days at most",
      "not-a-day": "There is no such day; choose again",
    },
  },
};
