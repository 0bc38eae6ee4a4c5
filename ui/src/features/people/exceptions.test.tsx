import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { callsOf, expectAccessible, renderApp } from '../../test/render';
import { code, confirm, gone, nameOf, openPerson } from '../../test/people';

beforeAll(() => import('./PeoplePage'));

describe('keys given by name', () => {
  async function give(view: Awaited<ReturnType<typeof openPerson>>, of: string, level: string) {
    await view.user.click(await screen.findByTestId('exception-new'));
    await view.user.selectOptions(await screen.findByTestId('exception-of'), of);
    await view.user.click(screen.getByTestId(`exception-level-${level}`));
  }

  it.each(['zh-CN', 'en'] as const)('are given, listed and taken back, in %s', async (language) => {
    const view = await openPerson(1, { language });
    const { platform, user, person } = view;
    const of = nameOf(platform, 2).id;
    await screen.findByTestId('exceptions-none');
    await give(view, of, 'L3');
    const effect = screen.getByTestId('exception-effect').textContent;
    expect(effect).toContain(
      language === 'en' ? 'taking it back makes new keys' : '张敏 名下客户的核心信息，直到收回',
    );
    await expectAccessible();
    await confirm(view, 'exception-give');
    await gone('exception-give');
    expect(callsOf(platform, 'exception_give')).toMatchObject([
      { person_id: person.id, of, level: 'L3', history_from: null },
    ]);
    expect((await screen.findByTestId('exception-row')).textContent).toContain('张敏');
    await expectAccessible();
    await user.click(screen.getByTestId(`exception-take-${of}-L3`));
    await screen.findByTestId('exception-take-password');
    await expectAccessible();
    await confirm(view, 'exception-take', 'not the password');
    expect(await code('exception-take-error')).toBe('wrong_password');
    await confirm(view, 'exception-take');
    await gone('exception-take');
    await screen.findByTestId('exceptions-none');
    expect(platform.state.exceptions).toEqual([]);
    expect(document.body.textContent).not.toMatch(/undefined|\[object/);
  });

  it('say in words what is refused, and Esc leaves the person open', async () => {
    const view = await openPerson(2);
    const { platform, user, person } = view;
    await give(view, 'pool', 'L2');
    expect(screen.getByTestId('exception-effect').textContent).toContain('公海客户的敏感信息');
    await confirm(view, 'exception-give');
    expect(await code('exception-give-error')).toBe('wrong_state');
    expect(screen.getByTestId('exception-give-error').textContent).toContain('已经能看到');
    await user.click(screen.getByTestId('exception-level-L3'));
    platform.failNext('exception_give', { code: 'keys_missing' });
    await confirm(view, 'exception-give');
    await waitFor(async () => expect(await code('exception-give-error')).toBe('keys_missing'));
    await confirm(view, 'exception-give');
    await user.click(await screen.findByTestId('exception-take-pool-L3'));
    platform.state.exceptions = [];
    await confirm(view, 'exception-take');
    expect(await code('exception-take-error')).toBe('wrong_state');
    expect(screen.getByTestId('exception-take-error').textContent).toContain('没有可以收回的授权');
    await user.keyboard('{Escape}');
    await gone('exception-take');
    expect(screen.getByTestId('person-panel').textContent).toContain(person.name);
  });

  it('open what they say, and the card says who holds one', async () => {
    const { platform } = renderApp({ as: 1 }, '/people');
    await screen.findAllByTestId('person-row');
    const core = platform.state.customers.find(
      ({ row, values }) => row.owner_name === '张敏' && values.has('id_number') && row.state === 'active',
    )!;
    const record_id = core.row.record_id;
    const levels = async () => {
      const { people } = await platform.call('access_list', { record_id, at_ms: null });
      return people
        .filter(({ name }) => name === '陈立')
        .map(({ levels: held, exception }) => [held, exception]);
    };
    expect(await levels()).toEqual([[['L1', 'L2'], false]]);
    platform.state.exceptions.push({
      person_id: nameOf(platform, 1).id,
      of: nameOf(platform, 2).id,
      level: 'L3',
      history_from: null,
    });
    expect(await levels()).toEqual([[['L1', 'L2', 'L3'], true]]);
  });

  it('are for owners: nobody else sees them, and an owner needs none', async () => {
    const { platform } = await openPerson(0);
    expect(screen.queryByTestId('exceptions')).toBeNull();
    expect(callsOf(platform, 'exception_list')).toEqual([]);
  });

  it('are not asked for by an admin', async () => {
    const { platform } = await openPerson(1, { as: 2, roles: ['admin'] });
    expect(screen.queryByTestId('exceptions')).toBeNull();
    expect(callsOf(platform, 'exception_list')).toEqual([]);
    expect(platform.refusals).toEqual([]);
  });
});
