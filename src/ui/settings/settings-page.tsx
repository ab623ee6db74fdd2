import {
  Button,
  Field,
  Input,
  Link,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement, ReactNode } from "react";
import type { SettingOutcome, SettingsView } from "../../app/pane";
import { formatDay } from "../../core/plan";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useReading } from "../use-reading";
import { SETTINGS_WORDS } from "./words";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    "& input": { minWidth: 0 },
  },
  line: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
  },
});

/** 设置: the language, the days of the blue light, the cut-off day; the version, and what happens to the data. */
export default function SettingsPage(): ReactElement {
  const { jobs, messages, language, version, revision, ...pane } = usePane();
  const words = SETTINGS_WORDS[language];
  const page = usePageStyles();
  const { value, error } = useReading(() => jobs.settings.view(), revision);
  return (
    <div className={page.page}>
      <Field label={words.language}>
        <RadioGroup
          value={language}
          onChange={(_event, { value: chosen }) => {
            pane.chooseLanguage(chosen === "en" ? "en" : "zh");
          }}
        >
          <Radio value="zh" label="中文" />
          <Radio value="en" label="English" />
        </RadioGroup>
      </Field>
      {error !== null && <Trouble error={error} retry={pane.changed} />}
      {value === null && error === null && <Spinner label={messages.reading} />}
      {value !== null && (
        <>
          <BlueDays view={value} />
          <Cutoff view={value} />
        </>
      )}
      <p className={page.text}>{words.privacy}</p>
      <p className={page.muted}>
        {words.version} {version}
      </p>
      <Link href="help.html" target="_blank" rel="noopener">
        {messages.help}
      </Link>
    </div>
  );
}

/** What came of saving a setting. */
interface Saved {
  readonly saving: boolean;
  readonly outcome: SettingOutcome | null;
  readonly error: unknown;
}

const UNSAVED: Saved = { saving: false, outcome: null, error: null };

/** Saves a setting, and tells the pages when that changes their figures. */
function useSaving(
  save: () => Promise<SettingOutcome>,
): Saved & { readonly submit: () => void; readonly forget: () => void } {
  const { changed } = usePane();
  const [saved, setSaved] = useState(UNSAVED);
  const submit = (): void => {
    if (saved.saving) return;
    setSaved({ ...UNSAVED, saving: true });
    save().then(
      (outcome) => {
        setSaved({ ...UNSAVED, outcome });
        if (outcome.kind === "kept" || outcome.kind === "written") changed();
      },
      (error: unknown) => {
        setSaved({ ...UNSAVED, error });
      },
    );
  };
  const forget = (): void => {
    setSaved(UNSAVED);
  };
  return { ...saved, submit, forget };
}

function BlueDays({ view }: { readonly view: SettingsView }): ReactElement {
  const { jobs, language } = usePane();
  const words = SETTINGS_WORDS[language];
  const [typed, setTyped] = useState(String(view.blueDays));
  const saved = useSaving(() =>
    Promise.resolve(jobs.settings.keepBlueDays(typed)),
  );
  return (
    <SettingForm saved={saved}>
      <Field
        label={words.blueDays}
        hint={words.blueDaysHint}
        {...faultOf(saved, words.faults)}
      >
        <Input
          inputMode="numeric"
          value={typed}
          onChange={(_event, { value }) => {
            setTyped(value);
          }}
        />
      </Field>
    </SettingForm>
  );
}

function Cutoff({ view }: { readonly view: SettingsView }): ReactElement {
  const { jobs, language } = usePane();
  const words = SETTINGS_WORDS[language];
  const [follows, setFollows] = useState(view.cutoff === null);
  const [day, setDay] = useState(formatDay(view.cutoff ?? view.today));
  const saved = useSaving(() => jobs.settings.setCutoff(follows ? null : day));
  // Set elsewhere, in the sheet or by undoing: the form follows.
  const [seen, setSeen] = useState(view.cutoff);
  if (seen !== view.cutoff) {
    setSeen(view.cutoff);
    const chosen = follows ? null : day;
    if (chosen !== (view.cutoff === null ? null : formatDay(view.cutoff))) {
      setFollows(view.cutoff === null);
      setDay(formatDay(view.cutoff ?? view.today));
      saved.forget();
    }
  }
  const { cutoffCell: cell } = view;
  return (
    <SettingForm saved={saved}>
      <Field
        label={words.cutoff}
        hint={
          cell === null
            ? words.inPane
            : words.inWorkbook(`${cell.sheet}!${cell.cell}`)
        }
      >
        <RadioGroup
          value={follows ? "today" : "day"}
          onChange={(_event, { value }) => {
            setFollows(value === "today");
          }}
        >
          <Radio value="today" label={words.today} />
          <Radio value="day" label={words.otherDay} />
        </RadioGroup>
      </Field>
      {!follows && (
        <Field label={words.day} {...faultOf(saved, words.faults)}>
          <Input
            type="date"
            value={day}
            onChange={(_event, { value }) => {
              setDay(value);
            }}
          />
        </Field>
      )}
    </SettingForm>
  );
}

function faultOf(
  { outcome }: Saved,
  faults: (typeof SETTINGS_WORDS)["zh"]["faults"],
): { readonly validationMessage?: string } {
  return outcome?.kind === "fault"
    ? { validationMessage: faults[outcome.code] }
    : {};
}

function SettingForm({
  saved: { saving, outcome, error, submit },
  children,
}: {
  readonly saved: ReturnType<typeof useSaving>;
  readonly children: ReactNode;
}): ReactElement {
  const { language } = usePane();
  const words = SETTINGS_WORDS[language];
  const page = usePageStyles();
  const styles = useStyles();
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
      {error !== null && <Trouble error={error} />}
      <div className={styles.line}>
        <Button type="submit" disabledFocusable={saving}>
          {words.save}
        </Button>
        <span role="status" className={page.muted}>
          {outcome?.kind === "kept" || outcome?.kind === "written"
            ? words.saved
            : outcome?.kind === "formula"
              ? words.formula(
                  outcome.places
                    .map(({ sheet, cell }) => `${sheet}!${cell}`)
                    .join("、"),
                )
              : ""}
        </span>
      </div>
    </form>
  );
}
