import type {
  StoreErrorCode,
  Unsavable,
  UnshownCode,
} from "../../app/workbench";
import type { Language } from "../../core/layout";
import type { Advice } from "../messages";

/** A way to begin, as a card of the start page. */
export interface Beginning {
  readonly title: string;
  readonly text: string;
  readonly action: string;
}

/** The words of the workbench around the pane. */
export interface WorkbenchWords {
  readonly product: string;
  readonly tagline: string;
  readonly openFile: string;
  readonly save: string;
  readonly saveAs: string;
  readonly unsaved: string;
  readonly files: string;
  readonly showFiles: string;
  readonly hideFiles: string;
  readonly pane: string;
  readonly showPane: string;
  readonly hidePane: string;
  readonly paneWidth: string;
  readonly sheet: string;
  readonly start: string;
  readonly groups: { readonly mine: string; readonly sample: string };
  readonly noFiles: string;
  readonly notes: { readonly roster: string; readonly record: string };
  readonly closeFile: (name: string) => string;
  readonly beginnings: {
    readonly heading: string;
    readonly sample: Beginning;
    readonly sampleThere: Beginning;
    readonly template: Beginning;
    readonly document: Beginning;
    readonly file: Beginning;
  };
  readonly privacy: string;
  readonly dropHere: string;
  readonly busy: {
    readonly opening: (name: string) => string;
    readonly saving: (name: string) => string;
    readonly sample: string;
    readonly sheet: string;
  };
  readonly sheetFailed: Advice;
  readonly closing: {
    readonly title: string;
    readonly text: (name: string) => string;
    readonly save: string;
    readonly discard: string;
    readonly cancel: string;
  };
  readonly elsewhere: Advice & {
    readonly take: string;
    readonly look: string;
  };
  readonly reader: string;
  readonly store: Readonly<Record<StoreErrorCode, string>>;
  readonly saveRefused: (name: string) => string;
  readonly unsavable: Readonly<Record<Unsavable["code"], string>>;
  readonly unsavableAt: (sheet: string, cell: string | null) => string;
  readonly savedAs: (name: string) => string;
  readonly restored: (name: string) => string;
  readonly converted: (name: string) => string;
  readonly unshown: (name: string) => string;
  readonly unshownPart: (
    what: string,
    count: number,
    sheet: string | null,
  ) => string;
  readonly unshownCodes: Readonly<Record<UnshownCode, string>>;
  readonly dismiss: string;
  readonly unexpected: Advice;
}

