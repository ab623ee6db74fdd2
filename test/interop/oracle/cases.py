"""Random roll-ups with known answers.

    cases.py FOLDER FIRST COUNT

makes FOLDER/<seed>/files (the workbooks), roster.csv, and case.json: the
options of the roll-up and the figures that must come out.
"""

import json
import random
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

from openpyxl import load_workbook

import counting
from handmade import Writer
from model import Indicator, Node, Period, Plan, last_day, month_index, month_text

FIELDS = ["思想引领", "素质提升", "维权服务", "文体活动", "安全生产", "女职工工作"]
NAMES = "青松 红旗 东风 向阳 新城 北河 南岭 金桥 明湖 长青 双井 石门".split()
TASKS = "走访职工家庭 技能比武 安全检查 读书分享 健步走 法律讲座 劳模宣讲 困难摸底 厂务公开 女工课堂".split()
OWNERS = ["周敏", "李建国", "组织部", "女工委", ""]

INDICATORS = [
    ("培训人次", "人次", "sum"),
    ("活动场次", "场", "sum"),
    ("帮扶资金", "元", "sum"),
    ("会员人数", "人", "latest"),
    ("合同签订率", "%", "ratio"),
]


class Maker:
    """One case: its random generator, its cut-off and its roll-up's period."""

    def __init__(self, seed):
        self.seed = seed
        self.rnd = random.Random(seed)
        self.kind = ["calendar", "mixed", "term", "several"][seed % 4]
        start = {
            "calendar": month_index(2024, 1),
            "mixed": month_index(2024, 1),
            "term": month_index(2023, 8),
            "several": month_index(2024, 1),
        }[self.kind]
        self.period = Period(start, 6 if self.kind == "term" else 12)
        # From the end of the first month to some weeks after the last.
        span = (last_day(self.period.end) - last_day(start)).days + 40
        self.as_of = last_day(start) + timedelta(days=self.rnd.randrange(span))
        if self.rnd.random() < 0.5:
            self.as_of = last_day(month_index(self.as_of.year, self.as_of.month))

    def near(self, month):
        """A day around the end of a month, often one of those on which figures turn."""
        due, edge = last_day(month), self.rnd.random()
        if edge < 0.12:
            return due
        if edge < 0.22:
            return due + timedelta(days=1)
        if edge < 0.3:
            return self.as_of
        if edge < 0.36:
            return self.as_of + timedelta(days=1)
        return due + timedelta(days=self.rnd.randrange(-60, 75))

    def node(self, number, period, goals):
        rnd = self.rnd
        goal = rnd.choice(goals)
        month = rnd.randrange(period.start, period.end + 1)
        node = Node(
            id=f"N{number:04d}" if rnd.random() < 0.93 else None,
            text=f"{rnd.choice(TASKS)}（{number}）",
            month=month,
            goal=goal["id"] if rnd.random() < 0.7 else None,
            measure=goal["measure"],
            standing=rnd.random() < 0.2,
            owner=rnd.choice(OWNERS),
            weight=rnd.choice([None, None, 1, 2, 0.5, 3]),
        )
        story = rnd.random()
        if story < 0.45:
            node.state, node.done_on = "done", self.near(month)
            node.progress = rnd.choice([None, 1])
        elif story < 0.58:
            node.state, node.progress = "in-progress", rnd.choice([0.2, 0.35, 0.5, 0.8, None, 0.07])
        elif story < 0.68:
            node.state, node.changed_on, node.reason = "cancelled", self.near(month), "与上级安排合并"
            if rnd.random() < 0.15:
                node.changed_on = None
            if rnd.random() < 0.3:
                node.progress = 0.4
        elif story < 0.82:
            self.defer(node, period)
        elif story < 0.92:
            self.spoil(node)
        return node

    def defer(self, node, period):
        rnd = self.rnd
        node.state, node.changed_on, node.reason = "deferred", self.near(node.month), "场地未落实"
        node.deferred_to = node.month + rnd.randrange(1, 8)
        ending = rnd.random()
        if ending < 0.1:
            node.changed_on = None
        elif ending < 0.4:
            node.state, node.done_on = "done", max(node.changed_on, self.near(node.deferred_to))
        elif ending < 0.5 and period.has(node.deferred_to):
            node.state, node.changed_on = "cancelled", self.near(node.deferred_to)
        elif ending < 0.6:
            node.state, node.progress = "in-progress", 0.6
        elif ending < 0.65:
            node.deferred_to = None

    def spoil(self, node):
        """Mistakes of people: doubtful nodes, and cells that cannot be read."""
        what = self.rnd.randrange(8)
        if what == 0:
            node.state = "done"
        elif what == 1:
            node.state, node.done_on = "done", date(2999, 5, 6)
        elif what == 2:
            node.state, node.progress = "in-progress", 1
        elif what == 3:
            node.state, node.done_on = "in-progress", self.near(node.month)
        elif what == 4:
            node.month, node.junk["month"] = None, "待定"
        elif what == 5:
            node.state, node.junk["done_on"] = "done", "月初完成"
        elif what == 6:
            node.weight, node.junk["weight"] = None, "较重"
        else:
            node.state, node.junk["progress"] = "in-progress", "一多半"

    def indicators(self, period):
        rnd, found = self.rnd, []
        for name, unit, kind in INDICATORS:
            if rnd.random() < 0.25:
                continue
            values = {}
            for month in range(period.start, period.end + 1):
                if rnd.random() < 0.3:
                    continue
                if kind == "ratio":
                    den = rnd.randrange(20, 400)
                    values[month] = (rnd.randrange(0, den + 1), den)
                elif unit == "元":
                    values[month] = rnd.randrange(0, 90) * 500
                else:
                    values[month] = rnd.randrange(0, 1500)
            target = {"ratio": 0.95}.get(kind, rnd.choice([None, 12000, 20000]))
            in_wan = unit == "元" and rnd.random() < 0.4
            found.append(
                Indicator(name, unit, kind, target, values, "万元" if in_wan else "", 10000 if in_wan else 1)
            )
        return found

    def plan(self, file, code, name, period):
        rnd = self.rnd
        goals = [
            {"id": f"G{i}", "field": rnd.choice(FIELDS), "text": f"第{i}项重点任务", "measure": f"M{i}.1"}
            for i in range(1, rnd.randrange(2, 5))
        ]
        nodes = [self.node(i, period, goals) for i in range(1, rnd.randrange(4, 26))]
        plan = Plan(
            file=file,
            code=code,
            name=name,
            period=period,
            goals=goals,
            measures=[{"id": g["measure"], "goal": g["id"], "text": f"落实{g['text']}", "owner": "办公室"} for g in goals],
            nodes=nodes,
            indicators=self.indicators(period),
            reports=self.reports(period),
        )
        plan.repeated = [n for n in nodes if n.id is not None and rnd.random() < 0.04]
        if len(nodes) > 6 and rnd.random() < 0.3:
            keeper, other = nodes[4:6]
            if keeper.id is not None and keeper.month is not None and other not in plan.repeated:
                # Two different rows with one id: the first keeps it.
                other.id, other.borrowed_id = None, keeper.id
        return plan

    def reports(self, period):
        """The record of a branch that reported up to the month that counts."""
        if self.rnd.random() < 0.12:
            return None
        wanted = min(counting.last_ended_month(self.as_of), period.end)
        record = {m: "reported" for m in range(period.start, wanted + 1) if self.rnd.random() < 0.9}
        word = self.rnd.random()
        if word < 0.7:
            record[wanted] = "reported"
        elif word < 0.85:
            record[wanted] = "zero-report"
        else:
            record.pop(wanted, None)
        return record

    def period_of_branch(self):
        if self.kind == "mixed" and self.rnd.random() < 0.4:
            return Period(month_index(2023, 8), 12)
        return self.period


