import { useState } from 'react';

import { toCallError, type CallError } from '../../../api/errors';
import { useCommand } from '../../../api/queries';
import type { DisclosureChoice, LedgerExported } from '../../../generated/contract';

/** Where an export stands. */
export type Stage =
  | { readonly kind: 'choosing'; readonly error: CallError | null; readonly cancelled: boolean }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly path: string; readonly result: LedgerExported };

const CHOOSING: Stage = { kind: 'choosing', error: null, cancelled: false };

/** Asks where, then has the core write the file there; whatever stops it leaves no file. */
export function useExport() {
  const pick = useCommand('path_pick');
  const write = useCommand('ledger_export');
  const stop = useCommand('ledger_export_cancel');
  const [stage, setStage] = useState<Stage>(CHOOSING);

  async function run(choice: DisclosureChoice, details: boolean) {
    try {
      const { path } = await pick.run({ what: 'save_ledger' });
      if (path === null) return;
      setStage({ kind: 'running' });
      setStage({ kind: 'done', path, result: await write.run({ path, choice, details }) });
    } catch (reason) {
      const error = toCallError(reason);
      const cancelled = error.code === 'cancelled';
      setStage({ kind: 'choosing', error: cancelled ? null : error, cancelled });
    }
  }

  return {
    stage,
    run,
    // The export itself says what came of it.
    cancel: () => void stop.run({}).catch(() => undefined),
    picking: pick.pending,
  };
}
