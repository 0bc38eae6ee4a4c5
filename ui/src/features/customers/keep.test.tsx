import { configure, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import type { FakePlatform } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

configure({ asyncUtilTimeout: 8_000 });

beforeAll(() => import('./CustomersPage'));

/** The card of the first customer in the list, and the dialog over it. */
async function asked(options: Parameters<typeof renderApp>[0] = {}) {
  const view = renderApp(options, '/customers');
  const [row] = await screen.findAllByTestId('customer-row');
  await view.user.click(row!.querySelector('[data-cell=title]')!);
  await view.user.click(await screen.findByTestId('card-more'));
  await view.user.click(await screen.findByTestId('card-keep'));
  await screen.findByTestId('keep');
  return view;
}

/** Somebody who is no owner and may have customers. */
function seller({ state }: FakePlatform) {
  return state.vault!.people.find(({ roles }) => roles.includes('sales') && !roles.includes('owner'))!;
}

describe('a customer kept by named people', () => {
  it.each(['zh-CN', 'en'] as const)('is asked for in words everybody reads, in %s', async (language) => {
    await asked({ language });
    await screen.findByTestId('keep-people');
    await expectAccessible();
    expect(document.body.textContent).not.toMatch(/undefined|\[object/);
  });

  it('names people by the own password, and the card says so', async () => {
    const { user, platform } = await asked();
    const { id, name } = seller(platform);
    const owner = platform.state.vault!.people[0]!;
    await screen.findByTestId(`keep-${id}`);
    expect(screen.queryByTestId(`keep-${owner.id}`)).toBeNull();
    await user.type(screen.getByTestId('keep-password'), 'wrong-password-123');
    expect(screen.getByTestId<HTMLButtonElement>('keep-confirm').disabled).toBe(true);
    await user.click(screen.getByTestId(`keep-${id}`));
    await user.click(screen.getByTestId('keep-confirm'));
    expect((await screen.findByTestId('keep-error')).textContent).not.toBe('');
    await user.type(screen.getByTestId('keep-password'), owner.password);
    await user.click(screen.getByTestId('keep-confirm'));
    await waitFor(() => expect(screen.queryByTestId('keep')).toBeNull());
    expect(callsOf(platform, 'customer_keep').at(-1)).toMatchObject({ people: [id] });
    expect((await screen.findByTestId('card-kept')).textContent).toContain(name);
    await user.click(await screen.findByTestId('customers-tab-kept'));
    await waitFor(() => expect(screen.getAllByTestId('customer-row')).toHaveLength(1));
  });

  it('is not for those who are no owner', async () => {
    const view = renderApp({ as: 1 }, '/customers');
    const [row] = await screen.findAllByTestId('customer-row');
    await view.user.click(row!.querySelector('[data-cell=title]')!);
    await view.user.click(await screen.findByTestId('card-more'));
    expect(screen.queryByTestId('card-keep')).toBeNull();
  });
});
