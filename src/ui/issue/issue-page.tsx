import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import { MOST_OPENED } from "../../app/pane";
import type { FoundRoster, IssueView } from "../../app/pane";
import { RefusedError } from "../../app/ports";
import { NoPlan } from "../no-plan";
import { usePane } from "../pane-context";
import { FileButton } from "../file-button";
import { LongJob } from "../long-job";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useLongJob } from "../use-long-job";
import { useReading } from "../use-reading";
import { ISSUE_WORDS } from "./words";

/** Branches of a roster that are shown, so that one sees it is the right one. */
const SHOWN = 5;

/** 下发: the workbook's plan to every branch of a roster. */
export default function IssuePage(): ReactElement {
  const { jobs, language, messages, revision, changed } = usePane();
  const words = ISSUE_WORDS[language];
  const { value, error } = useReading(
    () => jobs.issue.prepare(language),
    revision,
  );
  if (error !== null) return <Trouble error={error} retry={changed} />;
  if (value === null) return <Spinner label={messages.reading} />;
  if (value.kind === "unreadable")
    return <Trouble error={new RefusedError(value.finding)} retry={changed} />;
  if (value.kind === "none") return <NoPlan purpose={words.intro} />;
  return <Issuing view={value} />;
}

type PlanView = Extract<IssueView, { readonly kind: "plan" }>;

function Issuing({ view }: { readonly view: PlanView }): ReactElement {
  const { jobs, language } = usePane();
  const page = usePageStyles();
  const words = ISSUE_WORDS[language];
  const [chosen, setChosen] = useState<FoundRoster | null>(null);
  const [rosterError, setRosterError] = useState<unknown>(null);
  const job = useLongJob<{ readonly ended: string; readonly count: number }>();
  const held =
    chosen ??
    (view.roster === null
      ? null
      : {
          where: words.onSheet(view.roster.sheet),
          roster: view.roster.roster,
        });
  const atHand = held === null ? jobs.issue.rosterAtHand() : null;
  if (view.way === "none") return <p className={page.text}>{words.nowhere}</p>;
  if (job.state.kind === "running") {
    return (
      <LongJob
        progress={job.state.progress}
        text={({ done, total }) => words.going(done, total)}
        before={words.packing}
        cancel={words.cancel}
        onCancel={job.cancel}
      />
    );
  }
  return (
    <div className={page.page}>
      <p className={page.text}>{words.intro}</p>
      <p className={page.muted}>{words.plan(view.title, view.nodes)}</p>
      {view.way === "workbooks" && (
        <p className={page.muted}>{words.byWindows(MOST_OPENED)}</p>
      )}
      <h2 className={page.subheading}>{words.roster}</h2>
      {held === null ? (
        <p className={page.text}>{words.rosterHint}</p>
      ) : (
        <RosterLines held={held} />
      )}
      {(rosterError ?? (held === null ? view.rosterError : null)) !== null && (
        <Trouble error={rosterError ?? view.rosterError} />
      )}
      {atHand !== null && (
        <Button
          appearance="primary"
          onClick={() => {
            setRosterError(null);
            atHand(language).then(setChosen, setRosterError);
          }}
        >
          {words.takeRosterAtHand}
        </Button>
      )}
      <FileButton
        accept=".xlsx,.csv,.txt"
        label={held === null ? words.chooseRoster : words.otherRoster}
        primary={held === null && atHand === null}
        onFiles={([file]) => {
          if (file === undefined) return;
          setRosterError(null);
          jobs.issue.readRoster(file, language).then((roster) => {
            setChosen({ where: file.name, roster });
            job.reset();
          }, setRosterError);
        }}
      />
      {held !== null && (
        <Button
          appearance="primary"
          onClick={() => {
            const count = held.roster.branches.length;
            job.run(async (control) => ({
              ended: await jobs.issue.issue(held.roster, language, control),
              count,
            }));
          }}
        >
          {words.go(held.roster.branches.length)}
        </Button>
      )}
      <Ended state={job.state} />
    </div>
  );
}

function RosterLines({ held }: { readonly held: FoundRoster }): ReactElement {
  const { language } = usePane();
  const page = usePageStyles();
  const words = ISSUE_WORDS[language];
  const { branches } = held.roster;
  const rest = branches.length - SHOWN;
  return (
    <div>
      <p className={page.text}>
        {words.rosterFrom(held.where, branches.length)}
      </p>
      <ul>
        {branches.slice(0, SHOWN).map(({ code, name }) => (
          <li key={code}>{name}</li>
        ))}
      </ul>
      {rest > 0 && <p className={page.muted}>{words.more(rest)}</p>}
    </div>
  );
}

function Ended({
  state,
}: {
  readonly state: ReturnType<
    typeof useLongJob<{ readonly ended: string; readonly count: number }>
  >["state"];
}): ReactElement | null {
  const { language } = usePane();
  const words = ISSUE_WORDS[language];
  if (state.kind === "failed") return <Trouble error={state.error} />;
  const cancelled =
    state.kind === "cancelled" ||
    (state.kind === "done" && state.value.ended === "cancelled");
  if (cancelled) {
    return (
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{words.cancelled}</MessageBarBody>
      </MessageBar>
    );
  }
  if (state.kind !== "done") return null;
  const { ended, count } = state.value;
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {ended === "opened" ? words.opened(count) : words.saved(count)}
        </MessageBarTitle>
        {ended === "opened" ? words.openedNext : words.savedNext}
      </MessageBarBody>
    </MessageBar>
  );
}
