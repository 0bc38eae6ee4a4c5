import { memo, type CSSProperties } from 'react';

import type { Column } from './columns';
import classes from './grid.module.css';

interface GridRowProps<T> {
  readonly gridId: string;
  readonly index: number;
  readonly row: T | undefined;
  readonly top: number;
  readonly columns: readonly Column<T>[];
  /** Class of each column's cells, from `cellClassNames`. */
  readonly cellClassNames: readonly string[];
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
  const { gridId, index, row, columns, cellClassNames, activeColumn } = props;
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
      {columns.map((column, place) => {
        const active = activeColumn === place;
        const name = cellClassNames[place];
        return (
          <span
            key={column.id}
            role="gridcell"
            id={active ? `${gridId}-cell` : undefined}
            aria-colindex={place + lead + 1}
            data-cell={column.id}
            className={active ? `${name ?? ''} ${classes.activeCell ?? ''}` : name}
            title={row === undefined ? undefined : column.title?.(row)}
          >
            {row === undefined ? null : column.cell(row)}
          </span>
        );
      })}
    </div>
  );
}

/** Once for all rows: while scrolling nothing about a class is worked out again. */
export function cellClassNames<T>(columns: readonly Column<T>[]): readonly string[] {
  return columns.map((column, place) =>
    [
      classes.cell,
      place === 0 ? classes.frozen : undefined,
      column.muted === true ? classes.muted : undefined,
      column.align === 'end' ? classes.end : undefined,
    ]
      .filter((name) => name !== undefined)
      .join(' '),
  );
}

export const GridRow = memo(GridRowInner) as typeof GridRowInner;
