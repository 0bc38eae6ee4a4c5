import type { Column } from './columns';
import classes from './grid.module.css';
import hidden from '../ui/hidden.module.css';

export interface SortState {
  readonly by: string;
  readonly descending: boolean;
}

interface GridHeaderProps<T> {
  readonly gridId: string;
  readonly columns: readonly Column<T>[];
  readonly selectable: boolean;
  readonly selectLabel: string;
  readonly allSelected: boolean | 'mixed';
  readonly sort: SortState | undefined;
  /** Column of the keyboard's cell while it is in the header. */
  readonly activeColumn: number | undefined;
}

function ariaSort<T>(
  column: Column<T>,
  sort: SortState | undefined,
): 'ascending' | 'descending' | 'none' | undefined {
  if (column.sort === undefined) {
    return undefined;
  }
  if (sort === undefined || sort.by !== column.sort) {
    return 'none';
  }
  return sort.descending ? 'descending' : 'ascending';
}

/** One header line. Clicks and drags are read by the grid from `data-column` and `data-resize`. */
export function GridHeader<T>(props: GridHeaderProps<T>) {
  const lead = props.selectable ? 1 : 0;
  return (
    <div role="row" aria-rowindex={1} className={classes.head} data-head="">
      {props.selectable ? (
        <span role="columnheader" className={classes.check} data-check-all="" aria-colindex={1}>
          <span className={hidden['srOnly']}>{props.selectLabel}</span>
          <span
            className={
              props.allSelected === 'mixed'
                ? classes.boxMixed
                : props.allSelected
                  ? classes.boxOn
                  : classes.box
            }
          />
        </span>
      ) : null}
      {props.columns.map((column, place) => {
        const order = ariaSort(column, props.sort);
        const active = props.activeColumn === place;
        return (
          <span
            key={column.id}
            role="columnheader"
            id={active ? `${props.gridId}-cell` : undefined}
            aria-colindex={place + lead + 1}
            aria-sort={order}
            data-column={column.id}
            data-sortable={column.sort === undefined ? undefined : ''}
            className={[
              classes.cell,
              classes.headCell,
              place === 0 ? classes.frozen : '',
              column.align === 'end' ? classes.end : '',
              active ? classes.activeCell : '',
            ].join(' ')}
          >
            <span className={classes.headText}>{column.header}</span>
            {order === 'ascending' || order === 'descending' ? (
              <svg className={classes.arrow} data-order={order} viewBox="0 0 16 16" aria-hidden="true">
                <path d="M8 3v10M4.5 9.5 8 13l3.500-3.500" />
              </svg>
            ) : null}
            <span className={classes.resize} data-resize={column.id} aria-hidden="true" />
          </span>
        );
      })}
    </div>
  );
}