const ZH: WorkbenchWords = {
  product: "工会计划",
  tagline: "编计划、按月填报、检查、汇总，都在这一个网页里。",
  openFile: "打开",
  save: "保存",
  saveAs: "另存为…",
  unsaved: "未保存",
  files: "文件",
  showFiles: "显示文件列表",
  hideFiles: "收起文件列表",
  pane: "窗格",
  showPane: "显示窗格",
  hidePane: "收起窗格",
  paneWidth: "窗格宽度",
  sheet: "表格",
  start: "开始",
  groups: { mine: "我的文件", sample: "示例文件" },
  noFiles: "还没有文件。从上面任选一种办法开始，或把文件拖到这里。",
  notes: {
    roster: "花名册，下发和汇总时用",
    record: "下发记录，汇总时用来算应报",
  },
  closeFile: (name) => `从列表移除 ${name}`,
  beginnings: {
    heading: "从哪里开始？",
    sample: {
      title: "用示例数据试一试",
      text: "一个县、3 个乡镇街道、12 个基层工会，九个月的填报都做好了。可以打开、修改，再一起汇总。",
      action: "生成示例",
    },
    sampleThere: {
      title: "示例数据已经在列表里",
      text: "打开一份看看，改一改；再到窗格的“汇总”页一起汇总。",
      action: "打开第一份",
    },
    template: {
      title: "从模板新建计划",
      text: "学校、机关、企业、社区、乡镇等七种现成的计划，改改就能用。",
      action: "选模板",
    },
    document: {
      title: "从文档新建计划",
      text: "把 Word 或表格里的工作计划整理成可以填报的表。",
      action: "选文档",
    },
    file: {
      title: "打开已有的文件",
      text: "计划或汇总工作簿（.xlsx），也可以是 .xls 或 .ods。拖到这个页面上也行。",
      action: "打开文件",
    },
  },
  privacy: "文件只在这台电脑的浏览器里，不上传到任何地方。",
  dropHere: "松开鼠标，打开这些文件",
  busy: {
    opening: (name) => `正在打开 ${name}…`,
    saving: (name) => `正在保存 ${name}…`,
    sample: "正在生成示例数据…",
    sheet: "正在载入表格…",
  },
  sheetFailed: {
    what: "表格没有载入。",
    todo: "您的改动已经存在浏览器里。请刷新页面再试。",
  },
  closing: {
    title: "还没有保存",
    text: (name) => `“${name}”有没保存的改动。移除以后，这些改动就找不回来了。`,
    save: "保存再移除",
    discard: "不保存",
    cancel: "取消",
  },
  elsewhere: {
    what: "工作台已经在另一个标签页里打开了。",
    todo: "为了不互相覆盖，同一时间只能在一个标签页里修改。",
    take: "在这里接着用",
    look: "只看，不修改",
  },
  reader: "只看：另一个标签页正在使用这些文件，这里的改动不会保留。",
  store: {
    "store-full":
      "浏览器的存储空间满了，刚才的改动没有存下。请马上点“保存”存成文件，再从列表移除不用的文件。",
    "store-closed":
      "这个浏览器不能暂存文件（可能是无痕窗口）。关闭页面前请点“保存”，否则改动会丢失。",
    "store-failed":
      "刚才的改动没能存进浏览器。请撤销最近一步再试，或点“另存为”。",
    "store-stale":
      "另一个标签页改过这个文件，这里没有覆盖它。请选择在哪里接着用。",
  },
  saveRefused: (name) =>
    `“${name}”没有保存成。它可能正被别的程序打开，或者没有写入权限。请关闭那个程序再试，或点“另存为”。`,
  unsavable: {
    "part-of-array": "这里属于一个数组公式，不能只改其中一格。请撤销这一步。",
    "sheet-in-use": "删掉的工作表还被别的表用到。请撤销删除。",
    "header-in-use":
      "改过的表头被公式用到，改名后公式会失效。请改回原来的表头。",
    "table-broken": "表格的行被删光了，或没有位置了。请撤销这一步。",
    "sheet-name": "工作表的名称重复，或用了不允许的字符。请换一个名称。",
    "no-visible-sheet": "至少要留一张看得见的工作表。请撤销删除或隐藏。",
  },
  unsavableAt: (sheet, cell) =>
    `刚才的改动还存不下来（${sheet}${cell === null ? "" : ` ${cell}`}）。`,
  savedAs: (name) => `已保存：${name}`,
  restored: (name) => `已恢复上次没有保存的“${name}”。`,
  converted: (name) =>
    `旧格式的文件已转成“${name}”：保留了内容，没有保留公式和格式。`,
  unshown: (name) =>
    `“${name}”里有些内容这里不显示，但都还在文件里，保存时原样保留：`,
  unshownPart: (what, count, sheet) =>
    `${what} ${count} 处${sheet === null ? "" : `（${sheet}）`}`,
  unshownCodes: {
    chart: "图表",
    picture: "图片",
    shape: "图形、文本框",
    "chart-sheet": "图表工作表",
    macro: "宏",
    "pivot-table": "数据透视表",
    comment: "批注",
    hyperlink: "超链接",
    sparkline: "迷你图",
    "form-control": "按钮等控件",
    "embedded-object": "嵌入的对象",
    slicer: "切片器",
    query: "数据查询",
    "external-link": "到别的文件的链接",
    "array-formula": "数组公式",
    "rich-text": "一格里几种字体",
    "rotated-text": "斜排文字",
    "fill-pattern": "底纹图案",
    "conditional-format": "条件格式",
    validation: "填写规则",
    password: "密码保护",
    uncalculated: "这里不重新计算的公式（保留原来的数）",
  },
  dismiss: "知道了",
  unexpected: {
    what: "出了点问题。",
    todo: "您的改动已经存在浏览器里。请刷新页面再试。",
  },
};

