import { act, configure, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import type { FileDrag } from '../../platform/types';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

configure({ asyncUtilTimeout: 8_000 });

// The page is loaded on demand; not part of what is measured here.
beforeAll(() => import('./ImportsPage'));

const PATH = '/home/me/客户名单.xlsx';
const dropped = (...paths: string[]): FileDrag => ({ kind: 'dropped', paths });

describe('a file dropped on the window', () => {
  it('is read where files are chosen, and the place shows it before', async () => {
    const { platform } = renderApp({}, '/imports');
    const target = await screen.findByTestId('import-drop');
    act(() => platform.drag({ kind: 'over' }));
    expect(target.dataset['over']).toBe('true');
    expect(screen.queryByTestId('file-drop')).toBeNull();
    await expectAccessible();
    act(() => platform.drag({ kind: 'left' }));
    expect(target.dataset['over']).toBeUndefined();
    act(() => platform.drag(dropped(PATH)));
    await screen.findByTestId('import-preview');
    expect(callsOf(platform, 'import_open')).toMatchObject([{ path: PATH }]);
    expect(callsOf(platform, 'path_pick')).toEqual([]);
  });

  it('goes to the import from any page', async () => {
    const { platform } = renderApp();
    await screen.findByTestId('screen-home');
    act(() => platform.drag({ kind: 'over' }));
    expect(screen.getByTestId('file-drop').textContent).toContain('松开鼠标');
    act(() => platform.drag(dropped(PATH)));
    expect(screen.queryByTestId('file-drop')).toBeNull();
    await screen.findByTestId('import-preview');
    expect(callsOf(platform, 'import_open')).toMatchObject([{ path: PATH }]);
  });

  it('comes alone', async () => {
    const { platform } = renderApp();
    await screen.findByTestId('screen-home');
    act(() => platform.drag(dropped(PATH, '/home/me/another.csv')));
    expect((await screen.findByTestId('file-refused')).textContent).toContain(
      '一次只能导入一个文件，你拖入了 2 个',
    );
    expect(screen.getByTestId('screen-home')).toBeTruthy();
    expect(callsOf(platform, 'import_open')).toEqual([]);
  });

  it('says why it cannot be read, and another one can follow', async () => {
    const { platform } = renderApp({}, '/imports');
    await screen.findByTestId('import-drop');
    platform.failNext('import_open', { code: 'file_kind_unknown' });
    act(() => platform.drag(dropped('/home/me/photo.png')));
    expect(await screen.findByTestId('error-notice')).toBeTruthy();
    act(() => platform.drag(dropped(PATH)));
    await screen.findByTestId('import-preview');
    expect(screen.queryByTestId('error-notice')).toBeNull();
  });

  it('does not throw away an import that is under way', async () => {
    const { platform, user } = renderApp({}, '/imports');
    await user.click(await screen.findByTestId('import-pick'));
    await screen.findByTestId('import-preview');
    const before = callsOf(platform, 'import_open').length;
    act(() => platform.drag(dropped(PATH)));
    expect((await screen.findByTestId('file-refused')).textContent).toContain('请先完成或放弃这次导入');
    expect(callsOf(platform, 'import_open')).toHaveLength(before);
    // It was refused, not kept: giving up does not open it.
    await user.click(screen.getByTestId('import-close'));
    await screen.findByTestId('import-drop');
    expect(callsOf(platform, 'import_open')).toHaveLength(before);
  });

  it('waits for an open dialog, and never survives a lock', async () => {
    const { platform, user } = renderApp();
    await screen.findByTestId('screen-home');
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByTestId('palette');
    act(() => platform.drag({ kind: 'over' }));
    expect(screen.queryByTestId('file-drop')).toBeNull();
    act(() => platform.drag(dropped(PATH)));
    expect((await screen.findByTestId('file-refused')).textContent).toContain('请先关闭打开的对话框');
    await user.keyboard('{Control>}l{/Control}');
    await screen.findByTestId('screen-unlock');
    act(() => platform.drag(dropped(PATH)));
    await waitFor(() => expect(callsOf(platform, 'import_open')).toEqual([]));
  });
});
