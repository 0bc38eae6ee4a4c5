import type { ReactNode } from 'react';

/** One column. Texts are given in the current language. */
export interface Column<T> {
  readonly id: string;
  readonly header: string;
  /** Preferred width in px; `"flex"` takes what is left, several of them in their shares (1 each unless said). */
  readonly width: number | 'flex';
  readonly share?: number;
  /** Below this a flexible column is not squeezed; others leave first. */
  readonly minWidth?: number;
  /** 0 always stays; when space is short the highest number leaves first. */
  readonly priority: number;
  readonly align?: 'end';
  /** Secondary columns are muted. */
  readonly muted?: boolean;
  /** Name of the order a click on the header asks for. */
  readonly sort?: string;
  /** Present = the grid's editor can change this cell in place. */
  readonly editable?: (row: T) => boolean;
  /** Plain text or plain elements; never a component of a library. */
  readonly cell: (row: T) => ReactNode;
  /** Whole text for a tooltip where the cell may end in an ellipsis. */
  readonly title?: (row: T) => string;
}

/** What a person changed: order and widths. */
export interface ColumnLayout {
  readonly order: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

export const DEFAULT_LAYOUT: ColumnLayout = { order: [], widths: {} };
export const MIN_COLUMN_PX = 56;
const MAX_COLUMN_PX = 640;
const FLEX_MIN_PX = 160;

/** Columns in the person's order; new ones keep their place at the end. The first column is frozen and stays first. */
export function ordered<T>(columns: readonly Column<T>[], layout: ColumnLayout): readonly Column<T>[] {
  if (layout.order.length === 0) {
    return columns;
  }
  const place = new Map(layout.order.map((id, index) => [id, index]));
  const [frozen, ...rest] = columns;
  if (frozen === undefined) {
    return columns;
  }
  const sorted = rest
    .map((column, index) => ({ column, rank: place.get(column.id) ?? layout.order.length + index }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ column }) => column);
  return [frozen, ...sorted];
}

/** Larger letters need wider columns; smaller ones leave them as they are. */
export function scaled<T>(columns: readonly Column<T>[], textScale: number): readonly Column<T>[] {
  if (textScale <= 1) return columns;
  const wider = (px: number) => Math.round(px * textScale);
  return columns.map((column) => ({
    ...column,
    width: column.width === 'flex' ? column.width : wider(column.width),
    minWidth: wider(column.minWidth ?? FLEX_MIN_PX),
  }));
}

/** Width a column asks for: the person's, else its own. */
export function widthOf<T>(column: Column<T>, layout: ColumnLayout): number {
  const set = layout.widths[column.id];
  if (set !== undefined) {
    return set;
  }
  return column.width === 'flex' ? (column.minWidth ?? FLEX_MIN_PX) : column.width;
}

/** Leaves out the least important columns until the others fit. */
export function fitting<T>(
  columns: readonly Column<T>[],
  layout: ColumnLayout,
  available: number,
): readonly Column<T>[] {
  let kept = [...columns];
  const needed = () => kept.reduce((sum, column) => sum + widthOf(column, layout), 0);
  while (needed() > available) {
    const last = kept.reduce<Column<T> | undefined>(
      (worst, column) => (column.priority > 0 && column.priority >= (worst?.priority ?? 1) ? column : worst),
      undefined,
    );
    if (last === undefined || layout.widths[last.id] !== undefined) {
      break;
    }
    kept = kept.filter((column) => column !== last);
  }
  return kept;
}

/** `grid-template-columns` of every row. `lead` is the width of the checkbox column, 0 for none. */
export function template<T>(columns: readonly Column<T>[], layout: ColumnLayout, lead: number): string {
  const tracks = columns.map((column) => {
    const set = layout.widths[column.id];
    return set === undefined && column.width === 'flex'
      ? `minmax(${String(column.minWidth ?? FLEX_MIN_PX)}px,${String(column.share ?? 1)}fr)`
      : `${String(set ?? column.width)}px`;
  });
  return lead > 0 ? `${String(lead)}px ${tracks.join(' ')}` : tracks.join(' ');
}

export function resized(layout: ColumnLayout, id: string, width: number): ColumnLayout {
  const px = Math.round(Math.min(Math.max(width, MIN_COLUMN_PX), MAX_COLUMN_PX));
  return { ...layout, widths: { ...layout.widths, [id]: px } };
}

/** Swaps a column with its neighbour; the frozen first one does not take part. */
export function moved<T>(
  columns: readonly Column<T>[],
  layout: ColumnLayout,
  id: string,
  by: -1 | 1,
): ColumnLayout {
  const ids = ordered(columns, layout).map((column) => column.id);
  const from = ids.indexOf(id);
  const to = from + by;
  const other = ids[to];
  if (from < 1 || to < 1 || other === undefined) {
    return layout;
  }
  ids[from] = other;
  ids[to] = id;
  return { ...layout, order: ids };
}
