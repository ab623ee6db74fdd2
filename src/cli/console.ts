import { SEVERITY_WORDS, formatFinding } from "../core/finding";
import type { Finding } from "../core/finding";
import type { Language } from "../core/layout";
import type { Progress } from "../app/ports";

/** Columns that a text takes in a terminal: a Chinese character takes two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        char,
      )
        ? 2
        : 1;
  return width;
}

/** Rows as aligned columns; the columns named in `right` are numbers. */
export function alignedTable(
  rows: readonly (readonly string[])[],
  right: ReadonlySet<number>,
): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((text, i) => {
      widths[i] = Math.max(widths[i] ?? 0, textWidth(text));
    });
  }
  const line = (row: readonly string[]): string =>
    row
      .map((text, i) => {
        const gap = " ".repeat((widths[i] ?? 0) - textWidth(text));
        return right.has(i) ? gap + text : text + gap;
      })
      .join("  ")
      .trimEnd();
  return rows.map(line).join("\n");
}

/** A finding as two lines: what is wrong and where, and what to do. */
export function findingLines(finding: Finding, language: Language): string {
  const { what, todo, where } = formatFinding(finding, language);
  const mark = SEVERITY_WORDS[finding.severity][language];
  return `[${mark}] ${where === "" ? "" : `${where}  `}${what} (${finding.code})\n       ${todo}`;
}

/** Shows progress on standard error where that is a terminal. */
export function progressLine(language: Language): (progress: Progress) => void {
  if (!process.stderr.isTTY) return () => undefined;
  let last = 0;
  return ({ done, total, name }) => {
    const now = Date.now();
    if (done < total && now - last < 100) return;
    last = now;
    const word = language === "zh" ? "进度" : "progress";
    const text = `${word} ${done}/${total} ${name}`.slice(0, 70);
    process.stderr.write(`\r\u001b[K${done === total ? "" : text}`);
  };
}
