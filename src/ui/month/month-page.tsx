import {
  Button,
  makeStyles,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { ChevronLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { ReactElement } from "react";
import type {
  IndicatorLine,
  MonthGroup,
  MonthOverview,
  NodeLine,
} from "../../app/pane";
import { formatFinding } from "../../core/finding";
import { addMonths, lastMonthOf } from "../../core/plan";
import type { Month } from "../../core/plan";
import { dayText } from "../day-text";
import { monthText } from "../month-text";
import { NoPlan } from "../no-plan";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useReading } from "../use-reading";
import { CardList } from "./card-list";
import { Gaps } from "./gaps";
import { IndicatorForm } from "./indicator-form";
import { IndicatorTitle, NodeTitle } from "./line-titles";
import { NodeForm } from "./node-form";
import { ReportSection } from "./report-section";
import { MONTH_WORDS } from "./words";

/** 本月: what is due, overdue and missing in a month, and filling it in. */
export default function MonthPage(): ReactElement {
  const { jobs, messages, language, revision, changed } = usePane();
  const page = usePageStyles();
  const [month, setMonth] = useState<Month | null>(null);
  const { value, error } = useReading(
    () => jobs.month.view(month),
    `${revision} ${month ?? ""}`,
  );
  if (value === null)
    return error === null ? (
      <Spinner label={messages.reading} />
    ) : (
      <Trouble error={error} retry={changed} />
    );
  if (value.kind === "none")
    return <NoPlan purpose={MONTH_WORDS[language].purpose} />;
  if (value.kind === "unreadable") {
    const { what, todo } = formatFinding(value.finding, language);
    return (
      <div className={page.page}>
        <h1 className={page.subheading}>{what}</h1>
        <p className={page.text}>{todo}</p>
      </div>
    );
  }
  return (
    <div className={page.page}>
      {error !== null && <Trouble error={error} retry={changed} />}
      <Chooser
        view={value}
        wanted={month ?? value.running}
        onMonth={setMonth}
      />
      {/* Each month begins with everything closed. */}
      <OneMonth key={value.month} view={value} onMonth={setMonth} />
    </div>
  );
}

const useStyles = makeStyles({
  chooser: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  // The name of the month keeps its place while it changes.
  name: { textAlign: "center", flexGrow: 1 },
  middle: { textAlign: "center" },
  whole: { whiteSpace: "nowrap" },
});

function Chooser({
  view,
  wanted,
  onMonth,
}: {
  readonly view: MonthOverview;
  readonly wanted: Month;
  readonly onMonth: (month: Month | null) => void;
}): ReactElement {
  const { language } = usePane();
  const words = MONTH_WORDS[language];
  const page = usePageStyles();
  const styles = useStyles();
  const { period, running, settings } = view;
  const due = view.nodes.filter(({ group }) => group === "due");
  const done = due.filter(({ line }) => line.state === "done").length;
  return (
    <div>
      <div className={styles.chooser}>
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          aria-label={words.previous}
          title={words.previous}
          disabledFocusable={wanted <= period.start}
          onClick={() => {
            onMonth(addMonths(wanted, -1));
          }}
        />
        <h1 className={`${page.heading} ${styles.name}`} aria-live="polite">
          {monthText(wanted, language)}
        </h1>
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          aria-label={words.next}
          title={words.next}
          disabledFocusable={wanted >= lastMonthOf(period)}
          onClick={() => {
            onMonth(addMonths(wanted, 1));
          }}
        />
      </div>
      <p className={`${page.muted} ${styles.middle}`}>
        {words.summary(due.length, done)}
        {" · "}
        <span className={styles.whole}>
          {words.asOf(dayText(settings.asOf, language))}
        </span>
      </p>
      {wanted !== running && (
        <p className={`${page.muted} ${styles.middle}`}>
          <Button
            size="small"
            appearance="transparent"
            onClick={() => {
              onMonth(null);
            }}
          >
            {words.backToRunning}
          </Button>
        </p>
      )}
    </div>
  );
}

function OneMonth({
  view,
  onMonth,
}: {
  readonly view: MonthOverview;
  readonly onMonth: (month: Month | null) => void;
}): ReactElement {
  const { language, changed, open } = usePane();
  const words = MONTH_WORDS[language];
  const page = usePageStyles();
  const groups = useHeldGroups(view);
  const count = (group: MonthGroup): number =>
    view.nodes.filter((node) => node.group === group).length;
  const { soonDays } = view.settings.lights;
  const nodeForm = (line: NodeLine, close: () => void): ReactElement => (
    <NodeForm
      line={line}
      context={view.entry}
      onSaved={() => {
        close();
        changed();
      }}
      onClose={close}
    />
  );
  const nodeTitle = (line: NodeLine): ReactElement => <NodeTitle line={line} />;
  const indicatorForm = (
    line: IndicatorLine,
    close: () => void,
  ): ReactElement => (
    <IndicatorForm
      line={line}
      month={view.month}
      onSaved={() => {
        close();
        changed();
      }}
      onClose={close}
    />
  );
  return (
    <>
      {view.gaps !== null && <Gaps gaps={view.gaps} onFill={onMonth} />}
      {view.nodesWithoutMonth > 0 && (
        <p className={page.muted}>
          {words.withoutMonth(view.nodesWithoutMonth)}
          <Button
            size="small"
            appearance="transparent"
            onClick={() => {
              open("check");
            }}
          >
            {words.toCheck}
          </Button>
        </p>
      )}
      <CardList
        heading={words.groups.overdue(count("overdue"))}
        empty={words.empty.overdue}
        lines={groups.overdue}
        title={nodeTitle}
        form={nodeForm}
      />
      <CardList
        heading={words.groups.due(count("due"))}
        empty={words.empty.due}
        lines={groups.due}
        title={nodeTitle}
        form={nodeForm}
      />
      <CardList
        heading={words.groups.soon(count("soon"), soonDays)}
        empty={words.empty.soon(soonDays)}
        lines={groups.soon}
        title={nodeTitle}
        form={nodeForm}
      />
      <CardList
        heading={words.groups.indicators(view.indicators.length)}
        empty={words.empty.indicators}
        lines={view.indicators}
        title={(line) => <IndicatorTitle line={line} />}
        form={indicatorForm}
      />
      <ReportSection view={view} />
    </>
  );
}

/**
 * The nodes by the group in which they were first shown: a node that was
 * filled in stays where the person left it, with its new state.
 */
function useHeldGroups({
  nodes,
}: MonthOverview): Readonly<Record<MonthGroup, readonly NodeLine[]>> {
  const [held, setHeld] = useState<ReadonlyMap<string, MonthGroup>>(new Map());
  const fresh = nodes.filter(
    ({ line, group }) => group !== null && !held.has(line.key),
  );
  if (fresh.length > 0) {
    setHeld(
      new Map([
        ...held,
        ...fresh.flatMap(({ line, group }) =>
          group === null ? [] : [[line.key, group] as const],
        ),
      ]),
    );
  }
  const of = (group: MonthGroup): readonly NodeLine[] =>
    nodes.flatMap((node) =>
      (held.get(node.line.key) ?? node.group) === group ? [node.line] : [],
    );
  return { overdue: of("overdue"), due: of("due"), soon: of("soon") };
}
