import { act, configure, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

configure({ asyncUtilTimeout: 8_000 });

beforeAll(() => Promise.all([import('./ExportsPage'), import('./wizard/WizardPage')]));

type View = ReturnType<typeof renderApp>;

async function openRow(view: View, text: RegExp) {
  const rows = await screen.findAllByTestId('export-row');
  const row = rows.find((one) => text.test(one.textContent));
  await view.user.click(row!);
  return screen.findByTestId('export-detail');
}

describe('the register of exports', () => {
  it.each(['zh-CN', 'en'] as const)('shows what left and what is overdue, in %s', async (language) => {
    const view = renderApp({ language }, '/exports');
    expect(await screen.findAllByTestId('export-row')).toHaveLength(3);
    expect(screen.getByTestId('exports-overdue').textContent).toContain('1');
    await expectAccessible();
    const detail = await openRow(view, language === 'en' ? /overdue/ : /逾期/);
    expect(await within(detail).findByTestId('export-overdue')).toBeTruthy();
    expect(within(detail).getByTestId('export-hash').textContent).toMatch(/^[0-9a-f]{8}…[0-9a-f]{8}$/);
    await view.user.click(within(detail).getByTestId('export-hash-copy'));
    expect(await navigator.clipboard.readText()).toMatch(/^[0-9a-f]{64}$/);
    await expectAccessible();
    await view.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('export-detail')).toBeNull());
  });

  it('goes from line to line by arrows', async () => {
    const view = renderApp({}, '/exports');
    const [first, second] = await screen.findAllByTestId('export-row');
    within(first!).getByRole('button').focus();
    await view.user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(within(second!).getByRole('button'));
    await view.user.keyboard('{Enter}');
    expect(await screen.findByTestId('export-detail')).toBeTruthy();
  });

  it('takes note of what became of a copy', async () => {
    const view = renderApp({}, '/exports');
    await openRow(view, /逾期/);
    await view.user.click(await screen.findByTestId('export-settle'));
    await view.user.click(await screen.findByTestId('settle-explained'));
    expect(screen.getByTestId<HTMLButtonElement>('settle-confirm').disabled).toBe(true);
    await view.user.type(screen.getByTestId('settle-note'), '对方公司已注销');
    await expectAccessible();
    await view.user.click(screen.getByTestId('settle-confirm'));
    await waitFor(() => expect(screen.queryByTestId('settle')).toBeNull());
    expect(callsOf(view.platform, 'export_settle')).toMatchObject([
      { whereabouts: 'explained', note: '对方公司已注销' },
    ]);
    await waitFor(() => expect(screen.queryByTestId('export-overdue')).toBeNull());
    expect(screen.queryByTestId('export-settle')).toBeNull();
  });

  it('has what is mine and what waits for me, with the number in the navigation', async () => {
    const view = renderApp({}, '/exports?tab=for_me');
    expect(await screen.findAllByTestId('export-row')).toHaveLength(1);
    expect(screen.getByTestId('nav-exports').textContent).toContain('1');
    await view.user.click(screen.getByTestId('exports-tab-mine'));
    await waitFor(() => expect(screen.getAllByTestId('export-row')).toHaveLength(5));
    expect(screen.getByTestId('export-state-rejected')).toBeTruthy();
  });

  it('is not there for sales until the rules allow it', async () => {
    const closed = renderApp({ as: 2 });
    await screen.findByTestId('screen-home');
    expect(screen.queryByTestId('nav-exports')).toBeNull();
    closed.unmount();
    renderApp({ as: 2 }, '/', ({ state }) => {
      state.settings = { ...state.settings, exports: { ...state.settings.exports, sales: true } };
    });
    expect(await screen.findByTestId('nav-exports')).toBeTruthy();
  });
});

