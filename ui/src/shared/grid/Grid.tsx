import {
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type MouseEvent,
  type PointerEvent,
  type Ref,
} from 'react';

import { useI18n, type Texts } from '../../i18n';
import { onKeys } from '../keys';
import {
  MIN_COLUMN_PX,
  moved,
  ordered,
  resized,
  template,
  widthOf,
  type Column,
  type ColumnLayout,
} from './columns';
import classes from './grid.module.css';
import { GridHeader, type SortState } from './GridHeader';
import { GridRow } from './GridRow';
import { gridKey, type GridKey } from './keyboard';
import { PointMenu, type PointMenuItem } from './PointMenu';
import {
  add,
  countSelected,
  emptySelection,
  isSelected,
  only,
  selectAll,
  toggle,
  type Selection,
} from './selection';
import type { RowSource } from './source';
import { useGridScroll } from './useGridScroll';
import { useShownColumns } from './useShownColumns';

export const HEAD_PX = 32;
const LEAD_PX = 28;
const GUTTER_PX = 32;
const WIDTH_STEP_PX = 24;
/** The keyboard stands on the header line. */
const HEADER = -1;
/** The keyboard stands on a whole row, not on one of its cells. */
const WHOLE_ROW = -1;

export interface OpenHow {
  /** The person asked for the whole page. */
  readonly wide: boolean;
  /** By Enter, so that the focus may follow; a click leaves it in the list. */
  readonly keyboard: boolean;
}

export interface GridHandle {
  focus: () => void;
  toTop: () => void;
}

export interface GridProps<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rowHeight: number;
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
  readonly menu?: (row: T) => readonly PointMenuItem[];
  readonly menuLabel?: string;
  readonly singleKeys?: boolean;
  /** A change scrolls back to the first row: another view, filter or order. */
  readonly resetKey?: string;
  readonly testId?: string;
  readonly rowTestId?: string;
  readonly ref?: Ref<GridHandle>;
}

interface Active {
  readonly row: number;
  readonly column: number;
  /** Where a range begins that Shift extends. */
  readonly anchor: number;
}

const AT_START: Active = { row: 0, column: WHOLE_ROW, anchor: 0 };

interface OpenMenu {
  readonly at: { readonly x: number; readonly y: number };
  readonly label: string;
  readonly items: readonly PointMenuItem[];
}

