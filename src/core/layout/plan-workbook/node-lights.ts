import type { ConditionalFormatLayout } from "../workbook";
import type { Edition } from "./edition";
import { STATE_CODES } from "./lists";
import { columnRange, letterOf } from "./places";
import { LIGHTS } from "./styles";

/**
 * The lights of 月度安排 (docs/completion.md, Lights), as rules over the row's
 * own cells and named cells. The word of a light stands behind the state, by
 * the rule's number format. Rules are tried from the first; each stops the
 * ones after it in its column.
 */
export function nodeLights(
  edition: Edition,
): readonly ConditionalFormatLayout[] {
  const area = edition.places.nodes;
  const { lights: words } = edition.texts;
  const range = (key: string) => columnRange(area, key, area.roomRow);
  const row = rowCells(edition);
  const light = (
    formula: string,
    colours: { readonly fill?: string; readonly colour: string },
    word: string,
  ): ConditionalFormatLayout => ({
    range: range("status"),
    formula,
    format: { ...colours, bold: true, numberFormat: `@" · ${word}"` },
    stopIfTrue: true,
  });
  const wide = `A${area.firstRow}:${letterOf(area, "evidence")}${area.roomRow}`;
  return [
    {
      range: wide,
      formula: row.cancelled,
      format: { ...LIGHTS.grey, strike: true },
      stopIfTrue: true,
    },
    light(row.doubtful, LIGHTS.doubtful, words.doubtful),
    light(
      `AND(${row.done},${row.doneOn}>=${row.dueDay}+1)`,
      LIGHTS.yellow,
      words.late,
    ),
    light(
      `AND(${row.done},${row.doneOn}<${row.monthBefore}+1)`,
      LIGHTS.green,
      words.early,
    ),
    light(row.done, LIGHTS.green, words.onTime),
    light(
      `AND(${row.isNode},${row.dueDay}<late_from)`,
      LIGHTS.red,
      words.overdue,
    ),
    light(`AND(${row.isNode},${row.dueDay}=as_of)`, LIGHTS.blue, words.today),
    light(
      `AND(${row.isNode},${row.dueDay}<=soon_until)`,
      LIGHTS.blue,
      words.soon,
    ),
    ...dateMarks(edition),
  ];
}

/** Marks in the cells of months and days: overdue, this month, and what is no date. */
function dateMarks(edition: Edition): readonly ConditionalFormatLayout[] {
  const area = edition.places.nodes;
  const row = rowCells(edition);
  const range = (key: string) => columnRange(area, key, area.roomRow);
  const noDate = (key: string): ConditionalFormatLayout => {
    const cell = `$${letterOf(area, key)}${area.firstRow}`;
    return {
      range: range(key),
      formula: `AND(${cell}<>"",ISNUMBER(${cell})=FALSE)`,
      format: LIGHTS.doubtful,
      stopIfTrue: true,
    };
  };
  const { dueMonth } = row;
  return [
    noDate("dueMonth"),
    noDate("deferredTo"),
    noDate("changedOn"),
    {
      range: range("doneOn"),
      formula: `AND(${row.isNode},${row.doubtful})`,
      format: LIGHTS.doubtful,
      stopIfTrue: true,
    },
    {
      range: range("dueMonth"),
      formula: `AND(${row.isNode},${row.dueDay}<late_from,OR(${row.state}<>${STATE_CODES.done},ISNUMBER(${row.doneOn})=FALSE,${row.doneOn}>=as_of+1))`,
      format: { colour: LIGHTS.red.colour, bold: true },
      stopIfTrue: true,
    },
    {
      range: range("dueMonth"),
      formula: `AND(ISNUMBER(${dueMonth}),YEAR(${dueMonth})=YEAR(running_day),MONTH(${dueMonth})=MONTH(running_day))`,
      format: { ...LIGHTS.now, bold: true },
    },
  ];
}

/** Expressions over the cells of the area's first row; columns absolute, the row relative. */
function rowCells({ places: { nodes: area } }: Edition) {
  const cell = (key: string) => `$${letterOf(area, key)}${area.firstRow}`;
  const doneOn = cell("doneOn");
  const dueMonth = cell("dueMonth");
  const deferredTo = cell("deferredTo");
  const changedOn = cell("changedOn");
  const progress = cell("progress");
  const state = `IFERROR(INDEX(state_codes,MATCH(${cell("status")},state_words,0)),0)`;
  // Due month after a timely deferral that has happened by the cut-off.
  const month = `IF(AND(ISNUMBER(${deferredTo}),ISNUMBER(${changedOn}),${changedOn}<MIN(as_of,EOMONTH(${dueMonth},0))+1),${deferredTo},${dueMonth})`;
  return {
    doneOn,
    dueMonth,
    state,
    isNode: `${cell("text")}<>""`,
    dueDay: `EOMONTH(${month},0)`,
    /** Last day of the month before the due month. */
    monthBefore: `EOMONTH(${month},-1)`,
    cancelled: `AND(${state}=${STATE_CODES.cancelled},ISNUMBER(${changedOn}),${changedOn}<as_of+1)`,
    done: `AND(${state}=${STATE_CODES.done},${doneOn}<as_of+1)`,
    // 存疑: done without a date that has come; a date, or all of the progress, without being done.
    doubtful: `IF(${state}=${STATE_CODES.done},OR(ISNUMBER(${doneOn})=FALSE,${doneOn}>=running_day+1),OR(${doneOn}<>"",AND(ISNUMBER(${progress}),OR(${progress}=1,${progress}>=100))))`,
  } as const;
}
