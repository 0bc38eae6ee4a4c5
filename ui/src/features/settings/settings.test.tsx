import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
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
    await user.selectOptions(await screen.findByTestId('settings-lock-after'), '10');
    await waitFor(() =>
      expect(callsOf(platform, 'settings_set')).toEqual([
        { lock_after_min: 10, clipboard_clear_s: 30, longer_reveal: false },
      ]),
    );
    await waitFor(() =>
      expect(screen.getByTestId<HTMLSelectElement>('settings-lock-after').value).toBe('10'),
    );
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
    expect(platform.state.vault?.password).toBe('silver window garden piano');
  });

  it('verify the vault and say what was found', async () => {
    const { user } = renderApp({}, '/settings');
    expect((await screen.findByTestId('settings-path')).textContent).toContain('hengxin');
    await user.click(screen.getByTestId('settings-verify'));
    expect((await screen.findByTestId('verify-result')).textContent).toContain('链完整');
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
