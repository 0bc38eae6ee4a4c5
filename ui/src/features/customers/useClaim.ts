import { toCallError } from '../../api/errors';
import { useCommand, type Command } from '../../api/queries';
import { useI18n } from '../../i18n';
import { useSayError } from '../../shared/errors/useSayError';
import { toast } from '../../shared/toast';

export interface Claiming extends Pick<Command<'pool_claim'>, 'pending' | 'error'> {
  /** Says whether they are the person's now. */
  readonly run: (ids: readonly string[]) => Promise<boolean>;
}

/** 领取: customers out of the pool become the person's own. A refusal is said in a toast, or left in `error`. */
export function useClaim(says: 'toast' | 'error'): Claiming {
  const { t } = useI18n();
  const sayError = useSayError();
  const command = useCommand('pool_claim');
  const words = t.customers.claim;

  async function run(ids: readonly string[]): Promise<boolean> {
    if (ids.length === 0 || command.pending) return false;
    try {
      const { count } = await command.run({ record_ids: [...ids] });
      toast({ id: 'customers-changed', text: words.done({ count }) });
      return true;
    } catch (reason) {
      if (says === 'error') return false;
      const error = toCallError(reason);
      if (error.code === 'wrong_state') toast({ tone: 'error', text: words.gone });
      else sayError(error);
      return false;
    }
  }

  return { run, pending: command.pending, error: command.error };
}
