import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { expectAccessible } from '../../test/render';
import { DEFAULT_LAYOUT, type Column } from './columns';
import { Grid, type GridProps } from './Grid';
import { countSelected, emptySelection, type Selection } from './selection';
import { memorySource } from './source';

interface Row {
  id: string;
  name: string;
}

const rows: Row[] = Array.from({ length: 100 }, (_, index) => ({ id: `id-${index}`, name: `Row ${index}` }));
let drawn: string[] = [];
const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 'flex',
    priority: 0,
    sort: 'name',
    cell: (row) => {
      drawn.push(row.id);
      return row.name;
    },
  },
  { id: 'twice', header: 'Twice', width: 100, priority: 1, cell: (row) => row.name },
];
const source = memorySource(rows);

function Sample({
  onChosen,
  ...props
}: Partial<GridProps<Row>> & { onChosen?: (selection: Selection<Row>) => void }) {
  const [selection, setSelection] = useState<Selection<Row>>(emptySelection);
  const [layout, setLayout] = useState(DEFAULT_LAYOUT);
  return (
    <Grid
      label="Sample"
      columns={columns}
      rowHeight={40}
      textScale={1}
      source={source}
      rowId={(row) => row.id}
      layout={layout}
      onLayout={setLayout}
      selection={selection}
      onSelection={(next) => {
        setSelection(next);
        onChosen?.(next);
      }}
      rowTestId="row"
      {...props}
    />
  );
}

const grid = () => screen.getByRole('grid', { name: 'Sample' });
const active = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');

// A window of fifteen rows below the header.
beforeEach(() => vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(632));
afterEach(() => vi.restoreAllMocks());

