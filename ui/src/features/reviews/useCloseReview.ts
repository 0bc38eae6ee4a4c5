import { useQueryClient } from '@tanstack/react-query';

import { call } from '../../api/call';
import { useCommand } from '../../api/queries';
import { applyStatus } from '../../api/status';
import type { Approver } from '../../generated/contract';
import { usePlatform } from '../../platform/context';

/** Closing gives roles and freezes: what oneself may do is part of the status as well. */
export function useCloseReview() {
  const platform = usePlatform();
  const client = useQueryClient();
  const close = useCommand('review_close');
  return {
    pending: close.pending,
    run: (reviewId: string, password: string, approver: Approver | null) =>
      close.run({ review_id: reviewId, password, approver }),
    after: async () => applyStatus(client, await call(platform, 'app_status', {})),
  };
}
