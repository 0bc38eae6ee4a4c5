import { act, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import type { CustomerRefs } from '../../generated/contract';
import type { FakePlatform } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

configure({ asyncUtilTimeout: 8_000 });

beforeAll(() => import('./CustomersPage'));

const SALES = { as: 2, customers: 200 } as const;
const LONG = '深圳前海恒昌精密五金制品与新能源装备供应链管理服务有限公司华南区第三事业部'.repeat(2);

const pooled = ({ state }: FakePlatform) =>
  state.customers.filter(
    ({ row, values }) => row.owner_name === '' && row.state === 'active' && values.has('phone'),
  );

async function list(
  options: Parameters<typeof renderApp>[0] = SALES,
  prepare?: (platform: FakePlatform) => void,
) {
  const view = renderApp(options, '/customers?view=pool', prepare);
  await screen.findAllByTestId('customer-row');
  return view;
}

async function card(
  options: Parameters<typeof renderApp>[0] = SALES,
  prepare?: (platform: FakePlatform) => void,
) {
  const view = renderApp(options, '/', prepare);
  const customer = pooled(view.platform)[0]!;
  act(() => void (window.location.hash = `/customers?view=pool&open=${customer.row.record_id}`));
  await screen.findByTestId('card-title');
  return { ...view, customer };
}

describe('the pool', () => {
  it('shows sales no contact in a row, and a manager does see it', async () => {
    const view = await list();
    expect(screen.getByTestId('customer-grid').textContent).not.toContain('****');
    view.unmount();
    await list({ as: 1, customers: 200 });
    expect(screen.getByTestId('customer-grid').textContent).toMatch(/1\d{2}\*{4}\d{4}/);
  });

  it('is claimed from by the word in the row, which opens no card', async () => {
    const { user, platform } = await list();
    await user.click(document.querySelector<HTMLElement>('[data-claim]')!);
    await waitFor(() => expect(platform.state.moves).toHaveLength(1));
    expect(callsOf(platform, 'pool_claim')).toHaveLength(1);
    expect(screen.queryByTestId('card')).toBeNull();
  });

  it('is claimed from by the menu of a row, by keys', async () => {
    const { user, platform } = await list();
    act(() => screen.getByTestId('customer-grid').focus());
    await user.keyboard('{Shift>}{F10}{/Shift}');
    await user.click(await screen.findByRole('menuitem', { name: '领取' }));
    await waitFor(() => expect(callsOf(platform, 'pool_claim')).toHaveLength(1));
  });

  it('gives what is chosen, up to the limit of the day, which is said in words', async () => {
    const { user, platform } = await list(SALES, ({ state }) => {
      state.settings = { ...state.settings, claims_per_day: 3 };
    });
    act(() => screen.getByTestId('customer-grid').focus());
    await user.keyboard('{Control>}a{/Control}');
    await user.click(await screen.findByTestId('selection-claim'));
    await screen.findByText(/已达上限（3 位），没有领取/);
    expect(screen.getByTestId('selection-bar')).toBeTruthy();
    await user.click(screen.getByTestId('selection-clear'));
    await user.keyboard('{ArrowDown} {ArrowDown} ');
    await user.click(await screen.findByTestId('selection-claim'));
    await waitFor(() => expect(screen.queryByTestId('selection-bar')).toBeNull());
    expect(platform.state.moves).toHaveLength(2);
  });

  it('offers no archive and no recycle bin: what nobody has is claimed first', async () => {
    const { user, platform } = await list();
    act(() => screen.getByTestId('customer-grid').focus());
    await user.keyboard('{Delete}');
    await user.keyboard('{ArrowDown} ');
    expect(screen.queryByTestId('selection-recycle')).toBeNull();
    expect(callsOf(platform, 'customer_recycle')).toEqual([]);
  });
});

describe('the pool among all customers', () => {
  const ids = ({ state }: FakePlatform, pool: boolean) =>
    state.customers.filter(({ row }) => (row.owner_name === '') === pool).map(({ row }) => row.record_id);

  it('stays as it is when sales change everything that matches', async () => {
    const view = renderApp(SALES, '/customers');
    const { user, platform } = view;
    await screen.findAllByTestId('customer-row');
    act(() => screen.getByTestId('customer-grid').focus());
    await user.keyboard('{Control>}a{/Control}');
    await user.click(await screen.findByTestId('selection-archive'));
    expect((await screen.findByTestId('review-pooled')).textContent).toContain('在公海，要先领取');
    await user.type(
      screen.getByTestId('review-number'),
      /\d+/.exec(screen.getByTestId('review').textContent)![0],
    );
    await user.click(screen.getByTestId('review-run'));
    await waitFor(() => expect(screen.queryByTestId('selection-bar')).toBeNull());
    const changed = callsOf(platform, 'customer_archive').flatMap(
      (call) => (call as CustomerRefs).record_ids,
    );
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((id) => ids(platform, true).includes(id))).toEqual([]);
    expect(platform.refusals).toEqual([]);
  });

  it('offers no change in the card, but to managers', async () => {
    const { user, unmount, platform } = renderApp(SALES, '/');
    const [id] = ids(platform, true);
    act(() => void (window.location.hash = `/customers?open=${id}`));
    (await screen.findByTestId('card-more')).focus();
    await user.keyboard('{Enter}');
    await screen.findByText('整页显示');
    expect(screen.queryByTestId('card-recycle')).toBeNull();
    unmount();
    const manager = renderApp({ as: 1, customers: 200 }, `/customers?open=${id}`);
    await manager.user.click(await screen.findByTestId('card-more'));
    await manager.user.click(await screen.findByTestId('card-archive'));
    await waitFor(() =>
      expect(callsOf(manager.platform, 'customer_archive')).toEqual([{ record_ids: [id] }]),
    );
    expect(manager.platform.refusals).toEqual([]);
  });
});

