import { act, configure, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import type { TransferCustomers } from '../../generated/contract';
import type { FakePlatform } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

configure({ asyncUtilTimeout: 8_000 });

beforeAll(() => import('./CustomersPage'));

type Options = Parameters<typeof renderApp>[0];

const person = (platform: FakePlatform, index: number) => platform.state.vault!.people[index]!;
const grid = () => screen.getByTestId('customer-grid');
const errorIn = async (id: string) =>
  (await screen.findByTestId(id)).querySelector('[data-error-code]')?.getAttribute('data-error-code');

async function shown(place: string, options: Options = {}, prepare?: (platform: FakePlatform) => void) {
  const view = renderApp(options, place, prepare);
  await screen.findAllByTestId('customer-row');
  return view;
}

/** Everything in the view, then the dialog. */
async function askAll(user: Awaited<ReturnType<typeof shown>>['user']) {
  act(() => grid().focus());
  await user.keyboard('{Control>}a{/Control}');
  await user.click(await screen.findByTestId('selection-transfer'));
  return screen.findByTestId('transfer');
}

async function confirmNumber(user: Awaited<ReturnType<typeof shown>>['user']) {
  const count = /[\d,]+/.exec(screen.getByTestId('transfer-run').textContent)![0].replace(',', '');
  const field = screen.queryByTestId('review-number');
  if (field) await user.type(field, count);
  await user.click(screen.getByTestId('transfer-run'));
  return Number(count);
}

/** Nobody has core content and everybody is active. */
function plain({ state }: FakePlatform) {
  for (const customer of state.customers) {
    customer.values.delete('id_number');
    customer.row = { ...customer.row, state: 'active', level: 'L2' };
  }
}

describe('handing customers over', () => {
  it.each(['zh-CN', 'en'] as const)('is reviewed, accessible in %s', async (language) => {
    const { user, platform } = await shown('/customers', { language });
    await askAll(user);
    await user.click(await screen.findByTestId(`transfer-to-${person(platform, 3).id}`));
    await screen.findByTestId('transfer-sheet');
    await expectAccessible();
    expect(document.body.textContent).not.toMatch(/undefined|\[object/);
  });

  it('says how many each has, and moves what was chosen; one owner’s come back by Ctrl+Z', async () => {
    const { user, platform } = await shown('/customers?view=mine', {}, plain);
    const mine = platform.state.customers.filter(({ row }) => row.owner === person(platform, 0).id);
    await askAll(user);
    const receiver = person(platform, 3);
    const choice = await screen.findByTestId(`transfer-to-${receiver.id}`);
    expect(choice.closest('label')?.textContent).toContain('现有 0 位');
    expect(screen.getByTestId<HTMLButtonElement>('transfer-run').disabled).toBe(true);
    await user.click(choice);
    expect(screen.getByTestId('transfer-sheet').textContent).toContain('林芳 → 王磊');
    expect(await confirmNumber(user)).toBe(mine.length);
    await waitFor(() => expect(screen.queryByTestId('transfer')).toBeNull());
    expect(mine.every(({ row }) => row.owner === receiver.id)).toBe(true);
    await screen.findByText(/转交给 王磊/);
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(mine.every(({ row }) => row.owner === person(platform, 0).id)).toBe(true));
  });

  it('of customers of several people goes in one request and cannot be taken back in one go', async () => {
    const { user, platform } = await shown('/customers', { customers: 1_100 }, plain);
    await askAll(user);
    await user.click(await screen.findByTestId(`transfer-to-${person(platform, 3).id}`));
    const count = await confirmNumber(user);
    await waitFor(() => expect(screen.queryByTestId('transfer')).toBeNull());
    const calls = callsOf(platform, 'customer_transfer') as TransferCustomers[];
    expect(calls.map(({ record_ids: ids }) => ids.length)).toEqual([count]);
    expect(count).toBeGreaterThan(1_000);
    expect(screen.queryByTestId('toast-undo')).toBeNull();
  });

  it('of more than fifty wants the number', async () => {
    const { user, platform } = await shown('/customers', {}, plain);
    await askAll(user);
    await user.click(await screen.findByTestId(`transfer-to-${person(platform, 3).id}`));
    await user.type(screen.getByTestId('review-number'), '7{Enter}');
    await screen.findByText('数字不一致');
    expect(callsOf(platform, 'customer_transfer')).toEqual([]);
  });

  it('puts them into the pool; what lies there stays', async () => {
    const { user, platform } = await shown('/customers', {}, plain);
    const pooled = platform.state.customers.filter(({ row }) => row.owner_name === '').length;
    expect(pooled).toBeGreaterThan(0);
    await askAll(user);
    await user.click(await screen.findByTestId('transfer-to-pool'));
    expect(screen.getByTestId('transfer-excluded').textContent).toContain(`${pooled} 位已经在公海`);
    await confirmNumber(user);
    await waitFor(() =>
      expect(callsOf(platform, 'customer_transfer')).toMatchObject([{ to: { kind: 'pool' } }]),
    );
    await waitFor(() => expect(screen.queryByTestId('transfer')).toBeNull());
    expect(platform.state.customers.every(({ row }) => row.owner_name === '')).toBe(true);
  });

  it('by a manager leaves core customers and other teams out', async () => {
    const { user, platform } = await shown('/customers', { as: 1, customers: 300 }, ({ state }) => {
      state.vault!.teams.push({ id: 'f'.repeat(32), name: '华南组' });
      state.vault!.people[3]!.teamId = 'f'.repeat(32);
    });
    await askAll(user);
    await user.click(await screen.findByTestId(`transfer-to-${person(platform, 2).id}`));
    expect(screen.queryByTestId(`transfer-to-${person(platform, 3).id}`)).toBeNull();
    expect(screen.getByTestId('transfer-to').textContent).toContain('同一团队');
    expect(screen.getByTestId('transfer-excluded').textContent).toContain('只有负责人能转交');
    await confirmNumber(user);
    await waitFor(() => expect(screen.queryByTestId('transfer')).toBeNull());
    expect(platform.refusals).toEqual([]);
  });

  it('gives them to a team, and takes them back', async () => {
    const { user, platform } = await shown('/customers?view=mine', {}, (fake) => {
      plain(fake);
      fake.state.vault!.teams.push(
        { id: 'f'.repeat(32), name: '华南组' },
        { id: 'e'.repeat(32), name: '空组' },
      );
      fake.state.vault!.people[2]!.teamId = 'f'.repeat(32);
    });
    await askAll(user);
    // Nobody is in the other one: it has no keys.
    expect(screen.queryByTestId(`transfer-to-${'e'.repeat(32)}`)).toBeNull();
    await user.click(await screen.findByTestId(`transfer-to-${'f'.repeat(32)}`));
    expect(screen.getByTestId('transfer-sheet').textContent).toContain(
      '联系方式、跟进记录只有主管和负责人能看',
    );
    await expectAccessible();
    await confirmNumber(user);
    await waitFor(() => expect(screen.queryByTestId('transfer')).toBeNull());
    const tab = await screen.findByTestId('customers-tab-team');
    await user.click(tab);
    await waitFor(() =>
      expect(callsOf(platform, 'customer_list').at(-1)).toMatchObject({ filters: { holding: 'team' } }),
    );
    const row = (await screen.findAllByTestId('customer-row'))[0]!;
    expect(row.textContent).toContain('华南组');
    await user.click(await screen.findByTestId('toast-undo'));
    await screen.findByTestId('customers-empty-team');
    expect(platform.refusals).toEqual([]);
  });

  it('says a refusal in the dialog and leaves it open', async () => {
    const { user, platform } = await shown('/customers?view=mine', {}, plain);
    await askAll(user);
    await user.click(await screen.findByTestId(`transfer-to-${person(platform, 3).id}`));
    platform.failNext('customer_transfer', { code: 'keys_missing' });
    await confirmNumber(user);
    expect(await errorIn('transfer-error')).toBe('keys_missing');
    expect(screen.getByTestId('transfer-sheet')).toBeTruthy();
  });

  it('is in the menu of a card, by keys as well', async () => {
    const { user, platform } = await shown('/customers', {}, plain);
    const { record_id: id } = platform.state.customers.find(({ row }) => row.owner_name === '张敏')!.row;
    act(() => void (window.location.hash = `/customers?open=${id}`));
    (await screen.findByTestId('card-more')).focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByTestId('card-transfer'));
    const radio = await screen.findByTestId(`transfer-to-${person(platform, 0).id}`);
    radio.focus();
    await user.keyboard(' {Tab}');
    await user.click(screen.getByTestId('transfer-run'));
    await waitFor(() =>
      expect(callsOf(platform, 'customer_transfer')).toEqual([
        { record_ids: [id], to: { kind: 'person', id: person(platform, 0).id } },
      ]),
    );
    await waitFor(() => expect(screen.getByTestId('card').textContent).toContain('归属 林芳'));
  });

  it.each([
    ['sales', { as: 2 }],
    ['one person alone', { alone: true }],
    ['a read-only vault', { readOnly: { kind: 'forked' } }],
  ] as const)('is not there for %s', async (_, options) => {
    const { user } = await shown('/customers', options);
    act(() => grid().focus());
    await user.keyboard('{Control>}a{/Control}');
    const bar = await screen.findByTestId('selection-bar');
    expect(within(bar).queryByTestId('selection-transfer')).toBeNull();
    expect(within(bar).queryByTestId('selection-claim')).toBeNull();
  });
});

