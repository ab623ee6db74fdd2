import { useEffect, useState } from "react";

/** How far a reading has come. While it runs again, the last value stays to be shown. */
export interface Reading<T> {
  readonly running: boolean;
  readonly value: T | null;
  readonly error: unknown;
}

/**
 * Reads once at the start and again whenever `revision` changes. Of readings
 * that overlap only the last one counts.
 */
export function useReading<T>(
  read: () => Promise<T>,
  revision: number | string,
): Reading<T> {
  const [last, setLast] = useState<{
    readonly revision: number | string | null;
    readonly value: T | null;
    readonly error: unknown;
  }>({ revision: null, value: null, error: null });
  useEffect(() => {
    let current = true;
    read().then(
      (value) => {
        if (current) setLast({ revision, value, error: null });
      },
      (error: unknown) => {
        if (current) setLast(({ value }) => ({ revision, value, error }));
      },
    );
    return () => {
      current = false;
    };
    // `read` is another function at every render; the revision says when to read.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [revision]);
  const running = last.revision !== revision;
  return { running, value: last.value, error: running ? null : last.error };
}
