import type { Messages } from "./message";

/** The findings' words in English; `Message` says what `{ }` and `[ ]` mean. */
export const EN: Messages = {
  // Files that cannot be read at all
  "file-empty": {
    what: "The file is empty.",
    todo: "Saving or sending it probably went wrong: ask for the file again.",
  },
  "file-unreadable": {
    what: "The file cannot be opened.",
    todo: "Check that it is still there, that you may read it and that no other program holds it, then try again.",
  },
  "not-a-spreadsheet": {
    what: "This is not an Excel workbook, whatever its name says.",
    todo: "Open the original in Excel or WPS and save it as an Excel workbook (*.xlsx).",
  },
  "old-xls": {
    what: "The file is in the old Excel format (.xls), which cannot be read.",
    todo: "Open it in Excel or WPS and save it as an Excel workbook (*.xlsx).",
  },
  "binary-workbook": {
    what: "The file is in Excel's binary format (.xlsb), which cannot be read.",
    todo: "Open it in Excel or WPS and save it as an Excel workbook (*.xlsx).",
  },
  "password-protected": {
    what: "The file needs a password to be opened, so it cannot be read.",
    todo: "Remove the password in Excel or WPS and save the file again.",
  },
  "file-truncated": {
    what: "The file is incomplete: its end is missing.",
    todo: "It was probably cut off while being sent: ask for the whole file again.",
  },
  "file-damaged": {
    what: "The file is damaged[ ({part})] and cannot be read.",
    todo: "Open it in Excel or WPS, let it be repaired and save it under a new name; if it does not open, ask for the file again.",
  },
  "file-too-large": {
    what: "The file is too large[ ({part})][: the limit is {limit}]. It was not read.",
    todo: "Delete pasted pictures, sheets that are not needed and long stretches of empty rows, then save and try again.",
  },
  "file-timeout": {
    what: "Reading the file took too long[ ({part})][: the limit is {limit}]. It was stopped.",
    todo: "Delete sheets that are not needed and long stretches of empty rows, then save and try again.",
  },
  "no-plan": {
    what: "No work plan was found in the workbook.",
    todo: "Check that this is the plan workbook that was issued; a table of your own needs at least the columns 工作安排 (Arrangement) and 计划月份 (Planned month).",
  },
  "newer-format": {
    what: "The workbook was made by a newer version[ (format {version})], which this program does not know.",
    todo: "Update Union Plan, then open the file again.",
  },

  // The structure of a workbook
  "plan-record-missing": {
    what: "The workbook lacks the record made when it was issued (hidden sheet _plan), so columns are known by their headers only.",
    todo: "If it was copied from an issued workbook, fill in the issued one instead; if you made it yourself, look over what was read.",
  },
  "plan-record-damaged": {
    what: "The record made when the workbook was issued (hidden sheet _plan) is damaged, so columns are known by their headers only.",
    todo: "Start again from the workbook that was issued and paste your entries into it as values.",
  },
  "table-missing": {
    what: "The table[ “{table}”] was not found.",
    todo: "Copy it back from the issued workbook together with its headers; the sheet may be renamed, the headers may not.",
  },
  "column-missing": {
    what: "The column[ “{column}”][ of the table “{table}”] was not found.",
    todo: "Give the column its original header again; it may stand anywhere in the table.",
  },
  "column-duplicate": {
    what: "There are two columns[ “{column}”][, the other one at {used}]; only the first is read.",
    todo: "Delete the one that is not needed or give it another header.",
  },
  "column-by-position": {
    what: "The header[ “{header}”] is not known; by its place the column is read[ as “{column}”].",
    todo: "Check what stands in the column and give it its original header again.",
  },
  "table-copy-ignored": {
    what: "There is another table[ “{table}”] here, which was not read[; the one on the sheet “{used}” was].",
    todo: "Bring the entries together in one table and delete the other.",
  },
  "row-passed-over": {
    what: "This row[ (“{value}”)] stands outside the table and was not read as an entry.",
    todo: "If it should count, put it right below the table's last row; remarks and signatures may stay.",
  },
  "column-by-alias": {
    what: "The header[ “{header}”] is not the usual one[; it is read as “{column}”].",
    todo: "Nothing to do if that is right; otherwise give the column the header it was issued with.",
  },
  "hidden-rows": {
    what: "Rows are hidden or filtered out[: {count} in number]; they were read and counted all the same.",
    todo: "Show all rows and look them over; delete what is not wanted instead of hiding it.",
  },
  "branch-conflict": {
    what: "The branch on the cover[ (“{cover}”)] is not the one the workbook was issued to[ (“{recorded}”)]: it may be another branch's file.",
    todo: "Find out whose report it is: correct the cover, or fill in the workbook that was issued to your own branch.",
  },
  "branch-without-code": {
    what: "The cover has no branch code, so the branch[ ({name})] is matched by its name only.",
    todo: "Enter the code from the roster on the cover.",
  },
  "cover-field-missing": {
    what: "A field of the cover is blank[: “{field}”].",
    todo: "Fill it in on the cover.",
  },
  "cover-missing": {
    what: "The workbook has no cover, so neither the branch nor its monthly reports can be read.",
    todo: "Copy the cover back from the issued workbook and enter the branch code.",
  },
  "period-conflict": {
    what: "The period on the cover[ ({cover})] is not the one the plan was issued for[ ({recorded})].",
    todo: "Check the first and last month on the cover and restore them if they should not have changed.",
  },
  "report-state-unreadable": {
    what: "The report state[ “{value}”][ for {month}] cannot be read and counts as not reported.",
    todo: "Choose Reported or Zero report from the list.",
  },
  "period-assumed": {
    what: "The cover does not say which period the plan covers[; {from} to {to} is assumed].",
    todo: "Enter the first and the last month on the cover.",
  },
  "period-unreadable": {
    what: "The period on the cover[ (“{value}”)] cannot be read.",
    todo: "Enter the first and last month in the form 2026-01, half a year or a whole year apart.",
  },
  "beyond-helper-rows": {
    what: "The arrangements go beyond the rows that the formulas reach[ ({room})]; the rows below[ ({count} in number)] are not counted on this workbook's own summary sheets.",
    todo: "Delete blank rows so that the rest moves up, or divide the plan in two. A roll-up counts these rows in any case.",
  },
  "formula-overwritten": {
    what: "A calculated cell[ of the column “{column}”] was overwritten with a fixed value[ (cells in all: {count})] and no longer follows the data.",
    todo: "Undo the change or copy the formula from another row of the column.",
  },
  "formula-without-value": {
    what: "The cell is a formula whose result is not stored in the file; it was not used.",
    todo: "Open the file in Excel or WPS, let it calculate, save it and send that.",
  },
  "formula-in-input": {
    what: "There is a formula where an entry is expected[ (cells in the column: {count})]; its present result was read.",
    todo: "Nothing to do if the result is right; better still, copy the cell and paste it back as a value.",
  },
  "external-link-value": {
    what: "The cell refers to another file[ (cells in the column: {count})]; the result stored last was read.",
    todo: "Check it and type the value in, so that it stays right when the other file moves.",
  },
  "text-like-formula": {
    what: "The text[ “{value}”] begins with =, +, - or @ and looks like a formula; it is always treated as text.",
    todo: "Remove the sign in front if text was meant; if a formula was meant, enter its result.",
  },

  // Values
  "month-missing": {
    what: "The arrangement[ “{text}”] has no planned month and is not counted.",
    todo: "Enter the planned month, for instance 2026-03.",
  },
  "month-unreadable": {
    what: "The month[ “{value}”][ in “{column}”] cannot be read and was not used.",
    todo: "Enter a single month, for instance 2026-03.",
  },
  "month-whole-period": {
    what: "The planned month is the whole period[ (“{value}”)]; it counts in the last month.",
    todo: "Enter a month; for work that goes on all year write one row a quarter, of type Standing.",
  },
  "month-ambiguous": {
    what: "The month[ “{value}”] may be January or October; it was not used.",
    todo: "Write it as 2026-01 or 2026-10.",
  },
  "month-span": {
    what: "The planned month is a span[ (“{value}”)]; it counts in the last month.",
    todo: "Nothing to do if it is to be finished then; if it happens several times, write one row a month.",
  },
  "month-out-of-period": {
    what: "The planned month[ ({month})] is outside the plan's period[ ({from} to {to})] and counts in no quarter.",
    todo: "Most likely the year is wrong: correct it. If it belongs to another period, move it to that plan.",
  },
  "day-unreadable": {
    what: "The date[ “{value}”][ in “{column}”] cannot be read and was not used.",
    todo: "Enter a date such as 2026-03-05.",
  },
  "day-year-assumed": {
    what: "The date[ “{value}”] lacks a full year[; it was read as {year}].",
    todo: "Nothing to do if the year is right; otherwise add it.",
  },
  "number-unreadable": {
    what: "The number[ “{value}”][ in “{column}”] cannot be read; it was neither counted nor taken for 0.",
    todo: "Enter the number alone and put remarks into the result column.",
  },
  "number-approximate": {
    what: "The number[ “{value}”] is an approximate one; it was counted as it stands.",
    todo: "Enter the exact number if there is one.",
  },
  "number-converted": {
    what: "The number[ “{value}”] was written with its unit[ and is counted as {number}][ {unit}].",
    todo: "Nothing to do if that is right; next time enter the number alone, in the row's unit.",
  },
  "number-unit-mismatch": {
    what: "The unit in the cell[ (“{value}”)] is not that of the row[ (“{unit}”)]; the number was not counted.",
    todo: "Enter the number in the row's unit, or correct the row's unit.",
  },
  "number-negative": {
    what: "The number[ for {month}][ ({value})] is negative.",
    todo: "No negative number belongs here: correct it. To take back what earlier months reported, correct those months.",
  },
  "percent-assumed": {
    what: "The number[ {value}] has no percent sign and was taken for a percentage.",
    todo: "Nothing to do if that is right; otherwise enter it with a percent sign.",
  },
  "state-unreadable": {
    what: "The state[ “{value}”] cannot be read; it was not used and the arrangement does not count as done.",
    todo: "Choose one from the list: Not started, In progress, Done, Deferred, Cancelled.",
  },
  "state-spelling": {
    what: "The state[ “{value}”] is not written the usual way[; it was read as “{status}”].",
    todo: "Let the safe fix write it the usual way, or choose it from the list.",
  },
  "full-width-digits": {
    what: "The cell[ (“{value}”)] has full-width digits; they were read as ordinary ones.",
    todo: "Let the safe fix replace them, and switch full-width typing off for numbers.",
  },
  "error-value": {
    what: "The cell holds an error[ ({value})]; it was not used.",
    todo: "Enter the value again, or copy the formula from another row if there was one.",
  },
  "kind-unreadable": {
    what: "The entry[ “{value}”][ in “{column}”] is not one of the list; it was not used.",
    todo: "Choose one from the list.",
  },
  "field-unreadable": {
    what: "The work field[ “{value}”] is not a standard one; the goal is put under 其他 (other) for now.",
    todo: "Choose one from the list, or the goal is summed in the wrong field.",
  },

  // Identity and references
  "id-missing": {
    what: "The row[ “{text}”] has no ID.",
    todo: "Let the safe fix give it one that was never used; do not copy another row's.",
  },
  "id-malformed": {
    what: "The ID[ “{value}”] is not written as an ID and was not used.",
    todo: "IDs are given by the program: restore the one that was issued, or clear the cell of a new row and let the safe fix fill it.",
  },
  "id-duplicate": {
    what: "The ID[ {id}] already belongs to another row[ (row {row})], so this row[ (“{text}”)] counts as one without an ID.",
    todo: "Let the safe fix give this row a new ID; delete the row if it was copied by mistake.",
  },
  "row-repeated": {
    what: "The row[ (ID {id})] is the same as an earlier one[ (row {row})] and counts only once.",
    todo: "Delete the one too many; if they are two things, say so in their texts and give this one another ID.",
  },
  "goal-missing": {
    what: "The row[ “{text}”] does not say which goal it belongs to and is left out of the figures by goal.",
    todo: "Enter the ID of a goal, for instance G1.",
  },
  "goal-unknown": {
    what: "There is no goal with the ID[ {id}] that the row names.",
    todo: "Enter the ID of a goal in the table of goals, or add the goal that is missing.",
  },
  "measure-unknown": {
    what: "There is no measure with the ID[ {id}] that the row names.",
    todo: "Enter the ID of a measure in the table of measures, or add the measure that is missing.",
  },
  "owner-unknown": {
    what: "The owner[ “{name}”] is not in the table of owners[ (named in {count} places)].",
    todo: "Check the spelling; add a row to the table of owners for somebody new.",
  },
  "goal-without-measure": {
    what: "The goal[ “{text}”] has no measure.",
    todo: "Write measures for it in the table of measures, or delete the goal.",
  },
  "measure-without-node": {
    what: "The measure[ “{text}”] is not arranged in any month.",
    todo: "Give it a row with a month in the arrangements, or what is done for it is never counted.",
  },
  "node-without-owner": {
    what: "The arrangement[ “{text}”] has no owner, nor has its measure.",
    todo: "Enter the person or the department that answers for it.",
  },
  "node-without-text": {
    what: "The row is filled in but does not say what is to be done.",
    todo: "Write down the arrangement; delete the row if it is not needed.",
  },

  // What was reported
  "done-without-date": {
    what: "The state is Done but there is no completion date, so it does not count as done yet.",
    todo: "Enter the day on which it was done.",
  },
  "done-in-future": {
    what: "The completion date[ ({day})] is still to come, so it does not count as done yet.",
    todo: "Enter the day on which it was done; if it is not finished, set the state to In progress.",
  },
  "done-before-period": {
    what: "The completion date[ ({day})] is before the plan's period[, which begins in {from}].",
    todo: "Most likely the year is wrong: check it.",
  },
  "full-progress-not-done": {
    what: "The progress is 100 % but the state is not Done[ but “{status}”], so it does not count as done yet.",
    todo: "If it is finished, set the state to Done and enter the completion date; if not, lower the progress.",
  },
  "date-but-not-done": {
    what: "There is a completion date[ ({day})] but the state is not Done[ but “{status}”], so it does not count as done yet.",
    todo: "If it is finished, set the state to Done; if not, clear the completion date.",
  },
  "done-but-progress": {
    what: "The state is Done but the progress is less than 100 %[: {value}].",
    todo: "If it is finished, set the progress to 100 % or clear it; if not, change the state.",
  },
  "progress-out-of-range": {
    what: "The progress[ ({value})] is not between 0 and 100 %.",
    todo: "Enter a percentage between 0 % and 100 %.",
  },
  "change-in-future": {
    what: "The day of change[ ({day})] is still to come, so the deferral or cancellation has no effect yet.",
    todo: "Enter the day on which the change was approved, not the day to which it was deferred.",
  },
  "overdue-without-explanation": {
    what: "The arrangement[ “{text}”] is past its due day[ ({day})] and nothing explains why.",
    todo: "If it is done, enter state and completion date; if not, write the reason and what happens next into the result column.",
  },
  "deferred-without-month": {
    what: "The state is Deferred but the new month is missing, so the deferral has no effect.",
    todo: "Enter the new month under Deferred to.",
  },
  "deferred-without-reason": {
    what: "The arrangement was deferred without a reason.",
    todo: "Write down why, and who approved it, under Reason for change.",
  },
  "deferred-backwards": {
    what: "The month under Deferred to[ ({month})] is not after the planned month[ ({from})].",
    todo: "Check the month; work that is done early needs no deferral, only its completion date.",
  },
  "cancelled-without-reason": {
    what: "The arrangement was cancelled without a reason.",
    todo: "Write down why, and who approved it, under Reason for change.",
  },
  "change-without-date": {
    what: "A deferral or cancellation has no day of change, so it has no effect and the plan stands.",
    todo: "Enter the day on which the change was approved under Changed on.",
  },
  "second-deferral": {
    what: "The arrangement seems to have been deferred more than once, and the day of the first deferral was not kept[ (it was issued for {issued})].",
    todo: "Leave the planned month alone, keep the first deferral's day under Changed on, put the newest month under Deferred to, and add the day of each later deferral to the reason.",
  },
  "weight-refused": {
    what: "The weight[ “{value}”] is not a number over 0; 1 is used.",
    todo: "Enter a number over 0, or leave the cell blank.",
  },
  "report-missing": {
    what: "A month has passed[ ({month})] for which the cover has no report.",
    todo: "Fill in the month's progress and choose Reported on the cover, or Zero report if there was no work.",
  },
  "report-record-missing": {
    what: "The file has no record of monthly reports; it is taken as reported.",
    todo: "Use the issued plan workbook, or add a record like the one on its cover.",
  },
  "ratio-over-one": {
    what: "The numerator[ ({value})][ of {month}] is greater than the denominator[ ({other})], so the ratio is over 100 %.",
    todo: "Check both numbers, and whether they stand in the right rows.",
  },
  "ratio-half-missing": {
    what: "Only one of the two counts of the ratio[ “{name}”] is filled in[ for {month}], so it cannot be worked out.",
    todo: "Enter the other count, of the same month.",
  },
  "ratio-bare": {
    what: "The ratio[ “{name}”] is given as a bare percentage[ for {month}], without its two counts, and cannot be rolled up.",
    todo: "Enter a count in the row of the numerator and one in that of the denominator instead.",
  },
  "indicator-jump": {
    what: "The number[ of “{name}”][ for {month}][ ({value})] is far from those of other months[ ({other})]; a digit may be wrong.",
    todo: "Look for a zero too many or too few, and for 元 and 万元 mixed up; nothing to do if it is right.",
  },

  // Collecting many files
  "submission-duplicate": {
    what: "One branch[ ({name})] sent several different files for one period[: {files}][; {file} is used].",
    todo: "Ask which one counts and move the others away.",
  },
  "submission-equal": {
    what: "One branch[ ({name})] sent the same content more than once[: {files}]; it counts once.",
    todo: "Nothing to do; keep one of them if you like it tidy.",
  },
  "plans-overlap": {
    what: "The periods of several plans of one branch[ ({name})] overlap[: {files}].",
    todo: "Decide which one counts for the months they share and keep only that one.",
  },
  "submission-unexpected": {
    what: "The branch[ ({name})] is not on the roster; its file was not counted.",
    todo: "Add the branch to the roster if it was forgotten; otherwise move the file away.",
  },
  "branch-twice": {
    what: "One branch[ ({name})] arrived on several paths[: {files}]; it counts once.",
    todo: "Find out which union it reports to, so that it is not reported twice.",
  },
  "nodes-out-of-period": {
    what: "Arrangements due outside the roll-up's period were left out[: {count} in number].",
    todo: "Nothing to do; choose another period to count them.",
  },
  "indicator-out-of-period": {
    what: "Months of indicators outside the roll-up's period were left out[: {count} in number].",
    todo: "Nothing to do; choose another period to count them.",
  },
  "indicator-target-differs": {
    what: "The branches do not have the same target for an indicator[ (“{name}”)], so the roll-up gives none.",
    todo: "Agree on one target with the branches; nothing to do if they are meant to differ.",
  },
  "baseline-missing": {
    what: "What was issued to a branch[ ({name})] is not known, so the figures over all expected branches cannot be given.",
    todo: "Give the roll-up the issue-record.json that was made when the plans were issued.",
  },
  "rollup-record-damaged": {
    what: "This is a roll-up workbook, but its record is damaged and the branches cannot be read from it.",
    todo: "Ask for the roll-up workbook to be made again, or for the branches' plan workbooks.",
  },
  "rollup-rows-missing": {
    what: "Rows of the facts are missing from this roll-up workbook[: the data of {file} are not complete].",
    todo: "Ask for the roll-up workbook to be made again; rows of the facts must not be changed.",
  },
  "previous-not-earlier": {
    what: "The period of this file[ ({from} to {to})] does not begin before this one[ ({month})], so it is not last period's.",
    todo: "Choose the roll-up workbook of an earlier period, for instance last year's.",
  },
  "previous-other-stage": {
    what: "Last period's cut-off day[ ({day})] is not as far into its period as this one's: the rates stand side by side and are not compared.",
    todo: "To compare them, roll up last period's files again as of the same day of that period (rollup --as-of).",
  },
  "previous-other-branches": {
    what: "No branch of this period is in last period's file.",
    todo: "Make sure that it is the right file; branches whose codes were changed cannot be matched.",
  },
  "not-filled": {
    what: "The file arrived, but the month that was due[ ({month})] is not reported in it: it counts as not filled in.",
    todo: "Ask the branch to fill it in and to choose Reported or Zero report on the cover.",
  },
  "roster-code-duplicate": {
    what: "The roster has a branch code twice[: {code}][; it stands in row {row} already].",
    todo: "Correct it: one code for one branch.",
  },
  "roster-name-duplicate": {
    what: "The roster has a branch name twice[: “{name}”][; it stands in row {row} already].",
    todo: "Delete one row if it is the same branch; otherwise make the names distinct.",
  },
  "roster-row-incomplete": {
    what: "The row of the roster lacks its branch code or its name.",
    todo: "Fill it in, or delete the row if it is not needed.",
  },
  "roster-header-missing": {
    what: "The roster has no header row.",
    todo: "Write 单位编码 and 单位名称 into the first row; 上级工会, 联系人 and 联系电话 may follow.",
  },
  "roster-parent-cycle": {
    what: "The parent unions of the roster run in a circle[: “{name}” is above itself].",
    todo: "Correct 上级工会 in these rows.",
  },

  // Plan documents
  "document-old-doc": {
    what: "The file is in the old format of Word or WPS Writer (.doc, .wps), which cannot be read.",
    todo: "Open it in Word or WPS and save it as a Word document (*.docx).",
  },
  "document-pdf": {
    what: "The file is a PDF, which cannot be read.",
    todo: "Open it in Word or WPS and save it as a Word document (*.docx), or copy its text into a .txt file.",
  },
  "document-other-format": {
    what: "Files of this format[ ({format})] cannot be read.",
    todo: "Open it in Word or WPS and save it as a Word document (*.docx).",
  },
  "document-not-text": {
    what: "The file is neither a document nor a text.",
    todo: "Files of the kinds .docx, .txt, .md, .xlsx, .xls and .ods can be read; text in pictures has to be typed out first.",
  },
  "document-unreadable": {
    what: "There is no Word document in the file[ ({part})].",
    todo: "Open it in Word or WPS and save it again as a Word document (*.docx).",
  },
  "document-empty": {
    what: "There is no text in the file.",
    todo: "Text in pictures has to be typed out first and saved as .docx or .txt.",
  },
  "document-no-table": {
    what: "No sheet of the file can be read: all are empty or hidden.",
    todo: "Unhide the sheet that is meant and save the file.",
  },
  "draft-month-inferred": {
    what: "The month of the item[ “{text}”] was inferred[: {month}].",
    todo: "Check the month and correct it if need be.",
  },
  "draft-numeral-missing": {
    what: "A number is missing here[ (“{text}”)]; it was not taken for 0.",
    todo: "Look it up in the original and enter it.",
  },
  "draft-owner-inferred": {
    what: "The owner[ “{name}”] was inferred from the text.",
    todo: "Check the owner and correct it if need be.",
  },
  "draft-field-unsure": {
    what: "It is not sure which work field the goal[ “{text}”] belongs to.",
    todo: "Choose the work field from the list.",
  },
  "draft-same-event": {
    what: "The item[ “{text}”] seems to be the same as another one and was arranged once.",
    todo: "Nothing to do if it is; if they are two things, add a row.",
  },
  "draft-heading-lost": {
    what: "What stands here[ (“{text}”)] has no heading, so a goal was made for it.",
    todo: "Give the goal a name, or move its measures to another goal.",
  },
  "draft-left-over": {
    what: "A sentence[ (“{text}”)] was not used for the plan.",
    todo: "Add it yourself if it belongs there; set phrases and signatures may stay out.",
  },
  "draft-past-section": {
    what: "This part[ (“{text}”)] looks back on an earlier period and was not put into the plan.",
    todo: "Move it to the plan if it is still to be done.",
  },
  "draft-period-unknown": {
    what: "The document does not say which period the plan covers.",
    todo: "Choose the kind of period and its first month.",
  },
  "draft-no-arrangements": {
    what: "The document has no arrangements by month.",
    todo: "Give the measures their months, so that they can be reported and counted.",
  },
  "draft-nothing-found": {
    what: "Neither goals nor measures were found in the document.",
    todo: "Check that it is the whole work plan; text in pictures must be turned into text first.",
  },
  "draft-several-plans": {
    what: "The document seems to hold several plans[ ({count})], which were read as one.",
    todo: "Save the one you want as a file of its own and read that.",
  },
  "draft-malformed": {
    what: "The plan file (plan.json) does not have the right form[ ({text})].",
    todo: "Make it again with the draft command, and leave the names of its fields alone.",
  },
  "draft-month-missing": {
    what: "The item[ “{text}”] has no month and was not put into the arrangements.",
    todo: "Decide on a month and add it to the arrangements.",
  },
  "next-period-unfinished": {
    what: "The figures are as of[ {day}]; the period is not over[ before the end of {to}].",
    todo: "What is carried over and the proposed targets are as of that day; make the outline again from the roll-up at the period's end.",
  },
  "next-branches-missing": {
    what: "Branches have not reported[ ({count})]; their work is not in the outline.",
    todo: "Remind them, roll up again, and make the outline again.",
  },
  "next-carried-over": {
    what: "What is still open[ ({count})] goes on in the next period, marked （结转） in front.",
    todo: "What is overdue stands in the first month: move it to a month that suits, or delete what will not be done.",
  },
  "next-single-work": {
    what: "Single arrangements[ ({count})] stand in their months again.",
    todo: "Keep what is done every year and delete what was done once.",
  },
  "next-own-work": {
    what: "Work that only one branch has[ ({count})] was left out.",
    todo: "That branch arranges it in its own plan; add it yourself if all are to do it.",
  },
  "next-beyond-room": {
    what: "The arrangements have no room for so much[ ({room} nodes)];[ {count}] were left out.",
    todo: "Delete what will not be done first, then add what is wanted.",
  },
  "next-text-dated": {
    what: "The text[ “{text}”] names a year and was left as it is.",
    todo: "Check it, and change the year where it is meant.",
  },
  "next-target-proposed": {
    what: "Targets[ ({count})] were proposed from what was reached by the cut-off day.",
    todo: "Adjust them to what is intended; ratios are in percent, check their counts and units.",
  },
  "next-target-unknown": {
    what: "No target is proposed for the indicator[ “{name}”]: there is no actual yet, or none that can be a target.",
    todo: "Enter one in the new plan's indicators if need be.",
  },
};
