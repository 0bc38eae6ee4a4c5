import { act, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { callsOf, expectAccessible, renderApp } from '../../test/render';

// Machines that run everything at once are slow; a wait ends as soon as what it waits for is there.
configure({ asyncUtilTimeout: 8_000 });

// The page is loaded on demand; not part of what is measured here.
beforeAll(() => import('./CustomersPage'));

/** The accessibility engine takes its time over a whole page. */
const SLOW = 60_000;

const grid = () => screen.getByTestId('customer-grid');

async function shown(place = '/customers', options = {}) {
  const view = renderApp(options, place);
  await screen.findAllByTestId('customer-row');
  return view;
}

describe('the list', () => {
  it('opens a card by Enter, takes the focus there and back by Esc', async () => {
    const { user } = await shown();
    act(() => grid().focus());
    await user.keyboard('{ArrowDown}{Enter}');
    const card = await screen.findByTestId('card');
    await screen.findByTestId('card-title');
    await waitFor(() => expect(card.contains(document.activeElement)).toBe(true));
    expect(window.location.hash).toContain('open=');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('card')).toBeNull());
    expect(document.activeElement).toBe(grid());
  });

  it('keeps view, filters and order in the address', async () => {
    const { user, platform } = await shown();
    await user.click(screen.getByTestId('filter-add'));
    await user.click(await screen.findByTestId('filter-pick-stages'));
    await user.click(await screen.findByTestId('filter-value-won'));
    await waitFor(() =>
      expect(callsOf(platform, 'customer_list').at(-1)).toMatchObject({
        filters: { stages: ['won'] },
        offset: 0,
      }),
    );
    expect(decodeURIComponent(window.location.hash)).toContain('won');
    await user.click(await screen.findByTestId('customers-tab-archived'));
    await waitFor(() =>
      expect(callsOf(platform, 'customer_list').at(-1)).toMatchObject({
        filters: { state: 'archived', stages: [] },
      }),
    );
  });

  it('comes back to the place an address names', async () => {
    const { platform } = await shown('/customers?sort=name&phone=yes');
    expect(callsOf(platform, 'customer_list')[0]).toMatchObject({
      sort: 'name',
      filters: { has_phone: true },
    });
    expect(screen.getByTestId('filter-phone')).toBeTruthy();
  });

  it('moves a customer to the recycle bin by Del and takes it back by Ctrl+Z', async () => {
    const { user, platform } = await shown();
    const active = () => platform.state.customers.filter(({ row }) => row.state === 'active').length;
    const before = active();
    act(() => grid().focus());
    await user.keyboard('{Delete}');
    await waitFor(() => expect(active()).toBe(before - 1));
    await screen.findByTestId('toast-undo');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(active()).toBe(before));
    expect(callsOf(platform, 'customer_restore')).toEqual(callsOf(platform, 'customer_recycle'));
  });

  it('reviews a change of many and asks for the number', async () => {
    const { user, platform } = await shown();
    act(() => grid().focus());
    await user.keyboard('{Control>}a{/Control}');
    await user.click(await screen.findByTestId('selection-archive'));
    const total = platform.state.customers.filter(({ row }) => row.state === 'active').length;
    await user.type(await screen.findByTestId('review-number'), '1');
    await user.click(screen.getByTestId('review-run'));
    expect(callsOf(platform, 'customer_archive')).toHaveLength(0);
    await user.clear(screen.getByTestId('review-number'));
    await user.type(screen.getByTestId('review-number'), String(total));
    await user.click(screen.getByTestId('review-run'));
    await waitFor(() => expect(callsOf(platform, 'customer_archive')).toHaveLength(1));
    const [{ record_ids: ids }] = callsOf(platform, 'customer_archive') as [{ record_ids: string[] }];
    expect(ids).toHaveLength(total);
  });

  it('opens the menu of a row by keyboard', async () => {
    const { user } = await shown();
    act(() => grid().focus());
    await user.keyboard('{Shift>}{F10}{/Shift}');
    const menu = await screen.findByRole('menu');
    expect(within(menu).getAllByRole('menuitem').length).toBeGreaterThan(3);
  });

  it('keeps the columns a person arranged, each view for itself', async () => {
    const { user, platform } = await shown();
    const header = (id: string) => document.querySelector<HTMLElement>(`[data-column="${id}"]`)!;
    const ids = () =>
      [...document.querySelectorAll<HTMLElement>('[data-column]')].map((e) => e.dataset['column']);
    const before = ids();
    const choose = async (id: string, item: string) => {
      fireEvent.contextMenu(header(id));
      await user.click(await screen.findByRole('menuitem', { name: item }));
    };
    await choose(before[1]!, '右移');
    await waitFor(() => expect(ids().slice(1, 3)).toEqual([before[2], before[1]]));
    await choose(before[1]!, '加宽');
    await waitFor(() =>
      expect(platform.state.prefs.columns['customers.all']?.widths[before[1]!]).toBeGreaterThan(100),
    );
    await user.click(screen.getByTestId('customers-tab-archived'));
    await waitFor(() => expect(ids().slice(0, 3)).toEqual(before.slice(0, 3)));
    act(() => void (window.location.hash = '/ledger'));
    await waitFor(() => expect(screen.queryByTestId('customer-grid')).toBeNull());
    act(() => void (window.location.hash = '/customers'));
    await screen.findAllByTestId('customer-row');
    expect(ids().slice(1, 3)).toEqual([before[2], before[1]]);
    await choose(before[1]!, '恢复默认列');
    await waitFor(() => expect(ids()).toEqual(before));
  });

  it('says why there is nothing and what to do', async () => {
    renderApp({ customers: 0 }, '/customers');
    expect(await screen.findByTestId('empty-import')).toBeTruthy();
  });

  it('offers to clear a filter that matches nobody', async () => {
    const { user } = renderApp({}, '/customers?city=Atlantis');
    await user.click(await screen.findByTestId('empty-clear'));
    expect((await screen.findAllByTestId('customer-row')).length).toBeGreaterThan(0);
  });

  describe.each(['zh-CN', 'en'] as const)('is accessible in %s', (language) => {
    it('as a list', { timeout: SLOW }, async () => {
      await shown('/customers', { language });
      await expectAccessible();
    });

    it('with a card and its tabs', { timeout: SLOW }, async () => {
      const { user } = await shown('/customers', { language });
      await user.click(screen.getAllByTestId('customer-row')[0]!);
      const card = await screen.findByTestId('card');
      await screen.findByTestId('card-title');
      await user.click(screen.getByTestId('card-note'));
      await screen.findByTestId('note-text');
      await expectAccessible(card);
      await user.click(screen.getByTestId('card-tab-viewers'));
      await expectAccessible(card);
    });

    it('as a form', { timeout: SLOW }, async () => {
      renderApp({ language }, '/customers?form=new');
      await expectAccessible(await screen.findByTestId('customer-form'));
    });
  });
});

describe('the filter in the list', () => {
  it('asks nothing while an input method composes', async () => {
    const { platform } = await shown();
    const input = screen.getByTestId('filter-text');
    const before = callsOf(platform, 'customer_list').length;
    fireEvent.compositionStart(input);
    fireEvent.change(input, { target: { value: 'shen' } });
    expect(callsOf(platform, 'customer_list')).toHaveLength(before);
    fireEvent.change(input, { target: { value: '深' } });
    fireEvent.compositionEnd(input);
    await waitFor(() =>
      expect(callsOf(platform, 'customer_list').at(-1)).toMatchObject({ filters: { text: '深' } }),
    );
  });
});
