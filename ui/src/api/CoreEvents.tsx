import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

import type { CoreEvent } from '../generated/contract';
import { useI18n } from '../i18n';
import { usePlatform } from '../platform/context';
import { clearToasts, dismissToast, toast } from '../shared/toast';
import { call } from './call';
import { setCovered, uncoverWhenDrawn } from './cover';
import { flushDrafts } from './drafts';
import { invalidateTags } from './invalidate';
import { reportProgress } from './progress';
import { applyStatus } from './status';

const LOCK_TOAST = 'lock-soon';

/** Listens to the core for as long as the page lives. */
export function CoreEvents() {
  const platform = usePlatform();
  const client = useQueryClient();
  const { t } = useI18n();

  const receive = useEffectEvent((event: CoreEvent) => {
    switch (event.kind) {
      case 'lock_soon':
        void flushDrafts(platform);
        toast({
          id: LOCK_TOAST,
          tone: 'warning',
          sticky: true,
          text: t.shell.lockSoon({ seconds: event.seconds }),
          action: { label: t.shell.stay, run: () => void call(platform, 'session_touch', {}) },
        });
        break;
      case 'locked':
        setCovered(true);
        clearToasts();
        void call(platform, 'app_status', {}).then((status) => {
          applyStatus(client, status);
          return uncoverWhenDrawn();
        });
        break;
      case 'progress':
        reportProgress(event);
        break;
      case 'verified':
        void invalidateTags(client, ['ledger']);
        if (!event.complete) toast({ tone: 'error', text: t.shell.verifyFailed });
        break;
      case 'clipboard_cleared':
        toast({ id: 'clipboard', text: t.shell.clipboardCleared });
        break;
    }
  });

  useEffect(() => platform.onEvent((event) => receive(event)), [platform]);
  return null;
}

/** The warning goes away as soon as the person does something. */
export function dismissLockWarning() {
  dismissToast(LOCK_TOAST);
}