def make_case(seed, folder):
    maker = Maker(seed)
    rnd = maker.rnd
    files = folder / "files"
    files.mkdir(parents=True)
    names = rnd.sample(NAMES, rnd.randrange(4, 10))
    roster = [(f"{rnd.choice(['A', 'B', '0'])}{i:02d}", f"{name}工会") for i, name in enumerate(names, 1)]
    outcome = Outcome(maker, roster)
    for code, name in roster:
        fate = rnd.random()
        if fate < 0.12:
            outcome.submit(code, [])
        elif fate < 0.2:
            outcome.unreadable(code, name, files)
        else:
            outcome.branch(code, name, files)
    if rnd.random() < 0.5:
        stranger = maker.plan("外来.xlsx", "ZZ9", "无名工会", maker.period)
        outcome.write(stranger, files)
        outcome.unexpected.append({"file": stranger.file, "code": "ZZ9"})
    write_roster(rnd, roster, folder / "roster.csv")
    (folder / "case.json").write_text(json.dumps(outcome.answer(), ensure_ascii=False), "utf-8")


def write_roster(rnd, roster, path):
    lines = ["单位编码,单位名称,上级工会", *(f"{code},{name},市总工会" for code, name in roster)]
    text = "\r\n".join(lines) + "\r\n"
    path.write_bytes(text.encode(rnd.choice(["utf-8", "utf-8-sig", "gb18030"])))


