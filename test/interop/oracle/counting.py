"""docs/completion.md once more, written apart from the program.

Slow and literal: every figure is counted from its definition, node by node.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Optional

from model import first_day, last_day, month_index, month_text

@dataclass
class State:
    """A node at the cut-off (State of a node at the cut-off)."""

    due_month: int
    due_day: date
    done_on: Optional[date]
    cancelled_on: Optional[date]
    doubtful: bool
    deferred_from: Optional[int]

    def open_at(self, day):
        """Neither done nor cancelled at the end of a day."""
        done = self.done_on is not None and self.done_on <= day
        cancelled = self.cancelled_on is not None and self.cancelled_on <= day
        return not done and not cancelled

    @property
    def left(self):
        """Cancelled in time: no longer among what is due."""
        return self.cancelled_on is not None and self.cancelled_on <= self.due_day


def state_of(node, as_of):
    today = date.today()
    changed = node.changed_on is not None and node.changed_on <= as_of
    timely = changed and node.deferred_to is not None and node.changed_on <= last_day(node.month)
    due_month = node.deferred_to if timely else node.month
    is_done = node.state == "done" and node.done_on is not None
    doubtful = (
        node.state == "done" and (node.done_on is None or node.done_on > today)
    ) or (
        node.state != "done"
        and (node.done_on is not None or (node.progress is not None and node.progress >= 1))
    )
    return State(
        due_month=due_month,
        due_day=last_day(due_month),
        done_on=node.done_on if is_done and node.done_on <= as_of and not doubtful else None,
        cancelled_on=node.changed_on if node.state == "cancelled" and changed else None,
        doubtful=doubtful,
        deferred_from=node.month if timely else None,
    )


def counted(nodes):
    return [node for node in nodes if node.month is not None]


def worth(node, state):
    """p of the weighted rate."""
    if state.done_on is not None:
        return 1.0
    if state.cancelled_on is not None or state.doubtful or node.state == "done":
        return 0.0
    return min(1.0, max(0.0, node.progress or 0.0))


def weight(node):
    return node.weight if node.weight is not None and node.weight > 0 else 1.0


def quarter_figures(nodes, baseline, period, quarter, as_of):
    states = [(node, state_of(node, as_of)) for node in counted(nodes)]
    start = period.start + 3 * quarter
    begins, ends = first_day(start), last_day(start + 2)
    cut = min(as_of, ends)

    def within(month):
        return start <= month <= start + 2

    due = [(n, s) for n, s in states if within(s.due_month) and not s.left]
    earlier = [s for _, s in states if period.start <= s.due_month < start and not s.left]
    figures = {
        "quarter": quarter + 1,
        "due": len(due),
        "done": sum(s.done_on is not None for _, s in due),
        "onTime": sum(s.done_on is not None and s.done_on <= s.due_day for _, s in due),
        "weighted": {
            "num": sum(weight(n) * worth(n, s) for n, s in due),
            "den": sum(weight(n) for n, _ in due),
        },
        "carriedIn": None,
        "newlyOverdue": None,
        "madeUp": None,
        "struckOff": None,
        "carriedOut": None,
        "baseline": None,
        "standing": {
            "due": sum(n.standing for n, _ in due),
            "done": sum(n.standing and s.done_on is not None for n, s in due),
        },
        "deferredOut": sum(
            s.deferred_from is not None and within(s.deferred_from) and not period.has(s.due_month)
            for _, s in states
        ),
    }
    if begins <= as_of:
        carried = [s for s in earlier if s.open_at(begins - timedelta(days=1))]
        new = [s for _, s in due if s.due_day <= cut and s.open_at(cut)]
        made_up = [s for s in carried if s.done_on is not None and s.done_on <= cut]
        struck = [s for s in carried if s.cancelled_on is not None and s.cancelled_on <= cut]
        figures.update(
            carriedIn=len(carried),
            newlyOverdue=len(new),
            madeUp=len(made_up),
            struckOff=len(struck),
            carriedOut=len(carried) + len(new) - len(made_up) - len(struck),
        )
    if baseline is not None:
        done_ids = {n.id for n, s in states if s.done_on is not None and n.id is not None}
        issued = [b for b in baseline if within(b.month)]
        figures["baseline"] = {
            "due": len(issued),
            "done": sum(b.id in done_ids for b in issued),
        }
    return figures


def year_of(nodes, period, as_of):
    year = {"nodes": 0, "due": 0, "done": 0, "onTime": 0}
    for node in counted(nodes):
        state = state_of(node, as_of)
        if state.left or not period.has(state.due_month):
            continue
        year["nodes"] += 1
        year["due"] += state.due_day <= as_of
        year["done"] += state.done_on is not None
        year["onTime"] += state.done_on is not None and state.done_on <= state.due_day
    return year


def figures_of(nodes, baseline, period, as_of):
    return {
        "quarters": [
            quarter_figures(nodes, baseline, period, q, as_of) for q in period.quarters()
        ],
        "year": year_of(nodes, period, as_of),
    }


def added(parts):
    """Several branches' figures summed; what is null in one quarter is null in all."""
    if not parts:
        return None

    def add(values):
        first = values[0]
        if isinstance(first, dict):
            return {key: add([value[key] for value in values]) for key in first}
        return None if any(value is None for value in values) else sum(values)

    quarters = []
    for rows in zip(*(part["quarters"] for part in parts)):
        total = {}
        for key in rows[0]:
            values = [row[key] for row in rows]
            if key == "quarter":
                total[key] = rows[0][key]
            elif key == "baseline":
                known = [value for value in values if value is not None]
                total[key] = add(known) if len(known) == len(values) else None
            else:
                total[key] = add(values)
        quarters.append(total)
    return {"quarters": quarters, "year": add([part["year"] for part in parts])}


