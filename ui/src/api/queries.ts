import {
  QueryClient,
  useQuery,
  useQueryClient,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useState } from 'react';

import { usePlatform } from '../platform/context';
import type { CommandName, Platform, RequestOf, ResponseOf } from '../platform/types';
import { call } from './call';
import { toCallError, type CallError } from './errors';
import { invalidateAfter } from './invalidate';

/** The cache of server state: memory only, emptied on lock. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The core is in the same process: an answer is stale only when a command says so.
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
}

export function commandQuery<K extends CommandName>(platform: Platform, command: K, request: RequestOf<K>) {
  return {
    queryKey: [command, request] as const,
    queryFn: () => call(platform, command, request),
  };
}

type QueryOptions<T> = Pick<
  UseQueryOptions<T, CallError>,
  'enabled' | 'placeholderData' | 'staleTime' | 'refetchInterval' | 'gcTime'
>;

/** The answer of a reading command, cached under command and request until its tags are invalidated. */
export function useCommandQuery<K extends CommandName>(
  command: K,
  request: RequestOf<K>,
  options: QueryOptions<ResponseOf<K>> = {},
): UseQueryResult<ResponseOf<K>, CallError> {
  const platform = usePlatform();
  return useQuery<ResponseOf<K>, CallError>({ ...commandQuery(platform, command, request), ...options });
}

export interface Command<K extends CommandName> {
  /** Runs it; rejects with a `CallError`, which is also kept in `error`. */
  run(request: RequestOf<K>): Promise<ResponseOf<K>>;
  pending: boolean;
  error: CallError | null;
  reset(): void;
}

/**
 * A command that changes something or brings a secret.
 *
 * Neither request nor answer enters a cache: passwords and revealed values live in the calling component only.
 */
export function useCommand<K extends CommandName>(command: K): Command<K> {
  const platform = usePlatform();
  const client = useQueryClient();
  const [running, setRunning] = useState(0);
  const [error, setError] = useState<CallError | null>(null);

  async function run(request: RequestOf<K>): Promise<ResponseOf<K>> {
    setRunning((count) => count + 1);
    setError(null);
    try {
      const response = await call(platform, command, request);
      void invalidateAfter(client, command);
      return response;
    } catch (reason) {
      const failure = toCallError(reason);
      setError(failure);
      throw failure;
    } finally {
      setRunning((count) => count - 1);
    }
  }

  return { run, pending: running > 0, error, reset: () => setError(null) };
}