const EN: WorkbenchWords = {
  product: "Union Plan",
  tagline: "Plan, fill in, check and roll up, all on this one page.",
  openFile: "Open",
  save: "Save",
  saveAs: "Save as…",
  unsaved: "Not saved",
  files: "Files",
  showFiles: "Show the list of files",
  hideFiles: "Hide the list of files",
  pane: "Pane",
  showPane: "Show the pane",
  hidePane: "Hide the pane",
  paneWidth: "Width of the pane",
  sheet: "Sheet",
  start: "Start",
  groups: { mine: "My files", sample: "Sample files" },
  noFiles:
    "There are no files yet. Begin in one of the ways above, or drop files here.",
  notes: {
    roster: "the roster, for issuing and rolling up",
    record: "the issue record, for what was expected",
  },
  closeFile: (name) => `Remove ${name} from the list`,
  beginnings: {
    heading: "Where do you want to begin?",
    sample: {
      title: "Try with sample data",
      text: "A county with 3 townships and 12 branches, nine months filled in. Open them, change them, and roll them up together.",
      action: "Make the sample",
    },
    sampleThere: {
      title: "The sample is in the list",
      text: "Open a file and change something; then roll them all up on the pane's Roll-up page.",
      action: "Open the first",
    },
    template: {
      title: "New plan from a template",
      text: "Seven ready plans for schools, offices, enterprises, communities and townships.",
      action: "Choose a template",
    },
    document: {
      title: "New plan from a document",
      text: "Turns a work plan in Word or a spreadsheet into sheets to fill in.",
      action: "Choose a document",
    },
    file: {
      title: "Open a file",
      text: "A plan or roll-up workbook (.xlsx), or an .xls or .ods. You can also drop it on this page.",
      action: "Open a file",
    },
  },
  privacy: "Files stay in this computer's browser; nothing is sent anywhere.",
  dropHere: "Drop to open these files",
  busy: {
    opening: (name) => `Opening ${name}…`,
    saving: (name) => `Saving ${name}…`,
    sample: "Making the sample data…",
    sheet: "Loading the sheet…",
  },
  sheetFailed: {
    what: "The sheet did not load.",
    todo: "Your changes are kept in the browser. Reload the page to try again.",
  },
  closing: {
    title: "Not saved yet",
    text: (name) =>
      `“${name}” has changes that are not saved. Once it is removed they cannot be brought back.`,
    save: "Save and remove",
    discard: "Do not save",
    cancel: "Cancel",
  },
  elsewhere: {
    what: "The workbench is open in another tab.",
    todo: "So that nothing is overwritten, only one tab can make changes at a time.",
    take: "Go on here",
    look: "Look only",
  },
  reader:
    "Looking only: another tab is working on these files, and changes made here are not kept.",
  store: {
    "store-full":
      "The browser's storage is full, and the last change was not kept. Save to a file now, then remove files that you do not need from the list.",
    "store-closed":
      "This browser cannot keep files (it may be a private window). Save before you close the page, or changes are lost.",
    "store-failed":
      "The last change could not be kept in the browser. Undo the last step and try again, or use “Save as”.",
    "store-stale":
      "Another tab has changed this file, and it was not overwritten here. Choose where to go on.",
  },
  saveRefused: (name) =>
    `“${name}” was not saved. Another program may have it open, or it may not be written to. Close that program and try again, or use “Save as”.`,
  unsavable: {
    "part-of-array":
      "This belongs to an array formula, of which one cell cannot be changed alone. Undo this step.",
    "sheet-in-use":
      "Other sheets still use the sheet that was deleted. Undo the deletion.",
    "header-in-use":
      "Formulas use the heading that was changed and would break. Put the old heading back.",
    "table-broken": "The table has no rows left, or no place. Undo this step.",
    "sheet-name":
      "Two sheets have one name, or a name has characters that are not allowed. Choose another name.",
    "no-visible-sheet":
      "At least one sheet must be visible. Undo what was deleted or hidden.",
  },
  unsavableAt: (sheet, cell) =>
    `The last change cannot be kept yet (${sheet}${cell === null ? "" : ` ${cell}`}). `,
  savedAs: (name) => `Saved: ${name}`,
  restored: (name) => `“${name}” is back as you left it; it is not saved yet.`,
  converted: (name) =>
    `The file of an old format has become “${name}”: its contents are there, formulas and formats are not.`,
  unshown: (name) =>
    `“${name}” has parts that are not shown here. They are still in the file and are saved as they are:`,
  unshownPart: (what, count, sheet) =>
    `${what}: ${count}${sheet === null ? "" : ` (${sheet})`}`,
  unshownCodes: {
    chart: "Charts",
    picture: "Pictures",
    shape: "Shapes and text boxes",
    "chart-sheet": "Chart sheets",
    macro: "Macros",
    "pivot-table": "Pivot tables",
    comment: "Comments",
    hyperlink: "Links",
    sparkline: "Sparklines",
    "form-control": "Buttons and other controls",
    "embedded-object": "Embedded objects",
    slicer: "Slicers",
    query: "Queries",
    "external-link": "Links to other files",
    "array-formula": "Array formulas",
    "rich-text": "Several fonts in one cell",
    "rotated-text": "Rotated text",
    "fill-pattern": "Patterns behind cells",
    "conditional-format": "Conditional formats",
    validation: "Rules for typing",
    password: "Passwords on sheets",
    uncalculated:
      "Formulas that are not calculated here (they keep their values)",
  },
  dismiss: "Dismiss",
  unexpected: {
    what: "Something went wrong.",
    todo: "Your changes are kept in the browser. Reload the page to try again.",
  },
};

const TABLES: Readonly<Record<Language, WorkbenchWords>> = { zh: ZH, en: EN };

export function workbenchWords(language: Language): WorkbenchWords {
  return TABLES[language];
}
