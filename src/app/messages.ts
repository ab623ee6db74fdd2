import type { Language } from "../core/layout";

/** Why a job cannot be done: what is wrong, and what the person can do about it. */
const MESSAGES = {
  "template-unknown": {
    zh: "没有名为“{key}”的模板。用 union-plan templates 查看可用的模板。",
    en: "There is no template “{key}”. `union-plan templates` lists those there are.",
  },
  "plan-json-damaged": {
    zh: "{file} 不是可用的计划草稿。请用 union-plan draft 重新生成。",
    en: "{file} is not a usable plan draft. Make it again with `union-plan draft`.",
  },
  "file-missing": {
    zh: "找不到 {file}。请检查路径和文件名。",
    en: "{file} was not found. Check the path and the name.",
  },
  "file-unreadable": {
    zh: "无法打开 {file}。请确认它没有被其他程序占用，并且您有读取权限。",
    en: "{file} cannot be opened. Make sure that no other program holds it and that you may read it.",
  },
  "no-files": {
    zh: "{path} 里没有可以汇总的表格文件（.xlsx）。请检查文件夹是否选对。",
    en: "There is no workbook (.xlsx) in {path}. Check that it is the right folder.",
  },
  "output-exists": {
    zh: "{file} 已经存在，没有覆盖。要覆盖请加 --force，或换一个文件名。",
    en: "{file} exists and was not overwritten. Add --force to overwrite it, or choose another name.",
  },
  "output-unwritable": {
    zh: "无法写入 {file}。请确认文件夹存在、有写入权限，并且文件没有在其他程序中打开。",
    en: "{file} cannot be written. Make sure that the folder exists, that you may write to it, and that no program has the file open.",
  },
  "output-missing": {
    zh: "请用 -o 指定输出到哪里。",
    en: "Say with -o where the output goes.",
  },
  "roster-missing": {
    zh: "请用 --roster 指定花名册（.xlsx 或 .csv）。",
    en: "Name the roster (.xlsx or .csv) with --roster.",
  },
  "roster-refused": {
    zh: "花名册 {file} 有错误，没有使用：{problem}",
    en: "The roster {file} has errors and was not used: {problem}",
  },
  "roster-empty": {
    zh: "花名册 {file} 里没有读到单位。第一行应有“单位编码”和“单位名称”两列。",
    en: "No branch was found in the roster {file}. It needs the columns 单位编码 and 单位名称.",
  },
  "record-damaged": {
    zh: "{file} 不是下发记录（issue-record.json），或者已经损坏。",
    en: "{file} is not an issue record (issue-record.json), or it is damaged.",
  },
  "option-unreadable": {
    zh: "看不懂 {option} {value}。应写成 {form}。",
    en: "{option} {value} cannot be read. Write it as {form}.",
  },
  "option-unknown": {
    zh: "没有这个选项或用法：{value}。用 union-plan {command} --help 查看用法。",
    en: "No such option or use: {value}. See `union-plan {command} --help`.",
  },
  "command-unknown": {
    zh: "没有“{value}”这个命令。用 union-plan --help 查看所有命令。",
    en: "There is no command “{value}”. See `union-plan --help`.",
  },
  "argument-missing": {
    zh: "缺少 {argument}。用 union-plan {command} --help 查看用法。",
    en: "{argument} is missing. See `union-plan {command} --help`.",
  },
  "plan-missing": {
    zh: "这个工作簿里没有计划。请先在“计划”里新建一份。",
    en: "There is no plan in this workbook. Make one on the page Plan first.",
  },
  "plan-unfit": {
    zh: "计划里有 {rows} 行没有编号或计划月份，下发后无法填报。请先到“检查”里处理。",
    en: "{rows} rows of the plan have no id or no month, so nobody could report on them. Mend them on the page Check first.",
  },
  "too-many-to-open": {
    zh: "这里不能保存文件，最多只能打开 {most} 个单位的工作簿，花名册有 {count} 个单位。请在浏览器的工作台里下发，或用命令行 union-plan issue。",
    en: "Files cannot be saved here, and at most {most} workbooks can be opened; the roster has {count} branches. Issue them in the workbench in a browser, or with `union-plan issue`.",
  },
  "nowhere-to-save": {
    zh: "这里不能保存文件，也不能打开新工作簿。请在浏览器的工作台里操作，或用命令行 union-plan。",
    en: "Here files can neither be saved nor opened as new workbooks. Use the workbench in a browser, or the command line, `union-plan`.",
  },
  "worker-lost": {
    zh: "后台处理程序没有启动，或者中途停止了。请重新载入窗格再试；仍然不行时请改用命令行 union-plan。",
    en: "The background program did not start, or it stopped. Reload the pane and try again; if that does not help, use the command line, `union-plan`.",
  },
  "document-refused": {
    zh: "{problem}",
    en: "{problem}",
  },
} as const satisfies Readonly<
  Record<string, Readonly<Record<Language, string>>>
>;

export type JobErrorCode = keyof typeof MESSAGES;

/** The words of a job's error; placeholders without a value are left blank. */
export function jobMessage(
  code: JobErrorCode,
  params: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return MESSAGES[code][language].replace(
    /\{(\w+)\}/gu,
    (_whole, name: string) =>
      Object.hasOwn(params, name) ? String(params[name]) : "",
  );
}
