import { Button, makeStyles, tokens } from "@fluentui/react-components";
import {
  ChevronDownRegular,
  ChevronUpRegular,
  TextBulletListRegular,
} from "@fluentui/react-icons";
import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import { formatFinding } from "../../../core/finding";
import type { PlanDraft } from "../../../core/intake";
import { itemKey } from "../../../core/intake/corrections/places";
import type { ItemRef } from "../../../core/intake/corrections/places";
import { usePane } from "../../pane-context";
import { usePageStyles } from "../../styles";
import { planWords } from "../words";
import { ArrangementEditor } from "./arrangement-editor";
import { GoalEditor } from "./goal-editor";
import { doubtsOf, itemsOfTab } from "./items";
import type { LineItems, ReviewTab } from "./items";
import { LeftoverEditor } from "./leftover-editor";
import { MeasureEditor } from "./measure-editor";
import type { Correct } from "./plan-view";
import { useRowStyles } from "./rows";

const useStyles = makeStyles({
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
  },
  name: { flexGrow: 1 },
  doubt: {
    paddingInlineStart: tokens.spacingHorizontalS,
    borderInlineStartWidth: tokens.strokeWidthThick,
    borderInlineStartStyle: "solid",
    borderInlineStartColor: tokens.colorPaletteDarkOrangeBorderActive,
  },
});

export interface EditorProps {
  readonly draft: PlanDraft;
  readonly onCorrect: Correct;
  /** Opens another item; `null` goes back to the list. */
  readonly onChoose: (item: ItemRef | null) => void;
}

/** One item by itself, with the ones before and after it at hand. */
export function ItemEditor(
  props: EditorProps & {
    readonly lines: LineItems;
    readonly tab: ReviewTab;
    readonly item: ItemRef;
  },
): ReactElement {
  const { draft, item, tab, onChoose } = props;
  const { language } = usePane();
  const words = planWords(language).review.item;
  const page = usePageStyles();
  const styles = useStyles();
  const rows = useRowStyles();
  const key = itemKey(item);
  // A leftover's number passes to the next one when it is used.
  const own =
    item.kind === "leftover"
      ? `${key} ${draft.leftovers[item.index]?.text ?? ""}`
      : key;
  const items = itemsOfTab(draft, tab);
  const at = items.findIndex((each) => itemKey(each) === key);
  const alike = items.filter(({ kind }) => kind === item.kind);
  const number = alike.findIndex((each) => itemKey(each) === key) + 1;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [own]);
  useEffect(() => {
    // What was pressed may go with the correction that it made.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [draft]);
  const step = (by: number): void => {
    const next = items[at + by];
    if (next !== undefined) onChoose(next);
  };
  return (
    <div className={rows.block}>
      <div className={styles.head}>
        <Button
          size="small"
          icon={<TextBulletListRegular />}
          onClick={() => {
            onChoose(null);
          }}
        >
          {words.list}
        </Button>
        <h2
          ref={heading}
          tabIndex={-1}
          className={`${page.subheading} ${styles.name}`}
        >
          {number === 0
            ? words.kinds[item.kind]
            : words.of(words.kinds[item.kind], number, alike.length)}
        </h2>
        <Button
          size="small"
          icon={<ChevronUpRegular />}
          aria-label={words.previous}
          title={words.previous}
          disabledFocusable={at <= 0}
          onClick={() => {
            step(-1);
          }}
        />
        <Button
          size="small"
          icon={<ChevronDownRegular />}
          aria-label={words.following}
          title={words.following}
          disabledFocusable={at < 0 || at >= items.length - 1}
          onClick={() => {
            step(1);
          }}
        />
      </div>
      <ItemDoubts {...props} />
      {/* Fields of another item begin anew. */}
      <Editor key={own} {...props} />
    </div>
  );
}

function Editor({
  item,
  ...props
}: EditorProps & { readonly item: ItemRef }): ReactElement | null {
  const { draft } = props;
  switch (item.kind) {
    case "goal": {
      const goal = draft.goals.find(({ id }) => id === item.id);
      return goal === undefined ? null : <GoalEditor {...props} goal={goal} />;
    }
    case "measure":
      return <MeasureEditor {...props} id={item.id} />;
    case "arrangement": {
      const found = draft.arrangements.find(({ id }) => id === item.id);
      return found === undefined ? null : (
        <ArrangementEditor {...props} arrangement={found} />
      );
    }
    case "leftover":
      return <LeftoverEditor {...props} index={item.index} />;
  }
}

/** What was doubtful about the item. */
function ItemDoubts({
  draft,
  lines,
  item,
  onCorrect,
}: EditorProps & {
  readonly lines: LineItems;
  readonly item: ItemRef;
}): ReactElement | null {
  const { language } = usePane();
  const words = planWords(language).review;
  const page = usePageStyles();
  const styles = useStyles();
  const doubts = doubtsOf(draft, lines).filter(
    (doubt) => doubt.item !== null && itemKey(doubt.item) === itemKey(item),
  );
  if (doubts.length === 0) return null;
  return (
    <>
      {doubts.map(({ finding, index }) => {
        const { what, todo } = formatFinding(finding, language);
        return (
          <div key={index} className={styles.doubt}>
            <p className={page.text}>{what}</p>
            <div className={page.note}>{todo}</div>
            <Button
              size="small"
              onClick={() => {
                onCorrect({ type: "finding-seen", index });
              }}
            >
              {words.seen}
            </Button>
          </div>
        );
      })}
    </>
  );
}
