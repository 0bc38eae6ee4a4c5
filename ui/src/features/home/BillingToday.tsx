import { Link } from '@tanstack/react-router';

import { useCommandQuery } from '../../api/queries';
import { useI18n } from '../../i18n';
import { number } from '../../i18n/formats/number';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { billedBy, billedName } from '../../shared/values/billing';
import classes from './home.module.css';

const SHOWN = 8;

/** For finance: what came in last, and the way to the rest. */
export function BillingToday() {
  const { t } = useI18n();
  const words = t.billing;
  const request = { text: null, sort: 'created', descending: true, offset: 0, limit: SHOWN } as const;
  const { data: page, error } = useCommandQuery('billing_list', request);
  if (error) return <ErrorNotice error={error} />;
  if (!page) return <section className={classes['group']} aria-busy="true" />;
  return (
    <section className={classes['group']} data-testid="home-billing">
      <h3 className={classes['groupTitle']}>
        {words.newest}
        <span>{number(page.total)}</span>
      </h3>
      {page.total === 0 ? (
        <p className={classes['muted']}>{words.empty.noneText}</p>
      ) : (
        <>
          <ul>
            {page.rows.map((row) => (
              <li key={row.record_id}>
                <Link
                  to="/billing"
                  search={{ open: row.record_id }}
                  className={classes['due']}
                  data-testid={`home-billing-${row.record_id}`}
                >
                  <span className={classes['who']}>
                    <b>{billedName(t, row)}</b>
                    <span>{billedBy(t, row)}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          <p className={classes['after']}>
            <Link to="/billing" data-testid="home-billing-all">
              {words.all}
            </Link>
          </p>
        </>
      )}
      <p className={classes['muted']}>{words.noContacts}</p>
    </section>
  );
}
