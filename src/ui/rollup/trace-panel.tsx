import {
  Button,
  Field,
  mergeClasses,
  Select,
  Spinner,
} from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useEffect, useMemo, useRef, useState } from "react";
import type { ReactElement } from "react";
import type {
  Figure,
  RollupSession,
  TraceLine,
} from "../../app/rollup-session";
import { formatPlace } from "../../core/finding";
import { dateParts } from "../../core/plan";
import type { Day } from "../../core/plan";
import { monthText } from "../month-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { Trouble } from "../trouble";
import { usePaged } from "./use-paged";
import { valueText } from "./value-text";
import { ROLLUP_WORDS } from "./words";
import type { RollupWords } from "./words";

/** A figure that is looked into. */
export interface Traced {
  readonly title: string;
  readonly figure: Figure;
}

const YEAR_COUNTS = ["nodes", "due", "done", "onTime", "overdue"] as const;

/** Where a figure comes from: its nodes, with file, sheet and cell. */
export function TracePanel({
  session,
  traced,
  onBack,
}: {
  readonly session: RollupSession;
  readonly traced: Traced;
  readonly onBack: () => void;
}): ReactElement {
  const { language, messages } = usePane();
  const page = usePageStyles();
  const words = ROLLUP_WORDS[language];
  const [figure, setFigure] = useState(traced.figure);
  const key = useMemo(() => JSON.stringify(figure), [figure]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const { items, total, next, more, loaded, error } = usePaged(
    key,
    (from, count) => session.trace(figure, from, count),
  );
  return (
    <div className={page.page}>
      <Button size="small" icon={<ArrowLeftRegular />} onClick={onBack}>
        {words.back}
      </Button>
      <h2 className={page.subheading} tabIndex={-1} ref={heading}>
        {words.trace(
          traced.title,
          figureWord(figure, words),
          loaded ? total : null,
        )}
      </h2>
      {figure.kind === "count" && figure.figure.quarter === null && (
        <Field label={words.traceOf}>
          <Select
            value={figure.figure.count}
            onChange={(_event, { value }) => {
              const count = YEAR_COUNTS.find((one) => one === value);
              if (count !== undefined)
                setFigure({
                  kind: "count",
                  figure: { of: figure.figure.of, quarter: null, count },
                });
            }}
          >
            {YEAR_COUNTS.map((count) => (
              <option key={count} value={count}>
                {words.counts[count]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {error !== null && <Trouble error={error} />}
      {!loaded && error === null && <Spinner label={messages.reading} />}
      {loaded && items.length === 0 && (
        <p className={page.text}>{words.noLines}</p>
      )}
      <ul className={page.list}>
        {items.map((line, i) => (
          <li key={i} className={mergeClasses(page.row, page.plainRow)}>
            <TraceRow line={line} />
          </li>
        ))}
      </ul>
      {next > 0 && <Button onClick={more}>{words.more(next)}</Button>}
    </div>
  );
}

function figureWord(figure: Figure, words: RollupWords): string {
  if (figure.kind === "indicator") return words.indicators;
  const { count } = figure.figure;
  return count in words.counts
    ? words.counts[count as keyof RollupWords["counts"]]
    : count;
}

function TraceRow({ line }: { readonly line: TraceLine }): ReactElement {
  const { language, messages } = usePane();
  const page = usePageStyles();
  const words = ROLLUP_WORDS[language];
  const dayText = (day: Day): string => {
    const { year, month, day: date } = dateParts(day);
    return words.dayText(year, month, date);
  };
  const place =
    line.file === null
      ? words.issuedOnly
      : formatPlace(
          { file: line.file, sheet: line.sheet, cell: line.cell },
          language,
        );
  if (line.kind === "value") {
    return (
      <>
        {line.branch}{" "}
        <strong>{line.value === null ? "" : valueText(line.value)}</strong>
        <span className={page.note}>{place}</span>
      </>
    );
  }
  const state = line.overdue
    ? words.overdueWord
    : line.doneOn === null
      ? messages.states[line.state]
      : words.doneOn(dayText(line.doneOn));
  return (
    <>
      {line.text}
      <span className={page.note}>
        {[
          line.branch,
          line.owner,
          words.due(monthText(line.dueMonth, language)),
          state,
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </span>
      <span className={page.note}>{place}</span>
    </>
  );
}