describe('a card of the pool', () => {
  it.each(['zh-CN', 'en'] as const)('says that contacts appear after claiming, in %s', async (language) => {
    await card({ ...SALES, language }, ({ state }) => {
      for (const customer of state.customers) customer.row = { ...customer.row, company: LONG };
    });
    const panel = await screen.findByTestId('card-pool');
    expect(panel.textContent).toContain(language === 'en' ? 'contacts are shown' : '联系方式才会显示');
    expect(screen.queryByTestId('field-phone-0-reveal')).toBeNull();
    expect(screen.queryByTestId('card-note')).toBeNull();
    await expectAccessible();
  });

  it('is the person’s own after one press, with the focus in the card', async () => {
    const { user, platform, customer } = await card();
    (await screen.findByTestId('card-claim')).focus();
    await user.keyboard('{Enter}');
    await screen.findByTestId('field-phone-0-reveal');
    expect(customer.row.owner_name).toBe('张敏');
    expect(screen.queryByTestId('card-pool')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('card'));
    expect(platform.refusals).toEqual([]);
  });

  it('says when the day’s claims are used up, and when somebody was faster', async () => {
    const { user, platform } = await card();
    platform.failNext('pool_claim', { code: 'claim_limit', params: { limit: 20, wait_s: 0 } });
    await user.click(await screen.findByTestId('card-claim'));
    expect((await screen.findByTestId('claim-error')).textContent).toContain('20 位');
    platform.failNext('pool_claim', { code: 'wrong_state' });
    await user.click(screen.getByTestId('card-claim'));
    await waitFor(() => expect(screen.getByTestId('claim-error').textContent).toContain('刚被别人领走'));
  });

  it('is not opened any more when twenty were looked at, nor by a trainee past the day’s number', async () => {
    const { platform } = renderApp({ ...SALES, customers: 400 }, '/', ({ state }) => {
      state.ledger = [];
    });
    const open = async (id: string) => {
      await platform.call('customer_show', { record_id: id }).catch(() => undefined);
      return platform.refusals.at(-1)?.code ?? 'open';
    };
    const answers = [];
    for (const { row } of pooled(platform).slice(0, 21)) answers.push(await open(row.record_id));
    expect(answers.filter((answer) => answer === 'open')).toHaveLength(20);
    expect(answers.at(-1)).toBe('customer_limit');
    const { vault, settings, customers } = platform.state;
    vault!.people[2]!.trainee = true;
    platform.state.settings = { ...settings, trainee_customers_per_day: 20 };
    const own = customers.find(({ row }) => row.owner_name === '张敏' && row.state === 'active')!;
    act(() => void (window.location.hash = `/customers?open=${own.row.record_id}`));
    expect(
      (await screen.findByTestId('error-notice')).querySelector('[data-error-code="customer_limit"]'),
    ).toBeTruthy();
  });

  it('is only looked at in a read-only vault', async () => {
    await card({ ...SALES, readOnly: { kind: 'forked' } });
    expect(screen.queryByTestId('card-claim')).toBeNull();
  });
});