describe('a signature', () => {
  it.each(['zh-CN', 'en'] as const)('is given in the own session, in %s', async (language) => {
    const view = renderApp({ language }, '/exports?tab=for_me');
    await openRow(view, /146/);
    await view.user.click(await screen.findByTestId('export-sign'));
    await screen.findByTestId('sign-summary');
    await expectAccessible();
    await view.user.type(screen.getByTestId('sign-password'), `${FAKE_PASSWORD}{Enter}`);
    await waitFor(() => expect(screen.queryByTestId('sign')).toBeNull());
    expect(callsOf(view.platform, 'export_sign')).toMatchObject([{ agree: true, reason: '' }]);
    await waitFor(() => expect(screen.getAllByTestId('export-signature')).toHaveLength(1));
    expect(screen.queryByTestId('export-sign')).toBeNull();
  });

  it('needs a reason to refuse, and says when the password is wrong', async () => {
    const view = renderApp({}, '/exports?tab=for_me');
    await openRow(view, /146/);
    await view.user.click(await screen.findByTestId('export-sign'));
    await view.user.click(await screen.findByTestId('sign-decision-refuse'));
    await view.user.type(screen.getByTestId('sign-password'), 'wrong');
    expect(screen.getByTestId<HTMLButtonElement>('sign-confirm').disabled).toBe(true);
    await view.user.type(screen.getByTestId('sign-reason'), '范围太大');
    await view.user.click(screen.getByTestId('sign-confirm'));
    expect((await screen.findByTestId('sign-error')).textContent).toContain('VLT-101');
    await view.user.type(screen.getByTestId('sign-password'), FAKE_PASSWORD);
    await view.user.click(screen.getByTestId('sign-confirm'));
    await waitFor(() => expect(screen.queryByTestId('sign')).toBeNull());
    expect(view.platform.state.ledger.at(-1)?.action).toBe('export.reject');
  });

  it('is given at the requester’s desk, and the package is written', { timeout: 60_000 }, async () => {
    const view = renderApp({}, '/exports?tab=mine');
    await openRow(view, /31/);
    expect((await screen.findByTestId('export-needs')).textContent).toContain('1 人审批');
    await view.user.click(await screen.findByTestId('export-sign-here'));
    await view.user.click(await screen.findByTestId('approver-person-0'));
    expect(document.activeElement).toBe(screen.getByTestId('sign-password'));
    await view.user.keyboard(`${FAKE_PASSWORD}{Enter}`);
    await view.user.click(await screen.findByTestId('export-run'));
    await view.user.type(await screen.findByTestId('run-rows'), '30');
    expect(screen.getByRole('alert').textContent).toContain('不一致');
    await view.user.clear(screen.getByTestId('run-rows'));
    await view.user.type(screen.getByTestId('run-rows'), '３１');
    expect(screen.getByTestId<HTMLButtonElement>('run-confirm').disabled).toBe(true);
    await view.user.type(screen.getByTestId('run-key'), 'a long enough phrase');
    await expectAccessible();
    await view.user.click(screen.getByTestId('run-confirm'));
    // The last authentication is too long ago: only now the password is asked for, and the place is kept.
    await view.user.type(await screen.findByTestId('run-password'), `${FAKE_PASSWORD}{Enter}`);
    await screen.findByTestId('export-ran');
    expect(callsOf(view.platform, 'path_pick')).toEqual([{ what: 'save_export' }]);
    expect(callsOf(view.platform, 'export_run').at(-1)).toMatchObject({
      path: '/home/linfang/客户.cvpkg',
      rows: 31,
      package_key: 'a long enough phrase',
    });
  });

  it('of a run that is stopped leaves no file', async () => {
    const view = renderApp({}, '/exports?tab=mine', ({ state }) => {
      for (const one of state.exports) if (one.rows === 31) one.needs = { ...one.needs, approvals: 0 };
    });
    await openRow(view, /31/);
    await view.user.click(await screen.findByTestId('export-run'));
    await view.user.type(await screen.findByTestId('run-rows'), '31');
    await view.user.type(screen.getByTestId('run-key'), 'a long enough phrase');
    await view.user.click(screen.getByTestId('run-confirm'));
    await view.user.type(await screen.findByTestId('run-password'), `${FAKE_PASSWORD}{Enter}`);
    await view.user.click(await screen.findByTestId('run-cancel'));
    expect(await screen.findByTestId('run-cancelled')).toBeTruthy();
    expect(callsOf(view.platform, 'export_cancel')).toHaveLength(1);
  });

  it('is fetched from another computer: the request goes there, the answer comes back', async () => {
    const mine = renderApp({}, '/exports?tab=mine');
    await openRow(mine, /31/);
    await mine.user.click(await screen.findByTestId('export-carry'));
    await mine.user.click(await screen.findByTestId('carry-make'));
    const request = (await screen.findByTestId('carried-text')).textContent;
    expect(screen.getByTestId('carried-qr')).toBeTruthy();
    await expectAccessible();
    mine.unmount();

    const theirs = renderApp({ as: 1 }, '/exports?tab=for_me');
    await theirs.user.click(await screen.findByTestId('exports-open-carried'));
    await theirs.user.click(await screen.findByTestId('carried-paste'));
    await theirs.user.paste('hello');
    await theirs.user.click(screen.getByTestId('carried-look'));
    expect((await screen.findByTestId('carried-error')).textContent).toContain('EXP-402');
    await theirs.user.clear(screen.getByTestId('carried-paste'));
    await theirs.user.click(screen.getByTestId('carried-paste'));
    await theirs.user.paste(request);
    await theirs.user.click(screen.getByTestId('carried-look'));
    expect((await screen.findByTestId('sign-summary')).textContent).toContain('31');
    await theirs.user.type(screen.getByTestId('carried-password'), `${FAKE_PASSWORD}{Enter}`);
    const answer = (await screen.findByTestId('carried-text')).textContent;
    theirs.unmount();

    const back = renderApp({}, '/exports?tab=mine');
    await openRow(back, /31/);
    await back.user.click(await screen.findByTestId('export-carry'));
    await back.user.click(await screen.findByTestId('carry-answer'));
    await back.user.paste(answer);
    await back.user.click(screen.getByTestId('carry-read'));
    expect(await screen.findByTestId('export-run')).toBeTruthy();
  });

  it('is not asked for any more once the request was withdrawn', async () => {
    const view = renderApp({}, '/exports?tab=mine');
    await openRow(view, /31/);
    await view.user.click(await screen.findByTestId('export-withdraw'));
    await waitFor(() => expect(screen.queryByTestId('export-sign-here')).toBeNull());
    expect(screen.getAllByTestId('export-state-withdrawn').length).toBeGreaterThan(0);
  });
});

