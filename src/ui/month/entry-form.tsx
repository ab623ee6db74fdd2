import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { ReactElement, ReactNode } from "react";
import type { CellPlace } from "../../core/layout";
import { usePane } from "../pane-context";
import { Trouble } from "../trouble";
import type { EntryState } from "./use-entry";
import { MONTH_WORDS } from "./words";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    "& input, & select, & textarea": { minWidth: 0 },
  },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
  },
});

/** The fields of an entry with what came of saving it, and the buttons. */
export function EntryForm<Entry, Line>({
  label,
  state,
  describe,
  place,
  onSubmit,
  onClose,
  children,
}: {
  readonly label: string;
  readonly state: EntryState<Entry, Line>;
  /** What stands in the row now, in a few words. */
  readonly describe: (now: Line) => string;
  readonly place: CellPlace | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { language, reveal } = usePane();
  const words = MONTH_WORDS[language];
  const styles = useStyles();
  const form = useRef<HTMLFormElement>(null);
  useFocusOnFault(form, state.faults);
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <EntryNotice state={state} describe={describe} />
      <div className={styles.actions}>
        <Button
          appearance="primary"
          type="submit"
          disabledFocusable={state.saving}
        >
          {state.saving ? words.saving : words.save}
        </Button>
        <Button onClick={onClose}>{words.close}</Button>
        {place !== null && (
          <Button
            appearance="subtle"
            onClick={() => {
              reveal(place);
            }}
          >
            {words.toCell}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Brings the first field that is wrong to the person. */
function useFocusOnFault(
  form: { readonly current: HTMLFormElement | null },
  faults: object,
): void {
  useEffect(() => {
    if (Object.keys(faults).length === 0) return;
    form.current
      ?.querySelector<HTMLElement>(
        "[aria-invalid=true] input, [aria-invalid=true]",
      )
      ?.focus();
  }, [form, faults]);
}

function EntryNotice<Entry, Line>({
  state: { notice, error },
  describe,
}: {
  readonly state: EntryState<Entry, Line>;
  readonly describe: (now: Line) => string;
}): ReactElement | null {
  const { language, changed } = usePane();
  const words = MONTH_WORDS[language];
  if (error !== null) return <Trouble error={error} />;
  switch (notice?.kind) {
    case undefined:
      return null;
    case "no-change":
      return (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{words.noChange}</MessageBarBody>
        </MessageBar>
      );
    case "gone":
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.gone}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={changed}>
              {words.readAgain}
            </Button>
          </MessageBarActions>
        </MessageBar>
      );
    case "changed":
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.changed(describe(notice.now))}</MessageBarBody>
        </MessageBar>
      );
    case "formula":
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {words.formula(
              notice.places
                .map(({ sheet, cell }) => `${sheet}!${cell}`)
                .join(language === "zh" ? "、" : ", "),
            )}
          </MessageBarBody>
        </MessageBar>
      );
  }
}
