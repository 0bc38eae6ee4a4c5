import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { usualSettings } from '../../platform/fake/settings';
import { callsOf, expectAccessible, renderApp } from '../../test/render';
import { settingsFor } from './settingsIndex';

describe('settings', () => {
  it.each(['zh-CN', 'en'] as const)('are accessible in %s', async (language) => {
    renderApp({ language }, '/settings');
    await screen.findByTestId('settings-lock-after');
    await expectAccessible();
  });

  it('switch the language without a restart', async () => {
    const { user } = renderApp({}, '/settings');
    await user.selectOptions(await screen.findByTestId('settings-language'), 'en');
    expect(await screen.findByText('Where are my data')).toBeTruthy();
    await waitFor(() => expect(document.documentElement.lang).toBe('en'));
  });

  it('apply theme, density and text size at once', async () => {
    const { user } = renderApp({}, '/settings');
    await user.selectOptions(await screen.findByTestId('settings-theme'), 'dark');
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
    await user.selectOptions(screen.getByTestId('settings-density'), 'compact');
    await waitFor(() => expect(document.documentElement.dataset['density']).toBe('compact'));
    await user.click(screen.getByTestId('settings-text-larger'));
    await waitFor(() => expect(document.documentElement.style.getPropertyValue('--text-scale')).toBe('1.1'));
  });

  it('go back to what the core has when it refuses', async () => {
    const { platform, user } = renderApp({}, '/settings');
    const select = await screen.findByTestId<HTMLSelectElement>('settings-density');
    platform.failNext('prefs_set', { code: 'file_access' });
    await user.selectOptions(select, 'compact');
    expect((await screen.findByTestId('error-notice')).textContent).toContain('VLT-130');
    expect(select.value).toBe('standard');
  });

  it('send the whole sheet of the vault with one change', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await user.selectOptions(await screen.findByTestId('settings-lock-after'), '3');
    await waitFor(() =>
      expect(callsOf(platform, 'settings_set')).toEqual([
        { settings: { ...usualSettings(), lock_after_min: 3 }, approver: null },
      ]),
    );
    await waitFor(() => expect(screen.getByTestId<HTMLSelectElement>('settings-lock-after').value).toBe('3'));
  });

  it('change the password', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await user.click(await screen.findByTestId('settings-change-password'));
    await user.type(screen.getByTestId('settings-current-password'), 'not this one');
    await user.type(screen.getByTestId('settings-new-password'), 'silver window garden piano');
    await user.type(screen.getByTestId('settings-new-repeat'), 'silver window garden piano');
    const submit = screen.getByTestId<HTMLButtonElement>('settings-password-submit');
    await waitFor(() => expect(submit.disabled).toBe(false));
    await user.click(submit);
    expect((await screen.findByTestId('settings-password-error')).textContent).toContain('VLT-101');
    await user.type(screen.getByTestId('settings-current-password'), FAKE_PASSWORD);
    await user.click(submit);
    expect(await screen.findByText('密码已修改。恢复套件仍然有效')).toBeTruthy();
    expect(platform.state.vault?.people[0]?.password).toBe('silver window garden piano');
  });

  it('verify the vault and say what was found', async () => {
    const { user } = renderApp({}, '/settings');
    expect((await screen.findByTestId('settings-path')).textContent).toContain('hengxin');
    await user.click(screen.getByTestId('settings-verify'));
    expect((await screen.findByTestId('verify-result')).textContent).toContain('链完整');
  });
});