class Outcome:
    """What the roll-up must say, gathered while the files are made."""

    def __init__(self, maker, roster, issued=None):
        self.maker = maker
        self.roster = roster
        # The nodes as issued to every branch; None without an issue record.
        self.issued = issued
        self.branches = {}
        self.status = {}
        self.unexpected = []
        self.unread = []
        self.duplicates = []
        self.findings = []
        # Copies of equal content, which stand for each other, with their originals.
        self.equal = {}

    def write(self, plan, folder):
        path = folder / plan.file
        path.parent.mkdir(parents=True, exist_ok=True)
        Writer(plan, self.maker.rnd).write(path)
        self.findings += [[code, plan.file, sheet, cell] for code, sheet, cell in plan.findings]

    def submit(self, code, plans):
        self.branches[code] = plans
        if not plans:
            self.status[code] = "missing"
            return
        ended = counting.last_ended_month(self.maker.as_of)
        begun = [plan for plan in plans if plan.period.start <= ended] or plans[:1]
        current = max(begun, key=lambda plan: plan.period.start)
        state = counting.report_state(current, self.maker.as_of)
        self.status[code] = "not-filled" if state is None else state

    def unreadable(self, code, name, folder):
        """A damaged file says nothing of whose it is: the branch is missing."""
        file = f"{code}{name}.xlsx"
        (folder / file).write_bytes(b"not a workbook at all")
        self.unread.append({"file": file, "code": "not-a-spreadsheet"})
        self.submit(code, [])

    def branch(self, code, name, folder):
        maker, rnd = self.maker, self.maker.rnd
        shown = code if rnd.random() < 0.8 else None
        place = rnd.choice(["", "", "第一片区/"])
        if maker.kind == "several" and rnd.random() < 0.5:
            plans = []
            for year in (2023, 2024):
                plan = maker.plan(f"{place}{name}{year}学年.xlsx", shown, name, Period(month_index(year, 8), 12))
                # The record of both is complete, so that it is plain what the branch handed in.
                plan.reports = {m: "reported" for m in range(plan.period.start, plan.period.end + 1)}
                plans.append(plan)
            for plan in plans:
                self.write(plan, folder)
            self.submit(code, plans)
            return
        plan = maker.plan(f"{place}{name}.xlsx", shown, name, maker.period_of_branch())
        self.write(plan, folder)
        self.submit(code, [plan])
        extra = rnd.random()
        if extra < 0.1:
            copy = f"{place}{name} - 副本.xlsx"
            shutil.copy(folder / plan.file, folder / copy)
            self.equal[copy] = plan.file
        elif extra < 0.2 and plan.reports is not None and plan.reports:
            self.older(code, plan, place, name, shown, folder)

    def older(self, code, plan, place, name, shown, folder):
        """An earlier state of the same plan, with other content and fewer reports."""
        old = self.maker.plan(f"{place}{name}（旧）.xlsx", shown, name, plan.period)
        newest = max(plan.reports)
        old.reports = {m: w for m, w in plan.reports.items() if m < newest}
        self.write(old, folder)
        self.status[code] = "not-filled" if self.status[code] == "not-filled" else "duplicate"
        self.duplicates.append({"code": code, "files": sorted([plan.file, old.file])})

    def doubt(self, code, used, own, file):
        """A valid file whose record still names the branch that it was issued to is doubtful."""
        if used != own and "_plan" in load_workbook(file, read_only=True).sheetnames and self.valid(code):
            self.status[code] = "doubtful"

    def valid(self, code):
        return self.status[code] not in ("missing", "unreadable", "not-filled")

    def answer(self):
        maker = self.maker
        period, as_of = maker.period, maker.as_of
        branches = []
        for code, name in self.roster:
            plans = self.branches[code]
            nodes = [node for plan in plans for node in plan.nodes]
            row = {"code": code, "name": name, "status": self.status[code]}
            if plans:
                row["light"] = counting.light_of(nodes, period, as_of)
                row.update(counting.figures_of(nodes, self.issued, period, as_of))
            else:
                row["light"] = "grey"
                if self.issued is not None:
                    row.update(counting.figures_of(self.issued, self.issued, period, as_of))
            branches.append(row)
        reporting = [code for code, _ in self.roster if self.valid(code)]
        reported = [row for row in branches if self.valid(row["code"])]
        plans = [self.branches[code] for code in reporting]
        total = [{"quarters": r["quarters"], "year": r["year"]} for r in reported]
        unfilled = [
            [node for plan in self.branches[code] for node in plan.nodes]
            for code, status in self.status.items()
            if status == "not-filled"
        ]
        missing = sorted(code for code, status in self.status.items() if status == "missing")
        overdue = [row for code in reporting for row in counting.overdue_rows(code, self.branches[code], period, as_of)]
        return {
            "options": {
                "asOf": as_of.isoformat(),
                # Where all plans have one period, the roll-up must find it by itself.
                "period": None if maker.kind in ("calendar", "term") else month_text(period.start),
            },
            "period": {"start": month_text(period.start), "months": period.months},
            "roster": {
                "total": len(self.roster),
                "reported": len(reporting),
                "notFilled": sorted(c for c, s in self.status.items() if s == "not-filled"),
                "missing": missing,
                "duplicates": sorted(self.duplicates, key=lambda d: d["code"]),
                "unexpected": self.unexpected,
                "unreadable": sorted(self.unread, key=lambda u: u["file"]),
            },
            "branches": sorted(branches, key=lambda b: b["code"]),
            "reporting": counting.added(total),
            "expected": counting.expected_totals(total, unfilled, self.issued, missing, period, as_of),
            "fields": self.fields(reporting),
            "indicators": counting.indicator_rollup(plans, period, as_of),
            "overdue": sorted(overdue, key=lambda r: (r["file"], r["sheet"], r["row"])),
            "findings": sorted(self.findings),
            "equal": self.equal,
        }

    def fields(self, reporting):
        maker, by_field = self.maker, {}
        for code in reporting:
            for plan in self.branches[code]:
                of_goal = {g["id"]: g["field"] for g in plan.goals}
                of_measure = {m["id"]: of_goal[m["goal"]] for m in plan.measures}
                for node in plan.nodes:
                    by_field.setdefault(of_measure[node.measure], []).append(node)
        return {
            name: counting.figures_of(nodes, None, maker.period, maker.as_of)["quarters"]
            for name, nodes in sorted(by_field.items())
        }


def main():
    folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for seed in range(first, first + count):
        make_case(seed, folder / str(seed))


if __name__ == "__main__":
    main()
