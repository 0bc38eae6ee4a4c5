import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../platform/fake';
import { callsOf, renderApp } from '../test/render';

beforeAll(() =>
  Promise.all([import('../features/customers/CustomersPage'), import('../features/people/PeoplePage')]),
);

type User = ReturnType<typeof renderApp>['user'];

async function unlockAs(user: User, place: number) {
  await user.click(await screen.findByTestId(`unlock-person-${place}`));
  await user.keyboard(`${FAKE_PASSWORD}{Enter}`);
  await screen.findByTestId('screen-home');
}

async function palette(user: User) {
  await user.keyboard('{Control>}k{/Control}');
  return screen.findByTestId('palette-input');
}

describe('switching users', () => {
  it('takes two clicks, and the password may be typed at once', async () => {
    const { platform, user } = renderApp();
    await user.click(await screen.findByTestId('switch-user'));
    await user.click(await screen.findByTestId('unlock-person-2'));
    expect(document.activeElement).toBe(screen.getByTestId('unlock-password'));
    await user.keyboard(`${FAKE_PASSWORD}{Enter}`);
    expect((await screen.findByTestId('current-person')).textContent).toContain('张敏');
    expect(callsOf(platform, 'vault_lock')).toEqual([{ reason: 'manual' }]);
  });

  it('is a command of the palette as well', async () => {
    const { user } = renderApp();
    await screen.findByTestId('screen-home');
    await user.type(await palette(user), 'switch user');
    await user.click(await screen.findByTestId('palette-actions-switch-user'));
    await screen.findByTestId('screen-unlock');
  });

  it('leaves nothing of one person to the next', async () => {
    const { platform, user } = renderApp({}, '/customers?text=有限');
    await screen.findAllByTestId('customer-row');
    // 林芳 filters, opens, searches, does and leaves a form unsaved.
    await user.click((await screen.findAllByTestId('customer-row'))[0]!);
    await user.type(await palette(user), '安全中心');
    await user.click(await screen.findByTestId('palette-actions-ledger'));
    await waitFor(() => expect(window.location.hash).toBe('#/ledger'));
    window.location.hash = '/customers?text=有限&form=new';
    await user.type(await screen.findByTestId('form-name-0'), '只有林芳知道');
    const mine = platform.state.customers
      .filter(({ row }) => row.owner_name === '林芳')
      .map(({ row }) => row);

    await user.click(screen.getByTestId('switch-user'));
    await screen.findByTestId('screen-unlock');
    expect(document.body.textContent).not.toContain('只有林芳知道');
    expect(platform.state.drafts).toMatchObject([{ personId: platform.state.vault?.people[0]?.id }]);
    const from = platform.calls.length;
    await unlockAs(user, 2);

    // Route, filters and search text.
    expect(window.location.hash).toBe('#/');
    // Drafts, whether told of or listed.
    expect(screen.queryByTestId('drafts-kept')).toBeNull();
    expect(screen.queryByTestId('home-drafts')).toBeNull();
    // Whatever is shown was asked for by the new person.
    const asked = platform.calls.slice(from).map(({ command }) => command);
    expect(asked).toContain('customer_counts');
    for (const { company, name } of mine) expect(document.body.textContent).not.toContain(company || name);
    // What was done and opened lately.
    await palette(user);
    await screen.findByTestId('palette-actions-customers');
    expect(screen.queryByTestId('palette-recent-actions-ledger')).toBeNull();
    for (const { company, name } of mine) expect(document.body.textContent).not.toContain(company || name);
    await user.keyboard('{Escape}');
    // The list without filters, and own customers only.
    await user.click(screen.getByTestId('nav-customers'));
    await screen.findAllByTestId('customer-row');
    expect(window.location.hash).toBe('#/customers');
    expect(callsOf(platform, 'customer_list').at(-1)).toMatchObject({ filters: { text: null } });
    for (const { company, name } of mine) expect(document.body.textContent).not.toContain(company || name);
  });

  it('does not go back to where another person was', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByTestId('nav-customers'));
    await screen.findAllByTestId('customer-row');
    await user.click(screen.getByTestId('nav-settings'));
    await screen.findByTestId('screen-settings');
    await user.click(screen.getByTestId('nav-people'));
    await screen.findByTestId('people-table');
    await user.click(screen.getByTestId('switch-user'));
    await unlockAs(user, 2);
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    window.history.back();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(window.location.hash).toBe('#/');
    expect(screen.getByTestId('screen-home')).toBeTruthy();
    expect(screen.queryByTestId('screen-settings')).toBeNull();
  });

  it('cannot undo what another person did', async () => {
    const { platform, user } = renderApp({}, '/customers');
    const [first] = await screen.findAllByTestId('customer-row');
    await user.click(first!);
    await user.click(await screen.findByTestId('card-more'));
    await user.click(await screen.findByTestId('card-archive'));
    await screen.findByTestId('toast-undo');
    await user.click(screen.getByTestId('switch-user'));
    await unlockAs(user, 1);
    expect(screen.queryByTestId('toast-undo')).toBeNull();
    await user.keyboard('{Control>}z{/Control}');
    expect(callsOf(platform, 'customer_unarchive')).toEqual([]);
  });

  it('begins with the person of before, and finds the other by keys', async () => {
    const { platform, user } = renderApp({ as: 1 });
    await user.click(await screen.findByTestId('switch-user'));
    const chosen = () => document.querySelector('[role="radio"][aria-checked="true"]')?.textContent;
    await screen.findByTestId('screen-unlock');
    expect(chosen()).toContain('陈立');
    // From the password field, without leaving it.
    const field = screen.getByTestId('unlock-password');
    expect(document.activeElement).toBe(field);
    await user.keyboard('{ArrowDown}');
    expect(chosen()).toContain('张敏');
    expect(document.activeElement).toBe(field);
    // By pinyin initials and by the name itself, in the list.
    screen.getByTestId('unlock-person-2').focus();
    await user.keyboard('wl');
    expect(chosen()).toContain('王磊');
    expect(document.activeElement).toBe(screen.getByTestId('unlock-person-3'));
    await user.keyboard('{Home}');
    expect(chosen()).toContain('林芳');
    await user.keyboard('{ArrowUp}');
    expect(chosen()).toContain('王磊');
    expect(callsOf(platform, 'vault_unlock')).toEqual([]);
  });
});
