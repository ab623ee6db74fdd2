import {
  Button,
  Field,
  makeStyles,
  Select,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import type { PlanMade, PlanMaking } from "../../app/pane";
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
import { planWords } from "./words";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
  },
  months: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  half: { flexGrow: 1, flexBasis: "110px", minWidth: 0 },
  button: { alignSelf: "flex-start" },
});

/** Years that are offered, from the running one. */
const YEARS = [-1, 0, 1, 2];

/**
 * Chooses a template and the first month. Where there is no plan it is made at
 * once; else what it will change is shown first.
 */
export function TemplateForm({
  replaces,
  onPreview,
  onMade,
}: {
  readonly replaces: boolean;
  readonly onPreview: (making: PlanMaking) => void;
  readonly onMade: (made: Extract<PlanMade, { readonly kind: "made" }>) => void;
}): ReactElement {
  const { jobs, language } = usePane();
  const words = planWords(language);
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
    const choice: PlanMaking = { from: "template", template: key, start };
    if (replaces) {
      onPreview(choice);
      return;
    }
    setMaking(true);
    setError(null);
    jobs.plan.make(choice, language).then(
      (made) => {
        setMaking(false);
        // A plan has come into the workbook since it was read.
        if (made.kind === "asks") onPreview(choice);
        else onMade(made);
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
      <Field label={words.template} hint={template.description[language]}>
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
        <Field className={styles.half} label={words.year}>
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
        <Field className={styles.half} label={words.month}>
          <Select
            value={String(first.month)}
            onChange={(_event, { value }) => {
              setChosen({ ...first, month: Number(value) });
            }}
          >
            {Array.from({ length: 12 }, (_, i) => (
              <option key={i} value={i + 1}>
                {words.monthName(i + 1)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {start !== null && (
        <p className={page.muted}>
          {words.span(
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
        {making ? words.making : replaces ? words.next : words.make}
      </Button>
    </form>
  );
}
