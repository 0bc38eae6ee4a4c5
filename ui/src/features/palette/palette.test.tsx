import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';
import { readQuery, spansIn } from './query';

describe('queries', () => {
  it('know their prefixes, full-width too', () => {
    expect(readQuery('> lock')).toEqual({ scope: 'commands', wanted: 'lock' });
    expect(readQuery('＠张')).toEqual({ scope: 'people', wanted: '张' });
    expect(readQuery('》锁')).toEqual({ scope: 'commands', wanted: '锁' });
    expect(readQuery(' zw ')).toEqual({ scope: 'all', wanted: 'zw' });
  });

  it('find what to highlight', () => {
    expect(spansIn('自动锁定', '锁定')).toEqual([[2, 4]]);
    expect(spansIn('Lock', 'x')).toEqual([]);
  });
});

describe('the palette', () => {
  async function open(language: 'zh-CN' | 'en' = 'zh-CN') {
    const app = renderApp({ customers: 200, language });
    await screen.findByTestId('screen-home');
    await app.user.keyboard('{Control>}k{/Control}');
    return { ...app, box: await screen.findByTestId('palette'), input: screen.getByTestId('palette-input') };
  }

  it.each(['zh-CN', 'en'] as const)('is accessible in %s', async (language) => {
    const { box } = await open(language);
    await expectAccessible(box);
  });

  it('finds customers by initials, highlights them, shows no clear number', async () => {
    const { platform, user, box, input } = await open();
    await user.type(input, 'zw');
    const options = await within(box).findAllByTestId(/^palette-customer-/);
    expect(options.length).toBeGreaterThan(0);
    expect(options.some((option) => option.querySelector('mark') !== null)).toBe(true);
    expect(box.textContent).not.toMatch(/1[3-9]\d{9}/);
    expect(callsOf(platform, 'customer_search').at(-1)).toMatchObject({ query: 'zw' });
    await expectAccessible(box);
  });

  it('does not search in the middle of a composition', async () => {
    const { platform, input } = await open();
    fireEvent.compositionStart(input);
    fireEvent.change(input, { target: { value: 'zh' } });
    expect(callsOf(platform, 'customer_search')).toEqual([]);
    fireEvent.change(input, { target: { value: '张' } });
    fireEvent.compositionEnd(input);
    await waitFor(() => expect(callsOf(platform, 'customer_search')).toMatchObject([{ query: '张' }]));
  });

  it('moves by arrows around the end and opens by Enter', async () => {
    const { user, box, input } = await open();
    await user.type(input, '>');
    const options = within(box).getAllByRole('option');
    expect(options[0]?.getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{ArrowUp}');
    expect(within(box).getAllByRole('option').at(-1)?.getAttribute('aria-selected')).toBe('true');
    expect(input.getAttribute('aria-activedescendant')).toBe(within(box).getAllByRole('option').at(-1)?.id);
    await user.type(input, '我的数据');
    await user.keyboard('{Enter}');
    await screen.findByTestId('screen-settings');
    expect(screen.queryByTestId('palette')).toBeNull();
  });

  it('understands the other language and gives the focus back', async () => {
    const { user, input } = await open();
    await user.type(input, '>Theme');
    expect(screen.getByTestId('palette-settings-theme')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('palette')).toBeNull();
  });
});

describe('what was used lately', () => {
  const openPalette = async (user: ReturnType<typeof renderApp>['user']) => {
    await user.keyboard('{Control>}k{/Control}');
    return within(await screen.findByTestId('palette'));
  };

  it('begins with the customers this person looked at, each once, without the one that is open', async () => {
    const { platform, user } = renderApp({ customers: 200, ledgerEntries: 0 }, '/customers');
    const active = platform.state.customers.filter(({ row }) => row.state === 'active');
    const [one, two, three] = active.map(({ row }) => row.record_id);
    await screen.findByTestId('customers-page');
    for (const id of [one, two, three]) {
      window.location.hash = `/customers?open=${id ?? ''}`;
      await waitFor(() => expect(callsOf(platform, 'customer_show')).toContainEqual({ record_id: id }));
      await waitFor(() => expect(screen.getByTestId('card-title')).toBeTruthy());
    }
    const palette = await openPalette(user);
    const recent = await palette.findAllByTestId(/^palette-recent-customer-/);
    expect(recent.map((line) => line.dataset['testid'])).toEqual([
      `palette-recent-customer-${two ?? ''}`,
      `palette-recent-customer-${one ?? ''}`,
    ]);
    expect(recent[0]?.textContent).not.toMatch(/1[3-9]\d{9}/);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.hash).toContain(two));
  });

  it('remembers actions until the lock and not beyond', async () => {
    const { user } = renderApp({ ledgerEntries: 0 });
    await screen.findByTestId('screen-home');
    await openPalette(user);
    await user.type(screen.getByTestId('palette-input'), '>密度{Enter}');
    await screen.findByTestId('screen-settings');
    const palette = await openPalette(user);
    expect(palette.getByTestId('palette-recent-settings-density')).toBeTruthy();
    await expectAccessible(screen.getByTestId('palette'));
    await user.keyboard('{Control>}l{/Control}');
    await user.type(await screen.findByTestId('unlock-password'), `${FAKE_PASSWORD}{Enter}`);
    await screen.findByTestId('screen-settings');
    const after = await openPalette(user);
    expect(after.queryByTestId('palette-recent-settings-density')).toBeNull();
  });
});

describe('customers in the palette', () => {
  it('says how many were found and how many of them are shown', async () => {
    const { platform, user } = renderApp({ customers: 400 });
    await screen.findByTestId('screen-home');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'z');
    await waitFor(() =>
      expect(screen.getByTestId('palette-count').textContent).toMatch(/^找到 \d+ 位，显示前 8 位$/),
    );
    const found = Number(/\d+/.exec(screen.getByTestId('palette-count').textContent)?.[0]);
    expect(found).toBeGreaterThan(8);
    expect(callsOf(platform, 'customer_list').at(-1)).toMatchObject({ filters: { text: 'z' }, limit: 0 });
  });

  it('never looks a number up twice', async () => {
    const { platform, user } = renderApp({ customers: 200 });
    for (const { values } of platform.state.customers) values.set('phone', ['13800005555']);
    await screen.findByTestId('screen-home');
    await user.keyboard('{Control>}k{/Control}');
    fireEvent.change(await screen.findByTestId('palette-input'), { target: { value: '5555' } });
    await waitFor(() => expect(screen.getByTestId('palette-count').textContent).toBe('显示前 8 位'));
    await new Promise((resolve) => setTimeout(resolve, 400));
    const counted = (callsOf(platform, 'customer_list') as { filters: { text: string | null } }[]).filter(
      ({ filters }) => filters.text !== null,
    );
    expect(counted).toEqual([]);
    expect(callsOf(platform, 'customer_search')).toHaveLength(1);
  });

  it('open beside the list as it is, or as a page', async () => {
    const { user } = renderApp({ customers: 60 }, '/customers?sort=name&kind=company');
    await screen.findByTestId('customers-page');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'z');
    await screen.findAllByTestId(/^palette-customer-/);
    await user.keyboard('{Enter}');
    await screen.findByTestId('card-title');
    expect(window.location.hash).toContain('sort=name');
    expect(window.location.hash).toContain('kind=company');
    expect(window.location.hash).not.toContain('wide');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), 'l');
    await screen.findAllByTestId(/^palette-customer-/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(window.location.hash).toContain('wide=true'));
    expect(window.location.hash).toContain('sort=name');
  });
});
