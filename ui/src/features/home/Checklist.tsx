import { Link } from '@tanstack/react-router';

import { noFilters } from '../../api/filters';
import { useCommandQuery } from '../../api/queries';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { Icon } from '../../shared/ui/Icon';
import classes from './home.module.css';

/** Four things that make a vault useful and safe. Gone once they are done; nothing here is asked twice. */
export function Checklist() {
  const { t } = useI18n();
  const { data: counts } = useCommandQuery('customer_counts', {});
  const ledger = useAreas().has('ledger');
  const { data: summary } = useCommandQuery('ledger_summary', { person_id: null }, { enabled: ledger });
  const { data: planned } = useCommandQuery('customer_list', {
    filters: { ...noFilters, next_until: '9999-12-31' },
    sort: 'next_follow_up',
    descending: false,
    offset: 0,
    limit: 1,
  });

  const items = [
    { label: t.home.checkVault, done: true, to: '/' },
    { label: t.home.checkCustomers, done: (counts?.active ?? 0) > 0, to: '/imports' },
    { label: t.home.checkNext, done: (planned?.total ?? 0) > 0, to: '/customers' },
    ...(ledger
      ? [{ label: t.home.checkVerify, done: summary?.verified != null, to: '/ledger' } as const]
      : []),
  ] as const;
  const done = items.filter((item) => item.done).length;
  if (!counts || done === items.length) return null;

  return (
    <section className={classes['part']} data-testid="home-checklist">
      <h3 className={classes['partTitle']}>
        {t.home.checklist}
        <span>{t.home.checklistCount({ done, of: items.length })}</span>
      </h3>
      <ul className={classes['checks']}>
        {items.map((item) => (
          <li key={item.label} data-done={item.done || undefined}>
            <span className={classes['box']}>{item.done && <Icon name="check" size={12} />}</span>
            {item.done ? (
              <span>{item.label}</span>
            ) : (
              <Link to={item.to} className={classes['check']}>
                {item.label}
                <Icon name="chevronRight" />
              </Link>
            )}
          </li>
        ))}
      </ul>
      <Link to="/help" hash="help-read" className={classes['read']}>
        {t.home.read}
      </Link>
    </section>
  );
}
