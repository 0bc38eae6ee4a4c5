/** What the grid needs from whoever holds the rows. */
export interface RowSource<T> {
  /** `undefined` until the first answer. */
  readonly total: number | undefined;
  /** `undefined` = not here yet; drawn as a placeholder. */
  readonly row: (index: number) => T | undefined;
  /** The grid says what it shows, so that the rows are fetched and the next ones prepared. */
  readonly onWindow: (first: number, end: number) => void;
  /** Rows of a half-open range that may not be loaded, for ranges of a selection. */
  readonly range: (from: number, end: number) => Promise<readonly T[]>;
  /** Set when fetching did not work; the page shows it. */
  readonly error: unknown;
  readonly retry: () => void;
}

/** A source of rows that are all in memory. */
export function memorySource<T>(rows: readonly T[]): RowSource<T> {
  return {
    total: rows.length,
    row: (index) => rows[index],
    onWindow: () => undefined,
    range: (from, end) => Promise.resolve(rows.slice(from, end)),
    error: undefined,
    retry: () => undefined,
  };
}