describe('the grid', () => {
  it('draws only what is in view and says how many there are', () => {
    render(<Sample />);
    expect(screen.getAllByTestId('row').length).toBeLessThan(30);
    expect(grid().getAttribute('aria-rowcount')).toBe('101');
    expect(screen.getAllByTestId('row')[0]?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('shows where the keyboard is once keys are used, also where a click came first', async () => {
    const user = userEvent.setup();
    render(<Sample />);
    await user.click(screen.getByText('Row 3', { selector: '[data-cell=name]' }));
    expect(grid().dataset['keys']).toBeUndefined();
    await user.keyboard('{ArrowDown}');
    expect(grid().dataset['keys']).toBe('');
    await user.click(screen.getByText('Row 5', { selector: '[data-cell=name]' }));
    expect(grid().dataset['keys']).toBeUndefined();
  });

  it('is one Tab stop and walks by keys', async () => {
    const user = userEvent.setup();
    const onOpen = vi.fn();
    render(<Sample onOpen={onOpen} />);
    await user.tab();
    expect(document.activeElement).toBe(grid());
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(active()?.textContent).toContain('Row 2');
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith(rows[2], { wide: false, keyboard: true });
    await user.keyboard('{Control>}{End}{/Control}');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(onOpen).toHaveBeenLastCalledWith(rows[99], { wide: true, keyboard: true });
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it('draws a row again only when something about it changes', async () => {
    const user = userEvent.setup();
    render(<Sample />);
    await user.tab();
    drawn = [];
    await user.keyboard('{ArrowDown}');
    expect(new Set(drawn)).toEqual(new Set(['id-0', 'id-1']));
  });

  it('selects with Space, ranges with Shift, everything with Ctrl+A, nothing with Esc', async () => {
    const user = userEvent.setup();
    let chosen: Selection<Row> = emptySelection();
    render(<Sample onChosen={(next) => (chosen = next)} />);
    await user.tab();
    await user.keyboard(' ');
    expect(countSelected(chosen, 100)).toBe(1);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await waitFor(() => expect(countSelected(chosen, 100)).toBe(3));
    await user.keyboard('{Control>}a{/Control}');
    expect(countSelected(chosen, 100)).toBe(100);
    await user.keyboard('{Escape}');
    expect(countSelected(chosen, 100)).toBe(0);
  });

  it('selects a range by Shift and click', async () => {
    const user = userEvent.setup();
    let chosen: Selection<Row> = emptySelection();
    render(<Sample onChosen={(next) => (chosen = next)} />);
    const boxes = document.querySelectorAll('[data-check]');
    await user.click(boxes[1]!);
    await user.keyboard('{Shift>}');
    await user.click(boxes[4]!);
    await waitFor(() => expect(countSelected(chosen, 100)).toBe(4));
  });

  it('sorts by header, by pointer and by keys', async () => {
    const user = userEvent.setup();
    const onSort = vi.fn();
    render(<Sample sort={{ by: 'name', descending: false }} onSort={onSort} />);
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
    await user.click(screen.getByRole('columnheader', { name: 'Name' }));
    expect(onSort).toHaveBeenCalledWith({ by: 'name', descending: true });
    act(() => grid().focus());
    await user.keyboard('{Enter}');
    expect(onSort).toHaveBeenCalledTimes(2);
  });

  it('offers everything a drag does in a menu', async () => {
    const user = userEvent.setup();
    render(<Sample />);
    await user.tab();
    await user.keyboard('{ArrowUp}{ArrowRight}{Shift>}{F10}{/Shift}');
    const menu = screen.getByRole('menu');
    expect(menu.contains(document.activeElement)).toBe(true);
    expect(menu.querySelectorAll('[role=menuitem]').length).toBe(5);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(grid());
  });

  it('asks for removal and reveal of the row under the keyboard', async () => {
    const user = userEvent.setup();
    const onRemove = vi.fn();
    const onReveal = vi.fn();
    render(<Sample onRemove={onRemove} onReveal={onReveal} />);
    await user.tab();
    await user.keyboard('{ArrowDown}{Delete}r');
    expect(onRemove).toHaveBeenCalledWith([rows[1]]);
    expect(onReveal).toHaveBeenCalledWith(rows[1]);
  });

  it('leaves letters alone when single-key shortcuts are off', async () => {
    const user = userEvent.setup();
    const onReveal = vi.fn();
    render(<Sample onReveal={onReveal} singleKeys={false} />);
    await user.tab();
    await user.keyboard('r');
    expect(onReveal).not.toHaveBeenCalled();
  });

  it('gives a row that stays in view no other elements, and draws only those that come', async () => {
    render(<Sample />);
    const scrollTo = async (top: number) => {
      grid().scrollTop = top;
      fireEvent.scroll(grid());
      await act(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      return new Map(screen.getAllByTestId('row').map((row) => [row.dataset['row'], row] as const));
    };
    const before = await scrollTo(800);
    drawn = [];
    // Not a whole number of rows: one more of them is in view than before.
    const after = await scrollTo(1010);
    const stayed = [...after].filter(([index]) => before.has(index));
    expect(stayed.length).toBeGreaterThan(15);
    expect(stayed.every(([index, row]) => before.get(index) === row)).toBe(true);
    expect(new Set(drawn).size).toBe(after.size - stayed.length);
  });

  it('draws once for several moves within a frame', () => {
    const frames: FrameRequestCallback[] = [];
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame));
    render(<Sample />);
    const element = grid();
    const shows = (index: number) => document.querySelector(`[data-row="${index}"]`) !== null;
    for (const top of [800, 1600, 2400]) {
      element.scrollTop = top;
      fireEvent.scroll(element);
    }
    expect(shows(20)).toBe(true);
    expect(shows(60)).toBe(false);
    act(() => frames.forEach((frame) => frame(0)));
    expect(shows(60)).toBe(true);
  });

  it('widens a column by dragging its edge, and by menu', async () => {
    const onLayout = vi.fn();
    render(<Sample onLayout={onLayout} />);
    const edge = document.querySelector<HTMLElement>('[data-resize="twice"]')!;
    edge.setPointerCapture = vi.fn();
    vi.spyOn(edge.parentElement!, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 100, 32));
    fireEvent.pointerDown(edge, { clientX: 100, button: 0 });
    fireEvent.pointerMove(edge, { clientX: 150 });
    expect(grid().style.getPropertyValue('--grid-cols')).toContain('150px');
    expect(onLayout).not.toHaveBeenCalled();
    fireEvent.pointerUp(edge, { clientX: 160 });
    expect(onLayout).toHaveBeenLastCalledWith({ order: [], widths: { twice: 160 } });
    const user = userEvent.setup();
    act(() => grid().focus());
    await user.keyboard('{ArrowUp}{ArrowRight}{Shift>}{F10}{/Shift}');
    await user.click(screen.getAllByRole('menuitem')[2]!);
    expect(onLayout).toHaveBeenLastCalledWith({ order: [], widths: { twice: 124 } });
  });

  it('is accessible', async () => {
    render(<Sample />);
    await expectAccessible();
  });
});
