import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';

import { useSession } from '../../api/status';
import { useI18n } from '../../i18n';
import { toast } from '../../shared/toast';

/** After an unlock, and when an audience has gone: says that unsaved work is there, and where. */
export function DraftsKept() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { since_ms: since, drafts, presenting } = useSession();

  const say = useEffectEvent(() => {
    if (drafts === 0 || presenting) return;
    toast({
      id: 'drafts-kept',
      text: t.shell.draftsKept({ count: drafts }),
      action: { label: t.shell.draftsOpen, run: () => void navigate({ to: '/' }) },
    });
  });
  useEffect(() => say(), [since, presenting]);
  return null;
}
