import {
  Button,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { ArrowUndoRegular, DismissRegular } from "@fluentui/react-icons";
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { ReactElement } from "react";
import type { UndoOutcome, UndoState } from "../app/pane";
import { usePane } from "./pane-context";
import { Trouble } from "./trouble";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    bottom: 0,
    marginTop: "auto",
    zIndex: 1,
  },
  shown: {
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  line: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
  },
  text: { flexGrow: 1, minWidth: 0 },
  actions: { flexShrink: 0, display: "flex" },
});

/** What came of the last undoing, and what there was to undo then. */
interface Last {
  readonly at: UndoState;
  readonly outcome: UndoOutcome | null;
  readonly error: unknown;
}

/**
 * What the pane has written last, and the way back. It stands below every
 * page, since what was written can be taken back from anywhere.
 */
export function UndoBar(): ReactElement {
  const { jobs, messages, changed } = usePane();
  const words = messages.undo;
  const styles = useStyles();
  const { undo } = jobs;
  const state = useSyncExternalStore(
    (listener) => undo.subscribe(listener),
    () => undo.state(),
  );
  const [running, setRunning] = useState(false);
  const [last, setLast] = useState<Last | null>(null);
  const [dismissed, setDismissed] = useState<UndoState | null>(null);
  const actions = useRef<HTMLSpanElement>(null);
  // Where the button that was pressed is gone, the next one has its focus.
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    if (last !== null && (activeElement === null || activeElement === body))
      actions.current?.querySelector("button")?.focus();
  }, [last]);

  const run = (what: "all" | "intact"): void => {
    if (running) return;
    setRunning(true);
    const end = (outcome: UndoOutcome | null, error: unknown): void => {
      setRunning(false);
      setLast({ at: undo.state(), outcome, error });
      if (outcome?.kind === "undone") changed();
    };
    undo.undo(what).then(
      (outcome) => {
        end(outcome, null);
      },
      (error: unknown) => {
        end(null, error);
      },
    );
  };

  const now = last?.at === state ? last : null;
  const isShown =
    dismissed !== state && (state.steps > 0 || now?.outcome != null);
  const stuck = now?.outcome?.kind === "changed" ? now.outcome : null;
  return (
    <div className={mergeClasses(styles.bar, isShown && styles.shown)}>
      {isShown && now !== null && now.error !== null && (
        <Trouble error={now.error} />
      )}
      <div className={styles.line}>
        {/* Always there, so that its words are read out when they come. */}
        <span role="status" className={styles.text}>
          {isShown && barText(words, state, now?.outcome ?? null)}
        </span>
        {isShown && (
          <span ref={actions} className={styles.actions}>
            {stuck !== null && stuck.intact > 0 && (
              <Button
                size="small"
                disabledFocusable={running}
                onClick={() => {
                  run("intact");
                }}
              >
                {words.rest(stuck.intact)}
              </Button>
            )}
            {stuck === null && state.steps > 0 && (
              <Button
                size="small"
                icon={<ArrowUndoRegular />}
                disabledFocusable={running}
                onClick={() => {
                  run("all");
                }}
              >
                {now?.outcome?.kind === "undone"
                  ? words.further(state.cells)
                  : words.undo}
              </Button>
            )}
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={words.dismiss}
              title={words.dismiss}
              onClick={() => {
                setDismissed(state);
              }}
            />
          </span>
        )}
      </div>
    </div>
  );
}

function barText(
  words: ReturnType<typeof usePane>["messages"]["undo"],
  state: UndoState,
  outcome: UndoOutcome | null,
): string {
  switch (outcome?.kind) {
    case "undone":
      return words.undone(outcome.cells);
    case "changed":
      return words.changed(
        outcome.places.map(({ sheet, cell }) => `${sheet}!${cell}`),
      );
    case "nothing":
    case undefined:
      return words.written(state.cells);
  }
}
