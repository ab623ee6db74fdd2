import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { useEffect, useId, useRef } from "react";
import type { ReactElement } from "react";
import type { PlanDraft } from "../../../core/intake";
import type { Correction } from "../../../core/intake/corrections/correction";
import { itemKey } from "../../../core/intake/corrections/places";
import type { ItemRef } from "../../../core/intake/corrections/places";
import { usePane } from "../../pane-context";
import { planWords } from "../words";
import { BasicsForm } from "./basics-form";
import { CalendarList } from "./calendar-list";
import { DoubtList } from "./doubt-list";
import { ItemEditor } from "./item-editor";
import { doubtsOf, isDoubtful, REVIEW_TABS } from "./items";
import type { LineItems, ReviewTab } from "./items";
import { OutlineList } from "./outline-list";

const useStyles = makeStyles({
  section: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
  },
  tabs: {
    flexWrap: "wrap",
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalXS})`,
  },
  tab: {
    paddingLeft: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalXS,
  },
});

/** Makes a correction; the draft that it gives. */
export type Correct = (correction: Correction) => PlanDraft;

interface PlanViewProps {
  readonly draft: PlanDraft;
  readonly lines: LineItems;
  readonly tab: ReviewTab;
  /** The item that is being put right; without one the list is shown. */
  readonly item: ItemRef | null;
  readonly onTab: (tab: ReviewTab) => void;
  readonly onChoose: (item: ItemRef | null) => void;
  readonly onCorrect: Correct;
}

/** What was read: its lists, or one item of them. */
export function PlanView(props: PlanViewProps): ReactElement {
  const { draft, lines, tab, item } = props;
  const { language } = usePane();
  const words = planWords(language).review;
  const styles = useStyles();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  useReturn(panel, item);
  useStay(panel, draft);
  const doubts =
    doubtsOf(draft, lines).length + draft.leftovers.filter(isDoubtful).length;
  const counts: Readonly<Record<ReviewTab, number | null>> = {
    basics: null,
    outline: draft.goals.reduce((n, goal) => n + goal.measures.length, 0),
    calendar: draft.arrangements.length,
    doubts,
  };
  return (
    <section className={styles.section} aria-label={words.plan}>
      <TabList
        className={styles.tabs}
        size="small"
        aria-label={words.plan}
        selectedValue={tab}
        onTabSelect={(_event, { value }) => {
          props.onTab(value as ReviewTab);
        }}
      >
        {REVIEW_TABS.map((name) => (
          <Tab
            key={name}
            id={`${id}-${name}`}
            className={styles.tab}
            value={name}
          >
            {words.tabs[name]}
            {counts[name] === null ? "" : ` ${counts[name]}`}
          </Tab>
        ))}
      </TabList>
      <div ref={panel} role="tabpanel" aria-labelledby={`${id}-${tab}`}>
        {item === null ? (
          <TabContent {...props} />
        ) : (
          <ItemEditor {...props} item={item} />
        )}
      </div>
    </section>
  );
}

/** Puts the focus back on the row from which an item was opened. */
function useReturn(
  panel: { readonly current: HTMLElement | null },
  item: ItemRef | null,
): void {
  const left = useRef<string | null>(null);
  useEffect(() => {
    if (item !== null) {
      left.current = itemKey(item);
      return;
    }
    const row = left.current;
    left.current = null;
    // The focus went with the item's buttons; where it is elsewhere, somebody is at work there.
    if (row === null || document.activeElement !== document.body) return;
    const rows = panel.current?.querySelectorAll<HTMLElement>("[data-row]");
    const there = [...(rows ?? [])];
    const same = there.find((each) => each.dataset["row"] === row);
    (same ?? there[0])?.focus();
  }, [panel, item]);
}

/** Keeps the focus in the list when the row or button that had it went with a correction. */
function useStay(
  panel: { readonly current: HTMLElement | null },
  draft: PlanDraft,
): void {
  const before = useRef(draft);
  useEffect(() => {
    if (before.current === draft) return;
    before.current = draft;
    if (document.activeElement !== document.body) return;
    const row = panel.current?.querySelector<HTMLElement>("[data-row]");
    const open = panel.current?.previousElementSibling?.querySelector(
      "[role=tab][aria-selected=true]",
    );
    if (row !== null && row !== undefined) row.focus();
    else if (open instanceof HTMLElement) open.focus();
  }, [panel, draft]);
}

function TabContent(props: PlanViewProps): ReactElement {
  switch (props.tab) {
    case "basics":
      return <BasicsForm draft={props.draft} onCorrect={props.onCorrect} />;
    case "outline":
      return <OutlineList {...props} />;
    case "calendar":
      return <CalendarList {...props} />;
    case "doubts":
      return <DoubtList {...props} />;
  }
}
