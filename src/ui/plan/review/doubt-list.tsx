import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import { formatFinding } from "../../../core/finding";
import type { PlanDraft } from "../../../core/intake";
import type { ItemRef } from "../../../core/intake/corrections/places";
import { usePane } from "../../pane-context";
import { usePageStyles } from "../../styles";
import { planWords } from "../words";
import { doubtsOf, isDoubtful } from "./items";
import type { Doubt, LineItems } from "./items";
import type { Correct } from "./plan-view";
import { useRoving } from "./roving";
import { Row, useRowStyles } from "./rows";

/** Rows that are drawn before more are asked for. */
const MANY = 200;

interface DoubtListProps {
  readonly draft: PlanDraft;
  readonly lines: LineItems;
  readonly onChoose: (item: ItemRef) => void;
  readonly onCorrect: Correct;
}

/** 待定: sentences that were not used, and what was only inferred. */
export function DoubtList(props: DoubtListProps): ReactElement {
  const { draft, lines } = props;
  const { language } = usePane();
  const words = planWords(language).review;
  const page = usePageStyles();
  const styles = useRowStyles();
  const [open, setOpen] = useState(false);
  const doubts = doubtsOf(draft, lines);
  const all = draft.leftovers.map((leftover, index) => ({ leftover, index }));
  const unused = all.filter(({ leftover }) => isDoubtful(leftover));
  const others = all.filter(({ leftover }) => !isDoubtful(leftover));
  return (
    <div className={styles.block}>
      {doubts.length === 0 && unused.length === 0 && (
        <p className={page.text}>{words.noDoubts}</p>
      )}
      {unused.length > 0 && (
        <Leftovers {...props} heading={words.unused} entries={unused} />
      )}
      {doubts.length > 0 && <Doubts {...props} doubts={doubts} />}
      {others.length > 0 && (
        <>
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {words.notUsed(others.length)}
          </Button>
          {open && <Leftovers {...props} heading={null} entries={others} />}
        </>
      )}
    </div>
  );
}

function Leftovers({
  heading,
  entries,
  onChoose,
}: DoubtListProps & {
  readonly heading: string | null;
  readonly entries: readonly {
    readonly leftover: PlanDraft["leftovers"][number];
    readonly index: number;
  }[];
}): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review;
  const page = usePageStyles();
  const styles = useRowStyles();
  const [most, setMost] = useState(MANY);
  const [first] = entries;
  const roving = useRoving(first === undefined ? null : `L${first.index}`);
  return (
    <div>
      {heading !== null && <h2 className={page.subheading}>{heading}</h2>}
      {/* The rows are buttons; the list only hears what reaches them. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        className={styles.list}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
      >
        {entries.slice(0, most).map(({ leftover, index }) => (
          <li key={index}>
            <Row
              item={{ kind: "leftover", index }}
              text={leftover.text}
              note={[
                words.reasons[leftover.reason],
                words.line(leftover.place[0]?.line ?? 1),
              ].join(" · ")}
              isStop={roving.stop === `L${index}`}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
      {entries.length > most && (
        <Button
          onClick={() => {
            setMost(most + MANY);
          }}
        >
          {words.more(entries.length - most)}
        </Button>
      )}
    </div>
  );
}

function Doubts({
  doubts,
  onChoose,
  onCorrect,
}: DoubtListProps & { readonly doubts: readonly Doubt[] }): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review;
  const page = usePageStyles();
  const styles = useRowStyles();
  const [most, setMost] = useState(MANY);
  const roving = useRoving(
    doubts[0] === undefined ? null : `F${doubts[0].index}`,
  );
  return (
    <div>
      <h2 className={page.subheading}>{words.toCheck}</h2>
      {/* The rows are buttons; the list only hears what reaches them. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        className={styles.list}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
      >
        {doubts.slice(0, most).map(({ finding, index, item }) => {
          const { what, todo, where } = formatFinding(finding, language);
          const key = `F${index}`;
          return (
            <li key={key}>
              {item === null ? (
                <div className={styles.row}>
                  {what}
                  <span className={page.note}>{todo}</span>
                  <Button
                    data-row={key}
                    tabIndex={roving.stop === key ? 0 : -1}
                    size="small"
                    onClick={() => {
                      onCorrect({ type: "finding-seen", index });
                    }}
                  >
                    {words.seen}
                  </Button>
                </div>
              ) : (
                <button
                  type="button"
                  className={styles.row}
                  data-row={key}
                  tabIndex={roving.stop === key ? 0 : -1}
                  onClick={() => {
                    onChoose(item);
                  }}
                >
                  {what}
                  <span className={page.note}>
                    {todo} {where}
                  </span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {doubts.length > most && (
        <Button
          onClick={() => {
            setMost(most + MANY);
          }}
        >
          {words.more(doubts.length - most)}
        </Button>
      )}
    </div>
  );
}
