import { Button, makeStyles, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import type { ReportView } from "../../app/pane";
import { formatFinding } from "../../core/finding";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useReading } from "../use-reading";
import { ReportText } from "./report-text";
import { WORDS } from "./words";

const useStyles = makeStyles({ button: { alignSelf: "flex-start" } });

/** 总结: the report of the workbook, to be read and to be saved as a Word document. */
export default function ReportPage(): ReactElement {
  const { jobs, language, revision, changed } = usePane();
  const words = WORDS[language];
  const page = usePageStyles();
  const { value, error } = useReading(
    () => jobs.report.view(language),
    revision,
  );
  if (error !== null) return <Trouble error={error} retry={changed} />;
  if (value === null) return <Spinner label={words.reading} />;
  switch (value.kind) {
    case "none":
      return <p className={page.text}>{words.empty}</p>;
    case "unreadable": {
      const { what, todo } = formatFinding(value.finding, language);
      return (
        <p className={page.text} role="alert">
          {what} {todo}
        </p>
      );
    }
    case "report":
      return <Report view={value} />;
  }
}

type Saving = "no" | "running" | "saved" | "cancelled";

function Report({
  view: { report, places },
}: {
  readonly view: Extract<ReportView, { readonly kind: "report" }>;
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
      <p className={page.muted}>{report.subtitle}</p>
      <p className={page.text}>
        {words.about(report.appendix.length, report.unknown.length)}
      </p>
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
