import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import type { BillingPage } from '../../generated/contract';
import type { FakePlatform } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';
import { readBillingPlace, requestOf } from './place';

// The page is loaded on demand; not part of what is measured here.
beforeAll(() => import('./BillingPage'));

const FINANCE = { as: 2, roles: ['finance'] } satisfies Parameters<typeof renderApp>[0];
const SALES = { as: 2, roles: ['sales'] } satisfies Parameters<typeof renderApp>[0];

const list = (platform: FakePlatform, text: string | null = null): Promise<BillingPage> =>
  platform.call('billing_list', { text, sort: 'company', descending: false, offset: 0, limit: 200 });

/** jsdom draws rows without a height: the number of rows is in the count. */
async function openPage(options: Parameters<typeof renderApp>[0], place = '/billing') {
  const view = renderApp(options, place);
  await screen.findByTestId('screen-billing');
  return { ...view, page: await list(view.platform) };
}

async function openFirm(options: Parameters<typeof renderApp>[0] = FINANCE) {
  const view = await openPage(options);
  const row = view.page.rows.find(({ company, fields }) => company !== '' && fields.length === 5)!;
  act(() => void (window.location.hash = `/billing?open=${row.record_id}`));
  await screen.findByTestId('billing-panel');
  const customer = view.platform.state.customers.find(({ row: { number } }) => number === row.number)!;
  return { ...view, row, customer };
}

/** Of nobody is a phone, a mask of one, or a name on the page. */
function expectNoContact(platform: FakePlatform) {
  const text = document.body.textContent;
  for (const { row, values } of platform.state.customers) {
    const phone = values.get('phone')?.[0];
    if (phone === undefined) continue;
    for (const shown of [phone, row.phone, ...(values.get('wechat') ?? []), ...(values.get('email') ?? [])]) {
      expect(text).not.toContain(shown);
    }
  }
}

