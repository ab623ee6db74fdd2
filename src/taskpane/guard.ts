/**
 * Runs before everything else, built as ES5: it must work in web views that
 * cannot run the pane at all (Internet Explorer 11 and the first Edge, which
 * old versions of Office use), say so, and name the versions that work. It
 * also remembers when a script could not be loaded, which nobody hears who
 * starts to listen later.
 */

const zh = /^zh/i.test(navigator.language);

const TEXTS = zh
  ? {
      oldTitle: "这个版本的 Office 不能运行窗格",
      old: "请用 Excel 2021 或更新版本、Microsoft 365，或在 Edge、Chrome、Firefox、Safari 的新版本里用 Excel 网页版。在 Windows 上还需要 Microsoft Edge WebView2。用旧版本仍然可以填报工作簿。",
      brokenTitle: "窗格没有载入",
      broken: "请检查网络，再关闭窗格重新打开。",
    }
  : {
      oldTitle: "This version of Office cannot run the pane",
      old: "Use Excel 2021 or later, Microsoft 365, or Excel on the web in a recent Edge, Chrome, Firefox or Safari. Windows also needs Microsoft Edge WebView2. Older versions can still fill in workbooks.",
      brokenTitle: "The pane did not load",
      broken: "Check the network, then close the pane and open it again.",
    };

/**
 * Is the web view able to run what the pane is built of: modules and ES2022?
 * Tried by what came into the language last, since a syntax cannot be tried
 * without `eval`.
 */
function isModern(): boolean {
  return (
    "noModule" in document.createElement("script") &&
    typeof Object["hasOwn" as keyof ObjectConstructor] === "function" &&
    typeof Array.prototype["at" as keyof unknown[]] === "function"
  );
}

function say(title: string, text: string): void {
  const show = function (): void {
    const pane = document.getElementById("pane");
    if (pane === null) return;
    const heading = document.createElement("h1");
    heading.appendChild(document.createTextNode(title));
    const paragraph = document.createElement("p");
    paragraph.appendChild(document.createTextNode(text));
    pane.className = "plain";
    pane.setAttribute("role", "alert");
    while (pane.firstChild) pane.removeChild(pane.firstChild);
    pane.appendChild(heading);
    pane.appendChild(paragraph);
  };
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", show);
  } else {
    show();
  }
}

document.addEventListener(
  "error",
  function (event) {
    const failed = event.target;
    if (!(failed instanceof HTMLScriptElement)) return;
    if (failed.id === "office-js") {
      // Read by src/taskpane/connect.ts.
      failed.setAttribute("data-failed", "");
    } else if (isModern()) {
      say(TEXTS.brokenTitle, TEXTS.broken);
    }
  },
  true,
);

if (!isModern()) say(TEXTS.oldTitle, TEXTS.old);
