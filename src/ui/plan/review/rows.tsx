import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo } from "react";
import type { ReactElement } from "react";
import { itemKey } from "../../../core/intake/corrections/places";
import type { ItemRef } from "../../../core/intake/corrections/places";
import { usePageStyles } from "../../styles";

/** Styles of the review's lists. */
export const useRowStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    display: "block",
    boxSizing: "border-box",
    width: "100%",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: "none",
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    textAlign: "start",
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: "transparent",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  plain: { fontWeight: tokens.fontWeightRegular },
  nested: { paddingInlineStart: tokens.spacingHorizontalL },
  block: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
  },
  tools: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "end",
    gap: tokens.spacingHorizontalS,
  },
  grow: { flexGrow: 1, flexBasis: "140px", minWidth: 0 },
});

interface RowProps {
  readonly item: ItemRef;
  readonly text: string;
  readonly note: string;
  readonly strong?: boolean;
  readonly nested?: boolean;
  readonly isStop: boolean;
  readonly onChoose: (item: ItemRef) => void;
}

/** One item of a list; choosing it opens it. Rows that stay the same are not drawn again. */
export const Row = memo(
  function Row({
    item,
    text,
    note,
    strong,
    nested,
    isStop,
    onChoose,
  }: RowProps): ReactElement {
    const page = usePageStyles();
    const styles = useRowStyles();
    return (
      <button
        type="button"
        data-row={itemKey(item)}
        tabIndex={isStop ? 0 : -1}
        className={mergeClasses(
          styles.row,
          strong === true && styles.strong,
          nested === true && styles.nested,
        )}
        onClick={() => {
          onChoose(item);
        }}
      >
        {text}
        {note !== "" && (
          <span className={mergeClasses(page.note, styles.plain)}>{note}</span>
        )}
      </button>
    );
  },
  // `onChoose` is another function at every turn, and does the same.
  (a, b) =>
    itemKey(a.item) === itemKey(b.item) &&
    a.text === b.text &&
    a.note === b.note &&
    a.isStop === b.isStop,
);
