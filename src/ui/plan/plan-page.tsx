import {
  Button,
  makeStyles,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { PlanOverview } from "../../app/pane";
import { formatFinding } from "../../core/finding";
import { lastMonthOf } from "../../core/plan";
import { monthText } from "../month-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { TemplateForm } from "./template-form";
import { Trouble } from "../trouble";
import { useReading } from "../use-reading";

const useStyles = makeStyles({
  figures: {
    display: "grid",
    gridTemplateColumns: "repeat(3, 1fr)",
    "@media (min-width: 440px)": { gridTemplateColumns: "repeat(5, 1fr)" },
    gap: tokens.spacingHorizontalS,
    margin: 0,
  },
  figure: {
    display: "flex",
    flexDirection: "column-reverse",
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  number: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  overdue: { color: tokens.colorPaletteRedForeground1 },
  button: { alignSelf: "flex-start" },
});

/** 计划: the plan that is in the workbook, or a form that makes one. */
export default function PlanPage(): ReactElement {
  const { jobs, messages, language, revision, changed } = usePane();
  const styles = usePageStyles();
  const { running, value, error } = useReading(
    () => jobs.plan.current(),
    revision,
  );
  if (error !== null) return <Trouble error={error} retry={changed} />;
  if (value === null || (running && value.kind !== "plan")) {
    return <Spinner label={messages.reading} />;
  }
  switch (value.kind) {
    case "none":
      return (
        <div className={styles.page}>
          <p className={styles.text}>{messages.noPlan}</p>
          <TemplateForm />
        </div>
      );
    case "unreadable": {
      const { what, todo } = formatFinding(value.finding, language);
      return (
        <div className={styles.page}>
          <h1 className={styles.subheading}>{what}</h1>
          <p className={styles.text}>{todo}</p>
        </div>
      );
    }
    case "plan":
      return <Overview plan={value.plan} />;
  }
}

function Overview({ plan }: { readonly plan: PlanOverview }): ReactElement {
  const { messages, language, open } = usePane();
  const page = usePageStyles();
  const styles = useStyles();
  const { period } = plan;
  const names = ["goals", "measures", "nodes", "done", "overdue"] as const;
  return (
    <div className={page.page}>
      <div>
        <h1 className={page.heading}>
          {plan.title === "" ? messages.untitled : plan.title}
        </h1>
        <p className={page.muted}>
          {plan.branchName === "" ? messages.branchUnnamed : plan.branchName}
        </p>
        <p className={page.muted}>
          {messages.span(
            monthText(period.start, language),
            monthText(lastMonthOf(period), language),
          )}
        </p>
      </div>
      <dl className={styles.figures}>
        {names.map((name) => (
          <div key={name} className={styles.figure}>
            <dt className={page.note}>{messages.figures[name]}</dt>
            <dd
              className={
                name === "overdue" && plan.overdue > 0
                  ? `${styles.number} ${styles.overdue}`
                  : styles.number
              }
            >
              {plan[name]}
            </dd>
          </div>
        ))}
      </dl>
      <Button
        className={styles.button}
        appearance="primary"
        onClick={() => {
          open("check");
        }}
      >
        {messages.check}
      </Button>
    </div>
  );
}
