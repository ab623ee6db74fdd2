export { annualReport } from "./build";
export type { ReportOptions } from "./build";
export { blocksOf, sourceKey } from "./appendix";
export { unionAbove } from "./union";
export type {
  AnnualReport,
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
