import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Guide } from "../messages";
import { usePageStyles } from "../styles";

const useStyles = makeStyles({
  steps: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXXL,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
  },
  command: {
    display: "block",
    marginTop: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    userSelect: "all",
  },
});

/** 下发 and 汇总: work on many files, which a pane inside one workbook cannot reach; how it is done. */
export default function GuidePage({
  guide,
}: {
  readonly guide: Guide;
}): ReactElement {
  const page = usePageStyles();
  const styles = useStyles();
  return (
    <div className={page.page}>
      <p className={page.text}>{guide.intro}</p>
      <ol className={styles.steps}>
        {guide.steps.map(({ text, command }) => (
          <li key={text}>
            {text}
            {command !== undefined && (
              <code className={styles.command}>{command}</code>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
