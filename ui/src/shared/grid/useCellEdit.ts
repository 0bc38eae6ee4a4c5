import { useState } from 'react';

import type { Column } from './columns';
import type { CellEdit, EditHow, GridProps } from './gridProps';
import { WHOLE_ROW, type Active, type ActiveCell } from './useActiveCell';
import type { GridScroll } from './useGridScroll';

/** The cell under edit: the row by its id, since the list may be fetched again meanwhile. */
interface Edited<T> {
  readonly index: number;
  readonly id: string;
  readonly columnId: string;
  readonly row: T;
}

export interface CellEditing<T> {
  readonly canEdit: (row: T, columnId: string) => boolean;
  readonly begin: (index: number, columnId: string, how: EditHow) => void;
  /** By keyboard: the cell it stands on; on a whole row the first one that can be changed. */
  readonly beginAt: (active: Active) => void;
  /** The cell and where it is drawn. */
  readonly open:
    { readonly index: number; readonly columnId: string; readonly cell: CellEdit<T> } | undefined;
}

interface Parts<T> {
  readonly shown: readonly Column<T>[];
  readonly place: ActiveCell;
  readonly scroll: GridScroll;
  readonly focusGrid: () => void;
}

/** Which cell is changed in place, and the way from one to the next. What is typed is the editor's business. */
export function useCellEdit<T>(props: GridProps<T>, parts: Parts<T>): CellEditing<T> {
  const { shown, place, scroll, focusGrid } = parts;
  const { source, rowId, editor } = props;
  const [edited, setEdited] = useState<Edited<T> | undefined>(undefined);
  const [lastReset, setLastReset] = useState(props.resetKey);
  if (lastReset !== props.resetKey) {
    setLastReset(props.resetKey);
    setEdited(undefined);
  }

  const canEdit = (row: T, columnId: string) =>
    editor !== undefined && shown.find((column) => column.id === columnId)?.editable?.(row) === true;

  const put = (index: number, columnId: string): T | undefined => {
    const row = source.row(index);
    if (row === undefined) return undefined;
    setEdited({ index, id: rowId(row), columnId, row });
    place.setActive({
      row: index,
      column: shown.findIndex((column) => column.id === columnId),
      anchor: index,
    });
    scroll.showRow(index);
    return row;
  };
  const begin = (index: number, columnId: string, how: EditHow) => {
    const row = put(index, columnId);
    if (row !== undefined) props.onEdit?.(row, how);
  };

  const close = (takeFocus: boolean) => {
    setEdited(undefined);
    if (takeFocus) focusGrid();
  };
  const next = (from: Edited<T>, by: 1 | -1) => {
    let index = from.index;
    let column = shown.findIndex((one) => one.id === from.columnId) + by;
    // At most this row and the one after it: a row has either some cells that can be changed or none.
    for (let rows = 0; rows < 2; rows += 1) {
      const row = source.row(index);
      for (; row !== undefined && column >= 0 && column < shown.length; column += by) {
        const { id } = shown[column] ?? {};
        if (id !== undefined && canEdit(row, id)) {
          put(index, id);
          return;
        }
      }
      index += by;
      column = by > 0 ? 0 : shown.length - 1;
    }
    close(true);
  };

  const current = edited === undefined ? undefined : { ...edited, ...found(edited, props, scroll) };
  return {
    canEdit,
    begin,
    beginAt: ({ row: index, column }) => {
      const row = source.row(index);
      if (row === undefined) return;
      const target = column === WHOLE_ROW ? shown.find((one) => one.editable?.(row) === true) : shown[column];
      if (target !== undefined && canEdit(row, target.id)) begin(index, target.id, { pointer: false });
      else props.onNoEdit?.();
    },
    open:
      current === undefined
        ? undefined
        : {
            index: current.index,
            columnId: current.columnId,
            cell: {
              row: current.row,
              columnId: current.columnId,
              close,
              next: (by) => next(current, by),
            },
          },
  };
}

/** Where the row is now: usually where it was; after fetching again perhaps elsewhere in view. */
function found<T>(
  { index, id }: Edited<T>,
  { source, rowId }: Pick<GridProps<T>, 'source' | 'rowId'>,
  { range }: GridScroll,
): { readonly index?: number; readonly row?: T } {
  const at = (place: number) => {
    const row = source.row(place);
    return row !== undefined && rowId(row) === id ? { index: place, row } : undefined;
  };
  const there = at(index);
  if (there !== undefined) return there;
  for (let place = range.first; place < range.end; place += 1) {
    const here = at(place);
    if (here !== undefined) return here;
  }
  return {};
}
