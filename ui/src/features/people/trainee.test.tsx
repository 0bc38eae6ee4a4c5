import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { FAKE_PASSWORD } from '../../platform/fake';
import { callsOf, expectAccessible, renderApp } from '../../test/render';

beforeAll(() => Promise.all([import('./PeoplePage'), import('./MatrixPage')]));

describe('a trainee', () => {
  it.each(['zh-CN', 'en'] as const)('is made one where customers can be opened, in %s', async (language) => {
    const { platform, user } = renderApp({ language }, '/people?add=true');
    await user.type(await screen.findByTestId('add-name'), '周婉清');
    const box = screen.getByTestId<HTMLInputElement>('person-trainee');
    expect(box.checked).toBe(false);
    const { trainee_customers_per_day: limit } = platform.state.settings;
    await waitFor(() => expect(box.closest('label')?.textContent).toContain(String(limit)));
    await user.click(box);
    await user.click(screen.getByTestId('role-auditor'));
    await user.click(screen.getByTestId('role-sales'));
    expect(screen.queryByTestId('person-trainee')).toBeNull();
    await user.click(screen.getByTestId('role-sales'));
    expect(screen.getByTestId<HTMLInputElement>('person-trainee').checked).toBe(true);
    await user.click(screen.getByTestId('role-auditor'));
    await user.click(screen.getByTestId('add-how-code'));
    await user.type(screen.getByTestId('add-own'), FAKE_PASSWORD);
    await expectAccessible();
    await user.click(screen.getByTestId('add-submit'));
    await user.click(await screen.findByTestId('code-kept'));
    expect(callsOf(platform, 'person_invite')).toMatchObject([{ roles: ['sales'], trainee: true }]);
    const rows = await screen.findAllByTestId('person-row');
    expect(rows[4]?.textContent).toContain(language === 'en' ? 'Trainee' : '实习');
  });

  it('stops being one, which is a change of its own', async () => {
    const { platform, user } = renderApp({}, '/people', ({ state }) => {
      state.vault!.people[2]!.trainee = true;
    });
    const person = platform.state.vault!.people[2]!;
    await user.click(await screen.findByTestId(`person-open-${person.id}`));
    expect((await screen.findByTestId('person-panel')).textContent).toContain('实习');
    await user.click(screen.getByTestId('person-rights'));
    const save = await screen.findByTestId<HTMLButtonElement>('rights-confirm');
    await user.type(screen.getByTestId('rights-password'), FAKE_PASSWORD);
    expect(save.disabled).toBe(true);
    await user.click(screen.getByTestId('person-trainee'));
    await user.click(save);
    await waitFor(() => expect(person.trainee).toBe(false));
    await waitFor(() => expect(screen.getByTestId('person-panel').textContent).not.toContain('实习'));
  });
});

describe('the pool in the table of keys', () => {
  it.each(['zh-CN', 'en'] as const)(
    'says that the program keeps its contacts closed, in %s',
    async (language) => {
      const { user } = renderApp({ language }, '/people/matrix');
      const cell = await screen.findByTestId('reach-pool-sales');
      const [byProgram, byKeys] =
        language === 'en' ? ['By the program', 'Cryptographic'] : ['由程序执行', '密码学'];
      expect(cell.textContent).toContain('L2');
      expect(cell.textContent).toContain(byProgram);
      expect(screen.getByTestId('reach-pool-manager').textContent).toContain(byKeys);
      const marked = screen.getByTestId('matrix-reach').textContent.split(byProgram);
      // Contacts and billing facts.
      expect(marked).toHaveLength(3);
      expect(screen.getByTestId('reach-pool_billing-sales').textContent).toContain(byProgram);
      await user.click(cell.querySelector('a')!);
      expect(document.activeElement).toBe(screen.getByTestId('matrix-footnote'));
      expect(window.location.hash).toBe('#/people/matrix');
      await expectAccessible();
    },
  );
});
