import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { IndicatorLine, NodeLine } from "../../app/pane";
import type { Language } from "../../core/layout";
import type { Light } from "../../core/rollup";
import { monthText } from "../month-text";
import { numberText, percentText } from "../number-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { indicatorText } from "./indicator-form";
import { MONTH_WORDS } from "./words";
import type { MonthWords } from "./words";

/** Lights in the colours of badges; the word beside them says the same. */
const LIGHTS = {
  red: "danger",
  yellow: "warning",
  blue: "brand",
  green: "success",
  grey: "informative",
} as const satisfies Readonly<Record<Light, string>>;

const useStyles = makeStyles({
  indicator: {
    display: "flex",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalM,
  },
  value: {
    textAlign: "end",
    fontVariantNumeric: "tabular-nums",
    fontWeight: tokens.fontWeightSemibold,
    flexShrink: 0,
    maxWidth: "55%",
  },
  unfilled: {
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
});

/** A node in a few words: its state and light, what it is, whose, and when it is due. */
export function NodeTitle({ line }: { readonly line: NodeLine }): ReactElement {
  const { language, messages } = usePane();
  const words = MONTH_WORDS[language];
  const page = usePageStyles();
  const { progress } = line.progress;
  const share =
    line.state === "in-progress" && progress !== null && progress > 0
      ? ` ${percentText(progress)}`
      : "";
  return (
    <>
      <Badge appearance="tint" color={LIGHTS[line.light]}>
        {line.stateBlank ? words.unfilled : messages.states[line.state]}
        {share}
      </Badge>{" "}
      {line.text}
      <span className={page.note}>
        {[line.owner, ...timesOf(line, words, language)]
          .filter((part) => part !== "")
          .join(" · ")}
      </span>
    </>
  );
}

function timesOf(
  line: NodeLine,
  words: MonthWords,
  language: Language,
): readonly string[] {
  const { state, overdue, daysLate, daysLeft, plannedMonth, dueMonth } = line;
  const moved =
    plannedMonth === dueMonth
      ? []
      : [words.deferredFrom(monthText(plannedMonth, language))];
  const due = [words.dueIn(monthText(dueMonth, language)), ...moved];
  if (state === "done")
    return daysLate > 0 ? [...due, words.lateBy(daysLate)] : due;
  if (state === "cancelled") return due;
  if (line.light === "blue")
    return [...due, daysLeft <= 0 ? words.dueToday : words.daysLeft(daysLeft)];
  if (overdue) return [...due, words.daysLate(daysLate)];
  return due;
}

/** An indicator with its value of the month. */
export function IndicatorTitle({
  line,
}: {
  readonly line: IndicatorLine;
}): ReactElement {
  const { language } = usePane();
  const words = MONTH_WORDS[language];
  const page = usePageStyles();
  const styles = useStyles();
  const { value, written, total, target, kind, place } = line;
  const targetText =
    target === null
      ? null
      : kind === "ratio"
        ? percentText(target)
        : numberText(target);
  const isBlank = value === null && written === "";
  return (
    <>
      <span className={styles.indicator}>
        <span>{line.name}</span>
        <span className={isBlank ? styles.unfilled : styles.value}>
          {indicatorText(line, words)}
        </span>
      </span>
      <span className={page.note}>
        {place === null
          ? words.noColumn
          : written !== ""
            ? words.bare(written)
            : total !== null
              ? words.total(numberText(total), targetText)
              : targetText === null
                ? ""
                : words.target(targetText)}
      </span>
    </>
  );
}
