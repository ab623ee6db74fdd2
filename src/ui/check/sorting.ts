import { findingName } from "../../app/pane";
import { SEVERITY_WORDS } from "../../core/finding";
import type { Finding, Severity } from "../../core/finding";
import type { Language } from "../../core/layout";
import type { CheckWords } from "./words";

export const SEVERITIES = ["error", "warning", "info"] as const;

/** What of the findings is shown, and in which groups. */
export interface Filter {
  readonly severity: Severity | null;
  /** A sheet's name; empty for findings about the whole workbook; `null` for all. */
  readonly sheet: string | null;
  readonly group: "severity" | "sheet";
}

/** A finding with a key that stays its own when the plan is checked again. */
export interface KeyedFinding {
  readonly key: string;
  readonly found: Finding;
}

export interface FindingGroup {
  readonly key: string;
  readonly name: string;
  readonly findings: readonly KeyedFinding[];
}

export function keyed(findings: readonly Finding[]): readonly KeyedFinding[] {
  const taken = new Map<string, number>();
  return findings.map((found) => {
    const name = findingName(found);
    const times = taken.get(name) ?? 0;
    taken.set(name, times + 1);
    return { key: `${name} ${times}`, found };
  });
}

/** The sheets that findings are about, in their order; empty for the whole workbook. */
export function sheetsOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ place }) => place.sheet ?? ""))];
}

/** The findings that a filter leaves, in groups; no group is empty. */
export function grouped(
  findings: readonly KeyedFinding[],
  { severity, sheet, group }: Filter,
  words: CheckWords,
  language: Language,
): readonly FindingGroup[] {
  const left = findings.filter(
    ({ found }) =>
      (severity === null || found.severity === severity) &&
      (sheet === null || (found.place.sheet ?? "") === sheet),
  );
  const groups =
    group === "severity"
      ? SEVERITIES.map((key) => ({
          key,
          name: SEVERITY_WORDS[key][language],
          findings: left.filter(({ found }) => found.severity === key),
        }))
      : sheetsOf(left.map(({ found }) => found)).map((name) => ({
          key: `sheet ${name}`,
          name: name === "" ? words.wholeWorkbook : name,
          findings: left.filter(
            ({ found }) => (found.place.sheet ?? "") === name,
          ),
        }));
  return groups.filter((each) => each.findings.length > 0);
}

/** The first `count` findings of groups that follow each other. */
export function firstOf(
  groups: readonly FindingGroup[],
  count: number,
): readonly (FindingGroup & { readonly shown: readonly KeyedFinding[] })[] {
  let left = count;
  return groups.flatMap((group) => {
    const shown = group.findings.slice(0, left);
    left -= shown.length;
    return shown.length > 0 ? [{ ...group, shown }] : [];
  });
}