/** A virtual grid of plain elements: one Tab stop, one set of listeners, rows recycled, rows fetched in windows. */
export function Grid<T>({ ref, ...props }: GridProps<T>) {
  const { columns, rowHeight, source, rowId, layout, selection } = props;
  const { grid: labels } = useI18n().t;
  const total = source.total ?? 0;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useGridScroll(scroller, total, rowHeight, HEAD_PX);
  const [active, setActive] = useState<Active>(AT_START);
  const [menu, setMenu] = useState<OpenMenu | undefined>(undefined);
  const activeRow = Math.min(active.row, total - 1);

  const lead = selection === undefined ? 0 : LEAD_PX;
  const available = scroll.width - GUTTER_PX - lead;
  const shown = useShownColumns(columns, layout, available);
  const needed = shown.reduce((sum, column) => sum + widthOf(column, layout), 0);
  const wide = scroll.width > 0 && needed > available;

  const { onWindow } = source;
  const { first, end } = scroll.range;
  useEffect(() => {
    onWindow(first, Math.max(end, first + 1));
  });

  const { toTop } = scroll;
  useLayoutEffect(() => {
    toTop();
  }, [props.resetKey, toTop]);
  const [lastReset, setLastReset] = useState(props.resetKey);
  if (lastReset !== props.resetKey) {
    setLastReset(props.resetKey);
    setActive(AT_START);
  }

  useImperativeHandle(ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    toTop,
  }));

  const moveTo = (row: number, extend: boolean) => {
    const to = Math.max(HEADER, Math.min(row, total - 1));
    setActive({
      row: to,
      column: to === HEADER ? Math.max(0, active.column) : active.column,
      anchor: extend ? active.anchor : Math.max(0, to),
    });
    if (to >= 0) {
      scroll.showRow(to);
    }
    if (extend && selection !== undefined && to >= 0) {
      const from = Math.min(active.anchor, to);
      const until = Math.max(active.anchor, to) + 1;
      void source
        .range(from, until)
        .then((rows) => props.onSelection?.(only(rows.map((one) => [rowId(one), one]))));
    }
  };

  const toggleRow = (index: number, extend: boolean) => {
    const row = source.row(index);
    if (selection === undefined || row === undefined) {
      return;
    }
    setActive({ row: index, column: active.column, anchor: extend ? active.anchor : index });
    if (extend) {
      const from = Math.min(active.anchor, index);
      const until = Math.max(active.anchor, index) + 1;
      void source.range(from, until).then((rows) =>
        props.onSelection?.(
          add(
            selection,
            rows.map((one) => [rowId(one), one] as const),
          ),
        ),
      );
      return;
    }
    props.onSelection?.(toggle(selection, rowId(row), row));
  };

  const toggleAll = () => {
    if (selection !== undefined) {
      const all = countSelected(selection, total) === total;
      props.onSelection?.(all ? emptySelection() : selectAll());
    }
  };

  const sortBy = (column: Column<T> | undefined, descending?: boolean) => {
    if (column?.sort !== undefined) {
      props.onSort?.({
        by: column.sort,
        descending: descending ?? (props.sort?.by === column.sort && !props.sort.descending),
      });
    }
  };

  const openRowMenu = (index: number, at: { x: number; y: number }) => {
    const row = source.row(index);
    if (row !== undefined && props.menu !== undefined) {
      setActive({ ...active, row: index });
      setMenu({ at, label: props.menuLabel ?? props.label, items: props.menu(row) });
    }
  };

  const openColumnMenu = (column: Column<T>, at: { x: number; y: number }) => {
    setMenu({ at, label: labels.columnMenu, items: columnItems(column, props, labels, sortBy) });
  };

  const closeMenu = () => {
    setMenu(undefined);
    scroller.current?.focus({ preventScroll: true });
  };

  const pointOf = (grid: HTMLElement, selector: string) => {
    const box = grid.querySelector(selector)?.getBoundingClientRect();
    return box === undefined ? { x: 0, y: 0 } : { x: box.left + 24, y: box.bottom };
  };

  const headColumn = () => (activeRow === HEADER ? shown[Math.max(0, active.column)] : undefined);

  const act = (key: GridKey, grid: HTMLElement): void => {
    const row = activeRow >= 0 ? source.row(activeRow) : undefined;
    switch (key.kind) {
      case 'move':
        moveTo(activeRow + key.rows, key.extend);
        break;
      case 'page':
        moveTo(Math.max(0, activeRow + key.by * scroll.pageRows), key.extend);
        break;
      case 'edge':
        moveTo(key.to === 'first' ? 0 : total - 1, key.extend);
        break;
      case 'column':
        setActive({
          ...active,
          row: activeRow,
          column: nextColumn(active.column, key.to, shown.length, activeRow === HEADER),
        });
        break;
      case 'toggle':
        if (activeRow === HEADER) {
          sortBy(headColumn());
        } else {
          toggleRow(activeRow, false);
        }
        break;
      case 'all':
        if (selection !== undefined) {
          props.onSelection?.(selectAll());
        }
        break;
      case 'clear':
        if (selection !== undefined && countSelected(selection, total) > 0) {
          props.onSelection?.(emptySelection());
        } else {
          props.onEscape?.();
        }
        break;
      case 'open':
        if (activeRow === HEADER) {
          sortBy(headColumn());
        } else if (row !== undefined) {
          props.onOpen?.(row, { wide: key.wide, keyboard: true });
        }
        break;
      case 'remove':
        if (row !== undefined) {
          props.onRemove?.([row]);
        }
        break;
      case 'menu': {
        const column = headColumn();
        if (column !== undefined) {
          openColumnMenu(column, pointOf(grid, `[data-column="${column.id}"]`));
        } else {
          openRowMenu(activeRow, pointOf(grid, `[data-row="${String(activeRow)}"]`));
        }
        break;
      }
      case 'reveal':
        if (row !== undefined) {
          props.onReveal?.(row);
        }
        break;
      case 'find':
        props.onFind?.();
        break;
    }
  };

  const keys = onKeys({}, (event) => {
    const key = gridKey(event, props.singleKeys ?? true);
    if (key === undefined || (key.kind === 'find' && props.onFind === undefined)) {
      return false;
    }
    act(key, event.currentTarget);
    return true;
  });

  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    if (target.closest('[data-resize]') !== null) {
      return;
    }
    if (target.closest('[data-check-all]') !== null) {
      toggleAll();
      return;
    }
    const head = target.closest<HTMLElement>('[data-column]');
    if (head !== null) {
      const place = shown.findIndex((column) => column.id === head.dataset['column']);
      setActive({ ...active, row: HEADER, column: place });
      sortBy(shown[place]);
      return;
    }
    const index = rowIndexOf(target);
    if (index === undefined) {
      return;
    }
    if (target.closest('[data-check]') !== null || event.ctrlKey || event.metaKey || event.shiftKey) {
      toggleRow(index, event.shiftKey);
      return;
    }
    setActive({ row: index, column: WHOLE_ROW, anchor: index });
    const row = source.row(index);
    if (row !== undefined) {
      props.onOpen?.(row, { wide: false, keyboard: false });
    }
  };

  const onContextMenu = (event: MouseEvent) => {
    const target = event.target as Element;
    const at = { x: event.clientX, y: event.clientY };
    const column = shown.find(
      (one) => one.id === target.closest<HTMLElement>('[data-column]')?.dataset['column'],
    );
    const index = rowIndexOf(target);
    event.preventDefault();
    if (column !== undefined) {
      openColumnMenu(column, at);
    } else if (index !== undefined) {
      openRowMenu(index, at);
    }
  };

  const columnsCss = template(shown, layout, lead);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const handle = (event.target as Element).closest<HTMLElement>('[data-resize]');
    const column = shown.find((one) => one.id === handle?.dataset['resize']);
    const element = scroller.current;
    if (handle === null || column === undefined || element === null) {
      return;
    }
    event.preventDefault();
    const start = event.clientX;
    const from = handle.parentElement?.getBoundingClientRect().width ?? MIN_COLUMN_PX;
    handle.setPointerCapture(event.pointerId);
    // While dragging only one variable changes; the rows are not rendered again until the end.
    const drag = (move: globalThis.PointerEvent) => {
      const next = resized(layout, column.id, from + move.clientX - start);
      element.style.setProperty('--grid-cols', template(shown, next, lead));
    };
    const stop = (up: globalThis.PointerEvent) => {
      handle.removeEventListener('pointermove', drag);
      handle.removeEventListener('pointerup', stop);
      handle.removeEventListener('pointercancel', stop);
      if (up.type === 'pointerup' && up.clientX !== start) {
        props.onLayout(resized(layout, column.id, from + up.clientX - start));
      } else {
        element.style.setProperty('--grid-cols', columnsCss);
      }
    };
    handle.addEventListener('pointermove', drag);
    handle.addEventListener('pointerup', stop);
    handle.addEventListener('pointercancel', stop);
  };

  const slots = Math.max(1, end - first + 2);
  const rows = Array.from({ length: end - first }, (_, place) => {
    const index = first + place;
    const row = source.row(index);
    const id = row === undefined ? undefined : rowId(row);
    return (
      <GridRow
        key={index % slots}
        gridId={gridId}
        index={index}
        row={row}
        top={(index - scroll.range.base) * rowHeight}
        columns={shown}
        selectable={selection !== undefined}
        selected={id !== undefined && selection !== undefined && isSelected(selection, id)}
        current={id !== undefined && id === props.currentId}
        activeColumn={index === activeRow ? active.column : undefined}
        testId={props.rowTestId}
      />
    );
  });

  const drawn = activeRow === HEADER || (activeRow >= first && activeRow < end);
  const activeId = active.column === WHOLE_ROW ? `${gridId}-r${String(activeRow)}` : `${gridId}-cell`;
  const chosen = selection === undefined ? 0 : countSelected(selection, total);
  const style = {
    '--grid-cols': columnsCss,
    '--grid-row': `${String(rowHeight)}px`,
    '--grid-lead': `${String(lead)}px`,
    '--grid-width': wide ? `${String(needed + lead + GUTTER_PX)}px` : '100%',
  } as CSSProperties;

  return (
    <>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={source.total === undefined ? -1 : total + 1}
        aria-colcount={shown.length + (selection === undefined ? 0 : 1)}
        aria-multiselectable={selection === undefined ? undefined : true}
        aria-activedescendant={drawn && total > 0 ? activeId : undefined}
        aria-busy={source.total === undefined}
        data-testid={props.testId}
        data-wide={wide ? '' : undefined}
        className={classes.grid}
        style={style}
        onClick={onClick}
        onContextMenu={onContextMenu}
        onPointerDown={onPointerDown}
        {...keys}
      >
        <div role="rowgroup" className={classes.headGroup}>
          <GridHeader
            gridId={gridId}
            columns={shown}
            selectable={selection !== undefined}
            selectLabel={labels.selectAll}
            allSelected={chosen === 0 ? false : chosen === total ? true : 'mixed'}
            sort={props.sort}
            activeColumn={activeRow === HEADER ? Math.max(0, active.column) : undefined}
          />
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: scroll.height }}>
          <div
            role="presentation"
            className={classes.layer}
            style={{ transform: `translateY(${String(scroll.range.layerTop)}px)` }}
          >
            {rows}
          </div>
        </div>
      </div>
      {menu === undefined ? null : (
        <PointMenu label={menu.label} at={menu.at} items={menu.items} onClose={closeMenu} />
      )}
    </>
  );
}

