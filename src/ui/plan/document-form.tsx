import {
  Button,
  Field,
  makeStyles,
  mergeClasses,
  Spinner,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { DragEvent, ReactElement } from "react";
import type { DocumentSource } from "../../app/file-work";
import { CancelledError } from "../../app/ports";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import type { ReadDocument } from "./review/review";
import { planWords } from "./words";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: {
    border: `${tokens.strokeWidthThin} dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  text: { "& textarea": { maxHeight: "none", minHeight: "140px" } },
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
});

/** Endings that the dialog offers; what a file is its content says. */
const ENDINGS = ".docx,.txt,.md,.csv,.tsv,.xlsx,.xlsm,.xls,.ods";

/** Takes a document, pasted, dropped or chosen, and has it read. */
export function DocumentForm({
  text,
  onText,
  onRead,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onRead: (read: ReadDocument) => void;
}): ReactElement {
  const { language } = usePane();
  const words = planWords(language).document;
  const styles = useStyles();
  const page = usePageStyles();
  const [over, setOver] = useState(false);
  const [blank, setBlank] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const reading = useDocumentReading(onRead, words.pasted);

  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file === undefined) return;
    reading.start({
      from: "file",
      file: {
        name: file.name,
        blob: file,
        modifiedAt: new Date(file.lastModified).toISOString(),
      },
    });
  };
  const isOver = (event: DragEvent): boolean =>
    event.dataTransfer.types.includes("Files");

  if (reading.name !== null)
    return <Running name={reading.name} onStop={reading.stop} />;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- files are dropped on it
    <form
      className={mergeClasses(styles.form, over && styles.over)}
      onSubmit={(event) => {
        event.preventDefault();
        setBlank(text.trim() === "");
        if (text.trim() !== "") reading.start({ from: "text", text });
      }}
      onDragOver={(event) => {
        if (!isOver(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        if (!isOver(event)) return;
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      {reading.error !== null && <Trouble error={reading.error} />}
      {reading.stopped && (
        <p className={page.muted} role="status">
          {words.stopped}
        </p>
      )}
      <Field
        label={words.paste}
        hint={words.pasteHint}
        validationMessage={blank ? words.nothing : undefined}
      >
        <Textarea
          className={styles.text}
          rows={7}
          resize="vertical"
          value={text}
          onChange={(_event, { value }) => {
            onText(value);
            setBlank(false);
          }}
        />
      </Field>
      <div className={styles.row}>
        <Button type="submit" appearance="primary">
          {words.read}
        </Button>
        <Button
          onClick={() => {
            picker.current?.click();
          }}
        >
          {words.choose}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept={ENDINGS}
          aria-label={words.choose}
          onChange={(event) => {
            take(event.target.files);
            // The same file can be chosen again after it was mended.
            event.target.value = "";
          }}
        />
      </div>
      <div className={page.note}>
        {over ? words.dropHere : words.drop} {words.kinds}
      </div>
    </form>
  );
}

function Running({
  name,
  onStop,
}: {
  readonly name: string;
  readonly onStop: () => void;
}): ReactElement {
  const { language } = usePane();
  const words = planWords(language);
  const styles = useStyles();
  return (
    <div className={styles.form}>
      <Spinner
        size="small"
        labelPosition="below"
        label={words.document.reading(name)}
      />
      <div className={styles.row}>
        <Button onClick={onStop}>{words.cancel}</Button>
      </div>
    </div>
  );
}

interface DocumentReading {
  /** What is being read. */
  readonly name: string | null;
  readonly error: unknown;
  readonly stopped: boolean;
  readonly start: (source: DocumentSource) => void;
  readonly stop: () => void;
}

function useDocumentReading(
  onRead: (read: ReadDocument) => void,
  pasted: string,
): DocumentReading {
  const { jobs } = usePane();
  const [name, setName] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [stopped, setStopped] = useState(false);
  const control = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      control.current?.abort();
    },
    [],
  );
  const start = (source: DocumentSource): void => {
    const own = new AbortController();
    control.current?.abort();
    control.current = own;
    const called = source.from === "file" ? source.file.name : pasted;
    setName(called);
    setError(null);
    setStopped(false);
    jobs.plan.readDocument(source, { signal: own.signal }).then(
      (drafted) => {
        if (own.signal.aborted) return;
        setName(null);
        onRead({ name: called, ...drafted });
      },
      (reason: unknown) => {
        if (control.current !== own) return;
        setName(null);
        if (reason instanceof CancelledError) setStopped(true);
        else if (!own.signal.aborted) setError(reason);
      },
    );
  };
  const stop = (): void => {
    control.current?.abort();
    // At once, also where the work itself cannot be interrupted.
    setName(null);
    setStopped(true);
  };
  return { name, error, stopped, start, stop };
}
