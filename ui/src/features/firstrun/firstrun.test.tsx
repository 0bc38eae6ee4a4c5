import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { callsOf, expectAccessible, renderApp } from '../../test/render';

const PASSWORD = 'maple copper lantern harbor';

async function next(user: UserEvent) {
  const button = await screen.findByTestId<HTMLButtonElement>('firstrun-next');
  await waitFor(() => expect(button.disabled).toBe(false));
  await user.click(button);
}

async function toKit(user: UserEvent) {
  await user.click(await screen.findByTestId('firstrun-new'));
  await next(user);
  await screen.findByTestId('keyring-ready');
  await next(user);
  await user.type(await screen.findByTestId('firstrun-password'), PASSWORD);
  await user.type(screen.getByTestId('firstrun-repeat'), PASSWORD);
  await next(user);
  await user.type(await screen.findByTestId('firstrun-person'), '林芳');
  await user.type(screen.getByTestId('firstrun-tail'), '0421');
  await next(user);
  await screen.findByTestId('firstrun-step-kit');
}

describe('the place of a vault', () => {
  async function place(disk: 'encrypted' | 'open' | 'unknown') {
    const { user } = renderApp({ phase: 'no_vault', disk });
    await user.click(await screen.findByTestId('firstrun-new'));
    await next(user);
    await screen.findByTestId('keyring-ready');
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('firstrun-next').disabled).toBe(false));
    return user;
  }

  it('says quietly that the disk is not encrypted, and how it could be', async () => {
    const user = await place('open');
    expect(screen.getByTestId('disk-open').textContent).toContain('没有加密');
    await user.click(screen.getByTestId('disk-how'));
    expect((await screen.findByTestId('disk-help')).textContent).toContain('BitLocker');
    await expectAccessible();
  });

  it('is glad of an encrypted disk and silent about an unknown one', async () => {
    await place('encrypted');
    expect(screen.getByTestId('disk-encrypted').textContent).toContain('已加密');
    cleanup();
    await place('unknown');
    expect(screen.queryByTestId('disk-encrypted')).toBeNull();
    expect(screen.queryByTestId('disk-open')).toBeNull();
  });
});

describe('first run', () => {
  it.each(['zh-CN', 'en'] as const)('welcome and first steps are accessible in %s', async (language) => {
    const { user } = renderApp({ phase: 'no_vault', language });
    await screen.findByTestId('screen-firstrun');
    await expectAccessible();
    await user.click(screen.getByTestId('firstrun-new'));
    await expectAccessible();
    await next(user);
    await screen.findByTestId('keyring-ready');
    await expectAccessible();
    await next(user);
    await screen.findByTestId('firstrun-password');
    await expectAccessible();
  });

  it('makes a vault: nothing is written before the kit is saved and typed back', async () => {
    const { platform, user } = renderApp({ phase: 'no_vault' });
    await toKit(user);
    await expectAccessible();
    expect(screen.getByTestId<HTMLButtonElement>('firstrun-next').disabled).toBe(true);
    expect(platform.state.vault).toBeNull();
    const groups = Array.from(
      { length: 8 },
      (_, index) => screen.getByTestId(`kit-shown-${index}`).textContent,
    );
    await user.click(screen.getByTestId('kit-save'));
    await next(user);

    expect(screen.queryByTestId('kit-shown-0')).toBeNull();
    const fields = [screen.getByTestId('kit-group-0'), screen.getByTestId('kit-group-1')];
    await user.type(fields[0]!, 'wrong');
    await user.type(fields[1]!, 'wrong');
    await user.click(screen.getByTestId('firstrun-next'));
    expect((await screen.findByTestId('firstrun-error')).textContent).toContain('VLT-117');
    expect(platform.state.vault).toBeNull();

    for (const field of fields) {
      await user.clear(field);
      await user.type(field, (groups[Number(field.dataset['group'])] ?? '').toLowerCase());
    }
    await user.click(screen.getByTestId('firstrun-next'));
    await screen.findByTestId('firstrun-step-done');
    await user.click(screen.getByTestId('firstrun-look'));
    const home = await screen.findByTestId('screen-home');
    expect(await within(home).findByText('还没有客户')).toBeTruthy();
    expect(callsOf(platform, 'vault_prepare')).toMatchObject([
      {
        mode: 'solo',
        unlock_mode: 'keyring_password',
        person_name: '林芳',
        watermark_tail: '0421',
        password: PASSWORD,
      },
    ]);
  });

  it('goes back from the kit and throws the prepared keys away', async () => {
    const { platform, user } = renderApp({ phase: 'no_vault' });
    await toKit(user);
    await user.click(screen.getByTestId('firstrun-back'));
    await screen.findByTestId('firstrun-person');
    expect(platform.state.prepared).toBeNull();
    expect(screen.getByTestId<HTMLInputElement>('firstrun-person').value).toBe('林芳');
  });

  it('does not go on with a weak or mistyped password', async () => {
    const { user } = renderApp({ phase: 'no_vault' });
    await user.click(await screen.findByTestId('firstrun-new'));
    await next(user);
    await screen.findByTestId('keyring-ready');
    await next(user);
    await user.type(await screen.findByTestId('firstrun-password'), 'short');
    await user.type(screen.getByTestId('firstrun-repeat'), 'short');
    expect(await screen.findByText(/至少 12 个字符/)).toBeTruthy();
    expect(screen.getByTestId<HTMLButtonElement>('firstrun-next').disabled).toBe(true);
    await user.clear(screen.getByTestId('firstrun-password'));
    await user.type(screen.getByTestId('firstrun-password'), PASSWORD);
    await waitFor(() => expect(screen.getByTestId('firstrun-strength').textContent).toContain('很强'));
    expect(screen.getByText('两次输入不一致')).toBeTruthy();
    expect(screen.getByTestId<HTMLButtonElement>('firstrun-next').disabled).toBe(true);
  });

  it('without a keyring explains and goes on only with an explicit device file', async () => {
    const { platform, user } = renderApp({ phase: 'no_vault', keyring: 'absent' });
    await user.click(await screen.findByTestId('firstrun-new'));
    await next(user);
    await screen.findByTestId('keyring-problem');
    await expectAccessible();
    expect(screen.getByTestId<HTMLButtonElement>('firstrun-next').disabled).toBe(true);
    await user.click(screen.getByTestId('firstrun-device-file'));
    await next(user);
    await user.type(await screen.findByTestId('firstrun-password'), PASSWORD);
    await user.type(screen.getByTestId('firstrun-repeat'), PASSWORD);
    await next(user);
    await user.type(await screen.findByTestId('firstrun-person'), '林芳');
    await next(user);
    await screen.findByTestId('firstrun-step-kit');
    expect(callsOf(platform, 'vault_prepare')).toMatchObject([{ unlock_mode: 'device_file' }]);
  });

  it('opens the demo, says so on every page, and leaves it', async () => {
    const { user } = renderApp({ phase: 'no_vault' });
    await user.click(await screen.findByTestId('firstrun-demo'));
    await screen.findByTestId('banner-demo');
    await user.click(screen.getByTestId('leave-demo'));
    await screen.findByTestId('firstrun-new');
  });

  it('opens an existing vault and changes the language at once', async () => {
    const { user } = renderApp({ phase: 'no_vault' });
    await user.click(await screen.findByTestId('firstrun-language'));
    expect(await screen.findByText('New vault')).toBeTruthy();
    await waitFor(() => expect(document.documentElement.lang).toBe('en'));
    await user.click(screen.getByTestId('firstrun-open'));
    await screen.findByTestId('screen-unlock');
  });
});
