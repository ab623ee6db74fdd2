import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { headingNumber, paragraphText } from "../../core/report";
import type {
  AnnualReport,
  ReportBlock,
  ReportChart,
  ReportLanguage,
} from "../../core/report";
import { usePageStyles } from "../styles";

const useStyles = makeStyles({
  section: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
  },
  figure: { margin: 0 },
  bars: {
    listStyleType: "none",
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    display: "grid",
    rowGap: tokens.spacingVerticalXS,
  },
  line: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
  },
  track: { flexGrow: 1, minWidth: 0 },
  bar: {
    height: "10px",
    minWidth: "1px",
    backgroundColor: tokens.colorBrandBackground,
    borderRadius: tokens.borderRadiusSmall,
    "@media (forced-colors: active)": { backgroundColor: "CanvasText" },
  },
  paler: { backgroundColor: tokens.colorNeutralForeground4 },
  value: {
    width: "6em",
    flexShrink: 0,
    textAlign: "end",
    fontVariantNumeric: "tabular-nums",
    fontSize: tokens.fontSizeBase200,
  },
});

/** The report as it reads, with its charts as bars; its tables are in the Word document and on the sheets. */
export function ReportText({
  report,
  unknown,
}: {
  readonly report: AnnualReport;
  readonly unknown: string;
}): ReactElement {
  const page = usePageStyles();
  const styles = useStyles();
  const { language } = report;
  return (
    <>
      {report.sections.map(({ key, title, blocks, parts }, section) => (
        <section key={key} className={styles.section}>
          <h2 className={page.subheading}>
            {headingNumber([section + 1], language)}
            {title}
          </h2>
          <Blocks blocks={blocks} language={language} unknown={unknown} />
          {parts.map((part, at) => (
            <div key={part.key} className={styles.section}>
              <h3 className={page.subheading}>
                {headingNumber([section + 1, at + 1], language)}
                {part.title}
              </h3>
              <Blocks
                blocks={part.blocks}
                language={language}
                unknown={unknown}
              />
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

function Blocks({
  blocks,
  language,
  unknown,
}: {
  readonly blocks: readonly ReportBlock[];
  readonly language: ReportLanguage;
  readonly unknown: string;
}): ReactElement {
  const page = usePageStyles();
  return (
    <>
      {blocks.map((block, i) => {
        if (block.kind === "chart")
          return <Bars key={i} chart={block} unknown={unknown} />;
        if (block.kind === "table") return null;
        return (
          <p key={i} className={page.text}>
            {paragraphText(block, language)}
          </p>
        );
      })}
    </>
  );
}

/** A chart as lines of bars, each with its value in figures; nothing where all are 0 or not known. */
function Bars({
  chart,
  unknown,
}: {
  readonly chart: ReportChart;
  readonly unknown: string;
}): ReactElement | null {
  const page = usePageStyles();
  const styles = useStyles();
  const values = chart.series.flatMap((series) => series.values);
  const most = Math.max(
    chart.form === "percent" ? 1 : 0,
    ...values.map((value) => value ?? 0),
  );
  if (most === 0 || values.every((value) => (value ?? 0) === 0)) return null;
  return (
    <figure className={styles.figure}>
      <figcaption className={page.note}>{chart.title}</figcaption>
      <ul className={styles.bars}>
        {chart.categories.map((category, i) => (
          <li key={i}>
            <span className={page.note}>{category}</span>
            {chart.series.map(({ name, values }, series) => {
              const value = values[i] ?? null;
              return (
                <div key={name} className={styles.line}>
                  <div className={styles.track} aria-hidden>
                    {value !== null && most > 0 && (
                      <div
                        className={mergeClasses(
                          styles.bar,
                          series < chart.series.length - 1 && styles.paler,
                        )}
                        style={{ width: `${(value / most) * 100}%` }}
                      />
                    )}
                  </div>
                  <span className={styles.value}>
                    {chart.series.length > 1 && `${name} `}
                    {value === null ? unknown : valueText(chart, value)}
                  </span>
                </div>
              );
            })}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function valueText({ form }: ReportChart, value: number): string {
  return form === "percent"
    ? `${(Math.round(Number((value * 1000).toPrecision(15))) / 10).toFixed(1)}%`
    : String(value);
}
