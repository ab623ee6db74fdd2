import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import {
  access,
  constants,
  link,
  lstat,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import path from "node:path";

import { JobError } from "../app/ports";
import type { InputFile, OutputFolder } from "../app/ports";

/** Files over this are not read: no plan workbook comes near it. */
const MAX_FILE_BYTES = 300 * 1024 * 1024;
/** What is taken for a workbook within a folder; a file that is named outright is always taken. */
const WORKBOOK = /\.(?:xlsx|xlsm|xltx|xltm|xls|xlsb|et|ods)$/iu;

/** An error with the code under which the message tables explain it. */
class FileTrouble extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** A file by its path; `name` is what people are shown. */
export async function inputFile(
  file: string,
  name: string = file,
): Promise<InputFile> {
  const info = await stat(file).catch(() => null);
  if (info === null) throw new JobError("file-missing", { file });
  if (info.isDirectory()) throw new JobError("file-unreadable", { file });
  return {
    name,
    size: info.size,
    modifiedAt: info.mtime.toISOString(),
    bytes: async () => {
      if (info.size > MAX_FILE_BYTES) throw new FileTrouble("file-too-large");
      return readFile(file);
    },
  };
}

/**
 * The workbooks of the paths given: files as they are, folders with all that
 * lies below them, in the order of their names. Names are relative to the
 * folder; with several paths they begin with the path as it was given.
 */
export async function inputFiles(
  paths: readonly string[],
): Promise<readonly InputFile[]> {
  const files: InputFile[] = [];
  for (const given of paths) {
    const info = await stat(given).catch(() => null);
    if (info === null) throw new JobError("file-missing", { file: given });
    if (!info.isDirectory()) {
      files.push(
        await inputFile(given, paths.length > 1 ? given : path.basename(given)),
      );
      continue;
    }
    const prefix = paths.length > 1 ? `${given.replace(/[\\/]+$/u, "")}/` : "";
    for (const found of await below(given, "")) {
      files.push(await inputFile(path.join(given, found), prefix + found));
    }
  }
  if (files.length === 0)
    throw new JobError("no-files", { path: paths.join(", ") });
  return files;
}

/** Workbooks below a folder, as paths with `/`; lock files and hidden files are passed over. */
async function below(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(root, folder), {
    withFileTypes: true,
  }).catch(() => {
    throw new JobError("file-unreadable", { file: path.join(root, folder) });
  });
  const found: string[] = [];
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith(".") || entry.name.startsWith("~$")) continue;
    if (entry.isDirectory()) found.push(...(await below(root, name)));
    else if (WORKBOOK.test(entry.name)) found.push(name);
  }
  return found;
}

/** A folder to write into, made if it is not there. */
export function outputFolder(folder: string, force: boolean): OutputFolder {
  return {
    write: (name, bytes) => writeWhole(path.join(folder, name), bytes, force),
  };
}

/** A file that is to be written. */
export interface Output {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes a file whole or not at all: beside its place first, then moved there.
 * What exists is overwritten only with `force`.
 */
export async function writeWhole(
  file: string,
  bytes: Uint8Array,
  force: boolean,
): Promise<string> {
  await writeAllWhole([{ file, bytes }], force);
  return file;
}

/**
 * Writes several files, all of them or none: each lies whole beside its place
 * before the first is moved there.
 */
export async function writeAllWhole(
  outputs: readonly Output[],
  force: boolean,
): Promise<void> {
  await checkOutputs(
    outputs.map(({ file }) => file),
    force,
  );
  const written: { readonly temporary: string; readonly file: string }[] = [];
  const made: string[] = [];
  try {
    for (const { file, bytes } of outputs) {
      const temporary = path.join(path.dirname(file), `.${randomUUID()}.tmp`);
      written.push({ temporary, file });
      unfinished.add(temporary);
      await orRefused({ file, force }, async () => {
        await makeFolder(path.dirname(file));
        await writeFile(temporary, bytes);
      });
    }
    for (const { temporary, file } of written) {
      const isNew = (await lstat(file).catch(() => null)) === null;
      await orRefused({ file, force }, () =>
        force ? rename(temporary, file) : link(temporary, file),
      );
      if (isNew) made.push(file);
    }
  } catch (error) {
    for (const file of made) await rm(file, { force: true });
    throw error;
  } finally {
    for (const { temporary } of written) {
      await rm(temporary, { force: true }).catch(() => undefined);
      unfinished.delete(temporary);
    }
  }
}

async function orRefused(
  { file, force }: { readonly file: string; readonly force: boolean },
  task: () => Promise<void>,
): Promise<void> {
  try {
    await task();
  } catch (error) {
    // Somebody else has made the file meanwhile.
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && !force)
      throw new JobError("output-exists", { file });
    throw new JobError("output-unwritable", { file });
  }
}

/** Temporary files that are being written. */
const unfinished = new Set<string>();

/** Lets the program end by Ctrl+C, or by being asked to, without half a file left behind. */
export function cleanUpOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      for (const temporary of unfinished) rmSync(temporary, { force: true });
      // Without this handler the signal ends the program as it always does.
      process.kill(process.pid, signal);
    });
  }
}

/**
 * Makes a folder and those above it. Node's own `recursive` never ends where a
 * file system says ENOENT to every new folder, as /proc does.
 */
async function makeFolder(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => null))?.isDirectory() === true) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch((error: unknown) => {
    // Somebody else may have made it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  });
}

/** Refuses before the work begins what would be refused at its end. */
export async function checkOutput(file: string, force: boolean): Promise<void> {
  const there = await lstat(file).catch(() => null);
  if (there !== null && !force) throw new JobError("output-exists", { file });
  if (there?.isDirectory() === true || !(await canBeMade(path.dirname(file))))
    throw new JobError("output-unwritable", { file });
}

/** The same for a folder that a job makes, or fills again with `force`. */
export async function checkOutputFolder(
  folder: string,
  force: boolean,
): Promise<void> {
  if (!force && (await lstat(folder).catch(() => null)) !== null)
    throw new JobError("output-exists", { file: folder });
}

/** The same for several files, which must not be one and the same. */
export async function checkOutputs(
  files: readonly string[],
  force: boolean,
): Promise<void> {
  const places = new Set<string>();
  for (const file of files) {
    await checkOutput(file, force);
    const place = path.resolve(file);
    if (places.has(place)) throw new JobError("output-unwritable", { file });
    places.add(place);
  }
}

/** Is this a folder that may be written into, or can it be made in one? */
async function canBeMade(folder: string): Promise<boolean> {
  const there = await stat(folder).catch(() => null);
  if (there === null) {
    const parent = path.dirname(folder);
    return parent !== folder && canBeMade(parent);
  }
  if (!there.isDirectory()) return false;
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}
