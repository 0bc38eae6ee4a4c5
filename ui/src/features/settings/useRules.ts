import { useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import { useCommand, useCommandQuery } from '../../api/queries';
import type { VaultSettings } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useApproval } from '../../shared/gate/useApproval';
import { changedLines } from './ruleChanges';

/** The rules of the vault, and a change of them: with somebody else's consent where the core asks for it. */
export function useRules() {
  const { t } = useI18n();
  const query = useCommandQuery('settings_get', {});
  const command = useCommand('settings_set');
  const approval = useApproval('settings');
  const [error, setError] = useState<CallError | null>(null);

  async function change(before: VaultSettings, settings: VaultSettings) {
    setError(null);
    try {
      await approval.run(
        (approver) => command.run({ settings, approver }),
        changedLines(t, before, settings),
      );
    } catch (reason) {
      const failure = toCallError(reason);
      // In the end nobody was asked to agree: everything is as it was.
      if (failure.code !== 'approval_needed') setError(failure);
    }
  }

  return { query, change, approval, pending: command.pending, error };
}
