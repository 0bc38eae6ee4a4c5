import { useMemo } from 'react';

import { fitting, ordered, type Column, type ColumnLayout } from './columns';

/** Columns in the person's order that fit `available` px. The same array while nothing changes: rows depend on it. */
export function useShownColumns<T>(
  columns: readonly Column<T>[],
  layout: ColumnLayout,
  available: number,
): readonly Column<T>[] {
  return useMemo(
    () => fitting(ordered(columns, layout), layout, available < 0 ? Number.POSITIVE_INFINITY : available),
    [columns, layout, available],
  );
}
