/** Words of the virtual grid. */
export const grid = {
  selectAll: '全选',
  columnMenu: '列',
  sortAscending: '升序',
  sortDescending: '降序',
  moveLeft: '左移',
  moveRight: '右移',
  widen: '加宽',
  narrow: '收窄',
  reset: '恢复默认列',
};
