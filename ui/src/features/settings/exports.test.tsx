import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

describe('the rules of exports', () => {
  it.each(['zh-CN', 'en'] as const)('are loosened with somebody else, in %s', async (language) => {
    const { user, platform } = renderApp({ language }, '/settings');
    const free = await screen.findByTestId<HTMLInputElement>('settings-free-rows');
    expect(free.value).toBe('20');
    await user.clear(free);
    await user.type(free, '300');
    expect(screen.getByTestId('settings-exports-say').textContent).toMatch(/200/);
    await user.clear(free);
    await user.type(free, '10');
    await user.click(screen.getByTestId('settings-exports-save'));
    await waitFor(() => expect(platform.state.settings.exports.free_rows).toBe(10));
    await user.click(screen.getByTestId('settings-export-sales'));
    const details = await screen.findByTestId('approver-details');
    expect(details.textContent).toMatch(language === 'en' ? /exports by sales/i : /允许销售导出/);
    await user.click(screen.getByTestId('approver-person-0'));
    await user.type(screen.getByTestId('approver-password'), `${FAKE_PASSWORD}{Enter}`);
    await waitFor(() => expect(platform.state.settings.exports.sales).toBe(true));
    await expectAccessible(screen.getByTestId('settings-exports'));
    expect(callsOf(platform, 'settings_set')).toHaveLength(3);
  });

  it('keep the one number above the other', async () => {
    const { user } = renderApp({}, '/settings');
    const one = await screen.findByTestId('settings-one-rows');
    await user.clear(one);
    await user.type(one, '12');
    expect(screen.getByTestId('settings-exports-say').textContent).toContain('不能小于');
  });
});
