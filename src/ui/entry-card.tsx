import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronUpRegular } from "@fluentui/react-icons";
import { useId } from "react";
import type { ReactElement, ReactNode, Ref } from "react";
import { usePageStyles } from "./styles";

const useStyles = makeStyles({
  card: {
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    border: "none",
    display: "flex",
    alignItems: "flex-start",
    columnGap: tokens.spacingHorizontalS,
    "@media (forced-colors: active)": { border: "none" },
  },
  title: { flexGrow: 1, minWidth: 0 },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
  body: {
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
});

/** A line of a list that opens to be filled in, one at a time. */
export function EntryCard({
  open,
  onToggle,
  buttonRef,
  title,
  children,
}: {
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly title: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const page = usePageStyles();
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.card}>
      <button
        ref={buttonRef}
        type="button"
        className={mergeClasses(page.row, styles.head)}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={onToggle}
      >
        <span className={styles.title}>{title}</span>
        <span className={styles.chevron} aria-hidden>
          {open ? <ChevronUpRegular /> : <ChevronDownRegular />}
        </span>
      </button>
      {open && (
        <div id={id} className={styles.body}>
          {children}
        </div>
      )}
    </div>
  );
}
