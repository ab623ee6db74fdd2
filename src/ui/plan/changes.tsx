import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReactElement } from "react";
import { CHANGED_TABLES } from "../../app/pane";
import type { PlanChange, RowChange, RowFace } from "../../app/pane";
import type { Lost } from "../../app/replan";
import { TABLES } from "../../core/layout";
import type { Language } from "../../core/layout";
import { monthText } from "../month-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { planWords } from "./words";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& th, & td": {
      padding: tokens.spacingHorizontalXS,
      borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
      fontWeight: tokens.fontWeightRegular,
      textAlign: "end",
    },
    "& th:first-child": { textAlign: "start" },
    "& thead th": { color: tokens.colorNeutralForeground2 },
  },
  open: { alignSelf: "flex-start" },
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
  },
  kind: { color: tokens.colorNeutralForeground2 },
  lost: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** Changes that are listed before more are asked for. */
const FEW = 50;

/** What comes, changes, stays and goes, as a table, and one by one where somebody wants to see it. */
export function Changes({
  change,
}: {
  readonly change: PlanChange;
}): ReactElement {
  const { language } = usePane();
  const page = usePageStyles();
  const styles = useStyles();
  const words = planWords(language).preview;
  const [open, setOpen] = useState(false);
  const [most, setMost] = useState(FEW);
  const { rows, kept, reported } = change;
  if (rows.length === 0 && change.lost.length === 0)
    return <p className={page.text}>{words.same}</p>;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.table}</th>
            <th scope="col">{words.added}</th>
            <th scope="col">{words.changed}</th>
            <th scope="col">{words.stays}</th>
            <th scope="col">{words.removed}</th>
          </tr>
        </thead>
        <tbody>
          {CHANGED_TABLES.map((table) => {
            const own = rows.filter((row) => row.table === table);
            const added = own.filter(({ was }) => was === null).length;
            const gone = own.filter(({ becomes }) => becomes === null).length;
            return (
              <tr key={table}>
                <th scope="row">{words.tables[table]}</th>
                <td>{added}</td>
                <td>{own.length - added - gone}</td>
                <td>{kept[table]}</td>
                <td>{gone}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {(reported > 0 || !change.lost.some(isReported)) && (
        <p className={page.text}>{words.kept(reported)}</p>
      )}
      {rows.length > 0 && (
        <Button
          className={styles.open}
          size="small"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {words.details(rows.length)}
        </Button>
      )}
      {open && (
        <>
          <ul className={styles.list}>
            {rows.slice(0, most).map((row, i) => (
              <Changed key={i} row={row} />
            ))}
          </ul>
          {rows.length > most && (
            <Button
              className={styles.open}
              size="small"
              onClick={() => {
                setMost(most + 500);
              }}
            >
              {planWords(language).review.more(rows.length - most)}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function Changed({ row }: { readonly row: RowChange }): ReactElement {
  const { language } = usePane();
  const styles = useStyles();
  const words = planWords(language).preview;
  const { table, was, becomes } = row;
  const kind =
    was === null
      ? words.added
      : becomes === null
        ? words.removed
        : words.changed;
  const face = (shown: RowFace): string => faceText(shown, language);
  return (
    <li>
      <span className={styles.kind}>
        {kind} · {words.tables[table]}
      </span>{" "}
      {was !== null && becomes !== null
        ? `${face(was)} → ${face(becomes)}`
        : face(was ?? becomes ?? { text: "", month: null, owner: "" })}
    </li>
  );
}

function faceText({ text, month, owner }: RowFace, language: Language): string {
  return [
    month === null ? "" : monthText(month, language),
    text,
    owner === "" ? "" : `（${owner}）`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** Goes anything with it that was filled in? Then nobody may read that nothing was. */
function isReported(lost: Lost): boolean {
  return lost.kind === "month" || (lost.kind === "row" && lost.reported);
}

/** What the new plan has no place for. */
export function LostRows({
  lost,
}: {
  readonly lost: readonly Lost[];
}): ReactElement {
  const { language } = usePane();
  const styles = useStyles();
  const words = planWords(language).preview;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {words.lostHeading(lost.length)}
        <ul className={styles.lost}>
          {lost.map((entry, i) => (
            <li key={i}>{lostText(entry, language)}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

function lostText(lost: Lost, language: Language): string {
  const words = planWords(language).preview;
  switch (lost.kind) {
    case "row": {
      const text = lost.text === "" ? (lost.id ?? "") : lost.text;
      return lost.reported ? `${text}（${words.reported}）` : text;
    }
    case "value":
      return `${lost.id} ${words.lostValue(columnWord(lost.table, lost.field, language), lost.was, lost.becomes)}`;
    case "month":
      return words.lostMonth(monthText(lost.month, language), lost.id);
  }
}

/** A column by the word in its header. */
function columnWord(table: string, field: string, language: Language): string {
  const schema = TABLES.find(({ key }) => key === table);
  const column = schema?.columns.find(({ key }) => key === field);
  return column?.[language] ?? field;
}
