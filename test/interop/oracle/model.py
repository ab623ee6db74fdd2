"""What the generated workbooks say, as plain data.

Months are counted from year 0 (year * 12 + month - 1), so that they can be
subtracted. The generator knows what it wrote; nothing here is ever read back
from a workbook.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import Optional


def month_index(year, month):
    return year * 12 + month - 1


def month_text(index):
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def last_day(index):
    year, month = index // 12, index % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def first_day(index):
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True)
class Period:
    start: int
    months: int

    @property
    def end(self):
        return self.start + self.months - 1

    def has(self, month):
        return self.start <= month <= self.end

    def quarters(self):
        return range(self.months // 3)

    def quarter_of(self, month):
        return (month - self.start) // 3

    def overlaps(self, other):
        return self.start <= other.end and other.start <= self.end


@dataclass
class Node:
    text: str
    month: Optional[int]
    id: Optional[str] = None
    goal: Optional[str] = None
    measure: Optional[str] = None
    standing: bool = False
    owner: str = ""
    weight: Optional[float] = None
    state: str = "not-started"
    progress: Optional[float] = None
    done_on: Optional[date] = None
    deferred_to: Optional[int] = None
    changed_on: Optional[date] = None
    reason: str = ""
    # Fields whose cell holds something that cannot be read, with what stands there.
    junk: dict = field(default_factory=dict)
    # The id that its row shows, where another row has the better claim to it.
    borrowed_id: Optional[str] = None
    # Where it was written.
    sheet: str = ""
    row: int = 0


@dataclass
class Indicator:
    name: str
    unit: str
    kind: str
    target: Optional[float]
    # Month to a number in the base unit, or to a pair of counts.
    values: dict
    # A unit in which the workbook writes it, and how many base units one is.
    written_unit: str = ""
    factor: int = 1


@dataclass
class Plan:
    """One workbook: what stands in it, and the file it is in."""

    file: str
    code: Optional[str]
    name: str
    period: Period
    goals: list
    measures: list
    nodes: list
    indicators: list
    # Month to "reported" or "zero-report"; None where the file has no record at all.
    reports: Optional[dict]
    # Findings that must come of it: (code, sheet, cell).
    findings: list = field(default_factory=list)
    # Nodes of rows that say the same thing twice are written but not counted.
    repeated: list = field(default_factory=list)
