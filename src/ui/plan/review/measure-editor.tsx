import { Button, Field, Select } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import type { DraftMeasure } from "../../../core/intake";
import type { Timing } from "../../../core/intake/corrections/correction";
import { findMeasure } from "../../../core/intake/corrections/parts";
import { usePane } from "../../pane-context";
import { usePageStyles } from "../../styles";
import { planWords } from "../words";
import { TextEdit, TimingEdit } from "./fields";
import type { EditorProps } from "./item-editor";
import { useRowStyles } from "./rows";
import { timingText } from "./timing-text";

const UNTIMED: Timing = { months: [], span: false, recurs: "once" };

/** A measure: text, owner, months, goal, place in the list. */
export function MeasureEditor(
  props: EditorProps & { readonly id: string },
): ReactElement | null {
  const { draft, id, onCorrect, onChoose } = props;
  const { language } = usePane();
  const words = planWords(language).review;
  const found = findMeasure(draft, id);
  if (found === null) return null;
  const { goal, measure } = found;
  return (
    <>
      <TextEdit
        label={words.item.text}
        value={measure.text}
        long
        onCommit={(text) => {
          onCorrect({ type: "measure-text", id, text });
        }}
        onSplit={(parts) => {
          onCorrect({ type: "measure-split", id, parts });
        }}
      />
      <TextEdit
        label={words.item.owner}
        value={measure.owner ?? ""}
        mayBeBlank
        onCommit={(owner) => {
          onCorrect({ type: "measure-owner", id, owner });
        }}
      />
      <Months {...props} measure={measure} />
      <Field label={words.item.goal}>
        <Select
          value={goal.id}
          onChange={(_event, { value }) => {
            onCorrect({ type: "measure-to-goal", id, goalId: value });
          }}
        >
          {draft.goals.map((each) => (
            <option key={each.id} value={each.id}>
              {each.heading === "" ? words.unnamedGoal : each.heading}
            </option>
          ))}
        </Select>
      </Field>
      <Position
        {...props}
        measures={goal.measures}
        onMerge={(into) => {
          onCorrect({ type: "measure-merge", id, into });
          onChoose({ kind: "measure", id: into });
        }}
      />
    </>
  );
}

/** The measure's arrangements, and one more. */
function Months({
  draft,
  measure,
  onCorrect,
  onChoose,
}: EditorProps & { readonly measure: DraftMeasure }): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review.item;
  const page = usePageStyles();
  const styles = useRowStyles();
  const [timing, setTiming] = useState<Timing | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const isOpen = timing !== null;
  const wasOpen = useRef(false);
  useEffect(() => {
    // The button that was pressed went: on to what stands in its place.
    if (wasOpen.current !== isOpen)
      group.current
        ?.querySelector<HTMLElement>(isOpen ? "select" : "[data-schedule]")
        ?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const own = draft.arrangements.filter(
    ({ measureId }) => measureId === measure.id,
  );
  return (
    <div
      ref={group}
      role="group"
      aria-label={words.months}
      className={styles.block}
    >
      <h3 className={page.subheading}>{words.months}</h3>
      {own.length > 0 && (
        <ul className={styles.list}>
          {own.map((arrangement) => (
            <li key={arrangement.id}>
              <button
                type="button"
                className={styles.row}
                onClick={() => {
                  onChoose({ kind: "arrangement", id: arrangement.id });
                }}
              >
                {timingText(arrangement, language)}
                {/* Its own words: they stay as they are when the measure gets others. */}
                <span className={page.note}>{arrangement.text}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {timing === null ? (
        <div>
          <Button
            data-schedule
            size="small"
            onClick={() => {
              setTiming(UNTIMED);
            }}
          >
            {words.schedule}
          </Button>
        </div>
      ) : (
        <>
          <TimingEdit draft={draft} timing={timing} onChange={setTiming} />
          <div>
            <Button
              size="small"
              disabledFocusable={
                timing.recurs === "once" && timing.months.length === 0
              }
              onClick={() => {
                if (timing.recurs === "once" && timing.months.length === 0)
                  return;
                const { id } = measure;
                onCorrect({ type: "measure-schedule", id, timing });
                setTiming(null);
              }}
            >
              {words.scheduleDone}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Position({
  draft,
  id,
  measures,
  onCorrect,
  onChoose,
  onMerge,
}: EditorProps & {
  readonly id: string;
  readonly measures: readonly DraftMeasure[];
  readonly onMerge: (into: string) => void;
}): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review.item;
  const styles = useRowStyles();
  const at = measures.findIndex((each) => each.id === id);
  const before = measures[at - 1];
  const after = measures[at + 1];
  const own = draft.arrangements.filter(({ measureId }) => measureId === id);
  const remove = (arrangements: "keep" | "delete"): void => {
    onCorrect({ type: "measure-delete", id, arrangements });
    onChoose(null);
  };
  return (
    <div role="group" aria-label={words.position} className={styles.tools}>
      <Button
        size="small"
        disabledFocusable={before === undefined}
        onClick={() => {
          onCorrect({ type: "measure-move", id, by: -1 });
        }}
      >
        {words.up}
      </Button>
      <Button
        size="small"
        disabledFocusable={after === undefined}
        onClick={() => {
          onCorrect({ type: "measure-move", id, by: 1 });
        }}
      >
        {words.down}
      </Button>
      {before !== undefined && (
        <Button
          size="small"
          onClick={() => {
            onMerge(before.id);
          }}
        >
          {words.mergeUp}
        </Button>
      )}
      {after !== undefined && (
        <Button
          size="small"
          onClick={() => {
            onMerge(after.id);
          }}
        >
          {words.mergeDown}
        </Button>
      )}
      {own.length === 0 ? (
        <Button
          size="small"
          onClick={() => {
            remove("keep");
          }}
        >
          {words.remove}
        </Button>
      ) : (
        <>
          <Button
            size="small"
            onClick={() => {
              remove("delete");
            }}
          >
            {words.removeWith(own.length)}
          </Button>
          <Button
            size="small"
            onClick={() => {
              remove("keep");
            }}
          >
            {words.removeAlone}
          </Button>
        </>
      )}
    </div>
  );
}
