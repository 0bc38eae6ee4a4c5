import { translation } from '../catalogue';
import type { grid as source } from '../zh-CN/grid';

export const grid = translation<typeof source>()({
  selectAll: 'Select all',
  columnMenu: 'Column',
  sortAscending: 'Sort ascending',
  sortDescending: 'Sort descending',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  widen: 'Wider',
  narrow: 'Narrower',
  reset: 'Default columns',
});
