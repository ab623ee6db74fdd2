import type { Texts, YearMonth } from "./texts";

function isoMonth({ year, month }: YearMonth): string {
  return `${year}-${String(month).padStart(2, "0")}`;
}

/** The English edition's words. */
export const ENGLISH: Texts = {
  untitled: "Union work plan",
  creator: "Union Plan",
  footer: "&CPage &P of &N",
  titles: {
    goals: "Goals",
    measures: "Measures",
    nodes: "Arrangements by month",
    indicators: "Indicators",
    owners: "Owners",
    quarters: "Figures by quarter",
    overview: "The year at a glance",
  },
  hints: {
    goals:
      "Fill in the pale yellow cells. Nodes, done and rate are counted for the cut-off day.",
    measures:
      "Fill in the pale yellow cells. New measures go into the blank rows at the end; leave their ID blank.",
    nodes:
      "Each month fill in Status and Done on. To defer, fill in Deferred to and Changed on; to cancel, Changed on and the reason. Add an arrangement by typing below the table; leave its ID blank.",
    indicators:
      "Fill in each month's own figure: 0 where nothing happened, blank where nothing was counted. A ratio has two rows, numerator and denominator; give the two counts, never a percentage.",
    owners:
      "Nodes are counted for a name that is spelt the same on the other sheets. Joint owners are separated by 、",
    overview:
      "● done　◐ in progress　○ planned　✕ overdue　　Several in one cell: ✕ if any is overdue, ● only if all are done",
  },
  cover: {
    kicker: "Work plan of a grassroots union, and what became of it",
    reports: "Record of monthly reports",
    howTo: "How to fill in this workbook",
    steps: [
      "At the end of each month open Arrangements, look up what is due this month and what is still open, and choose its status. A node counts as done when its status is Done and Done on has a date; it takes both.",
      "To put something off, fill in Deferred to and Changed on, and say why. A change made before the planned month is over counts for the new month; one made later leaves the node overdue in its own month.",
      "What will not be done at all gets the status Cancelled, with Changed on and a reason.",
      "Indicators takes each month's figure. Enter 0 where nothing happened and leave blank what was not counted; do not write “none”.",
      "Then choose Reported for the month in the record above, or Zero report where there is nothing to tell. A blank month counts as not handed in.",
      "New arrangements go right below the table in Arrangements, without an ID. Rows may be deleted, sorted and filtered. Please leave the hidden sheets whose names begin with an underscore alone.",
      "Counts, rates, Quarters and Year at a glance are formulas and need no entries.",
    ],
    signOff: "Sign-off",
    signs: [
      "Union (seal)",
      "Head",
      "Checked by",
      "Filled in by",
      "Phone",
      "Date",
    ],
  },
  quarters: {
    cutoff: "Cut-off",
    cutoffHint:
      "Today unless you type another day on the left. To return to today, enter =TODAY()",
    pace: "Pace",
    paceHint:
      "Time's pace: nodes due so far ÷ all nodes. The plan is on pace while its rate is not below that.",
    onPace: "On pace",
    behind: "Behind pace",
    goal: "Goal",
    names: ["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"],
    year: "Whole period",
    due: "Due",
    done: "Done",
    rate: "Rate",
    onTimeRate: "On-time\nrate",
    overdue: "Over-\ndue",
    unassigned: "Arrangements without a goal",
    total: "Total",
    notes: [
      "Due: nodes due in the quarter as planned, or after a deferral made in time, without those cancelled before they were due. Done: those of them done by the cut-off. On-time rate: those done on or before their due day.",
      "Overdue: nodes neither done nor cancelled by the end of the quarter (of the cut-off day in the current one), those carried in from earlier quarters included. — stands for quarters that have not begun and for rates without anything due.",
    ],
  },
  overview: {
    measure: "Measure",
    owner: "Owner",
    unassigned: "Arrangements without a measure",
    year: String,
  },
  met: "Met",
  missed: "Not met",
  lights: {
    overdue: "overdue",
    doubtful: "doubtful",
    onTime: "on time",
    early: "early",
    late: "late",
    today: "due today",
    soon: "due soon",
    missing: "not filled",
  },
  span: (from, to) => `${isoMonth(from)} – ${isoMonth(to)}`,
  monthWord: (word) => `mmm yyyy" ${word}"`,
  rules: {
    id: {
      prompt: {
        title: "ID",
        text: "IDs are given by the software; do not type or change them. Leave the ID of a new row blank.",
      },
      error: {
        title: "IDs are not typed",
        text: "Leave the ID of a new row blank: the next check gives it one that no other row has.",
      },
    },
    field: {
      prompt: {
        title: "Work field",
        text: "Choose one from the list. The parent union matches the goals of its branches on it.",
      },
      error: {
        title: "No such work field",
        text: "Please choose from the list; take 其他 (other) where none fits.",
      },
    },
    goalId: {
      prompt: {
        title: "Goal ID",
        text: "Choose an ID from the sheet Goals, for instance G1.",
      },
      error: {
        title: "No such goal",
        text: "Please choose an ID that stands on the sheet Goals.",
      },
    },
    measureId: {
      prompt: {
        title: "Measure ID",
        text: "Choose an ID from the sheet Measures, for instance M1.2; leave it blank where there is none.",
      },
      error: {
        title: "No such measure",
        text: "Please choose an ID that stands on the sheet Measures, or leave the cell blank.",
      },
    },
    recurrence: {
      prompt: {
        title: "Type",
        text: "Once; Monthly or Quarterly: a row for each month or quarter; Standing: kept up all year, a row a quarter.",
      },
      error: {
        title: "No such type",
        text: "Please choose Once, Monthly, Quarterly or Standing.",
      },
    },
    dueMonth: {
      prompt: {
        title: "Planned month",
        text: "Year and month, for instance 2026-3. The arrangement is due on the month's last day.",
      },
      error: {
        title: "Outside the plan's period",
        text: "Please enter a year and month of the plan's period, for instance 2026-3.",
      },
    },
    owner: {
      prompt: {
        title: "Owner",
        text: "Choose from the list or type; joint owners are separated by 、",
      },
      error: {
        title: "Not on the sheet Owners",
        text: "The sheet Owners does not have this name. Continue if it is a department or several people.",
      },
    },
    weight: {
      prompt: {
        title: "Weight",
        text: "Usually 1; more for what matters most, for instance 2. Must be over 0.",
      },
      error: {
        title: "A weight is over 0",
        text: "Please enter a number over 0, usually 1.",
      },
    },
    status: {
      prompt: {
        title: "Status",
        text: "Choose from the list. Done needs a date in Done on; what is deferred or cancelled needs Changed on and a reason.",
      },
      error: {
        title: "No such status",
        text: "Please choose Not started, In progress, Done, Deferred or Cancelled.",
      },
    },
    progress: {
      prompt: {
        title: "Progress",
        text: "Your own estimate, 0% to 100%. Progress alone never counts as done: status and date do.",
      },
      error: {
        title: "Between 0% and 100%",
        text: "Please enter a percentage, for instance 60%.",
      },
    },
    doneOn: {
      prompt: {
        title: "Done on",
        text: "The day on which it was finished, for instance 2026-3-5. Leave blank what is not finished.",
      },
      error: {
        title: "Not a valid date",
        text: "Please enter a date that is not after today, for instance 2026-3-5.",
      },
    },
    deferredTo: {
      prompt: {
        title: "Deferred to",
        text: "The new month, for instance 2026-6; fill in Changed on and the reason as well. For a second deferral change only this cell, keep Changed on, and add the new date to the reason.",
      },
      error: {
        title: "Not a month",
        text: "Please enter year and month, for instance 2026-6.",
      },
    },
    changedOn: {
      prompt: {
        title: "Changed on",
        text: "The day on which it was deferred or cancelled. Without it the change has no effect.",
      },
      error: {
        title: "Not a valid date",
        text: "Please enter a date that is not after today, for instance 2026-3-5.",
      },
    },
    part: {
      prompt: {
        title: "Part",
        text: "Usually Value; a ratio has two rows with the same ID, Numerator and Denominator.",
      },
      error: {
        title: "Please choose from the list",
        text: "Only Value, Numerator or Denominator can stand here.",
      },
    },
    kind: {
      prompt: {
        title: "Kind",
        text: "Sum: the months are added up; Latest: the last month's figure; Ratio: numerator ÷ denominator.",
      },
      error: {
        title: "No such kind",
        text: "Please choose Sum, Latest or Ratio.",
      },
    },
    direction: {
      prompt: {
        title: "Direction",
        text: "At least: more is better; At most: must not be passed.",
      },
      error: {
        title: "Please choose from the list",
        text: "Only At least or At most can stand here.",
      },
    },
    target: {
      prompt: {
        title: "Target",
        text: "A number only; a ratio's target stands in its Numerator row, for instance 95%. Blank where there is none.",
      },
      error: {
        title: "A number, please",
        text: "Targets are numbers; the unit stands in the column Unit.",
      },
    },
    monthValue: {
      prompt: {
        title: "This month",
        text: "A number without its unit: 0 where nothing happened, blank where nothing was counted.",
      },
      error: {
        title: "A number, please",
        text: "Only numbers here; the unit stands in the column Unit. Leave blank what was not counted.",
      },
    },
    report: {
      prompt: {
        title: "Report",
        text: "Reported when the month is filled in; Zero report where there is nothing to tell; else blank.",
      },
      error: {
        title: "Please choose from the list",
        text: "Only Reported or Zero report can stand here, or nothing.",
      },
    },
    reportedOn: {
      error: {
        title: "Not a valid date",
        text: "Please enter a date, for instance 2026-3-31.",
      },
    },
    preparedOn: {
      error: {
        title: "Not a valid date",
        text: "Please enter a date, for instance 2026-1-10.",
      },
    },
    cutoff: {
      prompt: {
        title: "Cut-off",
        text: "All figures are taken at the end of this day; what is dated later does not count. To return to today, enter =TODAY()",
      },
      error: {
        title: "Not a valid date",
        text: "Please enter a date, for instance 2026-9-30, or =TODAY()",
      },
    },
  },
};
