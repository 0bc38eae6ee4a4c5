import { useState } from 'react';

import { useCommand } from '../../api/queries';
import { useI18n } from '../../i18n';
import { toast } from '../../shared/toast';
import { useSayError } from '../../shared/errors/useSayError';

export type StateChange = 'archive' | 'unarchive' | 'recycle' | 'restore';

const INVERSE: Record<StateChange, StateChange> = {
  archive: 'unarchive',
  unarchive: 'archive',
  recycle: 'restore',
  restore: 'recycle',
};

/** What one request may carry. */
const MOST_IDS = 1_000;

export interface StateChanger {
  readonly run: (change: StateChange, ids: readonly string[]) => Promise<boolean>;
  /** Set while a long change is under way. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
}

/** Archives, recycles and back; every change can be taken back from its toast for eight seconds. */
export function useStateChange(): StateChanger {
  const { t } = useI18n();
  const sayError = useSayError();
  const commands: Record<StateChange, Pick<ReturnType<typeof useCommand<'customer_archive'>>, 'run'>> = {
    archive: useCommand('customer_archive'),
    unarchive: useCommand('customer_unarchive'),
    recycle: useCommand('customer_recycle'),
    restore: useCommand('customer_restore'),
  };
  const [progress, setProgress] = useState<StateChanger['progress']>(undefined);

  async function apply(change: StateChange, ids: readonly string[]): Promise<number> {
    let count = 0;
    for (let at = 0; at < ids.length; at += MOST_IDS) {
      if (ids.length > MOST_IDS) setProgress({ done: at, total: ids.length });
      const changed = await commands[change].run({ record_ids: ids.slice(at, at + MOST_IDS) });
      count += changed.count;
    }
    return count;
  }

  async function run(change: StateChange, ids: readonly string[]): Promise<boolean> {
    try {
      const count = await apply(change, ids);
      toast({
        id: 'customers-changed',
        text: t.customers.done[change]({ count }),
        undo: () => {
          apply(INVERSE[change], ids)
            .then(() => toast({ id: 'customers-changed', text: t.customers.done.undone }))
            .catch(sayError);
        },
      });
      return true;
    } catch (error) {
      sayError(error);
      return false;
    } finally {
      setProgress(undefined);
    }
  }

  return { run, progress };
}
