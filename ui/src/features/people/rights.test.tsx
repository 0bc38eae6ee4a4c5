import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';
import { code, confirm, gone, nameOf, openPerson } from '../../test/people';

beforeAll(() => import('./PeoplePage'));

describe('roles and team', () => {
  it('show what they would open before they are given', async () => {
    const view = await openPerson(2);
    const { platform, user, person } = view;
    await user.click(screen.getByTestId('person-rights'));
    await expectAccessible();
    const before = (await screen.findByTestId('rights-preview')).textContent;
    expect(before).not.toContain('→');
    await user.click(screen.getByTestId('role-manager'));
    await waitFor(() =>
      expect(screen.getByTestId('rights-preview').textContent).toMatch(
        /可见客户 \d+ → \d+ 位，其中敏感 \d+ → \d+/,
      ),
    );
    await confirm(view, 'rights', 'not the password');
    expect(await code('rights-error')).toBe('wrong_password');
    expect(person.roles).toEqual(['sales']);
    await confirm(view, 'rights');
    await gone('rights');
    expect(platform.state.vault?.people[2]?.roles).toEqual(['manager', 'sales']);
    expect((await screen.findAllByTestId('person-row'))[2]?.textContent).toContain('主管、销售');
  });

  it('of the last owner stay', async () => {
    const view = await openPerson(0);
    await view.user.click(screen.getByTestId('person-rights'));
    await view.user.click(await screen.findByTestId('role-owner'));
    await confirm(view, 'rights');
    expect(await code('rights-error')).toBe('last_owner');
    expect(view.person.roles).toContain('owner');
    expect(screen.queryByTestId('person-freeze')).toBeNull();
  });

  it('change what oneself sees at once', async () => {
    const complaints = vi.spyOn(console, 'error');
    const view = await openPerson(0);
    nameOf(view.platform, 1).roles = ['owner'];
    await view.user.click(screen.getByTestId('person-rights'));
    await view.user.click(await screen.findByTestId('role-owner'));
    await view.user.click(screen.getByTestId('role-manager'));
    await view.user.click(screen.getByTestId('role-auditor'));
    await confirm(view, 'rights');
    await waitFor(() => expect(screen.queryByTestId('nav-customers')).toBeNull());
    expect(view.platform.refusals).toEqual([]);
    await screen.findByTestId('home-role');
    expect(window.location.hash).toBe('#/');
    expect(complaints).not.toHaveBeenCalledWith(
      expect.stringContaining('while rendering'),
      expect.anything(),
    );
    complaints.mockRestore();
  });

  it('come with a first day of history, which the panel and the person’s own pages say', async () => {
    const view = await openPerson(2);
    const [year] = [new Date().getFullYear() - 1];
    await view.user.click(screen.getByTestId('person-rights'));
    fireEvent.change(await screen.findByTestId('history-from'), { target: { value: `${year}-03-01` } });
    await expectAccessible();
    await confirm(view, 'rights');
    const said = await screen.findByTestId('person-history');
    expect(said.textContent).toContain(`${year}-03-01`);
    expect(said.textContent).toContain('由程序执行');
    expect(callsOf(view.platform, 'person_rights')).toMatchObject([{ history_from: `${year}-03-01` }]);
    view.unmount();
    const own = renderApp({ as: 2 }, '/customers', ({ state }) => {
      state.vault!.people[2]!.historyFrom = `${year}-03-01`;
    });
    const { row } = own.platform.state.customers.find(
      ({ row: one }) => one.owner_name === '张敏' && one.state === 'active',
    )!;
    window.location.hash = `/customers?open=${row.record_id}`;
    expect((await screen.findByTestId('timeline-from')).textContent).toContain('由程序执行');
  });

  it('know teams, which are made and named', async () => {
    const view = renderApp({}, '/people');
    const { user, platform } = view;
    await user.click(await screen.findByTestId('people-teams'));
    expect((await screen.findByTestId('team-row')).textContent).toContain('全体');
    await user.click(screen.getByTestId('team-new'));
    await user.type(await screen.findByTestId('team-name'), '华南组');
    await confirm(view, 'team');
    await waitFor(() => expect(screen.getAllByTestId('team-row')).toHaveLength(2));
    await user.click(screen.getByTestId('team-new'));
    await user.type(await screen.findByTestId('team-name'), '华南组');
    await confirm(view, 'team');
    expect(await code('team-error')).toBe('name_taken');
    await user.keyboard('{Escape}{Escape}');
    await gone('teams');
    await user.click(screen.getByTestId(`person-open-${nameOf(platform, 2).id}`));
    await user.click(await screen.findByTestId('person-rights'));
    await user.selectOptions(await screen.findByTestId('person-team'), '华南组');
    await confirm(view, 'rights');
    await gone('rights');
    expect(nameOf(platform, 2).teamId).toBe(platform.state.vault?.teams[1]?.id);
  });
});

describe('freezing', () => {
  it('at once keeps somebody out and is taken back', async () => {
    const view = await openPerson(2);
    const { user, person } = view;
    await user.click(screen.getByTestId('person-freeze'));
    await confirm(view, 'freeze');
    await gone('freeze');
    expect(person.frozen).toBe(true);
    await user.click(screen.getByTestId('switch-user'));
    await user.click(await screen.findByTestId('unlock-person-2'));
    await user.type(screen.getByTestId('unlock-password'), `${FAKE_PASSWORD}{Enter}`);
    expect(await code('unlock-error')).toBe('person_frozen');
    expect(screen.getByTestId('unlock-error').textContent).toContain('已停用');
    await user.click(screen.getByTestId('unlock-person-0'));
    expect(screen.queryByTestId('unlock-error')).toBeNull();
    await user.type(screen.getByTestId('unlock-password'), `${FAKE_PASSWORD}{Enter}`);
    await user.click(await screen.findByTestId('person-unfreeze'));
    await confirm(view, 'unfreeze');
    await gone('unfreeze');
    expect(person.frozen).toBe(false);
  });

  it('is left by Esc, which leaves the person open', async () => {
    const { user, platform } = await openPerson(2);
    await user.click(screen.getByTestId('person-freeze'));
    await screen.findByTestId('freeze-password');
    await user.keyboard('{Escape}');
    await gone('freeze-password');
    expect(screen.getByTestId('person-panel')).toBeTruthy();
    expect(callsOf(platform, 'person_freeze')).toEqual([]);
  });

  it('after a last day lets that day be worked', async () => {
    const view = await openPerson(2);
    await view.user.click(screen.getByTestId('person-freeze'));
    await view.user.click(await screen.findByTestId('freeze-when-later'));
    const day = screen.getByTestId<HTMLInputElement>('freeze-day');
    fireEvent.change(day, { target: { value: '2020-01-01' } });
    await view.user.type(screen.getByTestId('freeze-password'), FAKE_PASSWORD);
    expect(screen.getByTestId<HTMLButtonElement>('freeze-confirm').disabled).toBe(true);
    fireEvent.change(day, { target: { value: '2098-12-31' } });
    await expectAccessible();
    await view.user.click(screen.getByTestId('freeze-confirm'));
    await gone('freeze');
    expect(view.person.leavesMs).toBe(new Date(2099, 0, 1).getTime());
    expect(screen.getByTestId('person-panel').textContent).toContain('最后一天 2098-12-31');
  });
});
