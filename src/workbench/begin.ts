/**
 * Runs before everything else, built as ES5 and loaded as a plain script, so
 * that it also runs where the workbench cannot: opened as a file, where
 * browsers refuse modules, and in browsers that are too old. Says what to do.
 */

const zh = /^zh/i.test(navigator.language);

interface Page {
  readonly title: string;
  readonly texts: readonly string[];
}

const FILE: Page = zh
  ? {
      title: "工作台要通过网址打开",
      texts: [
        "您直接打开了文件，浏览器因此不允许它运行。请任选一种办法：",
        "一、在工会计划的文件夹里运行 npm start，它会打开正确的网址。",
        "二、把这个文件夹放到单位的任意一台网页服务器上，再打开它的网址（不需要外网）。",
      ],
    }
  : {
      title: "Open the workbench by an address",
      texts: [
        "You opened the file itself, and browsers do not let it run like that. Do one of these:",
        "1. Run npm start in the folder of Union Plan; it opens the right address.",
        "2. Put this folder on any web server of your network and open its address (no internet is needed).",
      ],
    };

const OLD: Page = zh
  ? {
      title: "这个浏览器太旧了",
      texts: [
        "请用新版本的 Edge、Chrome、Firefox 或 Safari 打开；360、QQ 等浏览器请切换到“极速模式”。",
      ],
    }
  : {
      title: "This browser is too old",
      texts: ["Use a recent Edge, Chrome, Firefox or Safari."],
    };

const BROKEN: Page = zh
  ? {
      title: "工作台没有载入",
      texts: ["请检查网络，再刷新页面。浏览器里的文件都还在。"],
    }
  : {
      title: "The workbench did not load",
      texts: [
        "Check the network and reload the page. The files in the browser are still there.",
      ],
    };

function isModern(): boolean {
  return (
    "noModule" in document.createElement("script") &&
    typeof Object["hasOwn" as keyof ObjectConstructor] === "function" &&
    typeof Array.prototype["at" as keyof unknown[]] === "function"
  );
}

function say(page: Page): void {
  const show = function (): void {
    const place = document.getElementById("workbench");
    if (place === null) return;
    place.className = "plain";
    place.setAttribute("role", "alert");
    while (place.firstChild) place.removeChild(place.firstChild);
    const heading = document.createElement("h1");
    heading.appendChild(document.createTextNode(page.title));
    place.appendChild(heading);
    for (let i = 0; i < page.texts.length; i += 1) {
      const paragraph = document.createElement("p");
      paragraph.appendChild(document.createTextNode(page.texts[i] ?? ""));
      place.appendChild(paragraph);
    }
  };
  if (document.readyState === "loading")
    document.addEventListener("DOMContentLoaded", show);
  else show();
}

const asFile = location.protocol === "file:";

document.addEventListener(
  "error",
  function (event) {
    if (event.target instanceof HTMLScriptElement && isModern() && !asFile)
      say(BROKEN);
  },
  true,
);

if (asFile) say(FILE);
else if (!isModern()) say(OLD);
