import { act, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { callsOf, expectAccessible, renderApp } from '../../../test/render';

configure({ asyncUtilTimeout: 8_000 });
beforeAll(() => import('../CustomersPage'));

const grid = () => screen.getByTestId('customer-grid');
const input = () => screen.findByTestId<HTMLInputElement>('cell-input');

/** The list by name, with the keyboard on the first customer. */
async function list(options = {}) {
  const view = renderApp(options, '/customers?sort=name&desc=false');
  await screen.findAllByTestId('customer-row');
  act(() => grid().focus());
  const updates = () => callsOf(view.platform, 'customer_update') as { fields: unknown; versions: unknown }[];
  const texts = () => screen.getAllByTestId('customer-row')[0]?.textContent ?? '';
  return { ...view, updates, texts };
}

/** Onto the cell of a column in the first row. */
async function goTo(user: { keyboard: (keys: string) => Promise<void> }, column: string) {
  const cells = [...document.querySelectorAll('[data-row="0"] [data-cell]')];
  const place = cells.findIndex((cell) => cell.getAttribute('data-cell') === column);
  await user.keyboard('{ArrowRight}'.repeat(place + 1));
}

describe('editing in the list', () => {
  it('saves by Enter what was typed over a cell, and nothing else of the customer', async () => {
    const { user, updates, texts } = await list();
    await goTo(user, 'city');
    await user.keyboard('{F2}');
    expect(document.activeElement).toBe(await input());
    await expectAccessible();
    await user.keyboard('拉萨{Enter}');
    await waitFor(() => expect(screen.queryByTestId('cell-input')).toBeNull());
    expect(updates()).toMatchObject([{ fields: [{ field: 'city', values: [{ text: '拉萨' }] }] }]);
    expect(texts()).toContain('拉萨');
    expect(document.activeElement).toBe(grid());
  });

  it('leaves everything as it was by Esc, and sends nothing for an unchanged text', async () => {
    const { user, updates } = await list();
    await goTo(user, 'city');
    await user.keyboard('{F2}');
    await input();
    await user.keyboard('拉萨{Escape}{F2}');
    await input();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByTestId('cell-input')).toBeNull());
    expect(updates()).toEqual([]);
  });

  it('goes on with Tab in the same row, on the version that was just saved', async () => {
    const { user, platform, updates } = await list();
    await goTo(user, 'city');
    await user.keyboard('{F2}');
    await input();
    const lists = callsOf(platform, 'customer_list').length;
    await user.keyboard('拉萨{Tab}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toContain('标签'));
    await user.clear(await input());
    await user.keyboard('重点、展会{Shift>}{Tab}{/Shift}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toContain('城市'));
    expect(callsOf(platform, 'customer_list')).toHaveLength(lists);
    expect(updates()[1]).toMatchObject({
      fields: [{ field: 'tags', values: [{ text: '重点' }, { text: '展会' }] }],
    });
    expect(updates()[1]?.versions).not.toEqual(updates()[0]?.versions);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(callsOf(platform, 'customer_list').length).toBeGreaterThan(lists));
  });

  it('offers the stages as a list and sets the chosen one', async () => {
    const { user, updates } = await list();
    await goTo(user, 'stage');
    await user.keyboard('{F2}');
    await user.selectOptions(await input(), 'won');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(updates()).toMatchObject([{ fields: [{ field: 'stage', values: [{ text: 'won' }] }] }]),
    );
  });

  it('never opens on a number: sensitive fields are not typed in a list', async () => {
    const { user } = await list();
    await goTo(user, 'phone');
    await user.keyboard('{F2}');
    expect(await screen.findByTestId('customer-no-edit')).toBeTruthy();
    expect(screen.queryByTestId('cell-input')).toBeNull();
  });

  it('is not saved by the Enter of an input method', async () => {
    const { user, updates } = await list();
    await goTo(user, 'city');
    await user.keyboard('{F2}');
    const field = await input();
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: 'lasa' } });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229, isComposing: true });
    fireEvent.keyDown(field, { key: 'Escape', keyCode: 229, isComposing: true });
    expect(screen.getByTestId('cell-input')).toBe(field);
    fireEvent.compositionEnd(field, { target: { value: '拉萨' } });
    expect(updates()).toEqual([]);
  });

  it('says what is wrong and keeps what was typed when the core refuses', async () => {
    const { user, platform, updates } = await list();
    await goTo(user, 'city');
    await user.keyboard('{F2}');
    await input();
    platform.failNext('customer_update', {
      code: 'invalid_value',
      params: { field: 'city', reason: 'too_long' },
    });
    await user.keyboard('拉萨{Enter}');
    const alert = await screen.findByTestId('cell-problem');
    expect(alert.textContent).not.toBe('');
    expect((await input()).value).toBe('拉萨');
    expect(screen.getByTestId('cell-input').getAttribute('aria-describedby')).toBe(alert.id);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByTestId('cell-input')).toBeNull());
    expect(updates()).toHaveLength(2);
  });

  it('shows what somebody else has written meanwhile, and does not overwrite it unasked', async () => {
    const { user, platform, updates, texts } = await list();
    await goTo(user, 'city');
    await user.keyboard('{F2}');
    await input();
    const id = (
      platform.calls.findLast(({ command }) => command === 'customer_show')?.request as {
        record_id: string;
      }
    ).record_id;
    const other = platform.state.customers.find(({ row }) => row.record_id === id)!;
    other.versions.l1 += 1;
    other.row = { ...other.row, city: '银川' };
    await user.keyboard('拉萨{Enter}');
    await screen.findByTestId('cell-problem');
    await waitFor(() => expect(texts()).toContain('银川'));
    expect(other.row.city).toBe('银川');
    expect((await input()).value).toBe('拉萨');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(other.row.city).toBe('拉萨'));
    expect(updates()).toHaveLength(2);
  });

  it('saves what was typed when the person goes elsewhere', async () => {
    const { user, updates } = await list();
    await goTo(user, 'city');
    await user.keyboard('{F2}');
    await input();
    await user.keyboard('拉萨');
    await user.click(screen.getByTestId('filter-text'));
    await waitFor(() => expect(updates()).toHaveLength(1));
    expect(document.activeElement).toBe(screen.getByTestId('filter-text'));
  });

  it('begins by double click and takes back the card that the first click has opened', async () => {
    const { user, updates } = await list();
    await user.dblClick(document.querySelector('[data-row="1"] [data-cell="title"]')!);
    await input();
    await waitFor(() => expect(screen.queryByTestId('card')).toBeNull());
    expect(window.location.hash).not.toContain('open=');
    expect(updates()).toEqual([]);
  });
});
