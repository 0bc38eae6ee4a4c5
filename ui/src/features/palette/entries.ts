import { useNavigate } from '@tanstack/react-router';

import { useLock } from '../../api/lock';
import { usePrefs, useSession, useStatus } from '../../api/status';
import { i18nFor, useI18n, type Texts } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { useMayExport } from '../../shared/access/useMayExport';
import { useSeveral } from '../../shared/access/useSeveral';
import { PRESENTATION_KEYS } from '../../shared/presentation/keys';
import { usePresent } from '../../shared/presentation/usePresent';
import type { IconName } from '../../shared/ui/Icon';

export interface Entry {
  id: string;
  section: 'actions' | 'settings' | 'help';
  icon: IconName;
  label: string;
  /** The same in the other language, and what else it might be called. */
  aliases: readonly string[];
  /** Muted behind the label. */
  aside?: string;
  chord?: string;
  run: () => void;
}

/** Actions, settings and help topics. Nothing dangerous happens here: such entries lead to their own page. */
export function useEntries(onCheatSheet: () => void): Entry[] {
  const { t, language } = useI18n();
  const navigate = useNavigate();
  const lock = useLock();
  const { prefs, change } = usePrefs();
  const { read_only: readOnly } = useSession();
  const { vault } = useStatus();
  const areas = useAreas();
  const several = useSeveral();
  const exporting = useMayExport();
  const writable = readOnly === null && areas.has('customers');
  const { presenting, begin, finish } = usePresent();
  const other = i18nFor(language === 'en' ? 'zh-CN' : 'en').t;
  const both = (pick: (texts: Texts) => string) => ({ label: pick(t), aliases: [pick(other)] });
  const settings = (hash: string) => void navigate({ to: '/settings', hash });
  const add = (form: 'quick' | 'new') =>
    void navigate({ to: '/customers', search: (now: object) => ({ ...now, form }) });
  const dark = document.documentElement.dataset['theme'] === 'dark';

  const entries: (Entry | false)[] = [
    writable && {
      id: 'new', section: 'actions', icon: 'plus', ...both((x) => x.shell.newCustomer), chord: 'c',
      run: () => add('quick'),
    },
    { id: 'today', section: 'actions', icon: 'today', ...both((x) => x.shell.today), chord: 'g t', run: () => void navigate({ to: '/' }) },
    areas.has('customers') && { id: 'customers', section: 'actions', icon: 'people', ...both((x) => x.shell.customers), chord: 'g c', run: () => void navigate({ to: '/customers' }) },
    areas.has('billing') && { id: 'billing', section: 'actions', icon: 'invoice', ...both((x) => x.billing.title), chord: 'g b', run: () => void navigate({ to: '/billing' }) },
    areas.has('imports') && { id: 'imports', section: 'actions', icon: 'transfer', ...both((x) => x.shell.imports), chord: 'g x', run: () => void navigate({ to: '/imports' }) },
    exporting.page && { id: 'exports', section: 'actions', icon: 'upload', ...both((x) => x.exports.title), run: () => void navigate({ to: '/exports' }) },
    exporting.ask && { id: 'export-new', section: 'actions', icon: 'upload', ...both((x) => x.exports.ask), run: () => void navigate({ to: '/exports/new' }) },
    areas.has('trace') && { id: 'trace', section: 'actions', icon: 'search', ...both((x) => x.exports.trace), run: () => void navigate({ to: '/trace' }) },
    areas.has('imports') && { id: 'strays', section: 'actions', icon: 'folder', ...both((x) => x.exports.strays), run: () => void navigate({ to: '/strays' }) },
    areas.has('ledger') && { id: 'ledger', section: 'actions', icon: 'shield', ...both((x) => x.shell.ledger), chord: 'g s', run: () => void navigate({ to: '/ledger' }) },
    areas.has('ledger') && { id: 'watch', section: 'actions', icon: 'flag', ...both((x) => x.watch.title), run: () => void navigate({ to: '/watch' }) },
    areas.has('ledger') && { id: 'month', section: 'actions', icon: 'calendar', ...both((x) => x.month.title), run: () => void navigate({ to: '/ledger/month' }) },
    { id: 'people', section: 'actions', icon: 'person', ...both((x) => x.shell.people), chord: 'g p', run: () => void navigate({ to: '/people' }) },
    several && areas.has('people') && { id: 'reviews', section: 'actions', icon: 'balance', ...both((x) => x.reviews.title), run: () => void navigate({ to: '/reviews' }) },
    areas.has('people') && readOnly === null && !vault?.demo && { id: 'person-add', section: 'actions', icon: 'plus', ...both((x) => x.people.add.title), run: () => void navigate({ to: '/people', search: { add: true } }) },
    several && { id: 'switch-user', section: 'actions', icon: 'people', ...both((x) => x.shell.switchUser), run: () => void lock() },
    { id: 'lock', section: 'actions', icon: 'lock', ...both((x) => x.shell.lock), chord: 'mod+l', run: () => void lock() },
    {
      id: 'present', section: 'actions', icon: 'eyeOff', label: presenting ? t.shell.presentation.end : t.shell.presentation.begin,
      aliases: [other.shell.presentation.begin, t.shell.presentation.palette, other.shell.presentation.palette],
      ...(!presenting && { aside: t.shell.presentation.palette }), chord: PRESENTATION_KEYS, run: presenting ? finish : begin,
    },
    writable && {
      id: 'new-full', section: 'actions', icon: 'plus', label: t.shell.newFull,
      aliases: [other.shell.newFull, t.shell.newCustomer, other.shell.newCustomer], run: () => add('new'),
    },

    { id: 'language', section: 'settings', icon: 'settings', ...both((x) => x.settings.language), aside: t.words.language[prefs.language], run: () => settings('settings-general') },
    {
      id: 'theme', section: 'settings', icon: 'settings', ...both((x) => x.settings.theme), aside: t.words.theme[prefs.theme],
      run: () => void change({ theme: dark ? 'light' : 'dark' }).catch(() => undefined),
    },
    { id: 'density', section: 'settings', icon: 'settings', ...both((x) => x.settings.density), aside: t.words.density[prefs.density], run: () => settings('settings-general') },
    { id: 'text', section: 'settings', icon: 'settings', ...both((x) => x.settings.textSize), aside: t.settings.percent({ value: prefs.text_percent }), run: () => settings('settings-general') },
    { id: 'zoom', section: 'settings', icon: 'settings', ...both((x) => x.settings.zoom), aside: t.settings.percent({ value: prefs.zoom_percent }), chord: 'mod++', run: () => settings('settings-general') },
    { id: 'lock-after', section: 'settings', icon: 'settings', ...both((x) => x.settings.lockAfter), aside: t.settings.security, run: () => settings('settings-security') },
    { id: 'clipboard', section: 'settings', icon: 'settings', ...both((x) => x.settings.clipboard), aside: t.settings.security, run: () => settings('settings-security') },
    { id: 'password', section: 'settings', icon: 'key', ...both((x) => x.settings.changePassword), aside: t.settings.security, run: () => settings('settings-password') },
    { id: 'where', section: 'settings', icon: 'folder', ...both((x) => x.settings.whereIsMyData), aside: t.settings.data, run: () => settings('settings-data') },
    areas.has('ledger') && { id: 'verify', section: 'settings', icon: 'shield', ...both((x) => x.settings.verify), aside: t.settings.data, run: () => settings('settings-data') },

    { id: 'matrix', section: 'settings', icon: 'table', ...both((x) => x.people.matrix.title), aside: t.shell.people, run: () => void navigate({ to: '/people/matrix' }) },

    { id: 'read', section: 'help', icon: 'help', ...both((x) => x.help.readTitle), run: () => void navigate({ to: '/help', hash: 'help-read' }) },
    { id: 'help-exports', section: 'help', icon: 'help', ...both((x) => x.exportHelp.title), run: () => void navigate({ to: '/help', hash: 'help-exports' }) },
    { id: 'limits', section: 'help', icon: 'help', ...both((x) => x.help.limitsTitle), run: () => void navigate({ to: '/help', hash: 'help-limits' }) },
    { id: 'threats', section: 'help', icon: 'help', ...both((x) => x.help.threatsTitle), run: () => void navigate({ to: '/help', hash: 'help-threats' }) },
    { id: 'several-people', section: 'help', icon: 'help', ...both((x) => x.help.peopleTitle), run: () => void navigate({ to: '/help', hash: 'help-people' }) },
    { id: 'disk', section: 'help', icon: 'help', ...both((x) => x.help.diskTitle), run: () => void navigate({ to: '/help', hash: 'help-disk' }) },
    { id: 'keys', section: 'help', icon: 'command', ...both((x) => x.help.keysTitle), chord: '?', run: onCheatSheet },
  ]; // prettier-ignore
  return entries.filter((entry) => entry !== false);
}
