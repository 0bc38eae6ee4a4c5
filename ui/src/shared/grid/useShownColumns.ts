import { useMemo } from 'react';

import { fitting, ordered, scaled, type Column, type ColumnLayout } from './columns';

/** Columns in the person's order that fit `available` px. The same array while nothing changes: rows depend on it. */
export function useShownColumns<T>(
  columns: readonly Column<T>[],
  layout: ColumnLayout,
  available: number,
  textScale: number,
): readonly Column<T>[] {
  return useMemo(() => {
    const room = available < 0 ? Number.POSITIVE_INFINITY : available;
    return fitting(scaled(ordered(columns, layout), textScale), layout, room);
  }, [columns, layout, available, textScale]);
}
