import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { PlanOverview } from "../../app/pane";
import type { HostError } from "../../core/layout";
import { lastMonthOf } from "../../core/plan";
import { monthText } from "../month-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { Figures } from "./figures";
import { planWords } from "./words";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingVerticalS },
});

/** The workbook's plan in a few figures. */
export function Overview({
  plan,
  unremoved,
  onRemake,
}: {
  readonly plan: PlanOverview;
  /** Why rows that were to go still stand. */
  readonly unremoved: HostError | null;
  readonly onRemake: () => void;
}): ReactElement {
  const { language, open } = usePane();
  const page = usePageStyles();
  const styles = useStyles();
  const words = planWords(language);
  const { period } = plan;
  const names = ["goals", "measures", "nodes", "done", "overdue"] as const;
  return (
    <div className={page.page}>
      {unremoved !== null && (
        <>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{words.preview.unremoved}</MessageBarBody>
          </MessageBar>
          <Trouble error={unremoved} />
        </>
      )}
      <div>
        <h1 className={page.heading}>
          {plan.title === "" ? words.untitled : plan.title}
        </h1>
        <p className={page.muted}>
          {plan.branchName === "" ? words.branchUnnamed : plan.branchName}
        </p>
        <p className={page.muted}>
          {words.span(
            monthText(period.start, language),
            monthText(lastMonthOf(period), language),
          )}
        </p>
      </div>
      <Figures
        figures={names.map((name) => ({
          name: words.figures[name],
          value: plan[name],
          bad: name === "overdue" && plan.overdue > 0,
        }))}
      />
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          onClick={() => {
            open("check");
          }}
        >
          {words.check}
        </Button>
        <Button onClick={onRemake}>{words.remake}</Button>
      </div>
    </div>
  );
}
