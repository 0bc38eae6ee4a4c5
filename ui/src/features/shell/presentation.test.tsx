import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { clearToasts } from '../../shared/toast';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

beforeAll(() => import('../customers/CustomersPage'));

const TOGGLE = '{Control>}{Shift>}h{/Shift}{/Control}';
const text = () => document.body.textContent;

async function begin(user: ReturnType<typeof renderApp>['user']) {
  await user.keyboard(TOGGLE);
  await screen.findByTestId('presentation-end');
  await waitFor(() => expect(screen.queryByTestId('cover')).toBeNull());
}

/** A card beside the list, of somebody whose name no mask would leave whole. */
async function openCard(language: 'zh-CN' | 'en' = 'zh-CN') {
  const view = renderApp({ language }, '/');
  const customer = view.platform.state.customers.find(
    ({ row, values }) => row.state === 'active' && row.kind === 'company' && values.has('phone'),
  )!;
  window.location.hash = `/customers?open=${customer.row.record_id}`;
  await screen.findByTestId('field-phone-0-reveal');
  await screen.findAllByTestId('customer-row');
  return { ...view, customer };
}

describe('presenting', () => {
  it.each(['/', '/customers', '/imports', '/ledger', '/settings', '/help'])(
    'begins and ends by its keys on %s',
    async (place) => {
      const { platform, user } = renderApp({}, place);
      await screen.findByTestId('open-palette');
      await begin(user);
      expect(callsOf(platform, 'presentation_set')).toEqual([{ on: true }]);
      expect(window.location.hash).toBe(`#${place}`);
      expect(document.activeElement).toBe(document.getElementById('content'));
      await user.keyboard(TOGGLE);
      await waitFor(() => expect(screen.queryByTestId('presentation-end')).toBeNull());
      expect(callsOf(platform, 'presentation_set')).toEqual([{ on: true }, { on: false }]);
    },
  );

  it('leaves its keys to an input method', async () => {
    const { platform, user } = renderApp();
    await user.keyboard('{Control>}k{/Control}');
    const input = await screen.findByTestId('palette-input');
    fireEvent.compositionStart(input);
    fireEvent.keyDown(input, { key: 'H', code: 'KeyH', ctrlKey: true, shiftKey: true });
    fireEvent.compositionEnd(input);
    expect(callsOf(platform, 'presentation_set')).toEqual([]);
    await user.keyboard(TOGGLE);
    await screen.findByTestId('presentation-end');
    expect(screen.queryByTestId('palette')).toBeNull();
  });

  it('takes every name off the page before it shows it again, and brings them back at the end', async () => {
    const { platform, user, customer } = await openCard();
    const names = platform.state.customers.flatMap(({ row }) => [row.company, row.name]);
    const clear = names.filter((name) => name.length > 1);
    const onPage = () => clear.filter((name) => text().includes(name));
    expect(onPage()).toContain(customer.row.company);
    // Whatever is drawn after the core's answer, at any moment, must not hold a name.
    const seen: string[][] = [];
    const watch = new MutationObserver(() => {
      if (platform.state.session?.presentingSince != null && screen.queryByTestId('cover') === null) {
        seen.push(onPage());
      }
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    await begin(user);
    await screen.findAllByTestId('customer-row');
    await screen.findByTestId('card-title');
    watch.disconnect();
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.flat()).toEqual([]);
    expect(onPage()).toEqual([]);
    await user.click(screen.getByTestId('presentation-end'));
    await waitFor(() => expect(screen.getByTestId('card-title').textContent).toBe(customer.row.company));
    await waitFor(() => expect(onPage().length).toBeGreaterThan(3));
  });

  it('drops a value in clear and an open question', async () => {
    const { user, customer } = await openCard();
    const phone = customer.values.get('phone')![0]!;
    await user.click(screen.getByTestId('field-phone-0-reveal'));
    await user.click(await screen.findByTestId('purpose-follow_up'));
    expect((await screen.findByTestId('field-phone-0-value')).textContent.replaceAll(' ', '')).toBe(phone);
    await user.click(screen.getByTestId('field-phone-0-copy'));
    await begin(user);
    await screen.findByTestId('field-phone-0-reveal');
    expect(screen.queryByTestId('field-phone-0-value')).toBeNull();
    expect(screen.queryByTestId('purpose-follow_up')).toBeNull();
    expect(screen.getByTestId('field-phone-0').textContent).not.toContain(phone.slice(-4));
    expect(screen.queryByTestId('watermark')).toBeNull();
  });

  it.each(['zh-CN', 'en'] as const)(
    'says why nothing is shown, copied or changed in %s',
    async (language) => {
      const { platform, user } = await openCard(language);
      await begin(user);
      const eye = await screen.findByTestId('field-phone-0-reveal');
      await expectAccessible();
      for (const button of [eye, screen.getByTestId('field-phone-0-copy'), screen.getByTestId('card-note')]) {
        expect(button.getAttribute('aria-disabled')).toBe('true');
        expect(button.title).toMatch(/Ctrl Shift H/);
        await user.click(button);
        expect((await screen.findByTestId('presenting')).textContent).toContain('Ctrl Shift H');
        act(() => clearToasts());
        await waitFor(() => expect(screen.queryByTestId('presenting')).toBeNull());
      }
      await user.click(screen.getByTestId('card-more'));
      await user.click(await screen.findByTestId('card-edit'));
      await screen.findByTestId('presenting');
      act(() => screen.getByTestId('customer-grid').focus());
      await user.keyboard('{F2}');
      expect(screen.queryByTestId('cell-input')).toBeNull();
      expect(screen.queryByTestId('customer-form')).toBeNull();
      for (const command of ['field_reveal', 'field_copy', 'customer_update']) {
        expect(callsOf(platform, command)).toEqual([]);
      }
    },
  );

  it('closes a form, keeps its draft out of sight, and tells of it at the end', async () => {
    const { platform, user } = renderApp({}, '/customers?form=new&text=%E5%BC%A0');
    await screen.findByTestId('customer-form');
    await user.type(screen.getByTestId('form-company-0'), '绝密行动有限公司');
    await begin(user);
    expect(screen.queryByTestId('customer-form')).toBeNull();
    expect(window.location.hash).not.toMatch(/form|text/);
    expect(platform.state.drafts).toHaveLength(1);
    expect(platform.state.drafts[0]?.body).toContain('绝密行动有限公司');
    expect(platform.state.drafts[0]!.saved_ms).toBeLessThanOrEqual(platform.state.session!.presentingSince!);
    window.location.hash = '/';
    await screen.findByTestId('screen-home');
    expect(screen.queryByTestId('home-drafts')).toBeNull();
    expect(screen.queryByTestId('drafts-kept')).toBeNull();
    await user.keyboard(TOGGLE);
    expect((await screen.findByTestId('drafts-kept')).textContent).toContain('1');
    await screen.findByTestId('home-drafts');
  });

  it('saves the cell that is being typed over', async () => {
    const { platform, user } = renderApp({}, '/customers?sort=name&desc=false');
    await screen.findAllByTestId('customer-row');
    // A busy core: the save is still on its way when the audience is there.
    const call = platform.call.bind(platform);
    platform.call = async (command: never, request: never) => {
      if (command === 'customer_update') await new Promise((resolve) => setTimeout(resolve, 60));
      return call(command, request);
    };
    await user.dblClick(document.querySelector('[data-row="0"] [data-cell="city"]')!);
    await user.clear(await screen.findByTestId('cell-input'));
    await user.type(screen.getByTestId('cell-input'), '拉萨');
    await begin(user);
    expect(callsOf(platform, 'customer_update')).toMatchObject([
      { fields: [{ field: 'city', values: [{ text: '拉萨' }] }] },
    ]);
    expect(platform.state.customers.some(({ row }) => row.city === '拉萨')).toBe(true);
    expect(screen.queryByTestId('cell-input')).toBeNull();
  });

  it('never opens the form of a customer over masks, not even by its address', async () => {
    const { user, customer } = await openCard();
    await begin(user);
    act(() => void (window.location.hash = `/customers?open=${customer.row.record_id}&form=edit`));
    await screen.findByTestId('card-title');
    expect(screen.queryByTestId('customer-form')).toBeNull();
  });

  it('is an action of the palette, under its name and what it does', async () => {
    const { user } = renderApp();
    await screen.findByTestId('screen-home');
    for (const [wanted, there] of [
      ['演示模式', true],
      ['遮住', false],
    ] as const) {
      await user.keyboard('{Control>}k{/Control}');
      await user.type(await screen.findByTestId('palette-input'), wanted);
      await user.click(await screen.findByTestId('palette-actions-present'));
      await waitFor(() => expect(screen.queryByTestId('presentation-end') !== null).toBe(there));
    }
  });

  it('ends with a lock', async () => {
    const { user } = renderApp({}, '/customers');
    await screen.findAllByTestId('customer-row');
    await begin(user);
    await user.keyboard('{Control>}l{/Control}');
    await user.type(await screen.findByTestId('unlock-password'), `${FAKE_PASSWORD}{Enter}`);
    await screen.findAllByTestId('customer-row');
    expect(screen.queryByTestId('presentation-end')).toBeNull();
  });

  it('says what failed and shows the page again', async () => {
    const { platform, user } = renderApp();
    await screen.findByTestId('screen-home');
    platform.failNext('presentation_set', { code: 'internal' });
    await user.keyboard(TOGGLE);
    await waitFor(() => expect(callsOf(platform, 'presentation_set')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByTestId('cover')).toBeNull());
    expect(screen.queryByTestId('presentation-end')).toBeNull();
    expect(text()).toContain('意外');
  });
});
