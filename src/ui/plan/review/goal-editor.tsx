import {
  Button,
  Field,
  Radio,
  RadioGroup,
  Select,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { DraftGoal } from "../../../core/intake";
import { parseWorkField, WORK_FIELDS } from "../../../core/plan";
import { usePane } from "../../pane-context";
import { planWords } from "../words";
import { AddText, TextEdit } from "./fields";
import type { EditorProps } from "./item-editor";
import { useRowStyles } from "./rows";

/** A goal: its name, work field, past or to come, place in the list. */
export function GoalEditor({
  draft,
  goal,
  onCorrect,
  onChoose,
}: EditorProps & { readonly goal: DraftGoal }): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review.item;
  const styles = useRowStyles();
  const { id, measures } = goal;
  const at = draft.goals.findIndex((each) => each.id === id);
  const before = draft.goals[at - 1];
  const after = draft.goals[at + 1];
  const merge = (into: DraftGoal): void => {
    onCorrect({ type: "goal-merge", id, into: into.id });
    onChoose({ kind: "goal", id: into.id });
  };
  return (
    <>
      <TextEdit
        label={words.goalText}
        value={goal.heading}
        long
        onCommit={(text) => {
          onCorrect({ type: "goal-text", id, text });
        }}
      />
      <Field label={words.field}>
        <Select
          value={goal.workField}
          onChange={(_event, { value }) => {
            const field = parseWorkField(value);
            if (field !== null) onCorrect({ type: "goal-field", id, field });
          }}
        >
          {WORK_FIELDS.map((field) => (
            <option key={field}>{field}</option>
          ))}
        </Select>
      </Field>
      <Field label={words.section}>
        <RadioGroup
          value={goal.section}
          onChange={(_event, { value }) => {
            const section = value === "past" ? "past" : "plan";
            onCorrect({ type: "goal-section", id, section });
          }}
        >
          <Radio value="plan" label={words.sections.plan} />
          <Radio value="past" label={words.sections.past} />
        </RadioGroup>
      </Field>
      <AddText
        label={words.addMeasure}
        onAdd={(text) => {
          onCorrect({ type: "measure-add", goalId: id, text });
        }}
      />
      <div role="group" aria-label={words.position} className={styles.tools}>
        <Button
          size="small"
          disabledFocusable={before === undefined}
          onClick={() => {
            onCorrect({ type: "goal-move", id, by: -1 });
          }}
        >
          {words.up}
        </Button>
        <Button
          size="small"
          disabledFocusable={after === undefined}
          onClick={() => {
            onCorrect({ type: "goal-move", id, by: 1 });
          }}
        >
          {words.down}
        </Button>
        {before !== undefined && (
          <Button
            size="small"
            onClick={() => {
              merge(before);
            }}
          >
            {words.mergeUp}
          </Button>
        )}
        {after !== undefined && (
          <Button
            size="small"
            onClick={() => {
              merge(after);
            }}
          >
            {words.mergeDown}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => {
            onCorrect({ type: "goal-delete", id, arrangements: "delete" });
            onChoose(null);
          }}
        >
          {words.removeGoal(measures.length)}
        </Button>
      </div>
    </>
  );
}
