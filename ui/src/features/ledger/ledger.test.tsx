import { readFileSync } from 'node:fs';

import { configure, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import type { LedgerRow } from '../../generated/contract';
import { i18nFor } from '../../i18n';
import { callsOf, expectAccessible, renderApp } from '../../test/render';
import { axisTop, busiest, heatStep, outsideHours } from './chartMath';
import { ledgerFilters, readLedgerPlace } from './place';
import { sentenceOf } from './sentence';

// Machines that run everything at once are slow; a wait ends as soon as what it waits for is there.
configure({ asyncUtilTimeout: 8_000 });

// The page is loaded on demand; not part of what is measured here.
beforeAll(() => import('./LedgerPage'));

const base: LedgerRow = {
  seq: 1,
  at_ms: 0,
  action: 'field.reveal',
  person_name: 'Wang',
  refused: null,
  record_id: 'r',
  record_name: null,
  record_number: 1024,
  field: 'phone',
  fields: [],
  level: 'L2',
  purpose: 'follow_up',
  purpose_text: null,
  count: null,
  old: null,
  new: null,
  text: null,
  approver: null,
  approved_for: null,
  history_from: null,
  hash: 'ab'.repeat(32),
};

/** Codes the core writes, beside those of its groups. */
const ACTIONS = [
  'vault.create', 'session.login', 'session.login_failed', 'session.lock', 'session.authenticate', 'customer.create',
  'customer.update', 'customer.open', 'customer.archive', 'customer.unarchive', 'customer.recycle', 'customer.restore',
  'customer.search', 'customer.list', 'field.reveal', 'field.copy', 'field.compare', 'note.add', 'note.edit',
  'note.remove', 'note.move', 'import.begin', 'import.rows', 'import.finish', 'import.undo', 'import.undo_rows',
  'import.save_rejected', 'settings.change', 'password.change', 'ledger.verify', 'vault.verify', 'device.enroll',
  'recovery.use', 'ledger.discontinuity', 'member.add', 'grant.issue', 'draft.save', 'demo.fill',
  'customer.transfer', 'customer.claim', 'customer.release', 'customer.hand_over', 'pool.claim', 'pool.open',
  'session.enrol', 'approval.give', 'person.rights', 'roster.save', 'team.save', 'keys.pass_on', 'keys.renew',
  'keys.reseal', 'handover.begin', 'handover.finish', 'handover.save_report', 'file.rekey', 'review.open',
  'review.decide', 'review.close', 'review.save',
]; // prettier-ignore

/** Every code the page may be asked to filter by, as the core has them in groups. */
function grouped(): string[] {
  const [code] = readFileSync('../crates/vault-app/src/audit/groups.rs', 'utf8').split('#[cfg(test)]');
  return [...code!.matchAll(/"([a-z_]+\.[a-z_]+)"/g)].map(([, action]) => action!);
}

describe('sentences', () => {
  it('say who agreed, and to what somebody agreed', () => {
    const said = (row: Partial<LedgerRow>, language: 'zh-CN' | 'en' = 'zh-CN') =>
      sentenceOf(i18nFor(language).t, { ...base, ...row });
    expect(said({ approver: '王芳' })).toBe('Wang 查看了 客户 #1024 的手机，经 王芳 同意');
    expect(said({ approver: 'Fang' }, 'en')).toMatch(/, with the consent of Fang$/);
    expect(said({ action: 'exception.give', text: '李静', history_from: '2026-01-31' })).toBe(
      'Wang 指名给了「李静」角色以外的密钥，跟进记录从 2026-01-31 起可见',
    );
    const given = { action: 'approval.give', person_name: '王芳', approved_for: '王磊' };
    expect(said({ ...given, text: 'reveal' })).toBe('王芳 当面同意了 王磊 超过上限查看 客户 #1024 的手机');
    expect(said({ ...given, field: null, record_id: null, record_number: null, text: 'settings' })).toBe(
      '王芳 当面同意了 王磊 的降低保护',
    );
    expect(said({ ...given, text: 'reveal' }, 'en')).toContain(', asked by 王磊');
  });

  it.each(['zh-CN', 'en'] as const)('exist for every action in %s and never show the code', (language) => {
    const { t } = i18nFor(language);
    for (const action of new Set([...ACTIONS, ...grouped()])) {
      for (const count of [null, 3]) {
        const text = sentenceOf(t, { ...base, action, count });
        expect(text, action).toContain('Wang');
        expect(text, action).not.toContain(action);
        expect(text, action).not.toMatch(/undefined|null/);
      }
    }
  });

  it('say whom a key was given by name, and how much was sealed anew', () => {
    const bare = { ...base, record_id: null, record_number: null, field: null, text: '陈立' };
    const zh = (action: string) => sentenceOf(i18nFor('zh-CN').t, { ...bare, action, count: 1200 });
    expect(zh('exception.give')).toBe('Wang 指名给了「陈立」角色以外的密钥');
    expect(zh('exception.take')).toBe('Wang 收回了指名给「陈立」的密钥');
    expect(zh('keys.renewed')).toContain('1,200 条');
    const { t } = i18nFor('en');
    expect(sentenceOf(t, { ...bare, action: 'exception.give' })).toContain('gave “陈立” a key by name');
    expect(grouped().length).toBeGreaterThan(60);
  });

  it('name the customer only to those who may read it', () => {
    const { t } = i18nFor('zh-CN');
    expect(sentenceOf(t, base)).toBe('Wang 查看了 客户 #1024 的手机');
    expect(sentenceOf(t, { ...base, record_name: '恒昌' })).toContain('#1024 恒昌');
  });

  it('are whole where an entry names no customer', () => {
    const bare = { ...base, record_id: null, record_number: null, field: null };
    for (const action of ['customer.transfer', 'customer.claim', 'customer.release']) {
      expect(sentenceOf(i18nFor('zh-CN').t, { ...bare, action }), action).toContain('一位客户');
      expect(sentenceOf(i18nFor('en').t, { ...bare, action }), action).toContain('a customer');
    }
    expect(sentenceOf(i18nFor('zh-CN').t, { ...base, action: 'customer.transfer' })).toBe(
      'Wang 把 客户 #1024 转给了别人',
    );
  });

  it.each([
    [
      'zh-CN',
      '当面同意了降低保护',
      '没有得到同意',
      '提醒 20、每小时 60、每天 120 → 提醒 30、每小时 90、每天 120',
    ],
    [
      'en',
      'agreed in person to weaker protection',
      'without consent',
      'banner from 30, 90 per hour, 120 per day',
    ],
  ] as const)('say consent and budgets in words, in %s', (language, consent, none, looks) => {
    const { t } = i18nFor(language);
    const give = { ...base, action: 'approval.give', field: null, text: 'settings' };
    expect(sentenceOf(t, give)).toContain(consent);
    expect(sentenceOf(t, { ...give, refused: 'wrong_password' })).toContain(none);
    const budget = {
      ...base,
      action: 'settings.change',
      text: 'budget_sales',
      old: '20/60/120',
      new: '30/90/120',
    };
    expect(sentenceOf(t, budget)).toContain(looks);
  });

  it('say codes in words and unknown actions as they are', () => {
    const { t } = i18nFor('zh-CN');
    const moved = {
      ...base,
      action: 'customer.update',
      fields: ['stage' as const],
      old: 'contacted',
      new: 'proposal',
    };
    expect(sentenceOf(t, moved)).toContain('初步接触 → 方案报价');
    expect(sentenceOf(t, { ...base, action: 'session.lock', text: 'idle' })).toContain('长时间未操作');
    expect(sentenceOf(t, { ...base, action: 'moon.land' })).toContain('moon.land');
  });
});

describe('charts', () => {
  it('have a round axis, a busiest day and a heat scale', () => {
    expect([axisTop(0), axisTop(7), axisTop(61), axisTop(206)]).toEqual([4, 10, 100, 400]);
    expect(busiest([{ day: 'a', views: 0, changes: 0, others: 0 }])).toBeUndefined();
    expect([heatStep(0, 9), heatStep(1, 9), heatStep(9, 9)]).toEqual([0, 1, 4]);
  });

  it('find what happened outside working hours', () => {
    const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
    hours[0]![9] = 50;
    expect(outsideHours(hours)).toBeUndefined();
    hours[2]![21] = 2;
    hours[3]![7] = 1;
    expect(outsideHours(hours)).toEqual({ count: 3, weekday: 2, hour: 21, most: 2 });
  });
});

describe('the place', () => {
  it('turns days into instants of the local calendar', () => {
    const filters = ledgerFilters({ day: '2025-10-09' }, '2025-10-10');
    expect(filters.from_ms).toBe(new Date(2025, 9, 9).getTime());
    expect(filters.until_ms).toBe(new Date(2025, 9, 10).getTime());
    expect(ledgerFilters({ period: '7' }, '2025-10-10').from_ms).toBe(new Date(2025, 9, 4).getTime());
    expect(readLedgerPlace({ group: 'hack', period: 7, refused: true, day: 'x' })).toEqual({
      period: '7',
      refused: true,
    });
  });
});

describe('the page', () => {
  it('shows entries, one with its hash, and filters by what a chart says', async () => {
    const { user, platform } = renderApp({}, '/ledger');
    const [first] = await screen.findAllByTestId('ledger-row');
    await user.click(first!);
    const detail = await screen.findByTestId('ledger-detail');
    expect(within(detail).getByTestId('ledger-hash').textContent).toBe(platform.state.ledger.at(-1)?.hash);
    await user.selectOptions(screen.getByTestId('ledger-group'), 'copy');
    await waitFor(() =>
      expect(callsOf(platform, 'ledger_list').at(-1)).toMatchObject({ filters: { group: 'copy' } }),
    );
    expect(window.location.hash).toContain('group=copy');
  });

  it('verifies now and says what it found', async () => {
    const { user } = renderApp({}, '/ledger');
    await user.click(await screen.findByTestId('ledger-verify'));
    expect((await screen.findByTestId('ledger-verify-result')).textContent).toMatch(/全部完整/);
  });

  it('shows a broken chain in red, with no way to close it', async () => {
    const { user, platform } = renderApp({}, '/ledger');
    const call = platform.call.bind(platform);
    platform.call = (command: never, request: never) =>
      command === ('ledger_verify' as never)
        ? Promise.resolve({
            complete: false,
            ledger_entries: 40,
            rows_checked: 0,
            head: '',
            elapsed_ms: 5,
            findings: [{ code: 'chain_broken', seq: 12, count: 1 }],
          })
        : call(command, request);
    await user.click(await screen.findByTestId('ledger-verify'));
    const banner = await screen.findByTestId('ledger-verify-result');
    expect(banner.getAttribute('role')).toBe('alert');
    expect(banner.textContent).toContain('12');
    expect(within(banner).queryByRole('button')).toBeNull();
  });

  it.each(['zh-CN', 'en'] as const)(
    'is accessible in %s, charts as tables too',
    { timeout: 60_000 },
    async (language) => {
      const { user } = renderApp({ language }, '/ledger');
      await screen.findAllByTestId('ledger-row');
      await expectAccessible();
      await user.click(screen.getByTestId('ledger-days-toggle'));
      await user.click(screen.getByTestId('ledger-hours-toggle'));
      await user.click(screen.getAllByTestId('ledger-row')[0]!);
      await expectAccessible();
    },
  );
});
