import {
  Button,
  FluentProvider,
  makeStyles,
  mergeClasses,
  Spinner,
  Tab,
  TabList,
  tokens,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { SettingsRegular } from "@fluentui/react-icons";
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { ReactElement } from "react";
import type { PaneJobs } from "../app/pane";
import type { CellPlace, Language } from "../core/layout";
import { ErrorBoundary } from "./error-boundary";
import { messagesOf, PAGES } from "./messages";
import type { PageName } from "./messages";
import { Notice, OfficeRemedies } from "./notice";
import { PaneProvider } from "./pane-context";
import type { PaneContext, PlanSource } from "./pane-context";
import { Trouble } from "./trouble";
import { UndoBar } from "./undo-bar";
import { useKeptFocus } from "./use-kept-focus";

/** Whether the pane has reached a workbook, and if not, why. */
export type Connection =
  | { readonly kind: "connecting" }
  | { readonly kind: "connected"; readonly jobs: PaneJobs }
  /** The library's script was refused (`blocked`), or it loaded and nothing came of it (`silent`). */
  | { readonly kind: "blocked" | "silent"; readonly address: string }
  | { readonly kind: "outside" }
  | { readonly kind: "too-old" };

export interface PaneProps {
  readonly connection: Connection;
  readonly language: Language;
  readonly theme: "light" | "dark";
  /** The page that is shown first, and again whenever it changes together with `visit`. */
  readonly page: PageName;
  /** Counts the times that something outside the pane asks for `page`. */
  readonly visit?: number;
  /** What a new plan is to be made from, where `page` is asked for to make one. */
  readonly source?: PlanSource | null;
  /** The pane stands in a page with a main part of its own and fills its column, not the window. */
  readonly embedded?: boolean;
  readonly version: string;
  readonly onLanguage: (language: Language) => void;
  readonly onReload: () => void;
  readonly onCrash: (error: unknown, where: string) => void;
}

const PlanPage = lazy(() => import("./plan/plan-page"));
const MonthPage = lazy(() => import("./month/month-page"));
const CheckPage = lazy(() => import("./check/check-page"));
const ReportPage = lazy(() => import("./report/report-page"));
const IssuePage = lazy(() => import("./issue/issue-page"));
const RollupPage = lazy(() => import("./rollup/rollup-page"));
const SettingsPage = lazy(() => import("./settings/settings-page"));

const useStyles = makeStyles({
  pane: {
    boxSizing: "border-box",
    minHeight: "100vh",
    display: "flex",
    flexDirection: "column",
  },
  embedded: { minHeight: "100%" },
  head: {
    display: "flex",
    alignItems: "flex-start",
    justifyContent: "space-between",
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  // Fluent keeps a list of tabs as wide as it is; six English words need two rows in 320 pixels.
  tabs: { flexWrap: "wrap", flexShrink: 1, minWidth: 0 },
  // Six pages, the settings and the other language stand in one row of 320 pixels.
  // (Left and right: Fluent's own padding wins over an inline one.)
  tab: {
    paddingLeft: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalXS,
  },
  language: {
    flexShrink: 0,
    minWidth: 0,
    paddingLeft: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXS,
    marginInlineEnd: tokens.spacingHorizontalXS,
  },
  body: {
    padding: tokens.spacingHorizontalL,
    maxWidth: "720px",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
  },
});

/** The whole task pane: its pages, or why there is nothing to show. */
export function Pane(props: PaneProps): ReactElement {
  const { connection, language, theme } = props;
  const messages = messagesOf(language);
  return (
    <FluentProvider
      theme={theme === "dark" ? webDarkTheme : webLightTheme}
      lang={language === "zh" ? "zh-CN" : "en"}
    >
      <ErrorBoundary
        onError={props.onCrash}
        fallback={() => (
          <Body>
            <Notice advice={messages.crash}>
              <Button onClick={props.onReload}>{messages.reload}</Button>
            </Notice>
          </Body>
        )}
      >
        {connection.kind === "connected" ? (
          <Pages {...props} jobs={connection.jobs} />
        ) : (
          <Body>
            <Unconnected {...props} />
          </Body>
        )}
      </ErrorBoundary>
    </FluentProvider>
  );
}

function Body({ children }: { readonly children: ReactElement }): ReactElement {
  return <main className={useStyles().body}>{children}</main>;
}

function Unconnected({
  connection,
  language,
  onReload,
}: PaneProps): ReactElement {
  const messages = messagesOf(language);
  switch (connection.kind) {
    case "blocked":
    case "silent":
      return (
        <Notice advice={messages[connection.kind]}>
          <OfficeRemedies
            address={connection.address}
            label={messages.officeAddress}
            remedies={messages.officeRemedies}
            help={messages.help}
          />
          <Button onClick={onReload}>{messages.reload}</Button>
        </Notice>
      );
    case "outside":
      return <Notice advice={messages.outside} />;
    case "too-old":
      return <Notice advice={messages.tooOld} />;
    case "connecting":
    case "connected":
      return <Spinner label={messages.connecting} />;
  }
}

function Pages({
  jobs,
  language,
  page: firstPage,
  visit = 0,
  source = null,
  embedded = false,
  version,
  onLanguage,
}: PaneProps & { readonly jobs: PaneJobs }): ReactElement {
  const styles = useStyles();
  const messages = messagesOf(language);
  const [page, setPage] = useState(firstPage);
  const [visited, setVisited] = useState<ReadonlySet<PageName>>(
    () => new Set([firstPage]),
  );
  const open = useCallback((name: PageName) => {
    setVisited((before) => new Set(before).add(name));
    setPage(name);
  }, []);
  const [visits, setVisits] = useState(visit);
  if (visits !== visit) {
    setVisits(visit);
    open(firstPage);
  }
  const [revision, setRevision] = useState(0);
  const [error, setError] = useState<unknown>(null);
  useWatch(jobs, setRevision, setError);
  const frame = useRef<HTMLDivElement>(null);
  useKeptFocus(frame);
  const context = useMemo<PaneContext>(
    () => ({
      jobs,
      language,
      messages,
      revision,
      version,
      changed: () => {
        setError(null);
        setRevision((n) => n + 1);
      },
      open,
      asked: { source, visit },
      chooseLanguage: onLanguage,
      reveal: (place: CellPlace) => {
        setError(null);
        jobs.reveal(place).catch(setError);
      },
    }),
    [
      jobs,
      language,
      messages,
      revision,
      version,
      open,
      source,
      visit,
      onLanguage,
    ],
  );
  const other = language === "zh" ? "en" : "zh";
  const Main = embedded ? "div" : "main";
  return (
    <PaneProvider value={context}>
      <div
        ref={frame}
        className={mergeClasses(styles.pane, embedded && styles.embedded)}
      >
        <header className={styles.head}>
          <TabList
            className={styles.tabs}
            size="small"
            aria-label={messages.product}
            selectedValue={page}
            onTabSelect={(_event, { value }) => {
              open(value as PageName);
            }}
          >
            {PAGES.map((name) => (
              <Tab
                key={name}
                id={`tab-${name}`}
                className={styles.tab}
                value={name}
                {...(name === "settings"
                  ? {
                      icon: <SettingsRegular />,
                      "aria-label": messages.pages[name],
                      title: messages.pages[name],
                    }
                  : { children: messages.pages[name] })}
              />
            ))}
          </TabList>
          <Button
            className={styles.language}
            appearance="subtle"
            size="small"
            lang={other === "zh" ? "zh-CN" : "en"}
            aria-label={`${messages.otherLanguage.short} · ${messages.otherLanguage.name}`}
            title={messages.otherLanguage.name}
            onClick={() => {
              onLanguage(other);
            }}
          >
            {messages.otherLanguage.short}
          </Button>
        </header>
        <Main className={styles.body}>
          {error !== null && <Trouble error={error} />}
          {PAGES.filter((name) => visited.has(name)).map((name) => (
            <Panel
              key={name}
              name={name}
              active={name === page}
              context={context}
            />
          ))}
        </Main>
        <UndoBar />
      </div>
    </PaneProvider>
  );
}

/**
 * One page that has been opened. It stays when another one is shown, so that
 * nothing that was begun on it is lost, and reads the workbook again only
 * when it is shown itself.
 */
function Panel({
  name,
  active,
  context,
}: {
  readonly name: PageName;
  readonly active: boolean;
  readonly context: PaneContext;
}): ReactElement {
  const { messages, revision } = context;
  const [shown, setShown] = useState(revision);
  if (active && shown !== revision) setShown(revision);
  const own = useMemo(
    () => ({ ...context, revision: shown }),
    [context, shown],
  );
  return (
    <PaneProvider value={own}>
      <div role="tabpanel" aria-labelledby={`tab-${name}`} hidden={!active}>
        <Suspense fallback={<Spinner label={messages.reading} />}>
          <Page name={name} />
        </Suspense>
      </div>
    </PaneProvider>
  );
}

/** Reads again whenever a person has changed the plan's tables. */
function useWatch(
  jobs: PaneJobs,
  setRevision: (next: (n: number) => number) => void,
  setError: (error: unknown) => void,
): void {
  useEffect(() => {
    const watching = jobs.watch(() => {
      setRevision((n) => n + 1);
    });
    watching.catch(setError);
    return () => {
      // A host that has gone ends the watch by itself.
      watching.then((end) => end()).catch(() => undefined);
    };
  }, [jobs, setRevision, setError]);
}

function Page({ name }: { readonly name: PageName }): ReactElement {
  switch (name) {
    case "plan":
      return <PlanPage />;
    case "month":
      return <MonthPage />;
    case "check":
      return <CheckPage />;
    case "issue":
      return <IssuePage />;
    case "rollup":
      return <RollupPage />;
    case "report":
      return <ReportPage />;
    case "settings":
      return <SettingsPage />;
  }
}
