"""Writes a Plan as a workbook the way people make them by hand: without `_plan`,
with other headers, other orders, other forms of every value.

Only docs/plan-format.md was followed (Finding things, Reading values).
"""

from datetime import datetime, time

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

from model import last_day, month_index, month_text

CHINESE = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()

HEADERS = {
    "id": ["编号", "节点编号", " 编 号 "],
    "goal": ["目标编号", "所属目标"],
    "measure": ["措施编号", "所属措施"],
    "text": ["工作安排", "工作内容", "工作事项", "工\n作安排"],
    "recurrence": ["类型", "频次"],
    "month": ["计划月份", "计划完成时间", "完成时限", "计划完成月份"],
    "owner": ["责任人", "负责人", "经办人"],
    "weight": ["权重", "分值"],
    "state": ["状态", "完成状态", "办理状态"],
    "progress": ["进度", "完成进度", "完成百分比", "进度%"],
    "done_on": ["完成日期", "完成时间", "实际完成时间", "办结日期"],
    "deferred_to": ["延期至", "延期到", "延期月份"],
    "changed_on": ["变更日期", "变更时间"],
    "reason": ["变更原因", "原因"],
    "result": ["完成情况", "落实情况"],
}

STATE_WORDS = {
    "not-started": ["未开始", "未完成", None],
    "in-progress": ["进行中", "进行", "进行中 "],
    "done": ["已完成", "完成", "已办结", "√", "是", " 已完成"],
    "deferred": ["已延期", "延期"],
    "cancelled": ["已取消", "取消"],
}

# The finding that a cell of such a column gives where it cannot be read.
UNREADABLE = {
    "month": "month-unreadable",
    "done_on": "day-unreadable",
    "changed_on": "day-unreadable",
    "weight": "number-unreadable",
    "progress": "number-unreadable",
}


