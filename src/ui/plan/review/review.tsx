import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import {
  ArrowLeftRegular,
  ArrowRedoRegular,
  ArrowUndoRegular,
} from "@fluentui/react-icons";
import { useEffect, useMemo, useRef, useState } from "react";
import type { KeyboardEvent, ReactElement } from "react";
import type { DraftedDocument } from "../../../app/file-work";
import { correct } from "../../../core/intake/corrections/correct";
import type { Correction } from "../../../core/intake/corrections/correction";
import {
  advance,
  redo,
  startHistory,
  undo,
} from "../../../core/intake/corrections/history";
import {
  itemsByLine,
  itemKey,
  placeOfItem,
} from "../../../core/intake/corrections/places";
import type { ItemRef } from "../../../core/intake/corrections/places";
import type { PlanDraft } from "../../../core/intake";
import { usePane } from "../../pane-context";
import { usePageStyles } from "../../styles";
import { planWords } from "../words";
import { DocumentView } from "./document-view";
import { isThere, tabOfItem } from "./items";
import type { ReviewTab } from "./items";
import { PlanView } from "./plan-view";

/** A document that was read, under the name that the person knows it by. */
export interface ReadDocument extends DraftedDocument {
  readonly name: string;
}

const useStyles = makeStyles({
  frame: { containerType: "inline-size" },
  review: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    overflowWrap: "anywhere",
    // A list is as wide as its longest entry unless it is told otherwise.
    "& select": { width: "100%", minWidth: 0 },
  },
  head: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
  },
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
    alignItems: "start",
    "@container (min-width: 600px)": {
      gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    },
  },
  foot: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  count: { flexGrow: 1 },
});

interface ReviewProps {
  readonly read: ReadDocument;
  /** `false` while something else stands in its place. */
  readonly shown: boolean;
  readonly onNext: (draft: PlanDraft) => void;
  readonly onLeave: () => void;
}

/** The document and what was read from it side by side, until all of it is right. */
export default function Review(props: ReviewProps): ReactElement {
  const { read, shown } = props;
  const { language } = usePane();
  const page = usePageStyles();
  const styles = useStyles();
  const words = planWords(language).review;
  const [history, setHistory] = useState(() => startHistory(read.draft));
  const [tab, setTab] = useState<ReviewTab>("outline");
  const [chosen, setChosen] = useState<ItemRef | null>(null);
  const [leaving, setLeaving] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shown) heading.current?.focus();
  }, [shown]);

  const draft = history.now;
  const item = chosen !== null && isThere(draft, chosen) ? chosen : null;
  const lines = useMemo(() => itemsByLine(draft), [draft]);
  const place = useMemo(
    () => (item === null ? [] : placeOfItem(draft, item)),
    [draft, item],
  );
  const onCorrect = (correction: Correction): PlanDraft => {
    const next = correct(draft, correction);
    setHistory((before) => advance(before, next));
    return next;
  };
  const choose = (ref: ItemRef | null): void => {
    setChosen(ref);
    if (ref !== null) setTab(tabOfItem(ref));
  };
  const back = (): void => {
    setHistory(undo);
  };
  const forth = (): void => {
    setHistory(redo);
  };
  const changes = history.before.length;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) forth();
    else back();
  };
  return (
    <div className={styles.frame}>
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- only shortcuts of the buttons below */}
      <div className={styles.review} onKeyDown={onKeyDown}>
        <div>
          <div className={styles.head}>
            <Button
              size="small"
              icon={<ArrowLeftRegular />}
              onClick={() => {
                if (changes === 0) props.onLeave();
                else setLeaving(true);
              }}
            >
              {words.leave}
            </Button>
            <h1 ref={heading} tabIndex={-1} className={page.heading}>
              {words.heading}
            </h1>
          </div>
          <p className={page.muted}>{read.name}</p>
          <div className={page.note}>{words.intro}</div>
        </div>
        {leaving && (
          <LeaveQuestion
            changes={changes}
            onStay={() => {
              setLeaving(false);
            }}
            onLeave={props.onLeave}
          />
        )}
        <div className={styles.columns}>
          <DocumentView
            document={read.document}
            lines={lines}
            place={place}
            chosen={item === null ? null : itemKey(item)}
            onChoose={choose}
          />
          <PlanView
            draft={draft}
            lines={lines}
            tab={tab}
            item={item}
            onTab={(next) => {
              setTab(next);
              setChosen(null);
            }}
            onChoose={choose}
            onCorrect={onCorrect}
          />
        </div>
        <div className={styles.foot}>
          <Button
            icon={<ArrowUndoRegular />}
            aria-label={words.undo}
            title={words.undo}
            disabledFocusable={changes === 0}
            onClick={back}
          />
          <Button
            icon={<ArrowRedoRegular />}
            aria-label={words.redo}
            title={words.redo}
            disabledFocusable={history.after.length === 0}
            onClick={forth}
          />
          <span className={mergeClasses(page.note, styles.count)} role="status">
            {changes === 0 ? "" : words.changes(changes)}
          </span>
          <Button
            appearance="primary"
            onClick={() => {
              props.onNext(draft);
            }}
          >
            {planWords(language).next}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Keys in a text field are the field's. */
function isTyping(target: EventTarget): boolean {
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
  );
}

function LeaveQuestion({
  changes,
  onStay,
  onLeave,
}: {
  readonly changes: number;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review;
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    stay.current?.focus();
  }, []);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{words.leaveAsk(changes)}</MessageBarBody>
      <MessageBarActions>
        <Button ref={stay} size="small" onClick={onStay}>
          {words.stay}
        </Button>
        <Button size="small" onClick={onLeave}>
          {words.discard}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
