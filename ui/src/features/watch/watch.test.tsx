import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { isoDay } from '../../i18n/formats/time';
import { FAKE_PASSWORD } from '../../platform/fake';
import { watchOf } from '../../platform/fake/watch';
import { code, confirm, gone } from '../../test/people';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

beforeAll(() => import('./WatchPage'));

type App = ReturnType<typeof renderApp>;
type Options = Parameters<typeof renderApp>[0];
type Prepare = Parameters<typeof renderApp>[2];
const LONG = '欧阳若兰'.repeat(9);
const NOTE = '问过本人，客户集中回访';
const WORK = { ledgerEntries: 200 };

async function alerts(options: Options = {}, prepare?: Prepare) {
  const view = renderApp({ ...WORK, ...options }, '/watch', prepare);
  await screen.findByTestId('alerts-table');
  return view;
}

async function days(options: Options = {}, prepare?: Prepare) {
  const view = renderApp({ ...WORK, ...options }, '/watch?tab=days', prepare);
  await screen.findByTestId('days-table');
  return view;
}

const rowOf = (rule: string) =>
  screen.getAllByTestId('alert-row').find((row) => row.dataset['rule'] === rule)!;
const dayAgo = (ago: number) => isoDay(new Date(Date.now() - ago * 86_400_000));

async function answer({ user }: Pick<App, 'user'>, verdict = 'explained', note = NOTE) {
  await user.click(await screen.findByTestId(`verdict-${verdict}`));
  await user.type(screen.getByTestId('alert-review-note'), note);
}

