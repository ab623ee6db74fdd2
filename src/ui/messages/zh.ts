import type { Messages } from ".";
import { listed } from "./listed";

export const ZH: Messages = {
  product: "工会计划",
  pages: {
    plan: "计划",
    month: "本月",
    check: "检查",
    issue: "下发",
    rollup: "汇总",
    report: "总结",
    settings: "设置",
  },
  otherLanguage: { name: "English", short: "EN" },
  connecting: "正在连接 Excel…",
  reading: "正在读取…",
  retry: "重试",
  noPlan: "这个工作簿里没有计划。可以从模板或写好的文稿做一份。",
  toPlan: "去做计划",
  states: {
    done: "已完成",
    cancelled: "已取消",
    doubtful: "存疑",
    "done-later": "已完成",
    deferred: "已延期",
    "in-progress": "进行中",
    "not-started": "未开始",
  },
  language: "语言",
  help: "帮助",
  undo: {
    written: (cells) => `已写入 ${cells} 处`,
    undo: "撤销",
    undone: (cells) => `已撤销 ${cells} 处`,
    further: (cells) => `再撤销 ${cells} 处`,
    changed: (cells) =>
      `没有撤销：${listed(cells, "、", (count) => `等 ${count} 处`)} 后来有人改过或不在了。`,
    rest: (cells) => `撤销其余 ${cells} 处`,
    dismiss: "收起",
  },
  host: {
    "cell-being-edited": {
      what: "有单元格正在编辑，Excel 暂时不接受修改。",
      todo: "请按回车或 Esc 结束编辑，再重试。",
    },
    "sheet-protected": {
      what: "工作表受保护，无法写入。",
      todo: "请在“审阅”选项卡撤销这张工作表的保护，再重试。",
    },
    "workbook-protected": {
      what: "工作簿的结构受保护，不能添加工作表。",
      todo: "请在“审阅”选项卡取消“保护工作簿”，再重试。",
    },
    "read-only": {
      what: "工作簿是只读的，或者正以查看方式打开。",
      todo: "请点“启用编辑”，或另存一份再打开。",
    },
    "sheet-missing": {
      what: "要找的工作表或单元格不在了，可能刚被删除或改名。",
      todo: "请用“撤销”恢复它，或重新检查。",
    },
    "name-taken": {
      what: "工作簿里已经有同名的工作表或表格。",
      todo: "请在一个新的空白工作簿里新建计划，或先给原来的工作表改名。",
    },
    "request-too-large": {
      what: "内容太大，Excel 一次处理不了。",
      todo: "请关闭其他工作簿再试；仍然不行时请拆成几个工作簿。",
    },
    "host-gone": {
      what: "和 Excel 的连接断开了。",
      todo: "请关闭这个窗格再打开；网页版请刷新页面。",
    },
    "host-too-old": {
      what: "这个版本的 Excel 不能运行窗格。",
      todo: "请用 Excel 2021、Microsoft 365 或网页版；填报工作簿用旧版本也可以。",
    },
    "host-refused": {
      what: "Excel 没有接受这次操作。",
      todo: "请重试；如果还是不行，保存并重新打开工作簿。",
    },
  },
  onSheet: (sheet) => `工作表：${sheet}`,
  stands: "有些内容没能恢复，请检查：",
  crash: {
    what: "窗格出错了。",
    todo: "工作簿没有受影响。请重新载入窗格。",
  },
  reload: "重新载入",
  outside: {
    what: "这个页面要在 Excel 里打开。",
    todo: "请在 Excel 的“工会计划”选项卡点“计划”。",
  },
  tooOld: {
    what: "这个版本的 Excel 不能运行窗格。",
    todo: "请用 Excel 2021 或更新版本、Microsoft 365 或 Excel 网页版。用旧版本仍然可以填报工作簿，并用命令行检查和汇总。",
  },
  blocked: {
    what: "Office 的程序库没有载入，窗格无法连接 Excel。",
    todo: "多半是网络拦截了下面这个地址。请把这页给网络管理员看：",
  },
  silent: {
    what: "Excel 一直没有回应。",
    todo: "可能是网络拦截了下面这个地址上的文件。请稍等，或把这页给网络管理员看：",
  },
  officeAddress: "程序库地址",
  officeRemedies: [
    "放行这个地址；或者",
    "由世纪互联运营的 Office 365：构建时把 OFFICE_JS_URL 设为 https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js；或者",
    "不能上外网：构建时把 OFFICE_JS_URL 设为 self，程序库就从单位自己的服务器载入。",
  ],
};
