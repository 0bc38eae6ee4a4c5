import { useQueryClient } from '@tanstack/react-query';

import { usePlatform } from '../platform/context';
import { clearToasts } from '../shared/toast';
import { call } from './call';
import { isCovered, setCovered, uncoverWhenDrawn } from './cover';
import { flushDrafts } from './drafts';
import { invalidateAfter } from './invalidate';
import { savesSettled } from './saves';
import { useSession } from './session';
import { applyStatus, forgetAnswers } from './status';

export interface Presentation {
  readonly presenting: boolean;
  /** Closes what is open by `leave`; rejects with a `CallError`. */
  readonly start: (leave: () => Promise<void>) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** 演示模式: the core masks every answer while it is on; a lock ends it. */
export function usePresentation(): Presentation {
  const platform = usePlatform();
  const client = useQueryClient();
  const { presenting } = useSession();

  return {
    presenting,
    async start(leave) {
      if (isCovered()) return;
      setCovered(true);
      try {
        // A cell that is being typed over saves itself when it is left. Forms are kept before the audience comes: what
        // is kept later is a work of its own, and what is on its way must not meet the refusal.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        await savesSettled();
        await flushDrafts(platform);
        await leave();
        const status = await call(platform, 'presentation_set', { on: true });
        clearToasts();
        forgetAnswers(client);
        applyStatus(client, status);
      } finally {
        await uncoverWhenDrawn();
      }
    },
    async end() {
      applyStatus(client, await call(platform, 'presentation_set', { on: false }));
      await invalidateAfter(client, 'presentation_set');
    },
  };
}
