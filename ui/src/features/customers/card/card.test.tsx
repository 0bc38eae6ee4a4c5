import { act, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../../test/render';

// Machines that run everything at once are slow; a wait ends as soon as what it waits for is there.
configure({ asyncUtilTimeout: 8_000 });

// The page is loaded on demand; not part of what is measured here.
beforeAll(() => import('../CustomersPage'));

async function openCard(options = {}, prepare?: Parameters<typeof renderApp>[2]) {
  const view = renderApp(options, '/', prepare);
  const customer = view.platform.state.customers.find(
    ({ row, values }) => row.state === 'active' && values.has('phone') && values.has('wechat'),
  )!;
  act(() => void (window.location.hash = `/customers?open=${customer.row.record_id}`));
  await screen.findByTestId('field-phone-0-reveal');
  const phone = customer.values.get('phone')![0]!;
  return { ...view, customer, clear: phone.replace(/^\+86/, '').replace(/^(\d{3})(\d{4})/, '$1 $2 ') };
}

async function reveal({ user }: Awaited<ReturnType<typeof openCard>>) {
  await user.click(screen.getByTestId('field-phone-0-reveal'));
  await user.click(await screen.findByTestId('purpose-follow_up'));
  return screen.findByTestId('field-phone-0-value');
}

describe('a masked value', () => {
  it('is asked for with a purpose and shown under a watermark', async () => {
    const card = await openCard();
    expect(document.body.textContent).not.toContain(card.clear);
    expect((await reveal(card)).textContent).toBe(card.clear);
    expect(callsOf(card.platform, 'field_reveal')).toEqual([
      {
        record_id: card.customer.row.record_id,
        field: 'phone',
        index: 0,
        purpose: 'follow_up',
        purpose_text: null,
        password: null,
      },
    ]);
    expect(screen.getByTestId('watermark').textContent).toContain('0421');
    await expectAccessible();
  });

  it('is gone from the page when its time is over', async () => {
    const card = await openCard();
    const answer = await card.platform.call('field_reveal', {
      record_id: card.customer.row.record_id,
      field: 'phone',
      index: 0,
      purpose: 'follow_up',
      purpose_text: null,
      password: null,
    });
    const call = card.platform.call.bind(card.platform);
    card.platform.call = (command: never, request: never) =>
      command === ('field_reveal' as never)
        ? Promise.resolve({ ...answer, expires_in_ms: 300 })
        : call(command, request);
    await reveal(card);
    await waitFor(() => expect(screen.queryByTestId('field-phone-0-value')).toBeNull());
    expect(document.documentElement.outerHTML).not.toContain(card.clear);
    expect(screen.queryByTestId('watermark')).toBeNull();
  });

  it.each([
    ['the window loses the focus', () => fireEvent.blur(window)],
    ['Esc is pressed on it', () => fireEvent.keyDown(document.activeElement!, { key: 'Escape' })],
    ['another tab of the card is opened', () => fireEvent.click(screen.getByTestId('card-tab-viewers'))],
  ])('is gone when %s', async (_, leave) => {
    const card = await openCard();
    const value = await reveal(card);
    await waitFor(() => expect(value.parentElement).toBe(document.activeElement));
    act(() => void leave());
    await waitFor(() => expect(screen.queryByTestId('field-phone-0-value')).toBeNull());
    expect(document.documentElement.outerHTML).not.toContain(card.clear);
    expect(screen.getByTestId('card')).toBeTruthy();
  });

  it('is gone when the vault locks, also if the answer comes afterwards', async () => {
    const card = await openCard();
    await reveal(card);
    act(() => card.platform.emit({ kind: 'locked', reason: 'idle' }));
    expect(document.documentElement.outerHTML).not.toContain(card.clear);
  });

  it('is not shown when everything was hidden before the answer came', async () => {
    const card = await openCard();
    const call = card.platform.call.bind(card.platform);
    let answer: () => void = () => undefined;
    card.platform.call = (command: never, request: never) =>
      command === ('field_reveal' as never)
        ? new Promise((resolve) => (answer = () => resolve(call(command, request))))
        : call(command, request);
    await card.user.click(screen.getByTestId('field-phone-0-reveal'));
    await card.user.click(await screen.findByTestId('purpose-follow_up'));
    fireEvent.blur(window);
    await act(async () => {
      answer();
      await Promise.resolve();
    });
    await waitFor(() => expect(callsOf(card.platform, 'field_reveal')).toHaveLength(1));
    expect(screen.queryByTestId('field-phone-0-value')).toBeNull();
  });

  it('is prolonged with the same purpose, each time a request of its own', async () => {
    const card = await openCard();
    await reveal(card);
    await card.user.click(screen.getByTestId('field-phone-0-extend'));
    await waitFor(() => expect(callsOf(card.platform, 'field_reveal')).toHaveLength(2));
    expect(screen.getByTestId('field-phone-0-value').textContent).toBe(card.clear);
  });

  it('remembers the purpose for this customer when asked to', async () => {
    const card = await openCard();
    await card.user.click(screen.getByTestId('field-phone-0-reveal'));
    await card.user.click(await screen.findByTestId('purpose-remember'));
    await card.user.click(screen.getByTestId('purpose-delivery'));
    await screen.findByTestId('field-phone-0-value');
    await card.user.click(screen.getByTestId('field-wechat-0-reveal'));
    await screen.findByTestId('field-wechat-0-value');
    expect(callsOf(card.platform, 'field_reveal').at(-1)).toMatchObject({
      field: 'wechat',
      purpose: 'delivery',
    });
  });

  it('needs words for another purpose', async () => {
    const card = await openCard();
    await card.user.click(screen.getByTestId('field-phone-0-reveal'));
    await card.user.click(await screen.findByTestId('purpose-other'));
    expect(screen.getByTestId('purpose-run')).toHaveProperty('disabled', true);
    await card.user.type(screen.getByTestId('purpose-text'), '合同邮寄{Enter}');
    await screen.findByTestId('field-phone-0-value');
    expect(callsOf(card.platform, 'field_reveal')[0]).toMatchObject({
      purpose: 'other',
      purpose_text: '合同邮寄',
    });
  });

  it('asks for the password when the core does', async () => {
    const card = await openCard();
    card.platform.failNext('field_reveal', { code: 'password_needed' });
    await card.user.click(screen.getByTestId('field-phone-0-reveal'));
    await card.user.click(await screen.findByTestId('purpose-follow_up'));
    await card.user.type(await screen.findByTestId('reveal-password'), 'secret words{Enter}');
    await screen.findByTestId('field-phone-0-value');
    expect(callsOf(card.platform, 'field_reveal').at(-1)).toMatchObject({ password: 'secret words' });
    expect(screen.queryByTestId('reveal-password')).toBeNull();
  });

  it('can be compared without being shown', async () => {
    const card = await openCard();
    await card.user.click(screen.getByTestId('field-phone-0-reveal'));
    await card.user.click(await screen.findByTestId('compare-instead'));
    await card.user.type(await screen.findByTestId('compare-value'), '0000{Enter}');
    await waitFor(() => expect(screen.getByTestId('compare-result').textContent).toMatch(/一致/));
    expect(callsOf(card.platform, 'field_reveal')).toHaveLength(0);
  });

  it('is copied by the core, never by the page', async () => {
    const card = await openCard();
    await card.user.click(screen.getByTestId('field-phone-0-copy'));
    await card.user.click(await screen.findByTestId('purpose-follow_up'));
    await waitFor(() => expect(callsOf(card.platform, 'field_copy')).toHaveLength(1));
    expect(screen.queryByTestId('field-phone-0-value')).toBeNull();
    expect((await screen.findByTestId('copied')).textContent).toContain('30');
  });

  it('is named for those who cannot see it, and answers R', async () => {
    const card = await openCard();
    const tail = card.clear.slice(-4);
    const value = screen.getByRole('group', { name: new RegExp(`手机.*${tail}.*R`) });
    act(() => value.focus());
    await card.user.keyboard('r');
    await screen.findByTestId('purpose-follow_up');
  });
});

describe('beyond the budget', () => {
  type Card = Awaited<ReturnType<typeof openCard>>;

  /** 林芳 has looked as often as an hour allows; 陈立 is a manager, the others sell. */
  function spend({ platform: { state } }: Card) {
    const looks = Array.from({ length: 60 }, () => ({ ...state.ledger.at(-1)! }));
    for (const look of looks) {
      Object.assign(look, { action: 'field.reveal', person_name: '林芳', refused: null, at_ms: state.now() });
    }
    state.ledger.push(...looks);
  }
  const lastOf = ({ platform }: Card, command: string) => callsOf(platform, command).at(-1);

  it('somebody else agrees, and the value is shown', async () => {
    const card = await openCard();
    spend(card);
    await card.user.click(screen.getByTestId('field-phone-0-reveal'));
    await card.user.click(await screen.findByTestId('purpose-follow_up'));
    const dialog = await screen.findByTestId('approver');
    expect(dialog.textContent).toContain('超过今天的查看上限');
    expect(dialog.textContent).toContain('登录的仍是林芳');
    expect(dialog.textContent).toContain('之后可以再查看');
    expect(screen.queryByTestId('approver-person-1')).toBeNull();
    await expectAccessible(dialog);
    await card.user.type(screen.getByTestId('approver-password'), 'wrong{Enter}');
    await waitFor(() => expect(dialog.textContent).toContain('还可尝试 4 次'));
    await card.user.type(screen.getByTestId('approver-password'), `${FAKE_PASSWORD}{Enter}`);
    expect((await screen.findByTestId('field-phone-0-value')).textContent).toBe(card.clear);
    await waitFor(() => expect(screen.queryByTestId('approver')).toBeNull());
    expect(lastOf(card, 'field_reveal')).toMatchObject({
      purpose: 'follow_up',
      password: null,
      approver: { person_id: card.platform.state.vault!.people[1]!.id },
    });
    // The consent lasts: the next value is shown without asking.
    await card.user.click(screen.getByTestId('field-wechat-0-reveal'));
    await card.user.click(await screen.findByTestId('purpose-delivery'));
    await screen.findByTestId('field-wechat-0-value');
    expect(lastOf(card, 'field_reveal')).not.toHaveProperty('approver');
  });

  it('is left as it was by Esc: the card and the question stay', async () => {
    const card = await openCard();
    spend(card);
    await card.user.click(screen.getByTestId('field-phone-0-reveal'));
    const purpose = await screen.findByTestId('purpose-follow_up');
    await card.user.click(purpose);
    await screen.findByTestId('approver-password');
    await card.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('approver')).toBeNull());
    expect(screen.getByTestId('purpose-follow_up')).toBe(purpose);
    expect(screen.getByTestId('card')).toBeTruthy();
    expect(screen.queryByTestId('error-notice')).toBeNull();
    expect(callsOf(card.platform, 'field_reveal')).toHaveLength(1);
    await card.user.click(purpose);
    await screen.findByTestId('approver');
  });

  it('a copy is agreed to as well', async () => {
    const card = await openCard();
    spend(card);
    await card.user.click(screen.getByTestId('field-phone-0-copy'));
    await card.user.click(await screen.findByTestId('purpose-follow_up'));
    await card.user.type(await screen.findByTestId('approver-password'), `${FAKE_PASSWORD}{Enter}`);
    await screen.findByTestId('copied');
    expect(lastOf(card, 'field_copy')).toHaveProperty('approver');
  });

  it('a wrong password of one’s own is not the other person’s', async () => {
    const card = await openCard({}, ({ state }) => {
      for (const { values } of state.customers) values.set('id_number', ['110101199001011237']);
    });
    await card.user.click(screen.getByTestId('card-core'));
    await card.user.click(await screen.findByTestId('field-id_number-0-reveal'));
    await card.user.click(await screen.findByTestId('purpose-follow_up'));
    const own = await screen.findByTestId('reveal-password');
    spend(card);
    await card.user.type(own, 'not mine{Enter}');
    await card.user.type(await screen.findByTestId('approver-password'), `${FAKE_PASSWORD}{Enter}`);
    // The consent is taken; what was wrong is said where it was typed.
    await waitFor(() => expect(screen.queryByTestId('approver')).toBeNull());
    await screen.findByText(/密码不正确/);
    expect(callsOf(card.platform, 'field_reveal').slice(-2)).toMatchObject([
      { password: null, approver: {} },
      { password: 'not mine' },
    ]);
    await card.user.type(own, `${FAKE_PASSWORD}{Enter}`);
    await screen.findByTestId('field-id_number-0-value');
    expect(lastOf(card, 'field_reveal')).not.toHaveProperty('approver');
  });

  it('only waiting helps where there is nobody else', async () => {
    const card = await openCard({ alone: true });
    spend(card);
    await card.user.click(screen.getByTestId('field-phone-0-reveal'));
    await card.user.click(await screen.findByTestId('purpose-follow_up'));
    expect((await screen.findByTestId('error-notice')).textContent).toContain('PRM-210');
    expect(screen.queryByTestId('approver')).toBeNull();
  });

  it('a trainee is told where the card would be', async () => {
    const { platform } = renderApp({}, '/');
    const { row } = platform.state.customers.find((customer) => customer.row.state === 'active')!;
    platform.failNext('customer_show', { code: 'customer_limit', params: { limit: 30 } });
    act(() => void (window.location.hash = `/customers?open=${row.record_id}`));
    const notice = await screen.findByTestId('error-notice');
    expect(notice.textContent).toContain('今天打开的客户已达上限（30 位）');
    expect(screen.getByTestId('card').contains(notice)).toBe(true);
    expect(screen.queryByTestId('field-phone-0-reveal')).toBeNull();
  });
});

