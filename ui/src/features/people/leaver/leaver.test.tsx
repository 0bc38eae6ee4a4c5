import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../../test/render';

beforeAll(() => Promise.all([import('../PeoplePage'), import('./HandoverPage')]));

type App = ReturnType<typeof renderApp>;
type Options = Parameters<typeof renderApp>[0];
const LONG = '欧阳若兰'.repeat(9);

const person = (platform: App['platform'], index: number) => platform.state.vault!.people[index]!;
const code = async (id: string) =>
  (await screen.findByTestId(id)).querySelector('[data-error-code]')?.getAttribute('data-error-code');
const button = (id: string) => screen.getByTestId<HTMLButtonElement>(id);

/** The page about the third of the four, who has customers. */
function begin(options: Options = {}, prepare?: Parameters<typeof renderApp>[2], index = 2) {
  const id = '0001' + String(index + 1).padStart(28, '0');
  const view = renderApp(options, `/people/handover/${id}`, prepare);
  const leaver = person(view.platform, index);
  const theirs = () => view.platform.state.customers.filter(({ row }) => row.owner === leaver.id);
  return { ...view, leaver, theirs };
}

async function next({ user }: Pick<App, 'user'>) {
  await waitFor(() => expect(button('handover-next').disabled).toBe(false));
  await user.click(button('handover-next'));
}

async function confirm({ user }: Pick<App, 'user'>, password = FAKE_PASSWORD) {
  await user.type(await screen.findByTestId('handover-password'), password);
  await waitFor(() => expect(button('handover-run').disabled).toBe(false));
  await user.click(button('handover-run'));
}

const shares = () =>
  screen
    .getAllByTestId('handover-share')
    .map((row) => [...row.children].map(({ textContent }) => textContent));

