import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const PROGRAM = path.join(import.meta.dirname, "../../dist/cli/union-plan.cjs");

/** What one call of the built program gave. */
export interface Call {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as JSON. */
  json<T>(): T;
}

export interface CallOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built program as a person would. */
export function unionPlan(
  words: readonly string[],
  options: CallOptions = {},
): Call {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [PROGRAM, ...words],
    {
      cwd: options.cwd,
      input: options.input ?? "",
      env: { ...process.env, ...options.env },
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  return {
    status,
    out: stdout,
    err: stderr,
    json: <T>() => JSON.parse(stdout) as T,
  };
}

/** A folder of its own for each test; `clean` removes them all. */
export function scratch(): {
  readonly folder: (name?: string) => string;
  readonly clean: () => void;
} {
  const root = mkdtempSync(path.join(tmpdir(), "union-plan-"));
  let count = 0;
  return {
    folder: (name = `${(count += 1)}`) => path.join(root, name),
    clean: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
