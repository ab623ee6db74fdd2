import {
  Button,
  Field,
  Input,
  mergeClasses,
  Select,
} from "@fluentui/react-components";
import { useState } from "react";
import type { DragEvent, ReactElement } from "react";
import type { ChosenFile, FoundRoster, RollupStart } from "../../app/pane";
import type { RollupOrder } from "../../app/rollup-session";
import {
  dateParts,
  formatDay,
  monthOf,
  parseIsoDay,
  periodOf,
} from "../../core/plan";
import type { Day, PlanPeriod } from "../../core/plan";
import { FileButton } from "../file-button";
import { monthText } from "../month-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { droppedFiles, sortOut } from "./drop";
import { useRollupStyles } from "./styles";
import { ROLLUP_WORDS } from "./words";

/** What a person has put together for a roll-up so far. */
export interface Draft {
  readonly files: readonly ChosenFile[];
  readonly passedOver: number;
  readonly roster: FoundRoster | null;
  readonly record: ChosenFile | null;
  /** As typed: `2026-09-30`. */
  readonly asOf: string;
  readonly period: PlanPeriod | null;
  /** As typed. */
  readonly union: string;
}

export const emptyDraft = (today: Day): Draft => ({
  files: [],
  passedOver: 0,
  roster: null,
  record: null,
  asOf: formatDay(today),
  period: null,
  union: "",
});

/** What is rolled up: files, roster, issue record, day and period. */
export function Setup({
  start,
  draft,
  onDraft,
  onGo,
}: {
  readonly start: RollupStart;
  readonly draft: Draft;
  readonly onDraft: (change: (draft: Draft) => Draft) => void;
  readonly onGo: (order: RollupOrder) => void;
}): ReactElement {
  const { jobs, language } = usePane();
  const page = usePageStyles();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const asOf = parseIsoDay(draft.asOf);
  const count = draft.files.length;
  const roster =
    draft.roster ??
    (start.roster === null
      ? null
      : {
          where: words.onSheet(start.roster.sheet),
          roster: start.roster.roster,
        });
  return (
    <div className={page.page}>
      <p className={page.text}>{words.intro}</p>
      <AtHand onDraft={onDraft} />
      <Files start={start} draft={draft} onDraft={onDraft} />
      <RosterChoice start={start} roster={roster} onDraft={onDraft} />
      <section className={styles.section}>
        <h2 className={page.subheading}>{words.record}</h2>
        <p className={page.muted}>
          {draft.record === null
            ? words.noRecord
            : words.recordFrom(draft.record.name)}
        </p>
        <FileButton
          label={words.chooseRecord}
          accept=".json"
          onFiles={([record]) => {
            if (record !== undefined) onDraft((held) => ({ ...held, record }));
          }}
        />
      </section>
      <Field
        label={words.asOf}
        hint={words.asOfHint}
        {...(asOf === null ? { validationMessage: words.needDay } : {})}
      >
        <Input
          type="date"
          value={draft.asOf}
          onChange={(_event, { value }) => {
            onDraft((held) => ({ ...held, asOf: value }));
          }}
        />
      </Field>
      <Field label={words.union} hint={words.unionHint}>
        <Input
          value={draft.union}
          onChange={(_event, { value }) => {
            onDraft((held) => ({ ...held, union: value }));
          }}
        />
      </Field>
      <PeriodChoice start={start} draft={draft} asOf={asOf} onDraft={onDraft} />
      <Button
        appearance="primary"
        disabledFocusable={count === 0 || asOf === null}
        onClick={() => {
          if (asOf === null || count === 0) return;
          onGo({
            files: draft.files,
            roster: roster?.roster ?? null,
            record: draft.record,
            period: draft.period,
            asOf,
            today: jobs.today(),
            union: draft.union.trim(),
          });
        }}
      >
        {count === 0 ? words.needFiles : words.go(count)}
      </Button>
    </div>
  );
}

interface PartProps {
  readonly start: RollupStart;
  readonly draft: Draft;
  readonly onDraft: (change: (draft: Draft) => Draft) => void;
}

/** The files of a list that is there anyway: nothing to choose. */
function AtHand({
  onDraft,
}: {
  readonly onDraft: PartProps["onDraft"];
}): ReactElement | null {
  const { jobs, language } = usePane();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const [error, setError] = useState<unknown>(null);
  const count = jobs.rollup.atHand();
  if (count === 0) return null;
  const take = (): void => {
    setError(null);
    jobs.rollup
      .takeAtHand(language)
      .then(({ files, roster, record, asOf, union }) => {
        onDraft((held) => ({
          ...held,
          files,
          passedOver: 0,
          roster: roster ?? held.roster,
          record: record ?? held.record,
          asOf: asOf === null ? held.asOf : formatDay(asOf),
          union: union === "" ? held.union : union,
        }));
      }, setError);
  };
  return (
    <section className={styles.section}>
      {error !== null && <Trouble error={error} />}
      <Button onClick={take}>{words.takeAtHand(count)}</Button>
    </section>
  );
}

