import { useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import { useCommand } from '../../api/queries';
import type { ImportCheck, ImportPlan } from '../../generated/contract';

export interface Checker {
  readonly run: (plan: ImportPlan) => Promise<ImportCheck | undefined>;
  readonly cancel: () => void;
  readonly pending: boolean;
  readonly error: CallError | undefined;
}

/** Reads the whole file once without writing anything. */
export function useImportCheck(): Checker {
  const check = useCommand('import_check');
  const stop = useCommand('import_cancel');
  const [error, setError] = useState<CallError | undefined>(undefined);
  return {
    run: async (plan) => {
      setError(undefined);
      try {
        return await check.run(plan);
      } catch (reason) {
        const failure = toCallError(reason);
        // The person cancelled: nothing to say.
        if (failure.code !== 'cancelled') setError(failure);
        return undefined;
      }
    },
    cancel: () => void stop.run({}).catch(() => undefined),
    pending: check.pending,
    error,
  };
}
