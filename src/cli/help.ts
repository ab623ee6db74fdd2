import type { Language } from "../core/layout";
import type { CommandName } from "./arguments";

const GENERAL: Readonly<Record<Language, string>> = {
  zh: `工会计划（Union Plan）——命令行

用法：union-plan 命令 [参数] [选项]

  draft FILE [-o plan.json]            把计划文稿（.docx、.txt、.md）整理成计划草稿；- 表示标准输入
  draft --from W [-o plan.json]        由汇总（或计划）工作簿起草下一年的计划
  templates                            列出内置模板
  build SOURCE -o plan.xlsx            由计划草稿、计划文稿或 template:KEY 生成计划工作簿
  issue SOURCE --roster R -o DIR       按花名册给每个单位下发一份计划工作簿，并留下发记录
  check FILE… [--fix -o DIR]           检查填报的工作簿，指出问题、位置和改法
  rollup PATH… [-o summary.xlsx]       汇总文件和文件夹中的工作簿
  report W [-o report.docx]            由汇总（或计划）工作簿生成工作总结（Word 文档），可与上期比较
  demo [-o DIR]                        用示例数据走一遍全过程

通用选项：--lang zh|en   --json（只输出一个 JSON）   --force（允许覆盖）   --help   --version
退出状态：0 完成；1 完成，但有错误级问题；2 没有做成，原因见标准错误输出`,
  en: `工会计划 (Union Plan), the command line

Usage: union-plan COMMAND [ARGUMENTS] [OPTIONS]

  draft FILE [-o plan.json]            a plan document (.docx, .txt, .md) to a plan draft; - reads standard input
  draft --from W [-o plan.json]        next year's outline from a roll-up (or plan) workbook
  templates                            lists the templates
  build SOURCE -o plan.xlsx            a plan workbook from a draft, a document, or template:KEY
  issue SOURCE --roster R -o DIR       one workbook for each branch of the roster, and the issue record
  check FILE… [--fix -o DIR]           says what is wrong in plan workbooks, where, and how to mend it
  rollup PATH… [-o summary.xlsx]       rolls up the workbooks of files and folders
  report W [-o report.docx]            the annual report (a Word document) from a roll-up (or plan) workbook, beside last period
  demo [-o DIR]                        the whole job on sample data

Everywhere: --lang zh|en   --json (one JSON object, nothing else)   --force (may overwrite)   --help   --version
Exit status 0: done; 1: done, with findings of severity error; 2: could not do it, standard error says why`,
};

const START: Readonly<Record<Language, string>> = {
  zh: "  --start YYYY-MM    计划的起始月份；模板默认用当前正在进行的周期",
  en: "  --start YYYY-MM    the plan's first month; a template's default is the period that runs today",
};

const COMMAND_HELP: Readonly<
  Record<CommandName, Readonly<Record<Language, string>>>