function Files({ start, draft, onDraft }: PartProps): ReactElement {
  const { language } = usePane();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const [over, setOver] = useState(false);
  const add = (given: readonly ChosenFile[]): void => {
    const { workbooks, record, passedOver } = sortOut(given);
    onDraft((held) => ({
      ...held,
      files: [...held.files, ...workbooks],
      record: record ?? held.record,
      passedOver: held.passedOver + passedOver,
    }));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    // A folder that went away meanwhile leaves out what was in it; the count shows.
    droppedFiles(event.dataTransfer).then(add, () => undefined);
  };
  const count = draft.files.length;
  return (
    // Dropping is one more way to do what the buttons do.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-label={words.chooseFiles}
      className={mergeClasses(styles.drop, over && styles.dropping)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      <p className={styles.line} role="status">
        {count === 0 ? words.drop : words.chosen(count)}
      </p>
      {draft.passedOver > 0 && (
        <p className={styles.line}>{words.passedOver(draft.passedOver)}</p>
      )}
      <FileButton
        label={words.chooseFiles}
        accept=".xlsx,.xlsm,.xls,.xlsb,.et,.ods,.json"
        multiple
        onFiles={add}
      />
      {start.choosesFolders && (
        <FileButton label={words.chooseFolder} folder onFiles={add} />
      )}
      {count > 0 && (
        <Button
          appearance="subtle"
          onClick={() => {
            onDraft((held) => ({ ...held, files: [], passedOver: 0 }));
          }}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}

function RosterChoice({
  start,
  roster,
  onDraft,
}: {
  readonly start: RollupStart;
  readonly roster: Draft["roster"];
  readonly onDraft: PartProps["onDraft"];
}): ReactElement {
  const { jobs, language } = usePane();
  const page = usePageStyles();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const [error, setError] = useState<unknown>(null);
  const shown = error ?? (roster === null ? start.rosterError : null);
  return (
    <section className={styles.section}>
      <h2 className={page.subheading}>{words.roster}</h2>
      <p className={page.muted}>
        {roster === null
          ? words.noRoster
          : words.rosterFrom(roster.where, roster.roster.branches.length)}
      </p>
      {shown !== null && <Trouble error={shown} />}
      <FileButton
        label={words.chooseRoster}
        accept=".xlsx,.csv,.txt"
        onFiles={([file]) => {
          if (file === undefined) return;
          setError(null);
          jobs.rollup.readRoster(file, language).then((read) => {
            onDraft((held) => ({
              ...held,
              roster: { where: file.name, roster: read },
            }));
          }, setError);
        }}
      />
    </section>
  );
}

function PeriodChoice({
  start,
  draft,
  asOf,
  onDraft,
}: PartProps & { readonly asOf: Day | null }): ReactElement {
  const { language } = usePane();
  const words = ROLLUP_WORDS[language];
  const choices = periodsFor(start.period, asOf);
  const held = choices.findIndex(
    (period) => keyOf(period) === (draft.period && keyOf(draft.period)),
  );
  return (
    <Field label={words.period}>
      <Select
        value={String(held)}
        onChange={(_event, { value }) => {
          const period = choices[Number(value)] ?? null;
          onDraft((before) => ({ ...before, period }));
        }}
      >
        <option value="-1">{words.periodByPlans}</option>
        {choices.map((period, i) => (
          <option key={keyOf(period)} value={String(i)}>
            {words.periodFrom(monthText(period.start, language), period.months)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function keyOf({ start, months }: PlanPeriod): string {
  return `${start}/${months}`;
}

/** The calendar year and both halves of the cut-off's year, and the period of the plan in front. */
function periodsFor(
  own: PlanPeriod | null,
  asOf: Day | null,
): readonly PlanPeriod[] {
  const year = asOf === null ? null : dateParts(asOf).year;
  const made =
    year === null
      ? []
      : (
          [
            ["calendar-year", 1],
            ["half-year", 1],
            ["half-year", 7],
          ] as const
        ).flatMap(([kind, first]) => {
          const month = monthOf(year, first);
          return month === null ? [] : periodOf(kind, month);
        });
  const all = own === null ? made : [own, ...made];
  return [...new Map(all.map((period) => [keyOf(period), period])).values()];
}
