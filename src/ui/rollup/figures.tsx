import { mergeClasses } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { RollupView } from "../../app/rollup-session";
import type { CountedFigure, Light, PeriodFigures } from "../../core/rollup";
import { usePane } from "../pane-context";
import { useRollupStyles } from "./styles";
import { ROLLUP_WORDS } from "./words";

/** A rate with one decimal; — where there is nothing to divide by. */
export function rateText(num: number, den: number): string {
  return den === 0 ? "—" : `${((num / den) * 100).toFixed(1)}%`;
}

const LIGHTS = ["missing", "red", "yellow", "blue", "green", "grey"] as const;

/** How many branches have which light: a bar, and its words with numbers. */
export function LightBar({
  lights,
}: {
  readonly lights: RollupView["lights"];
}): ReactElement {
  const { language } = usePane();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language];
  const there = LIGHTS.filter((light) => lights[light] > 0);
  return (
    <div className={styles.section}>
      <div className={styles.bar} aria-hidden>
        {there.map((light) => (
          <div
            key={light}
            className={styles[light]}
            style={{ flexGrow: lights[light] }}
          />
        ))}
      </div>
      <ul className={styles.legend} aria-label={words.lightsHeading}>
        {there.map((light) => (
          <li key={light} className={styles.legendItem}>
            <LightDot light={light} />
            {words.lights[light]} {lights[light]}
          </li>
        ))}
      </ul>
    </div>
  );
}

export function LightDot({
  light,
}: {
  readonly light: Light | "missing";
}): ReactElement {
  const styles = useRollupStyles();
  return (
    <span className={mergeClasses(styles.dot, styles[light])} aria-hidden />
  );
}

/** How much of something is done, as a thin bar in the colour of its light. */
export function DoneBar({
  done,
  nodes,
  light,
}: {
  readonly done: number;
  readonly nodes: number;
  readonly light: Light | "missing";
}): ReactElement {
  const styles = useRollupStyles();
  return (
    <div className={mergeClasses(styles.bar, styles.thin)} aria-hidden>
      <div className={styles[light]} style={{ flexGrow: done }} />
      <div style={{ flexGrow: Math.max(0, nodes - done) }} />
    </div>
  );
}

/** Asks where a figure comes from; `title` says whose it is. */
export type AskTrace = (title: string, figure: CountedFigure) => void;

/** The figures of a period quarter by quarter; each can be traced. */
export function FigureTable({
  title,
  of,
  figures,
  onTrace,
}: {
  readonly title: string;
  readonly of: CountedFigure["of"];
  readonly figures: PeriodFigures;
  readonly onTrace: AskTrace;
}): ReactElement {
  const { language } = usePane();
  const styles = useRollupStyles();
  const words = ROLLUP_WORDS[language].figures;
  const cell = (
    row: string,
    word: string,
    value: number | null,
    figure: CountedFigure,
  ): ReactElement => (
    <td className={styles.cell}>
      {value === null ? (
        "—"
      ) : (
        <button
          type="button"
          className={styles.figure}
          aria-label={`${title} ${row} ${word} ${value}`}
          onClick={() => {
            onTrace(`${title} · ${row}`, figure);
          }}
        >
          {value}
        </button>
      )}
    </td>
  );
  const { year } = figures;
  const begun = figures.quarters.some(({ carriedOut }) => carriedOut !== null);
  return (
    <table className={styles.table} aria-label={title}>
      <thead>
        <tr>
          <th className={mergeClasses(styles.head, styles.first)} scope="col">
            {words.quarter}
          </th>
          {[words.due, words.done, words.rate, words.overdue].map((word) => (
            <th key={word} className={styles.head} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.quarters.map(({ quarter, due, done, carriedOut }) => {
          const row = words.quarterName(quarter);
          return (
            <tr key={quarter}>
              <th
                className={mergeClasses(styles.cell, styles.rowHead)}
                scope="row"
              >
                {row}
              </th>
              {cell(row, words.due, due, { of, quarter, count: "due" })}
              {cell(row, words.done, done, { of, quarter, count: "done" })}
              <td className={styles.cell}>{rateText(done, due)}</td>
              {cell(row, words.overdue, carriedOut, {
                of,
                quarter,
                count: "carriedOut",
              })}
            </tr>
          );
        })}
        <tr className={styles.total}>
          <th className={mergeClasses(styles.cell, styles.first)} scope="row">
            {words.year}
          </th>
          {cell(words.year, words.due, year.nodes, {
            of,
            quarter: null,
            count: "nodes",
          })}
          {cell(words.year, words.done, year.done, {
            of,
            quarter: null,
            count: "done",
          })}
          <td className={styles.cell}>{rateText(year.done, year.nodes)}</td>
          {cell(words.year, words.overdue, begun ? figures.overdue : null, {
            of,
            quarter: null,
            count: "overdue",
          })}
        </tr>
      </tbody>
    </table>
  );
}
