import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { FAKE_PASSWORD, type FakeOptions } from '../../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../../test/render';

const input = (id: string) => screen.getByTestId<HTMLInputElement>(id);
const button = (id: string) => screen.getByTestId<HTMLButtonElement>(id);

async function openLevel(options: FakeOptions = {}, raised: 'L3' | null = null) {
  const view = renderApp(options, '/', ({ state }) => {
    const me = state.session?.personId;
    const mine = state.customers.find(({ row }) => row.owner === me && row.state === 'active');
    if (mine) mine.raisedTo = raised;
  });
  const { state } = view.platform;
  const customer = state.customers.find(
    ({ row }) => row.owner === state.session?.personId && row.state === 'active',
  );
  if (!customer) throw new Error('no customer');
  await screen.findByTestId('nav-customers');
  act(() => void (window.location.hash = `/customers?open=${customer.row.record_id}`));
  await view.user.click(await screen.findByTestId('card-more'));
  await view.user.click(await screen.findByTestId('card-level'));
  await screen.findByTestId('record-level');
  return { ...view, customer };
}

describe('the level of a whole record', () => {
  it.each(['zh-CN', 'en'] as const)('is raised by whoever may edit, in %s', async (language) => {
    const { platform, user, customer } = await openLevel({ language, as: 1, roles: ['sales'] });
    await expectAccessible(screen.getByTestId('record-level'));
    expect(button('record-level-run').disabled).toBe(true);
    await user.selectOptions(input('record-level-to'), 'L3');
    await user.click(button('record-level-run'));
    await waitFor(() => expect(screen.queryByTestId('record-level')).toBeNull());
    expect(customer.raisedTo).toBe('L3');
    expect(callsOf(platform, 'customer_level')).toMatchObject([{ level: 'L3', password: null }]);
  });

  it('is not lowered by sales', async () => {
    const { user } = await openLevel({ as: 1, roles: ['sales'] }, 'L3');
    await user.selectOptions(input('record-level-to'), 'L1');
    expect(screen.getByText('降低级别需要主管或负责人。')).toBeTruthy();
    expect(button('record-level-run').disabled).toBe(true);
  });

  it('goes down with grounds, the password and a second signature', async () => {
    const { user, customer } = await openLevel({}, 'L3');
    await user.selectOptions(input('record-level-to'), 'L1');
    await user.type(input('grounds-reason'), '合同结束');
    for (const factor of ['affected', 'degree', 'precision']) {
      await user.type(input(`grounds-${factor}`), '一人');
    }
    await user.type(input('record-level-password'), FAKE_PASSWORD);
    await user.click(button('record-level-run'));
    expect((await screen.findByTestId('approver')).textContent).toContain('合同结束');
    expect(customer.raisedTo).toBe('L3');
  });
});
