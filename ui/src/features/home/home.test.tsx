import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { expectAccessible, renderApp } from '../../test/render';

describe('today', () => {
  it.each(['zh-CN', 'en'] as const)('is accessible in %s, with customers and without', async (language) => {
    const full = renderApp({ language, customers: 300 });
    await screen.findByTestId('home-count-all');
    await expectAccessible();
    full.unmount();
    renderApp({ language, customers: 0 });
    await screen.findByTestId('home-checklist');
    await expectAccessible();
  });

  it('sorts follow-ups into overdue, today and the week', async () => {
    renderApp({ customers: 400 });
    const home = await screen.findByTestId('screen-home');
    const overdue = await within(home).findByText('逾期');
    const group = overdue.closest('section');
    const today = new Date();
    today.setHours(0, 0, 0, 0);
    const times = [...(group?.querySelectorAll('time') ?? [])].map(
      (time) => new Date(time.title.replace(' ', 'T')),
    );
    expect(times.length).toBeGreaterThan(0);
    expect(times.every((time) => time < today)).toBe(true);
  });

  it('keeps the checklist until everything on it is done', async () => {
    const { platform } = renderApp({ customers: 0 });
    platform.state.verifiedAt = null;
    const list = await screen.findByTestId('home-checklist');
    expect(within(list).getByText('导入或添加客户').closest('a')).toBeTruthy();
    expect(within(list).getByText('建立保险箱').closest('a')).toBeNull();
  });

  it.each(['zh-CN', 'en'] as const)('leads finance to billing, in %s', async (language) => {
    const view = renderApp({ language, as: 2, roles: ['finance'] });
    const newest = await screen.findByTestId('home-billing');
    expect(screen.getByTestId('home-page-billing').getAttribute('href')).toContain('/billing');
    expect(within(newest).getAllByRole('link').length).toBeGreaterThan(5);
    await expectAccessible();
    view.unmount();
    renderApp({ language, as: 2, roles: ['finance'], customers: 0 });
    const none = await screen.findByTestId('home-billing');
    expect(within(none).queryAllByRole('link')).toEqual([]);
    expect(none.textContent).toContain(language === 'en' ? 'tax number' : '税号');
  });

  it.each(['zh-CN', 'en'] as const)('says what waits for a review, in %s', async (language) => {
    const view = renderApp({ language, customers: 60, ledgerEntries: 200 });
    const part = await screen.findByTestId('home-watch');
    expect(within(part).getByTestId('home-alerts').textContent).toContain('6');
    expect(within(part).getByTestId('home-days').textContent).toContain('8');
    expect(within(part).getByTestId('home-watch-overdue').textContent).toContain('3');
    expect(within(part).getByTestId('home-days').getAttribute('href')).toContain('tab=days');
    await expectAccessible();
    view.unmount();
    renderApp({ language, as: 2, roles: ['auditor'], ledgerEntries: 200 });
    await screen.findByTestId('home-watch');
    expect(screen.getByTestId('home-page-watch')).toBeTruthy();
    await expectAccessible();
  });

  it('says nothing of reviews to those who review nothing, or when nothing waits', async () => {
    const view = renderApp({ as: 2, roles: ['sales'], ledgerEntries: 200 });
    await screen.findByTestId('home-count-all');
    expect(screen.queryByTestId('home-watch')).toBeNull();
    view.unmount();
    renderApp({ ledgerEntries: 0 });
    await screen.findByTestId('home-count-all');
    expect(screen.queryByTestId('home-watch')).toBeNull();
  });
});
