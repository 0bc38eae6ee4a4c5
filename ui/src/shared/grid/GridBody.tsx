import type { Column } from './columns';
import type { RowRange } from './geometry';
import classes from './grid.module.css';
import { cellClassNames, GridRow } from './GridRow';
import { isSelected, type Selection } from './selection';
import type { RowSource } from './source';
import type { Active } from './useActiveCell';

interface GridBodyProps<T> {
  readonly gridId: string;
  readonly columns: readonly Column<T>[];
  readonly rowHeight: number;
  readonly source: RowSource<T>;
  readonly rowId: (row: T) => string;
  readonly selection: Selection<T> | undefined;
  readonly currentId: string | undefined;
  readonly active: Active;
  readonly range: RowRange;
  /** Height of the whole list as the scrollbar sees it. */
  readonly height: number;
  readonly testId: string | undefined;
}

/** The rows of the window. A row that leaves at one edge gives its elements to the one that enters at the other. */
export function GridBody<T>(props: GridBodyProps<T>) {
  const { gridId, columns, rowHeight, source, rowId, selection, active, range } = props;
  const { first, end, base, slots } = range;
  const classNames = cellClassNames(columns);
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
        top={(index - base) * rowHeight}
        columns={columns}
        cellClassNames={classNames}
        selectable={selection !== undefined}
        selected={id !== undefined && selection !== undefined && isSelected(selection, id)}
        current={id !== undefined && id === props.currentId}
        activeColumn={index === active.row ? active.column : undefined}
        testId={props.testId}
      />
    );
  });
  return (
    <div role="rowgroup" className={classes.body} style={{ height: props.height }}>
      <div
        role="presentation"
        className={classes.layer}
        style={{ transform: `translateY(${String(range.layerTop)}px)` }}
      >
        {rows}
      </div>
    </div>
  );
}
