import { useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import type { Approver } from '../../generated/contract';
import { useApproval } from '../../shared/gate/useApproval';

/** What takes evidence away: the own password, then somebody else's consent where the core asks for it. */
export function useEvidence() {
  const approval = useApproval('evidence');
  const [error, setError] = useState<CallError | null>(null);
  const [pending, setPending] = useState(false);

  /** Rejects when it was not done, whatever the reason. */
  async function run<T>(attempt: (approver: Approver | null) => Promise<T>, details: readonly string[]) {
    setError(null);
    setPending(true);
    try {
      return await approval.run(attempt, details);
    } catch (reason) {
      const failure = toCallError(reason);
      // In the end nobody was asked to agree: everything is as it was.
      if (failure.code !== 'approval_needed') setError(failure);
      throw failure;
    } finally {
      setPending(false);
    }
  }

  return { approval, command: { pending, error }, run };
}
