import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { usePageStyles } from "../styles";

const useStyles = makeStyles({
  figures: {
    display: "grid",
    gap: tokens.spacingHorizontalS,
    margin: 0,
  },
  figure: {
    display: "flex",
    flexDirection: "column-reverse",
    padding: tokens.spacingHorizontalS,
    minWidth: 0,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  // In even rows at 320 pixels, in one row where there is room.
  four: { gridTemplateColumns: "repeat(auto-fit, minmax(62px, 1fr))" },
  more: { gridTemplateColumns: "repeat(auto-fit, minmax(76px, 1fr))" },
  number: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  bad: { color: tokens.colorPaletteRedForeground1 },
});

/** Counts with their words, as small tiles. */
export function Figures({
  figures,
}: {
  readonly figures: readonly {
    readonly name: string;
    readonly value: number;
    readonly bad?: boolean;
  }[];
}): ReactElement {
  const page = usePageStyles();
  const styles = useStyles();
  return (
    <dl
      className={mergeClasses(
        styles.figures,
        figures.length > 4 ? styles.more : styles.four,
      )}
    >
      {figures.map(({ name, value, bad }) => (
        <div key={name} className={styles.figure}>
          <dt className={page.note}>{name}</dt>
          <dd
            className={mergeClasses(styles.number, bad === true && styles.bad)}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
