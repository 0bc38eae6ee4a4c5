import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { onKeys } from '../keys';
import { DEFAULT_LAYOUT, type Column } from './columns';
import { Grid, type CellEdit, type GridProps } from './Grid';
import { memorySource } from './source';

interface Row {
  id: string;
  name: string;
  locked?: boolean;
}

const rows: Row[] = [
  { id: 'a', name: 'A' },
  { id: 'b', name: 'B' },
  { id: 'c', name: 'C', locked: true },
];
const isOpen = (row: Row) => row.locked !== true;
const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Name', width: 'flex', priority: 0, editable: isOpen, cell: (row) => row.name },
  { id: 'secret', header: 'Secret', width: 80, priority: 1, cell: () => '***' },
  { id: 'city', header: 'City', width: 80, priority: 1, editable: isOpen, cell: () => 'city' },
];

function Editor({ cell }: { cell: CellEdit<Row> }) {
  return (
    <input
      aria-label={`${cell.row.id} ${cell.columnId}`}
      ref={(input) => input?.focus()}
      {...onKeys({
        escape: () => cell.close(true),
        tab: () => cell.next(1),
        'shift+tab': () => cell.next(-1),
      })}
    />
  );
}

function show(props: Partial<GridProps<Row>> = {}) {
  const user = userEvent.setup();
  render(
    <Grid
      label="Sample"
      columns={columns}
      rowHeight={40}
      textScale={1}
      source={memorySource(rows)}
      rowId={(row) => row.id}
      layout={DEFAULT_LAYOUT}
      onLayout={() => undefined}
      editor={(cell) => <Editor key={cell.row.id + cell.columnId} cell={cell} />}
      {...props}
    />,
  );
  return user;
}

const grid = () => screen.getByRole('grid');
const editing = () => screen.queryByRole('textbox')?.getAttribute('aria-label');

beforeEach(() => {
  vi.restoreAllMocks();
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(632);
});

describe('editing in place', () => {
  it('begins with F2 at the first cell that can be changed, or at the one the keyboard is on', async () => {
    const user = show();
    act(() => grid().focus());
    await user.keyboard('{F2}');
    expect(editing()).toBe('a name');
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(grid());
    await user.keyboard('{End}{F2}');
    expect(editing()).toBe('a city');
  });

  it('goes on with Tab over cells that cannot be changed and over the end of the row, and back', async () => {
    const user = show();
    act(() => grid().focus());
    await user.keyboard('{F2}{Tab}');
    expect(editing()).toBe('a city');
    await user.keyboard('{Tab}');
    expect(editing()).toBe('b name');
    await user.keyboard('{Shift>}{Tab}{/Shift}');
    expect(editing()).toBe('a city');
  });

  it('ends where nothing more can be changed', async () => {
    const user = show();
    act(() => grid().focus());
    await user.keyboard('{ArrowDown}{End}{F2}{Tab}');
    expect(editing()).toBeUndefined();
    expect(document.activeElement).toBe(grid());
  });

  it('does not begin where a column cannot be changed, and says so', async () => {
    const onNoEdit = vi.fn();
    const user = show({ onNoEdit });
    act(() => grid().focus());
    await user.keyboard('{ArrowRight}{ArrowRight}{F2}');
    expect(editing()).toBeUndefined();
    expect(onNoEdit).toHaveBeenCalledOnce();
  });

  it('begins with a double click, and tells the page that its first click is taken back', async () => {
    const [onOpen, onEdit] = [vi.fn(), vi.fn()];
    const user = show({ onOpen, onEdit });
    await user.dblClick(screen.getByText('B'));
    expect(editing()).toBe('b name');
    expect(onOpen).toHaveBeenCalledOnce();
    expect(onEdit).toHaveBeenCalledWith(rows[1], { pointer: true });
  });

  it('takes the second click wherever it lands, so that nothing under it is pressed', async () => {
    const onPress = vi.fn();
    const user = show();
    render(<button onClick={onPress}>covers the cell</button>);
    await user.click(screen.getByText('B'));
    screen.getByText('covers the cell').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
    expect(onPress).not.toHaveBeenCalled();
    expect(await screen.findByLabelText('b name')).toBeTruthy();
  });

  it('is only another click on a cell that cannot be changed', async () => {
    const user = show();
    await user.dblClick(screen.getByText('C'));
    expect(editing()).toBeUndefined();
  });

  it('leaves the grid as it is without an editor', async () => {
    const onNoEdit = vi.fn();
    const user = show({ editor: undefined, onNoEdit });
    act(() => grid().focus());
    await user.keyboard('{F2}');
    expect([editing(), onNoEdit.mock.calls.length]).toEqual([undefined, 0]);
  });
});
