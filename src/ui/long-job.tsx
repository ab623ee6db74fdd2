import { Button, makeStyles, ProgressBar } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Progress } from "../app/ports";
import { usePageStyles } from "./styles";

const useStyles = makeStyles({
  button: { alignSelf: "flex-start" },
  numbers: { margin: 0, fontVariantNumeric: "tabular-nums" },
});

/** How far a long job has come, and the way to stop it. */
export function LongJob({
  progress,
  text,
  note = "",
  before,
  cancel,
  onCancel,
}: {
  readonly progress: Progress | null;
  /** The progress in words. */
  readonly text: (progress: Progress) => string;
  /** A second line, for instance speed and remaining time. */
  readonly note?: string;
  /** What is said before there is any progress. */
  readonly before: string;
  readonly cancel: string;
  readonly onCancel: () => void;
}): ReactElement {
  const page = usePageStyles();
  const styles = useStyles();
  const known = progress !== null && progress.total > 0;
  const said = progress === null ? before : text(progress);
  return (
    <div className={page.page}>
      <p className={styles.numbers} role="status">
        {said}
      </p>
      <ProgressBar
        aria-label={said}
        thickness="large"
        {...(known ? { value: progress.done / progress.total } : {})}
      />
      {note !== "" && <p className={page.muted}>{note}</p>}
      {progress !== null && progress.name !== "" && (
        <p className={page.muted}>{progress.name}</p>
      )}
      <Button className={styles.button} onClick={onCancel}>
        {cancel}
      </Button>
    </div>
  );
}
