import {
  Badge,
  Button,
  makeStyles,
  mergeClasses,
  Spinner,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import { cellOfFinding } from "../../app/pane";
import { SEVERITY_WORDS, formatFinding, formatPlace } from "../../core/finding";
import type { Finding, Severity } from "../../core/finding";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useReading } from "../use-reading";

/** Findings that are shown at once; a broken workbook can have thousands. */
const PAGE_SIZE = 50;

const COLOURS = {
  error: "danger",
  warning: "warning",
  info: "informative",
} as const satisfies Readonly<Record<Severity, string>>;

const useStyles = makeStyles({
  button: { alignSelf: "flex-start" },
  todo: { display: "block" },
});

/** 检查: what is wrong in the plan, in words; choosing a finding goes to its cell. */
export default function CheckPage(): ReactElement {
  const { jobs, messages, revision, changed } = usePane();
  const page = usePageStyles();
  const styles = useStyles();
  const [shown, setShown] = useState(PAGE_SIZE);
  const { running, value, error } = useReading(
    () => jobs.check.check(),
    revision,
  );
  if (error !== null) return <Trouble error={error} retry={changed} />;
  if (value === null) return <Spinner label={messages.checking} />;
  if (value.kind === "none") {
    return <p className={page.text}>{messages.noPlan}</p>;
  }
  const { findings } = value;
  const rest = findings.length - shown;
  return (
    <div className={page.page}>
      <p className={page.text} role="status">
        {running
          ? messages.checking
          : findings.length === 0
            ? messages.clean
            : messages.found(findings.length)}
      </p>
      <Button className={styles.button} onClick={changed}>
        {messages.checkAgain}
      </Button>
      {findings.length > 0 && (
        <ul className={page.list}>
          {findings.slice(0, shown).map((found, i) => (
            <li key={i}>
              <FindingRow found={found} />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Button
          onClick={() => {
            setShown(shown + PAGE_SIZE);
          }}
        >
          {messages.more(Math.min(rest, PAGE_SIZE))}
        </Button>
      )}
    </div>
  );
}

function FindingRow({ found }: { readonly found: Finding }): ReactElement {
  const { language, reveal } = usePane();
  const page = usePageStyles();
  const styles = useStyles();
  const { what, todo } = formatFinding(found, language);
  const { sheet, cell } = found.place;
  // The workbook is the one in front of the person: its name says nothing here.
  const where = formatPlace(
    { sheet: sheet ?? null, cell: cell ?? null },
    language,
  );
  const place = cellOfFinding(found);
  const content = (
    <>
      <Badge appearance="tint" color={COLOURS[found.severity]}>
        {SEVERITY_WORDS[found.severity][language]}
      </Badge>{" "}
      {what}
      <span className={mergeClasses(page.note, styles.todo)}>{todo}</span>
      {where !== "" && <span className={page.note}>{where}</span>}
    </>
  );
  return place === null ? (
    <div className={mergeClasses(page.row, page.plainRow)}>{content}</div>
  ) : (
    <button
      type="button"
      className={page.row}
      onClick={() => {
        reveal(place);
      }}
    >
      {content}
    </button>
  );
}
