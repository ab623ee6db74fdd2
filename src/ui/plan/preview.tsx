import {
  Button,
  Checkbox,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import type { PlanMade, PlanMaking, PlanPreview } from "../../app/pane";
import { formatFinding } from "../../core/finding";
import { SHEETS, TABLES } from "../../core/layout";
import { lastMonthOf } from "../../core/plan";
import { monthText } from "../month-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useReading } from "../use-reading";
import { Changes, LostRows } from "./changes";
import { Figures } from "./figures";
import { planWords } from "./words";

const useStyles = makeStyles({
  back: { alignSelf: "flex-start" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingVerticalS },
  notes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** The sheets that a person sees, in their order. */
const MADE = [
  SHEETS.cover,
  ...TABLES.map(({ sheet }) => sheet),
  SHEETS.quarters,
  SHEETS.overview,
];

interface PreviewProps {
  readonly making: PlanMaking;
  readonly onBack: () => void;
  readonly onMade: (made: Extract<PlanMade, { readonly kind: "made" }>) => void;
}

/** What making the plan will give and change; it is made when the person says so. */
export default function Preview(props: PreviewProps): ReactElement {
  const { jobs, language, revision, changed } = usePane();
  const page = usePageStyles();
  const styles = useStyles();
  const words = planWords(language);
  const { value, error } = useReading(
    () => jobs.plan.preview(props.making),
    revision,
  );
  return (
    <div className={page.page}>
      <Button className={styles.back} size="small" onClick={props.onBack}>
        {words.back}
      </Button>
      {error !== null ? (
        <Trouble error={error} retry={changed} />
      ) : value === null ? (
        <Spinner label={words.preview.looking} />
      ) : (
        <Previewed {...props} read={value} />
      )}
    </div>
  );
}

function Previewed({
  making,
  read,
  onMade,
}: PreviewProps & { readonly read: PlanPreview }): ReactElement {
  const { jobs, language } = usePane();
  const page = usePageStyles();
  const styles = useStyles();
  const words = planWords(language);
  const [newer, setNewer] = useState<{
    readonly than: PlanPreview;
    readonly preview: PlanPreview;
  } | null>(null);
  const [agreedTo, setAgreedTo] = useState<PlanPreview | null>(null);
  const [writing, setWriting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);

  // What `make` answered counts until the workbook is read again.
  const preview = newer?.than === read ? newer.preview : read;
  const { change, findings, period } = preview;
  const lost = change?.lost ?? [];
  const agreed = agreedTo === preview;
  const make = (): void => {
    if (writing || (lost.length > 0 && !agreed)) return;
    setWriting(true);
    setError(null);
    jobs.plan.make(making, language, lost).then(
      (made) => {
        setWriting(false);
        if (made.kind === "made") onMade(made);
        else setNewer({ than: read, preview: made.preview });
      },
      (reason: unknown) => {
        setWriting(false);
        setError(reason);
      },
    );
  };
  const counted = ["goals", "measures", "nodes", "indicators"] as const;
  return (
    <>
      <div>
        <h1 ref={heading} tabIndex={-1} className={page.heading}>
          {change === null
            ? words.preview.heading
            : words.preview.updateHeading}
        </h1>
        <p className={page.text}>{preview.title}</p>
        <p className={page.muted}>
          {preview.branchName === "" ? words.branchUnnamed : preview.branchName}
        </p>
        <p className={page.muted}>
          {words.span(
            monthText(period.start, language),
            monthText(lastMonthOf(period), language),
          )}
        </p>
      </div>
      {preview !== read && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.preview.asksAgain}</MessageBarBody>
        </MessageBar>
      )}
      <Figures
        figures={counted.map((name) => ({
          name: words.figures[name],
          value: preview.counts[name],
        }))}
      />
      {findings.length > 0 && (
        <div>
          <h2 className={page.subheading}>{words.preview.findings}</h2>
          <ul className={styles.notes}>
            {findings.map((finding, i) => {
              const { what, todo } = formatFinding(finding, language);
              return (
                <li key={i}>
                  {what} {todo}
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {change === null ? (
        <p className={page.muted}>
          {words.preview.sheets(MADE.map((sheet) => sheet[language]))}
        </p>
      ) : (
        <Changes change={change} />
      )}
      {lost.length > 0 && (
        <>
          <LostRows lost={lost} />
          <Checkbox
            checked={agreed}
            label={words.preview.agree}
            onChange={(_event, { checked }) => {
              setAgreedTo(checked === true ? preview : null);
            }}
          />
        </>
      )}
      {error !== null && <Trouble error={error} />}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={writing || (lost.length > 0 && !agreed)}
          onClick={make}
        >
          {writing
            ? words.preview.updating
            : change === null
              ? words.preview.make
              : words.preview.update}
        </Button>
      </div>
    </>
  );
}
