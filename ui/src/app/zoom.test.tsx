import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { renderApp } from '../test/render';
import { nextZoom } from '../theme/zoom';

describe('the zoom', () => {
  it('knows its steps, also from between them', () => {
    expect([nextZoom(100, 1), nextZoom(100, -1), nextZoom(115, 1), nextZoom(115, -1)]).toEqual([
      110, 90, 125, 110,
    ]);
    expect([nextZoom(200, 1), nextZoom(80, -1)]).toEqual([200, 80]);
  });

  it('follows the keys, is kept, and comes back to its natural size', async () => {
    const { platform, user } = renderApp();
    await screen.findByTestId('screen-home');
    expect(platform.zoom()).toBe(100);
    await user.keyboard('{Control>}={/Control}');
    await waitFor(() => expect(platform.zoom()).toBe(110));
    await user.keyboard('{Control>}{Shift>}+{/Shift}{/Control}');
    await waitFor(() => expect(platform.state.prefs.zoom_percent).toBe(125));
    await user.keyboard('{Control>}-{/Control}');
    await waitFor(() => expect(platform.zoom()).toBe(110));
    await user.keyboard('{Control>}0{/Control}');
    await waitFor(() => expect(platform.state.prefs.zoom_percent).toBe(100));
    expect(platform.zoom()).toBe(100);
  });

  it('works before anybody is logged in, in a field and above a dialog', async () => {
    const locked = renderApp({ phase: 'locked' });
    await locked.user.click(await screen.findByTestId('unlock-password'));
    await locked.user.keyboard('{Control>}={/Control}');
    await waitFor(() => expect(locked.platform.zoom()).toBe(110));
    locked.unmount();
    const open = renderApp();
    await screen.findByTestId('screen-home');
    await open.user.keyboard('{Control>}k{/Control}');
    await screen.findByTestId('palette-input');
    await open.user.keyboard('{Control>}-{/Control}');
    await waitFor(() => expect(open.platform.zoom()).toBe(90));
    expect(screen.getByTestId('palette')).toBeTruthy();
  });

  it('is a setting too, and ends at 80 and 200 %', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await screen.findByTestId('settings-zoom-size');
    const larger = screen.getByTestId<HTMLButtonElement>('settings-zoom-larger');
    for (let press = 0; press < 10 && !larger.disabled; press += 1) await user.click(larger);
    await waitFor(() => expect(platform.zoom()).toBe(200));
    expect(screen.getByTestId('settings-zoom-size').textContent).toBe('200%');
    const smaller = screen.getByTestId<HTMLButtonElement>('settings-zoom-smaller');
    for (let press = 0; press < 10 && !smaller.disabled; press += 1) await user.click(smaller);
    await waitFor(() => expect(platform.zoom()).toBe(80));
    expect(smaller.disabled).toBe(true);
  });
});
