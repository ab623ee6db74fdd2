import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Debian's own Python, for which the package python3-openpyxl is. */
const PYTHON = "/usr/bin/python3";

/**
 * Runs a Python script over workbooks; it finds them loaded as the list
 * `books` and leaves them there. What it puts in `answer` comes back.
 * Throws with the name of the Debian package where openpyxl is missing, and
 * with Python's own words where the script fails.
 */
function run(
  inputs: readonly Uint8Array[],
  script: string,
): { readonly files: readonly Uint8Array[]; readonly answer: unknown } {
  const folder = mkdtempSync(join(tmpdir(), "union-plan-openpyxl-"));
  try {
    const paths = inputs.map((_, i) => join(folder, `in${i}.xlsx`));
    inputs.forEach((bytes, i) => {
      writeFileSync(paths[i] ?? "", bytes);
    });
    writeFileSync(
      join(folder, "script.py"),
      [
        "import sys, json, openpyxl, datetime",
        "from openpyxl.utils import get_column_letter",
        "books = [openpyxl.load_workbook(path) for path in sys.argv[2:]]",
        "answer = None",
        script,
        "for i, book in enumerate(books):",
        "    book.save('%s/out%d.xlsx' % (sys.argv[1], i))",
        "json.dump({'count': len(books), 'answer': answer}, open(sys.argv[1] + '/answer.json', 'w'), default=str)",
      ].join("\n"),
    );
    start([join(folder, "script.py"), folder, ...paths]);
    const { count, answer } = JSON.parse(
      readFileSync(join(folder, "answer.json"), "utf8"),
    ) as { count: number; answer: unknown };
    const files = Array.from(
      { length: count },
      (_, i) => new Uint8Array(readFileSync(join(folder, `out${i}.xlsx`))),
    );
    return { files, answer };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(options: readonly string[]): void {
  try {
    execFileSync(PYTHON, options, { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const words =
      error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    if (/No module named 'openpyxl'/.test(words) || words === "")
      throw new Error(
        "openpyxl was not found: install the Debian package python3-openpyxl",
        { cause: error },
      );
    throw new Error(words, { cause: error });
  }
}

/** Workbooks loaded by openpyxl, changed by a script that calls each `book`, and saved. */
export function editByOpenpyxl(
  files: readonly Uint8Array[],
  script = "pass",
): readonly Uint8Array[] {
  const body = script
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
  return run(files, `for book in books:\n${body}`).files;
}

/** A workbook that a script makes of a new `book`, whose first sheet is `sheet`. */
export function makeByOpenpyxl(script: string): Uint8Array {
  const [file] = run(
    [],
    `book = openpyxl.Workbook()\nsheet = book.active\n${script}\nbooks.append(book)`,
  ).files;
  if (file === undefined) throw new Error("openpyxl made no file");
  return file;
}

/** What a script that knows the workbook as `book` leaves in `answer`. */
export function askOpenpyxl(file: Uint8Array, script: string): unknown {
  return run([file], `book = books[0]\n${script}`).answer;
}
