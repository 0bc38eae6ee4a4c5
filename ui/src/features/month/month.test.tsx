import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { isoDay } from '../../i18n/formats/time';
import { record } from '../../platform/fake/state';
import { callsOf, expectAccessible, renderApp } from '../../test/render';
import { inLedger, readMonth, shifted } from './place';

beforeAll(() => import('./MonthPage'));

type Options = Parameters<typeof renderApp>[0];
const LONG = '欧阳若兰'.repeat(9);
const thisMonth = isoDay(new Date()).slice(0, 7);

/** The month with something of everything in it. */
async function full(options: Options = {}) {
  const view = renderApp({ ledgerEntries: 0, ...options }, '/ledger/month', ({ state }) => {
    state.vault!.people[3]!.name = LONG;
    for (let index = 0; index < 12; index += 1) {
      record(state, 'field.reveal', { person_name: LONG, purpose: 'follow_up' });
    }
    record(state, 'field.reveal', { person_name: '陈立', purpose: 'delivery' });
    record(state, 'customer.open', { person_name: '陈立', refused: 'customer_limit' });
    record(state, 'ledger.save_month', { person_name: '林芳', text: '2026-01' });
    record(state, 'member.frozen', { person_name: '林芳', text: '张敏' });
    record(state, 'vault.verify', { person_name: '林芳' });
    record(state, 'something.new', { person_name: null });
  });
  await screen.findByTestId('month-people');
  return view;
}

describe('the owner’s month', () => {
  it.each(['zh-CN', 'en'] as const)('says who did what and what left, in %s', async (language) => {
    await full({ language });
    const rows = screen.getAllByTestId('month-person');
    expect(rows[0]?.textContent).toContain(LONG);
    expect([...rows[0]!.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
      '0', '12', '0', '0', '0', '0', '0',
    ]); // prettier-ignore
    expect(screen.getByTestId('month-purposes').querySelectorAll('tbody tr')).toHaveLength(2);
    expect(screen.getByTestId('month-exports-list').children).toHaveLength(1);
    expect(screen.getByTestId('month-members-list').textContent).toContain('张敏');
    const short = screen.getByTestId('month-short').textContent;
    expect(short).toContain(language === 'en' ? '3 people' : '3 人');
    expect(document.body.textContent).not.toMatch(/undefined|\[object|NaN/);
    await expectAccessible();
  });

  it('names what needs attention in words', async () => {
    const { user } = renderApp({ ledgerEntries: 300 }, '/ledger/month');
    await user.click(await screen.findByTestId('month-before'));
    const health = await screen.findByTestId('month-health');
    await waitFor(() => expect(health.textContent).toContain('还没有见证'));
    expect(health.querySelectorAll('[data-attend]').length).toBeGreaterThanOrEqual(2);
    expect(within(health).getAllByText('请留意').length).toBeGreaterThanOrEqual(2);
  });

  it('goes back in time and never past this month', async () => {
    const { platform, user } = await full();
    expect(screen.getByTestId<HTMLButtonElement>('month-after').disabled).toBe(true);
    expect(screen.queryByTestId('month-current')).toBeNull();
    await user.click(screen.getByTestId('month-before'));
    await screen.findByTestId('month-none');
    await expectAccessible();
    expect(window.location.hash).toContain(`month=${shifted(thisMonth, -1)}`);
    expect(screen.queryByTestId('month-save')).toBeNull();
    await user.click(screen.getByTestId('month-current'));
    await screen.findByTestId('month-people');
    expect(callsOf(platform, 'ledger_month')).toEqual([
      { month: thisMonth },
      { month: shifted(thisMonth, -1) },
    ]);
  });

  it('is saved as a PDF by those who may take it out', async () => {
    const { platform, user, unmount } = await full();
    await user.click(screen.getByTestId('month-save'));
    await waitFor(() => expect(callsOf(platform, 'ledger_save_month')).toHaveLength(1));
    expect(callsOf(platform, 'path_pick')).toEqual([{ what: 'save_report' }]);
    unmount();
    await full({ as: 1, roles: ['manager'] });
    expect(screen.queryByTestId('month-save')).toBeNull();
  });

  it('is a page of those who read the ledger', async () => {
    const view = renderApp({ as: 2, roles: ['sales'] }, '/ledger/month');
    await screen.findByTestId('screen-not-yours');
    expect(view.platform.refusals).toEqual([]);
    view.unmount();
    const { user } = renderApp({ ledgerEntries: 60 }, '/watch');
    await user.click(await screen.findByTestId('watch-month'));
    await screen.findByTestId('month-page');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('负责人月报');
  });
});

describe('a month', () => {
  it('is read from the address, and is not in the future', () => {
    expect(readMonth({ month: '2026-03' }, '2026-05')).toBe('2026-03');
    expect(readMonth({ month: '2026-06' }, '2026-05')).toBe('2026-05');
    expect(readMonth({ month: '2026-13' }, '2026-05')).toBe('2026-05');
    expect(readMonth({}, '2026-05')).toBe('2026-05');
  });

  it('follows and precedes another', () => {
    expect([shifted('2026-01', -1), shifted('2026-12', 1), shifted('2026-05', -12)]).toEqual([
      '2025-12',
      '2027-01',
      '2025-05',
    ]);
    expect(inLedger('2028-02')).toEqual({ from: '2028-02-01', until: '2028-02-29' });
  });
});
