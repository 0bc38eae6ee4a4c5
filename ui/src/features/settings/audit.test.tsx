import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { i18nFor } from '../../i18n';
import { FAKE_PASSWORD, type FakePlatform } from '../../platform/fake';
import { usualSettings } from '../../platform/fake/settings';
import { code, confirm, gone } from '../../test/people';
import { callsOf, expectAccessible, renderApp } from '../../test/render';
import { loosens, problemOf, withTexts, type LimitTexts } from './limits';
import { changedLines } from './ruleChanges';

const rules = usualSettings();
const { t } = i18nFor('zh-CN');
const REASON = '核对 11 月 20 日的导出';

const field = (id: string) => screen.getByTestId<HTMLInputElement>(`settings-${id}`);
type User = ReturnType<typeof renderApp>['user'];

async function type(user: User, id: string, text: string) {
  await user.clear(field(id));
  await user.type(field(id), text);
}

async function second(user: User) {
  await user.click(await screen.findByTestId('approver-person-0'));
  await user.type(screen.getByTestId('approver-password'), `${FAKE_PASSWORD}{Enter}`);
}

/** Entries so old that their details may go. */
const old = ({ state }: FakePlatform) => {
  for (const row of state.ledger.slice(0, 12)) row.at_ms -= 4 * 365 * 86_400_000;
};

describe('the alert rules', () => {
  it.each(['zh-CN', 'en'] as const)('say what each number does, in %s', async (language) => {
    renderApp({ language }, '/settings');
    await screen.findByTestId('settings-alerts');
    await screen.findByTestId('settings-hold');
    const { audit } = i18nFor(language).t;
    const text = document.body.textContent;
    for (const words of [...Object.values(audit.effect), audit.always, audit.looser]) {
      expect(text).toContain(words);
    }
    expect(field('alert-hours_from').getAttribute('aria-label')).toBe(audit.number.hours_from);
    await expectAccessible();
  });

  it('are what the core accepts', () => {
    const problem = (texts: LimitTexts) => problemOf(t, rules, texts)?.id;
    expect(problem({ 'alert-failed_unlocks': '2' })).toBe('alert-failed_unlocks');
    expect(problem({ 'alert-median_times': '11' })).toBe('alert-median_times');
    expect(problem({ 'alert-hours_from': '0', 'alert-hours_until': '24' })).toBeUndefined();
    expect(problem({ 'alert-hours_from': '20' })).toBe('alert-hours_until');
    expect(problem({ 'alert-leaver_days': '6' })).toBe('alert-leaver_days');
    expect(problem({ 'alert-due_days': '31' })).toBe('alert-due_days');
    expect(problem({ ledger: '5' })).toBe('ledger');
    expect(problem({ ledger: '240' })).toBeUndefined();
  });

  it('know what raises fewer alerts', () => {
    const looser = (texts: LimitTexts) => loosens(rules, withTexts(rules, texts)!);
    expect(looser({ 'alert-failed_unlocks': '6' })).toBe(true);
    expect(looser({ 'alert-failed_unlocks': '3' })).toBe(false);
    expect(looser({ 'alert-leaver_days': '29' })).toBe(true);
    expect(looser({ 'alert-leaver_days': '90' })).toBe(false);
    expect(looser({ 'alert-hours_from': '7' })).toBe(true);
    expect(looser({ 'alert-hours_until': '19' })).toBe(false);
    expect(looser({ ledger: '35' })).toBe(true);
  });

  it('are named for the second person, hours as hours', () => {
    const wanted = withTexts(rules, { 'alert-hours_from': '7', ledger: '24' })!;
    const lines = changedLines(t, rules, wanted);
    expect(lines).toHaveLength(2);
    expect(lines.join()).toContain('8–20 点 → 7–20 点');
    expect(lines.join()).toContain('36 → 24');
    expect(lines.join()).not.toMatch(/alert_|ledger_months/);
  });

  it('are tightened at once and loosened by two', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await screen.findByTestId('settings-alerts');
    await type(user, 'alert-due_days', '５');
    await user.click(screen.getByTestId('settings-alerts-save'));
    await waitFor(() => expect(platform.state.settings.alerts.due_days).toBe(5));
    expect(screen.queryByTestId('approver')).toBeNull();
    await waitFor(() => expect(field('alert-due_days').value).toBe('5'));
    await type(user, 'alert-foreign_customers', '40');
    expect(screen.getByTestId('settings-alerts-say').textContent).toContain('第二个人');
    await user.click(screen.getByTestId('settings-alerts-save'));
    await second(user);
    await waitFor(() => expect(platform.state.settings.alerts.foreign_customers).toBe(40));
    const [row] = await screen.findAllByTestId('settings-history-row');
    expect(row?.textContent).toContain('20 → 40');
    expect(row?.textContent).not.toContain('alert_');
  });

  it('are read by those who cannot change them', async () => {
    const { platform } = renderApp({ as: 2, roles: ['sales'] }, '/settings');
    await screen.findByTestId('settings-alerts');
    expect(field('alert-median_times').disabled).toBe(true);
    expect(screen.queryByTestId('settings-alerts-save')).toBeNull();
    expect(screen.queryByTestId('settings-hold')).toBeNull();
    expect(platform.refusals).toEqual([]);
  });
});

