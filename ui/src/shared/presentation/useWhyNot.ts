import { useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { toast } from '../toast';
import { chordText } from '../ui/Kbd';
import { PRESENTATION_KEYS } from './keys';

export const WHY_NOT_TOAST = 'presenting';

export interface WhyNot {
  /** Why a value cannot be shown, copied or changed now; nothing when it can. */
  readonly whyNot: string | undefined;
  readonly say: () => void;
}

/** What 演示模式 forbids stands where it always stands, and says why it does nothing. */
export function useWhyNot(): WhyNot {
  const { t } = useI18n();
  const { presenting } = useSession();
  const why = t.shell.presentation.whyNot({ keys: chordText(PRESENTATION_KEYS) });
  return {
    whyNot: presenting ? why : undefined,
    say: () => toast({ id: WHY_NOT_TOAST, text: why }),
  };
}
