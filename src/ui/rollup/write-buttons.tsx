import {
  Button,
  MessageBar,
  MessageBarBody,
  Spinner,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import type { RollupPlaced } from "../../app/pane";
import type { RollupSession, RollupView } from "../../app/rollup-session";
import { HostError } from "../../core/layout";
import { LIVE_ROWS } from "../../core/layout/rollup-workbook/schema";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useRollupStyles } from "./styles";
import { ROLLUP_WORDS } from "./words";

/** Puts the roll-up where it stays: into this workbook, or into a file of its own. */
export function WriteButtons({
  session,
  view,
}: {
  readonly session: RollupSession;
  readonly view: RollupView;
}): ReactElement {
  const { jobs, language, changed } = usePane();
  const page = usePageStyles();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const [running, setRunning] = useState(false);
  const [ended, setEnded] = useState<RollupPlaced | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { opensFiles } = jobs.rollup;
  const tooLarge = view.facts > LIVE_ROWS;
  const run = (job: "write" | "save"): void => {
    setRunning(true);
    setEnded(null);
    setError(null);
    jobs.rollup[job](session, view, language)
      .then((placed) => {
        setEnded(placed);
        if (placed === "sheets") changed();
      }, setError)
      .finally(() => {
        setRunning(false);
      });
  };
  const taken = error instanceof HostError && error.code === "name-taken";
  return (
    <section className={styles.section}>
      {tooLarge && <p className={page.text}>{words.tooLarge(view.facts)}</p>}
      <div className={styles.buttons}>
        {!tooLarge && (
          <Button
            appearance="primary"
            disabledFocusable={running}
            onClick={() => {
              if (!running) run("write");
            }}
          >
            {opensFiles ? words.openAsFile : words.write}
          </Button>
        )}
        <Button
          appearance={tooLarge ? "primary" : "secondary"}
          disabledFocusable={running}
          onClick={() => {
            if (!running) run("save");
          }}
        >
          {words.save}
        </Button>
      </div>
      {running && <Spinner size="tiny" label={words.writing} />}
      {error !== null &&
        (taken ? (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{words.hasSheets}</MessageBarBody>
          </MessageBar>
        ) : (
          <Trouble error={error} />
        ))}
      {ended !== null && ended !== "cancelled" && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{words.written[ended]}</MessageBarBody>
        </MessageBar>
      )}
    </section>
  );
}
