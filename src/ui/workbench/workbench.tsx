import {
  Button,
  FluentProvider,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  tokens,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { ReactElement, ReactNode } from "react";
import type { Desk, FileEntry } from "../../app/workbench";
import type { Language } from "../../core/layout";
import type { PageName } from "../messages";
import type { PlanSource } from "../pane-context";
import { usePageStyles } from "../styles";
import { CloseDialog } from "./close-dialog";
import { DropArea } from "./drop-area";
import { FileList } from "./file-list";
import { Notices } from "./notices";
import { Splitter } from "./splitter";
import { StartPage } from "./start-page";
import { TopBar } from "./top-bar";
import { useDesk } from "./use-desk";
import { useRegionKey, useShortcuts } from "./use-keys";
import { useMedia } from "./use-media";
import { workbenchWords } from "./words";
import type { WorkbenchWords } from "./words";

/** Below this width there is no room for a sheet: the pane is all there is. */
const NARROW = "(max-width: 767px)";
/** From this width the list of files has room beside the sheet. */
const WIDE = "(min-width: 1280px)";

const PANE = { first: 380, min: 320, max: 800 } as const;

/** How far the sheet has come. */
export type SheetState = "loading" | "ready" | "failed";

/** What the workbench remembers of how it was arranged. */
export interface Arrangement {
  readonly paneWidth: number;
  readonly paneShown: boolean;
}

export interface WorkbenchProps {
  readonly desk: Desk;
  readonly language: Language;
  readonly theme: "light" | "dark";
  readonly sheetState: SheetState;
  /** Has something failed that nobody expected? */
  readonly failed: boolean;
  readonly arrangement: Partial<Arrangement>;
  readonly onArrangement: (arrangement: Arrangement) => void;
  /** Is there room for a sheet? Told at the start and whenever it changes; `null` is no room. */
  readonly onSheetPlace: (place: HTMLElement | null) => void;
  /** Gives the sheet the keyboard; `false` where there is none. */
  readonly onSheetFocus: () => boolean;
  /** Lets the person choose files and opens them. */
  readonly onChoose: () => void;
  /** Opens files that were dropped. */
  readonly onDrop: (data: DataTransfer) => void;
  /** The pane, on a page if the workbench asks for one. */
  readonly pane: (visit: Visit) => ReactNode;
  /** Runs a job; what it fails with unexpectedly is told. */
  readonly run: (job: Promise<void>) => void;
}

/** A page of the pane that something outside it asks for; another `count` asks again. */
export interface Visit {
  readonly page: PageName | null;
  /** What a new plan is to be made from. */
  readonly source: PlanSource | null;
  readonly count: number;
}

const useStyles = makeStyles({
  frame: {
    height: "100vh",
    display: "flex",
    flexDirection: "column",
    overflow: "hidden",
  },
  body: { flexGrow: 1, minHeight: 0, display: "flex", position: "relative" },
  files: {
    width: "248px",
    flexShrink: 0,
    overflowY: "auto",
    borderRight: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  over: {
    position: "absolute",
    insetBlock: 0,
    insetInlineStart: 0,
    zIndex: 20,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  whole: { width: "100%", borderRightStyle: "none", overflowY: "auto" },
  middle: {
    flexGrow: 1,
    minWidth: 0,
    display: "flex",
    flexDirection: "column",
  },
  stage: { flexGrow: 1, minHeight: 0, position: "relative" },
  sheet: { position: "absolute", inset: 0, overflow: "hidden" },
  cover: {
    position: "absolute",
    inset: 0,
    overflowY: "auto",
    zIndex: 10,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  centre: { display: "flex", alignItems: "center", justifyContent: "center" },
  pane: { flexShrink: 0, overflowY: "auto" },
  paneWhole: { flexGrow: 1, minWidth: 0, overflowY: "auto" },
  hidden: { display: "none" },
  elsewhere: {
    maxWidth: "480px",
    margin: "64px auto",
    padding: tokens.spacingHorizontalXL,
  },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
  },
});

/** The whole workbench: files, sheet and pane, or the pane alone where there is no room. */
export function Workbench(props: WorkbenchProps): ReactElement {
  const { desk, language, theme } = props;
  const { access } = useDesk(desk);
  const styles = useStyles();
  const words = workbenchWords(language);
  return (
    <FluentProvider
      theme={theme === "dark" ? webDarkTheme : webLightTheme}
      lang={language === "zh" ? "zh-CN" : "en"}
    >
      <div className={styles.frame}>
        {access === "elsewhere" ? (
          <Elsewhere {...props} words={words} />
        ) : (
          <Bench {...props} words={words} />
        )}
      </div>
    </FluentProvider>
  );
}

function Elsewhere({
  desk,
  words,
  run,
}: WorkbenchProps & { readonly words: WorkbenchWords }): ReactElement {
  const styles = useStyles();
  const page = usePageStyles();
  const { what, todo, take, look } = words.elsewhere;
  return (
    <main className={mergeClasses(page.page, styles.elsewhere)} role="alert">
      <h1 className={page.heading}>{what}</h1>
      <p className={page.text}>{todo}</p>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          onClick={() => {
            run(desk.takeOver());
          }}
        >
          {take}
        </Button>
        <Button
          onClick={() => {
            run(desk.lookOnly());
          }}
        >
          {look}
        </Button>
      </div>
    </main>
  );
}

function Bench(
  props: WorkbenchProps & { readonly words: WorkbenchWords },
): ReactElement {
  const { desk, language, words, run } = props;
  const state = useDesk(desk);
  const styles = useStyles();
  const narrow = useMedia(NARROW);
  const wide = useMedia(WIDE);
  const [paneWidth, setPaneWidth] = useState(
    props.arrangement.paneWidth ?? PANE.first,
  );
  const [paneShown, setPaneShown] = useState(
    props.arrangement.paneShown ?? true,
  );
  const [filesWanted, setFilesWanted] = useState<boolean | null>(null);
  const [visit, setVisit] = useState<Visit>({
    page: null,
    source: null,
    count: 0,
  });
  const [closing, setClosing] = useState<FileEntry | null>(null);
  const filesShown =
    filesWanted ??
    (narrow ? state.open === null : wide && state.files.length > 0);
  const file = state.files.find(({ id }) => id === state.open) ?? null;
  const busy = state.busy !== null;

  const { onSheetPlace } = props;
  useEffect(() => {
    if (narrow) onSheetPlace(null);
  }, [narrow, onSheetPlace]);
  useShortcuts({
    s: () => {
      run(desk.save());
    },
    o: props.onChoose,
  });

  useRegionKey(props.onSheetFocus);

  const arrange = (change: Partial<Arrangement>): void => {
    const next = { paneWidth, paneShown, ...change };
    setPaneWidth(next.paneWidth);
    setPaneShown(next.paneShown);
    props.onArrangement(next);
  };
  const startPlan = (source: PlanSource): void => {
    arrange({ paneShown: true });
    setFilesWanted((wanted) => (narrow ? false : wanted));
    setVisit(({ count }) => ({ page: "plan", source, count: count + 1 }));
  };
  const open = (id: string): void => {
    if (!wide) setFilesWanted(false);
    run(desk.open(id));
  };
  const close = (entry: FileEntry): void => {
    if (entry.dirty && entry.kind === "workbook") setClosing(entry);
    else run(desk.close(entry.id));
  };
  const trySample = (): void => {
    if (!narrow) setFilesWanted(true);
    run(desk.trySample(language));
  };
  const openFirstSample = (): void => {
    const first = state.files.find(
      ({ group, kind }) => group === "sample" && kind === "workbook",
    );
    if (first !== undefined) open(first.id);
  };
  const hasSample = state.files.some(({ group }) => group === "sample");

  const startPage = (
    <StartPage
      words={words}
      hasSample={hasSample}
      busy={busy}
      onSample={() => {
        if (hasSample) openFirstSample();
        else trySample();
      }}
      onTemplate={() => {
        startPlan("template");
      }}
      onDocument={() => {
        startPlan("document");
      }}
      onFile={props.onChoose}
    />
  );
  const list = (
    <FileList
      files={state.files}
      open={state.open}
      words={words}
      onOpen={open}
      onStart={() => {
        run(desk.toStart());
      }}
      onClose={close}
    />
  );
  return (
    <DropArea text={words.dropHere} onDrop={props.onDrop}>
      <TopBar
        words={words}
        file={file}
        busy={state.busy}
        filesShown={filesShown}
        paneShown={paneShown}
        narrow={narrow}
        onFiles={() => {
          setFilesWanted(!filesShown);
        }}
        onPane={() => {
          arrange({ paneShown: !paneShown });
        }}
        onOpen={props.onChoose}
        onSave={() => {
          run(desk.save());
        }}
        onSaveAs={() => {
          run(desk.save("elsewhere"));
        }}
      />
      {state.access === "reader" && (
        <ReaderBar
          words={words}
          onTake={() => {
            run(desk.takeOver());
          }}
        />
      )}
      {props.failed && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.unexpected.what}</MessageBarTitle>
            {words.unexpected.todo}
          </MessageBarBody>
        </MessageBar>
      )}
      <Notices
        notices={state.notices}
        language={language}
        words={words}
        onDismiss={(notice) => {
          desk.dismiss(notice);
        }}
      />
      <div className={styles.body}>
        {filesShown && (
          <nav
            data-region="files"
            aria-label={words.files}
            className={mergeClasses(
              styles.files,
              !wide && (narrow || state.open !== null) && styles.over,
              narrow && styles.whole,
            )}
          >
            {narrow && state.open === null && startPage}
            {list}
          </nav>
        )}
        {!narrow && (
          <main
            data-region="sheet"
            className={styles.middle}
            aria-label={words.sheet}
          >
            <Stage
              {...props}
              empty={state.open === null}
              startPage={startPage}
            />
          </main>
        )}
        {!narrow && paneShown && (
          <Splitter
            label={words.paneWidth}
            width={paneWidth}
            min={PANE.min}
            max={PANE.max}
            onWidth={(width) => {
              arrange({ paneWidth: width });
            }}
          />
        )}
        <aside
          data-region="pane"
          aria-label={words.pane}
          className={mergeClasses(
            narrow ? styles.paneWhole : styles.pane,
            (narrow ? filesShown : !paneShown) && styles.hidden,
          )}
          style={narrow ? undefined : { width: paneWidth }}
        >
          {props.pane(visit)}
        </aside>
      </div>
      <CloseDialog
        file={closing}
        words={words}
        onSave={({ id }) => {
          setClosing(null);
          run(saveAndClose(desk, id));
        }}
        onDiscard={({ id }) => {
          setClosing(null);
          run(desk.close(id));
        }}
        onCancel={() => {
          setClosing(null);
        }}
      />
    </DropArea>
  );
}

/** Saves a file and takes it off the list, unless the person thought better of saving. */
async function saveAndClose(desk: Desk, id: string): Promise<void> {
  await desk.open(id);
  await desk.save();
  if (desk.state.files.some((file) => file.id === id && !file.dirty))
    await desk.close(id);
}

/** The place of the sheet, under the start page or a word on why it is not there. */
function Stage({
  sheetState,
  onSheetPlace,
  empty,
  startPage,
  words,
}: WorkbenchProps & {
  readonly words: WorkbenchWords;
  readonly empty: boolean;
  readonly startPage: ReactNode;
}): ReactElement {
  const styles = useStyles();
  const page = usePageStyles();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (place !== null) onSheetPlace(place);
  }, [place, onSheetPlace]);
  const { what, todo } = words.sheetFailed;
  return (
    <div className={styles.stage}>
      <div ref={setPlace} className={styles.sheet} inert={empty} />
      {empty && <div className={styles.cover}>{startPage}</div>}
      {!empty && sheetState === "loading" && (
        <div className={mergeClasses(styles.cover, styles.centre)}>
          <Spinner label={words.busy.sheet} />
        </div>
      )}
      {!empty && sheetState === "failed" && (
        <div className={mergeClasses(styles.cover, styles.centre)} role="alert">
          <div className={page.page}>
            <h1 className={page.subheading}>{what}</h1>
            <p className={page.text}>{todo}</p>
          </div>
        </div>
      )}
    </div>
  );
}

function ReaderBar({
  words,
  onTake,
}: {
  readonly words: WorkbenchWords;
  readonly onTake: () => void;
}): ReactElement {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{words.reader}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onTake}>
          {words.elsewhere.take}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
