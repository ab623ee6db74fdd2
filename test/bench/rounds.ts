/** What the parts of the bench have in common: how often they measure, and how a figure is printed. */

import type { PageProcess } from "./page-watch";

/** One round of few files, to see that everything runs; its figures say little. */
export const QUICK = process.argv.includes("--quick");

/** The middle of some values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** A figure that has been measured once or several times. */
export interface Figure {
  readonly name: string;
  readonly values: readonly number[];
  readonly unit: string;
  /** Decimals that are printed. */
  readonly decimals?: number;
  /** The most that it may be, where there is such a limit. */
  readonly limit?: number;
}

/** Prints a figure: its median, the range where it was measured more than once, and its limit. */
export function print({
  name,
  values,
  unit,
  decimals = 0,
  limit,
}: Figure): void {
  const text = (value: number): string => value.toFixed(decimals);
  const middle = median(values);
  const range =
    values.length > 1
      ? `  (${text(Math.min(...values))} to ${text(Math.max(...values))})`
      : "";
  const bound =
    limit === undefined
      ? ""
      : `  ${middle <= limit ? "within" : "OVER"} ${text(limit)} ${unit}`;
  console.log(
    `  ${name.padEnd(58)} ${text(middle).padStart(7)} ${unit}${range}${bound}`,
  );
}

/** Does a task so many times, one after the other. */
export async function rounds<T>(
  count: number,
  task: () => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  for (let round = 0; round < count; round += 1) results.push(await task());
  return results;
}

/** Prints what pages' processes have used. */
export function printProcess(processes: readonly PageProcess[]): void {
  print({
    name: "processor time of the page's process, workers included",
    values: processes.map(({ cpu }) => cpu),
    unit: "s",
    decimals: 1,
  });
  print({
    name: "its peak memory",
    values: processes.map(({ peakMb }) => peakMb),
    unit: "MB",
  });
}
