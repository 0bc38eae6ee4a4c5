import { screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';

import { FAKE_PASSWORD } from '../platform/fake';
import { renderApp } from './render';

export type App = ReturnType<typeof renderApp>;

export const nameOf = (platform: App['platform'], index: number) => platform.state.vault!.people[index]!;

/** The page with the panel of one of the four. */
export async function openPerson(index: number, options: Parameters<typeof renderApp>[0] = {}) {
  const view = renderApp(options, '/people');
  const person = nameOf(view.platform, index);
  await view.user.click(await screen.findByTestId(`person-open-${person.id}`));
  await screen.findByTestId('person-panel');
  return { ...view, person };
}

/** Types the password of a dialog and confirms it. */
export async function confirm({ user }: Pick<App, 'user'>, dialog: string, password = FAKE_PASSWORD) {
  await user.type(await screen.findByTestId(`${dialog}-password`), password);
  await user.click(screen.getByTestId(`${dialog}-confirm`));
}

export const gone = (id: string) => waitFor(() => expect(screen.queryByTestId(id)).toBeNull());
export const code = async (id: string) =>
  (await screen.findByTestId(id)).querySelector('[data-error-code]')?.getAttribute('data-error-code');
