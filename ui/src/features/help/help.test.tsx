import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { expectAccessible, renderApp } from '../../test/render';

it.each(['zh-CN', 'en'] as const)('help is accessible in %s and honest', async (language) => {
  renderApp({ language }, '/help');
  const page = await screen.findByTestId('screen-help');
  expect(page.textContent).toContain('Linux');
  expect(page.querySelectorAll('table tbody tr').length).toBeGreaterThanOrEqual(5);
  const roles = screen.getByTestId('help-roles');
  expect(roles.querySelectorAll('tbody tr')).toHaveLength(6);
  expect(screen.getByTestId('help-how').querySelectorAll('dt')).toHaveLength(7);
  expect(screen.getByTestId('help-exports').querySelectorAll('dt')).toHaveLength(7);
  expect(screen.getByTestId('help-reviews').querySelectorAll('dt')).toHaveLength(5);
  expect(page.textContent).toContain(
    language === 'en' ? 'the program cannot take them back' : '程序收不回来',
  );
  await expectAccessible();
});
