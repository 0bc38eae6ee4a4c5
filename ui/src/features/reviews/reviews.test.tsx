import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

beforeAll(() => import('./ReviewsPage'));

type App = ReturnType<typeof renderApp>;
type Options = Parameters<typeof renderApp>[0];
type Prepare = Parameters<typeof renderApp>[2];
const LONG = '欧阳若兰'.repeat(9);
const REASON = '跟进老客户';

const person = (platform: App['platform'], index: number) => platform.state.vault!.people[index]!;
const button = (id: string) => screen.getByTestId<HTMLButtonElement>(id);
const code = async (id: string) =>
  (await screen.findByTestId(id)).querySelector('[data-error-code]')?.getAttribute('data-error-code');

/** Nobody can open L3, so that whoever is meant to can be picked out. */
const noCore = ({ state }: Pick<App['platform'], 'state'>) => {
  for (const customer of state.customers) customer.versions.l3 = 0;
};

/** The page with this quarter’s review of the four. */
async function begun(options: Options = {}, prepare: Prepare = noCore) {
  const view = renderApp(options, '/reviews', prepare);
  await view.user.click(await screen.findByTestId('review-begin'));
  await screen.findByTestId('review-table');
  return view;
}

async function decide(
  { user }: Pick<App, 'user'>,
  id: string,
  kind: 'keep' | 'reduce' | 'freeze',
  role?: string,
) {
  await user.click(await screen.findByTestId(`review-${kind}-${id}`));
  await user.type(await screen.findByTestId('decide-reason'), REASON);
  if (role !== undefined) await user.click(screen.getByTestId(`decide-role-${role}`));
  await user.click(screen.getByTestId('decide-save'));
  await screen.findByTestId(`review-decision-${id}`);
}

async function sign({ user }: Pick<App, 'user'>, own = FAKE_PASSWORD) {
  await user.type(await screen.findByTestId('close-password'), own);
  await user.click(screen.getByTestId('close-confirm'));
}

async function second({ user }: Pick<App, 'user'>) {
  await user.type(await screen.findByTestId('approver-password'), FAKE_PASSWORD);
  await user.click(screen.getByTestId('approver-confirm'));
}

const secondOwner = (platform: App['platform']) => {
  noCore(platform);
  person(platform, 1).roles = ['manager', 'auditor'];
};

