import { Button } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { ReactElement } from "react";
import type { DraftArrangement, PlanDraft } from "../../../core/intake";
import type { ItemRef } from "../../../core/intake/corrections/places";
import type { Language } from "../../../core/layout";
import { usePane } from "../../pane-context";
import { usePageStyles } from "../../styles";
import { planWords } from "../words";
import { byMonth } from "./items";
import { useRoving } from "./roving";
import { Row, useRowStyles } from "./rows";
import { timingText } from "./timing-text";

/** Rows that are drawn before more are asked for. */
const MANY = 400;

/** 按月安排: the arrangements by month, those that recur at the end. */
export function CalendarList({
  draft,
  onChoose,
}: {
  readonly draft: PlanDraft;
  readonly onChoose: (item: ItemRef) => void;
}): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review;
  const page = usePageStyles();
  const styles = useRowStyles();
  const [most, setMost] = useState(MANY);
  const groups = useMemo(() => byMonth(draft), [draft]);
  const roving = useRoving(groups[0]?.arrangements[0]?.id ?? null);
  if (groups.length === 0)
    return <p className={page.text}>{words.noArrangements}</p>;
  const shown = groups.map(({ month, arrangements }, at) => {
    const before = groups
      .slice(0, at)
      .reduce((n, group) => n + group.arrangements.length, 0);
    const rows = arrangements.slice(0, Math.max(0, most - before));
    return { month, rows };
  });
  const hidden = draft.arrangements.length - most;
  return (
    <div className={styles.block}>
      <div className={page.note}>{words.keys}</div>
      {/* The rows are buttons; the block only hears what reaches them. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={styles.block}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
      >
        {shown.map(({ month, rows }) =>
          rows.length === 0 ? null : (
            <div key={month ?? 0}>
              <h2 className={page.subheading}>
                {month === null
                  ? words.recurring
                  : planWords(language).monthName(month)}
              </h2>
              <ul className={styles.list}>
                {rows.map((arrangement) => (
                  <li key={arrangement.id}>
                    <Row
                      item={{ kind: "arrangement", id: arrangement.id }}
                      text={arrangement.text}
                      note={noteOf(arrangement, language)}
                      isStop={roving.stop === arrangement.id}
                      onChoose={onChoose}
                    />
                  </li>
                ))}
              </ul>
            </div>
          ),
        )}
      </div>
      {hidden > 0 && (
        <Button
          onClick={() => {
            setMost(most + MANY);
          }}
        >
          {words.more(hidden)}
        </Button>
      )}
    </div>
  );
}

function noteOf(arrangement: DraftArrangement, language: Language): string {
  const words = planWords(language).review;
  const { owner, sameAs, months, recurs } = arrangement;
  return [
    recurs !== "once" || months.length > 0
      ? timingText(arrangement, language)
      : "",
    owner ?? "",
    sameAs === null ? "" : words.sameEvent,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
