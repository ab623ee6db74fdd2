import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { ReactElement } from "react";
import type { MonthOverview, ReportEntry, ReportLine } from "../../app/pane";
import { formatDay } from "../../core/plan";
import { dayText } from "../day-text";
import { EntryCard } from "../entry-card";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { EntryForm } from "./entry-form";
import { fault } from "./node-form";
import { useEntry } from "./use-entry";
import { MONTH_WORDS } from "./words";

/** 已填报 or 零报告 of the month, with who and when. */
export function ReportSection({
  view,
}: {
  readonly view: MonthOverview;
}): ReactElement {
  const { language, changed } = usePane();
  const words = MONTH_WORDS[language];
  const page = usePageStyles();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { report } = view;
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <section className={page.page}>
      <h2 className={page.subheading}>{words.groups.report}</h2>
      {report === null ? (
        <p className={page.muted}>{words.empty.report}</p>
      ) : (
        <EntryCard
          open={open}
          buttonRef={button}
          onToggle={() => {
            setOpen(!open);
          }}
          title={
            report.state === null ? (
              words.fillReport
            ) : (
              <>
                {words.reported(
                  words.reports[report.state],
                  report.reporter,
                  report.reportedOn === null
                    ? ""
                    : dayText(report.reportedOn, language),
                )}
                <span className={page.note}>{words.changeReport}</span>
              </>
            )
          }
        >
          <ReportForm
            view={view}
            report={report}
            onSaved={() => {
              close();
              changed();
            }}
            onClose={close}
          />
        </EntryCard>
      )}
    </section>
  );
}

function ReportForm({
  view,
  report,
  onSaved,
  onClose,
}: {
  readonly view: MonthOverview;
  readonly report: ReportLine;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { jobs, language } = usePane();
  const words = MONTH_WORDS[language];
  const page = usePageStyles();
  const [seen, setSeen] = useState(report);
  const [entry, setEntry] = useState<ReportEntry>(() => ({
    state: report.state ?? "reported",
    reporter: report.reporter === "" ? view.reporter : report.reporter,
    reportedOn: formatDay(report.reportedOn ?? view.settings.today),
  }));
  const form = useEntry<ReportEntry, ReportLine>(async () => {
    const outcome = await jobs.month.enterReport(seen, entry);
    if (outcome.kind === "changed") setSeen(outcome.now);
    return outcome;
  }, onSaved);
  const blank = view.nodes.filter(
    ({ group, line }) => group === "due" && line.stateBlank,
  ).length;
  return (
    <EntryForm
      label={words.groups.report}
      state={form}
      describe={(now) =>
        words.reported(
          now.state === null ? words.unfilled : words.reports[now.state],
          now.reporter,
          now.reportedOn === null ? "" : dayText(now.reportedOn, language),
        )
      }
      place={seen.place}
      onSubmit={form.submit}
      onClose={onClose}
    >
      {blank > 0 && entry.state === "reported" && (
        <p className={page.text}>{words.reportOpen(blank)}</p>
      )}
      <Field
        label={words.fields.reportState}
        hint={words.reportHints[entry.state]}
        {...fault(form.faults.state, words)}
      >
        <RadioGroup
          layout="horizontal"
          value={entry.state}
          onChange={(_event, { value }) => {
            setEntry((before) => ({
              ...before,
              state: value === "zero-report" ? "zero-report" : "reported",
            }));
          }}
        >
          <Radio value="reported" label={words.reports.reported} />
          <Radio value="zero-report" label={words.reports["zero-report"]} />
        </RadioGroup>
      </Field>
      {report.cells.reporter !== undefined && (
        <Field
          label={words.fields.reporter}
          required
          {...fault(form.faults.reporter, words)}
        >
          <Input
            value={entry.reporter}
            onChange={(_event, { value }) => {
              setEntry((before) => ({ ...before, reporter: value }));
            }}
          />
        </Field>
      )}
      {report.cells.reportedOn !== undefined && (
        <Field
          label={words.fields.reportedOn}
          required
          {...fault(form.faults.reportedOn, words)}
        >
          <Input
            type="date"
            value={entry.reportedOn}
            max={formatDay(view.settings.today)}
            onChange={(_event, { value }) => {
              setEntry((before) => ({ ...before, reportedOn: value }));
            }}
          />
        </Field>
      )}
    </EntryForm>
  );
}