describe('a handover', () => {
  it.each(['zh-CN', 'en'] as const)('goes from the person to the report, in %s', async (language) => {
    const view = begin({ language }, ({ state }) => {
      state.vault!.people[3]!.name = LONG;
    });
    const { platform, user, leaver, theirs } = view;
    const all = theirs();
    expect(all.length).toBeGreaterThan(0);
    await screen.findByTestId('handover-when-now');
    expect(document.activeElement?.textContent).toContain('张敏');
    await expectAccessible();
    await next(view);
    await user.click(await screen.findByTestId(`handover-one-${person(platform, 3).id}`));
    await waitFor(() => expect(shares()).toEqual([[LONG, '0', String(all.length)]]));
    await expectAccessible();
    await next(view);
    expect((await screen.findByTestId('handover-acts')).children).toHaveLength(5);
    await expectAccessible();
    expect(callsOf(platform, 'handover_run')).toEqual([]);
    await confirm(view);
    await screen.findByTestId('handover-running');
    const report = await screen.findByTestId('handover-report');
    await expectAccessible();
    expect(report.textContent).toContain(
      language === 'en' ? 'may still be opened' : '旧备份与旧副本仍可能被打开',
    );
    expect(document.body.textContent).not.toMatch(/undefined|\[object/);
    expect(leaver.frozen).toBe(true);
    expect(all.every(({ row }) => row.owner === person(platform, 3).id)).toBe(true);
    await user.click(screen.getByTestId('handover-save'));
    await waitFor(() =>
      expect(callsOf(platform, 'handover_save_report')).toEqual([
        { person_id: leaver.id, path: '/home/linfang/report.pdf' },
      ]),
    );
    expect(callsOf(platform, 'path_pick')).toEqual([{ what: 'save_report' }]);
  });

  it('in turn counts what each would get, in the order they are chosen', async () => {
    const view = begin();
    const { platform, user, theirs } = view;
    await next(view);
    await user.click(await screen.findByTestId('handover-rule-in_turn'));
    expect(button('handover-next').disabled).toBe(true);
    for (const index of [3, 0]) {
      await user.click(await screen.findByTestId(`handover-turn-${person(platform, index).id}`));
    }
    const total = theirs().length;
    await waitFor(() =>
      expect(shares().map(([name, , count]) => [name, count])).toEqual([
        ['王磊', String(Math.ceil(total / 2))],
        ['林芳', String(Math.floor(total / 2))],
      ]),
    );
    expect(callsOf(platform, 'handover_preview').at(-1)).toMatchObject({
      rule: { kind: 'in_turn', to: [person(platform, 3).id, person(platform, 0).id] },
    });
  });

  it('by city asks for the others first, and by the keyboard', async () => {
    const view = begin();
    const { platform, user, theirs } = view;
    await next(view);
    (await screen.findByTestId('handover-rule-by_city')).focus();
    await user.keyboard('{Enter}');
    const others = await screen.findByTestId('handover-others');
    const [{ row }] = theirs() as [ReturnType<typeof theirs>[number]];
    const city = await screen.findByTestId(`handover-city-${row.city}`);
    await user.selectOptions(city, '王磊');
    expect(button('handover-next').disabled).toBe(true);
    await user.selectOptions(others, '陈立');
    await expectAccessible();
    const there = theirs().filter((one) => one.row.city === row.city).length;
    await waitFor(() => expect(shares().find(([name]) => name === '王磊')?.[2]).toBe(String(there)));
    await next(view);
    await confirm(view);
    await screen.findByTestId('handover-report');
    expect(theirs()).toEqual([]);
    const moved = platform.state.customers.filter((one) => one.row.city === row.city);
    expect(moved.filter((one) => one.row.owner_name === '王磊')).toHaveLength(there);
  });

  it('into the pool leaves the customers to be claimed', async () => {
    const view = begin();
    await next(view);
    await view.user.click(await screen.findByTestId('handover-rule-pool'));
    await waitFor(() => expect(shares()[0]?.[0]).toBe('公海'));
    await next(view);
    await confirm(view);
    await screen.findByTestId('handover-report');
    expect(view.platform.state.moves.every(({ to }) => to === '0'.repeat(32))).toBe(true);
  });

  it('is there when it is come back to, while it runs and when it is done', async () => {
    const view = begin();
    const { user, leaver } = view;
    await next(view);
    await user.click(await screen.findByTestId('handover-rule-pool'));
    await next(view);
    await confirm(view);
    await screen.findByTestId('handover-running');
    const page = window.location.hash;
    await user.click(screen.getByTestId('nav-people'));
    window.location.hash = page;
    await screen.findByTestId('handover-report');
    expect(callsOf(view.platform, 'handover_run')).toHaveLength(1);
    // After a lock the core is asked for the finished one.
    await user.click(screen.getByTestId('switch-user'));
    await user.click(await screen.findByTestId('unlock-person-0'));
    await user.type(screen.getByTestId('unlock-password'), `${FAKE_PASSWORD}{Enter}`);
    expect((await screen.findByTestId('handover-report')).textContent).toContain('台账');
    await user.click(screen.getByTestId('handover-close'));
    expect((await screen.findByTestId('person-handover')).textContent).toContain('报告');
    expect(window.location.hash).toContain(leaver.id);
  });
});

describe('a handover that does not come to its end', () => {
  async function toConfirm(view: ReturnType<typeof begin>) {
    await next(view);
    await view.user.click(await screen.findByTestId('handover-rule-pool'));
    await next(view);
  }

  it('with a wrong password has not begun', async () => {
    const view = begin();
    await toConfirm(view);
    await confirm(view, 'not the password');
    expect(await code('handover-error')).toBe('wrong_password');
    expect(screen.queryByTestId('handover-stopped')).toBeNull();
    expect(screen.getByTestId<HTMLInputElement>('handover-password').value).toBe('');
    expect(button('handover-run').textContent).toBe('开始交接');
    expect(view.leaver.frozen).toBe(false);
  });

  it('in the middle goes on by 继续, with what was chosen', async () => {
    const view = begin();
    await toConfirm(view);
    view.platform.failNext('handover_run', { code: 'disk_full' });
    view.leaver.frozen = true;
    await confirm(view);
    await screen.findByTestId('handover-stopped');
    expect(await code('handover-error')).toBe('disk_full');
    expect(button('handover-run').textContent).toBe('继续');
    await expectAccessible();
    await confirm(view);
    await screen.findByTestId('handover-report');
    expect(callsOf(view.platform, 'handover_run')).toHaveLength(2);
    expect(view.theirs()).toEqual([]);
  });

  it('is found unfinished when it is opened again', async () => {
    const view = begin({}, ({ state }) => {
      state.vault!.people[2]!.frozen = true;
      state.vault!.people[2]!.keysToRotate = 6;
    });
    const unfinished = await screen.findByTestId('handover-unfinished');
    expect(unfinished.textContent).toContain('6 组密钥');
    expect(button('handover-next').textContent).toBe('继续');
    expect(screen.queryByTestId('handover-when-now')).toBeNull();
    await expectAccessible();
    await toConfirm(view);
    expect((await screen.findByTestId('handover-acts')).textContent).toContain('已经停用');
  });

  it('with only keys left needs nobody to be chosen', async () => {
    const view = begin({}, ({ state }) => {
      const leaver = state.vault!.people[2]!;
      Object.assign(leaver, { frozen: true, keysToRotate: 6 });
      state.customers = state.customers.filter(({ row }) => row.owner !== leaver.id);
    });
    expect((await screen.findByTestId('handover-acts')).textContent).toContain('名下没有客户');
    await confirm(view);
    await screen.findByTestId('handover-report');
  });

  it('of the last owner is refused, and one’s own is not begun', async () => {
    const view = begin({}, ({ state }) => {
      state.vault!.people[2]!.roles = ['owner'];
      state.vault!.people[0]!.leavesMs = Date.now() + 86_400_000;
    });
    await toConfirm(view);
    await confirm(view);
    expect(await code('handover-error')).toBe('last_owner');
    view.unmount();
    begin({}, undefined, 0);
    expect((await screen.findByTestId('handover-impossible')).textContent).toContain('自己的账号');
    await expectAccessible();
  });

  it('is for somebody with all the keys: an admin is told so, and nothing else can be done', async () => {
    const view = begin({ as: 1, roles: ['admin'] });
    await next(view);
    await view.user.click(await screen.findByTestId('handover-rule-pool'));
    expect(await code('handover-preview-error')).toBe('keys_missing');
    expect(button('handover-next').disabled).toBe(true);
  });

  it.each(['sales', 'manager'] as const)('is not the page of %s', async (role) => {
    begin({ as: 1, roles: [role] });
    await screen.findByTestId('screen-not-yours');
  });
});

describe('a last day', () => {
  it('is written down, and the handover waits for it', async () => {
    const view = begin();
    await view.user.click(await screen.findByTestId('handover-when-later'));
    fireEvent.change(screen.getByTestId('handover-day'), { target: { value: '2098-12-31' } });
    await view.user.type(screen.getByTestId('handover-day-password'), FAKE_PASSWORD);
    await expectAccessible();
    await view.user.click(button('handover-set-day'));
    await screen.findByTestId('person-panel');
    expect(view.leaver.leavesMs).toBe(new Date(2099, 0, 1).getTime());
    expect(callsOf(view.platform, 'handover_run')).toEqual([]);
  });
});