describe('details of the ledger', () => {
  it('go with two people, when they are due', async () => {
    const view = renderApp({}, '/settings', old);
    const { platform, user } = view;
    await user.click(await screen.findByTestId('settings-prune'));
    const dialog = await screen.findByTestId('prune');
    expect(dialog.textContent).toContain('12 条');
    expect(dialog.textContent).toContain('只删除加密的明细');
    await expectAccessible(dialog);
    await confirm(view, 'prune', 'not the password');
    expect(await code('prune-error')).toBe('wrong_password');
    await confirm(view, 'prune');
    expect((await screen.findByTestId('approver-details')).textContent).toContain('12 条');
    await second(user);
    await gone('prune');
    expect(await screen.findByText('已清理 12 条明细，条目和哈希都在')).toBeTruthy();
    expect(platform.state.prunedUntil).toBe(12);
    await waitFor(() => expect(screen.queryByTestId('settings-prune')).toBeNull());
  });

  it('stay when nobody agrees', async () => {
    const view = renderApp({}, '/settings', old);
    await view.user.click(await screen.findByTestId('settings-prune'));
    await confirm(view, 'prune');
    await view.user.click(await screen.findByTestId('approver-cancel'));
    await gone('approver');
    expect(screen.queryByTestId('prune-error')).toBeNull();
    expect(view.platform.state.prunedUntil).toBe(0);
  });

  it('are held with a reason, and the hold is lifted by two', async () => {
    const view = renderApp({}, '/settings', old);
    const { platform, user } = view;
    await user.click(await screen.findByTestId('settings-hold'));
    const button = await screen.findByTestId<HTMLButtonElement>('hold-confirm');
    await user.type(screen.getByTestId('hold-reason'), 'x');
    expect(button.disabled).toBe(true);
    await user.type(screen.getByTestId('hold-reason'), REASON);
    await expectAccessible(screen.getByTestId('hold'));
    await user.click(button);
    const held = await screen.findByTestId('settings-held');
    expect(held.textContent).toContain('林芳');
    expect(held.textContent).toContain(REASON);
    expect(screen.getByTestId<HTMLButtonElement>('settings-prune').disabled).toBe(true);
    expect(document.body.textContent).toContain('证据保全期间不清理');
    await expectAccessible();
    await expect(
      platform.call('ledger_prune', { password: FAKE_PASSWORD, approver: null }),
    ).rejects.toMatchObject({ code: 'evidence_held' });

    await user.click(screen.getByTestId('settings-lift'));
    await user.type(await screen.findByTestId('lift-reason'), '已核对完毕');
    await confirm(view, 'lift');
    expect((await screen.findByTestId('approver-details')).textContent).toContain('已核对完毕');
    await second(user);
    await gone('settings-held');
    expect(platform.state.hold).toBeNull();
    expect(callsOf(platform, 'hold_lift')).toHaveLength(2);
  });

  it('say that somebody was quicker', async () => {
    const view = renderApp({}, '/settings', old);
    await view.user.click(await screen.findByTestId('settings-hold'));
    view.platform.failNext('hold_set', { code: 'wrong_state' });
    await view.user.type(await screen.findByTestId('hold-reason'), REASON);
    await view.user.click(screen.getByTestId('hold-confirm'));
    expect((await screen.findByTestId('hold-error')).textContent).toContain('情况已经变了');
    await view.user.click(screen.getByTestId('hold-cancel'));
    await view.user.click(screen.getByTestId('settings-prune'));
    view.platform.failNext('ledger_prune', { code: 'evidence_held' });
    await confirm(view, 'prune');
    expect(await code('prune-error')).toBe('evidence_held');
  });

  it('of one person alone need the own password only', async () => {
    const view = renderApp({ alone: true }, '/settings', old);
    await view.user.click(await screen.findByTestId('settings-prune'));
    expect((await screen.findByTestId('prune')).textContent).not.toContain('第二个人');
    await confirm(view, 'prune');
    await gone('prune');
    expect(view.platform.state.prunedUntil).toBe(12);
  });

  it('are held by an auditor, and lifted by owners alone', async () => {
    const { user } = renderApp({ as: 2, roles: ['auditor'] }, '/settings', old);
    expect(screen.queryByTestId('settings-prune')).toBeNull();
    await user.click(await screen.findByTestId('settings-hold'));
    await user.type(await screen.findByTestId('hold-reason'), REASON);
    await user.click(screen.getByTestId('hold-confirm'));
    await screen.findByTestId('settings-held');
    expect(screen.queryByTestId('settings-lift')).toBeNull();
  });
});
