import { useQueryClient, type QueryClient } from '@tanstack/react-query';

import type { AppStatus, Prefs } from '../generated/contract';
import type { CommandName, RequestOf, ResponseOf } from '../platform/types';
import { clearToasts } from '../shared/toast';
import { clearProgress } from './progress';
import { useCommand, useCommandQuery } from './queries';

export { useSession } from './session';

const statusKey = ['app_status', {}] as const;

/** Where the program stands; everything on the page hangs on it. */
export function useStatusQuery() {
  return useCommandQuery('app_status', {}, { gcTime: Number.POSITIVE_INFINITY });
}

/** Nothing read before stays in memory, but for the status. */
export function forgetAnswers(client: QueryClient) {
  client.removeQueries({ predicate: ({ queryKey: [command] }) => command !== statusKey[0] });
  client.getMutationCache().clear();
}

const rolesIn = (status: AppStatus | undefined) => status?.session?.roles.join() ?? '';

/**
 * Takes over a new status. When nobody is logged in any more, nothing read before may stay in memory; nor when the
 * person reads with other roles from now on: the gate begins the pages anew then.
 */
export function applyStatus(client: QueryClient, status: AppStatus) {
  if (rolesIn(client.getQueryData(statusKey)) !== rolesIn(status)) forgetAnswers(client);
  if (status.phase !== 'open') {
    forgetAnswers(client);
    clearToasts();
    clearProgress();
  }
  client.setQueryData(statusKey, status);
}

export function refetchStatus(client: QueryClient) {
  return client.invalidateQueries({ queryKey: statusKey });
}

/** The status, below the gate that waits for it. */
export function useStatus(): AppStatus {
  const { data } = useStatusQuery();
  if (!data) throw new Error('the status is not known yet');
  return data;
}

type StatusCommand = {
  [K in CommandName]: ResponseOf<K> extends AppStatus ? K : never;
}[CommandName];

/** A command whose answer is the new status (unlock, lock, open, close …). */
export function useStatusCommand<K extends StatusCommand>(command: K) {
  const client = useQueryClient();
  const inner = useCommand(command);
  return {
    ...inner,
    async run(request: RequestOf<K>): Promise<AppStatus> {
      const status: AppStatus = await inner.run(request);
      applyStatus(client, status);
      return status;
    },
  };
}

/** Preferences of this computer account; a change shows at once and is rolled back when the core refuses. */
export function usePrefs() {
  const client = useQueryClient();
  const { prefs } = useStatus();
  const command = useCommand('prefs_set');

  function put(next: Prefs) {
    client.setQueryData<AppStatus>(statusKey, (status) => status && { ...status, prefs: next });
  }

  async function change(part: Partial<Prefs>) {
    const before = prefs;
    put({ ...before, ...part });
    try {
      put(await command.run({ ...before, ...part }));
    } catch (error) {
      put(before);
      throw error;
    }
  }

  return { prefs, change, error: command.error };
}
