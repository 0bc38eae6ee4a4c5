import { useNavigate, useRouter } from '@tanstack/react-router';

import { usePresentation } from '../../api/presentation';
import { useSayError } from '../errors/useSayError';
import { dismissToast } from '../toast';
import { WHY_NOT_TOAST } from './useWhyNot';

/** Begins and ends 演示模式. Forms close with their drafts kept, and a text the list was searched for is taken out. */
export function usePresent() {
  const { presenting, start, end } = usePresentation();
  const router = useRouter();
  const navigate = useNavigate();
  const sayError = useSayError();

  const leave = async () => {
    const search = router.state.location.search as object;
    if (!('form' in search) && !('text' in search)) return;
    await navigate({
      to: '.',
      search: (now: object) => ({ ...now, form: undefined, text: undefined }),
      replace: true,
    });
  };
  return {
    presenting,
    begin: () => void start(leave).catch(sayError),
    finish: () => {
      dismissToast(WHY_NOT_TOAST);
      void end().catch(sayError);
    },
  };
}
