import { configure, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { i18nFor } from '../../i18n';
import { callsOf, expectAccessible, renderApp } from '../../test/render';
import { chanceWords } from './chance';

configure({ asyncUtilTimeout: 8_000 });

beforeAll(() => Promise.all([import('./TracePage'), import('../strays/StraysPage')]));

describe('a chance', () => {
  it('is said in words', () => {
    const { t } = i18nFor('zh-CN');
    expect([2.3e-7, 5e-5, 0.04, 0.6].map((chance) => chanceWords(t, chance))).toEqual([
      '低于百万分之一',
      '低于万分之一',
      '约百分之 4',
      '很大，不能作为依据',
    ]);
  });
});

describe('the tracing of a leak', () => {
  it.each(['zh-CN', 'en'] as const)('names a copy and says how sure it is, in %s', async (language) => {
    const { user, platform } = renderApp({ language }, '/trace');
    await screen.findByTestId('trace-page');
    await expectAccessible();
    await user.click(screen.getByTestId('trace-pick'));
    expect((await screen.findByTestId('trace-named')).textContent).toContain('顺达物流');
    expect(screen.getByTestId('trace-chance').textContent).toMatch(
      language === 'en' ? /one in a million|one in a billion/ : /百万分之一|十亿分之一/,
    );
    expect(screen.getByTestId('trace-canaries')).toBeTruthy();
    expect(screen.getAllByRole('row').length).toBeGreaterThan(5);
    await expectAccessible();
    expect(callsOf(platform, 'trace_leak')).toEqual([
      { kind: 'file', path: '/home/linfang/Downloads/leak.csv' },
    ]);
    await user.click(screen.getByTestId('trace-again'));
    expect(await screen.findByTestId('trace-drop')).toBeTruthy();
  });

  it('says when a few lines are not enough, and when nobody is recognised', async () => {
    const { user } = renderApp({}, '/trace');
    await user.click(await screen.findByTestId('trace-text'));
    await user.paste('张伟 138\n李娜 139\n王强 137\n');
    await user.click(screen.getByTestId('trace-run'));
    expect((await screen.findByTestId('trace-not-enough')).textContent).toContain('不说明任何人');
    expect(screen.queryByTestId('trace-named')).toBeNull();
    await user.click(screen.getByTestId('trace-again'));
    await user.click(await screen.findByTestId('trace-text'));
    await user.paste('hello');
    await user.click(screen.getByTestId('trace-run'));
    expect(await screen.findByTestId('trace-none')).toBeTruthy();
    expect(screen.queryByTestId('trace-people')).toBeNull();
  });

  it('takes a file that is dropped here', async () => {
    const { platform } = renderApp({}, '/trace');
    await screen.findByTestId('trace-drop');
    platform.drag({ kind: 'dropped', paths: ['/leak.xlsx'] });
    await screen.findByTestId('trace-result');
    expect(window.location.hash).toBe('#/trace');
    expect(callsOf(platform, 'trace_leak')).toEqual([{ kind: 'file', path: '/leak.xlsx' }]);
  });
});

describe('the scan for stray copies', () => {
  it.each(['zh-CN', 'en'] as const)('finds lists, imports and deletes them, in %s', async (language) => {
    const { user, platform } = renderApp({ language }, '/strays');
    await user.click(await screen.findByTestId('strays-add'));
    await user.click(screen.getByTestId('strays-run'));
    expect(await screen.findAllByTestId('strays-row')).toHaveLength(3);
    // A text cannot be imported.
    expect(screen.getAllByTestId('strays-import')).toHaveLength(2);
    await expectAccessible();
    await user.click(screen.getAllByTestId('strays-delete')[0]!);
    expect((await screen.findByTestId('stray-honest')).textContent).toMatch(/固态硬盘|SSD/);
    await user.click(screen.getByTestId('stray-delete-confirm'));
    await waitFor(() => expect(screen.getAllByTestId('strays-delete')).toHaveLength(2));
    expect(callsOf(platform, 'stray_delete')).toEqual([
      { path: '/home/linfang/Documents/客户名单2025.xlsx' },
    ]);
    await user.click(screen.getByTestId('strays-import'));
    await waitFor(() => expect(callsOf(platform, 'import_open')).toHaveLength(1));
    expect(callsOf(platform, 'import_open')[0]).toMatchObject({
      path: '/home/linfang/Documents/旧电脑/通讯录.vcf',
    });
  });

  it('can be stopped', async () => {
    const { user, platform } = renderApp({}, '/strays');
    await user.click(await screen.findByTestId('strays-add'));
    await user.click(screen.getByTestId('strays-run'));
    await user.click(await screen.findByTestId('strays-cancel'));
    expect(await screen.findByTestId('strays-cancelled')).toBeTruthy();
    expect(callsOf(platform, 'stray_cancel')).toHaveLength(1);
  });
});
