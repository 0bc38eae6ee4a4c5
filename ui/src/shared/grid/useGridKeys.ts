import { onKeys } from '../keys';
import type { Column } from './columns';
import type { GridProps } from './gridProps';
import { gridKey, type GridKey } from './keyboard';
import { HEADER, type ActiveCell } from './useActiveCell';
import type { CellEditing } from './useCellEdit';
import { pointOf, type GridMenu, type SortBy } from './useGridMenu';
import type { GridScroll } from './useGridScroll';
import type { RowSelection } from './useRowSelection';

interface Parts<T> {
  readonly shown: readonly Column<T>[];
  readonly total: number;
  readonly place: ActiveCell;
  readonly chosen: RowSelection;
  readonly scroll: GridScroll;
  readonly menu: GridMenu<T>;
  readonly editing: CellEditing<T>;
  readonly sortBy: SortBy<T>;
  /** Before anything a key does. */
  readonly keyPressed: () => void;
}

/** What each key does. Keys of an input method never arrive here. */
export function useGridKeys<T>(props: GridProps<T>, parts: Parts<T>) {
  const { shown, total, place, chosen, scroll, menu, editing, sortBy, keyPressed } = parts;
  const { active } = place;
  const row = active.row >= 0 ? props.source.row(active.row) : undefined;
  const head = active.row === HEADER ? shown[Math.max(0, active.column)] : undefined;

  const moveTo = (index: number, extend: boolean) => {
    const to = place.goToRow(index, extend);
    if (to < 0) return;
    scroll.showRow(to);
    if (extend) chosen.extendTo(to);
  };

  const act = (key: GridKey, grid: HTMLElement): void => {
    switch (key.kind) {
      case 'move':
        moveTo(active.row + key.rows, key.extend);
        break;
      case 'page':
        moveTo(Math.max(0, active.row + key.by * scroll.pageRows), key.extend);
        break;
      case 'edge':
        moveTo(key.to === 'first' ? 0 : total - 1, key.extend);
        break;
      case 'column':
        place.goToColumn(key.to, shown.length);
        break;
      case 'toggle':
        if (active.row === HEADER) sortBy(head);
        else chosen.toggleRow(active.row, false);
        break;
      case 'all':
        chosen.all();
        break;
      case 'clear':
        if (!chosen.clear()) props.onEscape?.();
        break;
      case 'open':
        if (active.row === HEADER) sortBy(head);
        else if (row !== undefined) props.onOpen?.(row, { wide: key.wide, keyboard: true });
        break;
      case 'edit':
        if (active.row !== HEADER) editing.beginAt(active);
        break;
      case 'remove':
        if (row !== undefined) props.onRemove?.([row]);
        break;
      case 'menu':
        if (head !== undefined) menu.ofColumn(head, pointOf(grid, `[data-column="${head.id}"]`));
        else menu.ofRow(active.row, pointOf(grid, `[data-row="${String(active.row)}"]`));
        break;
      case 'reveal':
        if (row !== undefined) props.onReveal?.(row);
        break;
      case 'find':
        props.onFind?.();
        break;
    }
  };

  return onKeys((event) => {
    const key = gridKey(event, props.singleKeys ?? true);
    if (key === undefined || (key.kind === 'find' && props.onFind === undefined)) return false;
    if (key.kind === 'edit' && props.editor === undefined) return false;
    keyPressed();
    act(key, event.currentTarget);
    return true;
  });
}