describe('a customer of the team', () => {
  const team = 'f'.repeat(32);
  const own = (platform: FakePlatform) =>
    platform.state.customers.find(({ row, values }) => row.owner === team && values.has('phone'))!;

  /** 张敏 and 陈立 are the team; it has every customer that has a phone. */
  async function opened(as: number) {
    const view = await shown('/customers', { as }, (fake) => {
      plain(fake);
      fake.state.vault!.teams.push({ id: team, name: '华南组' });
      for (const index of [1, 2]) fake.state.vault!.people[index]!.teamId = team;
      for (const one of fake.state.customers) {
        if (one.values.has('phone')) one.row = { ...one.row, owner: team, owner_name: '华南组' };
      }
    });
    const { record_id: id } = own(view.platform).row;
    act(() => void (window.location.hash = `/customers?open=${id}`));
    await screen.findByTestId('card-title');
    return view;
  }

  it('has no contacts and no notes for sales, and says whose keys open them', async () => {
    const { user, platform } = await opened(2);
    expect(screen.getByTestId('card').textContent).toContain('归属 华南组');
    expect(screen.getByTestId('card-team').textContent).toContain('没有查看权限');
    expect(screen.queryByTestId('field-phone-0')).toBeNull();
    expect(screen.queryByTestId('card-note')).toBeNull();
    await expectAccessible();
    await user.click(screen.getByTestId('card-more'));
    expect(screen.queryByTestId('card-transfer')).toBeNull();
    await user.click(await screen.findByTestId('card-edit'));
    await screen.findByTestId('form-city-0');
    expect(screen.queryByTestId('form-phone-0')).toBeNull();
    await user.clear(screen.getByTestId('form-city-0'));
    await user.type(screen.getByTestId('form-city-0'), '珠海');
    await user.click(screen.getByTestId('form-save'));
    await waitFor(() => expect(own(platform).row.city).toBe('珠海'));
    expect(platform.refusals).toEqual([]);
  });

  it('is open to the manager, contacts and notes', async () => {
    await opened(1);
    expect(await screen.findByTestId('field-phone-0')).toBeTruthy();
    expect(screen.getByTestId('card-note')).toBeTruthy();
    expect(screen.queryByTestId('card-team')).toBeNull();
  });
});

