import { configure, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { callsOf, expectAccessible, renderApp } from '../../../test/render';
import { firstDraft, isFreeMail, planOf, problemOf } from './draft';

configure({ asyncUtilTimeout: 8_000 });

beforeAll(() => Promise.all([import('../ExportsPage'), import('./WizardPage')]));

type User = ReturnType<typeof renderApp>['user'];

async function purpose(user: User, kind: string, recipient: string) {
  await user.click(await screen.findByTestId('export-purpose-delivery'));
  await user.click(screen.getByTestId(`export-kind-${kind}`));
  await user.type(screen.getByTestId('export-recipient'), recipient);
}

const next = (user: User) => user.click(screen.getByTestId('export-next'));

describe('a plan', () => {
  const draft = firstDraft('林芳', false, () => '2026-12-31');

  it('says what it lacks, in the order of the form', () => {
    const today = '2026-12-01';
    expect(problemOf('purpose', draft, today)).toBe('purpose');
    const other = { ...draft, purpose: 'other' as const };
    expect(problemOf('purpose', other, today)).toBe('purposeText');
    const named = { ...other, purposeText: '展会回访', recipient: '王' };
    expect(problemOf('purpose', named, today)).toBe('reference');
    expect(problemOf('purpose', { ...named, kind: 'own' }, today)).toBeNull();
    expect(problemOf('purpose', { ...named, kind: 'own', destroyBy: today }, today)).toBe('destroyBy');
    expect(problemOf('fields', { ...draft, fields: [] }, today)).toBe('fields');
  });

  it('leaves out what does not belong to the kind of recipient', () => {
    const plan = planOf({ ...draft, kind: 'own', reference: 'HT-1', purpose: 'service' }, undefined);
    expect([plan.reference, plan.purpose_text, plan.selection.kind]).toEqual(['', '', 'filters']);
  });

  it('knows addresses anybody can have', () => {
    expect(isFreeMail('王工 wang＠qq.com')).toBe(true);
    expect(isFreeMail('wang@hengxin.cn')).toBe(false);
  });
});

describe('the request', () => {
  it.each(['zh-CN', 'en'] as const)('takes four steps, in %s', { timeout: 60_000 }, async (language) => {
    const { user, platform } = renderApp({ language }, '/exports/new');
    await screen.findByTestId('export-wizard');
    await expectAccessible();
    await next(user);
    expect(await screen.findByTestId('export-problem')).toBeTruthy();
    await purpose(user, 'processor', 'su@163.com');
    expect(screen.getByTestId('export-free-mail')).toBeTruthy();
    await user.type(screen.getByTestId('export-reference'), 'HT-2026-1');
    await next(user);
    await user.click(await screen.findByTestId('export-field-phone'));
    await user.click(screen.getByTestId('export-clear-L2'));
    await expectAccessible();
    // Back and forth loses nothing.
    await user.click(screen.getByTestId('export-back'));
    expect(screen.getByTestId<HTMLInputElement>('export-recipient').value).toBe('su@163.com');
    await next(user);
    expect((await screen.findByTestId<HTMLInputElement>('export-field-phone')).checked).toBe(true);
    await next(user);
    await user.click(await screen.findByTestId('export-format-xlsx'));
    await expectAccessible();
    await next(user);
    const summary = await screen.findByTestId('export-summary');
    const rows = /\d+/.exec(summary.textContent)?.[0] ?? '';
    expect(screen.getByTestId('export-needs').textContent).toMatch(/1/);
    await expectAccessible();
    expect(screen.getByTestId<HTMLButtonElement>('export-submit').disabled).toBe(true);
    await user.type(screen.getByTestId('export-rows'), rows);
    await user.click(screen.getByTestId('export-submit'));
    const detail = await screen.findByTestId('export-detail');
    await waitFor(() => expect(detail.textContent).toContain('su@163.com'));
    expect(callsOf(platform, 'export_request')).toMatchObject([
      {
        rows: Number(rows),
        plan: { fields: expect.arrayContaining(['phone']) as unknown, clear_l2: true, format: 'xlsx' },
      },
    ]);
  });

  it('lets Core out in clear in a package only', async () => {
    const { user } = renderApp({}, '/exports/new');
    await purpose(user, 'own', '销售部');
    await next(user);
    await user.click(await screen.findByTestId('export-clear-L3'));
    await next(user);
    expect(screen.getByTestId<HTMLInputElement>('export-format-xlsx').disabled).toBe(true);
    expect(screen.getByTestId<HTMLInputElement>('export-format-package').checked).toBe(true);
  });

  it('says why some customers stay, and that nothing goes abroad', async () => {
    const { user } = renderApp({}, '/exports/new');
    await purpose(user, 'other_handler', '启明传媒，周经理');
    await next(user);
    await next(user);
    await next(user);
    expect((await screen.findByTestId('export-excluded')).textContent).toContain('没有单独同意');
    expect(screen.getByTestId('export-summary').textContent).toContain('没有可以导出的客户');
    await user.click(screen.getByTestId('export-back'));
    await user.click(screen.getByTestId('export-back'));
    await user.click(screen.getByTestId('export-back'));
    await user.click(await screen.findByTestId('export-kind-abroad'));
    await next(user);
    await next(user);
    await next(user);
    expect((await screen.findByTestId('export-preview-error')).textContent).toContain('EXP-401');
  });

  it('asks whoever is alone why', async () => {
    const { user, platform } = renderApp({ alone: true }, '/exports/new');
    await purpose(user, 'own', '自己');
    await next(user);
    await next(user);
    await next(user);
    const rows = /\d+/.exec((await screen.findByTestId('export-summary')).textContent)?.[0] ?? '';
    await user.type(screen.getByTestId('export-rows'), rows);
    expect(screen.getByTestId<HTMLButtonElement>('export-submit').disabled).toBe(true);
    await user.type(screen.getByTestId('export-reason'), '换新电脑');
    await user.click(screen.getByTestId('export-submit'));
    await screen.findByTestId('export-detail');
    expect(callsOf(platform, 'export_request')).toMatchObject([{ reason: '换新电脑' }]);
  });
});
