import { describe, expect, it } from 'vitest';

import { DEFAULT_LAYOUT, fitting, moved, ordered, resized, scaled, template, type Column } from './columns';

const columns: readonly Column<string>[] = [
  { id: 'name', header: 'name', width: 'flex', minWidth: 200, priority: 0, cell: (row) => row },
  { id: 'phone', header: 'phone', width: 120, priority: 2, cell: (row) => row },
  { id: 'level', header: 'level', width: 100, priority: 1, cell: (row) => row },
];
const ids = (list: readonly Column<string>[]) => list.map(({ id }) => id);

describe('columns', () => {
  it('leave in the order of their priority when space is short', () => {
    expect(ids(fitting(columns, DEFAULT_LAYOUT, 420))).toEqual(['name', 'phone', 'level']);
    expect(ids(fitting(columns, DEFAULT_LAYOUT, 400))).toEqual(['name', 'level']);
    expect(ids(fitting(columns, DEFAULT_LAYOUT, 100))).toEqual(['name']);
  });

  it('can be moved by menu, the frozen first one excepted', () => {
    const layout = moved(columns, DEFAULT_LAYOUT, 'level', -1);
    expect(ids(ordered(columns, layout))).toEqual(['name', 'level', 'phone']);
    expect(moved(columns, layout, 'level', -1)).toBe(layout);
    expect(moved(columns, layout, 'name', 1)).toBe(layout);
  });

  it('grow with the letters, and never shrink with them', () => {
    expect(template(scaled(columns, 1.5), DEFAULT_LAYOUT, 0)).toBe('minmax(300px,1fr) 180px 150px');
    expect(scaled(columns, 0.9)).toBe(columns);
  });

  it('take what is left in their shares', () => {
    const [name, ...others] = columns;
    const two = [{ ...name!, share: 3 }, { ...name!, id: 'company', share: 2 }, ...others];
    expect(template(two, DEFAULT_LAYOUT, 0)).toBe('minmax(200px,3fr) minmax(200px,2fr) 120px 100px');
  });

  it('keep the width a person gave them, within reason', () => {
    const layout = resized(DEFAULT_LAYOUT, 'phone', 9_999);
    expect(template(columns, layout, 28)).toBe('28px minmax(200px,1fr) 640px 100px');
    expect(template(columns, resized(DEFAULT_LAYOUT, 'name', 3), 0)).toBe('56px 120px 100px');
  });
});