describe('who can see a customer', () => {
  async function open(options: Parameters<typeof renderApp>[0] = {}) {
    const view = renderApp(options, '/');
    const customer = view.platform.state.customers.find(
      ({ row }) => row.owner_name === '张敏' && row.state === 'active',
    )!;
    act(() => void (window.location.hash = `/customers?open=${customer.row.record_id}`));
    await view.user.click(await screen.findByTestId('card-tab-viewers'));
    return { ...view, customer };
  }

  it.each(['zh-CN', 'en'] as const)('is answered with the reasons, in %s', async (language) => {
    await open({ language });
    const sentence = await screen.findByTestId('who-can-sentence');
    expect(sentence.textContent).toContain('张敏');
    const rows = screen.getAllByTestId('who-can-row').map(({ textContent }) => textContent);
    expect(rows).toHaveLength(3);
    const words =
      language === 'en'
        ? ['Owner', 'Manager of the team', 'Own customer']
        : ['负责人', '同组主管', '自己的客户'];
    words.forEach((word, index) => expect(rows[index]).toContain(word));
    await expectAccessible();
  });

  it('is answered for a moment, and for now again', async () => {
    const { user, platform, customer } = await open();
    await screen.findByTestId('who-can-sentence');
    await platform.call('customer_transfer', { record_ids: [customer.row.record_id], to: { kind: 'pool' } });
    platform.state.moves[0]!.atMs = new Date(2026, 5, 1).getTime();
    for (const person of platform.state.vault!.people) person.sinceMs = 0;
    fireEvent.change(screen.getByTestId('who-can-at'), { target: { value: '2026-05-01T09:30' } });
    await waitFor(() =>
      expect(screen.getByTestId('who-can-sentence').textContent).toContain('2026-05-01 09:30 时有 3 人'),
    );
    expect(screen.getByTestId('who-can-sentence').textContent).toContain('当时归属：张敏');
    await user.click(screen.getByTestId('who-can-now'));
    await waitFor(() => expect(screen.getByTestId('who-can-sentence').textContent).toContain('现在有'));
    expect(callsOf(platform, 'access_list').at(-1)).toMatchObject({ at_ms: null });
  });

  it('is asked anew when the customer goes to somebody else', async () => {
    const { user, platform, customer } = await open();
    await screen.findByTestId('who-can-sentence');
    await user.click(screen.getByTestId('card-more'));
    await user.click(await screen.findByTestId('card-transfer'));
    await user.click(await screen.findByTestId('transfer-to-pool'));
    const typed = screen.queryByTestId('review-number');
    if (typed) await user.type(typed, '1');
    await user.click(screen.getByTestId('transfer-run'));
    await waitFor(() => expect(screen.getByTestId('who-can-sentence').textContent).toContain('归属：公海'));
    expect(customer.row.owner_name).toBe('');
    const rows = screen.getAllByTestId('who-can-row').map(({ textContent }) => textContent);
    expect(rows.some((text) => text.includes('领取前程序不显示联系方式'))).toBe(true);
    expect(platform.refusals).toEqual([]);
  });

  it('is not asked by those who do not read the ledger, nor where one is alone', async () => {
    const view = renderApp({ as: 2 }, '/');
    const own = view.platform.state.customers.find(({ row }) => row.owner_name === '张敏')!;
    act(() => void (window.location.hash = `/customers?open=${own.row.record_id}`));
    await screen.findByTestId('card-tab-timeline');
    expect(screen.queryByTestId('card-tab-viewers')).toBeNull();
    expect(view.platform.refusals).toEqual([]);
    view.unmount();
    const alone = renderApp({ alone: true }, '/');
    act(
      () =>
        void (window.location.hash = `/customers?open=${alone.platform.state.customers[50]!.row.record_id}`),
    );
    await alone.user.click(await screen.findByTestId('card-tab-viewers'));
    expect(screen.queryByTestId('who-can')).toBeNull();
  });
});