describe('finance', () => {
  it.each(['zh-CN', 'en'] as const)('sees billing facts and no contact, in %s', async (language) => {
    const { platform, page } = await openPage({ ...FINANCE, language });
    const count = await screen.findByTestId('billing-count');
    expect(page.total).toBeGreaterThan(10);
    expect(count.textContent).toContain(String(page.total));
    expect(page.rows.every(({ customer_id: id }) => id === null)).toBe(true);
    const note = screen.getByTestId('billing-note').textContent;
    expect(note).toContain(language === 'en' ? 'the keys of finance' : '财务的密钥打不开客户资料');
    expectNoContact(platform);
    expect(platform.refusals).toEqual([]);
    expect(callsOf(platform, 'customer_list')).toEqual([]);
    await expectAccessible();
  });

  it('has the facts of everybody in the answers, and nothing that reaches a person', async () => {
    const { platform, page } = await openPage(FINANCE);
    const text = JSON.stringify(page);
    for (const { values } of platform.state.customers) {
      for (const field of ['phone', 'wechat', 'email', 'address'] as const) {
        for (const value of values.get(field) ?? []) expect(text).not.toContain(value);
      }
    }
    expect(new Set(page.rows.map(({ owner_name: name }) => name)).size).toBeGreaterThan(2);
    const someone = page.rows.find(({ company }) => company === '')!;
    act(() => void (window.location.hash = `/billing?open=${someone.record_id}`));
    const title = await screen.findByTestId('billing-title');
    expect(title.textContent).toBe(`个人客户 #${String(someone.number)}`);
    expect(screen.getByTestId('field-invoice_title-none').textContent).toContain('未填写');
  });

  it('begins the day with the newest facts, and goes to one of them', async () => {
    const { user, platform } = renderApp(FINANCE);
    const newest = await screen.findByTestId('home-billing');
    const [first] = within(newest).getAllByRole('link');
    await expectAccessible();
    expectNoContact(platform);
    await user.click(first!);
    await screen.findByTestId('billing-panel');
    expect(window.location.hash).toContain('/billing?');
  });

  it.each(['zh-CN', 'en'] as const)(
    'looks at a value for invoicing with one key, for a time, in %s',
    async (language) => {
      const { platform, user, row } = await openFirm({ ...FINANCE, language });
      await expectAccessible();
      await user.click(screen.getByTestId('field-contract_amount-0-reveal'));
      const usual = await screen.findByTestId('purpose-invoicing');
      expect(usual.getAttribute('aria-pressed')).toBe('true');
      await waitFor(() => expect(document.activeElement).toBe(usual));
      await user.keyboard('{Enter}');
      const value = await screen.findByTestId('field-contract_amount-0-value');
      expect(value.textContent).toMatch(language === 'en' ? /^CNY [\d,]+\.00$/ : /^¥[\d,]+\.00$/);
      expect(callsOf(platform, 'field_reveal')).toEqual([
        {
          record_id: row.record_id,
          field: 'contract_amount',
          index: 0,
          purpose: 'invoicing',
          purpose_text: null,
          password: null,
        },
      ]);
      expect(screen.getByTestId('watermark')).toBeTruthy();
      expect(screen.getByTestId('field-contract_amount-0-extend')).toBeTruthy();
      const clear = value.textContent;
      act(() => platform.emit({ kind: 'locked', reason: 'idle' }));
      expect(document.documentElement.outerHTML).not.toContain(clear);
    },
  );

  it('confirms the proposed purpose with the button as well, and may choose another', async () => {
    const { platform, user } = await openFirm();
    await user.click(screen.getByTestId('field-company_account-0-reveal'));
    await user.click(await screen.findByTestId('purpose-run'));
    await screen.findByTestId('field-company_account-0-value');
    await user.click(screen.getByTestId('field-invoice_title-0-reveal'));
    await user.click(await screen.findByTestId('purpose-verify_identity'));
    await screen.findByTestId('field-invoice_title-0-value');
    const purposes = callsOf(platform, 'field_reveal').map((call) => (call as { purpose: string }).purpose);
    expect(purposes).toEqual(['invoicing', 'verify_identity']);
  });

  it('copies the tax number as it stands, and compares without looking', async () => {
    const { platform, user, customer } = await openFirm();
    const code = customer.values.get('credit_code')![0]!;
    expect(screen.getByTestId('field-credit_code-0').textContent).toContain(code);
    expect(screen.queryByTestId('field-credit_code-0-reveal')).toBeNull();
    await user.click(screen.getByTestId('field-credit_code-0-copy'));
    await user.click(await screen.findByTestId('purpose-invoicing'));
    await waitFor(() => expect(callsOf(platform, 'field_copy')).toHaveLength(1));
    await screen.findByText(/已复制税号/);
    await user.click(screen.getByTestId('field-company_account-0-reveal'));
    await user.click(await screen.findByTestId('compare-instead'));
    await user.type(screen.getByTestId('compare-value'), customer.values.get('company_account')![0]!);
    await user.click(screen.getByTestId('compare-run'));
    expect((await screen.findByTestId('compare-result')).textContent).toContain('一致');
    expect(callsOf(platform, 'field_reveal')).toEqual([]);
  });

  it('opens no field and no customer with these keys but the facts', async () => {
    const { platform, row, customer } = await openFirm();
    const look = { index: 0, purpose: 'invoicing', purpose_text: null, password: null } as const;
    const ask = (record_id: string, field: 'phone' | 'contract_amount') =>
      platform.call('field_reveal', { record_id, field, ...look });
    await expect(ask(row.record_id, 'phone')).rejects.toMatchObject({ code: 'not_found' });
    await expect(ask(customer.row.record_id, 'contract_amount')).rejects.toMatchObject({ code: 'not_found' });
    await expect(platform.call('customer_show', { record_id: customer.row.record_id })).rejects.toMatchObject(
      { code: 'not_allowed' },
    );
  });

  it('has no link to a customer, and closes by Escape', async () => {
    const { user } = await openFirm();
    expect(screen.queryByTestId('billing-customer')).toBeNull();
    act(() => screen.getByTestId('billing-panel').focus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('billing-panel')).toBeNull());
    expect(screen.getByTestId('billing-page')).toBeTruthy();
  });
});

