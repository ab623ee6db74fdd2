import { makeStyles, tokens } from "@fluentui/react-components";

/** Styles that the pages have in common; everything follows Fluent's tokens, so that themes and high contrast work. */
export const usePageStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalL,
    // Long words and addresses must not widen a pane of 320 pixels.
    overflowWrap: "anywhere",
    // A list is as wide as its longest entry unless it is told otherwise.
    "& select": { width: "100%", minWidth: 0 },
    // A button is as wide as its words, also in a column.
    "& > button": { alignSelf: "flex-start" },
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  subheading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0 },
  muted: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
  },
  /** A row that goes to a cell when it is chosen. */
  row: {
    display: "block",
    boxSizing: "border-box",
    width: "100%",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    textAlign: "start",
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "1px",
    },
    "@media (forced-colors: active)": { border: "1px solid ButtonText" },
  },
  /** A row that leads nowhere does not look as if it did. */
  plainRow: {
    cursor: "default",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1 },
    ":active": { backgroundColor: tokens.colorNeutralBackground1 },
  },
  note: {
    display: "block",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});
