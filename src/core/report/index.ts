export { annualReport } from "./build";
export type { ReportOptions } from "./build";
export { basisWords, countLabel } from "./words";
export { blocksOf, sourceKey } from "./appendix";
export { previousPeriod, relationTo } from "./previous";
export type {
  PreviousFigure,
  PreviousPeriod,
  PreviousPlace,
  PreviousRelation,
} from "./previous";
export { unionAbove } from "./union";
export type {
  AnnualReport,
  AppendixColumn,
  AppendixEntry,
  CellSource,
  ChartSeries,
  ChoiceRun,
  Condition,
  Figure,
  FigureBasis,
  NameRun,
  ReportBlock,
  ReportChart,
  ReportEdition,
  ReportLanguage,
  ReportParagraph,
  ReportPart,
  ReportScope,
  ReportSection,
  ReportTable,
  Run,
  TableCell,
  TableColumn,
  TableRow,
  TextRun,
  WordsPlace,
  WordsRun,
} from "./model";
export {
  cellText,
  figureNumber,
  figureText,
  headingNumber,
  paragraphText,
  runText,
  settledRuns,
  UNKNOWN,
} from "./reading";
export type { SettledRun } from "./reading";