describe('alerts', () => {
  it.each(['zh-CN', 'en'] as const)('are said with their numbers, accessible, in %s', async (language) => {
    await alerts({ language }, ({ state }) => {
      state.vault!.people[3]!.name = LONG;
    });
    const rules = screen.getAllByTestId('alert-row').map((row) => row.dataset['rule']);
    expect(rules).toEqual([
      'above_median', 'core_outside_hours', 'failed_unlocks', 'stopped', 'foreign_customers', 'new_device',
      'clock_back', 'export_before_leaving', 'gap',
    ]); // prettier-ignore
    const text = screen.getByTestId('alerts-table').textContent;
    const [looks, hours] =
      language === 'en'
        ? ['looked 62 times', 'working hours 8–20']
        : ['查看 62 次，平日中位数 14', '工作时间 8–20 点'];
    expect(text).toContain(looks);
    expect(text).toContain(hours);
    expect(document.body.textContent).not.toMatch(/undefined|\[object/);
    await expectAccessible();
  });

  it('say why this person may not review one, and when one is overdue', async () => {
    await alerts();
    expect(within(rowOf('stopped')).getByTestId('alert-not-by-you').textContent).toContain('你同意的');
    expect(within(rowOf('new_device')).getByTestId('alert-not-by-you').textContent).toContain('你自己做的');
    expect(screen.queryByTestId('alert-review-stopped')).toBeNull();
    expect(screen.queryByTestId('alert-select-new_device')).toBeNull();
    expect(rowOf('foreign_customers').textContent).toContain('已逾期');
    expect(rowOf('above_median').textContent).not.toContain('逾期');
  });

  it('are reviewed one by one with a verdict, a note and the own password', async () => {
    const view = await alerts();
    const { platform, user } = view;
    await user.click(screen.getByTestId('alert-review-above_median'));
    expect((await screen.findByTestId('alert-review-what')).textContent).toContain('王磊');
    await expectAccessible();
    await answer(view, 'acted', 'x');
    await user.type(screen.getByTestId('alert-review-password'), FAKE_PASSWORD);
    expect(screen.getByTestId<HTMLButtonElement>('alert-review-confirm').disabled).toBe(true);
    await user.type(screen.getByTestId('alert-review-note'), '，已谈话');
    await user.click(screen.getByTestId('alert-review-confirm'));
    await gone('alert-review');
    expect(rowOf('above_median').textContent).toContain('已处理');
    expect(rowOf('above_median').textContent).toContain('x，已谈话');
    expect(callsOf(platform, 'alert_review')).toMatchObject([{ verdict: 'acted', note: 'x，已谈话' }]);
    await waitFor(() => expect(screen.getByTestId('nav-watch').textContent).toContain('6'));
  });

  it('are reviewed together, and the password can be wrong', async () => {
    const view = await alerts();
    const { platform, user } = view;
    await user.click(screen.getByTestId('alerts-select-all'));
    expect(screen.getByTestId('alerts-count').textContent).toBe('已选 4 项');
    await user.click(screen.getByTestId('alerts-review'));
    await answer(view);
    await confirm(view, 'alert-review', 'not the password');
    expect(await code('alert-review-error')).toBe('wrong_password');
    await confirm(view, 'alert-review');
    await gone('alert-review');
    expect(watchOf(platform.state).alerts.filter(({ reviewed }) => reviewed === null)).toHaveLength(2);
    expect(screen.queryByTestId('alerts-review')).toBeNull();
    await user.click(screen.getByTestId('alerts-only-open'));
    expect(window.location.hash).toContain('open=true');
    expect(screen.getAllByTestId('alert-row')).toHaveLength(2);
  });

  it('of the own doing are refused by the core as well', async () => {
    const view = await alerts();
    view.platform.failNext('alert_review', { code: 'own_doing' });
    await view.user.click(screen.getByTestId('alert-review-failed_unlocks'));
    await answer(view);
    await confirm(view, 'alert-review');
    expect((await screen.findByTestId('alert-review-error')).textContent).toContain('请别人复核');
    expect(await code('alert-review-error')).toBe('own_doing');
    const own = watchOf(view.platform.state).alerts.find(({ rule }) => rule === 'new_device')!;
    await expect(
      view.platform.call('alert_review', {
        alerts: [{ rule: 'new_device', seq: own.seq }],
        verdict: 'explained',
        note: NOTE,
        password: FAKE_PASSWORD,
      }),
    ).rejects.toMatchObject({ code: 'own_doing' });
  });

  it('keep what was decided, and can be decided anew', async () => {
    const view = await alerts();
    expect(rowOf('gap').textContent).toContain('需调查');
    await view.user.click(screen.getByTestId('alert-review-gap'));
    expect((await screen.findByTestId<HTMLInputElement>('verdict-incident')).checked).toBe(true);
    await view.user.clear(screen.getByTestId('alert-review-note'));
    await answer(view, 'explained');
    await confirm(view, 'alert-review');
    await gone('alert-review');
    expect(rowOf('gap').textContent).toContain('有原因');
  });

  it('are gone through by keys', async () => {
    const { user } = await alerts();
    const rows = screen.getAllByTestId('alert-row');
    rows[0]!.focus();
    await user.keyboard('j');
    expect(document.activeElement).toBe(rows[1]);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(rows[2]);
    await user.keyboard(' k ');
    expect(screen.getByTestId('alerts-count').textContent).toBe('已选 2 项');
    await user.keyboard('{Enter}');
    expect((await screen.findByTestId('alert-review-what')).children).toHaveLength(2);
    await user.keyboard('{Escape}');
    await gone('alert-review');
    await waitFor(() => expect(document.activeElement).toBe(rows[1]));
    // What others have to review leads to the ledger.
    await user.keyboard('{End}{Home}jjj{Enter}');
    await waitFor(() => expect(window.location.hash).toContain(`#/ledger?day=${dayAgo(4)}`));
  });

  it('lead to that day and person in the ledger', async () => {
    const { platform } = await alerts();
    const link = screen.getByTestId('alert-ledger-above_median').getAttribute('href')!;
    expect(link).toContain(`day=${dayAgo(1)}`);
    expect(link).toContain(platform.state.vault!.people[3]!.id);
    expect(screen.getByTestId('alert-ledger-clock_back').getAttribute('href')).not.toContain('person');
  });

  it('say when there are none, and lead to the rules', async () => {
    const { user } = renderApp({ ledgerEntries: 0 }, '/watch');
    await screen.findByTestId('alerts-none');
    await expectAccessible();
    await user.click(screen.getByTestId('watch-tab-days'));
    await screen.findByTestId('days-none');
    await expectAccessible();
    await user.click(screen.getByTestId('watch-tab-alerts'));
    await user.click(await screen.findByTestId('alerts-rules'));
    await screen.findByTestId('settings-alerts');
  });

  it('say what went wrong, and can be asked for again', async () => {
    const { user } = renderApp(WORK, '/watch', (platform) => {
      platform.failNext('watch_list', { code: 'ledger_broken' });
    });
    const notice = await screen.findByTestId('error-notice');
    await user.click(within(notice).getByRole('button'));
    await screen.findByTestId('alerts-table');
  });
});

describe('the review of days', () => {
  it.each(['zh-CN', 'en'] as const)('shows weeks and days, accessible, in %s', async (language) => {
    await days({ language });
    expect(screen.getByTestId('days-calendar').querySelectorAll('tbody tr')).toHaveLength(7);
    expect(screen.queryByTestId(`calendar-${dayAgo(0)}`)).toBeNull();
    const states = new Set(screen.getAllByTestId('day-row').map((row) => row.dataset['state']));
    expect(states).toEqual(new Set(['open', 'partly', 'reviewed', 'overdue']));
    await expectAccessible();
  });

  it('says who is missing, to whoever can do something about it and to whoever cannot', async () => {
    const own = await days();
    expect(screen.getAllByTestId('day-only-own').length).toBeGreaterThan(0);
    expect(screen.queryByTestId(`day-select-${dayAgo(5)}`)).toBeNull();
    own.unmount();
    await days({ as: 1 });
    const [missing] = screen.getAllByTestId('day-missing');
    expect(missing?.textContent).toContain('林芳');
    expect(screen.getByTestId(`day-select-${dayAgo(5)}`)).toBeTruthy();
  });

  it('is signed for all open days with the own password; the own doing stays open', async () => {
    const view = await days();
    const { platform, user } = view;
    const button = await screen.findByTestId('days-select-open');
    expect(button.textContent).toContain('5 天');
    await user.click(button);
    await user.click(screen.getByTestId('days-review'));
    expect((await screen.findByTestId('day-review-what')).children).toHaveLength(5);
    expect(screen.getByTestId('day-review').textContent).toContain('仍要由别人复核');
    await expectAccessible();
    await confirm(view, 'day-review', 'not the password');
    expect(await code('day-review-error')).toBe('wrong_password');
    await confirm(view, 'day-review');
    await gone('day-review');
    expect(callsOf(platform, 'day_review').at(-1)).toMatchObject({
      days: [1, 2, 3, 4, 11].map(dayAgo),
    });
    // 林芳 worked on these days herself.
    const row = screen.getAllByTestId('day-row')[0]!;
    expect(row.dataset['state']).toBe('partly');
    expect(row.textContent).toContain('由别人复核');
  });

  it('selects in the calendar, and one day alone', async () => {
    const view = await days();
    const { user } = view;
    const cell = screen.getByTestId(`calendar-${dayAgo(2)}`);
    await user.click(cell);
    expect(cell.getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByTestId<HTMLInputElement>(`day-select-${dayAgo(2)}`).checked).toBe(true);
    await user.click(screen.getByTestId('days-clear'));
    expect(cell.getAttribute('aria-pressed')).toBe('false');
    await user.click(screen.getByTestId(`day-review-${dayAgo(11)}`));
    view.platform.failNext('day_review', { code: 'wrong_state' });
    await confirm(view, 'day-review');
    expect((await screen.findByTestId('day-review-error')).textContent).toContain('还没有结束');
    await user.click(screen.getByTestId('day-review-cancel'));
    expect(screen.getByTestId(`day-ledger-${dayAgo(2)}`).getAttribute('href')).toContain(`day=${dayAgo(2)}`);
  });

  it('of one person alone counts, and says so', async () => {
    const view = await days({ alone: true });
    expect(screen.getByTestId('watch-alone').textContent).toContain('本人复核');
    await view.user.click(await screen.findByTestId('days-select-open'));
    await view.user.click(screen.getByTestId('days-review'));
    expect((await screen.findByTestId('day-review')).textContent).toContain('也算看过');
    await confirm(view, 'day-review');
    await gone('day-review');
    await waitFor(() => expect(screen.queryByTestId('days-select-open')).toBeNull());
    await view.user.click(screen.getByTestId('days-only-open'));
    await screen.findByTestId('days-none-open');
    await expectAccessible();
  });
});

describe('alerts and reviews', () => {
  it('are only looked at in a read-only vault', async () => {
    await alerts({ readOnly: { kind: 'forked' } });
    expect(screen.getByTestId('watch-read-only')).toBeTruthy();
    expect(screen.queryByTestId('alert-review-above_median')).toBeNull();
    expect(screen.getByTestId<HTMLInputElement>('alerts-select-all').disabled).toBe(true);
  });

  it('are found by navigation, with a number, and by the palette', async () => {
    const { user } = renderApp(WORK);
    const entry = await screen.findByTestId('nav-watch');
    await waitFor(() => expect(entry.textContent).toContain('7'));
    expect(entry.getAttribute('aria-label')).toBe('告警与复核，7 项待办');
    await user.click(entry);
    await screen.findByTestId('watch-page');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('告警与复核');
    window.location.hash = '/';
    await screen.findByTestId('screen-home');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), '复核');
    await user.click(await screen.findByTestId('palette-actions-watch'));
    await screen.findByTestId('watch-page');
  });

  it('are not asked for anew by every look at a customer', async () => {
    const { platform } = renderApp(WORK, '/customers');
    await screen.findAllByTestId('customer-row');
    expect(callsOf(platform, 'watch_list')).toEqual([]);
  });

  it('are absent for those who do not read the ledger', async () => {
    const { platform } = renderApp({ as: 2, roles: ['sales'] }, '/watch');
    await screen.findByTestId('screen-not-yours');
    expect(screen.queryByTestId('nav-watch')).toBeNull();
    expect(callsOf(platform, 'watch_list')).toEqual([]);
  });
});
