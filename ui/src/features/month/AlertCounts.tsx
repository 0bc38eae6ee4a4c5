import { Link } from '@tanstack/react-router';

import type { MonthAlerts } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Icon } from '../../shared/ui/Icon';
import classes from './month.module.css';

/** Alerts by rule, and what came of them. */
export function AlertCounts({ alerts }: { alerts: readonly MonthAlerts[] }) {
  const { t, f } = useI18n();
  const words = t.month;
  return (
    <section className={classes['part']} aria-labelledby="month-alerts">
      <h3 id="month-alerts">{words.alerts}</h3>
      {alerts.length === 0 ? (
        <p className={classes['muted']}>{words.noAlerts}</p>
      ) : (
        <table className={classes['counts']} aria-labelledby="month-alerts" data-testid="month-alerts">
          <thead>
            <tr>
              <th scope="col">{words.rule}</th>
              <th scope="col">{words.raised}</th>
              <th scope="col">{t.watch.verdict.explained}</th>
              <th scope="col">{t.watch.verdict.acted}</th>
              <th scope="col">{t.watch.verdict.incident}</th>
              <th scope="col">{words.openAlerts}</th>
            </tr>
          </thead>
          <tbody>
            {alerts.map(({ rule, raised, explained, acted, incident, open }) => (
              <tr key={rule}>
                <th scope="row">{t.watch.rule[rule]}</th>
                <td>{f.number(raised)}</td>
                {[explained, acted, incident].map((count, place) => (
                  <td key={place} className={count === 0 ? classes['zero'] : undefined}>
                    {f.number(count)}
                  </td>
                ))}
                <td>
                  <span className={open === 0 ? classes['zero'] : classes['warn']}>
                    {open > 0 && <Icon name="warning" size={12} />}
                    {f.number(open)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {alerts.some(({ open }) => open > 0) && (
        <Link to="/watch" className={classes['link']} data-testid="month-to-alerts">
          {words.toAlerts}
        </Link>
      )}
    </section>
  );
}
