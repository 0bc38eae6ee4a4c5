import type { Texts } from '../../i18n';
import { moved, ordered, resized, widthOf, DEFAULT_LAYOUT, type Column } from './columns';
import type { GridProps } from './gridProps';
import type { PointMenuItem } from './PointMenu';

const WIDTH_STEP_PX = 24;

/** Everything a header can do by pointer, without one. */
export function columnItems<T>(
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
    { id: 'reset', label: labels.reset, separated: true, run: () => onLayout(DEFAULT_LAYOUT) },
  ];
}
