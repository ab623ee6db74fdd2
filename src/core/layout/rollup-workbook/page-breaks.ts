/** Height in points that A4 upright leaves between margins of 0.75 inches, less what programs differ by. */
const PAGE_HEIGHT = 715;

/** Rows that stay on one page. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  /** It stays with what follows: a heading, a table's first rows. */
  readonly withNext: boolean;
}

/**
 * The rows with which a new page begins, so that no heading stands alone at a
 * page's end and no chart is cut. A stretch that is longer than a page is cut
 * by the program that prints.
 */
export function pageBreaks(
  stretches: readonly Stretch[],
  heightOf: (row: number) => number,
): readonly number[] {
  const breaks: number[] = [];
  let used = 0;
  for (const block of blocks(stretches)) {
    let height = 0;
    for (let row = block.first; row <= block.last; row += 1)
      height += heightOf(row);
    if (used > 0 && used + height > PAGE_HEIGHT) {
      breaks.push(block.first);
      used = 0;
    }
    used = (used + height) % PAGE_HEIGHT;
  }
  return breaks;
}

/** Stretches joined with those that they stay with. */
function blocks(
  stretches: readonly Stretch[],
): readonly { readonly first: number; readonly last: number }[] {
  const joined: { first: number; last: number }[] = [];
  let open = false;
  for (const { first, last, withNext } of stretches) {
    const current = joined.at(-1);
    if (open && current !== undefined) current.last = last;
    else joined.push({ first, last });
    open = withNext;
  }
  return joined;
}
