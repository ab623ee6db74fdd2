import { TEXT_WIDTH } from "./page";
import { textWidth } from "./picture";

/** Twips that a cell's margins and lines take. */
const MARGINS = 150;

/**
 * The widths of a table's columns in twips, as wide as the text together: by
 * their shares, but so that short words (names of months, roles, figures)
 * stay on one line as long as the others can spare the room.
 */
export function columnWidths(
  columns: readonly { readonly header: string; readonly width: number }[],
  rows: readonly { readonly cells: readonly string[] }[],
  {
    character,
    whole,
  }: {
    /** Twips of one Chinese character. */
    readonly character: number;
    /** Words up to this length, in Chinese characters, are not parted. */
    readonly whole: number;
  },
): readonly number[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const wanted = columns.map(({ width }) => (TEXT_WIDTH * width) / shares);
  const least = columns.map(({ header }, i) =>
    Math.max(
      ...[header, ...rows.map(({ cells }) => cells[i] ?? "")].map((text) =>
        leastWidth(text, character, whole),
      ),
    ),
  );
  const lacking = sum(wanted.map((width, i) => over(least[i], width)));
  const spare = sum(wanted.map((width, i) => over(width, least[i])));
  const given = Math.min(lacking, spare);
  return wanted.map((width, i) => {
    const lack = over(least[i], width);
    const change =
      lack > 0
        ? (lack / lacking) * given
        : spare > 0
          ? (-over(width, least[i]) / spare) * given
          : 0;
    return Math.floor(width + change);
  });
}

function leastWidth(text: string, character: number, whole: number): number {
  const width = textWidth(text, 2) / 2;
  return width <= whole ? width * character + MARGINS : 0;
}

function over(a: number | undefined, b: number | undefined): number {
  return Math.max(0, (a ?? 0) - (b ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
