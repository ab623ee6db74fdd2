/** What is asked of a page while it is measured. */
import { readFileSync } from "node:fs";
import type { Frame, Page } from "playwright-core";

/** Begins to note the tasks that hold the frame's own thread up for 50 ms or more. */
export async function watchLongTasks(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask" });
  });
}

/** The longest task since it was asked last, in milliseconds; 0 where none took 50. */
export async function longestTask(frame: Frame): Promise<number> {
  return frame.evaluate(async () => {
    // The observer hears of a task after it has ended.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { longTasks } = window as unknown as { longTasks: number[] };
    const most = Math.max(0, ...longTasks);
    longTasks.length = 0;
    return most;
  });
}

/**
 * Milliseconds since the frame's page was asked for, as soon as its thread has
 * answered and painted what is there now.
 */
export async function sinceOpened(frame: Frame): Promise<number> {
  return frame.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            resolve(performance.now());
          }),
        );
      }),
  );
}

/** When the frame painted text or a picture first, in milliseconds since it was asked for. */
export async function firstContentfulPaint(frame: Frame): Promise<number> {
  return frame.evaluate(
    () =>
      performance.getEntriesByName("first-contentful-paint")[0]?.startTime ??
      NaN,
  );
}

/** What the process of a page has used so far, its workers included. */
export interface PageProcess {
  /** The most memory that it has had, in MB; `NaN` where the system does not tell. */
  readonly peakMb: number;
  /** Seconds of processors: what else the machine does hardly changes them. */
  readonly cpu: number;
}

/** Asks the browser and the system about the page's process: of those there are, the one that has worked most. */
export async function pageProcess(page: Page): Promise<PageProcess> {
  const browser = page.context().browser();
  if (browser === null) return { peakMb: NaN, cpu: NaN };
  const asking = await browser.newBrowserCDPSession();
  const { processInfo } = await asking.send("SystemInfo.getProcessInfo");
  await asking.detach();
  const [busiest] = processInfo
    .filter(({ type }) => type === "renderer")
    .sort((a, b) => b.cpuTime - a.cpuTime);
  return busiest === undefined
    ? { peakMb: NaN, cpu: NaN }
    : { peakMb: peakOf(busiest.id), cpu: busiest.cpuTime };
}

function peakOf(process: number): number {
  try {
    const status = readFileSync(`/proc/${process}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB/mu.exec(status)?.[1]) / 1024;
  } catch {
    // No such place on this system.
    return NaN;
  }
}
