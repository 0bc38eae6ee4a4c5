import { memo, type CSSProperties } from 'react';

import type { Column } from './columns';
import classes from './grid.module.css';

interface GridRowProps<T> {
  readonly gridId: string;
  readonly index: number;
  readonly row: T | undefined;
  readonly top: number;
  readonly columns: readonly Column<T>[];
  readonly selectable: boolean;
  readonly selected: boolean;
  readonly current: boolean;
  /** Column of the keyboard's cell, -1 for the whole row, absent when the keyboard is elsewhere. */
  readonly activeColumn: number | undefined;
  readonly testId: string | undefined;
}

function rowClass(props: { current: boolean; activeColumn: number | undefined }): string {
  const names = [classes.row];
  if (props.current) {
    names.push(classes.current);
  }
  if (props.activeColumn !== undefined) {
    names.push(classes.active);
  }
  return names.join(' ');
}

/** Plain elements only. Listeners sit on the grid; the row says which one it is by `data-row`. */
function GridRowInner<T>(props: GridRowProps<T>) {
  const { gridId, index, row, columns, activeColumn } = props;
  const style: CSSProperties = { transform: `translateY(${String(props.top)}px)` };
  const lead = props.selectable ? 1 : 0;
  return (
    <div
      role="row"
      id={`${gridId}-r${String(index)}`}
      aria-rowindex={index + 2}
      aria-selected={props.selectable ? props.selected : undefined}
      aria-current={props.current ? 'true' : undefined}
      aria-busy={row === undefined ? true : undefined}
      data-row={index}
      data-testid={row === undefined ? undefined : props.testId}
      className={rowClass(props)}
      style={style}
    >
      {props.selectable ? (
        <span role="gridcell" className={classes.check} data-check="" aria-colindex={1}>
          <span className={props.selected ? classes.boxOn : classes.box} />
        </span>
      ) : null}
      {columns.map((column, place) => (
        <span
          key={column.id}
          role="gridcell"
          id={activeColumn === place ? `${gridId}-cell` : undefined}
          aria-colindex={place + lead + 1}
          className={cellClass(column, place, activeColumn === place)}
          title={row === undefined ? undefined : column.title?.(row)}
        >
          {row === undefined ? <span className={classes.placeholder} /> : column.cell(row)}
        </span>
      ))}
    </div>
  );
}

function cellClass<T>(column: Column<T>, place: number, active: boolean): string {
  const names = [classes.cell];
  if (place === 0) {
    names.push(classes.frozen);
  }
  if (column.muted === true) {
    names.push(classes.muted);
  }
  if (column.align === 'end') {
    names.push(classes.end);
  }
  if (active) {
    names.push(classes.activeCell);
  }
  return names.join(' ');
}

export const GridRow = memo(GridRowInner) as typeof GridRowInner;
