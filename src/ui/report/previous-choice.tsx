import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import type { ReadPrevious } from "../../app/pane";
import { formatFinding } from "../../core/finding";
import type { Finding } from "../../core/finding";
import { FileButton } from "../file-button";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { WORDS } from "./words";

const useStyles = makeStyles({
  group: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    rowGap: tokens.spacingVerticalXS,
  },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
  },
  name: { overflowWrap: "anywhere" },
});

/** Lets a person choose last period's workbook, and says what is doubtful about it. */
export function PreviousChoice({
  previous,
  doubts,
  onChange,
}: {
  readonly previous: ReadPrevious | null;
  /** Of the comparison as it is shown; an error says why there is none. */
  readonly doubts: readonly Finding[];
  readonly onChange: (previous: ReadPrevious | null) => void;
}): ReactElement | null {
  const { jobs, language } = usePane();
  const words = WORDS[language];
  const page = usePageStyles();
  const styles = useStyles();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { readPrevious } = jobs.report;
  if (readPrevious === null) return null;
  const refused = doubts.some(({ code }) => code === "previous-not-earlier");
  return (
    <div className={styles.group}>
      {previous === null ? (
        <p className={page.muted}>{words.compareHint}</p>
      ) : (
        <p className={`${page.text} ${styles.name}`}>
          {refused
            ? words.notComparedWith(previous.previous.file)
            : words.comparedWith(previous.previous.file)}
        </p>
      )}
      <div className={styles.buttons}>
        <FileButton
          label={previous === null ? words.compare : words.otherPrevious}
          accept=".xlsx,.xlsm"
          onFiles={([file]) => {
            if (file === undefined) return;
            setRunning(true);
            setError(null);
            readPrevious(file)
              .then(onChange, setError)
              .finally(() => {
                setRunning(false);
              });
          }}
        />
        {previous !== null && (
          <Button
            appearance="subtle"
            onClick={() => {
              setError(null);
              onChange(null);
            }}
          >
            {words.noComparison}
          </Button>
        )}
      </div>
      {running && <Spinner size="tiny" label={words.comparing} />}
      {error !== null && <Trouble error={error} />}
      {doubts.map((doubt) => {
        const { what, todo } = formatFinding(doubt, language);
        return (
          <MessageBar
            key={doubt.code}
            intent={doubt.severity === "error" ? "error" : "warning"}
            layout="multiline"
          >
            <MessageBarBody>
              <MessageBarTitle>{what}</MessageBarTitle>
              {todo}
            </MessageBarBody>
          </MessageBar>
        );
      })}
    </div>
  );
}
