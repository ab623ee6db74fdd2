import { Field, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { PlanDraft } from "../../../core/intake";
import {
  lastMonthOf,
  monthOf,
  parsePeriodKind,
  PERIOD_KINDS,
  periodOf,
  runningPeriod,
  yearMonth,
} from "../../../core/plan";
import type { PeriodKind } from "../../../core/plan";
import { monthText } from "../../month-text";
import { usePane } from "../../pane-context";
import { usePageStyles } from "../../styles";
import { planWords } from "../words";
import { TextEdit } from "./fields";
import type { Correct } from "./plan-view";
import { useRowStyles } from "./rows";

/** Years beside the running one that are offered. */
const BEFORE = 3;
const AFTER = 3;

/** 基本情况: title, union and period. */
export function BasicsForm({
  draft,
  onCorrect,
}: {
  readonly draft: PlanDraft;
  readonly onCorrect: Correct;
}): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review;
  const page = usePageStyles();
  const styles = useRowStyles();
  return (
    <div className={styles.block}>
      <TextEdit
        label={words.title}
        value={draft.title ?? ""}
        mayBeBlank
        onCommit={(text) => {
          onCorrect({ type: "title", text });
        }}
      />
      <TextEdit
        label={words.organisation}
        value={draft.organisation ?? ""}
        mayBeBlank
        onCommit={(text) => {
          onCorrect({ type: "organisation", text });
        }}
      />
      <PeriodFields draft={draft} onCorrect={onCorrect} />
      {draft.guidingPrinciples !== null && (
        <div>
          <h2 className={page.subheading}>{words.principles}</h2>
          <p className={page.muted}>{draft.guidingPrinciples}</p>
        </div>
      )}
    </div>
  );
}

function PeriodFields({
  draft,
  onCorrect,
}: {
  readonly draft: PlanDraft;
  readonly onCorrect: Correct;
}): ReactElement {
  const { jobs, language } = usePane();
  const all = planWords(language);
  const words = all.review;
  const page = usePageStyles();
  const styles = useRowStyles();
  const { kind, start } = draft.period;
  const today = jobs.today();
  const running = yearMonth(runningPeriod("calendar-year", today).start).year;
  const first = start === null ? null : yearMonth(start);
  const years = new Set(
    Array.from({ length: BEFORE + AFTER + 1 }, (_, i) => running - BEFORE + i),
  );
  if (first !== null) years.add(first.year);
  if (draft.year !== null) years.add(draft.year);

  const set = (next: {
    readonly kind?: PeriodKind;
    readonly year?: number;
    readonly month?: number;
  }): void => {
    const chosen = next.kind ?? kind ?? "calendar-year";
    const usual = yearMonth(runningPeriod(chosen, today).start);
    const month = monthOf(
      next.year ?? first?.year ?? draft.year ?? usual.year,
      next.month ?? first?.month ?? usual.month,
    );
    if (month !== null)
      onCorrect({ type: "period", period: periodOf(chosen, month) });
  };
  const unchosen = <option value="">{words.unchosen}</option>;
  return (
    <>
      <Field label={words.kind}>
        <Select
          value={kind ?? ""}
          onChange={(_event, { value }) => {
            const next = parsePeriodKind(value);
            if (next !== null) set({ kind: next });
          }}
        >
          {kind === null && unchosen}
          {PERIOD_KINDS.map((each) => (
            <option key={each} value={each}>
              {words.kinds[each]}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.tools}>
        <Field className={styles.grow} label={all.year}>
          <Select
            value={String(first?.year ?? "")}
            onChange={(_event, { value }) => {
              if (value !== "") set({ year: Number(value) });
            }}
          >
            {first === null && unchosen}
            {[...years]
              .sort((a, b) => a - b)
              .map((year) => (
                <option key={year}>{year}</option>
              ))}
          </Select>
        </Field>
        <Field className={styles.grow} label={all.month}>
          <Select
            value={String(first?.month ?? "")}
            onChange={(_event, { value }) => {
              if (value !== "") set({ month: Number(value) });
            }}
          >
            {first === null && unchosen}
            {Array.from({ length: 12 }, (_, i) => (
              <option key={i} value={i + 1}>
                {all.monthName(i + 1)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {kind !== null && start !== null && (
        <p className={page.muted}>
          {all.span(
            monthText(start, language),
            monthText(lastMonthOf(periodOf(kind, start)), language),
          )}
        </p>
      )}
    </>
  );
}
