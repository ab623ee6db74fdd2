import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import { checkIndicatorEntry } from "../../app/pane";
import type { IndicatorEntry, IndicatorLine } from "../../app/pane";
import type { Month } from "../../core/plan";
import { numberText } from "../number-text";
import { usePane } from "../pane-context";
import { EntryForm } from "./entry-form";
import { fault } from "./node-form";
import { useEntry } from "./use-entry";
import { MONTH_WORDS } from "./words";
import type { MonthWords } from "./words";

/** A month's value of an indicator, or the two counts of a ratio. */
export function IndicatorForm({
  line,
  month,
  onSaved,
  onClose,
}: {
  readonly line: IndicatorLine;
  readonly month: Month;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { jobs, language } = usePane();
  const words = MONTH_WORDS[language];
  const [seen, setSeen] = useState(line);
  const [entry, setEntry] = useState<IndicatorEntry>(() => ({
    value: textOf(line.value),
    denominator: textOf(line.denominator),
  }));
  const form = useEntry<IndicatorEntry, IndicatorLine>(async () => {
    const outcome = await jobs.month.enterIndicator(seen, month, entry);
    if (outcome.kind === "changed") setSeen(outcome.now);
    return outcome;
  }, onSaved);
  const isRatio = line.kind === "ratio";
  return (
    <EntryForm
      label={line.name}
      state={form}
      describe={(now) => indicatorText(now, words)}
      place={seen.place}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <Field
        label={isRatio ? words.fields.numerator : words.fields.value}
        hint={
          echo(entry, seen, "value", words) ??
          (isRatio ? words.ratioHint : words.unitHint(line.unit))
        }
        {...fault(form.faults.value, words)}
      >
        <Input
          inputMode="decimal"
          value={entry.value}
          onChange={(_event, { value }) => {
            setEntry((before) => ({ ...before, value }));
          }}
        />
      </Field>
      {isRatio && (
        <Field
          label={words.fields.denominator}
          hint={echo(entry, seen, "denominator", words) ?? undefined}
          {...fault(form.faults.denominator, words)}
        >
          <Input
            inputMode="decimal"
            value={entry.denominator}
            onChange={(_event, { value }) => {
              setEntry((before) => ({ ...before, denominator: value }));
            }}
          />
        </Field>
      )}
    </EntryForm>
  );
}

function textOf(value: number | null): string {
  return value === null ? "" : String(value);
}

/** What will be written, where that is not simply what was typed. */
function echo(
  entry: IndicatorEntry,
  line: IndicatorLine,
  field: keyof IndicatorEntry,
  words: MonthWords,
): string | null {
  const checked = checkIndicatorEntry(entry, line);
  if (!checked.ok) return null;
  const value = checked[field];
  if (value === null || String(value) === entry[field].trim()) return null;
  return words.reads(`${numberText(value)} ${line.unit}`.trim());
}

/** A month's value in words: `1,200 元`, `9 / 10`, or what is written there instead of a number. */
export function indicatorText(line: IndicatorLine, words: MonthWords): string {
  const { value, denominator, kind, unit, written } = line;
  if (written !== "") return written;
  if (kind === "ratio")
    return value === null || denominator === null
      ? words.unfilled
      : `${numberText(value)} / ${numberText(denominator)}`;
  return value === null
    ? words.unfilled
    : `${numberText(value)} ${unit}`.trim();
}
