import { Button, Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import type { DraftArrangement } from "../../../core/intake";
import type { Timing } from "../../../core/intake/corrections/correction";
import { usePane } from "../../pane-context";
import { usePageStyles } from "../../styles";
import { planWords } from "../words";
import { TextEdit, TimingEdit } from "./fields";
import type { EditorProps } from "./item-editor";
import { byMonth } from "./items";
import { useRowStyles } from "./rows";

/** Characters of a measure that its option shows. */
const OPTION = 40;

/** An arrangement: text, months, owner, the measure that it belongs to. */
export function ArrangementEditor({
  draft,
  arrangement,
  onCorrect,
  onChoose,
}: EditorProps & { readonly arrangement: DraftArrangement }): ReactElement {
  const { language } = usePane();
  const all = planWords(language).review;
  const words = all.item;
  const page = usePageStyles();
  const { id } = arrangement;
  return (
    <>
      {arrangement.sameAs !== null && (
        <div>
          <p className={page.text}>{all.sameEvent}</p>
          <Button
            size="small"
            onClick={() => {
              onCorrect({ type: "arrangement-apart", id });
            }}
          >
            {all.apart}
          </Button>
        </div>
      )}
      <TextEdit
        label={words.text}
        value={arrangement.text}
        long
        onCommit={(text) => {
          onCorrect({ type: "arrangement-text", id, text });
        }}
        onSplit={(parts) => {
          onCorrect({ type: "arrangement-split", id, parts });
        }}
      />
      <Times
        draft={draft}
        arrangement={arrangement}
        onCorrect={onCorrect}
        onChoose={onChoose}
      />
      <TextEdit
        label={words.owner}
        value={arrangement.owner ?? ""}
        mayBeBlank
        onCommit={(owner) => {
          onCorrect({ type: "arrangement-owner", id, owner });
        }}
      />
      <Field label={words.measure}>
        <Select
          value={arrangement.measureId ?? ""}
          onChange={(_event, { value }) => {
            const measureId = value === "" ? null : value;
            onCorrect({ type: "arrangement-measure", id, measureId });
          }}
        >
          <option value="">{words.noMeasure}</option>
          {draft.goals.map((goal) => (
            <optgroup key={goal.id} label={goal.heading || all.unnamedGoal}>
              {goal.measures.map((measure) => (
                <option key={measure.id} value={measure.id}>
                  {measure.text.length > OPTION
                    ? `${measure.text.slice(0, OPTION)}…`
                    : measure.text}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <MergeAndDelete
        draft={draft}
        arrangement={arrangement}
        onCorrect={onCorrect}
        onChoose={onChoose}
      />
    </>
  );
}

/** The months; while none is chosen the old ones hold. */
function Times({
  draft,
  arrangement,
  onCorrect,
}: EditorProps & { readonly arrangement: DraftArrangement }): ReactElement {
  const { month, months, span, recurs } = arrangement;
  const holds: Timing = {
    months: months.length > 0 ? months : [month],
    span,
    recurs,
  };
  const [pending, setPending] = useState<{
    readonly of: DraftArrangement;
    readonly timing: Timing;
  } | null>(null);
  return (
    <TimingEdit
      draft={draft}
      timing={pending?.of === arrangement ? pending.timing : holds}
      onChange={(timing) => {
        if (timing.recurs === "once" && timing.months.length === 0) {
          setPending({ of: arrangement, timing });
          return;
        }
        setPending(null);
        onCorrect({ type: "arrangement-time", id: arrangement.id, timing });
      }}
    />
  );
}

function MergeAndDelete({
  draft,
  arrangement,
  onCorrect,
  onChoose,
}: EditorProps & { readonly arrangement: DraftArrangement }): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review.item;
  const styles = useRowStyles();
  const { id } = arrangement;
  // A second mention is no row of its own in the plan: nothing is merged into it.
  const rows = byMonth(draft)
    .flatMap(({ arrangements }) => arrangements)
    .filter((each) => each.id === id || each.sameAs === null);
  const at = rows.findIndex((each) => each.id === id);
  const before = rows[at - 1];
  const after = rows[at + 1];
  const merge = (into: DraftArrangement): void => {
    onCorrect({ type: "arrangement-merge", id, into: into.id });
    onChoose({ kind: "arrangement", id: into.id });
  };
  return (
    <div role="group" aria-label={words.position} className={styles.tools}>
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
          onCorrect({ type: "arrangement-delete", id });
          onChoose(null);
        }}
      >
        {words.remove}
      </Button>
    </div>
  );
}