> = {
  draft: {
    zh: "union-plan draft FILE [-o plan.json]\n\n把计划文稿整理成计划草稿（JSON）。FILE 为 - 时读标准输入。不写 -o 时输出到屏幕。\n\nunion-plan draft --from summary.xlsx [-o plan.json]\n\n由汇总工作簿（或一个单位的计划工作簿）起草下一年的计划：做过的工作按原来的月份列入，没有完成的标“（结转）”，指标按实际完成数提出目标。",
    en: "union-plan draft FILE [-o plan.json]\n\nTurns a plan document into a plan draft (JSON). FILE may be - for standard input. Without -o it is printed.\n\nunion-plan draft --from summary.xlsx [-o plan.json]\n\nDraws up next year's outline from a roll-up workbook (or one plan workbook): the work in its months, what is open marked （结转）, targets proposed from actuals.",
  },
  templates: {
    zh: "union-plan templates\n\n列出内置模板的代号和说明。",
    en: "union-plan templates\n\nLists the templates.",
  },
  build: {
    zh: `union-plan build SOURCE [--start YYYY-MM] -o plan.xlsx\n\nSOURCE：plan.json、计划文稿，或 template:KEY。\n${START.zh}`,
    en: `union-plan build SOURCE [--start YYYY-MM] -o plan.xlsx\n\nSOURCE: a plan.json, a plan document, or template:KEY.\n${START.en}`,
  },
  issue: {
    zh: `union-plan issue SOURCE [--start YYYY-MM] --roster roster.(xlsx|csv) -o DIR\n\n花名册至少要有“单位编码”“单位名称”两列。\n${START.zh}`,
    en: `union-plan issue SOURCE [--start YYYY-MM] --roster roster.(xlsx|csv) -o DIR\n\nThe roster needs at least the columns 单位编码 and 单位名称.\n${START.en}`,
  },
  check: {
    zh: "union-plan check FILE… [--fix -o DIR]\n\n--fix 把可以放心自动改的问题改在副本里，副本写到 DIR，原文件不动。",
    en: "union-plan check FILE… [--fix -o DIR]\n\n--fix mends what can safely be mended in copies, written to DIR; the files stay as they are.",
  },
  rollup: {
    zh: `union-plan rollup PATH… [选项] [-o summary.xlsx]

  --roster R                     花名册；没有它就没有“应报口径”
  --baseline issue-record.json   下发记录（基线）；没有 --roster 时也用其中的花名册
  --period YYYY-MM[/12|/6]       汇总周期；默认取多数计划的周期
  --as-of YYYY-MM-DD             截止日；默认今天
  --prefer newest|first|ask      重报时取哪一份；默认最新
  --union NAME                   本级工会名称，写在工作总结的标题里；默认取各单位共同的上级
  --previous last.xlsx           上期的汇总工作簿；“年度总结”里与它比较
  --facts facts.csv              另存节点明细`,
    en: `union-plan rollup PATH… [OPTIONS] [-o summary.xlsx]

  --roster R                     the roster; without it there is no 应报口径
  --baseline issue-record.json   the issue record; its roster is used where --roster is left out
  --period YYYY-MM[/12|/6]       the roll-up's period; by default that of most plans
  --as-of YYYY-MM-DD             the cut-off day; by default today
  --prefer newest|first|ask      which of several files of one branch counts; by default the newest
  --union NAME                   the union that rolls up, for the title of its report; by default the one above all branches
  --previous last.xlsx           last period's roll-up workbook, which 年度总结 is compared with
  --facts facts.csv              the facts, a row a node`,
  },
  report: {
    zh: "union-plan report summary.xlsx [--previous last-summary.xlsx] [-o report.docx]\n\n由汇总工作簿（或一个单位的计划工作簿）生成工作总结：公文格式的 Word 文档，有表格、图，并附每个数据的来源。不写 -o 时放在工作簿旁边，同名，扩展名为 .docx；已有的文件不覆盖。\n\n  --previous last-summary.xlsx   上期的汇总（或计划）工作簿：完成率与它并列；两期截止时走过的月数相同，才写提高或下降。上期的数字在附录里注明文件、工作表和单元格，上期没有的写“—”",
    en: "union-plan report summary.xlsx [--previous last-summary.xlsx] [-o report.docx]\n\nThe annual report from a roll-up workbook (or one plan workbook): a Word document with tables, charts and the origin of every figure. Without -o it is written beside the workbook, with the same name and .docx; no file is overwritten.\n\n  --previous last-summary.xlsx   last period's roll-up (or plan) workbook: its rates stand beside this period's, and are called higher or lower only where both are equally far into their periods. The appendix names the file, sheet and cell of each; what last period does not have reads —",
  },
  demo: {
    zh: "union-plan demo [-o DIR]\n\n示例：模板 → 下发 → 填报 → 检查 → 汇总 → 总结。默认写到 demo-output。",
    en: "union-plan demo [-o DIR]\n\nSample data: template → issue → fill in → check → roll up → report. Written to demo-output by default.",
  },
};

/** How the program, or one command, is used. */
export function helpText(
  command: CommandName | null,
  language: Language,
): string {
  return command === null ? GENERAL[language] : COMMAND_HELP[command][language];
}
