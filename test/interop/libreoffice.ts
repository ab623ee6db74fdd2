import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Starting up and converting some workbooks takes seconds; on a busy machine much longer. */
const TIMEOUT_MS = 240_000;

/**
 * LibreOffice recalculates nothing that it finds calculated, unless its profile
 * says so: 0 is "always", for Excel 2007 and newer and for its own files.
 */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/** A file that goes in or comes out. */
export interface NamedFile {
  /** With its extension, for instance `plan.xlsx`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Opens files in LibreOffice without a screen, recalculates every formula, and
 * saves them in another format. All files are converted in one start, each
 * under its name with the new extension; the order is kept.
 * Throws with the name of the Debian package where LibreOffice is missing, and
 * with its messages where a file was not converted.
 */
export async function convert(
  files: readonly NamedFile[],
  to: "xlsx" | "pdf" | "ods" | "docx",
): Promise<readonly NamedFile[]> {
  const folder = await mkdtemp(join(tmpdir(), "union-plan-office-"));
  try {
    const user = join(folder, "profile", "user");
    const [input, output] = [join(folder, "in"), join(folder, "out")];
    await Promise.all(
      [user, input, output].map((path) => mkdir(path, { recursive: true })),
    );
    await writeFile(join(user, "registrymodifications.xcu"), PROFILE);
    const paths = files.map(({ name }) => join(input, name));
    await Promise.all(
      files.map(({ bytes }, i) => writeFile(paths[i] ?? "", bytes)),
    );
    const messages = await office([
      `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
      "--headless",
      "--norestore",
      "--convert-to",
      to,
      "--outdir",
      output,
      ...paths,
    ]);
    return await Promise.all(
      files.map(async ({ name }) => {
        const converted = `${basename(name, extname(name))}.${to}`;
        try {
          return {
            name: converted,
            bytes: new Uint8Array(await readFile(join(output, converted))),
          };
        } catch {
          throw new Error(`LibreOffice did not convert ${name}: ${messages}`);
        }
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Recalculates .xlsx files and gives them back as .xlsx. */
export function recalculate(
  files: readonly NamedFile[],
): Promise<readonly NamedFile[]> {
  return convert(files, "xlsx");
}

async function office(options: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await run("soffice", [...options], {
      timeout: TIMEOUT_MS,
    });
    return stdout + stderr;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Error(
        "soffice was not found: install the Debian package libreoffice-calc-nogui",
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}
