import { Button, makeStyles, Spinner } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import type { ReactElement } from "react";
import type { PlanMade, PlanMaking } from "../../app/pane";
import type { HostError } from "../../core/layout";
import { formatFinding } from "../../core/finding";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useReading } from "../use-reading";
import { Overview } from "./overview";
import type { ReadDocument } from "./review/review";
import { Start } from "./start";
import { planWords } from "./words";

const Review = lazy(() => import("./review/review"));
const Preview = lazy(() => import("./preview"));

const useStyles = makeStyles({ back: { alignSelf: "flex-start" } });

/** Where the person stands. A review that was begun stays until it is thrown away or made. */
type Step =
  | { readonly name: "home" | "start" | "review" }
  | { readonly name: "preview"; readonly making: PlanMaking };

/** 计划: the plan that is in the workbook, or the way to one. */
export default function PlanPage(): ReactElement {
  const { messages, changed } = usePane();
  const [step, setStep] = useState<Step>({ name: "home" });
  const [read, setRead] = useState<ReadDocument | null>(null);
  const [text, setText] = useState("");
  const [unremoved, setUnremoved] = useState<HostError | null>(null);

  const go = (name: "home" | "start" | "review"): void => {
    setStep({ name });
  };
  const finish = (made: Extract<PlanMade, { readonly kind: "made" }>): void => {
    setRead(null);
    setText("");
    setUnremoved(made.unremoved?.error ?? null);
    go("home");
    changed();
  };
  const preview = (making: PlanMaking): void => {
    setStep({ name: "preview", making });
  };
  const begin = (document: ReadDocument): void => {
    setRead(document);
    go("review");
  };
  return (
    <Suspense fallback={<Spinner label={messages.reading} />}>
      {read !== null && (
        // Hidden and not gone while its result is looked at: going back finds every correction.
        <div hidden={step.name !== "review"}>
          <Review
            read={read}
            shown={step.name === "review"}
            onNext={(draft) => {
              preview({ from: "draft", draft });
            }}
            onLeave={() => {
              setRead(null);
              go("start");
            }}
          />
        </div>
      )}
      {step.name === "preview" && (
        <Preview
          making={step.making}
          onBack={() => {
            go(step.making.from === "draft" ? "review" : "start");
          }}
          onMade={finish}
        />
      )}
      {(step.name === "home" || step.name === "start") && (
        <Home
          starting={step.name === "start"}
          unremoved={unremoved}
          text={text}
          onText={setText}
          onStarting={go}
          onRead={begin}
          onPreview={preview}
          onMade={finish}
        />
      )}
    </Suspense>
  );
}

interface HomeProps {
  readonly starting: boolean;
  readonly unremoved: HostError | null;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onStarting: (step: "home" | "start") => void;
  readonly onRead: (read: ReadDocument) => void;
  readonly onPreview: (making: PlanMaking) => void;
  readonly onMade: (made: Extract<PlanMade, { readonly kind: "made" }>) => void;
}

/** What the workbook holds now. */
function Home(props: HomeProps): ReactElement {
  const { jobs, messages, language, revision, changed } = usePane();
  const page = usePageStyles();
  const styles = useStyles();
  const words = planWords(language);
  const { running, value, error } = useReading(
    () => jobs.plan.current(),
    revision,
  );
  if (error !== null) return <Trouble error={error} retry={changed} />;
  if (value === null || (running && value.kind !== "plan"))
    return <Spinner label={messages.reading} />;
  if (value.kind === "unreadable") {
    const { what, todo } = formatFinding(value.finding, language);
    return (
      <div className={page.page}>
        <h1 className={page.subheading}>{what}</h1>
        <p className={page.text}>{todo}</p>
      </div>
    );
  }
  const start = (
    <Start
      replaces={value.kind === "plan"}
      text={props.text}
      onText={props.onText}
      onRead={props.onRead}
      onPreview={props.onPreview}
      onMade={props.onMade}
    />
  );
  if (value.kind === "none") {
    return (
      <div className={page.page}>
        <p className={page.text}>{words.noPlan}</p>
        {start}
      </div>
    );
  }
  if (props.starting) {
    return (
      <div className={page.page}>
        <Button
          className={styles.back}
          size="small"
          onClick={() => {
            props.onStarting("home");
          }}
        >
          {words.back}
        </Button>
        <div>
          <h1 className={page.heading}>{words.remake}</h1>
          <p className={page.muted}>{words.remakeHint}</p>
        </div>
        {start}
      </div>
    );
  }
  return (
    <Overview
      plan={value.plan}
      unremoved={props.unremoved}
      onRemake={() => {
        props.onStarting("start");
      }}
    />
  );
}
