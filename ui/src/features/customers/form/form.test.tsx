import { act, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { callsOf, expectAccessible, renderApp } from '../../../test/render';

// Machines that run everything at once are slow; a wait ends as soon as what it waits for is there.
configure({ asyncUtilTimeout: 8_000 });

// The page is loaded on demand; not part of what is measured here.
beforeAll(() => import('../CustomersPage'));

async function newForm(options = {}) {
  const view = renderApp(options, '/customers?form=new');
  await screen.findByTestId('customer-form');
  return view;
}

async function editForm() {
  const view = renderApp({}, '/');
  const customer = view.platform.state.customers.find(
    ({ row, values }) => row.state === 'active' && row.kind === 'person' && values.has('phone'),
  )!;
  act(() => void (window.location.hash = `/customers?form=edit&open=${customer.row.record_id}`));
  await screen.findByTestId('form-phone-0-kept');
  return { ...view, customer };
}

describe('a new customer', () => {
  it('needs a name, and goes to the field that misses it', async () => {
    const { user, platform } = await newForm();
    await user.click(screen.getByTestId('form-save'));
    expect(await screen.findByTestId('form-company-error')).toBeTruthy();
    expect(callsOf(platform, 'customer_create')).toHaveLength(0);
  });

  it('is saved by Ctrl+S with several phones and opens as a card', async () => {
    const { user, platform } = await newForm();
    await user.click(screen.getByTestId('form-kind-person'));
    await user.type(screen.getByTestId('form-name-0'), '何建平');
    await user.type(screen.getByTestId('form-phone-0'), '13912345678');
    await user.click(screen.getByTestId('form-phone-add'));
    await user.type(screen.getByTestId('form-phone-1'), '13812345678');
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByTestId('card-title');
    expect(callsOf(platform, 'customer_create')[0]).toMatchObject({
      kind: 'person',
      accept_duplicate: false,
      fields: expect.arrayContaining([
        { field: 'phone', values: [{ text: '13912345678' }, { text: '13812345678' }] },
        { field: 'stage', values: [{ text: 'lead' }] },
      ]) as unknown,
    });
  });

  it('is not saved by the Enter of an input method', async () => {
    const { platform } = await newForm();
    const input = screen.getByTestId('form-company-0');
    fireEvent.compositionStart(input);
    fireEvent.change(input, { target: { value: 'hengchang' } });
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 229, isComposing: true });
    expect(document.activeElement).toBe(input);
    fireEvent.compositionEnd(input, { target: { value: '恒昌' } });
    expect(callsOf(platform, 'customer_create')).toHaveLength(0);
  });

  it('says beside the field what is wrong with a value', async () => {
    const { user, platform } = await newForm();
    platform.failNext('customer_create', {
      code: 'invalid_value',
      params: { field: 'phone', reason: 'phone_too_short' },
    });
    await user.type(screen.getByTestId('form-company-0'), '恒昌');
    await user.type(screen.getByTestId('form-phone-0'), '123');
    await user.click(screen.getByTestId('form-save'));
    expect((await screen.findByTestId('form-phone-error')).textContent).toContain('11');
  });

  it('shows a duplicate when the number is left, and can be saved all the same', async () => {
    const { user, platform } = await newForm();
    const existing = platform.state.customers.find(({ values }) => values.has('phone'))!;
    await user.type(screen.getByTestId('form-company-0'), '另一家');
    await user.type(screen.getByTestId('form-phone-0'), existing.values.get('phone')![0]!);
    await user.tab();
    await screen.findByTestId('form-duplicate');
    await user.click(screen.getByTestId('form-save'));
    await waitFor(() =>
      expect(callsOf(platform, 'customer_create')[0]).toMatchObject({ accept_duplicate: true }),
    );
  });
});

