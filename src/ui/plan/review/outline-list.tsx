import { Button, Field, Input } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { ReactElement } from "react";
import type {
  DraftArrangement,
  DraftGoal,
  PlanDraft,
} from "../../../core/intake";
import type { ItemRef } from "../../../core/intake/corrections/places";
import type { Language } from "../../../core/layout";
import { usePane } from "../../pane-context";
import { usePageStyles } from "../../styles";
import { planWords } from "../words";
import type { Correct } from "./plan-view";
import { useRoving } from "./roving";
import { Row, useRowStyles } from "./rows";
import { timingText } from "./timing-text";

/** Rows that are drawn before more are asked for. */
const MANY = 400;

/** 目标措施: goals and their measures, each with what is set about it. */
export function OutlineList({
  draft,
  onChoose,
  onCorrect,
}: {
  readonly draft: PlanDraft;
  readonly onChoose: (item: ItemRef) => void;
  readonly onCorrect: Correct;
}): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review;
  const page = usePageStyles();
  const styles = useRowStyles();
  const [most, setMost] = useState(MANY);
  const roving = useRoving(draft.goals[0]?.id ?? null);
  const timings = useMemo(() => timingsOf(draft, language), [draft, language]);
  const goals = firstOf(draft.goals, most);
  const hidden =
    draft.goals.reduce((n, { measures }) => n + measures.length, 0) -
    goals.reduce((n, { measures }) => n + measures.length, 0);
  return (
    <div className={styles.block}>
      {draft.goals.length === 0 ? (
        <p className={page.text}>{words.noGoals}</p>
      ) : (
        <div className={page.note}>{words.keys}</div>
      )}
      {/* The rows are buttons; the list only hears what reaches them. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        className={styles.list}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
      >
        {goals.map((goal) => (
          <li key={goal.id}>
            <Row
              item={{ kind: "goal", id: goal.id }}
              text={goal.heading === "" ? words.unnamedGoal : goal.heading}
              note={[
                goal.section === "past" ? words.past : goal.workField,
                words.measureCount(goal.measures.length),
              ].join(" · ")}
              strong
              isStop={roving.stop === goal.id}
              onChoose={onChoose}
            />
            {goal.measures.length > 0 && (
              <ul className={styles.list}>
                {goal.measures.map(({ id, text, owner }) => (
                  <li key={id}>
                    <Row
                      item={{ kind: "measure", id }}
                      text={text}
                      note={[
                        owner ?? words.noOwner,
                        timings.get(id) ?? words.noMonth,
                      ].join(" · ")}
                      nested
                      isStop={roving.stop === id}
                      onChoose={onChoose}
                    />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          onClick={() => {
            setMost(most + MANY);
          }}
        >
          {words.more(hidden)}
        </Button>
      )}
      <AddGoal onCorrect={onCorrect} />
    </div>
  );
}

/** As many goals as have `most` measures; the one that goes over is cut. */
function firstOf(
  goals: readonly DraftGoal[],
  most: number,
): readonly DraftGoal[] {
  const shown: DraftGoal[] = [];
  let left = most;
  for (const goal of goals) {
    if (left <= 0) break;
    shown.push({ ...goal, measures: goal.measures.slice(0, left) });
    left -= goal.measures.length;
  }
  return shown;
}

/** When each measure is due, in words. */
function timingsOf(
  { arrangements }: PlanDraft,
  language: Language,
): ReadonlyMap<string, string> {
  const own = new Map<string, DraftArrangement[]>();
  for (const arrangement of arrangements) {
    const { measureId } = arrangement;
    if (measureId === null) continue;
    own.set(measureId, [...(own.get(measureId) ?? []), arrangement]);
  }
  return new Map(
    [...own].map(([id, list]) => [
      id,
      [...new Set(list.map((each) => timingText(each, language)))].join("、"),
    ]),
  );
}

function AddGoal({ onCorrect }: { readonly onCorrect: Correct }): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review;
  const styles = useRowStyles();
  const [text, setText] = useState("");
  return (
    <form
      className={styles.tools}
      onSubmit={(event) => {
        event.preventDefault();
        onCorrect({ type: "add-goal", text });
        setText("");
      }}
    >
      <Field className={styles.grow} label={words.newGoal}>
        <Input
          value={text}
          onChange={(_event, { value }) => {
            setText(value);
          }}
        />
      </Field>
      <Button type="submit" disabledFocusable={text.trim() === ""}>
        {words.addGoal}
      </Button>
    </form>
  );
}
