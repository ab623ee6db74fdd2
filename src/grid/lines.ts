import type { IRange } from "@univerjs/core";

/** First and last row or column. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** First and last row and column of a reference, from 1; 0 stands for an open end. */
interface Corners {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What rows or columns that come or go do to ranges. */
export interface LineChange {
  /** The range afterwards; `null` where nothing is left of it. */
  readonly range: (range: IRange) => IRange | null;
  /** The same for a reference; one of which nothing is left stays where it was. */
  readonly corners: (corners: Corners) => Corners;
}

export function rowsChanged(
  { startRow, endRow }: IRange,
  kind: "inserted" | "removed",
): LineChange {
  const change = (span: Span) =>
    CHANGES[kind](span, { first: startRow, last: endRow });
  return {
    range: (range) => {
      const span = change({ first: range.startRow, last: range.endRow });
      return span === null
        ? null
        : { ...range, startRow: span.first, endRow: span.last };
    },
    corners: (corners) => {
      if (corners.top === 0) return corners;
      const span = change({ first: corners.top - 1, last: corners.bottom - 1 });
      return span === null
        ? corners
        : { ...corners, top: span.first + 1, bottom: span.last + 1 };
    },
  };
}

export function columnsChanged(
  { startColumn, endColumn }: IRange,
  kind: "inserted" | "removed",
): LineChange {
  const change = (span: Span) =>
    CHANGES[kind](span, { first: startColumn, last: endColumn });
  return {
    range: (range) => {
      const span = change({ first: range.startColumn, last: range.endColumn });
      return span === null
        ? null
        : { ...range, startColumn: span.first, endColumn: span.last };
    },
    corners: (corners) => {
      if (corners.left === 0) return corners;
      const span = change({ first: corners.left - 1, last: corners.right - 1 });
      return span === null
        ? corners
        : { ...corners, left: span.first + 1, right: span.last + 1 };
    },
  };
}

const CHANGES = { inserted, removed } as const;

/** Lines inserted inside a range make it longer. */
function inserted(span: Span, by: Span): Span {
  const count = by.last - by.first + 1;
  if (by.first <= span.first)
    return { first: span.first + count, last: span.last + count };
  return by.first <= span.last
    ? { first: span.first, last: span.last + count }
    : span;
}

function removed(span: Span, by: Span): Span | null {
  const before = (line: number) =>
    Math.max(0, Math.min(line, by.last + 1) - by.first);
  const first = span.first - before(span.first);
  const last = span.last - before(span.last + 1);
  return last < first ? null : { first, last };
}
