/** What has gone over the wire since the last reset. */
export class Counters {
  requests = 0;
  /** Those of the requests that only let go of references: the library sends one at the end of `Excel.run`. */
  releases = 0;
  /** Bytes of UTF-8 from the add-in to the host. */
  bytesOut = 0;
  bytesIn = 0;
  /** The largest request and the largest answer. */
  largestOut = 0;
  largestIn = 0;
  /** `Range.values`, `Worksheet.onChanged`: every member of the API that was used. */
  readonly members = new Set<string>();
  /** Members that the add-in used and the host has not; a test must end without any. */
  readonly missing: string[] = [];

  /** Starts the counts of requests and bytes again; the members stay. */
  reset(): void {
    this.requests = 0;
    this.releases = 0;
    this.bytesOut = 0;
    this.bytesIn = 0;
    this.largestOut = 0;
    this.largestIn = 0;
  }

  sent(bytes: number, onlyReleases: boolean): void {
    this.requests += 1;
    if (onlyReleases) this.releases += 1;
    this.bytesOut += bytes;
    this.largestOut = Math.max(this.largestOut, bytes);
  }

  answered(bytes: number): void {
    this.bytesIn += bytes;
    this.largestIn = Math.max(this.largestIn, bytes);
  }
}
