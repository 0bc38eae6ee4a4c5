import type { ReactNode, Ref } from 'react';

import type { Column, ColumnLayout } from './columns';
import type { SortState } from './GridHeader';
import type { PointMenuItem } from './PointMenu';
import type { Selection } from './selection';
import type { RowSource } from './source';

export interface OpenHow {
  /** The person asked for the whole page. */
  readonly wide: boolean;
  /** By Enter, so that the focus may follow; a click leaves it in the list. */
  readonly keyboard: boolean;
}

export interface EditHow {
  /** By a double click, whose first click has opened the row. */
  readonly pointer: boolean;
}

/** A cell that is changed in place. */
export interface CellEdit<T> {
  readonly row: T;
  readonly columnId: string;
  /** Ends the edit. The focus goes back to the grid, unless the person has already put it elsewhere. */
  readonly close: (takeFocus: boolean) => void;
  /** Goes to the next or previous cell that can be changed, over the edge of the row too; ends where there is none. */
  readonly next: (by: 1 | -1) => void;
}

export interface GridHandle {
  focus: () => void;
  toTop: () => void;
}

export interface GridProps<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rowHeight: number;
  /** The preference "text size": 1 is 100 %. */
  readonly textScale: number;
  readonly source: RowSource<T>;
  readonly rowId: (row: T) => string;
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly sort?: SortState | undefined;
  readonly onSort?: (sort: SortState) => void;
  /** Present = rows can be chosen. */
  readonly selection?: Selection<T>;
  readonly onSelection?: (selection: Selection<T>) => void;
  /** The row that is open beside the list. */
  readonly currentId?: string | undefined;
  readonly onOpen?: (row: T, how: OpenHow) => void;
  readonly onRemove?: (rows: readonly T[]) => void;
  readonly onReveal?: (row: T) => void;
  readonly onFind?: () => void;
  readonly onEscape?: () => void;
  /** Present = cells of columns with `editable` are changed by F2 and double click. Drawn above the cell. */
  readonly editor?: ((cell: CellEdit<T>) => ReactNode) | undefined;
  /** An edit begins. */
  readonly onEdit?: (row: T, how: EditHow) => void;
  /** F2 where nothing can be changed. */
  readonly onNoEdit?: () => void;
  readonly menu?: (row: T) => readonly PointMenuItem[];
  readonly menuLabel?: string;
  readonly singleKeys?: boolean;
  /** A change scrolls back to the first row: another view, filter or order. */
  readonly resetKey?: string;
  readonly testId?: string;
  readonly rowTestId?: string;
  readonly ref?: Ref<GridHandle>;
}
