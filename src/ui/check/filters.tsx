import {
  Field,
  makeStyles,
  Select,
  ToggleButton,
  tokens,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import { SEVERITY_WORDS } from "../../core/finding";
import type { Finding } from "../../core/finding";
import { usePane } from "../pane-context";
import { SEVERITIES, sheetsOf } from "./sorting";
import type { Filter } from "./sorting";
import { CHECK_WORDS } from "./words";

const useStyles = makeStyles({
  toggles: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
  },
  toggle: { minWidth: 0 },
  selects: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalM,
    "& select": { width: "100%", minWidth: 0 },
  },
  select: { flexGrow: 1, flexBasis: "120px", minWidth: 0 },
});

/** What of the findings is shown: by severity with counts, by sheet, and how it is grouped. */
export function Filters({
  findings,
  filter,
  onFilter,
}: {
  readonly findings: readonly Finding[];
  readonly filter: Filter;
  readonly onFilter: (part: Partial<Filter>) => void;
}): ReactElement {
  const { language } = usePane();
  const words = CHECK_WORDS[language];
  const styles = useStyles();
  const sheets = sheetsOf(findings);
  // A sheet without findings any more stays to be seen and unchosen.
  const offered =
    filter.sheet === null || sheets.includes(filter.sheet)
      ? sheets
      : [...sheets, filter.sheet];
  const choices = [
    { severity: null, name: words.all, count: findings.length },
    ...SEVERITIES.map((severity) => ({
      severity,
      name: SEVERITY_WORDS[severity][language],
      count: findings.filter((found) => found.severity === severity).length,
    })),
  ];
  return (
    <>
      <div className={styles.toggles} role="group" aria-label={words.severity}>
        {choices.map(({ severity, name, count }) => (
          <ToggleButton
            key={severity ?? "all"}
            className={styles.toggle}
            size="small"
            checked={filter.severity === severity}
            onClick={() => {
              onFilter({ severity });
            }}
          >
            {words.heading(name, count)}
          </ToggleButton>
        ))}
      </div>
      <div className={styles.selects}>
        {offered.length > 1 && (
          <Field className={styles.select} label={words.sheet} size="small">
            <Select
              size="small"
              value={filter.sheet === null ? "*" : `=${filter.sheet}`}
              onChange={(_event, { value }) => {
                onFilter({ sheet: value === "*" ? null : value.slice(1) });
              }}
            >
              <option value="*">{words.allSheets}</option>
              {offered.map((sheet) => (
                <option key={sheet} value={`=${sheet}`}>
                  {sheet === "" ? words.wholeWorkbook : sheet}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field className={styles.select} label={words.group} size="small">
          <Select
            size="small"
            value={filter.group}
            onChange={(_event, { value }) => {
              onFilter({ group: value === "sheet" ? "sheet" : "severity" });
            }}
          >
            <option value="severity">{words.groups.severity}</option>
            <option value="sheet">{words.groups.sheet}</option>
          </Select>
        </Field>
      </div>
    </>
  );
}
