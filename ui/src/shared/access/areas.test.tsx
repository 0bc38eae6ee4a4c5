import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Role } from '../../generated/contract';
import { expectAccessible, renderApp } from '../../test/render';
import { areaOfPath, areasOf } from './areas';

beforeAll(() =>
  Promise.all([
    import('../../features/customers/CustomersPage'),
    import('../../features/billing/BillingPage'),
    import('../../features/imports/ImportsPage'),
    import('../../features/exports/ExportsPage'),
    import('../../features/exports/wizard/WizardPage'),
    import('../../features/trace/TracePage'),
    import('../../features/strays/StraysPage'),
    import('../../features/ledger/LedgerPage'),
    import('../../features/ledger/witness/WitnessPage'),
    import('../../features/people/PeoplePage'),
    import('../../features/people/MatrixPage'),
    import('../../features/people/leaver/HandoverPage'),
    import('../../features/reviews/ReviewsPage'),
    import('../../features/watch/WatchPage'),
    import('../../features/month/MonthPage'),
  ]),
);

const ROLES: readonly Role[] = ['owner', 'manager', 'sales', 'finance', 'admin', 'auditor'];
const BLIND: readonly Role[] = ['finance', 'admin', 'auditor'];

const PAGES = [
  ['/', 'screen-home'],
  ['/customers', 'screen-customers'],
  ['/billing', 'screen-billing'],
  ['/imports', 'screen-imports'],
  ['/exports', 'exports-page'],
  ['/exports/new', 'export-wizard'],
  ['/trace', 'trace-page'],
  ['/strays', 'strays-page'],
  ['/ledger', 'screen-ledger'],
  ['/ledger/month', 'month-page'],
  ['/watch', 'watch-page'],
  ['/ledger/witness', 'witness-page'],
  ['/people', 'people-table'],
  ['/people/matrix', 'matrix-reach'],
  ['/people/handover/00010000000000000000000000000004', 'handover-when'],
  ['/reviews', 'reviews-page'],
  ['/settings', 'settings-lock-after'],
  ['/help', 'screen-help'],
] as const;

/** Long enough for everything a page asks on its own. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('what a role has', () => {
  it('adds up, and is decided by the beginning of a path', () => {
    expect([...areasOf(['finance'])]).toEqual(['billing']);
    expect([...areasOf(['sales', 'auditor'])].sort()).toEqual([
      'billing', 'customers', 'exportAsk', 'exports', 'imports', 'ledger', 'ledgerExport', 'ledgerReview',
    ]); // prettier-ignore
    expect(areaOfPath('/customers')).toBe('customers');
    expect(areaOfPath('/billing')).toBe('billing');
    expect(areaOfPath('/people/handover/00')).toBe('people');
    expect(areaOfPath('/people')).toBeNull();
    expect(areaOfPath('/reviews')).toBe('people');
    expect([...areasOf(['manager'])]).toContain('transfer');
    expect([...areasOf(['sales', 'admin'])]).not.toContain('transfer');
    expect(areaOfPath('/customers2')).toBeNull();
    expect([areaOfPath('/watch'), areaOfPath('/ledger/month')]).toEqual(['ledger', 'ledger']);
  });

  describe.each(ROLES)('%s', (role) => {
    it.each(PAGES)('asks nothing on %s that the core refuses', async (place, testId) => {
      const area = areaOfPath(place);
      const shown = area === null || areasOf([role]).has(area);
      const { platform } = renderApp({ as: 2, roles: [role] }, place);
      await screen.findByTestId(shown ? testId : 'screen-not-yours');
      await settled();
      expect(platform.refusals).toEqual([]);
      if (!shown) {
        expect(screen.queryByTestId(testId)).toBeNull();
        await expectAccessible();
      }
    });

    it('is offered in the navigation what it has, and nothing else', async () => {
      renderApp({ as: 2, roles: [role] });
      await screen.findByTestId('screen-home');
      const areas = areasOf([role]);
      for (const area of ['customers', 'billing', 'imports', 'ledger'] as const) {
        expect(screen.queryByTestId(`nav-${area}`) !== null, area).toBe(areas.has(area));
      }
      expect(screen.queryByTestId('new-customer') !== null).toBe(areas.has('customers'));
      expect(screen.queryByTestId('nav-reviews') !== null).toBe(areas.has('people'));
      expect(screen.queryByTestId('nav-watch') !== null).toBe(areas.has('ledger'));
      expect(screen.getByTestId('nav-people')).toBeTruthy();
      expect(screen.getByTestId('switch-user')).toBeTruthy();
    });

    it('finds in the palette what it has, and nothing else', async () => {
      const { platform, user } = renderApp({ as: 2, roles: [role] });
      await screen.findByTestId('screen-home');
      await user.keyboard('{Control>}k{/Control}');
      const input = await screen.findByTestId('palette-input');
      const areas = areasOf([role]);
      const wanted = [
        ['客户', 'customers', areas.has('customers')],
        ['开票资料', 'billing', areas.has('billing')],
        ['导入', 'imports', areas.has('imports')],
        ['安全中心', 'ledger', areas.has('ledger')],
        ['告警与复核', 'watch', areas.has('ledger')],
        ['负责人月报', 'month', areas.has('ledger')],
        ['用户与角色', 'people', true],
        ['权限复查', 'reviews', areas.has('people')],
        ['添加用户', 'person-add', areas.has('people')],
        ['切换用户', 'switch-user', true],
      ] as const;
      for (const [text, id, has] of wanted) {
        await user.clear(input);
        await user.type(input, text);
        await settled();
        expect(screen.queryByTestId(`palette-actions-${id}`) !== null, id).toBe(has);
      }
      await user.clear(input);
      await user.type(input, '#');
      await settled();
      expect(platform.refusals).toEqual([]);
    });
  });

  it.each(BLIND)('of %s is explained on the first page, in both languages', async (role) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const view = renderApp({ as: 2, roles: [role], language });
      await screen.findByTestId('home-role');
      await expectAccessible();
      expect(view.platform.calls.filter(({ command }) => /^(customer|draft|import)_/.test(command))).toEqual(
        [],
      );
      view.unmount();
    }
  });

  it('leaves keys of the others without effect', async () => {
    const { platform, user } = renderApp({ as: 2, roles: ['finance'] });
    await screen.findByTestId('home-role');
    await user.keyboard('cgcgxgs');
    await user.keyboard('{Control>}{Shift>}n{/Shift}{/Control}');
    expect(window.location.hash).toBe('#/');
    platform.drag({ kind: 'dropped', paths: ['/list.csv'] });
    await settled();
    expect(window.location.hash).toBe('#/');
    await user.keyboard('gp');
    await waitFor(() => expect(window.location.hash).toBe('#/people'));
    await user.keyboard('gb');
    await waitFor(() => expect(window.location.hash).toBe('#/billing'));
  });

  it('shows the rules of the vault to those who cannot change them', async () => {
    renderApp({ as: 2, roles: ['sales'] }, '/settings');
    const choice = await screen.findByTestId<HTMLSelectElement>('settings-lock-after');
    expect(choice.disabled).toBe(true);
    expect(screen.getByText(/由负责人或管理员设置/)).toBeTruthy();
    expect(screen.getByTestId('settings-verify').closest('[hidden]')).toBeTruthy();
  });
});
