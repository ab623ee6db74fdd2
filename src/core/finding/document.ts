import { FINDINGS } from "./catalogue";
import type { FindingCode } from "./catalogue";
import { MESSAGES, placeholdersOf } from "./message";

const INTRODUCTION = `# Findings

A finding is something wrong or doubtful in a file or in a set of files. It has a code, a severity, a place (file, sheet,
cell, or the line of a document) and parameters, and no prose: the words below are made of the code and the parameters.

- **error**: keeps a figure from being right until it is mended; the exit status of the command line is 1.
- **warning**: the figure stands, but a person should look.
- **info**: says what was assumed, left out or converted.

‹name› is a parameter; a part of a sentence whose parameter is not known is left out. Some findings come with a safe fix,
which \`union-plan check --fix\` applies to a copy: a state spelt otherwise (\`state-spelling\`), full-width digits in a
number (\`full-width-digits\`), a row without an id (\`id-missing\`) and a second, different row with the same id
(\`id-duplicate\`), which gets an id that was never used.

This file is made from \`src/core/finding\` by \`npx tsx scripts/findings-doc.mjs\`.
`;

/** A template as a reader of the document sees it: all parts, parameters as ‹name›. */
function shown(template: string): string {
  return template.replace(/[[\]]/g, "").replace(/\{([^{}]*)\}/g, "‹$1›");
}

function section(code: FindingCode): string {
  const { zh, en } = { zh: MESSAGES.zh[code], en: MESSAGES.en[code] };
  const params = new Set([
    ...placeholdersOf(zh.what),
    ...placeholdersOf(zh.todo),
  ]);
  const names = [...params].sort().map((name) => `\`${name}\``);
  return [
    `## ${code}`,
    "",
    `Severity: ${FINDINGS[code]}${names.length > 0 ? `. Parameters: ${names.join(", ")}` : ""}`,
    "",
    `- ${shown(zh.what)}${shown(zh.todo)}`,
    `- ${shown(en.what)} ${shown(en.todo)}`,
    "",
  ].join("\n");
}

/** The text of docs/findings.md: every code in the order of the catalogue. */
export function findingsDocument(): string {
  return [
    INTRODUCTION,
    ...(Object.keys(FINDINGS) as FindingCode[]).map(section),
  ].join("\n");
}
