import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';

import { SessionContext } from '../api/session';
import { useStatus } from '../api/status';
import { FirstRun, type Start } from '../features/firstrun/FirstRun';
import { DiskHelp, HelpText } from '../features/help/HelpText';
import { Unlock } from '../features/unlock/Unlock';
import { useI18n } from '../i18n';
import { useKeys } from '../shared/keys';
import { ToastRegion } from '../shared/toast';
import { OwnFields } from './OwnFields';
import { PresentationSaid } from './PresentationSaid';
import type { AppRouter } from './routes';
import { makeWhereabouts } from './whereabouts';

/** Which screen there is: first run, unlock, or the shell with its pages. */
export function Gate() {
  const { phase, platform, session, vault } = useStatus();
  const { t } = useI18n();
  const [start, setStart] = useState<Start | null>(null);
  const [whereabouts] = useState(makeWhereabouts);
  const where = useSyncExternalStore(whereabouts.subscribe, whereabouts.get);

  // The same person comes back to where they were; the next person begins at the start, and so does one with other roles.
  const who = session && vault ? `${vault.vault_id}:${session.person_id}:${session.roles.join()}` : null;
  const person = session?.person_id ?? '';
  useLayoutEffect(() => {
    if (who !== null) whereabouts.begin(who, person);
  }, [whereabouts, who, person]);

  // When an audience comes, the pages begin anew: nothing they hold was read for it.
  const presenting = session?.presenting ?? false;
  const [audience, setAudience] = useState({ presenting, times: 0 });
  if (audience.presenting !== presenting) {
    setAudience({ presenting, times: audience.times + (presenting ? 1 : 0) });
  }

  useEffect(() => {
    document.title = vault ? `${vault.name} · ${t.words.product}` : t.words.product;
  }, [vault, t]);

  useEffect(() => {
    document.documentElement.dataset['platform'] = platform;
  }, [platform]);

  // Reloading or printing the page by the web view's keys would drop what is open; the product has its own ways.
  const nothing = () => undefined;
  useKeys(
    import.meta.env.DEV ? {} : { f5: nothing, 'mod+r': nothing, 'mod+shift+r': nothing, 'mod+p': nothing },
  );

  return (
    <>
      {phase === 'no_vault' && <FirstRun diskHelp={<DiskHelp />} onDone={setStart} />}
      {phase === 'locked' && <Unlock help={<HelpText />} lastPerson={where?.person ?? null} />}
      {phase === 'open' && session && where?.who === who && (
        <SessionContext value={session}>
          <OwnFields>
            <Pages
              key={`${where.who} ${audience.times}`}
              router={where.router}
              start={start}
              onStarted={() => setStart(null)}
            />
          </OwnFields>
        </SessionContext>
      )}
      <PresentationSaid presenting={presenting} />
      <ToastRegion />
    </>
  );
}

/** What a new vault starts with, chosen at the end of the first run. */
function Pages({
  router,
  start,
  onStarted,
}: {
  router: AppRouter;
  start: Start | null;
  onStarted: () => void;
}) {
  useEffect(() => {
    if (start === 'import') void router.navigate({ to: '/imports' });
    if (start === 'add') void router.navigate({ to: '/customers', search: { form: 'new' } });
    if (start) onStarted();
  }, [start, router, onStarted]);

  return <RouterProvider router={router} />;
}
