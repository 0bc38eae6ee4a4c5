import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../../test/render';

const input = (id: string) => screen.getByTestId<HTMLInputElement>(id);
const button = (id: string) => screen.getByTestId<HTMLButtonElement>(id);

describe('the field catalogue', () => {
  it.each([
    ['zh-CN', '字段目录', '敏感个人信息'],
    ['en', 'Field catalogue', 'sensitive personal'],
  ] as const)('says how each field is protected, in %s', async (language, title, legalClass) => {
    renderApp({ language }, '/settings');
    const table = await screen.findByTestId('settings-fields');
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    const phone = within(table).getByTestId('field-row-phone').textContent;
    expect(phone).toContain('L2');
    expect(within(table).getByTestId('field-row-id_number').textContent).toContain(legalClass);
    expect(screen.getByTestId('fields-none')).toBeTruthy();
    // What lists are made of keeps its level.
    expect(screen.queryByTestId('field-level-name')).toBeNull();
    await expectAccessible(table);
  });

  it('is found by the search of settings', async () => {
    const { user } = renderApp({}, '/settings');
    await screen.findByTestId('settings-fields');
    await user.type(screen.getByTestId('settings-search'), '法律类别');
    expect(screen.getByTestId('settings-fields')).toBeTruthy();
    await waitFor(() => expect(screen.queryByTestId('settings-lock-after')).toBeNull());
  });

  it('is only looked at by sales', async () => {
    renderApp({ as: 1, roles: ['sales'] }, '/settings');
    await screen.findByTestId('settings-fields');
    expect(screen.getByText('这里由负责人、主管或管理员维护，你可以查看。')).toBeTruthy();
    expect(screen.queryByTestId('field-add')).toBeNull();
    expect(screen.queryByTestId('field-level-website')).toBeNull();
  });
});

describe('a level', () => {
  it('says what it will do before it does, and how far it is', async () => {
    const { platform, user } = renderApp({}, '/settings');
    const holding = platform.state.customers.filter(({ values }) => values.has('email')).length;
    await user.click(await screen.findByTestId('field-level-email'));
    const dialog = await screen.findByTestId('level-dialog');
    expect(button('level-run').disabled).toBe(true);
    await user.selectOptions(input('level-to'), 'L3');
    await waitFor(() =>
      expect(screen.getByTestId('level-effect').textContent).toContain(`${holding} 位客户将重新加密`),
    );
    expect(screen.queryByTestId('grounds')).toBeNull();
    await expectAccessible(dialog);
    await user.type(input('level-password'), FAKE_PASSWORD);
    await user.click(button('level-run'));
    expect(await screen.findByTestId('reseal-progress')).toBeTruthy();
    await waitFor(() => expect(screen.queryByTestId('level-dialog')).toBeNull());
    await waitFor(() => expect(screen.getByTestId('field-row-email').textContent).toContain('L3 核心'));
    expect(screen.getByTestId('field-row-email').textContent).toContain('默认是 L2 敏感');
    expect(screen.getByTestId('field-history-row').textContent).toContain('L2 敏感 → L3 核心');
    expect(platform.state.fields.find(({ field }) => field === 'email')?.level).toBe('L3');
  });

  it('goes down with reason, three factors and a second signature', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await user.click(await screen.findByTestId('field-level-bank_card'));
    await user.selectOptions(input('level-to'), 'L2');
    const grounds = await screen.findByTestId('grounds');
    await expectAccessible(grounds);
    await user.type(input('grounds-reason'), '业务已结束');
    await user.type(input('level-password'), FAKE_PASSWORD);
    expect(button('level-run').disabled).toBe(true);
    for (const factor of ['affected', 'degree', 'precision']) {
      await user.type(input(`grounds-${factor}`), '少数客户');
    }
    expect(button('level-run').disabled).toBe(false);
    await user.click(button('level-run'));
    const second = await screen.findByTestId('approver');
    expect(second.textContent).toContain('银行卡号: L3 核心 → L2 敏感');
    expect(second.textContent).toContain('业务已结束');
    await user.click(screen.getByTestId('approver-cancel'));
    // Nobody signed: nothing has changed, and what was typed is still there.
    await waitFor(() => expect(screen.queryByTestId('approver')).toBeNull());
    expect(input('grounds-reason').value).toBe('业务已结束');
    expect(platform.state.fields.find(({ field }) => field === 'bank_card')?.level).toBe('L3');
  });

  it('takes another legal class with it, and asks why where the law does', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await user.click(await screen.findByTestId('field-level-hobbies'));
    await user.selectOptions(input('level-class'), 'sensitive_personal');
    await user.type(input('level-password'), FAKE_PASSWORD);
    expect(button('level-run').disabled).toBe(true);
    await user.selectOptions(input('level-spi'), 'religion');
    await user.type(input('level-why'), '饮食禁忌');
    await user.click(button('level-run'));
    await waitFor(() => expect(screen.queryByTestId('level-dialog')).toBeNull());
    expect(callsOf(platform, 'field_level_set').at(-1)).toMatchObject({
      level: 'L2',
      legal_class: 'sensitive_personal',
      spi_kind: 'religion',
      why: '饮食禁忌',
    });
  });

  it('is not lowered by an admin', async () => {
    const { user } = renderApp({ roles: ['admin'] }, '/settings');
    await user.click(await screen.findByTestId('field-level-remark'));
    await user.selectOptions(input('level-to'), 'L1');
    expect((await screen.findByTestId('level-forbidden')).textContent).toContain('主管或负责人');
    expect(button('level-run').disabled).toBe(true);
  });

  it('says a wrong password and keeps the rest', async () => {
    const { user } = renderApp({}, '/settings');
    await user.click(await screen.findByTestId('field-level-website'));
    await user.selectOptions(input('level-to'), 'L2');
    await user.type(input('level-password'), 'not the password');
    await user.click(button('level-run'));
    await waitFor(() => expect(screen.getByTestId('level-dialog').textContent).toContain('密码不正确'));
    expect(input('level-to').value).toBe('L2');
  });
});

