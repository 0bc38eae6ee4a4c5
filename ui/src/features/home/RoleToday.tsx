import { Link } from '@tanstack/react-router';

import { useSession } from '../../api/status';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { Icon, type IconName } from '../../shared/ui/Icon';
import { useNow } from '../../shared/ui/useNow';
import { BillingToday } from './BillingToday';
import { ExportsToday } from './ExportsToday';
import classes from './home.module.css';
import { WatchToday } from './WatchToday';

/** Finance, admins and auditors have no customers: what their roles are for, and the pages that belong to them. */
export function RoleToday() {
  const { t, f } = useI18n();
  const areas = useAreas();
  const { roles } = useSession();
  const now = useNow();
  const pages: readonly {
    to: '/billing' | '/exports' | '/trace' | '/ledger' | '/watch' | '/people' | '/people/matrix' | '/help';
    icon: IconName;
    label: string;
  }[] = [
    ...(areas.has('billing') ? [{ to: '/billing', icon: 'invoice', label: t.billing.title } as const] : []),
    ...(areas.has('exports') ? [{ to: '/exports', icon: 'upload', label: t.exports.title } as const] : []),
    ...(areas.has('trace') ? [{ to: '/trace', icon: 'search', label: t.exports.trace } as const] : []),
    ...(areas.has('ledger') ? [{ to: '/ledger', icon: 'shield', label: t.shell.ledger } as const] : []),
    ...(areas.has('ledger') ? [{ to: '/watch', icon: 'flag', label: t.watch.title } as const] : []),
    { to: '/people', icon: 'person', label: t.shell.people },
    { to: '/people/matrix', icon: 'table', label: t.people.matrix.title },
    { to: '/help', icon: 'help', label: t.shell.help },
  ];
  return (
    <section className={classes['home']} data-testid="screen-home" aria-label={t.shell.today}>
      <div className={classes['main']} data-testid="home-role">
        <h2 className={classes['day']}>{f.proseDay(now)}</h2>
        {areas.has('billing') && <BillingToday />}
        <section className={classes['group']}>
          <h3 className={classes['groupTitle']}>{t.home.yourRole}</h3>
          <dl className={classes['roles']}>
            {roles.map((role) => (
              <div key={role}>
                <dt>{t.words.role[role]}</dt>
                <dd>{t.words.roleText[role]}</dd>
              </div>
            ))}
          </dl>
          <p className={classes['muted']}>{t.home.noCustomers}</p>
        </section>
      </div>
      <aside className={classes['aside']} aria-label={t.home.yourPages}>
        <section className={classes['part']}>
          <h3 className={classes['partTitle']}>{t.home.yourPages}</h3>
          <ul>
            {pages.map(({ to, icon, label }) => (
              <li key={to}>
                <Link
                  to={to}
                  className={classes['line']}
                  data-testid={`home-page-${to.slice(1).replace('/', '-')}`}
                >
                  <Icon name={icon} />
                  <span>{label}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <ExportsToday />
        <WatchToday />
      </aside>
    </section>
  );
}
