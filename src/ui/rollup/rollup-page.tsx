import {
  MessageBar,
  MessageBarBody,
  Spinner,
} from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import type {
  RollupOrder,
  RollupSession,
  RollupView,
} from "../../app/rollup-session";
import type { Progress } from "../../app/ports";
import { LongJob } from "../long-job";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useLongJob } from "../use-long-job";
import { useReading } from "../use-reading";
import { Result } from "./result";
import { emptyDraft, Setup } from "./setup";
import { TracePanel } from "./trace-panel";
import type { Traced } from "./trace-panel";
import { ROLLUP_WORDS } from "./words";
import type { RollupWords } from "./words";

/** 汇总: from many files to figures that can be looked into. */
export default function RollupPage(): ReactElement {
  const { jobs, language, messages } = usePane();
  const page = usePageStyles();
  const words = ROLLUP_WORDS[language];
  const start = useReading(() => jobs.rollup.start(language), 0);
  const [draft, setDraft] = useState(() => emptyDraft(jobs.today()));
  const [view, setView] = useState<RollupView | null>(null);
  const [traced, setTraced] = useState<Traced | null>(null);
  const [session, setSession] = useState<RollupSession | null>(null);
  const held = useRef<RollupSession | null>(null);
  const job = useLongJob<RollupView>();
  const close = (): void => {
    held.current?.close();
    held.current = null;
  };
  useEffect(() => close, []);
  const again = (): void => {
    close();
    setSession(null);
    setView(null);
    setTraced(null);
    job.reset();
  };
  const go = (order: RollupOrder): void => {
    again();
    job.run(async (control) => {
      const opened = jobs.rollup.open();
      held.current = opened;
      const made = await opened.read(order, control);
      setSession(opened);
      setView(made);
      return made;
    });
  };

  if (start.error !== null) return <Trouble error={start.error} />;
  if (start.value === null) return <Spinner label={messages.reading} />;
  if (job.state.kind === "running") {
    const { progress, startedAt } = job.state;
    return (
      <LongJob
        progress={progress}
        text={(at) => readingText(at, words)}
        note={progress === null ? "" : speedText(progress, startedAt, words)}
        before={words.starting}
        cancel={words.cancel}
        onCancel={job.cancel}
      />
    );
  }
  if (session !== null && view !== null) {
    // The result stays behind a trace, as it was scrolled and opened.
    return (
      <>
        {traced !== null && (
          <TracePanel
            session={session}
            traced={traced}
            onBack={() => {
              setTraced(null);
            }}
          />
        )}
        <div hidden={traced !== null}>
          <Result
            session={session}
            view={view}
            onTrace={setTraced}
            onView={setView}
            onAgain={again}
          />
        </div>
      </>
    );
  }
  return (
    <div className={page.page}>
      {job.state.kind === "cancelled" && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{words.cancelled}</MessageBarBody>
        </MessageBar>
      )}
      {job.state.kind === "failed" && <Trouble error={job.state.error} />}
      <Setup start={start.value} draft={draft} onDraft={setDraft} onGo={go} />
    </div>
  );
}

function readingText({ done, total }: Progress, words: RollupWords): string {
  return done < total ? words.reading(done, total) : words.counting;
}

/** Files a second and the time that is left, from the mean so far; nothing before there is one. */
function speedText(
  { done, total }: Progress,
  startedAt: number,
  words: RollupWords,
): string {
  const seconds = (performance.now() - startedAt) / 1000;
  if (done < 2 || done === total || seconds < 1) return "";
  const perSecond = done / seconds;
  const left = Math.ceil((total - done) / perSecond);
  return words.speed(
    perSecond.toFixed(perSecond < 10 ? 1 : 0),
    left < 90 ? words.seconds(left) : words.minutes(Math.ceil(left / 60)),
  );
}
