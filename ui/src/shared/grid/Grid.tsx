import { useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, type CSSProperties } from 'react';

import { useI18n } from '../../i18n';
import { CellOverlay } from './CellOverlay';
import { template, widthOf } from './columns';
import classes from './grid.module.css';
import { GridBody } from './GridBody';
import { GridHeader } from './GridHeader';
import type { GridProps } from './gridProps';
import { PointMenu } from './PointMenu';
import { HEADER, useActiveCell, WHOLE_ROW } from './useActiveCell';
import { useCellEdit } from './useCellEdit';
import { useColumnResize } from './useColumnResize';
import { useGridKeys } from './useGridKeys';
import { useGridMenu, type SortBy } from './useGridMenu';
import { useGridPointer } from './useGridPointer';
import { useGridScroll } from './useGridScroll';
import { useKeyboardLead } from './useKeyboardLead';
import { useRowSelection } from './useRowSelection';
import { useShownColumns } from './useShownColumns';

export type { CellEdit, EditHow, GridHandle, GridProps, OpenHow } from './gridProps';

export const HEAD_PX = 32;
const LEAD_PX = 28;
const GUTTER_PX = 32;

/** A virtual grid of plain elements: one Tab stop, one set of listeners, rows recycled, rows fetched in windows. */
export function Grid<T>({ ref, ...props }: GridProps<T>) {
  const { columns, rowHeight, source, layout, selection } = props;
  const { grid: labels } = useI18n().t;
  const total = source.total ?? 0;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useGridScroll(scroller, total, rowHeight, HEAD_PX);
  const place = useActiveCell(total, props.resetKey);
  const { active } = place;

  const lead = selection === undefined ? 0 : LEAD_PX;
  const available = scroll.width - GUTTER_PX - lead;
  const shown = useShownColumns(columns, layout, available, props.textScale);
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

  const focusGrid = () => scroller.current?.focus({ preventScroll: true });
  useImperativeHandle(ref, () => ({ focus: focusGrid, toTop }));

  const sortBy: SortBy<T> = (column, descending) => {
    if (column?.sort === undefined) return;
    const turned = props.sort?.by === column.sort && !props.sort.descending;
    props.onSort?.({ by: column.sort, descending: descending ?? turned });
  };
  const chosen = useRowSelection(props, total, place);
  const menu = useGridMenu(props, place, sortBy);
  const editing = useCellEdit(props, { shown, place, scroll, focusGrid });
  const { leads, keyPressed, pointerPressed, onFocus } = useKeyboardLead();
  const keys = useGridKeys(props, {
    shown,
    total,
    place,
    chosen,
    scroll,
    menu,
    editing,
    sortBy,
    keyPressed,
  });
  const pointer = useGridPointer(props, { shown, place, chosen, menu, editing, sortBy });
  const onResizeDown = useColumnResize(scroller, { shown, layout, lead, onLayout: props.onLayout });

  const drawn = active.row === HEADER || (active.row >= first && active.row < end);
  const activeId = active.column === WHOLE_ROW ? `${gridId}-r${String(active.row)}` : `${gridId}-cell`;
  const style = {
    '--grid-cols': template(shown, layout, lead),
    '--grid-row': `${String(rowHeight)}px`,
    '--grid-lead': `${String(lead)}px`,
    '--grid-width': wide ? `${String(needed + lead + GUTTER_PX)}px` : '100%',
  } as CSSProperties;

  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={source.total === undefined ? -1 : total + 1}
        aria-colcount={shown.length + (chosen.selectable ? 1 : 0)}
        aria-multiselectable={chosen.selectable ? true : undefined}
        aria-activedescendant={drawn && total > 0 ? activeId : undefined}
        aria-busy={source.total === undefined}
        data-testid={props.testId}
        data-wide={wide ? '' : undefined}
        data-keys={leads ? '' : undefined}
        className={classes.grid}
        style={style}
        onFocus={onFocus}
        onPointerDown={(event) => {
          pointerPressed();
          onResizeDown(event);
        }}
        {...pointer}
        {...keys}
      >
        <div role="rowgroup" className={classes.headGroup}>
          <GridHeader
            gridId={gridId}
            columns={shown}
            selectable={chosen.selectable}
            selectLabel={labels.selectAll}
            allSelected={chosen.count === 0 ? false : chosen.count === total ? true : 'mixed'}
            sort={props.sort}
            activeColumn={active.row === HEADER ? Math.max(0, active.column) : undefined}
          />
        </div>
        <GridBody
          gridId={gridId}
          columns={shown}
          rowHeight={rowHeight}
          source={source}
          rowId={props.rowId}
          selection={selection}
          currentId={props.currentId}
          active={active}
          range={scroll.range}
          height={scroll.height}
          testId={props.rowTestId}
        />
      </div>
      {editing.open === undefined || props.editor === undefined ? null : (
        <CellOverlay scroller={scroller} index={editing.open.index} columnId={editing.open.columnId}>
          {props.editor(editing.open.cell)}
        </CellOverlay>
      )}
      {menu.open === undefined ? null : (
        <PointMenu
          label={menu.open.label}
          at={menu.open.at}
          items={menu.open.items}
          onClose={() => {
            menu.close();
            focusGrid();
          }}
        />
      )}
    </div>
  );
}
