import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect } from 'vitest';

import { App } from '../app/App';
import { makeFakePlatform, type FakeOptions, type FakePlatform } from '../platform/fake';

/** The whole page on a fake core, at a place: `renderApp({ phase: 'locked' })`, `renderApp({}, '/settings')`. */
export function renderApp(
  options: FakeOptions = {},
  place = '/',
  /** Arranges the vault before the page sees it. */
  prepare?: (platform: FakePlatform) => void,
) {
  window.location.hash = place;
  const platform: FakePlatform = makeFakePlatform({ customers: 60, ledgerEntries: 40, ...options });
  prepare?.(platform);
  const view = render(<App platform={platform} />);
  return { platform, user: userEvent.setup(), ...view };
}

/** No serious finding. Colours are measured in a browser: jsdom draws nothing. */
export async function expectAccessible(element: Element = document.body) {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

/** Commands of one name the page has called so far. */
export function callsOf(platform: FakePlatform, command: string): unknown[] {
  return platform.calls.filter((call) => call.command === command).map(({ request }) => request);
}
