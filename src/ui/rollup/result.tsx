import {
  Badge,
  Button,
  Radio,
  RadioGroup,
  Spinner,
  Textarea,
} from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import type { RollupSession, RollupView } from "../../app/rollup-session";
import { formatFinding } from "../../core/finding";
import { FIELD_NAMES } from "../../core/layout/rollup-workbook/schema";
import { dateParts } from "../../core/plan";
import { monthText } from "../month-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { DoneBar, FigureTable, LightBar, LightDot, rateText } from "./figures";
import type { AskTrace } from "./figures";
import { useRollupStyles } from "./styles";
import type { Traced } from "./trace-panel";
import { useRollupList } from "./use-paged";
import type { Paged } from "./use-paged";
import { timeText, valueText } from "./value-text";
import { ROLLUP_WORDS } from "./words";
import { WriteButtons } from "./write-buttons";

interface ResultProps {
  readonly session: RollupSession;
  readonly view: RollupView;
  readonly onTrace: (traced: Traced) => void;
}

/** The roll-up at a glance: lights before tables, what is to be done before what is good to know. */
export function Result({
  session,
  view,
  onTrace,
  onView,
  onAgain,
}: ResultProps & {
  readonly onView: (view: RollupView) => void;
  readonly onAgain: () => void;
}): ReactElement {
  const { language } = usePane();
  const page = usePageStyles();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const { year, month, day } = dateParts(view.asOf);
  const props = { session, view, onTrace };
  const ask: AskTrace = (title, figure) => {
    onTrace({ title, figure: { kind: "count", figure } });
  };
  const { expected } = view;
  return (
    <div className={page.page}>
      <div className={styles.between}>
        <h2 className={page.subheading}>
          {words.result(words.dayText(year, month, day))}
        </h2>
        <Button size="small" onClick={onAgain}>
          {words.again}
        </Button>
      </div>
      <p className={page.text}>
        {view.total === null
          ? words.reportedOnly(view.reported)
          : words.reported(view.reported, view.total)}
      </p>
      <LightBar lights={view.lights} />
      <Duplicates {...props} onView={onView} />
      <Late {...props} />
      <Unreadable {...props} />
      <Unexpected {...props} />
      <section className={styles.section}>
        <h3 className={page.subheading}>{words.reporting}</h3>
        <FigureTable
          title={words.reporting}
          of={{ kind: "reporting" }}
          figures={view.reporting}
          onTrace={ask}
        />
        <h3 className={page.subheading}>{words.expected}</h3>
        {expected.figures === null ? (
          <p className={page.text}>{words.noExpected[expected.why]}</p>
        ) : (
          <FigureTable
            title={words.expected}
            of={{ kind: "expected" }}
            figures={expected.figures}
            onTrace={ask}
          />
        )}
        <p className={page.muted}>{words.traceHint}</p>
      </section>
      <WriteButtons session={session} view={view} />
      <Branches {...props} />
      <Fields view={view} onTrace={ask} />
      <Indicators {...props} />
      <section className={styles.section}>
        <p className={page.text}>
          {words.findings(
            view.findings.error,
            view.findings.warning,
            view.findings.info,
          )}
        </p>
        <p className={page.muted}>{words.findingsHint}</p>
      </section>
    </div>
  );
}

function More({
  list,
}: {
  readonly list: Paged<unknown>;
}): ReactElement | null {
  const { language } = usePane();
  if (list.error !== null) return <Trouble error={list.error} />;
  return list.next > 0 ? (
    <Button onClick={list.more}>
      {ROLLUP_WORDS[language].more(list.next)}
    </Button>
  ) : null;
}

