import { Link } from '@tanstack/react-router';

import type { Counts } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { number } from '../../i18n/formats/number';
import { Icon, type IconName } from '../../shared/ui/Icon';
import classes from './home.module.css';

/** Numbers that lead to the list they count. */
export function Overview({ counts }: { counts: Counts }) {
  const { t } = useI18n();
  const lines: readonly {
    icon: IconName;
    label: string;
    count: number;
    view: 'all' | 'today' | 'idle' | 'basis' | 'recycled';
  }[] = [
    { icon: 'people', label: t.home.active, count: counts.active, view: 'all' },
    { icon: 'clock', label: t.home.due, count: counts.due_today, view: 'today' },
    { icon: 'followUp', label: t.home.idle, count: counts.idle_30_days, view: 'idle' },
    { icon: 'balance', label: t.home.withoutBasis, count: counts.without_basis, view: 'basis' },
    { icon: 'trash', label: t.home.recycled, count: counts.recycled, view: 'recycled' },
  ];
  return (
    <section className={classes['part']}>
      <h3 className={classes['partTitle']}>{t.home.overview}</h3>
      <ul>
        {lines.map(({ icon, label, count, view }) => (
          <li key={view}>
            <Link
              to="/customers"
              search={{ view }}
              className={classes['line']}
              data-testid={`home-count-${view}`}
            >
              <Icon name={icon} />
              <span>{label}</span>
              <span className={classes['number']}>{number(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
