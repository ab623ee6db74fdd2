/** The highest number that ids of each kind may have (core/plan/ids.ts). */
const HIGHEST = { G: 99_999, N: 9_999_999, I: 99_999, M: 99_999 } as const;

/**
 * Hands out ids that were never used: each is one more than the highest number
 * among those in use, so that an id freed by deleting a row does not come back
 * for another one. A hostile file may use the highest number there is; then the
 * lowest free number is taken, and `null` is given where there is none.
 */
export class FreshIds {
  private readonly used = new Set<number>();
  private last = 0;
  private lowest = 1;
  private readonly highest: number;

  /**
   * @param prefix what stands before the number: `G`, `N`, `I`, or `M3.`
   * @param used ids of any kind; those with another prefix are passed over
   * @param make the id with a number
   */
  constructor(
    prefix: string,
    used: Iterable<string>,
    private readonly make: (n: number) => string,
  ) {
    this.highest = HIGHEST[prefix.charAt(0) as keyof typeof HIGHEST];
    for (const id of used) {
      if (!id.startsWith(prefix)) continue;
      const n = Number(id.slice(prefix.length));
      this.used.add(n);
      if (n > this.last) this.last = n;
    }
  }

  /** An id that neither the table nor an earlier call has used. */
  next(): string | null {
    if (this.last < this.highest) {
      this.last += 1;
      this.used.add(this.last);
      return this.make(this.last);
    }
    while (this.lowest <= this.highest && this.used.has(this.lowest))
      this.lowest += 1;
    if (this.lowest > this.highest) return null;
    this.used.add(this.lowest);
    return this.make(this.lowest);
  }
}
