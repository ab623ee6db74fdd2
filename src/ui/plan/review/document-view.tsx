import {
  Button,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import type { MouseEvent, ReactElement } from "react";
import type { PlanDocument, SourcePlace } from "../../../core/intake";
import { itemKey } from "../../../core/intake/corrections/places";
import type {
  ItemRef,
  PlacedItem,
} from "../../../core/intake/corrections/places";
import { usePane } from "../../pane-context";
import { usePageStyles } from "../../styles";
import { planWords } from "../words";
import { itemsOfLine, linesOf, nextItem, segmentsOf } from "./document-lines";
import type { DocumentLine } from "./document-lines";
import type { LineItems } from "./items";
import { useRoving } from "./roving";

const useStyles = makeStyles({
  section: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    minWidth: 0,
    "@container (min-width: 600px)": {
      position: "sticky",
      top: tokens.spacingVerticalS,
    },
  },
  paper: {
    maxHeight: "26vh",
    overflowY: "auto",
    padding: tokens.spacingHorizontalXS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    "@container (min-width: 600px)": { maxHeight: "calc(100vh - 150px)" },
  },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  line: {
    display: "block",
    boxSizing: "border-box",
    width: "100%",
    minHeight: "24px",
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    border: "none",
    borderRadius: tokens.borderRadiusSmall,
    textAlign: "start",
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: "transparent",
    cursor: "pointer",
    whiteSpace: "pre-wrap",
    ":hover": { backgroundColor: tokens.colorNeutralBackground2Hover },
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  heading: { fontWeight: tokens.fontWeightSemibold },
  idle: { color: tokens.colorNeutralForeground2, cursor: "default" },
  leftover: {
    textDecorationLine: "underline",
    textDecorationStyle: "dotted",
    textDecorationColor: tokens.colorPaletteDarkOrangeForeground1,
    textUnderlineOffset: "3px",
  },
  marked: {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorPaletteYellowBackground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  cell: { color: tokens.colorNeutralForeground2 },
});

/** Lines that are shown at once; a plan of 30 pages has fewer. */
const WINDOW = 400;

interface DocumentViewProps {
  readonly document: PlanDocument;
  readonly lines: LineItems;
  /** Where the chosen item stands. */
  readonly place: SourcePlace;
  /** Key of the chosen item. */
  readonly chosen: string | null;
  readonly onChoose: (item: ItemRef) => void;
}

const NOTHING: SourcePlace = [];
const NOBODY: readonly PlacedItem[] = [];

/** The document, line by line; a stretch that is chosen leads to what it became. */
export function DocumentView(props: DocumentViewProps): ReactElement {
  const { lines, place, chosen, onChoose } = props;
  const { language } = usePane();
  const page = usePageStyles();
  const styles = useStyles();
  const words = planWords(language).review;
  const all = useMemo(() => linesOf(props.document), [props.document]);
  const paper = useRef<HTMLDivElement>(null);
  const { from, to, setFrom, setTo } = useWindow(all, place);
  const roving = useRoving(String(all[from]?.line ?? 0));
  const marked = useMemo(() => {
    const spans = new Map<number, SourcePlace>();
    for (const span of place)
      spans.set(span.line, [...(spans.get(span.line) ?? []), span]);
    return spans;
  }, [place]);
  const first = place[0]?.line ?? null;
  useEffect(() => {
    if (first !== null) bringIntoView(paper.current, first);
  }, [first, chosen, from, to]);

  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const row = target.closest<HTMLElement>("[data-row]");
    if (row === null) return;
    const line = Number(row.dataset["row"]);
    const items = itemsOfLine(lines, line);
    const stretch = target.closest<HTMLElement>("[data-items]");
    const keys = stretch?.dataset["items"]?.split(" ") ?? [];
    const here = items.filter((item) => keys.includes(itemKey(item)));
    const next = nextItem(here.length > 0 ? here : items, chosen);
    if (next !== null) onChoose(next);
  };
  return (
    <section className={styles.section} aria-label={words.document}>
      <h2 className={page.subheading}>{words.document}</h2>
      <div ref={paper} className={styles.paper}>
        {from > 0 && (
          <Button
            size="small"
            appearance="subtle"
            onClick={() => {
              setFrom(Math.max(0, from - WINDOW));
            }}
          >
            {words.linesBefore(from)}
          </Button>
        )}
        {/* The rows are buttons; the list only hears what reaches them. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <ol
          className={styles.list}
          onClick={onClick}
          onKeyDown={roving.onKeyDown}
          onFocus={roving.onFocus}
        >
          {all.slice(from, to).map((line) => (
            <Line
              key={line.line}
              line={line}
              items={lines.get(line.line) ?? NOBODY}
              marked={marked.get(line.line) ?? NOTHING}
              isStop={roving.stop === String(line.line)}
            />
          ))}
        </ol>
        {to < all.length && (
          <Button
            size="small"
            appearance="subtle"
            onClick={() => {
              setTo(to + WINDOW);
            }}
          >
            {words.linesAfter(all.length - to)}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The stretch of lines that is shown: it grows on demand, and moves to where the chosen item stands. */
function useWindow(
  all: readonly DocumentLine[],
  place: SourcePlace,
): {
  readonly from: number;
  readonly to: number;
  readonly setFrom: (from: number) => void;
  readonly setTo: (to: number) => void;
} {
  const [shown, setShown] = useState({ from: 0, to: WINDOW, place });
  let { from, to } = shown;
  if (shown.place !== place) {
    const line = place[0]?.line;
    const at = line === undefined ? -1 : all.findIndex((l) => l.line === line);
    if (at >= 0 && (at < from || at >= to)) {
      from = Math.max(0, at - WINDOW / 2);
      to = from + WINDOW;
    }
    setShown({ from, to, place });
  }
  return {
    from,
    to: Math.min(to, all.length),
    setFrom: (next) => {
      setShown({ ...shown, from: next });
    },
    setTo: (next) => {
      setShown({ ...shown, to: next });
    },
  };
}

/** Scrolls the paper and nothing else, and only where the line is out of sight. */
function bringIntoView(paper: HTMLElement | null, line: number): void {
  const row = paper?.querySelector<HTMLElement>(`[data-row="${line}"]`);
  if (paper === null || row === null || row === undefined) return;
  const frame = paper.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  if (box.top >= frame.top && box.bottom <= frame.bottom) return;
  paper.scrollTop += box.top - frame.top - frame.height / 3;
}

const Line = memo(function Line({
  line,
  items,
  marked,
  isStop,
}: {
  readonly line: DocumentLine;
  readonly items: readonly PlacedItem[];
  readonly marked: SourcePlace;
  readonly isStop: boolean;
}): ReactElement {
  const styles = useStyles();
  const { language } = usePane();
  const isChosen = marked.length > 0;
  return (
    <li>
      <button
        type="button"
        data-row={line.line}
        tabIndex={isStop ? 0 : -1}
        aria-current={isChosen ? "true" : undefined}
        className={mergeClasses(
          styles.line,
          line.isHeading && styles.heading,
          items.length === 0 && styles.idle,
        )}
      >
        {line.label !== null && line.label}
        {line.texts.map(({ text, cell }, i) => (
          <span key={cell ?? 0}>
            {i > 0 && <span className={styles.cell}> ｜ </span>}
            {segmentsOf(text, cell, items, marked).map((segment, at) => (
              <Stretch key={at} {...segment} />
            ))}
          </span>
        ))}
        {line.texts.every(({ text }) => text.trim() === "") &&
          planWords(language).review.line(line.line)}
      </button>
    </li>
  );
});

function Stretch({
  text,
  items,
  marked,
}: {
  readonly text: string;
  readonly items: readonly ItemRef[];
  readonly marked: boolean;
}): ReactElement {
  const styles = useStyles();
  const isLeftover =
    items.length > 0 && items.every(({ kind }) => kind === "leftover");
  const Tag = marked ? "mark" : "span";
  return (
    <Tag
      data-items={items.length === 0 ? undefined : items.map(itemKey).join(" ")}
      className={mergeClasses(
        items.length === 0 && styles.cell,
        isLeftover && styles.leftover,
        marked && styles.marked,
      )}
    >
      {text}
    </Tag>
  );
}
