import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import type { ReactElement } from "react";
import type { PlanMade, PlanMaking } from "../../app/pane";
import { usePane } from "../pane-context";
import type { PlanSource } from "../pane-context";
import { DocumentForm } from "./document-form";
import type { ReadDocument } from "./review/review";
import { TemplateForm } from "./template-form";
import { planWords } from "./words";

const useStyles = makeStyles({
  start: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
  },
  tabs: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalSNudge})` },
});

const SOURCES: readonly PlanSource[] = ["template", "document"];

/** The two ways to a plan: a template, or a document that somebody has written. */
export function Start({
  replaces,
  text,
  onText,
  onRead,
  onPreview,
  onMade,
}: {
  /** Is there a plan that the new one takes the place of? */
  readonly replaces: boolean;
  /** What was pasted so far: it is there again when the person comes back. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onRead: (read: ReadDocument) => void;
  readonly onPreview: (making: PlanMaking) => void;
  readonly onMade: (made: Extract<PlanMade, { readonly kind: "made" }>) => void;
}): ReactElement {
  const { language, asked } = usePane();
  const words = planWords(language);
  const styles = useStyles();
  const id = useId();
  const [source, setSource] = useState<PlanSource>(
    asked.source ?? (text === "" ? "template" : "document"),
  );
  const [visit, setVisit] = useState(asked.visit);
  if (visit !== asked.visit) {
    setVisit(asked.visit);
    if (asked.source !== null) setSource(asked.source);
  }
  const names: Readonly<Record<PlanSource, string>> = {
    template: words.byTemplate,
    document: words.byDocument,
  };
  return (
    <div className={styles.start}>
      <TabList
        className={styles.tabs}
        size="small"
        aria-label={words.sources}
        selectedValue={source}
        onTabSelect={(_event, { value }) => {
          setSource(value as PlanSource);
        }}
      >
        {SOURCES.map((name) => (
          <Tab key={name} id={`${id}-${name}`} value={name}>
            {names[name]}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" aria-labelledby={`${id}-${source}`}>
        {source === "template" ? (
          <TemplateForm
            replaces={replaces}
            onPreview={onPreview}
            onMade={onMade}
          />
        ) : (
          <DocumentForm text={text} onText={onText} onRead={onRead} />
        )}
      </div>
    </div>
  );
}
