import { useQueryClient } from '@tanstack/react-query';

import type { LockReason } from '../generated/contract';
import { usePlatform } from '../platform/context';
import { call } from './call';
import { setCovered, uncoverWhenDrawn } from './cover';
import { flushDrafts } from './drafts';
import { applyStatus, refetchStatus } from './status';

/** Covers the window at once, keeps open forms, then locks. */
export function useLock(): (reason?: LockReason) => Promise<void> {
  const platform = usePlatform();
  const client = useQueryClient();
  return async (reason = 'manual') => {
    setCovered(true);
    try {
      await flushDrafts(platform);
      applyStatus(client, await call(platform, 'vault_lock', { reason }));
    } catch {
      // Whatever went wrong, the core knows where it stands.
      await refetchStatus(client);
    } finally {
      await uncoverWhenDrawn();
    }
  };
}