describe('a run', () => {
  it('on paper needs no place', async () => {
    const view = renderApp({}, '/exports?tab=mine', ({ state }) => {
      for (const one of state.exports) {
        if (one.rows === 31)
          Object.assign(one, { format: 'pdf_list', needs: { ...one.needs, approvals: 0 } });
      }
    });
    await openRow(view, /31/);
    await view.user.click(await screen.findByTestId('export-print'));
    await view.user.type(await screen.findByTestId('run-rows'), '31');
    expect(screen.queryByTestId('run-key')).toBeNull();
    await view.user.click(screen.getByTestId('run-confirm'));
    await view.user.type(await screen.findByTestId('run-password'), `${FAKE_PASSWORD}{Enter}`);
    await screen.findByTestId('export-ran');
    expect(callsOf(view.platform, 'path_pick')).toEqual([]);
  });

  it('of much at once confirms the rows first, and waits', async () => {
    const view = renderApp({}, '/exports?tab=mine', ({ state }) => {
      for (const one of state.exports) {
        if (one.rows !== 31) continue;
        one.format = 'xlsx';
        one.needs = { ...one.needs, approvals: 0, quarantine_s: 600 };
      }
    });
    const detail = await openRow(view, /31/);
    await waitFor(() => expect(detail.textContent).toContain('隔离 10 分钟'));
    await view.user.click(await screen.findByTestId('export-run'));
    await view.user.type(await screen.findByTestId('run-rows'), '31');
    await view.user.click(screen.getByTestId('run-confirm'));
    await view.user.type(await screen.findByTestId('run-password'), `${FAKE_PASSWORD}{Enter}`);
    await waitFor(() => expect(screen.queryByTestId('run')).toBeNull());
    expect(screen.getAllByTestId('export-state-quarantine').length).toBeGreaterThan(0);
    expect(screen.queryByTestId('export-run')).toBeNull();
    expect(screen.getByText(/之后可以写出/)).toBeTruthy();
  });

  it('says that the customers changed since they were agreed to', async () => {
    const view = renderApp({}, '/exports?tab=mine', ({ state }) => {
      for (const one of state.exports) {
        if (one.rows === 31) Object.assign(one, { format: 'csv', needs: { ...one.needs, approvals: 0 } });
      }
    });
    view.platform.failNext('export_run', { code: 'export_changed' });
    await openRow(view, /31/);
    await view.user.click(await screen.findByTestId('export-run'));
    await view.user.type(await screen.findByTestId('run-rows'), '31{Enter}');
    expect((await screen.findByTestId('run-error')).textContent).toContain('EXP-410');
  });
});

describe('the ways to an export', () => {
  it('are the list as it is, and what is selected in it', { timeout: 60_000 }, async () => {
    await import('../customers/CustomersPage');
    const { user, platform } = renderApp({}, '/customers?stages=["lead"]');
    await user.click(await screen.findByTestId('list-export'));
    await screen.findByTestId('export-wizard');
    await user.click(screen.getByTestId('export-purpose-delivery'));
    await user.click(screen.getByTestId('export-kind-own'));
    await user.type(screen.getByTestId('export-recipient'), '仓库');
    await user.click(screen.getByTestId('export-next'));
    expect((await screen.findByTestId<HTMLInputElement>('export-scope-wanted')).checked).toBe(true);
    await user.click(screen.getByTestId('export-next'));
    await user.click(screen.getByTestId('export-next'));
    await screen.findByTestId('export-check');
    expect(callsOf(platform, 'export_preview').at(-1)).toMatchObject({
      plan: { selection: { kind: 'filters', filters: { stages: ['lead'] } } },
    });
    await user.click(screen.getByTestId('nav-customers'));
    await screen.findAllByTestId('customer-row');
    act(() => screen.getByRole('grid').focus());
    await user.keyboard(' ');
    await user.click(await screen.findByTestId('selection-export'));
    await user.click(await screen.findByTestId('export-purpose-delivery'));
    await user.click(screen.getByTestId('export-kind-own'));
    await user.type(screen.getByTestId('export-recipient'), '仓库');
    await user.click(screen.getByTestId('export-next'));
    expect((await screen.findByTestId('export-scope')).textContent).toContain('选中的 1 位');
  });

  it('are absent where a role has none', async () => {
    renderApp({ as: 2 }, '/customers');
    await screen.findAllByTestId('customer-row');
    expect(screen.queryByTestId('list-export')).toBeNull();
  });

  it('begin on the first page with what waits', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByTestId('home-exports-for-me'));
    expect(await screen.findAllByTestId('export-row')).toHaveLength(1);
  });
});