describe('an edit', () => {
  it('keeps the stored number it never saw and sends only what changed', async () => {
    const { user, platform } = await editForm();
    await user.clear(screen.getByTestId('form-city-0'));
    await user.type(screen.getByTestId('form-city-0'), '南宁');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(callsOf(platform, 'customer_update')).toHaveLength(1));
    expect(callsOf(platform, 'customer_update')[0]).toMatchObject({
      fields: [{ field: 'city', values: [{ text: '南宁' }] }],
    });
  });

  it('replaces a stored number only when it is typed again', async () => {
    const { user, platform } = await editForm();
    await user.click(screen.getByTestId('form-phone-0-retype'));
    await user.type(await screen.findByTestId('form-phone-0'), '13700001234');
    await user.click(screen.getByTestId('form-phone-0-keep'));
    expect(screen.getByTestId('form-save')).toHaveProperty('disabled', true);
    await user.click(screen.getByTestId('form-phone-0-retype'));
    await user.type(await screen.findByTestId('form-phone-0'), '13700001234');
    await user.click(screen.getByTestId('form-save'));
    await waitFor(() =>
      expect(callsOf(platform, 'customer_update')[0]).toMatchObject({
        fields: [{ field: 'phone', values: [{ text: '13700001234' }] }],
      }),
    );
  });

  it('explains a conflict, takes the newest version and keeps what was typed', async () => {
    const { user, platform } = await editForm();
    platform.failNext('customer_update', { code: 'conflict' });
    await user.clear(screen.getByTestId('form-city-0'));
    await user.type(screen.getByTestId('form-city-0'), '南宁');
    await user.click(screen.getByTestId('form-save'));
    await user.click(await screen.findByTestId('form-reload'));
    await waitFor(() => expect(screen.queryByTestId('form-conflict')).toBeNull());
    expect(screen.getByTestId('form-city-0')).toHaveProperty('value', '南宁');
    await user.click(screen.getByTestId('form-save'));
    await screen.findByTestId('card-title');
  });
});

describe('unsaved work', () => {
  it('is kept in the vault and offered again', async () => {
    const { user, platform } = await newForm();
    await user.type(screen.getByTestId('form-company-0'), '半途科技');
    await waitFor(() => expect(callsOf(platform, 'draft_save').length).toBeGreaterThan(0), {
      timeout: 3_000,
    });
    await user.click(screen.getByTestId('form-close'));
    await waitFor(() => expect(screen.queryByTestId('customer-form')).toBeNull());
    act(() => void (window.location.hash = '/customers?form=new'));
    await user.click(await screen.findByTestId('form-draft-continue'));
    expect(screen.getByTestId('form-company-0')).toHaveProperty('value', '半途科技');
    await user.click(screen.getByTestId('form-save'));
    await waitFor(() => expect(platform.state.drafts).toEqual([]), { timeout: 3_000 });
  });

  it('can be thrown away', async () => {
    const { user, platform } = await newForm();
    await user.type(screen.getByTestId('form-company-0'), '半途科技');
    await waitFor(() => expect(platform.state.drafts).toHaveLength(1), { timeout: 3_000 });
    await user.click(screen.getByTestId('form-close'));
    act(() => void (window.location.hash = '/customers?form=new'));
    await user.click(await screen.findByTestId('form-draft-discard'));
    await waitFor(() => expect(platform.state.drafts).toEqual([]));
  });
});

describe('the quick line', () => {
  it('puts a pasted line into fields and saves by Enter', async () => {
    const { user, platform } = renderApp({}, '/customers?form=quick');
    const line = await screen.findByTestId('quick-line');
    await user.click(line);
    await user.paste('张伟 13912345678 深圳某某科技 采购经理 王总介绍');
    await waitFor(() => expect(screen.getByTestId('quick-phone')).toHaveProperty('value', '13912345678'), {
      timeout: 3_000,
    });
    expect(screen.getByTestId('quick-name')).toHaveProperty('value', '张伟');
    expect(screen.getByTestId('quick-source')).toHaveProperty('value', '王总介绍');
    await expectAccessible();
    await user.click(line);
    await user.keyboard('{Enter}');
    await screen.findByTestId('card-title');
    expect(callsOf(platform, 'customer_create')[0]).toMatchObject({ kind: 'person' });
  });

  it('asks for a name before anything is sent', async () => {
    const { user, platform } = renderApp({}, '/customers?form=quick');
    await user.click(await screen.findByTestId('quick-line'));
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(callsOf(platform, 'customer_create')).toHaveLength(0);
  });
});
