import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import {
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

/**
 * Writes a file whole or not at all: beside its place first, then moved there.
 * What exists is overwritten only with `force`.
 */
export async function writeWhole(
  file: string,
  bytes: Uint8Array,
  force: boolean,
): Promise<string> {
  const refuse = (): never => {
    throw new JobError("output-unwritable", { file });
  };
  const there = await lstat(file).catch(() => null);
  if (there !== null && !force) throw new JobError("output-exists", { file });
  if (there?.isDirectory() === true) refuse();
  const temporary = path.join(path.dirname(file), `.${randomUUID()}.tmp`);
  unfinished.add(temporary);
  try {
    await makeFolder(path.dirname(file));
    await writeFile(temporary, bytes);
    if (force) await rename(temporary, file);
    else await link(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && !force) {
      throw new JobError("output-exists", { file });
    }
    refuse();
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
    unfinished.delete(temporary);
  }
  return file;
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
  if (!force && (await lstat(file).catch(() => null)) !== null) {
    throw new JobError("output-exists", { file });
  }
}