describe('the access review', () => {
  it.each(['zh-CN', 'en'] as const)('is due, begun, and accessible in %s', async (language) => {
    const { platform } = await begun({ language }, ({ state }) => {
      state.vault!.people[3]!.name = LONG;
    });
    expect(screen.queryByTestId('review-due')).toBeNull();
    expect(screen.getAllByTestId('review-row')).toHaveLength(4);
    await expectAccessible();
    await waitFor(() => expect(callsOf(platform, 'review_open')).toHaveLength(1));
    expect(document.body.textContent).not.toMatch(/undefined|\[object/);
  });

  it('says who has not been there, and who looked far more than the team', async () => {
    const old = Date.now() - 40 * 86_400_000;
    await begun({ ledgerEntries: 0 }, (platform) => {
      noCore(platform);
      for (let index = 0; index < 9; index += 1) {
        platform.state.ledger.push({ ...entry(platform), action: 'field.reveal', person_name: '陈立' });
      }
      platform.state.ledger.push({ ...entry(platform), person_name: '王磊', at_ms: old });
    });
    const rows = screen.getAllByTestId('review-row').map(({ textContent }) => textContent);
    expect(rows[1]).toContain('明显偏多');
    expect(rows[2]).toContain('从未');
    expect(rows[3]).toContain('30 天以上没有登录');
  });

  it('keeps those without L3 at once and together, the others one by one with a reason', async () => {
    const view = await begun({}, ({ state }) => {
      noCore({ state });
      const theirs = state.customers.find(({ row }) => row.owner_name === '张敏' && row.state === 'active')!;
      theirs.versions.l3 = 1;
    });
    const { platform, user } = view;
    // The owner and the one who has it; the manager of the team does not hold its key.
    expect(button('review-keep-plain').textContent).toContain('2 人');
    await user.click(button('review-keep-plain'));
    await screen.findByTestId(`review-decision-${person(platform, 3).id}`);
    expect(callsOf(platform, 'review_decide')).toHaveLength(2);
    await waitFor(() => expect(button('review-close').textContent).toContain('还有 2 人未决定'));
    expect(button('review-close').disabled).toBe(true);
    expect(screen.queryByTestId('review-keep-plain')).toBeNull();
    await user.click(screen.getByTestId(`review-keep-${person(platform, 2).id}`));
    expect((await screen.findByTestId('decide-save')).hasAttribute('disabled')).toBe(true);
    await expectAccessible();
    await user.type(screen.getByTestId('decide-reason'), REASON);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((await screen.findByTestId(`review-decision-${person(platform, 2).id}`)).textContent).toContain(
      REASON,
    );
  });

  it('moves the focus on from a button that is gone', async () => {
    const { platform, user } = await begun();
    const { id } = person(platform, 3);
    screen.getByTestId(`review-keep-${id}`).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId(`review-change-${id}`)));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId(`review-keep-${id}`)));
  });

  it('is closed by two people, and everything takes effect', async () => {
    const view = await begun({}, secondOwner);
    const { platform, user } = view;
    const [owner, manager, sales, other] = [0, 1, 2, 3].map((index) => person(platform, index)) as [
      ReturnType<typeof person>,
      ReturnType<typeof person>,
      ReturnType<typeof person>,
      ReturnType<typeof person>,
    ];
    expect(screen.queryByTestId(`review-reduce-${sales.id}`)).toBeNull();
    await user.click(screen.getByTestId(`review-keep-${owner.id}`));
    await user.click(screen.getByTestId(`review-keep-${sales.id}`));
    await decide(view, manager.id, 'reduce', 'auditor');
    await decide(view, other.id, 'freeze');
    await waitFor(() => expect(button('review-close').disabled).toBe(false));
    await user.click(button('review-close'));
    const changes = await screen.findByTestId('close-changes');
    expect([...changes.children].map(({ textContent }) => textContent)).toEqual([
      '陈立：主管、审计员 → 审计员',
      '停用 王磊',
      '2 人保留',
    ]);
    await expectAccessible();
    await sign(view, 'not the password');
    expect(await code('close-error')).toBe('wrong_password');
    await sign(view);
    expect((await screen.findByTestId('approver-details')).textContent).toContain('停用 王磊');
    expect(other.frozen).toBe(false);
    await second(view);
    await screen.findByTestId('reviews-past');
    expect(other.frozen).toBe(true);
    expect(manager.roles).toEqual(['auditor']);
    const past = screen.getByTestId('review-past-row');
    expect(past.textContent).toContain('林芳、陈立');
    expect(screen.queryByTestId('review-table')).toBeNull();
    expect(screen.getByTestId('reviews-nothing')).toBeTruthy();
    await user.click(within(past).getByRole('button'));
    await waitFor(() => expect(callsOf(platform, 'review_save')).toHaveLength(1));
    expect(callsOf(platform, 'path_pick')).toEqual([{ what: 'save_report' }]);
    await expectAccessible();
  });

  it('stays open when nobody signs', async () => {
    const view = await begun();
    await view.user.click(await screen.findByTestId('review-keep-plain'));
    await waitFor(() => expect(button('review-close').disabled).toBe(false));
    await view.user.click(button('review-close'));
    await sign(view);
    await view.user.click(await screen.findByTestId('approver-cancel'));
    await waitFor(() => expect(screen.queryByTestId('approver')).toBeNull());
    expect(screen.queryByTestId('close-error')).toBeNull();
    expect(screen.getByTestId('close-review')).toBeTruthy();
    expect(view.platform.state.reviews[0]?.closed).toBeNull();
  });

  it('does not lose the last owner, and says what is undecided if the core finds it', async () => {
    const view = await begun();
    const { platform, user } = view;
    await decide(view, person(platform, 0).id, 'freeze');
    await user.click(screen.getByTestId('review-keep-plain'));
    await waitFor(() => expect(button('review-close').disabled).toBe(false));
    await user.click(button('review-close'));
    platform.failNext('review_close', { code: 'review_incomplete', params: { count: 2 } });
    await sign(view);
    expect((await screen.findByTestId('close-error')).textContent).toContain('2');
    await sign(view);
    await user.click(await screen.findByTestId('approver-person-0'));
    await second(view);
    await waitFor(async () => expect(await code('close-error')).toBe('last_owner'));
    expect(person(platform, 0).frozen).toBe(false);
  });

  it('opens for one person whose rights have changed', async () => {
    const { platform } = renderApp({}, '/', noCore);
    await screen.findByTestId('screen-home');
    const { id, teamId } = person(platform, 2);
    await platform.call('person_rights', {
      person_id: id, roles: ['manager'], team_id: teamId, trainee: false, history_from: null, password: FAKE_PASSWORD,
    }); // prettier-ignore
    window.location.hash = '/reviews';
    expect((await screen.findByTestId('review-open')).textContent).toContain('权限变动后的复查');
    expect(screen.getAllByTestId('review-row')).toHaveLength(1);
    expect(screen.getByTestId('review-due')).toBeTruthy();
  });

  it('says when it is overdue', async () => {
    renderApp({}, '/reviews', ({ state }) => {
      state.reviews.push({
        id: 'a'.repeat(32), why: 'quarter', quarter: '2025-Q1', openedMs: 0, dueMs: 1, closed: null,
        rows: [{ personId: state.vault!.people[2]!.id, decision: null, reason: '' }],
      }); // prettier-ignore
    });
    expect((await screen.findByTestId('review-due-day')).textContent).toContain('已逾期');
  });

  it('is only looked at in a read-only vault', async () => {
    renderApp({ readOnly: { kind: 'forked' } }, '/reviews');
    await screen.findByTestId('review-due');
    expect(screen.queryByTestId('review-begin')).toBeNull();
    expect((await screen.findByTestId('reviews-none')).textContent).toContain('还没有');
  });

  it('is absent where one is alone, and for those who do not manage people', async () => {
    const alone = renderApp({ alone: true }, '/reviews');
    await screen.findByTestId('reviews-alone');
    expect(screen.queryByTestId('nav-reviews')).toBeNull();
    expect(callsOf(alone.platform, 'review_list')).toEqual([]);
    await expectAccessible();
    alone.unmount();
    renderApp({ as: 1, roles: ['manager'] }, '/reviews');
    await screen.findByTestId('screen-not-yours');
    expect(screen.queryByTestId('nav-reviews')).toBeNull();
  });

  it('is found by navigation and palette', async () => {
    const { user } = renderApp({});
    await user.click(await screen.findByTestId('nav-reviews'));
    await screen.findByTestId('reviews-page');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('权限复查');
    window.location.hash = '/';
    await screen.findByTestId('screen-home');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), '复查');
    await user.click(await screen.findByTestId('palette-actions-reviews'));
    await screen.findByTestId('reviews-page');
  });
});

function entry({ state }: App['platform']) {
  return { ...state.ledger[0]!, seq: state.ledger.length + 1, at_ms: Date.now(), refused: null };
}
