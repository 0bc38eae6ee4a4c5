import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

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
