import { wrap } from "comlink";
import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { paneJobs } from "../app/pane";
import type { PaneJobs } from "../app/pane";
import { Desk, DeskHost } from "../app/workbench";
import type { DeskWork } from "../app/workbench";
import type { Language } from "../core/layout";
import { initialLanguage, saveLanguage } from "../taskpane/language-choice";
import { Pane } from "../ui";
import type { Connection } from "../ui";
import { Workbench } from "../ui/workbench";
import type { SheetState, Visit } from "../ui/workbench";
import { loadArrangement, saveArrangement } from "./arrangement-store";
import { connectFileWork } from "../workers";
import { chooseFiles, diskSaver, droppedFiles } from "./disk";
import { newId, newPlanId, today } from "./machine";
import { workbenchPlatform } from "./platform";
import { Sheet } from "./sheet";
import { databaseName, IdbStore } from "./store-idb";
import { TabTurn } from "./tab-turn";

declare const __VERSION__: string;

const container = document.getElementById("workbench");
if (container === null) throw new Error("workbench.html lacks its place");

const worker = new Worker(
  new URL("../workers/desk/entry.ts", import.meta.url),
  {
    type: "module",
  },
);
const work = wrap<DeskWork>(worker) as unknown as DeskWork;
const name = databaseName(location.href);

const desk = new Desk({
  work,
  store: new IdbStore(name),
  saver: diskSaver,
  turn: new TabTurn(name),
  today,
  now: () => new Date().toISOString(),
  newId,
});
const tools = {
  host: new DeskHost(desk),
  platform: workbenchPlatform(desk),
  work: connectFileWork(),
  today,
  newPlanId,
};
/** Each file has jobs of its own, so that what is undone was done in it. */
const jobsByFile = new Map<string | null, PaneJobs>();

function connection(): Connection {
  const { open } = desk.state;
  const jobs = jobsByFile.get(open) ?? paneJobs(tools);
  jobsByFile.set(open, jobs);
  return { kind: "connected", jobs };
}

const arrangement = loadArrangement();
const root = createRoot(container);
const dark = matchMedia("(prefers-color-scheme: dark)");
const state: { language: Language; sheet: SheetState; failed: boolean } = {
  language: initialLanguage(null),
  sheet: "loading",
  failed: false,
};
const sheet = new Sheet({
  desk,
  work,
  look: () => ({ language: state.language, theme: themeOf() }),
  onState: (reached) => {
    state.sheet = reached;
    render();
  },
});

function render(): void {
  const { language } = state;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  root.render(
    <Workbench
      desk={desk}
      language={language}
      theme={themeOf()}
      sheetState={state.sheet}
      failed={state.failed}
      arrangement={arrangement}
      onArrangement={saveArrangement}
      onSheetPlace={onSheetPlace}
      onSheetFocus={() => sheet.focus()}
      onChoose={onChoose}
      onDrop={onDrop}
      pane={pane}
      run={run}
    />,
  );
}

function pane({ page, source, count }: Visit): ReactElement {
  return (
    <Pane
      embedded
      connection={connection()}
      language={state.language}
      page={page ?? "plan"}
      visit={count}
      source={source}
      theme={themeOf()}
      version={__VERSION__}
      onLanguage={chooseLanguage}
      onReload={onReload}
      onCrash={onCrash}
    />
  );
}

function themeOf(): "light" | "dark" {
  return dark.matches ? "dark" : "light";
}

function chooseLanguage(chosen: Language): void {
  state.language = chosen;
  saveLanguage(chosen);
  render();
  run(sheet.follow());
}

function onReload(): void {
  location.reload();
}

function onCrash(error: unknown, where: string): void {
  console.error("The workbench has failed.", error, where);
}

function onChoose(): void {
  run(chooseFiles().then((files) => desk.add(files)));
}

function onDrop(data: DataTransfer): void {
  run(droppedFiles(data).then((files) => desk.add(files)));
}

/** Runs a job whose expected trouble the desk says itself. */
function run(job: Promise<void>): void {
  job.catch((error: unknown) => {
    onCrash(error, "a job");
    state.failed = true;
    render();
  });
}

function onSheetPlace(place: HTMLElement | null): void {
  run(sheet.moveTo(place));
}

render();
desk.onSwitched(render);
dark.addEventListener("change", () => {
  render();
  run(sheet.follow());
});
run(desk.start());

// What has been typed is kept when the page goes out of sight: it may not come back.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") run(desk.keepNow());
});
addEventListener("beforeunload", (event) => {
  const { pending, notices } = desk.state;
  const unkept = notices.some(({ kind }) => kind === "store");
  const unsaved = desk.state.files.some(({ dirty }) => dirty);
  if (pending || (unkept && unsaved)) event.preventDefault();
});
