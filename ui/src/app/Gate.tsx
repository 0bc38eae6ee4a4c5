import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { useStatus } from '../api/status';
import { FirstRun } from '../features/firstrun/FirstRun';
import { HelpText } from '../features/help/HelpText';
import { Unlock } from '../features/unlock/Unlock';
import { useI18n } from '../i18n';
import { useKeys } from '../shared/keys';
import { ToastRegion } from '../shared/toast';
import { makeRouter, type AppRouter } from './routes';

/** Which screen there is: first run, unlock, or the shell with its pages. */
export function Gate() {
  const { phase, session, vault } = useStatus();
  const { t } = useI18n();
  // What a new vault starts with, chosen at the end of the first run.
  const [start, setStart] = useState<'import' | 'add' | 'look' | null>(null);

  useEffect(() => {
    document.title = vault ? `${vault.name} · ${t.words.product}` : t.words.product;
  }, [vault, t]);

  // Reloading or printing the page by the web view's keys would drop what is open; the product has its own ways.
  const nothing = () => undefined;
  useKeys(
    import.meta.env.DEV ? {} : { f5: nothing, 'mod+r': nothing, 'mod+shift+r': nothing, 'mod+p': nothing },
  );

  return (
    <>
      {phase === 'no_vault' && <FirstRun onDone={setStart} />}
      {phase === 'locked' && <Unlock help={<HelpText />} />}
      {phase === 'open' && session && (
        <Pages
          key={`${vault?.vault_id ?? ''}:${session.person_id}`}
          start={start}
          onStarted={() => setStart(null)}
        />
      )}
      <ToastRegion />
    </>
  );
}

interface Where {
  who: string;
  router: AppRouter;
}

/** The same person comes back to where they were; the next person never does. */
let last: Where | null = null;

function Pages({ start, onStarted }: { start: 'import' | 'add' | 'look' | null; onStarted: () => void }) {
  const { session, vault } = useStatus();
  const who = `${vault?.vault_id ?? ''}:${session?.person_id ?? ''}`;
  const [router] = useState(() => {
    if (last?.who === who) return last.router;
    if (last) window.location.hash = '/';
    const made = makeRouter();
    last = { who, router: made };
    return made;
  });

  useEffect(() => {
    if (start === 'import') void router.navigate({ to: '/imports' });
    if (start === 'add') void router.navigate({ to: '/customers', search: { form: 'new' } });
    if (start) onStarted();
  }, [start, router, onStarted]);

  return <RouterProvider router={router} />;
}
