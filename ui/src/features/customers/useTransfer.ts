import { useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import { useCommand } from '../../api/queries';
import type { Receiver } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useSayError } from '../../shared/errors/useSayError';
import { toast } from '../../shared/toast';

/** What the core moves in one transaction; a longer list goes in several. */
const AT_ONCE = 10_000;

export interface Transfer {
  readonly ids: readonly string[];
  readonly to: Receiver;
  /** What the receiver is called. */
  readonly name: string;
  /** Where they go when it is taken back; nothing when that is not one place. */
  readonly from: Receiver | undefined;
}

export interface Transferring {
  /** Says whether all of them moved; what stopped it is in `error`. */
  readonly run: (transfer: Transfer) => Promise<boolean>;
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly error: CallError | undefined;
  /** Moved before it was stopped. */
  readonly moved: number;
}

/** Customers go to somebody else, and back from the toast. */
export function useTransfer(): Transferring {
  const { t } = useI18n();
  const sayError = useSayError();
  const command = useCommand('customer_transfer');
  const [progress, setProgress] = useState<Transferring['progress']>(undefined);
  const [stopped, setStopped] = useState<{ error: CallError; moved: number } | undefined>(undefined);
  const words = t.customers.transfer;

  async function move(ids: readonly string[], to: Receiver, onDone: (done: number) => void) {
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      await command.run({ record_ids: ids.slice(at, at + AT_ONCE), to });
      onDone(Math.min(at + AT_ONCE, ids.length));
    }
  }

  function say({ ids, name, to, from }: Transfer) {
    const count = ids.length;
    toast({
      id: 'customers-changed',
      text: to.kind === 'pool' ? words.donePool({ count }) : words.done({ count, name }),
      ...(from !== undefined && {
        undo: () => {
          move(ids, from, () => undefined)
            .then(() => toast({ id: 'customers-changed', text: t.customers.done.undone }))
            .catch(sayError);
        },
      }),
    });
  }

  async function run(transfer: Transfer): Promise<boolean> {
    const total = transfer.ids.length;
    let moved = 0;
    setStopped(undefined);
    setProgress({ done: 0, total });
    try {
      await move(transfer.ids, transfer.to, (done) => {
        moved = done;
        setProgress({ done, total });
      });
      say(transfer);
      return true;
    } catch (reason) {
      setStopped({ error: toCallError(reason), moved });
      return false;
    } finally {
      setProgress(undefined);
    }
  }

  return { run, progress, error: stopped?.error, moved: stopped?.moved ?? 0 };
}