describe('the limits', () => {
  const save = () => screen.getByTestId<HTMLButtonElement>('settings-limits-save');
  const field = (id: string) => screen.getByTestId<HTMLInputElement>(`settings-${id}`);
  const say = () => screen.getByTestId('settings-limits-say').textContent;

  it.each([
    ['zh-CN', '销售，每小时', '调大是放宽', '放宽保护要第二个人当场输入密码同意'],
    ['en', 'Sales, Per hour', 'Larger ones loosen', 'Loosening needs somebody else to agree'],
  ] as const)('say which direction needs a second person, in %s', async (language, name, hint, note) => {
    renderApp({ language }, '/settings');
    expect((await screen.findByTestId('settings-budget-sales-hour')).getAttribute('aria-label')).toBe(name);
    const text = document.body.textContent;
    for (const words of [hint, note]) expect(text).toContain(words);
    expect(field('budget-sales-hour').getAttribute('inputmode')).toBe('numeric');
    expect(field('budget-sales-hour').type).toBe('text');
  });

  it('are tightened at once, typed in full width', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await screen.findByTestId('settings-claims');
    expect(save().disabled).toBe(true);
    await user.clear(field('claims'));
    await user.type(field('claims'), '１０');
    await user.clear(field('budget-sales-hour'));
    await user.type(field('budget-sales-hour'), '40{Enter}');
    await waitFor(() => expect(platform.state.settings.claims_per_day).toBe(10));
    expect(platform.state.settings.budgets[2]).toMatchObject({
      soft_per_hour: 30,
      per_hour: 40,
      per_day: 120,
    });
    await waitFor(() => expect(field('claims').value).toBe('10'));
    expect(screen.queryByTestId('approver')).toBeNull();
    const rows = await screen.findAllByTestId('settings-history-row');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('销售的查看上限：提醒 30、每小时 60、每天 120 → 提醒 30、每小时 40、每天 120'),
      expect.stringContaining('每天从公海领取（位）：20 → 10'),
    ]);
    expect(rows[0]?.textContent).toContain('林芳');
  });

  it('are loosened by two people, and both are in the history', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await screen.findByTestId('settings-trainees');
    await user.clear(field('trainees'));
    await user.type(field('trainees'), '50');
    expect(say()).toContain('会请第二个人同意');
    await user.click(save());
    expect((await screen.findByTestId('approver-details')).textContent).toBe(
      '实习生每天打开的客户（位）：30 → 50',
    );
    await user.click(screen.getByTestId('approver-person-0'));
    await user.type(screen.getByTestId('approver-password'), `${FAKE_PASSWORD}{Enter}`);
    await waitFor(() => expect(platform.state.settings.trainee_customers_per_day).toBe(50));
    const [row] = await screen.findAllByTestId('settings-history-row');
    const other = platform.state.vault!.people[1]!.name;
    expect([...row!.children].slice(1).map(({ textContent }) => textContent)).toEqual([
      '实习生每天打开的客户（位）：30 → 50',
      '林芳',
      other,
    ]);
    await expectAccessible();
  });

  it('keep what was typed when nobody agrees, until it is put back', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await screen.findByTestId('settings-budget-owner-day');
    await user.clear(field('budget-owner-day'));
    await user.type(field('budget-owner-day'), '500{Enter}');
    await user.click(await screen.findByTestId('approver-cancel'));
    await waitFor(() => expect(screen.queryByTestId('approver')).toBeNull());
    expect(field('budget-owner-day').value).toBe('500');
    expect(platform.state.settings).toEqual(usualSettings());
    await user.click(screen.getByTestId('settings-limits-undo'));
    expect(field('budget-owner-day').value).toBe('120');
    expect(save().disabled).toBe(true);
  });

  it('are not sent when the core would not take them', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await screen.findByTestId('settings-budget-sales-soft');
    await user.clear(field('budget-sales-soft'));
    await user.type(field('budget-sales-soft'), '70{Enter}');
    expect(say()).toBe('销售：提醒不能大于每小时的上限');
    expect(field('budget-sales-soft').getAttribute('aria-invalid')).toBe('true');
    expect(save().disabled).toBe(true);
    await user.type(field('budget-sales-soft'), 'x');
    expect(say()).toContain('请填写 1 到 600 之间的整数');
    expect(callsOf(platform, 'settings_set')).toEqual([]);
  });

  it('of one person are the own ones, and waiting is what is said', async () => {
    const { platform, user } = renderApp({ alone: true }, '/settings');
    await screen.findByTestId('settings-budget-owner-hour');
    for (const id of ['settings-budget-sales-hour', 'settings-claims', 'settings-trainees']) {
      expect(screen.queryByTestId(id), id).toBeNull();
    }
    expect(document.body.textContent).not.toContain('第二个人');
    await user.clear(field('budget-owner-hour'));
    await user.type(field('budget-owner-hour'), '90{Enter}');
    await waitFor(() => expect(platform.state.settings.budgets[0]?.per_hour).toBe(90));
  });

  it('and their history are read by those who cannot change them', async () => {
    const { platform } = renderApp({ as: 2, roles: ['sales'] }, '/settings');
    expect((await screen.findByTestId<HTMLInputElement>('settings-claims')).disabled).toBe(true);
    expect((await screen.findByTestId('settings-history-empty')).textContent).toContain('还没有人改过');
    expect(screen.queryByTestId('settings-limits-save')).toBeNull();
    expect(platform.refusals).toEqual([]);
    await expectAccessible();
  });

  it('show the newest changes first, and all when asked', async () => {
    const { user } = renderApp({}, '/settings', ({ state }) => {
      state.settingChanges = Array.from({ length: 12 }, (_, index) => ({
        at_ms: state.now() - (12 - index) * 60_000,
        person_name: '林芳',
        approver_name: '',
        setting: 'longer_reveal',
        old: 'false',
        new: 'true',
      }));
    });
    expect(await screen.findAllByTestId('settings-history-row')).toHaveLength(8);
    expect(screen.getAllByTestId('settings-history-row')[0]?.textContent).toContain('延长显示：关 → 开');
    await user.click(screen.getByTestId('settings-history-all'));
    expect(screen.getAllByTestId('settings-history-row')).toHaveLength(12);
  });
});

