import { toCallError } from '../../api/errors';
import { useI18n } from '../../i18n';
import { toast } from '../toast';

/** Says a refusal of the core in a toast, for actions that have no place of their own for it. */
export function useSayError(): (error: unknown) => void {
  const { t } = useI18n();
  return (reason) => {
    const error = toCallError(reason);
    // The lock screen says it all.
    if (error.code === 'locked') return;
    const { what, next } = t.errors[error.code](error);
    toast({ tone: 'error', text: `${what} ${next}` });
  };
}
