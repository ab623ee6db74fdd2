import { monthOfDay } from "../plan";
import type { Day, PlanPeriod } from "../plan";
import type { Rollup } from "../rollup";
import { appendixOf, countedIn, shownIn } from "./appendix";
import { contextOf } from "./context";
import { indicatorLines } from "./indicators";
import type {
  AnnualReport,
  ReportEdition,
  ReportLanguage,
  ReportSection,
} from "./model";
import { nextSection } from "./next";
import { overviewSection } from "./overview";
import { problemsSection } from "./problems";
import { figureNumber } from "./reading";
import type { PreviousPeriod } from "./previous";
import { paragraph, text } from "./runs";
import { unionAbove } from "./union";
import { workSection } from "./work";

export interface ReportOptions {
  readonly language: ReportLanguage;
  /** An earlier period's figures, to be shown beside this one's. */
  readonly previous?: PreviousPeriod | null;
}

/**
 * The annual report of a roll-up: of one branch, or of a parent union. Which
 * edition it is follows from how far the cut-off lies in the period. Total: a
 * roll-up without anything in it gives a report that says so.
 */
export function annualReport(
  rollup: Rollup,
  { language, previous = null }: ReportOptions,
): AnnualReport {
  const context = contextOf(rollup, language, previous);
  const { words, scope } = context;
  const edition = editionAt(rollup.period, rollup.asOf);
  const indicators = indicatorLines(context);
  const sections = withUnknown(
    [
      overviewSection(context, edition),
      workSection(context, indicators),
      problemsSection(context, indicators),
      nextSection(context, edition),
    ],
    words,
  );
  const [only] = context.branches;
  return {
    language,
    edition,
    scope,
    union:
      scope === "branch" && only !== undefined
        ? only.name.text
        : unionAbove(rollup),
    title: words.title(edition, rollup.period),
    subtitle: words.subtitle(rollup.period, rollup.asOf),
    period: rollup.period,
    asOf: rollup.asOf,
    sections,
    appendix: appendixOf(sections, context),
    counted: countedIn(sections),
    unknown: unknownIn(sections),
  };
}

/** The first half from its last month on, three quarters from theirs; a period of six months has only its end. */
function editionAt(period: PlanPeriod, asOf: Day): ReportEdition {
  const month = monthOfDay(asOf) - period.start + 1;
  if (month >= period.months) return "year";
  if (period.months === 6 || month < 6) return "interim";
  return month < 9 ? "half-year" : "nine-month";
}

function unknownIn(
  sections: readonly ReportSection[],
): AnnualReport["unknown"] {
  return shownIn(sections).filter((figure) => figureNumber(figure) === null);
}

/** 存在问题 ends with the figures that the text does not know. */
function withUnknown(
  sections: readonly ReportSection[],
  words: ReturnType<typeof contextOf>["words"],
): readonly ReportSection[] {
  const labels = unknownIn(sections).map(({ label }) => label);
  if (labels.length === 0) return sections;
  const part = {
    key: "unknown",
    title: words.parts.unknown,
    blocks: [paragraph([text(words.problems.unknown(labels))])],
  };
  return sections.map((section) =>
    section.key === "problems"
      ? { ...section, blocks: [], parts: [...section.parts, part] }
      : section,
  );
}
