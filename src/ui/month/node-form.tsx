import {
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import { standingDeferral } from "../../app/pane";
import type { EntryContext, NodeEntry, NodeLine } from "../../app/pane";
import {
  addMonths,
  formatDay,
  lastDayOf,
  lastMonthOf,
  NODE_STATUSES,
  parseIsoDay,
} from "../../core/plan";
import type { Month } from "../../core/plan";
import { dayText } from "../day-text";
import { monthText } from "../month-text";
import { percentText } from "../number-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { EntryForm } from "./entry-form";
import { useEntry } from "./use-entry";
import { MONTH_WORDS } from "./words";
import type { MonthWords } from "./words";

const useStyles = makeStyles({
  statuses: { flexWrap: "wrap" },
});

/** How far beyond the plan a node can be deferred, in months. */
const FURTHEST = 12;

/** State, date, progress and words of one node, deferring and cancelling it. */
export function NodeForm({
  line,
  context,
  onSaved,
  onClose,
}: {
  readonly line: NodeLine;
  readonly context: EntryContext;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { jobs, language } = usePane();
  const words = MONTH_WORDS[language];
  const [entry, setEntry] = useState(() => entryOf(line, context));
  // The row as it was when the form was opened: what has changed since is told, not overwritten.
  const [seen, setSeen] = useState(line);
  const form = useEntry<NodeEntry, NodeLine>(async () => {
    const outcome = await jobs.month.enterNode(seen, entry);
    if (outcome.kind === "changed") setSeen(outcome.now);
    return outcome;
  }, onSaved);
  const set = (part: Partial<NodeEntry>): void => {
    setEntry((before) => ({ ...before, ...part }));
  };
  const parts = { entry, line: seen, context, faults: form.faults, set };
  return (
    <EntryForm
      label={line.text}
      state={form}
      describe={(now) => describeNode(now, words)}
      place={seen.place}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <StatusField {...parts} />
      {entry.status === "done" && <DoneField {...parts} />}
      {(entry.status === "not-started" || entry.status === "in-progress") && (
        <ProgressField {...parts} />
      )}
      {entry.status === "deferred" && <DeferralFields {...parts} />}
      {entry.status === "cancelled" && <CancelFields {...parts} />}
      <Field
        label={words.fields.result}
        hint={words.fields.resultHint}
        {...fault(form.faults.result, words)}
      >
        <Textarea
          value={entry.result}
          resize="vertical"
          onChange={(_event, { value }) => {
            set({ result: value });
          }}
        />
      </Field>
    </EntryForm>
  );
}

interface Parts {
  readonly entry: NodeEntry;
  readonly line: NodeLine;
  readonly context: EntryContext;
  readonly faults: ReturnType<typeof useEntry<NodeEntry, NodeLine>>["faults"];
  readonly set: (part: Partial<NodeEntry>) => void;
}

/** What a field shows of a fault. */
export function fault(
  code: keyof MonthWords["faults"] | undefined,
  words: MonthWords,
): { readonly validationMessage?: string } {
  return code === undefined ? {} : { validationMessage: words.faults[code] };
}

/** What stands in a row, as a form begins with it; days that are missing are today. */
function entryOf(line: NodeLine, { today }: EntryContext): NodeEntry {
  const { progress } = line;
  const running = formatDay(today);
  const standing = standingDeferral(line);
  const isCancelled = progress.status === "cancelled";
  return {
    status: progress.status,
    progress:
      progress.progress === null ||
      (progress.progress >= 1 && progress.status === "done")
        ? ""
        : percentText(progress.progress),
    doneOn: progress.doneOn === null ? running : formatDay(progress.doneOn),
    deferTo: standing === null ? progress.deferredTo : null,
    changedOn:
      isCancelled && progress.changedOn !== null
        ? formatDay(progress.changedOn)
        : running,
    reason: standing === null || isCancelled ? progress.changeReason : "",
    result: progress.result,
  };
}

export function describeNode(line: NodeLine, words: MonthWords): string {
  const { status, progress, result } = line.progress;
  return [
    words.statuses[status],
    progress === null ? "" : percentText(progress),
    result,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

function StatusField({ entry, line, faults, set }: Parts): ReactElement {
  const { language } = usePane();
  const words = MONTH_WORDS[language];
  const styles = useStyles();
  const { doneOn } = line.progress;
  const clears = doneOn !== null && entry.status !== "done";
  return (
    <Field
      label={words.fields.status}
      {...(clears ? { hint: words.clearsDone(dayText(doneOn, language)) } : {})}
      {...fault(faults.status, words)}
    >
      <RadioGroup
        className={styles.statuses}
        layout="horizontal"
        value={entry.status}
        onChange={(_event, { value }) => {
          const status = NODE_STATUSES.find((word) => word === value);
          if (status !== undefined) set({ status });
        }}
      >
        {NODE_STATUSES.map((status) => (
          <Radio key={status} value={status} label={words.statuses[status]} />
        ))}
      </RadioGroup>
    </Field>
  );
}

function DoneField({ entry, context, faults, set }: Parts): ReactElement {
  const { language } = usePane();
  const words = MONTH_WORDS[language];
  return (
    <Field
      label={words.fields.doneOn}
      required
      {...fault(faults.doneOn, words)}
    >
      <Input
        type="date"
        value={entry.doneOn}
        max={formatDay(context.today)}
        onChange={(_event, { value }) => {
          set({ doneOn: value });
        }}
      />
    </Field>
  );
}

function ProgressField({ entry, faults, set }: Parts): ReactElement {
  const { language } = usePane();
  const words = MONTH_WORDS[language];
  return (
    <Field
      label={words.fields.progress}
      hint={words.fields.progressHint}
      {...fault(faults.progress, words)}
    >
      <Input
        value={entry.progress}
        onChange={(_event, { value }) => {
          set({ progress: value });
        }}
      />
    </Field>
  );
}

function DeferralFields(parts: Parts): ReactElement {
  const { entry, line, context, faults, set } = parts;
  const { language } = usePane();
  const words = MONTH_WORDS[language];
  const page = usePageStyles();
  const standing = standingDeferral(line);
  const day = parseIsoDay(entry.changedOn);
  const isLate =
    standing === null && day !== null && day > lastDayOf(line.plannedMonth);
  return (
    <>
      {standing !== null && (
        <p className={page.text}>
          {words.standing(
            monthText(standing.to, language),
            dayText(standing.on, language),
            line.progress.changeReason,
          )}
        </p>
      )}
      <Field
        label={
          standing === null ? words.fields.deferTo : words.fields.deferAgain
        }
        required={standing === null}
        {...fault(faults.deferTo, words)}
      >
        <Select
          value={entry.deferTo === null ? "" : String(entry.deferTo)}
          onChange={(_event, { value }) => {
            set({ deferTo: value === "" ? null : (Number(value) as Month) });
          }}
        >
          <option value="">
            {standing === null ? words.fields.choose : words.fields.noFurther}
          </option>
          {laterMonths(line, context).map((month) => (
            <option key={month} value={month}>
              {monthText(month, language)}
            </option>
          ))}
        </Select>
      </Field>
      {(standing === null || entry.deferTo !== null) && (
        <ChangeFields
          {...parts}
          label={words.fields.deferredOn}
          hint={isLate ? words.lateDeferral : undefined}
        />
      )}
    </>
  );
}

/** Months after the planned one, to a year beyond the plan; the one that stands always among them. */
function laterMonths(
  { plannedMonth, progress: { deferredTo } }: NodeLine,
  { period }: EntryContext,
): readonly Month[] {
  const last = addMonths(lastMonthOf(period), FURTHEST);
  const first = addMonths(plannedMonth, 1);
  const months = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    addMonths(first, i),
  );
  return deferredTo === null || months.includes(deferredTo)
    ? months
    : [deferredTo, ...months];
}

function CancelFields(parts: Parts): ReactElement {
  const { language } = usePane();
  const words = MONTH_WORDS[language];
  const { line } = parts;
  const keeps =
    standingDeferral(line) !== null && line.progress.status !== "cancelled";
  return (
    <ChangeFields
      {...parts}
      label={words.fields.cancelledOn}
      hint={keeps ? words.cancelKeeps : undefined}
    />
  );
}

function ChangeFields({
  entry,
  context,
  faults,
  set,
  label,
  hint,
}: Parts & {
  readonly label: string;
  readonly hint: string | undefined;
}): ReactElement {
  const { language } = usePane();
  const words = MONTH_WORDS[language];
  return (
    <>
      <Field
        label={label}
        required
        hint={hint}
        {...fault(faults.changedOn, words)}
      >
        <Input
          type="date"
          value={entry.changedOn}
          max={formatDay(context.today)}
          onChange={(_event, { value }) => {
            set({ changedOn: value });
          }}
        />
      </Field>
      <Field
        label={words.fields.reason}
        required
        {...fault(faults.reason, words)}
      >
        <Textarea
          value={entry.reason}
          resize="vertical"
          onChange={(_event, { value }) => {
            set({ reason: value });
          }}
        />
      </Field>
    </>
  );
}
