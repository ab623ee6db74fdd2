import {
  Button,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  ToggleButton,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import type { PlanDraft } from "../../../core/intake";
import type { Timing } from "../../../core/intake/corrections/correction";
import { isSpan } from "../../../core/intake/json";
import type { Recurrence } from "../../../core/plan";
import { usePane } from "../../pane-context";
import { usePageStyles } from "../../styles";
import { planWords } from "../words";
import { monthOrder } from "./items";
import { useRowStyles } from "./rows";

const useStyles = makeStyles({
  text: { "& textarea": { maxHeight: "none", minHeight: "84px" } },
  months: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(42px, 1fr))",
    gap: tokens.spacingHorizontalXS,
  },
  month: { minWidth: 0, paddingLeft: 0, paddingRight: 0 },
});

/** More does not fit a cell of a sheet. */
const MOST = 10_000;

interface TextEditProps {
  readonly label: string;
  readonly value: string;
  readonly mayBeBlank?: boolean;
  readonly long?: boolean;
  /** Called when the field is left with another text. */
  readonly onCommit: (text: string) => void;
  /** Where given, the text can be divided at the cursor. */
  readonly onSplit?: (parts: readonly [string, string]) => void;
}

/** A text that holds when its field is left; blank where it must not be, the old one comes back. */
export function TextEdit(props: TextEditProps): ReactElement {
  const { label, value, onCommit } = props;
  const styles = useStyles();
  const [typed, setTyped] = useState({ of: value, text: value });
  const [cursor, setCursor] = useState(0);
  // Undo and the like change the text from outside.
  if (typed.of !== value) setTyped({ of: value, text: value });
  const type = (text: string): void => {
    setTyped({ of: value, text });
  };
  const commit = (): void => {
    const text = typed.text.trim();
    if (text === "" && props.mayBeBlank !== true) type(value);
    else if (text !== value) onCommit(text);
  };
  const shared = {
    value: typed.text,
    maxLength: MOST,
    onBlur: commit,
  };
  if (props.long !== true) {
    return (
      <Field label={label}>
        <Input
          {...shared}
          onChange={(_event, { value: text }) => {
            type(text);
          }}
          onKeyDown={({ key, nativeEvent }) => {
            // Enter also ends the choice of a Chinese character.
            if (key === "Enter" && !nativeEvent.isComposing) commit();
          }}
        />
      </Field>
    );
  }
  return (
    <>
      <Field label={label}>
        <Textarea
          {...shared}
          className={styles.text}
          resize="vertical"
          rows={4}
          onChange={(_event, { value: text }) => {
            type(text);
          }}
          onSelect={({ currentTarget }) => {
            setCursor(currentTarget.selectionStart);
          }}
        />
      </Field>
      {props.onSplit !== undefined && (
        <SplitButton
          text={typed.text}
          cursor={cursor}
          onSplit={props.onSplit}
        />
      )}
    </>
  );
}

/** Characters on each side of the cut that are shown. */
const SIDE = 6;

function SplitButton({
  text,
  cursor,
  onSplit,
}: {
  readonly text: string;
  readonly cursor: number;
  readonly onSplit: (parts: readonly [string, string]) => void;
}): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review.item;
  const page = usePageStyles();
  const styles = useRowStyles();
  const parts = [text.slice(0, cursor), text.slice(cursor)] as const;
  const [first, second] = [parts[0].trim(), parts[1].trim()];
  const canSplit = first !== "" && second !== "";
  return (
    <div className={styles.tools}>
      <Button
        size="small"
        disabledFocusable={!canSplit}
        onClick={() => {
          if (canSplit) onSplit([first, second]);
        }}
      >
        {words.split}
      </Button>
      <span className={page.note} role="status">
        {canSplit
          ? words.splitAt(first.slice(-SIDE), second.slice(0, SIDE))
          : words.splitHint}
      </span>
    </div>
  );
}

/** Months as buttons that stay down, with how the work is spread over them. */
export function TimingEdit({
  draft,
  timing,
  onChange,
}: {
  readonly draft: PlanDraft;
  readonly timing: Timing;
  readonly onChange: (timing: Timing) => void;
}): ReactElement {
  const { language } = usePane();
  const all = planWords(language);
  const words = all.review.item;
  const page = usePageStyles();
  const styles = useStyles();
  const order = monthOrder(draft);
  const chosen = new Set(timing.months);
  const kinds: readonly Recurrence[] = [
    "once",
    "monthly",
    "quarterly",
    "standing",
  ];
  return (
    <>
      <Field label={words.recurrence}>
        <Select
          value={timing.recurs}
          onChange={(_event, { value }) => {
            const recurs = kinds.find((kind) => kind === value) ?? "once";
            onChange({ ...timing, recurs });
          }}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {all.review.recurs[kind]}
            </option>
          ))}
        </Select>
      </Field>
      {timing.recurs === "once" && (
        <>
          <div role="group" aria-label={words.months} className={styles.months}>
            {order.map((month) => (
              <ToggleButton
                key={month}
                className={styles.month}
                size="small"
                checked={chosen.has(month)}
                appearance={chosen.has(month) ? "primary" : "secondary"}
                title={all.monthName(month)}
                onClick={() => {
                  const months = order.filter(
                    (each) => chosen.has(each) !== (each === month),
                  );
                  const span = timing.span && isSpan(months);
                  onChange({ ...timing, months, span });
                }}
              >
                {language === "zh"
                  ? all.monthName(month)
                  : all.monthName(month).slice(0, 3)}
              </ToggleButton>
            ))}
          </div>
          {timing.months.length === 0 && (
            <div className={page.note}>{words.pickMonth}</div>
          )}
          {isSpan(timing.months) && (
            <Field label={words.several}>
              <RadioGroup
                value={timing.span ? "whole" : "each"}
                onChange={(_event, { value }) => {
                  onChange({ ...timing, span: value === "whole" });
                }}
              >
                <Radio value="each" label={words.each} />
                <Radio value="whole" label={words.whole} />
              </RadioGroup>
            </Field>
          )}
        </>
      )}
    </>
  );
}

/** A text and the button that adds it. */
export function AddText({
  label,
  onAdd,
}: {
  readonly label: string;
  readonly onAdd: (text: string) => void;
}): ReactElement {
  const { language } = usePane();
  const words = planWords(language).review.item;
  const styles = useRowStyles();
  const [text, setText] = useState("");
  return (
    <form
      className={styles.tools}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        onAdd(text);
        setText("");
      }}
    >
      <Field className={styles.grow} label={label}>
        <Input
          value={text}
          maxLength={MOST}
          onChange={(_event, { value }) => {
            setText(value);
          }}
        />
      </Field>
      <Button type="submit" disabledFocusable={text.trim() === ""}>
        {words.add}
      </Button>
    </form>
  );
}
