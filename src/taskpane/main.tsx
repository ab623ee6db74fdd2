import { createElement } from "react";
import { createRoot } from "react-dom/client";
import type { Language } from "../core/layout";
import { Pane, pageOf } from "../ui";
import type { Connection } from "../ui";
import { connectToOffice } from "./connect";
import { initialLanguage, saveLanguage } from "./language-choice";
import { keepTabInPane } from "./tab-key";
import { themeOfOffice } from "./theme";

declare const __VERSION__: string;

const container = document.getElementById("pane");
const script = document.querySelector<HTMLScriptElement>("#office-js");
if (container === null || script === null) {
  throw new Error("taskpane.html lacks the pane or the script of Office");
}

const root = createRoot(container);
const page = pageOf(location.search);
let connection: Connection = { kind: "connecting" };
let language: Language = initialLanguage(null);

function render(): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  root.render(
    createElement(Pane, {
      connection,
      language,
      page,
      theme: themeOfOffice(),
      version: __VERSION__,
      onLanguage: chooseLanguage,
      onReload,
      onCrash,
    }),
  );
}

function chooseLanguage(chosen: Language): void {
  language = chosen;
  saveLanguage(chosen);
  render();
}

function onReload(): void {
  location.reload();
}

function onCrash(error: unknown, where: string): void {
  console.error("The pane has failed.", error, where);
}

render();
keepTabInPane(document);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);

connectToOffice(script, (answer) => {
  if (answer.kind !== "ready") {
    connection = answer;
    render();
    return;
  }
  language = initialLanguage(Office.context.displayLanguage);
  import("./excel-jobs").then(
    ({ excelJobs }) => {
      connection = { kind: "connected", jobs: excelJobs() };
      render();
    },
    (error: unknown) => {
      onCrash(error, "excel-jobs");
      connection = { kind: "silent", address: location.origin };
      render();
    },
  );
});
