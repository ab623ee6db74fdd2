/**
 * The names that a finding's `params` may have. One name means one thing in
 * every code, so that a message can show it in the reader's language without
 * knowing who found it.
 */
export const PARAM_KINDS = {
  /** What the cell holds, as written. */
  value: "text",
  /** The text of the goal, measure, node or line. */
  text: "text",
  /** An id, for instance `N0012`. */
  id: "text",
  /** A name: of a branch, an owner, an indicator. */
  name: "text",
  /** 单位编码. */
  code: "text",
  /** 封面's word, and `_plan`'s word for the same. */
  cover: "text",
  recorded: "text",
  /** Another file, or several in one text. */
  file: "text",
  files: "text",
  /** A part of the package, for instance `xl/workbook.xml`. */
  part: "text",
  /** A file format's name, for instance `RTF`. */
  format: "text",
  /** A cap that was passed, with its unit where it has one. */
  limit: "text",
  /** How many rows the formulas reach. */
  room: "text",
  version: "text",
  supported: "text",
  /** Key of a table of schema.ts. */
  table: "table",
  /** Key of a column of schema.ts. */
  column: "column",
  /** Key of a field of 封面. */
  field: "field",
  /** A header as written. */
  header: "text",
  /** Key of a node's state. */
  status: "status",
  /** The number and the unit in which it is counted. */
  number: "text",
  unit: "text",
  /** What `value` is compared with. */
  other: "text",
  /** The sheet or column that is read in place of this one. */
  used: "text",
  year: "text",
  count: "text",
  row: "text",
  /** Months: `2026-03`, or 1 to 12. */
  month: "month",
  from: "month",
  to: "month",
  /** The month in which the node was issued. */
  issued: "month",
  /** Days: `2026-03-05`. */
  day: "day",
} as const satisfies Readonly<Record<string, ParamKind>>;

/** How a parameter is shown. */
export type ParamKind =
  "text" | "month" | "day" | "table" | "column" | "field" | "status";

/** A name that a message's placeholder may have. */
export type ParamName = keyof typeof PARAM_KINDS;
