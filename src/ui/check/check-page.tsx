import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { useLayoutEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import type { FixOutcome } from "../../app/pane";
import type { Finding } from "../../core/finding";
import { NoPlan } from "../no-plan";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { useReading } from "../use-reading";
import { FindingRow } from "./finding-row";
import { Filters } from "./filters";
import { firstOf, grouped, keyed } from "./sorting";
import type { Filter } from "./sorting";
import { CHECK_WORDS } from "./words";

/** Findings that are shown at once; a broken workbook can have thousands. */
const PAGE_SIZE = 50;

const useStyles = makeStyles({
  head: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    // As high with the spinner as without, so that nothing jumps.
    minHeight: "20px",
  },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
  },
  lists: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalL,
  },
});

/** 检查: what is wrong in the plan, in words, and mending what needs no judgement. */
export default function CheckPage(): ReactElement {
  const { jobs, language, revision, changed } = usePane();
  const words = CHECK_WORDS[language];
  const page = usePageStyles();
  const styles = useStyles();
  const { running, value, error } = useReading(
    () => jobs.check.check(),
    revision,
  );
  if (value === null)
    return error === null ? (
      <Spinner label={words.checking} />
    ) : (
      <Trouble error={error} retry={changed} />
    );
  if (value.kind === "none") return <NoPlan purpose={words.purpose} />;
  const { findings } = value;
  return (
    <div className={page.page}>
      {error !== null && <Trouble error={error} retry={changed} />}
      <div className={styles.head}>
        <p className={page.text} role="status">
          {findings.length === 0 ? words.clean : words.found(findings.length)}
        </p>
        {running && <Spinner size="extra-tiny" aria-label={words.checking} />}
      </div>
      <Findings findings={findings} />
    </div>
  );
}

function Findings({
  findings,
}: {
  readonly findings: readonly Finding[];
}): ReactElement {
  const { language, changed } = usePane();
  const words = CHECK_WORDS[language];
  const page = usePageStyles();
  const styles = useStyles();
  const [shown, setShown] = useState(PAGE_SIZE);
  const [filter, setFilter] = useState<Filter>({
    severity: null,
    sheet: null,
    group: "severity",
  });
  const lists = useRef<HTMLDivElement>(null);
  const keepPlace = usePlaceAfterFix(lists, findings);
  const { fixing, fix, ...said } = useFixing(keepPlace);
  const groups = grouped(keyed(findings), filter, words, language);
  const left = groups.flatMap((group) => group.findings);
  const fixable = left.filter(({ found }) => found.fix !== undefined);
  const rest = left.length - shown;
  return (
    <>
      <div className={styles.buttons}>
        {fixable.length > 0 && (
          <Button
            appearance="primary"
            disabledFocusable={fixing}
            onClick={() => {
              fix(
                fixable.map(({ found }) => found),
                0,
              );
            }}
          >
            {fixing ? words.fixing : words.fixAll(fixable.length)}
          </Button>
        )}
        <Button onClick={changed}>{words.checkAgain}</Button>
      </div>
      <FixNotice {...said} />
      {findings.length > 0 && (
        <Filters
          findings={findings}
          filter={filter}
          onFilter={(part) => {
            setFilter((before) => ({ ...before, ...part }));
            setShown(PAGE_SIZE);
          }}
        />
      )}
      {findings.length > 0 && left.length === 0 && (
        <div>
          <p className={page.text}>{words.noneShown}</p>
          <Button
            size="small"
            onClick={() => {
              setFilter((before) => ({
                ...before,
                severity: null,
                sheet: null,
              }));
            }}
          >
            {words.showAll}
          </Button>
        </div>
      )}
      <div ref={lists} className={styles.lists}>
        {firstOf(groups, shown).map((group) => (
          <section key={group.key}>
            <h2 className={page.subheading}>
              {words.heading(group.name, group.findings.length)}
            </h2>
            <ul className={page.list}>
              {group.shown.map(({ key, found }) => (
                <li key={key}>
                  <FindingRow
                    found={found}
                    fixing={fixing}
                    onFix={() => {
                      fix(
                        [found],
                        left.findIndex((each) => each.key === key),
                      );
                    }}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {rest > 0 && (
        <Button
          onClick={() => {
            setShown(shown + PAGE_SIZE);
          }}
        >
          {words.more(Math.min(rest, PAGE_SIZE))}
        </Button>
      )}
    </>
  );
}

interface Fixing {
  readonly fixing: boolean;
  readonly outcome: FixOutcome | null;
  readonly error: unknown;
}

/** Mends findings; `mended` is told the place in the list where that happened. */
function useFixing(mended: (index: number) => void): Fixing & {
  readonly fix: (findings: readonly Finding[], index: number) => void;
} {
  const { jobs, changed } = usePane();
  const [state, setState] = useState<Fixing>({
    fixing: false,
    outcome: null,
    error: null,
  });
  const fix = (findings: readonly Finding[], index: number): void => {
    if (state.fixing) return;
    setState({ fixing: true, outcome: null, error: null });
    jobs.check.fix(findings).then(
      (outcome) => {
        setState({ fixing: false, outcome, error: null });
        mended(index);
        changed();
      },
      (error: unknown) => {
        setState({ fixing: false, outcome: null, error });
      },
    );
  };
  return { ...state, fix };
}

/** What was not mended, and why; that something was stands in the bar below, with the way back. */
function FixNotice({
  outcome,
  error,
}: Omit<Fixing, "fixing">): ReactElement | null {
  const { language } = usePane();
  const words = CHECK_WORDS[language];
  if (error !== null) return <Trouble error={error} />;
  if (outcome === null) return null;
  const lines =
    outcome.kind === "formula"
      ? [
          words.formula(
            outcome.places
              .map(({ sheet, cell }) => `${sheet}!${cell}`)
              .join(language === "zh" ? "、" : ", "),
          ),
        ]
      : [
          ...(outcome.conflicts.length > 0
            ? [words.conflicts(outcome.conflicts.length)]
            : []),
          ...(outcome.outdated > 0 ? [words.outdated(outcome.outdated)] : []),
        ];
  if (lines.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}

/**
 * After a fix its finding goes away, and with it what had the focus: the
 * finding that stands in its place gets it. (Findings that go because a cell
 * was edited take no focus with them: it is in the sheet then.)
 */
function usePlaceAfterFix(
  lists: { readonly current: HTMLElement | null },
  findings: readonly Finding[],
): (index: number) => void {
  const place = useRef<number | null>(null);
  useLayoutEffect(() => {
    const index = place.current;
    if (index === null) return;
    place.current = null;
    const { activeElement, body } = document;
    if (activeElement !== null && activeElement !== body) return;
    const rows = lists.current?.querySelectorAll("li") ?? [];
    rows[Math.min(index, rows.length - 1)]
      ?.querySelector<HTMLElement>("button")
      ?.focus();
  }, [lists, findings]);
  return (index) => {
    place.current = index;
  };
}
