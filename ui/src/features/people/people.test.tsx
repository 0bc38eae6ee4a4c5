import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';
import { type App, code, gone, nameOf, openPerson } from '../../test/people';

beforeAll(() => Promise.all([import('./PeoplePage'), import('./MatrixPage')]));

const DAY = 86_400_000;
const NEW_PASSWORD = 'silver window garden piano';

describe('the people of a vault', () => {
  it.each(['zh-CN', 'en'] as const)('are a table and a panel, accessible in %s', async (language) => {
    const { platform, user } = renderApp({ language }, '/people');
    expect(await screen.findAllByTestId('person-row')).toHaveLength(4);
    await expectAccessible();
    await user.click(screen.getByTestId(`person-open-${nameOf(platform, 1).id}`));
    expect((await screen.findByTestId('person-panel')).textContent).toContain('陈立');
    await expectAccessible();
    expect(document.body.textContent).not.toMatch(/undefined|\[object/);
  });

  it('are gone through by keys, and Esc comes back to the name', async () => {
    const { platform, user } = renderApp({}, '/people');
    const names = platform.state.vault!.people.map(({ id }) => `person-open-${id}`);
    (await screen.findByTestId(names[0]!)).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(document.activeElement).toBe(screen.getByTestId(names[1]!));
    await user.keyboard('{Enter}');
    const panel = await screen.findByTestId('person-panel');
    await waitFor(() => expect(panel.contains(document.activeElement)).toBe(true));
    expect(window.location.hash).toContain('open=');
    await user.keyboard('{Escape}');
    await gone('person-panel');
    expect(document.activeElement).toBe(screen.getByTestId(names[1]!));
  });

  it('say their state and which keys are not where they should be', async () => {
    renderApp({}, '/people', (platform) => {
      Object.assign(nameOf(platform, 1), { leavesMs: new Date(2099, 0, 1).getTime(), keysToRotate: 2 });
      Object.assign(nameOf(platform, 2), {
        unlockMode: 'invitation',
        invitation: { code: 'X', untilMs: Date.now() + DAY },
        keysMissing: 3,
      });
      nameOf(platform, 3).frozen = true;
    });
    const rows = await screen.findAllByTestId('person-row');
    expect(rows[0]?.textContent).toContain('你');
    expect(rows[1]?.textContent).toContain('最后一天 2098-12-31');
    expect(rows[1]?.textContent).toContain('待轮换 2');
    expect(rows[2]?.textContent).toContain('待登记');
    expect(within(rows[2]!).getByTestId('person-keys-missing').title).toContain('登录一次');
    expect(rows[3]?.textContent).toContain('已停用');
  });

  it.each(['sales', 'manager', 'finance', 'auditor'] as const)('are only looked at by %s', async (role) => {
    const { platform, user } = renderApp({ as: 2, roles: [role] }, '/people');
    await user.click(await screen.findByTestId(`person-open-${nameOf(platform, 0).id}`));
    await screen.findByTestId('person-panel');
    for (const id of ['person-add', 'people-teams', 'person-rights', 'person-freeze', 'person-handover']) {
      expect(screen.queryByTestId(id), id).toBeNull();
    }
    expect(platform.refusals).toEqual([]);
  });

  it('let an admin alone where owners and admins are concerned', async () => {
    const { user, platform } = await openPerson(0, { as: 2, roles: ['admin'] });
    expect(screen.queryByTestId('person-rights')).toBeNull();
    expect(screen.getByTestId('person-panel').textContent).toContain('只有负责人能调整');
    await user.click(screen.getByTestId(`person-open-${nameOf(platform, 3).id}`));
    await user.click(await screen.findByTestId('person-rights'));
    await screen.findByTestId('role-sales');
    expect(screen.queryByTestId('role-owner')).toBeNull();
    expect(screen.queryByTestId('role-admin')).toBeNull();
  });

  it('lead to the handover of those who leave', async () => {
    const { person } = await openPerson(2);
    expect(screen.getByTestId('person-handover').getAttribute('href')).toContain(
      `/people/handover/${person.id}`,
    );
  });
});

describe('one person', () => {
  it.each(['zh-CN', 'en'] as const)('sees what a second one gets, in %s', async (language) => {
    const { user } = renderApp({ alone: true, language }, '/settings');
    await user.click(await screen.findByTestId('settings-people'));
    await screen.findByTestId('people-empty');
    await expectAccessible();
    await user.click(screen.getByTestId('person-add'));
    await screen.findByTestId('add-name');
    await expectAccessible();
    expect(screen.getByTestId<HTMLInputElement>('role-sales').checked).toBe(true);
    expect(screen.getByTestId<HTMLInputElement>('role-manager').checked).toBe(false);
  });

  it('of the demo adds nobody: its password is known to nobody', async () => {
    const { user } = renderApp({ phase: 'no_vault' });
    await user.click(await screen.findByTestId('firstrun-demo'));
    await screen.findByTestId('screen-home');
    window.location.hash = '/people?add=true';
    expect((await screen.findByTestId('people-empty')).textContent).toContain('演示保险箱只有一个人');
    expect(screen.queryByTestId('person-add')).toBeNull();
    expect(screen.queryByTestId('add-person')).toBeNull();
  });

  it('without a password of their own chooses one first', async () => {
    const view = renderApp({ alone: true, phase: 'locked' }, '/', (platform) => {
      Object.assign(nameOf(platform, 0), { unlockMode: 'keyring_only', password: '' });
    });
    await view.user.click(await screen.findByTestId('unlock-submit'));
    await screen.findByTestId('screen-home');
    window.location.hash = '/people?add=true';
    await view.user.click(await screen.findByTestId('add-own-password'));
    await view.user.click(await screen.findByTestId('settings-change-password'));
    expect(screen.queryByTestId('settings-current-password')).toBeNull();
    await view.user.type(screen.getByTestId('settings-new-password'), NEW_PASSWORD);
    await view.user.type(screen.getByTestId('settings-new-repeat'), NEW_PASSWORD);
    const submit = screen.getByTestId<HTMLButtonElement>('settings-password-submit');
    await waitFor(() => expect(submit.disabled).toBe(false));
    await view.user.click(submit);
    await waitFor(() => expect(nameOf(view.platform, 0).password).toBe(NEW_PASSWORD));
    window.location.hash = '/people?add=true';
    await screen.findByTestId('add-name');
  });
});

describe('a new person', () => {
  async function fill({ user }: Pick<App, 'user'>, name: string, own = FAKE_PASSWORD) {
    await user.clear(await screen.findByTestId('add-name'));
    await user.type(screen.getByTestId('add-name'), name);
    await user.type(screen.getByTestId('add-own'), own);
  }

  async function choosePassword({ user }: Pick<App, 'user'>) {
    await user.type(screen.getByTestId('add-new-password'), NEW_PASSWORD);
    await user.type(screen.getByTestId('add-new-repeat'), NEW_PASSWORD);
  }

  async function submit({ user }: Pick<App, 'user'>) {
    const button = screen.getByTestId<HTMLButtonElement>('add-submit');
    await waitFor(() => expect(button.disabled).toBe(false));
    await user.click(button);
  }

  it('types a password at this computer; a wrong password and a name taken are refused', async () => {
    const view = renderApp({}, '/people?add=true');
    const { platform, user } = view;
    await fill(view, '陈立', 'not the password');
    expect((await screen.findByTestId('rights-preview')).textContent).toMatch(
      /将可见 \d+ 位客户，其中敏感 \d+，核心 0/,
    );
    await choosePassword(view);
    await submit(view);
    expect(await code('add-error')).toBe('wrong_password');
    expect(screen.getByTestId<HTMLInputElement>('add-own').value).toBe('');
    await user.type(screen.getByTestId('add-own'), FAKE_PASSWORD);
    await submit(view);
    await waitFor(async () => expect(await code('add-error')).toBe('name_taken'));
    await fill(view, '周婉清');
    await submit(view);
    await gone('add-person');
    expect(await screen.findAllByTestId('person-row')).toHaveLength(5);
    expect(callsOf(platform, 'person_add').at(-1)).toMatchObject({
      roles: ['sales'],
      new_password: NEW_PASSWORD,
    });
    await user.click(screen.getByTestId('switch-user'));
    await user.click(await screen.findByTestId('unlock-person-4'));
    await user.type(screen.getByTestId('unlock-password'), `${NEW_PASSWORD}{Enter}`);
    expect((await screen.findByTestId('current-person')).textContent).toContain('周婉清（销售）');
  });

  it.each(['zh-CN', 'en'] as const)(
    'gets a code, shown once, and enrols with it, in %s',
    async (language) => {
      const view = renderApp({ language }, '/people?add=true');
      const { platform, user } = view;
      await fill(view, '周婉清');
      await user.click(screen.getByTestId('add-how-code'));
      expect(screen.queryByTestId('add-new-password')).toBeNull();
      await user.selectOptions(screen.getByTestId('add-days'), '14');
      await expectAccessible();
      await submit(view);
      const shown = await screen.findByTestId('code-shown');
      await expectAccessible();
      const groups = [...shown.children].map(({ textContent }) => textContent);
      expect(groups.join('-')).toBe(nameOf(platform, 4).invitation?.code);
      await user.keyboard('{Escape}');
      expect(await screen.findByTestId('code-sure')).toBeTruthy();
      expect(screen.getByTestId('code-shown')).toBe(shown);
      await user.click(screen.getByTestId('code-kept'));
      await gone('code-dialog');
      expect(callsOf(platform, 'person_invite')).toMatchObject([{ days: 14 }]);

      await user.click(screen.getByTestId('switch-user'));
      await user.click(await screen.findByTestId('unlock-person-4'));
      const field = await screen.findByTestId<HTMLInputElement>('enrol-code');
      expect(screen.queryByTestId('unlock-password')).toBeNull();
      await expectAccessible();
      await user.type(field, 'AAAA-BBBB');
      await user.type(screen.getByTestId('enrol-password'), NEW_PASSWORD);
      await user.type(screen.getByTestId('enrol-repeat'), NEW_PASSWORD);
      const enrol = screen.getByTestId<HTMLButtonElement>('enrol-submit');
      await waitFor(() => expect(enrol.disabled).toBe(false));
      await user.click(enrol);
      expect(await code('unlock-error')).toBe('code_invalid');
      await user.clear(field);
      await user.type(field, groups.join(' ').toLowerCase());
      await user.click(enrol);
      await screen.findByTestId('screen-home');
      expect(nameOf(platform, 4)).toMatchObject({ password: NEW_PASSWORD, invitation: null });
    },
  );

  it('cannot be admin and auditor where there are three', async () => {
    const { user } = renderApp({}, '/people?add=true');
    await user.type(await screen.findByTestId('add-name'), '周婉清');
    await user.click(screen.getByTestId('role-admin'));
    await user.click(screen.getByTestId('role-auditor'));
    expect(screen.getByText(/管理员和审计员不能是同一个人/)).toBeTruthy();
    await user.click(screen.getByTestId('add-how-code'));
    await user.type(screen.getByTestId('add-own'), FAKE_PASSWORD);
    expect(screen.getByTestId<HTMLButtonElement>('add-submit').disabled).toBe(true);
    await user.click(screen.getByTestId('role-auditor'));
    expect(screen.getByTestId<HTMLButtonElement>('add-submit').disabled).toBe(false);
  });
});

describe('the table of roles and rights', () => {
  it.each(['zh-CN', 'en'] as const)('is the compiled one, in words, in %s', async (language) => {
    renderApp({ language }, '/people/matrix');
    await screen.findByTestId('matrix-reach');
    await expectAccessible();
    const right = (action: string, role: string) => screen.getByTestId(`right-${action}-${role}`).textContent;
    const yes = language === 'en' ? 'yes' : '可以';
    expect(right('ManagePeople', 'admin')).toBe(yes);
    expect(right('ViewCustomers', 'admin')).not.toBe(yes);
    expect(screen.getByTestId('reach-pool-sales').textContent).toMatch(/^L1/);
    expect(screen.getByTestId('reach-own-sales').textContent).toContain('L3');
    expect(screen.getByTestId('reach-own-finance').textContent).not.toContain('L');
    for (const scope of ['own', 'team', 'other', 'pool']) {
      const levels = screen.getByTestId(`reach-${scope}_billing-finance`).textContent;
      expect(levels).toMatch(/L1.*L2/);
      expect(levels).not.toContain('L3');
    }
    expect(screen.getByTestId('reach-team_billing-sales').textContent).not.toContain('L');
    expect(right('ViewBilling', 'finance')).toBe(yes);
    expect(right('ViewBilling', 'admin')).not.toBe(yes);
    // Whatever the core names has words of its own.
    const names = [...screen.getByTestId('matrix-page').querySelectorAll('tbody th')];
    expect(names).toHaveLength(34);
    for (const { textContent } of names) expect(textContent).not.toMatch(/^[A-Z][a-z]+[A-Z]|_/);
  });

  it('is printed with a place to sign', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { user } = renderApp({}, '/people/matrix');
    const sign = await screen.findByTestId('matrix-sign');
    expect(sign.textContent).toContain('负责人签字');
    await user.click(screen.getByTestId('matrix-print'));
    expect(print).toHaveBeenCalledOnce();
    print.mockRestore();
  });
});
