"""Roll-ups of workbooks that `union-plan issue` made, after people had them.

    issued.py ISSUED FOLDER FIRST COUNT

ISSUED is the folder that `issue` wrote; the cases are made as by cases.py,
and the answers follow its record of what was issued.
"""

import json
import random
import sys
from copy import deepcopy
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries, get_column_letter

import counting
from cases import Maker, Outcome
from handmade import UNREADABLE, Writer
from model import Indicator, Node, Plan, month_index

COLUMNS = {
    "id": "编号",
    "text": "工作安排",
    "month": "计划月份",
    "state": "状态",
    "progress": "进度",
    "done_on": "完成日期",
    "deferred_to": "延期至",
    "changed_on": "变更日期",
    "reason": "变更原因",
    "weight": "权重",
    "owner": "责任人",
    "goal": "目标编号",
    "measure": "措施编号",
    "recurrence": "类型",
}
KINDS = {"累计": "sum", "期末": "latest", "比率": "ratio"}


class Sheet:
    """A sheet of the issued workbook with one Excel table."""

    def __init__(self, sheet):
        self.sheet = sheet
        (self.table,) = sheet.tables.values()
        self.left, self.top, self.right, self.bottom = range_boundaries(self.table.ref)

    def headers(self):
        return {
            self.sheet.cell(self.top, column).value: column
            for column in range(self.left, self.right + 1)
        }

    def rows(self):
        """Rows that say something, as a dict by header, with their numbers."""
        headers = self.headers()
        for line in range(self.top + 1, self.bottom + 1):
            row = {header: self.sheet.cell(line, column).value for header, column in headers.items()}
            if row["编号"] is not None:
                yield line, row


def as_month(cell):
    return month_index(cell.year, cell.month)


def issued_plan(book):
    """The goals, nodes and indicators as issued."""
    goals = [
        {"id": row["编号"], "field": row["工作领域"], "text": row["目标"]}
        for _, row in Sheet(book["目标"]).rows()
    ]
    measures = [
        {"id": row["编号"], "goal": row["目标编号"], "text": row["措施"], "owner": row["责任人"]}
        for _, row in Sheet(book["措施"]).rows()
    ]
    nodes = [
        Node(
            text=row["工作安排"],
            month=as_month(row["计划月份"]),
            id=row["编号"],
            goal=row["目标编号"],
            measure=row["措施编号"],
            standing=row["类型"] == "常态",
            owner=row["责任人"] or "",
            weight=None,
        )
        for _, row in Sheet(book["月度安排"]).rows()
    ]
    indicators = []
    for _, row in Sheet(book["指标"]).rows():
        if row["项"] == "分母":
            continue
        money = row["单位"] == "万元"
        indicators.append(
            Indicator(
                name=row["指标"],
                unit="元" if money else row["单位"],
                kind=KINDS[row["口径"]],
                target=row["年度目标"] and row["年度目标"] * (10000 if money else 1),
                values={},
                written_unit=row["单位"],
                factor=10000 if money else 1,
            )
        )
    return goals, measures, nodes, indicators


