import { Button, makeStyles, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import type { ReadPrevious, ReportView } from "../../app/pane";
import { formatFinding } from "../../core/finding";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useReading } from "../use-reading";
import { PreviousChoice } from "./previous-choice";
import { ReportText } from "./report-text";
import { WORDS } from "./words";

const useStyles = makeStyles({ button: { alignSelf: "flex-start" } });

/** 总结: the report of the workbook, to be read and to be saved as a Word document. */
export default function ReportPage(): ReactElement {
  const { jobs, language, revision, changed, open } = usePane();
  const words = WORDS[language];
  const page = usePageStyles();
  const [{ previous, chosen }, setPrevious] = useState<{
    readonly previous: ReadPrevious | null;
    /** How often it was chosen: the report is read again each time. */
    readonly chosen: number;
  }>({ previous: null, chosen: 0 });
  const { value, error } = useReading(
    () => jobs.report.view(language, previous),
    `${revision} ${language} ${chosen}`,
  );
  if (error !== null) return <Trouble error={error} retry={changed} />;
  if (value === null) return <Spinner label={words.reading} />;
  switch (value.kind) {
    case "none":
      return (
        <div className={page.page}>
          <p className={page.text}>{words.empty}</p>
          <Button
            onClick={() => {
              open("rollup");
            }}
          >
            {words.toRollup}
          </Button>
        </div>
      );
    case "unreadable": {
      const { what, todo } = formatFinding(value.finding, language);
      return (
        <p className={page.text} role="alert">
          {what} {todo}
        </p>
      );
    }
    case "report":
      return (
        <Report
          view={value}
          previous={previous}
          onPrevious={(next) => {
            setPrevious({ previous: next, chosen: chosen + 1 });
          }}
        />
      );
  }
}

type Saving = "no" | "running" | "saved" | "cancelled";

function Report({
  view: { report, places, doubts },
  previous,
  onPrevious,
}: {
  readonly view: Extract<ReportView, { readonly kind: "report" }>;
  readonly previous: ReadPrevious | null;
  readonly onPrevious: (previous: ReadPrevious | null) => void;
}): ReactElement {
  const { jobs, language } = usePane();
  const words = WORDS[language];
  const page = usePageStyles();
  const styles = useStyles();
  const [saving, setSaving] = useState<Saving>("no");
  const [error, setError] = useState<unknown>(null);
  const { save } = jobs.report;
  return (
    <div className={page.page}>
      <h1 className={page.heading}>{report.title}</h1>
      <p className={page.muted}>
        {report.union !== "" && (
          <>
            {report.union}
            <br />
          </>
        )}
        {report.subtitle}
      </p>
      <p className={page.text}>
        {words.about(report.appendix.length, report.unknown.length)}
      </p>
      <PreviousChoice
        previous={previous}
        doubts={doubts}
        onChange={onPrevious}
      />
      {save === null ? (
        <p className={page.text}>{words.cannotSave}</p>
      ) : (
        <Button
          appearance="primary"
          className={styles.button}
          disabled={saving === "running"}
          onClick={() => {
            setSaving("running");
            setError(null);
            save(report, places).then(setSaving, (reason: unknown) => {
              setSaving("no");
              setError(reason);
            });
          }}
        >
          {words.save}
        </Button>
      )}
      <p className={page.text} role="status">
        {saving === "running" && words.saving}
        {saving === "saved" && words.saved}
        {saving === "cancelled" && words.cancelled}
      </p>
      {error !== null && <Trouble error={error} />}
      <ReportText report={report} unknown={words.unknown} />
    </div>
  );
}
