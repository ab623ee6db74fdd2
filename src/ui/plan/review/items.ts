import type {
  DraftArrangement,
  DraftLeftover,
  PlanDraft,
} from "../../../core/intake";
import type {
  ItemRef,
  PlacedItem,
} from "../../../core/intake/corrections/places";
import type { Finding } from "../../../core/finding";

export const REVIEW_TABS = ["basics", "outline", "calendar", "doubts"] as const;
export type ReviewTab = (typeof REVIEW_TABS)[number];

/** The items of the document's lines. */
export type LineItems = ReadonlyMap<number, readonly PlacedItem[]>;

/** The tab on which an item is listed. */
export function tabOfItem({ kind }: ItemRef): ReviewTab {
  switch (kind) {
    case "goal":
    case "measure":
      return "outline";
    case "arrangement":
      return "calendar";
    case "leftover":
      return "doubts";
  }
}

/** Is the item still in the draft? */
export function isThere(draft: PlanDraft, item: ItemRef): boolean {
  switch (item.kind) {
    case "goal":
      return draft.goals.some(({ id }) => id === item.id);
    case "measure":
      return draft.goals.some(({ measures }) =>
        measures.some(({ id }) => id === item.id),
      );
    case "arrangement":
      return draft.arrangements.some(({ id }) => id === item.id);
    case "leftover":
      return item.index in draft.leftovers;
  }
}

/** Arrangements of one month; of those that recur the month is `null`. */
export interface MonthGroup {
  readonly month: number | null;
  readonly arrangements: readonly DraftArrangement[];
}

/** The arrangements by months in the order of the period, those that recur last. */
export function byMonth(draft: PlanDraft): readonly MonthGroup[] {
  const once = new Map<number, DraftArrangement[]>();
  const recurring: DraftArrangement[] = [];
  for (const arrangement of draft.arrangements) {
    if (arrangement.recurs !== "once") recurring.push(arrangement);
    else {
      const there = once.get(arrangement.month);
      if (there === undefined) once.set(arrangement.month, [arrangement]);
      else there.push(arrangement);
    }
  }
  const groups: MonthGroup[] = monthOrder(draft).flatMap((month) => {
    const arrangements = once.get(month);
    return arrangements === undefined ? [] : [{ month, arrangements }];
  });
  return recurring.length === 0
    ? groups
    : [...groups, { month: null, arrangements: recurring }];
}

/** The numbers of the months from the period's first. */
export function monthOrder({ period }: PlanDraft): readonly number[] {
  const first = period.start === null ? 0 : period.start % 12;
  return Array.from({ length: 12 }, (_, i) => ((first + i) % 12) + 1);
}

/** Is it something that a person must look at, and no page number? */
export function isDoubtful({ reason }: DraftLeftover): boolean {
  return reason === "not-understood" || reason === "table";
}

/** A finding of the draft with its number and the item that it is about. */
export interface Doubt {
  readonly finding: Finding;
  readonly index: number;
  readonly item: ItemRef | null;
}

/** What is to be checked; what was left over is listed as itself, and once. */
export function doubtsOf(draft: PlanDraft, lines: LineItems): readonly Doubt[] {
  return draft.findings.flatMap((finding, index) => {
    const item = itemOf(finding, lines);
    return finding.code === "draft-left-over" || item?.kind === "leftover"
      ? []
      : [{ finding, index, item }];
  });
}

/** The kind of item that a finding is usually about. */
const ABOUT: Partial<Record<Finding["code"], ItemRef["kind"]>> = {
  "draft-month-inferred": "arrangement",
  "draft-same-event": "arrangement",
  "draft-field-unsure": "goal",
  "draft-heading-lost": "goal",
  "draft-past-section": "goal",
};

function itemOf(finding: Finding, lines: LineItems): ItemRef | null {
  const placed = lines.get(finding.place.line ?? 0) ?? [];
  const about = ABOUT[finding.code];
  const fitting = placed.find(({ item }) => item.kind === about) ?? placed[0];
  return fitting?.item ?? null;
}

/** The items of a tab in the order of its list. */
export function itemsOfTab(draft: PlanDraft, tab: ReviewTab): ItemRef[] {
  switch (tab) {
    case "basics":
      return [];
    case "outline":
      return draft.goals.flatMap(({ id, measures }): ItemRef[] => [
        { kind: "goal", id },
        ...measures.map((measure): ItemRef => ({
          kind: "measure",
          id: measure.id,
        })),
      ]);
    case "calendar":
      return byMonth(draft).flatMap(({ arrangements }) =>
        arrangements.map(({ id }): ItemRef => ({ kind: "arrangement", id })),
      );
    case "doubts":
      return draft.leftovers.flatMap((leftover, index): ItemRef[] =>
        isDoubtful(leftover) ? [{ kind: "leftover", index }] : [],
      );
  }
}
