import { configure, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { callsOf, expectAccessible, renderApp } from '../../../test/render';

configure({ asyncUtilTimeout: 8_000 });

beforeAll(() => import('../LedgerPage'));

describe('the export of the ledger', () => {
  it('begins with what the page is narrowed to, says what that comes to, and what to hand over', async () => {
    const person = '00010000000000000000000000000004';
    const { user, platform } = renderApp({}, `/ledger?person=${person}&from=2020-01-01&x=1`);
    await user.click(await screen.findByTestId('ledger-export'));
    const expected = {
      from_ms: new Date(2020, 0, 1).getTime(),
      until_ms: null,
      person_id: person,
      record_id: null,
    };
    await screen.findByTestId('export-preview');
    expect(callsOf(platform, 'ledger_disclosure').at(-1)).toEqual(expected);
    expect(screen.getByTestId('export-preview').textContent).toMatch(/共 40 条，约 .* KB/);
    await user.click(screen.getByTestId('export-run'));
    expect((await screen.findByTestId('export-root')).textContent).toMatch(/^7c1e/);
    expect(callsOf(platform, 'ledger_export')).toEqual([
      { path: '/home/linfang/ledger.cvaudit', choice: expected, details: true },
    ]);
    expect(screen.getByTestId('export-done').textContent).toContain(
      'cvault-verify ledger.cvaudit --root 7c1e',
    );
    await user.click(screen.getByTestId('export-root-copy'));
    expect(await navigator.clipboard.readText()).toMatch(/^7c1e/);
    await user.click(screen.getByTestId('export-close'));
    await waitFor(() => expect(screen.queryByTestId('export')).toBeNull());
  });

  it('can be stopped, and says so', async () => {
    const { user, platform } = renderApp({}, '/ledger');
    await user.click(await screen.findByTestId('ledger-export'));
    await user.click(await screen.findByTestId('export-details'));
    expect(screen.queryByTestId('export-person')).toBeNull();
    await user.click(screen.getByTestId('export-run'));
    await user.click(await screen.findByTestId('export-cancel'));
    expect(await screen.findByTestId('export-cancelled')).toBeTruthy();
    expect(callsOf(platform, 'ledger_export_cancel')).toHaveLength(1);
    expect(platform.state.ledger.at(-1)).toMatchObject({ action: 'ledger.export', refused: 'cancelled' });
  });

  it('says why there is no file', async () => {
    const { user, platform } = renderApp({}, '/ledger');
    await user.click(await screen.findByTestId('ledger-export'));
    await screen.findByTestId('export-preview');
    platform.failNext('ledger_export', { code: 'ledger_broken', params: { seq: 12 } });
    await user.click(screen.getByTestId('export-run'));
    const error = await screen.findByTestId('export-error');
    expect(error.textContent).toContain('第 12 条');
    expect(error.textContent).toContain('LDG-253');
  });

  it('is offered to those alone who may take the ledger out', async () => {
    renderApp({ as: 1 }, '/ledger');
    await screen.findByTestId('ledger-verify');
    expect(screen.queryByTestId('ledger-export')).toBeNull();
  });

  it.each(['zh-CN', 'en'] as const)('is accessible in %s', { timeout: 60_000 }, async (language) => {
    const { user } = renderApp({ language }, '/ledger');
    await user.click(await screen.findByTestId('ledger-export'));
    await screen.findByTestId('export-preview');
    await expectAccessible();
  });
});
