import {
  Button,
  Field,
  Radio,
  RadioGroup,
  Select,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import type {
  LeftoverUse,
  Timing,
} from "../../../core/intake/corrections/correction";
import { usePane } from "../../pane-context";
import { usePageStyles } from "../../styles";
import { planWords } from "../words";
import { TimingEdit } from "./fields";
import type { EditorProps } from "./item-editor";
import { isDoubtful } from "./items";
import { useRowStyles } from "./rows";

type As = LeftoverUse["as"];

/** A sentence that was not used: what it is, said by a person. */
export function LeftoverEditor({
  draft,
  index,
  onCorrect,
  onChoose,
}: EditorProps & { readonly index: number }): ReactElement | null {
  const { language } = usePane();
  const all = planWords(language);
  const words = all.review.item;
  const page = usePageStyles();
  const styles = useRowStyles();
  const [as, setAs] = useState<As>("measure");
  const [goalId, setGoalId] = useState(draft.goals[0]?.id ?? "");
  const [timing, setTiming] = useState<Timing>({
    months: [],
    span: false,
    recurs: "once",
  });
  const leftover = draft.leftovers[index];
  if (leftover === undefined) return null;
  const isTimed = timing.recurs !== "once" || timing.months.length > 0;
  const ready = as !== "arrangement" || isTimed;
  const put = (): void => {
    if (!ready) return;
    const { leftovers } = onCorrect({
      type: "leftover",
      index,
      use: wantedUse(as, goalId, timing),
    });
    // The next one has the number of the one that went.
    const next = leftovers.findIndex(
      (each, at) => at >= index && isDoubtful(each),
    );
    onChoose(next < 0 ? null : { kind: "leftover", index: next });
  };
  return (
    <>
      <p className={page.text}>{leftover.text}</p>
      <Field label={words.use}>
        <RadioGroup
          value={as}
          onChange={(_event, { value }) => {
            setAs(value as As);
          }}
        >
          <Radio value="measure" label={words.asMeasure} />
          <Radio value="goal" label={words.asGoal} />
          <Radio value="arrangement" label={words.asArrangement} />
          <Radio value="nothing" label={words.ignore} />
        </RadioGroup>
      </Field>
      {as === "measure" && (
        <Field label={words.goal}>
          <Select
            value={goalId}
            onChange={(_event, { value }) => {
              setGoalId(value);
            }}
          >
            {draft.goals.map((goal) => (
              <option key={goal.id} value={goal.id}>
                {goal.heading === "" ? all.review.unnamedGoal : goal.heading}
              </option>
            ))}
            <option value="">{words.newGoalForIt}</option>
          </Select>
        </Field>
      )}
      {as === "arrangement" && (
        <TimingEdit draft={draft} timing={timing} onChange={setTiming} />
      )}
      <div className={styles.tools}>
        <Button
          appearance="primary"
          size="small"
          disabledFocusable={!ready}
          onClick={put}
        >
          {words.put}
        </Button>
      </div>
    </>
  );
}

function wantedUse(as: As, goalId: string, timing: Timing): LeftoverUse {
  switch (as) {
    case "measure":
      return { as, goalId: goalId === "" ? null : goalId };
    case "arrangement":
      return { as, timing };
    case "goal":
    case "nothing":
      return { as };
  }
}