describe('a field of the vault’s own', () => {
  async function describeIt(user: ReturnType<typeof renderApp>['user'], label: string) {
    await user.click(await screen.findByTestId('field-add'));
    await screen.findByTestId('field-dialog');
    await user.type(input('field-label'), label);
    await user.selectOptions(input('field-kind'), 'choice');
    await user.type(input('field-choices'), '金{Enter}银');
    await user.selectOptions(input('field-new-level'), 'L1');
    await user.selectOptions(input('field-class'), 'personal');
    await user.type(input('field-purpose'), '会员服务');
  }

  it.each(['zh-CN', 'en'] as const)('is not saved half described, in %s', async (language) => {
    const { platform, user } = renderApp({ language }, '/settings');
    await describeIt(user, '会员等级');
    await expectAccessible(screen.getByTestId('field-dialog'));
    await user.click(button('field-save'));
    expect((await screen.findByTestId('field-error')).textContent).toContain('LVL-230');
    await user.type(input('field-months'), '２４');
    await user.click(button('field-save'));
    await waitFor(() => expect(screen.queryByTestId('field-dialog')).toBeNull());
    expect(callsOf(platform, 'field_save').at(-1)).toMatchObject({
      label: '会员等级',
      choices: ['金', '银'],
      retention_months: 24,
    });
    const row = await screen.findByTestId('field-row-custom01');
    expect(row.textContent).toContain('会员等级');
  });

  it('asks why where the law calls it sensitive', async () => {
    const { user } = renderApp({}, '/settings');
    await describeIt(user, '过敏史');
    expect(screen.queryByTestId('field-why')).toBeNull();
    await user.selectOptions(input('field-class'), 'sensitive_personal');
    expect(screen.getByTestId('field-why')).toBeTruthy();
    await user.selectOptions(input('field-spi'), 'health');
    await user.type(input('field-months'), '6');
    await user.click(button('field-save'));
    expect((await screen.findByTestId('field-error')).textContent).toContain('为什么需要');
  });

  it('stands in the form of a customer under its label, with its options', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await describeIt(user, '会员等级');
    await user.type(input('field-months'), '24');
    await user.click(button('field-save'));
    await waitFor(() => expect(screen.queryByTestId('field-dialog')).toBeNull());
    const { customers, session } = platform.state;
    const mine = customers.find(({ row }) => row.owner === session?.personId && row.state === 'active');
    const id = mine?.row.record_id ?? '';
    act(() => void (window.location.hash = `/customers?open=${id}`));
    await user.click(await screen.findByTestId('card-more'));
    await user.click(await screen.findByTestId('card-edit'));
    const select = await screen.findByTestId<HTMLSelectElement>('form-custom01-0');
    expect([...select.options].map(({ text }) => text)).toEqual(['未选', '金', '银']);
    expect(screen.getByText('会员等级')).toBeTruthy();
  });

  it('is archived, not removed, once customers have it', async () => {
    const { platform, user } = renderApp({}, '/settings');
    await describeIt(user, '会员等级');
    await user.type(input('field-months'), '24');
    await user.click(button('field-save'));
    await waitFor(() => expect(screen.queryByTestId('field-dialog')).toBeNull());
    platform.state.customers[0]?.values.set('custom01', ['金']);
    await user.click(await screen.findByTestId('field-edit-custom01'));
    await user.click(await screen.findByTestId('field-remove'));
    expect((await screen.findByTestId('field-error')).textContent).toContain('1 位客户');
    await user.click(screen.getByTestId('field-archived'));
    await user.click(button('field-save'));
    await waitFor(() => expect(screen.getByTestId('field-row-custom01').textContent).toContain('已停用'));
  });

  it('goes on with what an earlier change left', async () => {
    const { user } = renderApp({}, '/settings', ({ state }) => {
      state.resealing = true;
    });
    await user.click(await screen.findByTestId('fields-go-on'));
    await waitFor(() => expect(screen.queryByTestId('fields-resealing')).toBeNull());
    expect(await screen.findByText('已按新的级别重新加密 3 位客户')).toBeTruthy();
  });
});
