import type { Random } from "./random";

/** How a branch goes about its plan and its reports. */
export const PROFILES = [
  "excellent",
  "normal",
  "struggling",
  "silent",
  "careless",
] as const;
export type Profile = (typeof PROFILES)[number];

/** What becomes of a node in the end. */
export type Fate =
  | "early"
  | "on-time"
  | "late"
  | "explained"
  | "forgotten"
  | "stuck"
  | "deferred"
  | "deferred-late"
  | "deferred-twice"
  | "cancelled"
  | "cancelled-late";

export interface Habits {
  /** How often each fate befalls a node, by weight. */
  readonly fates: ReadonlyMap<Fate, number>;
  /** What the branch reaches of its targets, from and to. */
  readonly reach: readonly [number, number];
  /** Share of months without a report, the last of a quarter never among them. */
  readonly missedMonths: number;
  /** Share of the reported nodes and indicators with a mistake in them. */
  readonly mistakes: number;
}

function fates(weights: Partial<Record<Fate, number>>): Habits["fates"] {
  return new Map(Object.entries(weights) as [Fate, number][]);
}

const NORMAL: Habits = {
  fates: fates({
    early: 8,
    "on-time": 64,
    late: 11,
    explained: 3,
    forgotten: 2,
    stuck: 3,
    deferred: 4,
    "deferred-late": 1,
    "deferred-twice": 1,
    cancelled: 2,
    "cancelled-late": 1,
  }),
  reach: [0.88, 1.06],
  missedMonths: 0.06,
  mistakes: 0,
};

/** The habits of every profile that fills in anything at all. */
export const HABITS: Readonly<Record<Exclude<Profile, "silent">, Habits>> = {
  excellent: {
    fates: fates({
      early: 14,
      "on-time": 79,
      late: 3,
      deferred: 3,
      cancelled: 1,
    }),
    reach: [1, 1.15],
    missedMonths: 0,
    mistakes: 0,
  },
  normal: NORMAL,
  struggling: {
    fates: fates({
      early: 2,
      "on-time": 34,
      late: 22,
      explained: 8,
      forgotten: 12,
      stuck: 8,
      deferred: 5,
      "deferred-late": 4,
      "deferred-twice": 2,
      cancelled: 2,
      "cancelled-late": 1,
    }),
    reach: [0.5, 0.8],
    missedMonths: 0.25,
    mistakes: 0,
  },
  careless: { ...NORMAL, mistakes: 0.2 },
};

/** Draws a node's fate. */
export function drawFate(habits: Habits, random: Random): Fate {
  let total = 0;
  for (const weight of habits.fates.values()) total += weight;
  let left = random.next() * total;
  for (const [fate, weight] of habits.fates) {
    left -= weight;
    if (left < 0) return fate;
  }
  return "on-time";
}