describe('looking for a setting', () => {
  const visible = () =>
    ['settings-language', 'settings-lock-after', 'settings-clipboard', 'settings-change-password', 'settings-verify']
      .filter((id) => {
        const element = screen.queryByTestId(id);
        return element !== null && element.closest('[hidden]') === null;
      }); // prettier-ignore

  it('shows what fits with its group, and everything again after Esc', async () => {
    const { user } = renderApp({}, '/settings');
    await screen.findByTestId('settings-lock-after');
    const field = screen.getByTestId<HTMLInputElement>('settings-search');
    await user.type(field, '剪贴板');
    expect(visible()).toEqual(['settings-clipboard']);
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      '安全',
    ]);
    expect(screen.getByText('找到 1 项设置')).toBeTruthy();
    await expectAccessible();
    await user.keyboard('{Escape}');
    expect(field.value).toBe('');
    expect(visible()).toHaveLength(5);
  });

  it('reads both languages, titles, effects and groups', async () => {
    const { user } = renderApp({}, '/settings');
    await screen.findByTestId('settings-lock-after');
    const field = screen.getByTestId('settings-search');
    await user.type(field, 'LANGUAGE');
    expect(visible()).toEqual(['settings-language']);
    await user.clear(field);
    await user.type(field, '逐页检查');
    expect(visible()).toEqual(['settings-verify']);
    await user.clear(field);
    await user.type(field, 'security');
    expect(visible()).toEqual(['settings-lock-after', 'settings-clipboard']);
    await user.click(screen.getByTestId('settings-search-clear'));
    expect(visible()).toHaveLength(5);
    expect(document.activeElement).toBe(field);
  });

  it('waits for the input method, and says when nothing fits', async () => {
    renderApp({}, '/settings');
    await screen.findByTestId('settings-lock-after');
    const field = screen.getByTestId('settings-search');
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: 'xyz' } });
    expect(visible()).toHaveLength(5);
    fireEvent.compositionEnd(field);
    expect(visible()).toEqual([]);
    expect(screen.getByText('没有与「xyz」相符的设置')).toBeTruthy();
  });

  it('knows every setting there is on the page', async () => {
    const { container } = renderApp({ language: 'en' }, '/settings');
    await screen.findByTestId('settings-lock-after');
    const names = [...container.querySelectorAll('[id$="-label"]')].map(({ textContent }) => textContent);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect([...settingsFor(name)], name).not.toEqual([]);
  });
});
