import { Link } from '@tanstack/react-router';

import { useCommandQuery } from '../../api/queries';
import { useI18n } from '../../i18n';
import { number } from '../../i18n/formats/number';
import { useMayExport } from '../../shared/access/useMayExport';
import { Icon } from '../../shared/ui/Icon';
import classes from './home.module.css';

/** Exports that wait for a signature, and copies that should be back. Nothing while nothing does. */
export function ExportsToday() {
  const { t } = useI18n();
  const { page } = useMayExport();
  const { data } = useCommandQuery('export_list', { what: 'for_me' }, { enabled: page });
  if (!data || data.for_me + data.overdue === 0) return null;
  const words = t.exports.home;
  return (
    <section className={classes['part']} data-testid="home-exports">
      <h3 className={classes['partTitle']}>{data.for_me > 0 ? words.title : t.exports.title}</h3>
      <ul>
        {data.for_me > 0 && (
          <li>
            <Link
              to="/exports"
              search={{ tab: 'for_me' }}
              className={classes['line']}
              data-testid="home-exports-for-me"
            >
              <Icon name="key" />
              <span>{words.waiting}</span>
              <span className={classes['number']}>{number(data.for_me)}</span>
            </Link>
          </li>
        )}
        {data.overdue > 0 && (
          <li>
            <Link to="/exports" className={classes['line']} data-testid="home-exports-overdue">
              <Icon name="warning" />
              <span>{words.overdue}</span>
              <span className={classes['number']}>{number(data.overdue)}</span>
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