describe('a note', () => {
  it('is written with the keyboard and appears at the top', async () => {
    const card = await openCard();
    await card.user.keyboard('e');
    const text = await screen.findByTestId('note-text');
    await waitFor(() => expect(document.activeElement).toBe(text));
    await card.user.type(text, '谈好了价格');
    await card.user.click(screen.getByTestId('note-next-tomorrow'));
    await card.user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(callsOf(card.platform, 'note_add')).toHaveLength(1));
    expect(callsOf(card.platform, 'note_add')[0]).toMatchObject({ kind: 'call', text: '谈好了价格' });
    expect((await screen.findAllByTestId('note'))[0]?.textContent).toContain('谈好了价格');
  });

  it('offers to move a number it finds, and does so only on a click', async () => {
    const card = await openCard();
    await card.user.click(screen.getByTestId('card-note'));
    await card.user.type(await screen.findByTestId('note-text'), '新号 13912345678');
    await screen.findByTestId('composer-hit-move', {}, { timeout: 3_000 });
    await card.user.click(screen.getByTestId('note-save'));
    await waitFor(() => expect(callsOf(card.platform, 'note_add')).toHaveLength(1));
    expect(callsOf(card.platform, 'note_move_hit')).toHaveLength(0);
    expect(await screen.findByTestId('note-hit')).toBeTruthy();
  });

  it('does not ask again for a number that was left in the text on purpose', async () => {
    const card = await openCard();
    await card.user.click(screen.getByTestId('card-note'));
    await card.user.type(await screen.findByTestId('note-text'), '新号 13912345678');
    await card.user.click(await screen.findByTestId('composer-hit-ignore', {}, { timeout: 3_000 }));
    await card.user.click(screen.getByTestId('note-save'));
    await waitFor(() => expect(screen.queryByTestId('note-composer')).toBeNull());
    expect((await screen.findAllByTestId('note'))[0]?.textContent).toContain('新号');
    expect(screen.queryByTestId('note-hit')).toBeNull();
  });

  it('moves a marked number right after saving', async () => {
    const card = await openCard();
    await card.user.click(screen.getByTestId('card-note'));
    await card.user.type(await screen.findByTestId('note-text'), '新号 13912345678');
    await card.user.click(await screen.findByTestId('composer-hit-move', {}, { timeout: 3_000 }));
    await card.user.click(screen.getByTestId('note-save'));
    await waitFor(() => expect(callsOf(card.platform, 'note_move_hit')).toHaveLength(1));
    expect(callsOf(card.platform, 'note_move_hit')[0]).toMatchObject({ field: 'phone', start: 3, end: 14 });
  });

  it('is not sent by the Enter of an input method', async () => {
    const card = await openCard();
    await card.user.click(screen.getByTestId('card-note'));
    const text = await screen.findByTestId('note-text');
    fireEvent.compositionStart(text);
    fireEvent.keyDown(text, { key: 'Enter', ctrlKey: true, keyCode: 229 });
    expect(callsOf(card.platform, 'note_add')).toHaveLength(0);
    fireEvent.compositionEnd(text);
  });
});
