import {
  Button,
  Field,
  makeStyles,
  Select,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import {
  lastMonthOf,
  monthOf,
  periodOf,
  runningPeriod,
  yearMonth,
} from "../../core/plan";
import { findTemplate, TEMPLATES } from "../../core/plan/templates";
import { monthText } from "../month-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    // A list is as wide as its longest entry unless it is told otherwise.
    "& select": { width: "100%", minWidth: 0 },
  },
  months: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  half: { flexGrow: 1, flexBasis: "110px", minWidth: 0 },
  button: { alignSelf: "flex-start" },
});

/** Years that are offered, from the running one. */
const YEARS = [-1, 0, 1, 2];

/** Chooses a template and the first month, and makes the plan in the workbook. */
export function TemplateForm(): ReactElement {
  const { jobs, messages, language, changed } = usePane();
  const page = usePageStyles();
  const styles = useStyles();
  const today = jobs.today();
  const [key, setKey] = useState(TEMPLATES[0]?.key ?? "");
  const [chosen, setChosen] = useState<{
    readonly year: number;
    readonly month: number;
  } | null>(null);
  const [making, setMaking] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const template = findTemplate(key);
  if (template === null) throw new Error(`no template ${key}`);
  const usual = yearMonth(runningPeriod(template.periodKind, today).start);
  const first = chosen ?? usual;
  const start = monthOf(first.year, first.month);
  const { year: thisYear } = usual;

  const make = (): void => {
    if (start === null || making) return;
    setMaking(true);
    setError(null);
    jobs.plan.make({ template: key, start, language }).then(
      () => {
        setMaking(false);
        changed();
      },
      (reason: unknown) => {
        setMaking(false);
        setError(reason);
      },
    );
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <Field label={messages.template} hint={template.description[language]}>
        <Select
          value={key}
          onChange={(_event, { value }) => {
            setKey(value);
          }}
        >
          {TEMPLATES.map((item) => (
            <option key={item.key} value={item.key}>
              {item.name[language]}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.months}>
        <Field className={styles.half} label={messages.year}>
          <Select
            value={String(first.year)}
            onChange={(_event, { value }) => {
              setChosen({ ...first, year: Number(value) });
            }}
          >
            {YEARS.map((offset) => (
              <option key={offset}>{thisYear + offset}</option>
            ))}
          </Select>
        </Field>
        <Field className={styles.half} label={messages.month}>
          <Select
            value={String(first.month)}
            onChange={(_event, { value }) => {
              setChosen({ ...first, month: Number(value) });
            }}
          >
            {Array.from({ length: 12 }, (_, i) => (
              <option key={i} value={i + 1}>
                {messages.monthName(i + 1)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {start !== null && (
        <p className={page.muted}>
          {messages.span(
            monthText(start, language),
            monthText(
              lastMonthOf(periodOf(template.periodKind, start)),
              language,
            ),
          )}
        </p>
      )}
      {error !== null && <Trouble error={error} />}
      <Button
        className={styles.button}
        appearance="primary"
        type="submit"
        disabledFocusable={making}
      >
        {making ? messages.making : messages.make}
      </Button>
    </form>
  );
}