describe('the list', () => {
  it('is searched by firm, pinyin and whole tax number, and says when nothing is found', async () => {
    const { platform, user, page } = await openPage(FINANCE);
    const firm = page.rows.find(({ company }) => company !== '')!;
    const input = await screen.findByTestId('billing-find');
    await user.keyboard('/');
    expect(document.activeElement).toBe(input);
    const code = firm.fields.find(({ field }) => field === 'credit_code')!.text;
    await user.type(input, code);
    const count = await screen.findByTestId('billing-count');
    await waitFor(() => expect(count.textContent).toBe('找到 1 份'));
    expect((await list(platform, firm.company)).total).toBeGreaterThan(0);
    await user.clear(input);
    await user.type(input, '没有这家公司');
    await screen.findByTestId('billing-no-match');
    await expectAccessible();
    await user.click(screen.getByTestId('billing-clear'));
    await waitFor(() => expect(screen.queryByTestId('billing-no-match')).toBeNull());
    expect(screen.getByTestId('billing-count').textContent).toContain(String(page.total));
  });

  it('does not search while an input method is composing', async () => {
    const { platform } = await openPage(FINANCE);
    const input = await screen.findByTestId('billing-find');
    const before = callsOf(platform, 'billing_list').length;
    fireEvent.compositionStart(input);
    fireEvent.change(input, { target: { value: 'heng' } });
    expect(callsOf(platform, 'billing_list')).toHaveLength(before);
    fireEvent.change(input, { target: { value: '恒' } });
    fireEvent.compositionEnd(input);
    await waitFor(() => expect(callsOf(platform, 'billing_list').at(-1)).toMatchObject({ text: '恒' }));
  });

  it('is ordered by firm or by when the customer came', async () => {
    const { platform, user } = await openPage(FINANCE);
    await screen.findByTestId('billing-count');
    const asked = callsOf(platform, 'billing_list');
    expect(asked).toContainEqual(expect.objectContaining({ sort: 'created', descending: true }));
    await user.selectOptions(screen.getByTestId('billing-sort'), 'company');
    await waitFor(() => expect(window.location.hash).toContain('sort=company'));
    await waitFor(() => expect(callsOf(platform, 'billing_list').length).toBeGreaterThan(asked.length));
    expect(callsOf(platform, 'billing_list').at(-1)).toMatchObject({ sort: 'company', descending: false });
    expect(requestOf({})).toEqual({ text: null, sort: 'created', descending: true });
    expect(requestOf(readBillingPlace({ sort: 'created', desc: false }))).toMatchObject({
      descending: false,
    });
    expect(readBillingPlace({ sort: 'phone', text: '  ', open: 7 })).toEqual({ open: '7' });
  });

  it.each(['zh-CN', 'en'] as const)('says what is missing when nothing is there, in %s', async (language) => {
    renderApp({ ...FINANCE, language, customers: 0 }, '/billing');
    const empty = await screen.findByTestId('billing-empty');
    expect(empty.textContent).toContain(language === 'en' ? 'No billing facts yet' : '还没有开票资料');
    expect(screen.queryByTestId('billing-find')).toBeNull();
    await expectAccessible();
  });

  it('masks the firm for an audience, and shows no value', async () => {
    const { platform, user, page } = await openPage(FINANCE);
    await screen.findByTestId('billing-count');
    await user.keyboard('{Control>}{Shift>}h{/Shift}{/Control}');
    await screen.findByTestId('presentation-end');
    const shown = await list(platform);
    const firms = new Set(page.rows.map(({ company }) => company).filter(Boolean));
    expect(shown.rows.some(({ company }) => firms.has(company))).toBe(false);
    expect(
      shown.rows.flatMap(({ fields }) => fields).every(({ can_copy: copy, masked }) => masked && !copy),
    ).toBe(true);
  });
});

describe('whoever has the customers', () => {
  it('sees the own facts alone as a salesperson, and goes from one to its card', async () => {
    const { platform, user, row, page } = await openFirm(SALES);
    const { name } = platform.state.vault!.people[2]!;
    expect(page.rows.every((one) => one.owner_name === name && one.holding === 'mine')).toBe(true);
    expect(screen.getByTestId('billing-note').textContent).toContain('财务看到的就是这些');
    await user.click(screen.getByTestId('billing-customer'));
    await screen.findByTestId('card');
    expect(window.location.hash).toContain(`/customers?open=${row.customer_id!}`);
  });

  it('sees all of them as an owner, the pool included, each with a link', async () => {
    const { platform, page } = await openPage({ customers: 400 });
    expect(page.rows.every(({ customer_id: customer }) => customer !== null)).toBe(true);
    expect(page.rows.some(({ holding }) => holding === 'pool')).toBe(true);
    expect(platform.refusals).toEqual([]);
  });

  it('gets nothing of the pool as a salesperson before the claim', async () => {
    const { page } = await openPage({ ...SALES, customers: 400 });
    expect(page.rows.some(({ holding }) => holding === 'pool')).toBe(false);
  });

  it('has them on the cards when nobody else uses the vault', async () => {
    const { platform } = renderApp({ alone: true });
    await screen.findByTestId('screen-home');
    expect(screen.queryByTestId('nav-billing')).toBeNull();
    expect((await list(platform)).total).toBe(0);
  });
});

describe.each(['admin', 'auditor'] as const)('%s', (role) => {
  it('has no such page', async () => {
    renderApp({ as: 2, roles: [role] }, '/billing');
    await screen.findByTestId('screen-not-yours');
    expect(screen.queryByTestId('nav-billing')).toBeNull();
    expect(screen.queryByTestId('billing-page')).toBeNull();
  });
});