def as_not_done(node):
    """A node of a branch that has not reported: due and not done."""
    kept = "cancelled" if node.state == "cancelled" else "not-started"
    return replace(node, state=kept, progress=None, done_on=None)


def expected_totals(reporting, unfilled, issued, without, period, as_of):
    """应报口径. `without` are the branches that handed in nothing, and `issued`
    the nodes as issued to each branch, or None.
    """
    if without and issued is None:
        return {"quarters": None, "year": None}
    parts = list(reporting)
    for nodes in unfilled:
        parts.append(figures_of([as_not_done(n) for n in nodes], issued, period, as_of))
    parts += [figures_of(issued, issued, period, as_of) for _ in without]
    return added(parts)


def light_of(nodes, period, as_of):
    """Lights, of a branch that handed in a file."""
    states = [state_of(node, as_of) for node in counted(nodes)]
    states = [s for s in states if period.has(s.due_month) and not s.left]
    due = [s for s in states if s.due_day <= as_of]
    overdue = [s for s in due if s.open_at(as_of)]
    done = [s for s in states if s.done_on is not None]
    if len(overdue) * 5 > len(due):
        return "red"
    now = month_index(as_of.year, as_of.month)
    late_now = period.has(now) and any(
        s.done_on > s.due_day and period.quarter_of(s.due_month) == period.quarter_of(now)
        for s in done
    )
    if overdue or late_now or len(done) < len(due):
        return "yellow"
    soon = as_of + timedelta(days=15)
    if any(as_of < s.due_day <= soon and s.open_at(as_of) for s in states):
        return "blue"
    return "green" if due else "grey"


def last_ended_month(as_of):
    month = month_index(as_of.year, as_of.month)
    return month if last_day(month) == as_of else month - 1


def report_state(plan, as_of):
    """Submissions: what the record says of the month that counts; None is 未填."""
    if plan.reports is None:
        return "reported"
    return plan.reports.get(min(last_ended_month(as_of), plan.period.end))


def indicator_values(plans, period, as_of):
    """Of one branch: by name, unit and kind, the quarters and the total."""
    last = min(month_index(as_of.year, as_of.month), period.end)
    found = {}
    for plan in plans:
        for indicator in plan.indicators:
            key = (indicator.name, indicator.unit, indicator.kind)
            values, targets = found.setdefault(key, ({}, []))
            if indicator.kind != "sum":
                # A number of members of two successive plans is not added up: the later target holds.
                if indicator.target is not None:
                    targets.clear()
            targets.append(indicator.target)
            for month, value in indicator.values.items():
                if period.start <= month <= last:
                    values[month] = value
    return {
        key: {
            "quarters": [
                None
                if first_day(period.start + 3 * q) > as_of
                else over_months(key[2], values, period.start, period.start + 3 * q, period.start + 3 * q + 2)
                for q in period.quarters()
            ],
            "total": over_months(key[2], values, period.start, period.start, period.end),
            "targets": targets,
            "filled": bool(values),
        }
        for key, (values, targets) in found.items()
    }


def over_months(kind, values, begin, start, end):
    """Indicators, Over months; `begin` is the period's first month."""
    if kind == "sum":
        inside = [value for month, value in values.items() if start <= month <= end]
        return sum(inside) if inside else None
    filled = [month for month in values if begin <= month <= end]
    return values[max(filled)] if filled else None


def over_branches(kind, values):
    known = [value for value in values if value is not None]
    if not known:
        return None
    if kind == "ratio":
        return {"num": sum(num for num, _ in known), "den": sum(den for _, den in known)}
    return sum(known)


def indicator_rollup(branches, period, as_of):
    per_branch = [indicator_values(plans, period, as_of) for plans in branches]
    keys = sorted({key for found in per_branch for key in found})
    rows = []
    for key in keys:
        name, unit, kind = key
        found = [branch[key] for branch in per_branch if key in branch]
        targets = [t for f in found for t in f["targets"] if t is not None]
        if kind == "ratio":
            target = targets[0] if targets and len(set(targets)) == 1 else None
        else:
            target = sum(targets) if targets else None
        rows.append(
            {
                "name": name,
                "unit": unit,
                "kind": kind,
                "target": target,
                "quarters": [
                    over_branches(kind, [f["quarters"][q] for f in found]) for q in period.quarters()
                ],
                "total": over_branches(kind, [f["total"] for f in found]),
                "branches": sum(f["filled"] for f in found),
            }
        )
    return rows


def overdue_rows(code, plans, period, as_of):
    rows = []
    for plan in plans:
        for node in counted(plan.nodes):
            state = state_of(node, as_of)
            if not period.has(state.due_month) or state.due_day > as_of or not state.open_at(as_of):
                continue
            rows.append(
                {
                    "branch": code,
                    "nodeId": node.id,
                    "text": node.text,
                    "dueMonth": month_text(state.due_month),
                    "owner": node.owner,
                    "daysLate": (as_of - state.due_day).days,
                    "file": plan.file,
                    "sheet": node.sheet,
                    "row": node.row,
                }
            )
    return rows
