import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

import { usePlatform } from '../platform/context';
import type { Platform } from '../platform/types';
import { call } from './call';
import { invalidateTags } from './invalidate';

/** Typing is saved this long after the last key, so that a lock the page does not see coming loses little. */
const REST_MS = 800;

interface Open {
  body: string | null;
  /** What the vault holds; undefined while unknown. */
  saved: string | null | undefined;
}

/** Forms with unsaved content, by draft key. */
const open = new Map<string, Open>();

async function write(platform: Platform, key: string): Promise<void> {
  const draft = open.get(key);
  if (!draft || draft.saved === draft.body) return;
  const { body } = draft;
  if (body === null) {
    if (draft.saved === undefined) return;
    await call(platform, 'draft_discard', { key });
  } else {
    await call(platform, 'draft_save', { key, body });
  }
  draft.saved = body;
}

/** Before a lock: every open form goes into the vault. A form that cannot be kept must not keep the vault open. */
export async function flushDrafts(platform: Platform): Promise<void> {
  await Promise.allSettled([...open.keys()].map((key) => write(platform, key)));
}

function writeQuietly(platform: Platform, client: QueryClient, key: string) {
  write(platform, key).then(
    () => invalidateTags(client, ['drafts']),
    // The form is still on the screen; the save the person asks for reports what is wrong.
    () => undefined,
  );
}

/**
 * Keeps an unsaved form in the vault, across a lock and across closing it.
 *
 * `body` is the form as text, `null` when there is nothing unsaved (a draft kept before is then discarded).
 */
export function useDraft(key: string, body: string | null) {
  const platform = usePlatform();
  const client = useQueryClient();
  const save = useEffectEvent(() => writeQuietly(platform, client, key));

  useEffect(() => {
    const draft = open.get(key);
    if (draft) draft.body = body;
    else open.set(key, { body, saved: undefined });
    const timer = window.setTimeout(() => save(), REST_MS);
    return () => window.clearTimeout(timer);
  }, [key, body]);

  const leave = useEffectEvent((left: string) => {
    writeQuietly(platform, client, left);
    open.delete(left);
  });
  useEffect(() => () => leave(key), [key]);
}
