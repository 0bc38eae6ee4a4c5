import { Link, useRouterState } from '@tanstack/react-router';

import { useCommandQuery } from '../../api/queries';
import { usePrefs, useStatus } from '../../api/status';
import { useI18n } from '../../i18n';
import { number } from '../../i18n/formats/number';
import { useAreas } from '../../shared/access/useAreas';
import { useMayExport } from '../../shared/access/useMayExport';
import { useSeveral } from '../../shared/access/useSeveral';
import { IconButton } from '../../shared/ui/Button';
import { waitingOf } from '../../shared/duties/waiting';
import { Icon, type IconName } from '../../shared/ui/Icon';
import { chordText } from '../../shared/ui/Kbd';
import classes from './Sidebar.module.css';

type Target =
  | '/'
  | '/customers'
  | '/billing'
  | '/imports'
  | '/exports'
  | '/ledger'
  | '/watch'
  | '/reviews'
  | '/people'
  | '/settings'
  | '/help';

interface Entry {
  to: Target;
  icon: IconName;
  label: string;
  testId: string;
  count?: number | undefined;
  /** Said instead of the label where there is a number. */
  said?: string | undefined;
}

/** Only what exists: an entry that cannot be used is absent, not grey. */
export function Sidebar({ onToggle, onLock }: { onToggle: () => void; onLock: () => void }) {
  const { t } = useI18n();
  const { vault } = useStatus();
  const { prefs } = usePrefs();
  const areas = useAreas();
  const several = useSeveral();
  const { data: counts } = useCommandQuery('customer_counts', {}, { enabled: areas.has('customers') });
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Every look at a value is an entry: while somebody works with customers, what waits is not counted anew each time.
  const counting = areas.has('ledgerReview') && !path.startsWith('/customers');
  const { data: watch } = useCommandQuery('watch_list', {}, { enabled: counting });
  const waiting = areas.has('ledgerReview') && watch ? waitingOf(watch).urgent : 0;
  const exporting = useMayExport();
  const { data: exports } = useCommandQuery(
    'export_list',
    { what: 'for_me' },
    { enabled: exporting.page && several },
  );
  const forMe = exports?.for_me ?? 0;
  const office = vault?.mode === 'office' && areas.has('people');
  const collapsed = prefs.sidebar_collapsed;

  return (
    <nav
      className={classes['side']}
      aria-label={t.shell.mainNavigation}
      data-pane={t.shell.panes.navigation}
      data-side={collapsed ? 'rail' : 'full'}
    >
      <div className={classes['brand']}>
        <Icon name="vault" />
        <span className={classes['label']} title={vault?.name}>
          {vault?.name}
        </span>
        <IconButton
          icon={collapsed ? 'chevronRight' : 'chevronLeft'}
          size="small"
          label={`${collapsed ? t.shell.expand : t.shell.collapse} (${chordText('mod+b')})`}
          data-testid="sidebar-toggle"
          onClick={onToggle}
        />
      </div>
      <NavLink
        to="/"
        icon="today"
        label={t.shell.today}
        testId="nav-today"
        count={counts && counts.due_today > 0 ? counts.due_today : undefined}
      />
      {areas.has('customers') && (
        <NavLink to="/customers" icon="people" label={t.shell.customers} testId="nav-customers" />
      )}
      {areas.has('billing') && (
        <NavLink to="/billing" icon="invoice" label={t.billing.title} testId="nav-billing" />
      )}
      {areas.has('imports') && (
        <NavLink to="/imports" icon="transfer" label={t.shell.imports} testId="nav-imports" />
      )}
      {exporting.page && (
        <NavLink
          to="/exports"
          icon="upload"
          label={t.exports.title}
          testId="nav-exports"
          count={forMe > 0 ? forMe : undefined}
          said={forMe > 0 ? t.watch.waiting({ name: t.exports.title, count: forMe }) : undefined}
        />
      )}
      <div className={classes['line']} />
      {areas.has('ledger') && (
        <NavLink to="/ledger" icon="shield" label={t.shell.ledger} testId="nav-ledger" />
      )}
      {areas.has('ledger') && (
        <NavLink
          to="/watch"
          icon="flag"
          label={t.watch.title}
          testId="nav-watch"
          count={waiting > 0 ? waiting : undefined}
          said={waiting > 0 ? t.watch.waiting({ name: t.watch.title, count: waiting }) : undefined}
        />
      )}
      {several && areas.has('people') && (
        <NavLink to="/reviews" icon="balance" label={t.reviews.title} testId="nav-reviews" />
      )}
      {(several || office) && (
        <NavLink to="/people" icon="person" label={t.shell.people} testId="nav-people" />
      )}
      <div className={classes['space']} />
      <NavLink to="/settings" icon="settings" label={t.shell.settings} testId="nav-settings" />
      <NavLink to="/help" icon="help" label={t.shell.help} testId="nav-help" />
      <button
        type="button"
        className={classes['item']}
        title={t.shell.lock}
        data-testid="lock-now"
        onClick={onLock}
      >
        <Icon name="lock" />
        <span className={classes['label']}>{t.shell.lock}</span>
        <span className={classes['count']} aria-hidden="true">
          {chordText('mod+l')}
        </span>
      </button>
    </nav>
  );
}

function NavLink({ to, icon, label, testId, count, said }: Entry) {
  return (
    <Link
      to={to}
      className={classes['item']}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      title={said ?? label}
      aria-label={said}
      data-testid={testId}
    >
      <Icon name={icon} />
      <span className={classes['label']}>{label}</span>
      {count !== undefined && <span className={classes['count']}>{number(count)}</span>}
    </Link>
  );
}
