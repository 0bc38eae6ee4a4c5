import { useState } from 'react';

import { useCommand } from '../../api/queries';
import { useSayError } from '../errors/useSayError';
import { toast } from '../toast';
import { Button } from '../ui/Button';

interface SaveReportProps {
  label: string;
  /** Where several stand one below the other: which one this is. */
  fullLabel?: string;
  /** Said when it is saved. */
  done: string;
  look?: 'plain' | 'primary' | 'link';
  save: (path: string) => Promise<unknown>;
  testId: string;
}

/** Asks where, then has the core write a PDF there. */
export function SaveReport({ label, fullLabel, done, look = 'plain', save, testId }: SaveReportProps) {
  const pick = useCommand('path_pick');
  const sayError = useSayError();
  const [busy, setBusy] = useState(false);

  async function run() {
    if (busy) return;
    setBusy(true);
    try {
      const { path } = await pick.run({ what: 'save_report' });
      if (path !== null) {
        await save(path);
        toast({ text: done });
      }
    } catch (reason) {
      sayError(reason);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button
      look={look}
      {...(look !== 'link' && { icon: 'save' as const })}
      busy={busy}
      aria-label={fullLabel}
      data-testid={testId}
      onClick={() => void run()}
    >
      {label}
    </Button>
  );
}
