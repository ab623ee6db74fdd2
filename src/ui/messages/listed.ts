/** So many are named; more would fill the pane. */
const NAMED = 3;

/** The first few of a list, and words for how many there are where some are left out. */
export function listed(
  items: readonly string[],
  separator: string,
  others: (count: number) => string,
): string {
  const named = items.slice(0, NAMED).join(separator);
  return items.length > NAMED ? `${named}${others(items.length)}` : named;
}
