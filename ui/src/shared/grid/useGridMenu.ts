import { useState } from 'react';

import { useI18n } from '../../i18n';
import { columnItems } from './columnItems';
import type { Column } from './columns';
import type { GridProps } from './gridProps';
import type { PointMenuItem } from './PointMenu';
import type { ActiveCell } from './useActiveCell';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface OpenMenu {
  readonly at: Point;
  readonly label: string;
  readonly items: readonly PointMenuItem[];
}

export type SortBy<T> = (column: Column<T> | undefined, descending?: boolean) => void;

export interface GridMenu<T> {
  readonly open: OpenMenu | undefined;
  readonly ofRow: (index: number, at: Point) => void;
  readonly ofColumn: (column: Column<T>, at: Point) => void;
  readonly close: () => void;
}

/** The context menu of a row or of a column's header. */
export function useGridMenu<T>(props: GridProps<T>, place: ActiveCell, sortBy: SortBy<T>): GridMenu<T> {
  const { grid: labels } = useI18n().t;
  const [open, setOpen] = useState<OpenMenu | undefined>(undefined);
  return {
    open,
    ofRow: (index, at) => {
      const row = props.source.row(index);
      if (row === undefined || props.menu === undefined) return;
      place.setActive({ ...place.active, row: index });
      setOpen({ at, label: props.menuLabel ?? props.label, items: props.menu(row) });
    },
    ofColumn: (column, at) => {
      setOpen({ at, label: labels.columnMenu, items: columnItems(column, props, labels, sortBy) });
    },
    close: () => setOpen(undefined),
  };
}

/** Where the keyboard's menu opens: below the row or header it stands on. */
export function pointOf(grid: HTMLElement, selector: string): Point {
  const box = grid.querySelector(selector)?.getBoundingClientRect();
  return box === undefined ? { x: 0, y: 0 } : { x: box.left + 24, y: box.bottom };
}
