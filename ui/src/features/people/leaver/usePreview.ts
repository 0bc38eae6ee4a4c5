import { useCommandQuery } from '../../../api/queries';
import type { HandoverRule } from '../../../generated/contract';

/** What a handover by this rule would do, counted anew each time it is asked; without a rule, by the pool. */
export function usePreview(from: string, rule: HandoverRule | undefined) {
  return useCommandQuery(
    'handover_preview',
    { from, rule: rule ?? { kind: 'pool' } },
    { staleTime: 0, gcTime: 0, placeholderData: (before) => before },
  );
}