class Branch:
    """One branch's year with its workbook."""

    def __init__(self, maker, issued, parts, code, name):
        self.maker, self.rnd = maker, maker.rnd
        self.source = issued
        goals, measures, nodes, indicators = deepcopy(parts)
        self.plan = Plan(
            file=f"{name}.xlsx",
            code=code,
            name=name,
            period=maker.period,
            goals=goals,
            measures=measures,
            nodes=nodes,
            indicators=indicators,
            reports=maker.reports(maker.period) or {},
        )
        for node in nodes:
            self.live(node)
        for indicator in indicators:
            self.report(indicator)
        self.change()

    def live(self, node):
        """What became of a node, by the same stories as those of hand-made plans."""
        story = self.maker.node(0, self.plan.period, [{"id": node.goal, "measure": node.measure}])
        if story.deferred_to is not None:
            story.deferred_to += node.month - (story.month or 0)
        shift = node.month - story.month if story.month is not None else 0
        for key in ("state", "progress", "reason", "deferred_to", "weight"):
            setattr(node, key, getattr(story, key))
        for key in ("done_on", "changed_on"):
            setattr(node, key, moved(getattr(story, key), shift))
        node.junk = {key: value for key, value in story.junk.items() if key != "month"}

    def report(self, indicator):
        for month in range(self.plan.period.start, self.plan.period.end + 1):
            if self.rnd.random() < 0.25:
                continue
            whole = self.rnd.randrange(1, 400)
            indicator.values[month] = (
                (self.rnd.randrange(0, whole + 1), whole)
                if indicator.kind == "ratio"
                else whole * indicator.factor
            )

    def change(self):
        """Rows taken away, moved to other months and added."""
        nodes, rnd = self.plan.nodes, self.rnd
        for _ in range(rnd.randrange(3)):
            nodes.pop(rnd.randrange(len(nodes)))
        for node in rnd.sample(nodes, 2):
            if node.deferred_to is None:
                node.month = rnd.randrange(self.plan.period.start, self.plan.period.end + 1)
        for number in range(rnd.randrange(3)):
            extra = self.maker.node(900 + number, self.plan.period, [{"id": nodes[0].goal, "measure": nodes[0].measure}])
            extra.goal, extra.owner = nodes[0].goal, "新任干事"
            extra.id = None if rnd.random() < 0.5 else f"N09{number:02d}"
            nodes.append(extra)
        if rnd.random() < 0.4:
            rnd.shuffle(nodes)

    def save(self, folder):
        if self.rnd.random() < 0.25:
            Writer(self.plan, self.rnd).write(folder / self.plan.file)
            return
        book = load_workbook(self.source)
        self.fill(book)
        self.mistreat(book)
        book.save(folder / self.plan.file)

    def fill(self, book):
        plan, writer = self.plan, Writer(self.plan, self.rnd)
        writer.book = book
        cover = book["封面"]
        cover["B5"], cover["D5"] = plan.name, plan.code
        for row in cover.iter_rows(min_row=1, max_row=40, max_col=2):
            month = row[0].value
            if hasattr(month, "year") and row[0].row > 10:
                word = plan.reports.get(as_month(month))
                row[1].value = {"reported": "已填报", "zero-report": "零报告", None: None}[word]
        self.fill_nodes(Sheet(book["月度安排"]), writer)
        self.fill_indicators(Sheet(book["指标"]), writer)

    def fill_nodes(self, place, writer):
        sheet, headers = place.sheet, place.headers()
        for line in range(place.top + 1, place.bottom + 1):
            for column in headers.values():
                sheet.cell(line, column).value = None
        for line, node in enumerate(self.plan.nodes, place.top + 1):
            row = writer.node_row(node)
            for key, header in COLUMNS.items():
                cell = sheet.cell(line, headers[header])
                cell.value = row.get(key)
                if key == "progress" and isinstance(cell.value, int):
                    # Excel makes 50 % of 50 typed into a cell of percentages; openpyxl would make it 5000 %.
                    cell.number_format = "General"
            node.row = line

    def fill_indicators(self, place, writer):
        sheet, headers = place.sheet, place.headers()
        values = {}
        for number, indicator in enumerate(self.plan.indicators):
            for row in writer.indicator_rows(str(number), indicator):
                values[(indicator.name, row["part"])] = row
        for line, row in list(place.rows()):
            written = values[(row["指标"], row["项"])]
            for month in range(self.plan.period.start, self.plan.period.end + 1):
                column = headers[f"{month // 12}年{month % 12 + 1}月"]
                sheet.cell(line, column).value = written.get(month)

    def mistreat(self, book):
        """What people do to a workbook without meaning harm."""
        rnd, sheet = self.rnd, book["月度安排"]
        place = Sheet(sheet)
        if rnd.random() < 0.3:
            swap_columns(place, rnd)
        shift = 0
        if rnd.random() < 0.3:
            shift = 2
            sheet.insert_rows(1, shift)
            place.table.ref = (
                f"{get_column_letter(place.left)}{place.top + shift}:{get_column_letter(place.right)}{place.bottom + shift}"
            )
            if place.table.autoFilter is not None:
                place.table.autoFilter.ref = place.table.ref
            sheet["A1"] = f"{self.plan.name}留存"
        if rnd.random() < 0.3:
            sheet.title = "安排（定稿）"
            book["指标"].title = "数据"
        gone = rnd.choice([[], [], ["_calc", "_lists"], ["_plan"], ["_calc", "_lists", "_plan", "年度一览", "季度统计"]])
        for name in gone:
            del book[name]
        for node in self.plan.nodes:
            node.sheet, node.row = sheet.title, node.row + shift
            letters = {key: get_column_letter(column) for key, column in self.columns(sheet, place.top + shift).items()}
            for key in node.junk:
                self.plan.findings.append((UNREADABLE[key], sheet.title, f"{letters[key]}{node.row}"))

    def columns(self, sheet, top):
        where = {cell.value: cell.column for cell in sheet[top]}
        return {key: where[header] for key, header in COLUMNS.items()}


def swap_columns(place, rnd):
    """Two columns change places, as when one is cut and inserted elsewhere."""
    one, two = rnd.sample(range(place.left, place.right + 1), 2)
    sheet = place.sheet
    for line in range(place.top, sheet.max_row + 1):
        a, b = sheet.cell(line, one), sheet.cell(line, two)
        # openpyxl gives a cell a date's format together with a date.
        formats = b.number_format, a.number_format
        a.value, b.value = b.value, a.value
        a.number_format, b.number_format = formats
    columns = place.table.tableColumns
    i, j = one - place.left, two - place.left
    columns[i].name, columns[j].name = columns[j].name, columns[i].name


def moved(day, months):
    if day is None or day.year > 2100:
        return day
    month = month_index(day.year, day.month) + months
    return date(month // 12, month % 12 + 1, min(day.day, 28))


def make_case(seed, issued, folder):
    maker = Maker(seed * 4)
    rnd = maker.rnd
    files = folder / "files"
    files.mkdir(parents=True)
    sources = sorted(Path(issued).glob("*.xlsx"))
    parts = issued_plan(load_workbook(sources[0]))
    roster = [tuple(path.name.split(" ")[:2]) for path in sources]
    outcome = Outcome(maker, roster, parts[2])
    for (code, name), source in zip(roster, sources):
        fate = rnd.random()
        if fate < 0.15:
            outcome.submit(code, [])
            continue
        # Now and then a neighbour's file is used again: its cover says whose it is now.
        borrowed = fate > 0.85
        branch = Branch(maker, rnd.choice(sources) if borrowed else source, parts, code, name)
        plan = branch.plan
        branch.save(files)
        outcome.findings += [[c, plan.file, s, cell] for c, s, cell in plan.findings]
        outcome.submit(code, [plan])
        if borrowed:
            outcome.doubt(code, branch.source, source, files / plan.file)
    (folder / "case.json").write_text(json.dumps(outcome.answer(), ensure_ascii=False), "utf-8")


def main():
    issued, folder, first, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    for seed in range(first, first + count):
        make_case(seed, issued, folder / str(seed))


if __name__ == "__main__":
    main()
