import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

type Options = Parameters<typeof renderApp>[0];
type Prepare = Parameters<typeof renderApp>[2];

/** 林芳 loosens the lock; 陈立 is the only manager and has to agree where nobody else is an owner or an admin. */
async function ask(options: Options = {}, prepare?: Prepare) {
  const view = renderApp(options, '/settings', prepare);
  await view.user.selectOptions(await screen.findByTestId('settings-lock-after'), '10');
  await screen.findByTestId('approver');
  return { ...view, sent: () => callsOf(view.platform, 'settings_set') };
}

const twoOwners: Prepare = ({ state }) => {
  for (const index of [1, 2]) state.vault!.people[index]!.roles = ['owner'];
};
const oneAdmin: Prepare = ({ state }) => {
  state.vault!.people[1]!.roles = ['admin'];
};
const gone = () => waitFor(() => expect(screen.queryByTestId('approver')).toBeNull());
const password = () => screen.getByTestId<HTMLInputElement>('approver-password');
const lockAfter = () => screen.getByTestId<HTMLSelectElement>('settings-lock-after').value;

describe('somebody else agrees', () => {
  it.each([
    ['zh-CN', '登录的仍是林芳', '自动锁定（分钟）：5 → 10'],
    ['en', '林芳 stays logged in', 'automatic lock (minutes): 5 → 10'],
  ] as const)('and is told to what, in %s', async (language, stays, change) => {
    await ask({ language }, twoOwners);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('approver-person-0')));
    expect(screen.getByTestId('approver-stays').textContent).toContain(stays);
    expect(screen.getByTestId('approver-details').textContent).toBe(change);
    await expectAccessible(screen.getByTestId('approver'));
  });

  it('by the own password, and the session stays', async () => {
    const { user, platform, sent } = await ask({}, twoOwners);
    const [me, , other] = platform.state.vault!.people;
    other!.password = 'a password of her own';
    const confirm = screen.getByTestId<HTMLButtonElement>('approver-confirm');
    expect(confirm.disabled).toBe(true);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByTestId('approver-person-1').getAttribute('aria-checked')).toBe('true');
    await user.click(screen.getByTestId('approver-person-1'));
    expect(document.activeElement).toBe(password());
    expect(password().type).toBe('password');
    await user.type(password(), 'a password of her own{Enter}');
    await gone();
    expect(sent().at(-1)).toMatchObject({
      settings: { lock_after_min: 10 },
      approver: { person_id: other!.id, password: 'a password of her own' },
    });
    await waitFor(() => expect(lockAfter()).toBe('10'));
    expect(platform.state.session?.personId).toBe(me!.id);
    expect(platform.state.ledger.find(({ action }) => action === 'approval.give')?.person_name).toBe(
      other!.name,
    );
  });

  it('is chosen already when there is only one', async () => {
    const { user } = await ask({}, oneAdmin);
    await waitFor(() => expect(document.activeElement).toBe(password()));
    expect(screen.getByTestId('approver-person-0').getAttribute('aria-checked')).toBe('true');
    expect(screen.queryByTestId('approver-person-1')).toBeNull();
    await user.type(password(), FAKE_PASSWORD);
    await user.click(screen.getByTestId('approver-confirm'));
    await gone();
    await waitFor(() => expect(lockAfter()).toBe('10'));
  });

  it('is told how many tries are left, and when there are none', async () => {
    const { user } = await ask({}, oneAdmin);
    const tell = async (text: string) => {
      await user.type(password(), 'not this one{Enter}');
      await waitFor(() => expect(screen.getByTestId('approver').textContent).toContain(text));
      expect(password().value).toBe('');
      await waitFor(() => expect(document.activeElement).toBe(password()));
    };
    for (const left of [4, 3, 2, 1]) await tell(`还可尝试 ${left} 次`);
    await tell('密码不正确。');
    await tell('尝试次数过多');
    expect(lockAfter()).toBe('5');
  });

  it('knows when Caps Lock is on, and leaves Enter to the input method', async () => {
    const { user, sent } = await ask({}, oneAdmin);
    await user.type(password(), FAKE_PASSWORD);
    fireEvent.keyDown(password(), { key: 'A', modifierCapsLock: true });
    expect(screen.getByText('大写锁定已打开')).toBeTruthy();
    fireEvent.keyDown(password(), { key: 'Enter', keyCode: 229 });
    expect(sent()).toHaveLength(1);
  });

  it('or does not: Esc leaves everything as it was', async () => {
    const { user, sent } = await ask({}, oneAdmin);
    await user.type(password(), FAKE_PASSWORD);
    await user.keyboard('{Escape}');
    await gone();
    expect(sent()).toHaveLength(1);
    expect(lockAfter()).toBe('5');
    expect(screen.queryByTestId('settings-rules-error')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('settings-lock-after')));
    await user.selectOptions(screen.getByTestId('settings-lock-after'), '10');
    await screen.findByTestId('approver');
    expect(password().value).toBe('');
  });

  it('is not asked twice when the command itself fails afterwards', async () => {
    const { user, platform } = await ask({}, oneAdmin);
    await user.type(password(), FAKE_PASSWORD);
    platform.failNext('settings_set', { code: 'disk_full' });
    await user.keyboard('{Enter}');
    await gone();
    expect((await screen.findByTestId('settings-rules-error')).textContent).toContain('VLT-131');
  });

  it('is gone with the lock', async () => {
    const { user, platform } = await ask({}, oneAdmin);
    await user.type(password(), FAKE_PASSWORD);
    act(() => {
      platform.state.session = null;
      platform.emit({ kind: 'locked', reason: 'idle' });
    });
    await gone();
    expect(document.documentElement.outerHTML).not.toContain(FAKE_PASSWORD);
  });
});

describe('nobody has to agree', () => {
  it('alone, or where the protection grows', async () => {
    const { user, platform, unmount } = renderApp({ alone: true }, '/settings');
    await user.selectOptions(await screen.findByTestId('settings-lock-after'), '30');
    await waitFor(() => expect(platform.state.settings.lock_after_min).toBe(30));
    unmount();
    const office = renderApp({}, '/settings');
    await office.user.selectOptions(await screen.findByTestId('settings-lock-after'), '3');
    await waitFor(() => expect(office.platform.state.settings.lock_after_min).toBe(3));
    expect(screen.queryByTestId('approver')).toBeNull();
  });
});
