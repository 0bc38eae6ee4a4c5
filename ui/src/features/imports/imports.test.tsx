import { configure, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { callsOf, expectAccessible, renderApp } from '../../test/render';

// Machines that run everything at once are slow; a wait ends as soon as what it waits for is there.
configure({ asyncUtilTimeout: 8_000 });

// The page is loaded on demand; not part of what is measured here.
beforeAll(() => import('./ImportsPage'));

type Rendered = ReturnType<typeof renderApp>;

async function pickAndCheck({ user }: Rendered) {
  await user.click(await screen.findByTestId('import-pick'));
  await screen.findByTestId('import-preview');
  await user.click(screen.getByTestId('import-next'));
  await screen.findByTestId('import-mapping');
  await user.click(screen.getByTestId('import-next'));
  await waitFor(() => expect(screen.getByTestId('import-importable').textContent).toBe('941'));
  await user.click(screen.getByTestId('import-next'));
}

async function decide({ user }: Rendered) {
  await user.click(await screen.findByTestId('import-origin-event'));
  await user.selectOptions(screen.getByTestId('import-basis'), 'consent');
  await user.click(screen.getByTestId('import-next'));
  await user.click(await screen.findByTestId('import-duplicate-fill'));
  await waitFor(() => expect(screen.getByTestId('import-next')).toHaveProperty('disabled', false));
  await user.click(screen.getByTestId('import-next'));
}

describe('an import', () => {
  it('goes from a file to a report and can be taken back', async () => {
    const view = renderApp({}, '/imports');
    const { user, platform } = view;
    await pickAndCheck(view);
    await decide(view);
    await user.click(await screen.findByTestId('import-run'));
    const report = await screen.findByTestId('import-report');
    expect(report.textContent).toContain('940');
    expect(callsOf(platform, 'import_run')).toHaveLength(1);
    expect(callsOf(platform, 'import_run')[0]).toMatchObject({
      on_duplicate: 'fill',
      basis: 'consent',
      source: '展会或活动，对方主动留下',
    });
    await user.click(screen.getByTestId('import-report-undo'));
    await user.click(await screen.findByTestId('import-undo-sheet-confirm'));
    await waitFor(() => expect(callsOf(platform, 'import_undo')).toHaveLength(1));
    const list = await screen.findByTestId('import-list');
    expect(list.textContent).toContain('已撤销');
  });

  it('leaves unmapped columns out and never puts them into remarks', async () => {
    const view = renderApp({}, '/imports');
    const { user, platform } = view;
    await user.click(await screen.findByTestId('import-pick'));
    await user.click(await screen.findByTestId('import-next'));
    const select = await screen.findByTestId<HTMLSelectElement>('import-map-5');
    expect(select.value).toBe('');
    await user.click(screen.getByTestId('import-next'));
    await waitFor(() => expect(callsOf(platform, 'import_check')).toHaveLength(1));
    const plan = callsOf(platform, 'import_check')[0] as {
      columns: { index: number; field: string | null }[];
    };
    expect(plan.columns.find(({ index }) => index === 5)?.field).toBeNull();
    expect(plan.columns.some(({ field }) => field === 'remark')).toBe(false);
  });

  it('needs a column that names the customer, and refuses one field twice', async () => {
    const { user } = renderApp({}, '/imports');
    await user.click(await screen.findByTestId('import-pick'));
    await user.click(await screen.findByTestId('import-next'));
    await user.selectOptions(await screen.findByTestId('import-map-5'), 'company');
    expect(screen.getByTestId('import-next')).toHaveProperty('disabled', true);
    await user.selectOptions(screen.getByTestId('import-map-5'), '');
    await user.selectOptions(screen.getByTestId('import-map-0'), '');
    await user.selectOptions(screen.getByTestId('import-map-1'), '');
    expect(screen.getByTestId('import-next')).toHaveProperty('disabled', true);
  });

  it('stops where a list was bought', async () => {
    const view = renderApp({}, '/imports');
    const { user } = view;
    await pickAndCheck(view);
    await user.click(await screen.findByTestId('import-origin-bought'));
    expect((await screen.findByTestId('import-stop')).textContent).toContain('第十条');
    expect(screen.queryByTestId('import-next')).toBeNull();
    await user.click(screen.getByTestId('import-stop-back'));
    await user.click(await screen.findByTestId('import-next'));
    expect(await screen.findAllByRole('alert')).not.toHaveLength(0);
  });

  it('reads the file again with another sheet', async () => {
    const { user, platform } = renderApp({}, '/imports');
    await user.click(await screen.findByTestId('import-pick'));
    await screen.findByTestId('import-preview');
    await user.selectOptions(screen.getByLabelText('工作表'), '备份');
    await waitFor(() =>
      expect(callsOf(platform, 'import_open').at(-1)).toMatchObject({
        options: { sheet: '备份', header_row: null },
      }),
    );
  });

  it('asks once how dates are to be read', async () => {
    const view = renderApp({}, '/imports');
    const { user, platform } = view;
    const call = platform.call.bind(platform);
    platform.call = (async (command: never, request: never) => {
      const answer: unknown = await call(command, request);
      const order = (request as { date_order?: string | null }).date_order;
      return command === ('import_check' as never)
        ? { ...(answer as object), ambiguous_dates: order === null }
        : answer;
    }) as typeof platform.call;
    await user.click(await screen.findByTestId('import-pick'));
    await user.click(await screen.findByTestId('import-next'));
    await user.click(await screen.findByTestId('import-next'));
    const question = await screen.findByTestId('import-dates');
    expect(screen.getByTestId('import-next')).toHaveProperty('disabled', true);
    await user.click(within(question).getByTestId('import-dates-day_first'));
    await waitFor(() => expect(screen.getByTestId('import-next')).toHaveProperty('disabled', false));
    expect(callsOf(platform, 'import_check').at(-1)).toMatchObject({ date_order: 'day_first' });
  });

  it('saves the rows that could not be imported where the person says', async () => {
    const view = renderApp({}, '/imports');
    const { user, platform } = view;
    await user.click(await screen.findByTestId('import-pick'));
    await user.click(await screen.findByTestId('import-next'));
    await user.click(await screen.findByTestId('import-next'));
    await user.click(await screen.findByTestId('import-save-rejected'));
    await waitFor(() => expect(callsOf(platform, 'import_save_rejected')).toHaveLength(1));
    expect(callsOf(platform, 'path_pick').at(-1)).toEqual({ what: 'save_rejected' });
  });

  it.each(['zh-CN', 'en'] as const)(
    'is accessible at every step in %s',
    { timeout: 60_000 },
    async (language) => {
      const view = renderApp({ language }, '/imports');
      const { user } = view;
      await screen.findByTestId('import-pick');
      await expectAccessible();
      await user.click(screen.getByTestId('import-pick'));
      await screen.findByTestId('import-preview');
      await expectAccessible();
      await user.click(screen.getByTestId('import-next'));
      await screen.findByTestId('import-mapping');
      await expectAccessible();
      await user.click(screen.getByTestId('import-next'));
      await screen.findAllByTestId('import-issue');
      await expectAccessible();
      await user.click(screen.getByTestId('import-next'));
      await screen.findByTestId('import-source');
      await expectAccessible();
      await decide(view);
      await screen.findByTestId('import-run');
      await expectAccessible();
      await user.click(screen.getByTestId('import-run'));
      await screen.findByTestId('import-report');
      await expectAccessible();
    },
  );
});
