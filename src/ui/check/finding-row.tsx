import {
  Badge,
  Button,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import { cellOfFinding } from "../../app/pane";
import { SEVERITY_WORDS, formatFinding, formatPlace } from "../../core/finding";
import type { Finding, SafeFix, Severity } from "../../core/finding";
import type { Language } from "../../core/layout";
import { serialToDay } from "../../core/plan";
import { dayText } from "../day-text";
import { usePane } from "../pane-context";
import { usePageStyles } from "../styles";
import { CHECK_WORDS } from "./words";

const COLOURS = {
  error: "danger",
  warning: "warning",
  info: "informative",
} as const satisfies Readonly<Record<Severity, string>>;

const useStyles = makeStyles({
  fix: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalXS,
    paddingInlineStart: tokens.spacingHorizontalM,
  },
  value: { flexGrow: 1, minWidth: 0 },
  button: { flexShrink: 0 },
});

/** One finding in words: choosing it goes to its cell; where it can be mended safely, a button does. */
export function FindingRow({
  found,
  fixing,
  onFix,
}: {
  readonly found: Finding;
  readonly fixing: boolean;
  readonly onFix: () => void;
}): ReactElement {
  const { language, reveal } = usePane();
  const words = CHECK_WORDS[language];
  const page = usePageStyles();
  const styles = useStyles();
  const { what, todo } = formatFinding(found, language);
  const { sheet, cell } = found.place;
  // The workbook is the one in front of the person: its name says nothing here.
  const where = formatPlace(
    { sheet: sheet ?? null, cell: cell ?? null },
    language,
  );
  const place = cellOfFinding(found);
  const content = (
    <>
      <Badge appearance="tint" color={COLOURS[found.severity]}>
        {SEVERITY_WORDS[found.severity][language]}
      </Badge>{" "}
      {what}
      <span className={page.note}>{todo}</span>
      {where !== "" && <span className={page.note}>{where}</span>}
    </>
  );
  return (
    <>
      {place === null ? (
        <div className={mergeClasses(page.row, page.plainRow)}>{content}</div>
      ) : (
        <button
          type="button"
          className={page.row}
          onClick={() => {
            reveal(place);
          }}
        >
          {content}
        </button>
      )}
      {found.fix !== undefined && (
        <div className={styles.fix}>
          <span className={mergeClasses(page.note, styles.value)}>
            {words.willBe(valueText(found.fix, language))}
          </span>
          <Button
            className={styles.button}
            size="small"
            disabledFocusable={fixing}
            aria-label={`${words.fix} ${found.fix.sheet} ${found.fix.cell}`}
            onClick={onFix}
          >
            {words.fix}
          </Button>
        </div>
      )}
    </>
  );
}

function valueText({ value, day }: SafeFix, language: Language): string {
  const date = day && typeof value === "number" ? serialToDay(value) : null;
  return date === null ? String(value) : dayText(date, language);
}
