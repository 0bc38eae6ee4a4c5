import { Link } from '@tanstack/react-router';

import { useCommandQuery } from '../../api/queries';
import { useI18n } from '../../i18n';
import { number } from '../../i18n/formats/number';
import { useAreas } from '../../shared/access/useAreas';
import { waitingOf } from '../../shared/duties/waiting';
import { Icon } from '../../shared/ui/Icon';
import classes from './home.module.css';

/** What waits for a review, for whoever may review. Nothing while nothing waits. */
export function WatchToday() {
  const { t } = useI18n();
  const reviews = useAreas().has('ledgerReview');
  const { data } = useCommandQuery('watch_list', {}, { enabled: reviews });
  if (!data) return null;
  const { alerts, days, overdue } = waitingOf(data);
  if (alerts + days === 0) return null;
  const words = t.watch.home;
  return (
    <section className={classes['part']} data-testid="home-watch">
      <h3 className={classes['partTitle']}>
        {words.title}
        {overdue > 0 && (
          <span className={classes['late']} data-testid="home-watch-overdue">
            <Icon name="warning" size={14} />
            {words.overdue({ count: overdue })}
          </span>
        )}
      </h3>
      <ul>
        {alerts > 0 && (
          <li>
            <Link to="/watch" search={{ open: true }} className={classes['line']} data-testid="home-alerts">
              <Icon name="flag" />
              <span>{words.alerts}</span>
              <span className={classes['number']}>{number(alerts)}</span>
            </Link>
          </li>
        )}
        {days > 0 && (
          <li>
            <Link
              to="/watch"
              search={{ tab: 'days', open: true }}
              className={classes['line']}
              data-testid="home-days"
            >
              <Icon name="calendar" />
              <span>{words.days}</span>
              <span className={classes['number']}>{number(days)}</span>
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
