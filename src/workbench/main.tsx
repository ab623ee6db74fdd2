import { wrap } from "comlink";
import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { paneJobs } from "../app/pane";
import { BytesSurface, Desk, DeskHost } from "../app/workbench";
import type { DeskWork } from "../app/workbench";
import type { Language } from "../core/layout";
import { initialLanguage, saveLanguage } from "../taskpane/language-choice";
import { loadSettings, saveSettings } from "../taskpane/settings-store";
import { Pane } from "../ui";
import { Workbench } from "../ui/workbench";
import type { SheetState, Visit } from "../ui/workbench";
import { loadArrangement, saveArrangement } from "./arrangement-store";
import { chooseFiles, diskSaver, droppedFiles } from "./disk";
import { newId, newPlanId, today } from "./machine";
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
  now: () => new Date().toISOString(),
  newId,
});
const jobs = paneJobs({
  host: new DeskHost(desk),
  platform: { loadSettings, saveSettings },
  today,
  newPlanId,
});

const connection = { kind: "connected", jobs } as const;
const arrangement = loadArrangement();
const root = createRoot(container);
const dark = matchMedia("(prefers-color-scheme: dark)");
const state: { language: Language; sheet: SheetState; failed: boolean } = {
  language: initialLanguage(null),
  sheet: "none",
  failed: false,
};

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
      onChoose={onChoose}
      onDrop={onDrop}
      pane={pane}
      run={run}
    />,
  );
}

function pane({ page, count }: Visit): ReactElement {
  return (
    <Pane
      embedded
      connection={connection}
      language={state.language}
      page={page ?? "plan"}
      visit={count}
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

/** Without room for a sheet the pane works on the file itself. */
function onSheetPlace(place: HTMLElement | null): void {
  if (place === null) run(desk.useSurface(new BytesSurface(work)));
}

render();
onSheetPlace(null);
dark.addEventListener("change", render);
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