describe('whose customers they are', () => {
  const tabs = () =>
    screen.getAllByRole('tab').map((tab) => tab.dataset['testid']?.replace('customers-tab-', ''));

  it('are views with their counts where several work', async () => {
    const { user, platform } = await shown('/customers');
    await waitFor(() => expect(tabs().slice(0, 4)).toEqual(['all', 'mine', 'colleagues', 'pool']));
    const counts = await platform.call('customer_counts', {});
    await waitFor(() =>
      expect(screen.getByTestId('customers-tab-pool').textContent).toBe(`公海${counts.pool}`),
    );
    await user.click(screen.getByTestId('customers-tab-colleagues'));
    await waitFor(() =>
      expect(callsOf(platform, 'customer_list').at(-1)).toMatchObject({ filters: { holding: 'colleagues' } }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('customer-count').textContent).toContain(String(counts.colleagues)),
    );
  });

  it('leave out what a role does not read, and what one alone does not need', async () => {
    const view = await shown('/customers', { as: 2 });
    await waitFor(() => expect(tabs().slice(0, 3)).toEqual(['all', 'mine', 'pool']));
    view.unmount();
    await shown('/customers', { alone: true });
    await waitFor(() => expect(tabs().slice(0, 2)).toEqual(['all', 'idle']));
  });

  it.each(['mine', 'pool'] as const)('say why %s is empty', async (place) => {
    renderApp({ as: 3 }, `/customers?view=${place}`, ({ state }) => {
      state.customers = state.customers.filter(({ row }) => row.owner_name !== '');
    });
    await screen.findByTestId(`customers-empty-${place}`);
    await expectAccessible();
  });
});