function Branches({ session, view, onTrace }: ResultProps): ReactElement {
  const { language } = usePane();
  const page = usePageStyles();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const list = useRollupList(session, view, "branches");
  return (
    <section className={styles.section}>
      <h3 className={page.subheading}>{words.branches}</h3>
      <ul className={`${page.list} ${styles.list}`}>
        {list.items.map(({ key, name, status, light, year, overdue }) => {
          const shown =
            status === "missing" || status === "unreadable" ? "missing" : light;
          return (
            <li key={key}>
              <button
                type="button"
                className={page.row}
                onClick={() => {
                  onTrace({
                    title: name === "" ? key : name,
                    figure: {
                      kind: "count",
                      figure: {
                        of: { kind: "branch", key },
                        quarter: null,
                        count: "nodes",
                      },
                    },
                  });
                }}
              >
                <span className={styles.between}>
                  <span>{name === "" ? key : name}</span>
                  <span className={styles.number}>
                    {year === null ? "—" : rateText(year.done, year.nodes)}
                  </span>
                </span>
                <DoneBar
                  done={year?.done ?? 0}
                  nodes={year?.nodes ?? 1}
                  light={shown}
                />
                <span className={styles.legend}>
                  <span className={styles.legendItem}>
                    <LightDot light={shown} />
                    {words.lights[shown]}
                  </span>
                  {status !== "reported" && status !== "missing" && (
                    <Badge appearance="tint" color="warning">
                      {words.statuses[status]}
                    </Badge>
                  )}
                  {year !== null && (
                    <span className={page.note}>
                      {words.figures.done} {year.done} / {year.nodes}
                      {overdue !== null &&
                        overdue > 0 &&
                        ` · ${words.figures.overdue} ${overdue}`}
                    </span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <More list={list} />
    </section>
  );
}

function Fields({
  view,
  onTrace,
}: {
  readonly view: RollupView;
  readonly onTrace: AskTrace;
}): ReactElement | null {
  const { language } = usePane();
  const page = usePageStyles();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  if (view.fields.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={page.subheading}>{words.fields}</h3>
      <ul className={`${page.list} ${styles.list}`}>
        {view.fields.map(({ field, figures: { year, overdue } }) => (
          <li key={field}>
            <button
              type="button"
              className={page.row}
              onClick={() => {
                onTrace(FIELD_NAMES[field][language], {
                  of: { kind: "field", field },
                  quarter: null,
                  count: "nodes",
                });
              }}
            >
              <span className={styles.between}>
                <span>{FIELD_NAMES[field][language]}</span>
                <span className={styles.number}>
                  {year.done} / {year.nodes} · {rateText(year.done, year.nodes)}
                </span>
              </span>
              <DoneBar
                done={year.done}
                nodes={year.nodes}
                light={overdue > 0 ? "yellow" : "green"}
              />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Indicators({
  session,
  view,
  onTrace,
}: ResultProps): ReactElement | null {
  const { language } = usePane();
  const page = usePageStyles();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const list = useRollupList(session, view, "indicators");
  if (view.lists.indicators === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={page.subheading}>{words.indicators}</h3>
      <ul className={`${page.list} ${styles.list}`}>
        {list.items.map(({ index, name, unit, total, target, branches }) => (
          <li key={index}>
            <button
              type="button"
              className={page.row}
              onClick={() => {
                onTrace({
                  title: name,
                  figure: { kind: "indicator", index, quarter: null },
                });
              }}
            >
              <span className={styles.between}>
                <span>{name}</span>
                <span className={styles.number}>
                  {valueText(total)}
                  {total !== null && typeof total === "number"
                    ? ` ${unit}`
                    : ""}
                </span>
              </span>
              <span className={page.note}>
                {[
                  words.indicatorBranches(branches),
                  ...(target === null
                    ? []
                    : [
                        words.indicatorTarget(
                          typeof total === "number"
                            ? valueText(target)
                            : rateText(target, 1),
                        ),
                      ]),
                ].join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <More list={list} />
    </section>
  );
}

function Late({ session, view }: ResultProps): ReactElement | null {
  const { jobs, language } = usePane();
  const page = usePageStyles();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const list = useRollupList(session, view, "late");
  const [text, setText] = useState<string | null>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const [error, setError] = useState<unknown>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (copied !== false) return;
    area.current?.focus();
    area.current?.select();
  }, [copied]);
  if (view.total === null) return null;
  if (view.lists.late === 0)
    return <p className={page.text}>{words.nobodyLate}</p>;
  const copy = async (): Promise<void> => {
    const reminder = await session.reminder(language);
    setText(reminder);
    setCopied(null);
    const done = await jobs.rollup.copy(reminder);
    setCopied(done);
  };
  return (
    <section className={styles.section}>
      <h3 className={page.subheading}>{words.late(view.lists.late)}</h3>
      <ul className={styles.plain}>
        {list.items.map(({ key, name, status, contact, phone }) => (
          <li key={key}>
            {name} <Badge appearance="tint">{words.statuses[status]}</Badge>
            <span className={page.note}>
              {[contact, phone].filter((part) => part !== "").join(" ") ||
                words.noContact}
            </span>
          </li>
        ))}
      </ul>
      <More list={list} />
      <Button
        onClick={() => {
          copy().catch(setError);
        }}
      >
        {words.copyReminder}
      </Button>
      {error !== null && <Trouble error={error} />}
      {copied !== null && (
        <p className={page.text} role="status">
          {copied ? words.copied : words.selected}
        </p>
      )}
      {text !== null && (
        <Textarea
          className={styles.reminder}
          aria-label={words.reminder}
          ref={area}
          readOnly
          rows={8}
          value={text}
        />
      )}
    </section>
  );
}

function Duplicates({
  session,
  view,
  onView,
}: ResultProps & {
  readonly onView: (view: RollupView) => void;
}): ReactElement | null {
  const { language } = usePane();
  const page = usePageStyles();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const list = useRollupList(session, view, "duplicates");
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [counting, setCounting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (view.lists.duplicates === 0) return null;
  const choose = (key: string, file: string): void => {
    const next = new Map(chosen).set(key, file);
    setChosen(next);
    setCounting(true);
    session
      .choose([...next.values()])
      .then(onView, setError)
      .finally(() => {
        setCounting(false);
      });
  };
  return (
    <section className={styles.section}>
      <h3 className={page.subheading}>
        {words.duplicates(view.lists.duplicates)}
      </h3>
      <p className={page.text}>{words.duplicatesHint}</p>
      {error !== null && <Trouble error={error} />}
      {counting && <Spinner size="tiny" label={words.counting} />}
      {list.items.map(({ key, name, files }) => (
        <div key={key} className={styles.list}>
          <p className={page.text} id={`duplicate-${key}`}>
            {name}
          </p>
          <RadioGroup
            aria-labelledby={`duplicate-${key}`}
            value={files.find(({ counts }) => counts)?.file ?? ""}
            disabled={counting}
            onChange={(_event, { value }) => {
              choose(key, value);
            }}
          >
            {files.map(({ file, savedAt, lastReport }) => (
              <Radio
                key={file}
                value={file}
                label={
                  <>
                    {file}
                    <span className={page.note}>
                      {[
                        lastReport === null
                          ? words.neverReported
                          : words.lastReport(monthText(lastReport, language)),
                        ...(savedAt === null
                          ? []
                          : [words.savedAt(timeText(savedAt))]),
                      ].join(" · ")}
                    </span>
                  </>
                }
              />
            ))}
          </RadioGroup>
        </div>
      ))}
      <More list={list} />
    </section>
  );
}

function Unreadable({ session, view }: ResultProps): ReactElement | null {
  const { language } = usePane();
  const page = usePageStyles();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const list = useRollupList(session, view, "unreadable");
  if (view.lists.unreadable === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={page.subheading}>
        {words.unreadable(view.lists.unreadable)}
      </h3>
      <ul className={styles.plain}>
        {list.items.map((found, i) => {
          const { what, todo } = formatFinding(found, language);
          return (
            <li key={i}>
              {found.place.file}
              <span className={page.note}>
                {what} {todo}
              </span>
            </li>
          );
        })}
      </ul>
      <More list={list} />
    </section>
  );
}

function Unexpected({ session, view }: ResultProps): ReactElement | null {
  const { language } = usePane();
  const page = usePageStyles();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const list = useRollupList(session, view, "unexpected");
  if (view.lists.unexpected === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={page.subheading}>
        {words.unexpected(view.lists.unexpected)}
      </h3>
      <p className={page.text}>{words.unexpectedHint}</p>
      <ul className={styles.plain}>
        {list.items.map(({ file, code }) => (
          <li key={file}>
            {file}
            {code !== null && <span className={page.note}>{code}</span>}
          </li>
        ))}
      </ul>
      <More list={list} />
    </section>
  );
}
