import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

describe('the shell', () => {
  it.each(['zh-CN', 'en'] as const)('is accessible in %s', async (language) => {
    renderApp({ language });
    await screen.findByTestId('screen-home');
    await expectAccessible();
  });

  it('shows only what exists, and where one is', async () => {
    const { user } = renderApp();
    await screen.findByTestId('screen-home');
    expect(screen.getByTestId('nav-today').getAttribute('aria-current')).toBe('page');
    await user.click(screen.getByTestId('nav-settings'));
    await screen.findByTestId('screen-settings');
    expect(screen.getByTestId('nav-settings').getAttribute('aria-current')).toBe('page');
    expect(screen.getByTestId('nav-today').getAttribute('aria-current')).toBeNull();
  });

  it('goes places by keys, unless they are switched off', async () => {
    const { platform, user } = renderApp();
    await screen.findByTestId('screen-home');
    await user.keyboard('{Control>},{/Control}');
    await screen.findByTestId('screen-settings');
    await user.keyboard('gt');
    await screen.findByTestId('screen-home');
    await user.keyboard('{Control>}b{/Control}');
    await waitFor(() => expect(platform.state.prefs.sidebar_collapsed).toBe(true));
    await user.keyboard('?');
    const sheet = await screen.findByTestId('cheat-sheet');
    await expectAccessible(sheet);
    await user.keyboard('{Escape}');
    await user.keyboard('{Control>},{/Control}');
    await user.click(await screen.findByTestId('settings-single-keys'));
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('gt');
    expect(screen.getByTestId('screen-settings')).toBeTruthy();
  });

  it('covers at once and locks; the same person comes back to the same place', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await screen.findByTestId('screen-settings');
    fireEvent.click(screen.getByTestId('lock-now'));
    expect(screen.getByTestId('cover')).toBeTruthy();
    await screen.findByTestId('screen-unlock');
    expect(screen.queryByTestId('cover')).toBeNull();
    expect(callsOf(platform, 'vault_lock')).toEqual([{ reason: 'manual' }]);
    await user.type(screen.getByTestId('unlock-password'), `${FAKE_PASSWORD}{Enter}`);
    await screen.findByTestId('screen-settings');
    await user.keyboard('{Control>}l{/Control}');
    await screen.findByTestId('screen-unlock');
    await user.click(screen.getByTestId('unlock-person-1'));
    await user.type(screen.getByTestId('unlock-password'), `${FAKE_PASSWORD}{Enter}`);
    await screen.findByTestId('screen-home');
  });

  it('locks in the middle of a dialog too', async () => {
    const { user } = renderApp();
    await screen.findByTestId('screen-home');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'zw');
    await user.keyboard('{Control>}l{/Control}');
    await screen.findByTestId('screen-unlock');
    expect(screen.queryByTestId('palette')).toBeNull();
  });

  it('warns before an idle lock and stays on demand', async () => {
    const { platform, user } = renderApp();
    await screen.findByTestId('screen-home');
    act(() => platform.emit({ kind: 'lock_soon', seconds: 20 }));
    expect((await screen.findByTestId('lock-soon')).textContent).toContain('20 秒后自动锁定');
    act(() => platform.emit({ kind: 'lock_soon', seconds: 19 }));
    expect(screen.getByTestId('lock-soon').textContent).toContain('19 秒');
    await user.click(screen.getByTestId('toast-action'));
    expect(screen.queryByTestId('lock-soon')).toBeNull();
    expect(callsOf(platform, 'session_touch').length).toBeGreaterThan(0);
  });

  it('leaves when the core locks by itself', async () => {
    const { platform } = renderApp();
    await screen.findByTestId('screen-home');
    platform.state.session = null;
    act(() => platform.emit({ kind: 'locked', reason: 'idle' }));
    expect(screen.getByTestId('cover')).toBeTruthy();
    await screen.findByTestId('screen-unlock');
  });

  it('says why nothing can be written, and accepts a replaced vault only with the password', async () => {
    const { platform, user } = renderApp({ readOnly: { kind: 'behind', entries: 42 } });
    expect((await screen.findByTestId('banner-read-only')).textContent).toContain('42');
    expect(screen.queryByTestId('new-customer')).toBeNull();
    await user.click(screen.getByTestId('accept-vault'));
    await user.type(await screen.findByTestId('accept-vault-password'), `${FAKE_PASSWORD}{Enter}`);
    await waitFor(() => expect(screen.queryByTestId('banner-read-only')).toBeNull());
    expect(platform.state.readOnly).toBeNull();
  });

  it('tells of drafts that were kept', async () => {
    const { platform, user } = renderApp({ phase: 'locked' });
    platform.state.drafts = [
      {
        key: 'customer:new',
        body: '{}',
        saved_ms: Date.now(),
        personId: platform.state.vault?.people[0]?.id ?? '',
      },
    ];
    await user.type(await screen.findByTestId('unlock-password'), `${FAKE_PASSWORD}{Enter}`);
    expect((await screen.findByTestId('drafts-kept')).textContent).toContain('1 处未保存');
    await user.click(await screen.findByTestId('draft-discard-customer:new'));
    await waitFor(() => expect(platform.state.drafts).toEqual([]));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(platform.state.drafts).toHaveLength(1));
  });
});

describe('a new customer', () => {
  it.each(['c', 'n', '{Control>}{Shift>}n{/Shift}{/Control}'])('is quickly added by %s', async (keys) => {
    const { user } = renderApp({}, '/settings');
    await screen.findByTestId('screen-settings');
    await user.keyboard(keys);
    expect(await screen.findByTestId('quick-add')).toBeTruthy();
  });

  it('is quickly added by the button; its menu leads to the whole form', async () => {
    const { user } = renderApp();
    await screen.findByTestId('screen-home');
    await user.click(screen.getByTestId('new-customer'));
    expect(await screen.findByTestId('quick-add')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('quick-add')).toBeNull());
    await user.click(screen.getByTestId('new-customer-more'));
    await expectAccessible();
    await user.click(await screen.findByTestId('new-customer-full'));
    expect(await screen.findByTestId('customer-form')).toBeTruthy();
  });

  it('leaves the list as it was, and an open form where it is', async () => {
    const { user } = renderApp({}, '/customers?sort=name&stages=%5B%22lead%22%5D');
    await screen.findByTestId('customers-page');
    await user.keyboard('n');
    await screen.findByTestId('quick-add');
    expect(window.location.hash).toContain('sort=name');
    expect(window.location.hash).toContain('lead');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('quick-add')).toBeNull());
    await user.click(screen.getByTestId('new-customer-more'));
    await user.click(await screen.findByTestId('new-customer-full'));
    const form = await screen.findByTestId('customer-form');
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('n');
    expect(screen.queryByTestId('quick-add')).toBeNull();
    expect(form.isConnected).toBe(true);
  });

  it('cannot be added where nothing can be written', async () => {
    const { user } = renderApp({ readOnly: { kind: 'disk_full' } });
    await screen.findByTestId('screen-home');
    await user.keyboard('n');
    expect(screen.queryByTestId('quick-add')).toBeNull();
    expect(screen.getByTestId('screen-home')).toBeTruthy();
    act(() => void (window.location.hash = '/customers'));
    await screen.findAllByTestId('customer-row');
    await user.keyboard('c{Control>}{Shift>}n{/Shift}{/Control}');
    expect(window.location.hash).not.toContain('form');
    expect(screen.queryByTestId('quick-add')).toBeNull();
  });
});
