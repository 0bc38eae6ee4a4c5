import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';

import { useActivity } from '../../api/activity';
import { useLock } from '../../api/lock';
import { usePrefs, useSession } from '../../api/status';
import { useI18n } from '../../i18n';
import type { Area } from '../../shared/access/areas';
import { useAreas } from '../../shared/access/useAreas';
import { useKeys } from '../../shared/keys';
import { PRESENTATION_KEYS } from '../../shared/presentation/keys';
import { usePresent } from '../../shared/presentation/usePresent';
import { Dialog } from '../../shared/ui/Dialog';
import { KeyMap } from '../../shared/ui/KeyMap';
import { Banners } from './Banners';
import { DraftsKept } from './DraftsKept';
import classes from './Shell.module.css';
import { Sidebar } from './Sidebar';
import { StatusBar } from './StatusBar';
import { TopBar } from './TopBar';

interface ShellProps {
  children: ReactNode;
  /** The command palette; a feature of its own. */
  palette: (control: { opened: boolean; onClose: () => void; onCheatSheet: () => void }) => ReactNode;
}

/** What stands around every page once somebody is logged in. */
export function Shell({ children, palette }: ShellProps) {
  const { t } = useI18n();
  const { prefs, change } = usePrefs();
  const { read_only: readOnly } = useSession();
  const navigate = useNavigate();
  const router = useRouter();
  const areas = useAreas();
  const lock = useLock();
  const { presenting, begin, finish } = usePresent();
  const frame = useRef<HTMLDivElement>(null);
  const [paletteOpened, setPaletteOpened] = useState(false);
  const [sheetOpened, setSheetOpened] = useState(false);
  useActivity();

  // The pages begin anew with an audience, and the mark goes with it: the focus must not be lost with either.
  const content = useRef<HTMLElement>(null);
  const wasPresenting = useRef(false);
  useEffect(() => {
    const changed = wasPresenting.current !== presenting;
    wasPresenting.current = presenting;
    if (changed && document.activeElement === document.body) content.current?.focus({ preventScroll: true });
  }, [presenting]);

  const toggleSidebar = () =>
    void change({ sidebar_collapsed: !prefs.sidebar_collapsed }).catch(() => undefined);
  // In the list, its order and filters stay; an open form is not covered by another one.
  const add = (form: 'quick' | 'new') =>
    void navigate({ to: '/customers', search: (now: object) => ({ ...now, form }) });
  const quickAdd = () => {
    if (readOnly !== null || !areas.has('customers') || 'form' in router.state.location.search) return false;
    add('quick');
    return true;
  };

  const go = (area: Area, to: '/customers' | '/billing' | '/imports' | '/ledger') => () =>
    areas.has(area) ? void navigate({ to }) : false;

  useKeys(
    {
      'mod+l': () => void lock(),
      'mod+shift+l': () => void lock('panic'),
      [PRESENTATION_KEYS]: presenting ? finish : begin,
    },
    { singleKeys: false },
  );
  useKeys(
    {
      'mod+k': () => setPaletteOpened(true),
      'mod+b': toggleSidebar,
      'mod+,': () => void navigate({ to: '/settings' }),
      'mod+shift+n': quickAdd,
      c: quickAdd,
      n: quickAdd,
      'g t': () => void navigate({ to: '/' }),
      'g c': go('customers', '/customers'),
      'g b': go('billing', '/billing'),
      'g x': go('imports', '/imports'),
      'g s': go('ledger', '/ledger'),
      'g p': () => void navigate({ to: '/people' }),
      '?': () => setSheetOpened(true),
      f6: () => movePane(frame.current, 1),
      'shift+f6': () => movePane(frame.current, -1),
      'alt+arrowleft': () => router.history.canGoBack() && router.history.back(),
      'alt+arrowright': () => router.history.forward(),
    },
    { singleKeys: prefs.single_key_shortcuts, enabled: !paletteOpened && !sheetOpened },
  );

  return (
    <div ref={frame} className={classes['app']} data-collapsed={prefs.sidebar_collapsed || undefined}>
      <Sidebar onToggle={toggleSidebar} onLock={() => void lock()} />
      <div className={classes['main']}>
        <TopBar onSearch={() => setPaletteOpened(true)} onNew={add} />
        <Banners />
        <DraftsKept />
        <main
          ref={content}
          className={classes['content']}
          id="content"
          tabIndex={-1}
          data-pane={t.shell.panes.main}
        >
          {children}
        </main>
      </div>
      <StatusBar onSwitchUser={() => void lock()} />
      {palette({
        opened: paletteOpened,
        onClose: () => setPaletteOpened(false),
        onCheatSheet: () => setSheetOpened(true),
      })}
      <Dialog
        opened={sheetOpened}
        onClose={() => setSheetOpened(false)}
        title={t.shell.cheatSheet}
        size={640}
        testId="cheat-sheet"
      >
        <KeyMap />
      </Dialog>
    </div>
  );
}

/** F6: from pane to pane, to the first thing in it that takes the focus. */
function movePane(frame: HTMLElement | null, step: 1 | -1) {
  const panes = [...(frame?.querySelectorAll<HTMLElement>('[data-pane]') ?? [])];
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(current + step + panes.length) % panes.length];
  const inside = next?.querySelector<HTMLElement>('a[href], button:not(:disabled), input, [tabindex="0"]');
  (inside ?? next)?.focus();
}
