import type { Messages } from "./message";

/** The findings' words in Chinese; `Message` says what `{ }` and `[ ]` mean. */
export const ZH: Messages = {
  // 文件读不了
  "file-empty": {
    what: "文件是空的，里面什么也没有。",
    todo: "多半是保存或发送时出了错，请对方重新发一份。",
  },
  "file-unreadable": {
    what: "文件打不开。",
    todo: "请看看文件是否还在、有没有读取权限、是不是正被别的程序占用，然后再试。",
  },
  "not-a-spreadsheet": {
    what: "这不是 Excel 工作簿，只是文件名像。",
    todo: "请用 Excel 或 WPS 打开原来的文件，另存为“Excel 工作簿（*.xlsx）”再用。",
  },
  "old-xls": {
    what: "这是旧版格式的文件（.xls），读不了。",
    todo: "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”再用。",
  },
  "binary-workbook": {
    what: "这是 Excel 的二进制格式（.xlsb），读不了。",
    todo: "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”再用。",
  },
  "password-protected": {
    what: "文件设了打开密码，读不了。",
    todo: "请在 Excel 或 WPS 里取消打开密码，保存后再用。",
  },
  "file-truncated": {
    what: "文件不完整，后面一截丢了。",
    todo: "多半是传送时断了，请对方把文件重新发一遍。",
  },
  "file-damaged": {
    what: "文件坏了[（坏在 {part}）]，读不出来。",
    todo: "请用 Excel 或 WPS 打开，让它修复后另存；打不开就请对方重新发一份。",
  },
  "file-too-large": {
    what: "文件太大[（{part}）][，超过上限 {limit}]，没有读。",
    todo: "请删掉贴进去的图片、用不着的工作表和成片的空行，保存后再试。",
  },
  "file-timeout": {
    what: "文件读得太久[（{part}）][，超过 {limit}]，已经停下。",
    todo: "请删掉用不着的工作表和成片的空行，保存后再试。",
  },
  "no-plan": {
    what: "工作簿里没有找到工作计划。",
    todo: "请核对是不是下发的那份计划工作簿；自己做的表，至少要有“工作安排”和“计划月份”两列。",
  },
  "newer-format": {
    what: "这份工作簿是用更新的版本做的[（格式 {version}）]，现在的程序不认识。",
    todo: "请先把“工会计划”更新到最新版，再打开这份文件。",
  },

  // 工作簿的结构
  "plan-record-missing": {
    what: "工作簿里没有下发时留的底（隐藏表 _plan），只能按表头认各列。",
    todo: "如果是从下发的工作簿另存出来的，请换回原来那份填报；如果本来就是自己做的表，核对一遍读出来的内容即可。",
  },
  "plan-record-damaged": {
    what: "下发时留的底（隐藏表 _plan）被改坏了，只能按表头认各列。",
    todo: "请从上级下发的工作簿重新填起，把填好的内容粘贴过去（只粘贴数值）。",
  },
  "table-missing": {
    what: "没有找到[“{table}”]表。",
    todo: "请从下发的工作簿里把这张表连同表头复制回来；表名可以改，表头不要改。",
  },
  "column-missing": {
    what: "[“{table}”表里]没有找到[“{column}”]这一列。",
    todo: "请把这一列的表头恢复成原来的字样，放在哪个位置都可以。",
  },
  "column-duplicate": {
    what: "[“{column}”]这一列有两列同名[（另一列在 {used}）]，只读前一列。",
    todo: "请删掉多余的一列，或给它换一个表头。",
  },
  "column-by-position": {
    what: "表头认不出来[（“{header}”）]，按下发时的位置当作[“{column}”]读取。",
    todo: "请核对这一列的内容，并把表头恢复成原来的字样。",
  },
  "table-copy-ignored": {
    what: "这里还有一张[“{table}”]表，没有读取[，读的是工作表“{used}”]。",
    todo: "请把要填报的内容并到一张表里，删掉另一张。",
  },
  "row-passed-over": {
    what: "这一行[“{value}”]在表格之外，没有当作填报内容。",
    todo: "要计入的，请紧接表格最后一行填写；本来就是备注或签字，不用管。",
  },
  "column-by-alias": {
    what: "表头[“{header}”]不是标准写法[，按“{column}”读取]。",
    todo: "读对了就不用管；不对，请把表头改成下发时的字样。",
  },
  "hidden-rows": {
    what: "有[ {count} 行]内容被隐藏或筛选掉了，照样读取并计入。",
    todo: "请取消隐藏和筛选看一眼；不该要的行请删除，不要藏起来。",
  },
  "branch-conflict": {
    what: "封面上的单位[“{cover}”]与下发时的单位[“{recorded}”]不一致，可能错用了别家的文件。",
    todo: "请核对是哪一家报的：封面填错了就改封面；确实用了别家的文件，请换成下发给本单位的那份重填。",
  },
  "branch-without-code": {
    what: "封面上没有单位编码，只能按单位名称对应[（{name}）]。",
    todo: "请照花名册把单位编码填到封面上。",
  },
  "cover-field-missing": {
    what: "封面上没有填[“{field}”]。",
    todo: "请在封面上补填。",
  },
  "cover-missing": {
    what: "工作簿里没有封面，单位和每月填报情况都读不到。",
    todo: "请把下发的工作簿里的封面复制回来，并填好单位编码。",
  },
  "period-conflict": {
    what: "封面上的周期[（{cover}）]与下发时的周期[（{recorded}）]不一致。",
    todo: "请核对封面上的起始月份和截止月份；不该改的请恢复。",
  },
  "report-state-unreadable": {
    what: "[{month}的]填报状态[“{value}”]读不出来，按没有填报计。",
    todo: "请从下拉单里选“已填报”或“零报告”。",
  },
  "period-assumed": {
    what: "封面上没有写明计划周期[，暂按{from}至{to}计算]。",
    todo: "请在封面上填好起始月份和截止月份。",
  },
  "period-unreadable": {
    what: "封面上的计划周期[“{value}”]读不出来。",
    todo: "请把起始月份、截止月份写成“2026年1月”这样的月份，前后正好半年或一年。",
  },
  "beyond-helper-rows": {
    what: "“月度安排”的行数超出了公式的范围[（{room} 行）]，后面的[ {count} ]行不会计入工作簿里的统计表。",
    todo: "请删掉空行，把内容往上并；仍放不下，就分成两份计划。汇总时这些行照样计入。",
  },
  "formula-overwritten": {
    what: "自动计算的格子[（“{column}”列）]被改成了固定的内容[，共 {count} 处]，以后不会再跟着变。",
    todo: "请撤销改动，或从同一列别的行把公式复制过来。",
  },
  "formula-without-value": {
    what: "这一格是公式，但文件里没有存下它的结果，没有采用。",
    todo: "请用 Excel 或 WPS 打开文件，等它算完，保存后再报。",
  },
  "formula-in-input": {
    what: "填报的格子里写的是公式[（这一列共 {count} 处）]，按它现在算出的结果读取。",
    todo: "结果对就不用管；最好选中它，复制后“选择性粘贴—数值”。",
  },
  "external-link-value": {
    what: "这里引用了别的文件[（这一列共 {count} 处）]，按上次存下的结果读取。",
    todo: "请核对数值，并改成直接填写，免得原文件移走后出错。",
  },
  "text-like-formula": {
    what: "文字[“{value}”]以 =、+、-、@ 开头，看着像公式，一律当文字处理。",
    todo: "如果本意是文字，去掉开头的符号即可；本意是公式，请改填结果。",
  },

  // 填写的内容
  "month-missing": {
    what: "这一项[“{text}”]没有写计划月份，不计入统计。",
    todo: "请填上计划月份，例如“2026年3月”。",
  },
  "month-unreadable": {
    what: "[“{column}”里的]月份[“{value}”]读不出来，没有采用。",
    todo: "请写成“2026年3月”这样的一个月份。",
  },
  "month-ambiguous": {
    what: "月份[“{value}”]分不清是 1 月还是 10 月，没有采用。",
    todo: "请写成“2026年1月”或“2026年10月”。",
  },
  "month-whole-period": {
    what: "计划月份写的是整个周期[（“{value}”）]，按最后一个月计。",
    todo: "请改成具体月份；常年要做的事，每个季度写一行，类型选“常态”。",
  },
  "month-span": {
    what: "计划月份写的是一段时间[“{value}”]，按最后一个月计。",
    todo: "就是这个月完成便不用管；分几次完成的，请一个月写一行。",
  },
  "month-out-of-period": {
    what: "计划月份[（{month}）]不在本计划的周期[（{from}至{to}）]之内，不计入各季度。",
    todo: "多半是年份写错了，请改正；确实属于别的周期，请移到那一份计划里。",
  },
  "day-unreadable": {
    what: "[“{column}”里的]日期[“{value}”]读不出来，没有采用。",
    todo: "请写成“2026-3-5”这样的日期。",
  },
  "day-year-assumed": {
    what: "日期[“{value}”]的年份没有写全[，按 {year} 年读取]。",
    todo: "年份对就不用管；不对，请补上年份。",
  },
  "number-unreadable": {
    what: "[“{column}”里的]数字[“{value}”]读不出来，没有计入，也没有当作 0。",
    todo: "请只填数字，说明文字写到“完成情况”里。",
  },
  "number-approximate": {
    what: "数字[“{value}”]是约数，按其中的数计入。",
    todo: "有确切数字的请改成确切数字。",
  },
  "number-converted": {
    what: "数字[“{value}”]带着单位[，按 {number}][ {unit}]计入。",
    todo: "换算对就不用管；以后只填数字，单位看“单位”一列。",
  },
  "number-unit-mismatch": {
    what: "格子里写的单位[（{value}）]与这一行的单位[“{unit}”]对不上，没有计入。",
    todo: "请按这一行的单位重新填数字，或更正“单位”一列。",
  },
  "number-negative": {
    what: "[{month}]这个数[（{value}）]是负数。",
    todo: "这里不应有负数，请核对后改正；要冲减前几个月，请改前几个月的数。",
  },
  "percent-assumed": {
    what: "这个数[（{value}）]没有写百分号，当作百分数读取。",
    todo: "对就不用管；不对，请带上百分号重填。",
  },
  "state-unreadable": {
    what: "状态[“{value}”]读不出来，没有采用，按未完成计。",
    todo: "请从下拉单里选：未开始、进行中、已完成、已延期、已取消。",
  },
  "state-spelling": {
    what: "状态[“{value}”]的写法不标准[，按“{status}”读取]。",
    todo: "可以用“自动修正”改成标准写法，也可以从下拉单里重选。",
  },
  "full-width-digits": {
    what: "这一格[“{value}”]里有全角数字，按半角数字读取。",
    todo: "可以用“自动修正”改成半角；填数字时请关掉全角输入。",
  },
  "error-value": {
    what: "格子里是错误值[（{value}）]，没有采用。",
    todo: "请重新填写这一格；如果原来是公式，请从别的行复制一个过来。",
  },
  "kind-unreadable": {
    what: "[“{column}”里]填的内容[“{value}”]不是下拉单里的选项，没有采用。",
    todo: "请从下拉单里选一个。",
  },
  "field-unreadable": {
    what: "工作领域[“{value}”]不在标准名目里，暂归“其他”。",
    todo: "请从下拉单里选一个，否则按领域汇总时会归错。",
  },

  // 编号和对应关系
  "id-missing": {
    what: "这一行[“{text}”]没有编号。",
    todo: "可以用“自动修正”补一个没用过的编号；请不要照抄别行的编号。",
  },
  "id-malformed": {
    what: "编号[“{value}”]的写法不对，没有采用。",
    todo: "编号由程序给，请恢复下发时的编号；新加的行把这一格清空，再用“自动修正”补号。",
  },
  "id-duplicate": {
    what: "编号[（{id}）]已经给了另一行[（第 {row} 行）]，这一行[“{text}”]等于没有编号。",
    todo: "可以用“自动修正”给这一行换一个新编号；如果是误复制的行，请删掉。",
  },
  "row-repeated": {
    what: "这一行[（编号 {id}）]与前面的一行[（第 {row} 行）]完全相同，只计一次。",
    todo: "请删掉多出来的一行；如果是两件事，请把内容写清楚并换一个编号。",
  },
  "goal-missing": {
    what: "这一行[“{text}”]没有写属于哪个目标，按目标统计时会漏掉。",
    todo: "请填上“目标”表里的目标编号，例如 G1。",
  },
  "goal-unknown": {
    what: "目标编号[（{id}）]在“目标”表里没有。",
    todo: "请改成“目标”表里有的编号，或把缺的目标补进去。",
  },
  "measure-unknown": {
    what: "措施编号[（{id}）]在“措施”表里没有。",
    todo: "请改成“措施”表里有的编号，或把缺的措施补进去。",
  },
  "owner-unknown": {
    what: "责任人[“{name}”]不在“责任人”表里[（共 {count} 处）]。",
    todo: "请核对姓名有没有写错；是新换的人，就在“责任人”表里加一行。",
  },
  "goal-without-measure": {
    what: "目标[“{text}”]下面一条措施也没有。",
    todo: "请在“措施”表里给它写上措施，或者删掉这个目标。",
  },
  "measure-without-node": {
    what: "措施[“{text}”]没有安排到任何一个月。",
    todo: "请在“月度安排”里给它排上月份，否则做了也统计不到。",
  },
  "node-without-owner": {
    what: "这一项[“{text}”]没有责任人，所属措施也没有写。",
    todo: "请填上责任人或责任部门。",
  },
  "node-without-text": {
    what: "这一行填了别的内容，却没有写工作安排。",
    todo: "请写明做什么；如果是多余的行，请整行删掉。",
  },

  // 填报的进展
  "done-without-date": {
    what: "状态是已完成，却没有完成日期，暂不算完成。",
    todo: "请填上实际完成的日期。",
  },
  "done-in-future": {
    what: "完成日期[（{day}）]还没有到，暂不算完成。",
    todo: "请改成实际完成的日期；还没做完的，把状态改成“进行中”。",
  },
  "done-before-period": {
    what: "完成日期[（{day}）]在计划周期[（{from}起）]之前。",
    todo: "多半是年份写错了，请核对。",
  },
  "full-progress-not-done": {
    what: "进度已是 100%，状态却[是“{status}”，]不是已完成，暂不算完成。",
    todo: "做完了，请把状态改成“已完成”并填完成日期；没做完，请把进度改小。",
  },
  "date-but-not-done": {
    what: "填了完成日期[（{day}）]，状态却[是“{status}”，]不是已完成，暂不算完成。",
    todo: "做完了，请把状态改成“已完成”；没做完，请清空完成日期。",
  },
  "done-but-progress": {
    what: "状态是已完成，进度却[只有 {value}，]不到 100%。",
    todo: "做完了，请把进度改成 100% 或清空；没做完，请改状态。",
  },
  "progress-out-of-range": {
    what: "进度[（{value}）]不在 0 到 100% 之间。",
    todo: "请填 0% 到 100% 之间的数。",
  },
  "change-in-future": {
    what: "变更日期[（{day}）]还没有到，延期或取消暂不生效。",
    todo: "请填同意延期或取消的那一天，不是延到的那一天。",
  },
  "overdue-without-explanation": {
    what: "这一项[“{text}”]已经过了期限[（{day}）]，没有说明情况。",
    todo: "做完了，请填状态和完成日期；没做完，请在“完成情况”里写明原因和打算。",
  },
  "deferred-without-month": {
    what: "状态是已延期，却没有写延到哪个月，延期不生效。",
    todo: "请在“延期至”里填上新的月份。",
  },
  "deferred-without-reason": {
    what: "延期了，却没有写原因。",
    todo: "请在“变更原因”里写明为什么延期、谁同意的。",
  },
  "deferred-backwards": {
    what: "“延期至”[（{month}）]并不晚于计划月份[（{from}）]。",
    todo: "请核对“延期至”；想提前做，不用延期，做完填完成日期即可。",
  },
  "cancelled-without-reason": {
    what: "取消了，却没有写原因。",
    todo: "请在“变更原因”里写明为什么取消、谁同意的。",
  },
  "change-without-date": {
    what: "延期或取消没有填变更日期，不生效，仍按原计划计算。",
    todo: "请填上同意延期或取消的那一天。",
  },
  "second-deferral": {
    what: "这一项看来延期了不止一次，头一次延期的日期没有留住[（下发时是{issued}）]。",
    todo: "“计划月份”不要动，“变更日期”保留头一次延期的日期，“延期至”写最新的月份，以后每次延期的日期写进“变更原因”。",
  },
  "weight-refused": {
    what: "权重[“{value}”]不是大于 0 的数，按 1 计算。",
    todo: "请填大于 0 的数；没有特别要求，空着就行。",
  },
  "report-missing": {
    what: "月份[（{month}）]已经过去，封面的填报记录里还没有报。",
    todo: "请把当月进展填好，在封面上选“已填报”；当月确实没有工作，选“零报告”。",
  },
  "report-record-missing": {
    what: "文件里没有每月填报记录，按已报处理。",
    todo: "请改用下发的计划工作簿填报，或照它的封面补上填报记录。",
  },
  "ratio-over-one": {
    what: "[{month}的]分子[（{value}）]大于分母[（{other}）]，比率超过了 100%。",
    todo: "请核对两个数，看看是不是填反了行。",
  },
  "ratio-half-missing": {
    what: "比率[“{name}”]的分子和分母[，{month}]只填了一个，算不出来。",
    todo: "请把另一个数补上，两个数要是同一个月的。",
  },
  "ratio-bare": {
    what: "比率[“{name}”][{month}]只填了百分比，没有分子和分母，汇总时不能采用。",
    todo: "请在“分子”“分母”两行各填一个数，不要填百分比。",
  },
  "indicator-jump": {
    what: "[“{name}”][{month}]的数[（{value}）]与别的月份[（{other}）]相差悬殊，可能差了一位。",
    todo: "请看看是不是多写、少写了零，或者把元和万元弄混了；没错就不用管。",
  },

  // 收齐各单位的报表
  "submission-duplicate": {
    what: "同一个单位[（{name}）]同一周期报来了几份内容不同的文件[：{files}][，现在采用的是 {file}]。",
    todo: "请问清以哪一份为准，把其余的移走。",
  },
  "submission-equal": {
    what: "同一个单位[（{name}）]报来了内容相同的文件[：{files}]，只计一次。",
    todo: "不用处理；想清爽些，留下一份即可。",
  },
  "plans-overlap": {
    what: "同一个单位[（{name}）]几份计划的周期有重叠[：{files}]。",
    todo: "请确定重叠的月份以哪一份为准，只留下那一份。",
  },
  "submission-unexpected": {
    what: "花名册上没有这个单位[（{name}）]，文件没有计入汇总。",
    todo: "是漏登的单位，请补进花名册；不是本会管的，请把文件移走。",
  },
  "branch-twice": {
    what: "同一个单位[（{name}）]从几条渠道报来[：{files}]，只计一次。",
    todo: "请核对它归哪一个上级汇总，免得两边都报。",
  },
  "nodes-out-of-period": {
    what: "有[ {count} 个]节点不在汇总周期之内，没有计入。",
    todo: "不用处理；要统计这些节点，请换一个汇总周期。",
  },
  "indicator-out-of-period": {
    what: "指标有[ {count} 个]月份的数不在汇总周期之内，没有计入。",
    todo: "不用处理；要统计这些月份，请换一个汇总周期。",
  },
  "indicator-target-differs": {
    what: "指标[“{name}”]的目标各单位不一致，汇总时不给目标。",
    todo: "请与各单位统一目标；本来就各不相同，就不用管。",
  },
  "baseline-missing": {
    what: "没有单位[（{name}）]下发时的底数，应报口径算不出来。",
    todo: "请在汇总时带上下发时生成的 issue-record.json。",
  },
  "rollup-record-damaged": {
    what: "这是一份汇总工作簿，但其中的汇总记录已经损坏，读不出各单位的数据。",
    todo: "请报送单位重新生成汇总工作簿，或者改交各单位的计划工作簿。",
  },
  "rollup-rows-missing": {
    what: "这份汇总工作簿的“明细”缺了行，[{file} 的]数据不完整。",
    todo: "请报送单位重新生成汇总工作簿，不要删改“明细”里的行。",
  },
  "previous-not-earlier": {
    what: "这个文件的统计周期[（{from}至{to}）]不早于本期[（{month}起）]，不能当作上期。",
    todo: "请选上一期（例如上一年）的汇总工作簿。",
  },
  "previous-other-stage": {
    what: "上期的截止日[（{day}）]与本期的不在同一阶段：完成率并列，但不比高低。",
    todo: "要比较，请按上期的同一时点重新汇总上期的文件（rollup --as-of）。",
  },
  "previous-other-branches": {
    what: "上期的文件里没有一个单位与本期相同。",
    todo: "请核对是不是选错了文件；单位编码改过的，各单位的上期数字对不上。",
  },
  "not-filled": {
    what: "文件收到了，但[{month}]该报的月份没有填报，算作未填。",
    todo: "请催该单位填好，并在封面的填报记录里选“已填报”或“零报告”。",
  },
  "roster-code-duplicate": {
    what: "花名册里单位编码[（{code}）]重复了[，与第 {row} 行相同]。",
    todo: "请核对后改正，一个单位一个编码。",
  },
  "roster-name-duplicate": {
    what: "花名册里单位名称[“{name}”]重复了[，与第 {row} 行相同]。",
    todo: "同一个单位，请删掉一行；不同的单位，请把名称写得能分清。",
  },
  "roster-row-incomplete": {
    what: "花名册的这一行缺单位编码或单位名称。",
    todo: "请补齐；多余的行请删掉。",
  },
  "roster-header-missing": {
    what: "没有找到花名册的表头。",
    todo: "请在第一行写上“单位编码”和“单位名称”，还可以有“上级工会”“联系人”“联系电话”。",
  },
  "roster-parent-cycle": {
    what: "花名册里的上级工会绕成了一圈[：“{name}”的上级又归到它自己]。",
    todo: "请核对这几行的“上级工会”。",
  },

  // 读计划文稿
  "document-old-doc": {
    what: "这是旧版 Word 或 WPS 文字的文档（.doc、.wps），读不了。",
    todo: "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再用。",
  },
  "document-pdf": {
    what: "这是 PDF 文件，读不了。",
    todo: "请用 Word 或 WPS 打开它，另存为“Word 文档（*.docx）”；或者把文字复制出来，存成 .txt。",
  },
  "document-other-format": {
    what: "这种格式[（{format}）]的文件读不了。",
    todo: "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再用。",
  },
  "document-not-text": {
    what: "这个文件不是文档，也不是文本。",
    todo: "可以读 .docx、.txt、.md、.xlsx、.xls、.ods 文件；图片里的文字要先转成文字。",
  },
  "document-unreadable": {
    what: "文件里没有找到 Word 文档的正文[（{part}）]。",
    todo: "请用 Word 或 WPS 打开看看，重新另存为“Word 文档（*.docx）”再用。",
  },
  "document-empty": {
    what: "文件里没有文字。",
    todo: "图片里的文字要先转成文字，再存成 .docx 或 .txt。",
  },
  "document-no-table": {
    what: "表格文件里没有可读的工作表，都是空的或隐藏的。",
    todo: "请把要用的工作表取消隐藏，保存后再用。",
  },
  "draft-month-inferred": {
    what: "这一项[“{text}”]的月份是推断出来的[：{month}]。",
    todo: "请核对月份，不对就改。",
  },
  "draft-numeral-missing": {
    what: "这里[“{text}”]的数字丢了，没有当作 0。",
    todo: "请对照原稿补上数字。",
  },
  "draft-owner-inferred": {
    what: "责任人[“{name}”]是从文中推断的。",
    todo: "请核对责任人，不对就改。",
  },
  "draft-field-unsure": {
    what: "目标[“{text}”]归哪个工作领域拿不准。",
    todo: "请从下拉单里选定工作领域。",
  },
  "draft-same-event": {
    what: "这一项[“{text}”]与另一处写的像是同一件事，只安排了一次。",
    todo: "确是同一件事就不用管；是两件事，请再加一行。",
  },
  "draft-heading-lost": {
    what: "这里的内容[“{text}”]没有标题，只好另立一个目标。",
    todo: "请给这个目标写上名称，或把措施移到别的目标下面。",
  },
  "draft-left-over": {
    what: "这一句[“{text}”]没有用到计划里。",
    todo: "该列入计划的，请自己加上；套话、落款不用管。",
  },
  "draft-past-section": {
    what: "这一部分[“{text}”]是上一期的总结，没有列入计划。",
    todo: "如果是今后要做的事，请改归计划部分。",
  },
  "draft-period-unknown": {
    what: "文稿里看不出计划管哪一段时间。",
    todo: "请选定周期类型和起始月份。",
  },
  "draft-no-arrangements": {
    what: "文稿里没有按月的安排。",
    todo: "请给各条措施排上月份，才好按月填报和统计。",
  },
  "draft-nothing-found": {
    what: "文稿里没有找到目标和措施。",
    todo: "请核对是不是工作计划的全文；图片里的文字要先转成文字。",
  },
  "draft-several-plans": {
    what: "文稿里像是有几份计划[（共 {count} 份）]，都读到了一起。",
    todo: "请把要用的那一份单独存成一个文件再读。",
  },
  "draft-malformed": {
    what: "计划文件（plan.json）的内容不合格式[（{text}）]。",
    todo: "请用 draft 命令重新生成，改动时不要动字段的名字。",
  },
  "draft-month-missing": {
    what: "这一项[“{text}”]没有月份，没有列入月度安排。",
    todo: "请给它定一个月份，再加到月度安排里。",
  },
  "next-period-unfinished": {
    what: "汇总截止到[ {day}]，这一期[（到 {to}）]还没有结束。",
    todo: "结转的工作和建议的指标都按截止日的数；期末汇总后可以重新生成。",
  },
  "next-branches-missing": {
    what: "有单位没有报送[（{count} 个）]，它们的工作没有列入下一期的计划。",
    todo: "催报后重新汇总，再生成一次。",
  },
  "next-carried-over": {
    what: "没有完成的工作[ {count} 项]已转到下一期，前面标有“（结转）”。",
    todo: "逾期的放在下一期第一个月，请改成合适的月份；不再做的请删去。",
  },
  "next-single-work": {
    what: "单次的工作[ {count} 项]按原来的月份列入了下一期。",
    todo: "每年都做的留下，只做一次的请删去。",
  },
  "next-own-work": {
    what: "只有一个单位安排的工作[ {count} 项]没有列入。",
    todo: "由那个单位在自己的计划里安排；要统一安排的，请自己加上。",
  },
  "next-beyond-room": {
    what: "月度安排放不下这么多[（{room} 个节点）]，有[ {count}] 项没有列入。",
    todo: "请先删去不再做的工作，再把要做的补上。",
  },
  "next-text-dated": {
    what: "这一项[“{text}”]的文字里写着年份，没有改动。",
    todo: "请核对，该改的改成新的年份。",
  },
  "next-target-proposed": {
    what: "[{count} 项]指标的目标值按截止日的实际完成数提出。",
    todo: "请按下一期的打算调整；比率按百分比列出，项和单位请核对。",
  },
  "next-target-unknown": {
    what: "指标[“{name}”]没有提出目标值：还没有实际数，或实际数不能作为目标。",
    todo: "需要的话，请在新计划的指标表里自己填上。",
  },
};
