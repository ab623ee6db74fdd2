import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** A script of the build, and how many bytes of it travel. */
export interface BuiltScript {
  readonly name: string;
  readonly gzipped: number;
}

/** The scripts that the pane's page itself asks for, Office's library not among them. */
export function initialScripts(folder: string): readonly BuiltScript[] {
  const html = readFileSync(path.join(folder, "taskpane.html"), "utf8");
  return [...html.matchAll(/src="?([\w.]+\.js)/gu)].map(([, name = ""]) =>
    builtScript(folder, name),
  );
}

/** A script of the build by its name. */
export function builtScript(folder: string, name: string): BuiltScript {
  return {
    name,
    gzipped: gzipSync(readFileSync(path.join(folder, name))).length,
  };
}

/** The sum of what travels, in bytes. */
export function gzippedBytes(scripts: readonly BuiltScript[]): number {
  return scripts.reduce((sum, { gzipped }) => sum + gzipped, 0);
}
