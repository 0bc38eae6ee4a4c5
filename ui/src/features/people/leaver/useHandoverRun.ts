import { useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../../api/call';
import { toCallError, type CallError } from '../../../api/errors';
import { invalidateAfter } from '../../../api/invalidate';
import { clearProgress } from '../../../api/progress';
import { useSession } from '../../../api/session';
import { refetchStatus } from '../../../api/status';
import type { AppStatus, HandoverReport, HandoverRule } from '../../../generated/contract';
import { usePlatform } from '../../../platform/context';

export interface HandoverRun {
  readonly state: 'running' | 'stopped' | 'done';
  /** Why it stopped. */
  readonly error: CallError | null;
  readonly report: HandoverReport | null;
}

export interface HandoverRunner {
  /** The latest run since the login; it goes on while other pages are looked at. */
  readonly run: HandoverRun | null;
  readonly start: (rule: HandoverRule, password: string) => Promise<void>;
}

/**
 * Runs a handover, and finds one that is under way when the page is come back to. What is kept for that lies with the
 * answers of the core and goes with them when the vault is locked. No password is part of it.
 */
export function useHandoverRun(personId: string): HandoverRunner {
  const platform = usePlatform();
  const client = useQueryClient();
  const { since_ms: since } = useSession();
  const key = ['handover', personId] as const;
  const { data } = useQuery<HandoverRun | null>({
    queryKey: key,
    queryFn: () => null,
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
  });

  /** Nothing is left behind for whoever logs in next. */
  const stillHere = () => client.getQueryData<AppStatus>(['app_status', {}])?.session?.since_ms === since;
  const put = (run: HandoverRun) => {
    if (stillHere()) client.setQueryData(key, run);
  };

  async function start(rule: HandoverRule, password: string) {
    clearProgress();
    put({ state: 'running', error: null, report: null });
    try {
      const report = await call(platform, 'handover_run', { from: personId, rule, password });
      put({ state: 'done', error: null, report });
    } catch (reason) {
      put({ state: 'stopped', error: toCallError(reason), report: null });
    }
    // Also after a stop: part of it may have been done.
    await invalidateAfter(client, 'handover_run');
    if (stillHere()) await refetchStatus(client);
  }

  return { run: data ?? null, start };
}