function rowIndexOf(target: Element): number | undefined {
  const row = target.closest<HTMLElement>('[data-row]');
  return row === null ? undefined : Number(row.dataset['row']);
}

function nextColumn(
  now: number,
  to: 'previous' | 'next' | 'first' | 'last',
  count: number,
  header: boolean,
): number {
  const lowest = header ? 0 : WHOLE_ROW;
  switch (to) {
    case 'previous':
      return Math.max(lowest, now - 1);
    case 'next':
      return Math.min(count - 1, now + 1);
    case 'first':
      return 0;
    case 'last':
      return count - 1;
  }
}

/** Everything a header can do by pointer, without one. */
function columnItems<T>(
  column: Column<T>,
  props: Pick<GridProps<T>, 'columns' | 'layout' | 'onLayout'>,
  labels: Texts['grid'],
  sortBy: (column: Column<T>, descending: boolean) => void,
): readonly PointMenuItem[] {
  const { layout, columns, onLayout } = props;
  const place = ordered(columns, layout).findIndex((one) => one.id === column.id);
  const width = widthOf(column, layout);
  const sorts: readonly PointMenuItem[] =
    column.sort === undefined
      ? []
      : [
          { id: 'ascending', label: labels.sortAscending, run: () => sortBy(column, false) },
          { id: 'descending', label: labels.sortDescending, run: () => sortBy(column, true) },
        ];
  return [
    ...sorts,
    {
      id: 'left',
      label: labels.moveLeft,
      separated: sorts.length > 0,
      disabled: place < 2,
      run: () => onLayout(moved(columns, layout, column.id, -1)),
    },
    {
      id: 'right',
      label: labels.moveRight,
      disabled: place < 1 || place === columns.length - 1,
      run: () => onLayout(moved(columns, layout, column.id, 1)),
    },
    {
      id: 'widen',
      label: labels.widen,
      separated: true,
      run: () => onLayout(resized(layout, column.id, width + WIDTH_STEP_PX)),
    },
    {
      id: 'narrow',
      label: labels.narrow,
      run: () => onLayout(resized(layout, column.id, width - WIDTH_STEP_PX)),
    },
    {
      id: 'reset',
      label: labels.reset,
      separated: true,
      run: () => onLayout({ order: [], widths: {} }),
    },
  ];
}
