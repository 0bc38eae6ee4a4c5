import type { GridProps } from './gridProps';
import { add, countSelected, emptySelection, only, selectAll, toggle } from './selection';
import type { ActiveCell } from './useActiveCell';

export interface RowSelection {
  readonly selectable: boolean;
  /** How many rows are chosen. */
  readonly count: number;
  readonly toggleRow: (index: number, extend: boolean) => void;
  readonly toggleAll: () => void;
  readonly all: () => void;
  /** Forgets what is chosen; false when nothing was. */
  readonly clear: () => boolean;
  /** Chooses what lies between the anchor and a row, and nothing else. */
  readonly extendTo: (index: number) => void;
}

type Needed<T> = Pick<GridProps<T>, 'selection' | 'onSelection' | 'source' | 'rowId'>;

/** What keys and pointer do to the selection. Without one every action does nothing. */
export function useRowSelection<T>(props: Needed<T>, total: number, place: ActiveCell): RowSelection {
  const { selection, onSelection, source, rowId } = props;
  const { active, setActive } = place;

  const entriesBetween = async (index: number) => {
    const from = Math.min(active.anchor, index);
    const end = Math.max(active.anchor, index) + 1;
    const rows = await source.range(from, end);
    return rows.map((row) => [rowId(row), row] as const);
  };

  if (selection === undefined) {
    const nothing = () => undefined;
    return {
      selectable: false,
      count: 0,
      toggleRow: nothing,
      toggleAll: nothing,
      all: nothing,
      clear: () => false,
      extendTo: nothing,
    };
  }
  const count = countSelected(selection, total);
  return {
    selectable: true,
    count,
    toggleRow: (index, extend) => {
      const row = source.row(index);
      if (row === undefined) return;
      setActive({ row: index, column: active.column, anchor: extend ? active.anchor : index });
      if (extend) void entriesBetween(index).then((entries) => onSelection?.(add(selection, entries)));
      else onSelection?.(toggle(selection, rowId(row), row));
    },
    toggleAll: () => onSelection?.(count === total ? emptySelection() : selectAll()),
    all: () => onSelection?.(selectAll()),
    clear: () => {
      if (count > 0) onSelection?.(emptySelection());
      return count > 0;
    },
    extendTo: (index) => void entriesBetween(index).then((entries) => onSelection?.(only(entries))),
  };
}
