import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';
import { fillGroups, tidyGroup } from './recoveryKey';

describe('the unlock screen', () => {
  it.each(['zh-CN', 'en'] as const)(
    'is accessible in %s and tells nothing of the contents',
    async (language) => {
      renderApp({ phase: 'locked', language });
      await screen.findByTestId('screen-unlock');
      expect(document.documentElement.lang).toBe(language);
      expect(document.title).not.toMatch(/60|客户 #/);
      await expectAccessible();
    },
  );

  it('opens with the right password, for the chosen person', async () => {
    const { platform, user } = renderApp({ phase: 'locked' });
    await user.click(await screen.findByTestId('unlock-person-1'));
    await user.type(screen.getByTestId('unlock-password'), `${FAKE_PASSWORD}{Enter}`);
    await screen.findByTestId('screen-home');
    expect(callsOf(platform, 'vault_unlock')).toEqual([
      { person_id: platform.state.vault?.people[1]?.id, password: FAKE_PASSWORD },
    ]);
  });

  it('says how many attempts are left, empties the field, then counts down', async () => {
    const { platform, user } = renderApp({ phase: 'locked' });
    const field = await screen.findByTestId<HTMLInputElement>('unlock-password');
    await user.type(field, 'wrong{Enter}');
    expect(await screen.findByTestId('unlock-error')).toHaveProperty(
      'textContent',
      expect.stringContaining('4 次'),
    );
    expect(field.value).toBe('');
    platform.failNext('vault_unlock', { code: 'too_many_attempts', params: { wait_s: 900 } });
    await user.type(field, 'wrong{Enter}');
    expect((await screen.findByTestId('unlock-wait')).textContent).toMatch(/1[45]:\d\d/);
    expect(field.disabled).toBe(true);
  });

  it('counts down from the last wrong password on', async () => {
    const { user } = renderApp({ phase: 'locked' });
    const field = await screen.findByTestId<HTMLInputElement>('unlock-password');
    for (let tries = 0; tries < 5; tries += 1) {
      await user.type(field, 'wrong{Enter}');
      await waitFor(() => expect(field.value).toBe(''));
    }
    expect((await screen.findByTestId('unlock-wait')).textContent).toMatch(/1[45]:\d\d/);
    expect(field.disabled).toBe(true);
  });

  it('offers another try when the keyring is locked', async () => {
    const { platform, user } = renderApp({ phase: 'locked', keyring: 'locked' });
    await user.type(await screen.findByTestId('unlock-password'), `${FAKE_PASSWORD}{Enter}`);
    const error = await screen.findByTestId('unlock-error');
    expect(error.textContent).toContain('VLT-142');
    platform.state.keyring = 'ready';
    await user.click(screen.getByTestId('unlock-retry'));
    await screen.findByTestId('screen-home');
  });

  it('warns of full-width characters and of Caps Lock', async () => {
    const { user } = renderApp({ phase: 'locked' });
    const field = await screen.findByTestId('unlock-password');
    await user.type(field, '密');
    expect(screen.getByText(/全角或中文/)).toBeTruthy();
    await user.keyboard('{CapsLock}a');
    expect(screen.getByText('大写锁定已打开')).toBeTruthy();
  });

  it('hides a shown password when the field is left', async () => {
    const { user } = renderApp({ phase: 'locked' });
    const field = await screen.findByTestId<HTMLInputElement>('unlock-password');
    await user.click(screen.getByTestId('unlock-password-show'));
    expect(field.type).toBe('text');
    await user.click(screen.getByTestId('unlock-submit'));
    expect(field.type).toBe('password');
  });
});

describe('the recovery key', () => {
  it('is read as it was meant', () => {
    expect(tidyGroup(' 7jv-8k ')).toBe('7JV8K');
    expect(tidyGroup('７ｊｖ８ｋ')).toBe('7JV8K');
  });

  it('fills all groups from one paste', () => {
    const empty = Array.from({ length: 8 }, () => '');
    const pasted = fillGroups(empty, 0, 'AAAAA BBBBB-CCCCC\nDDDDD EEEEE FFFFF GGGGG HHHHH');
    expect(pasted).toEqual(['AAAAA', 'BBBBB', 'CCCCC', 'DDDDD', 'EEEEE', 'FFFFF', 'GGGGG', 'HHHHH']);
    expect(fillGroups(empty, 6, '11111 22222 33333').slice(6)).toEqual(['11111', '22222']);
    expect(fillGroups(empty, 0, 'AAAAAABBBBBB').slice(0, 2)).toEqual(['AAAAAA', 'BBBBBB']);
  });

  it('opens the vault with a new password, and names the wrong group', async () => {
    const { platform, user } = renderApp({ phase: 'locked' });
    const key = platform.state.vault?.recoveryKey ?? '';
    await user.click(await screen.findByTestId('unlock-forgot'));
    await screen.findByTestId('screen-recover');
    await expectAccessible();
    await user.click(screen.getByTestId('recover-group-0'));
    await user.paste(Array.from({ length: 8 }, (_, index) => key.slice(index * 5, index * 5 + 5)).join(' '));
    const fourth = screen.getByTestId<HTMLInputElement>('recover-group-3');
    await user.clear(fourth);
    await user.type(fourth, 'zzzzz');
    await user.type(screen.getByTestId('recover-password'), 'silver window garden piano');
    await user.type(screen.getByTestId('recover-repeat'), 'silver window garden piano');
    const submit = screen.getByTestId<HTMLButtonElement>('recover-submit');
    await waitFor(() => expect(submit.disabled).toBe(false));
    await user.click(submit);
    expect((await screen.findByTestId('recover-error')).textContent).toContain('第 4 组');
    expect(fourth.getAttribute('aria-invalid')).toBe('true');
    await user.clear(fourth);
    await user.type(fourth, key.slice(15, 20).toLowerCase());
    await user.click(submit);
    await screen.findByTestId('screen-home');
    expect(platform.state.vault?.people[0]?.password).toBe('silver window garden piano');
  });
});

describe('a locked demo', () => {
  it('asks for no password: it is made anew', async () => {
    const { platform, user } = renderApp({ phase: 'no_vault' });
    await user.click(await screen.findByTestId('firstrun-demo'));
    await screen.findByTestId('screen-home');
    await user.click(screen.getByTestId('lock-now'));
    const again = await screen.findByTestId('demo-again');
    expect(screen.queryByTestId('unlock-password')).toBeNull();
    await expectAccessible();
    await user.click(again);
    await screen.findByTestId('screen-home');
    expect(callsOf(platform, 'demo_open')).toHaveLength(2);
  });
});
