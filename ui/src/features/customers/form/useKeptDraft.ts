import { useState } from 'react';
import { flushSync } from 'react-dom';

import { useDraft } from '../../../api/drafts';
import { useCommand, useCommandQuery } from '../../../api/queries';
import type { StoredDraft } from '../../../generated/contract';

export interface KeptDraft {
  /** Work that was left unsaved earlier; nothing once this form has content of its own. */
  readonly found: StoredDraft | undefined;
  /** Nothing is unsaved any more: saved, or thrown away. Call before the form closes. */
  readonly finish: () => void;
  /** Throws away what was found; the form goes on. */
  readonly discard: () => void;
}

/** Keeps a form sealed in the vault while it is unsaved and finds what an earlier one left. */
export function useKeptDraft(key: string, body: string | null): KeptDraft {
  const drafts = useCommandQuery('draft_list', {});
  const discard = useCommand('draft_discard');
  const [finished, setFinished] = useState(false);
  useDraft(key, finished ? null : body);

  const throwAway = () => void discard.run({ key }).catch(() => undefined);
  const stored = drafts.data?.drafts.find((draft) => draft.key === key);
  return {
    found: body === null && !finished ? stored : undefined,
    finish: () => {
      // At once: closing the form must not write the draft again.
      flushSync(() => setFinished(true));
      if (stored !== undefined) throwAway();
    },
    discard: throwAway,
  };
}
