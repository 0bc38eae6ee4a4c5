import { readFileSync } from 'node:fs';

import { act, configure, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import type { LedgerRow } from '../../generated/contract';
import { i18nFor } from '../../i18n';
import type { FakePlatform } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';
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
  'review.decide', 'review.close', 'review.save', 'ledger.export', 'ledger.checkpoint', 'ledger.save_month',
  'ledger.witness', 'anchor.missing', 'anchor.unreadable', 'clock.back', 'ledger.prune', 'hold.set', 'hold.lift', 'alert.review', 'day.review',
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

  it('say what left the vault and who looked after the ledger', () => {
    const bare = { ...base, person_name: '王磊', record_id: null, record_number: null, field: null };
    const zh = (row: Partial<LedgerRow>) => sentenceOf(i18nFor('zh-CN').t, { ...bare, ...row });
    const customer = { record_id: 'r', record_number: 7, record_name: '恒昌' };
    expect(zh({ action: 'ledger.export', text: 'customer', ...customer })).toBe(
      '王磊 导出了台账（含 客户 #7 恒昌 的明细）',
    );
    expect(zh({ action: 'ledger.export', text: 'bare' })).toBe('王磊 导出了台账（不含明细）');
    expect(zh({ action: 'ledger.checkpoint', text: 'printed' })).toBe('王磊 生成了检查点（打印）');
    expect(zh({ action: 'ledger.witness', text: 'agrees' })).toBe('王磊 用一份旧检查点核对了台账：一致');
    expect(zh({ action: 'ledger.prune', count: 1204 })).toBe('王磊 清理了到期的明细 1,204 条');
    expect(zh({ action: 'day.review', text: '2026-11-28' })).toBe('王磊 复核了 11月28日 周六 的台账');
    for (const language of ['zh-CN', 'en'] as const) {
      const names = i18nFor(language).t.ledger.actionName;
      for (const action of grouped()) expect(names[action], action).toBeTruthy();
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

/** What the page has asked for last. */
function asked(platform: FakePlatform, filters: object) {
  return waitFor(() => expect(callsOf(platform, 'ledger_list').at(-1)).toMatchObject({ filters }));
}

describe('the page', () => {
  it('shows entries, one with its hash, and filters by what a chart says', async () => {
    const { user, platform } = renderApp({}, '/ledger');
    const [first] = await screen.findAllByTestId('ledger-row');
    await user.click(first!);
    const detail = await screen.findByTestId('ledger-detail');
    expect(within(detail).getByTestId('ledger-hash').textContent).toBe(platform.state.ledger.at(-1)?.hash);
    await user.click(screen.getByTestId('ledger-filter-add'));
    await user.selectOptions(await screen.findByTestId('ledger-group'), 'copy');
    await asked(platform, { group: 'copy' });
    expect(window.location.hash).toContain('group=copy');
  });

  it('narrows by person, level, purpose and days, and widens chip by chip', { timeout: 60_000 }, async () => {
    const { user, platform } = renderApp({}, '/ledger');
    await user.click(await screen.findByTestId('ledger-filter-add'));
    const { people } = platform.state.vault!;
    await user.selectOptions(await screen.findByTestId('ledger-person'), people[3]!.id);
    await user.selectOptions(screen.getByTestId('ledger-level'), 'L2');
    await user.selectOptions(screen.getByTestId('ledger-purpose'), 'delivery');
    await user.selectOptions(screen.getByTestId('ledger-period'), '30');
    await asked(platform, { person_id: people[3]!.id, level: 'L2', purpose: 'delivery' });
    await user.keyboard('{Escape}');
    expect((await screen.findByTestId('ledger-headline')).textContent).toMatch(
      /王磊 · 30 天 · 查看 \d+ 次（中位数/,
    );
    expect(callsOf(platform, 'ledger_summary').at(-1)).toEqual({ person_id: people[3]!.id });
    await user.click(within(screen.getByTestId('ledger-chip-level')).getByRole('button', { name: /移除/ }));
    await asked(platform, { person_id: people[3]!.id, level: null, purpose: 'delivery' });
    await user.click(screen.getByTestId('ledger-clear'));
    await waitFor(() => expect(screen.queryByTestId('ledger-chip-person')).toBeNull());
    expect(window.location.hash).toBe('#/ledger');
    expect(platform.refusals).toEqual([]);
  });

  it('narrows by what is pressed in the charts', { timeout: 60_000 }, async () => {
    const { user, platform } = renderApp({ ledgerEntries: 200 }, '/ledger');
    await user.click(await screen.findByTestId('ledger-kind-view'));
    await asked(platform, { group: 'view' });
    const hours = screen.getByTestId('ledger-hours');
    const cell = within(hours).getByRole('button', { name: /^周一 9 时/ });
    cell.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    await asked(platform, { hour: 9, weekday: 2 });
    expect(screen.getByTestId('ledger-chip-hour').textContent).toContain('周二 9 时');
    await user.click(screen.getByTestId('ledger-side-tab-people'));
    const people = await screen.findByTestId('ledger-people');
    await user.click(within(people).getByRole('button', { name: /^王磊/ }));
    await asked(platform, { person_id: platform.state.vault!.people[3]!.id });
    await user.click(screen.getByTestId('ledger-side-tab-purposes'));
    await user.click(await screen.findByTestId('ledger-purposes-follow_up'));
    await asked(platform, { purpose: 'follow_up', weekday: 2 });
  });

  it('opens an entry from the address, goes on to its neighbours, and narrows to whom it is about', async () => {
    const { user, platform } = renderApp({}, '/ledger?entry=12&x=1');
    const detail = await screen.findByTestId('ledger-detail');
    await waitFor(() => expect(within(detail).getByTestId('ledger-hash')).toBeTruthy());
    await user.click(screen.getByTestId('ledger-newer'));
    await waitFor(() => expect(callsOf(platform, 'ledger_show').at(-1)).toEqual({ seq: 13 }));
    await waitFor(() =>
      expect(screen.getByTestId('ledger-prev-hash').textContent).toBe(platform.state.ledger[11]!.hash),
    );
    await user.click(screen.getByTestId('ledger-hash-copy'));
    expect(await navigator.clipboard.readText()).toBe(platform.state.ledger[12]!.hash);
    await user.click(screen.getByTestId('ledger-only-person'));
    await waitFor(() => expect(screen.getByTestId('ledger-chip-person')).toBeTruthy());
    platform.failNext('ledger_show', { code: 'not_found' });
    await user.click(screen.getByTestId('ledger-newer'));
    expect(await screen.findByTestId('ledger-detail-error')).toBeTruthy();
  });

  it('is narrowed to a customer by its card', async () => {
    const about = (state: FakePlatform['state']) => state.ledger.find((row) => row.record_id !== null)!;
    const { platform } = renderApp({}, '/ledger');
    await screen.findAllByTestId('ledger-row');
    const row = about(platform.state);
    act(() => void (window.location.hash = `/ledger?record=${row.record_id}&x=1`));
    await asked(platform, { record_id: row.record_id });
    await waitFor(() =>
      expect(screen.getByTestId('ledger-chip-record').textContent).toContain(`#${row.record_number}`),
    );
  });

  it('says how much is not witnessed yet, and leads to the witnesses', async () => {
    const said = async (prepare?: (platform: FakePlatform) => void) => {
      const view = renderApp({}, '/ledger', prepare);
      const link = await screen.findByTestId('ledger-witness');
      const { textContent } = link;
      expect(link.getAttribute('href')).toContain('/ledger/witness');
      view.unmount();
      return textContent;
    };
    expect(await said()).toBe('尚未见证');
    const leave = (hoursAgo: number) => (platform: FakePlatform) => {
      const row = platform.state.ledger.at(-3)!;
      row.action = 'ledger.checkpoint';
      for (const after of platform.state.ledger.slice(-2)) after.at_ms = Date.now() - hoursAgo * 3_600_000;
    };
    expect(await said(leave(0.1))).toBe('未见证：6 分钟 · 2 条');
    expect(await said(leave(5))).toBe('未见证：5 小时 · 2 条');
    expect(await said(leave(50))).toBe('未见证：2 天 · 2 条');
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
    expect(banner.textContent).toContain('怎么办：有条目被改动');
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