def as_date(month):
    return datetime(month // 12, month % 12 + 1, 1)


def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


class Writer:
    """One workbook in the making, with a random generator of its own."""

    def __init__(self, plan, rnd):
        self.plan = plan
        self.rnd = rnd
        self.book = Workbook()
        self.book.remove(self.book.active)
        if rnd.random() < 0.15:
            self.book.epoch = CALENDAR_MAC_1904

    def write(self, path):
        makers = [self.cover, self.goals, self.measures, self.nodes, self.indicators]
        if self.rnd.random() < 0.3:
            self.rnd.shuffle(makers)
        for make in makers:
            make()
        if self.rnd.random() < 0.3:
            notes = self.book.create_sheet("说明")
            notes["B2"] = "本表由各单位自行维护，编号与月份请勿改动。"
        self.book.save(path)

    def sheet(self, names):
        return self.book.create_sheet(self.rnd.choice(names))

    # Values

    def month_cell(self, month, after=None):
        """A month in some form; `after` is the plan month of a 延期至 cell."""
        rnd, period = self.rnd, self.plan.period
        year, number = month // 12, month % 12 + 1
        forms = [
            lambda: as_date(month),
            lambda: month_text(month),
            lambda: f"{year}年{number}月",
            lambda: f"{year}.{number}",
            lambda: full_width(f"{year}") + f"年{number}月",
        ]
        clear = period.has(month) if after is None else after < month <= after + 12
        if clear:
            forms += [
                lambda: f"{number}月",
                lambda: f"{CHINESE[number - 1]}月份",
                lambda: f" {number} 月",
            ]
        if clear and after is None:
            forms += [lambda: number, lambda: str(number)]
            if month > period.start:
                forms.append(lambda: f"{(month - 1) % 12 + 1}月—{number}月")
        return rnd.choice(forms)()

    def day_cell(self, day):
        rnd, period = self.rnd, self.plan.period
        forms = [
            lambda: datetime.combine(day, time()),
            lambda: datetime.combine(day, time()),
            lambda: datetime.combine(day, time(15, 20)),
            lambda: int(to_excel(datetime.combine(day, time()), epoch=self.book.epoch)),
            lambda: f"{day.year}-{day.month}-{day.day}",
            lambda: f"{day.year}.{day.month:02d}.{day.day:02d}",
            lambda: f"{day.year}/{day.month}/{day.day}",
            lambda: f"{day.year}年{day.month}月{day.day}日",
            lambda: f"{day.year}{day.month:02d}{day.day:02d}",
            lambda: int(f"{day.year}{day.month:02d}{day.day:02d}"),
            lambda: full_width(f"{day.year}-{day.month}-{day.day}"),
        ]
        if period.has(month_index(day.year, day.month)):
            forms.append(lambda: f"{day.month}月{day.day}日")
        return rnd.choice(forms)()

    def share_cell(self, share):
        percent = round(share * 100)
        forms = [lambda: share, lambda: f"{percent}%", lambda: f"{percent} ％"]
        if percent > 1:
            forms.append(lambda: percent)
        if percent % 10 == 0 and percent:
            forms.append(lambda: f"{percent // 10}成")
        return self.rnd.choice(forms)()

    def number_cell(self, value, unit, money=False):
        """A count or an amount in the row's own unit."""
        text = f"{value:,}" if isinstance(value, int) else f"{value}"
        forms = [lambda: value, lambda: value, lambda: text, lambda: full_width(f"{value}")]
        if unit:
            forms += [lambda: f"{text}{unit}", lambda: f"约{value}{unit}", lambda: f"{value}余{unit}"]
        if money and unit == "元" and value % 100 == 0:
            forms.append(lambda: f"{value / 10000:g}万元")
        if money and unit == "万元":
            forms.append(lambda: f"{round(value * 10000)}元")
        return self.rnd.choice(forms)()

    # Sheets

    def table(self, sheet, columns, rows, total=None):
        """Header row and rows at some place of a sheet; the row number of each row."""
        rnd = self.rnd
        top, left = rnd.choice([(1, 1), (1, 1), (2, 1), (4, 2), (3, 1)])
        if top > 1:
            sheet.cell(1, left, f"{self.plan.name}{rnd.choice(['填报表', '一览表', ''])}")
        for offset, (_, header) in enumerate(columns):
            sheet.cell(top, left + offset, header)
        numbers = []
        line = top
        for row in rows:
            line += 1
            if rnd.random() < 0.06 and numbers:
                line += 1
            for offset, (key, _) in enumerate(columns):
                value = row.get(key)
                if value is not None:
                    sheet.cell(line, left + offset, value)
                    if rnd.random() < 0.02:
                        sheet.row_dimensions[line].hidden = True
            numbers.append(line)
        if total is not None and rnd.random() < 0.4:
            for offset, (key, _) in enumerate(columns):
                value = total.get(key)
                if value is not None:
                    sheet.cell(line + 1, left + offset, value)
        return {key: get_column_letter(left + o) for o, (key, _) in enumerate(columns)}, numbers

    def columns(self, keys, headers, shuffle=True):
        columns = [(key, self.rnd.choice(headers[key])) for key in keys]
        if shuffle and self.rnd.random() < 0.5:
            self.rnd.shuffle(columns)
        if self.rnd.random() < 0.4:
            columns.insert(self.rnd.randrange(1, len(columns)), ("extra", "科室意见"))
        return columns

    def cover(self):
        plan, rnd = self.plan, self.rnd
        sheet = self.sheet(["封面", "首页", "基本情况"])
        start, end = plan.period.start, plan.period.end
        row = rnd.choice([1, 2, 5])
        sheet.cell(1, 4, "年度工作计划填报表")
        lines = [
            ("计划名称", "工会工作计划"),
            (rnd.choice(["单位名称", "填报单位"]), plan.name),
            (rnd.choice(["起始月份", "开始月份"]), rnd.choice([as_date(start), month_text(start)])),
            (rnd.choice(["截止月份", "结束月份"]), rnd.choice([month_text(end), f"{end // 12}年{end % 12 + 1}月"])),
        ]
        if plan.code is not None:
            lines.insert(1, (rnd.choice(["单位编码", "单位代码"]), plan.code))
        rnd.shuffle(lines)
        for label, value in lines:
            sheet.cell(row, 1, label + rnd.choice(["", "", "："]))
            sheet.cell(row, 2, value)
            row += 1
        if plan.reports is None:
            return
        row += 2
        words = {"reported": "已填报", "zero-report": "零报告", None: None}
        for offset, header in enumerate(["月份", "填报状态", "填报人", "填报日期"]):
            sheet.cell(row, 1 + offset, header)
        for month in range(plan.period.start, plan.period.end + 1):
            row += 1
            sheet.cell(row, 1, self.rnd.choice([as_date(month), f"{month // 12}年{month % 12 + 1}月"]))
            word = words[plan.reports.get(month)]
            if word is not None:
                sheet.cell(row, 2, word)
                sheet.cell(row, 3, "填表人")
                sheet.cell(row, 4, datetime.combine(last_day(month), time()))

    def goals(self):
        sheet = self.sheet(["目标", "工作目标"])
        headers = {"id": ["编号"], "field": ["工作领域", "领域"], "text": ["目标", "目标名称"], "note": ["说明"]}
        rows = [{"id": g["id"], "field": g["field"], "text": g["text"]} for g in self.plan.goals]
        self.table(sheet, self.columns(["id", "field", "text", "note"], headers), rows)

    def measures(self):
        sheet = self.sheet(["措施", "具体措施"])
        headers = {"id": ["编号"], "goal": ["目标编号"], "text": ["措施", "工作措施"], "owner": ["责任人", "牵头单位"]}
        self.table(sheet, self.columns(["id", "goal", "text", "owner"], headers), self.plan.measures)

    def node_row(self, node):
        row = {
            "id": node.borrowed_id or node.id,
            "goal": node.goal,
            "measure": node.measure,
            "text": node.text,
            "recurrence": "常态" if node.standing else "单次",
            "owner": node.owner or None,
            "weight": node.weight,
            "state": self.rnd.choice(STATE_WORDS[node.state]),
            "reason": node.reason or None,
        }
        if node.month is not None:
            row["month"] = self.month_cell(node.month)
        if node.progress is not None:
            row["progress"] = self.share_cell(node.progress)
        if node.done_on is not None:
            row["done_on"] = self.day_cell(node.done_on)
        if node.changed_on is not None:
            row["changed_on"] = self.day_cell(node.changed_on)
        if node.deferred_to is not None:
            row["deferred_to"] = self.month_cell(node.deferred_to, after=node.month)
        row.update(node.junk)
        return row

    def nodes(self):
        plan, rnd = self.plan, self.rnd
        sheet = self.sheet(["月度安排", "工作安排表", "Sheet1"])
        rows, owners = [], []
        for node in plan.nodes:
            row = self.node_row(node)
            rows.append(row)
            owners.append(node)
            if node in plan.repeated:
                rows.append(dict(row))
                owners.append(None)
        columns = self.columns(list(HEADERS), HEADERS)
        letters, numbers = self.table(
            sheet, columns, rows, {"text": rnd.choice(["合计", "总计"]), "weight": 99}
        )
        for node, line in zip(owners, numbers):
            if node is None:
                continue
            node.sheet, node.row = sheet.title, line
            for key in node.junk:
                plan.findings.append((UNREADABLE[key], sheet.title, f"{letters[key]}{line}"))
            if node.borrowed_id is not None:
                plan.findings.append(("id-duplicate", sheet.title, f"{letters['id']}{line}"))

    def indicators(self):
        plan, rnd = self.plan, self.rnd
        if not plan.indicators:
            return
        sheet = self.sheet(["指标", "数据统计"])
        months = range(plan.period.start, plan.period.end + 1)
        style = rnd.randrange(4)
        headers = {
            month: [
                lambda m: f"{m % 12 + 1}月",
                lambda m: f"{m // 12}年{m % 12 + 1}月",
                as_date,
                month_text,
            ][style](month)
            for month in months
        }
        columns = [
            ("id", "编号"),
            ("name", rnd.choice(["指标", "指标名称", "统计指标"])),
            ("part", "项"),
            ("unit", rnd.choice(["单位", "计量单位"])),
            ("kind", rnd.choice(["口径", "统计口径"])),
            ("target", rnd.choice(["年度目标", "目标值", "全年目标"])),
        ] + [(month, headers[month]) for month in months]
        rows = []
        for number, indicator in enumerate(plan.indicators, 1):
            rows += self.indicator_rows(f"I{number:02d}", indicator)
        self.table(sheet, columns, rows)

    def indicator_rows(self, id, indicator):
        kind = {"sum": "累计", "latest": "期末", "ratio": "比率"}[indicator.kind]
        unit = indicator.written_unit or indicator.unit
        money = indicator.unit == "元"

        def cell(value):
            written = value if indicator.factor == 1 else value / indicator.factor
            return self.number_cell(written, unit, money)

        base = {"id": id, "name": indicator.name, "unit": unit, "kind": kind}
        if indicator.kind != "ratio":
            row = {**base, "part": "数值"}
            if indicator.target is not None:
                row["target"] = cell(indicator.target)
            row.update({month: cell(value) for month, value in indicator.values.items()})
            return [row]
        upper = {**base, "part": "分子", "target": self.rnd.choice([indicator.target, f"{round(indicator.target * 100)}%"])}
        lower = {**base, "part": "分母"}
        for month, (num, den) in indicator.values.items():
            upper[month], lower[month] = num, den
        return [upper, lower]
