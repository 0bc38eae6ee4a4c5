import type { MouseEvent } from 'react';

import type { Column } from './columns';
import type { GridProps } from './gridProps';
import { HEADER, WHOLE_ROW, type ActiveCell } from './useActiveCell';
import type { CellEditing } from './useCellEdit';
import type { GridMenu, SortBy } from './useGridMenu';
import type { RowSelection } from './useRowSelection';
import { useSecondClick } from './useSecondClick';

interface Parts<T> {
  readonly shown: readonly Column<T>[];
  readonly place: ActiveCell;
  readonly chosen: RowSelection;
  readonly menu: GridMenu<T>;
  readonly editing: CellEditing<T>;
  readonly sortBy: SortBy<T>;
}

/** One set of listeners for all rows: the elements say by `data-…` what they are. */
export function useGridPointer<T>(props: GridProps<T>, parts: Parts<T>) {
  const { shown, place, chosen, menu, editing, sortBy } = parts;
  const onSecondClick = useSecondClick();

  const headOf = (target: Element) => {
    const id = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
    return id === undefined ? -1 : shown.findIndex((column) => column.id === id);
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    if (target.closest('[data-resize]') !== null) return;
    if (target.closest('[data-check-all]') !== null) {
      chosen.toggleAll();
      return;
    }
    const head = headOf(target);
    if (head >= 0) {
      place.setActive({ ...place.active, row: HEADER, column: head });
      sortBy(shown[head]);
      return;
    }
    const index = rowIndexOf(target);
    if (index === undefined) return;
    const many = event.ctrlKey || event.metaKey || event.shiftKey;
    if (target.closest('[data-check]') !== null || many) {
      chosen.toggleRow(index, event.shiftKey);
      return;
    }
    place.setActive({ row: index, column: WHOLE_ROW, anchor: index });
    const row = props.source.row(index);
    if (row === undefined) return;
    const columnId = target.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
    if (columnId !== undefined && editing.canEdit(row, columnId)) {
      onSecondClick(() => editing.begin(index, columnId, { pointer: true }));
    }
    props.onOpen?.(row, { wide: false, keyboard: false });
  };

  const onContextMenu = (event: MouseEvent) => {
    const target = event.target as Element;
    const at = { x: event.clientX, y: event.clientY };
    const column = shown[headOf(target)];
    const index = rowIndexOf(target);
    event.preventDefault();
    if (column !== undefined) menu.ofColumn(column, at);
    else if (index !== undefined) menu.ofRow(index, at);
  };

  return { onClick, onContextMenu };
}

function rowIndexOf(target: Element): number | undefined {
  const row = target.closest<HTMLElement>('[data-row]');
  return row === null ? undefined : Number(row.dataset['row']);
}
