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
  const [reading, setReading] = useState<Reading<T>>({
    running: true,
    value: null,
    error: null,
  });
  useEffect(() => {
    let current = true;
    setReading((last) => ({ ...last, running: true, error: null }));
    read().then(
      (value) => {
        if (current) setReading({ running: false, value, error: null });
      },
      (error: unknown) => {
        if (current) setReading((last) => ({ ...last, running: false, error }));
      },
    );
    return () => {
      current = false;
    };
    // `read` is another function at every render; the revision says when to read.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [revision]);
  return reading;
}
