import { Link } from '@tanstack/react-router';

import { noFilters } from '../../api/filters';
import { useCommandQuery } from '../../api/queries';
import type { CustomerRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { number } from '../../i18n/formats/number';
import { isoDay } from '../../i18n/formats/time';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import classes from './home.module.css';

const DAY = 86_400_000;
const SHOWN = 100;

/** Overdue, today, the next seven days: by the local calendar. */
export function FollowUps({ now }: { now: number }) {
  const { t } = useI18n();
  const until = isoDay(new Date(now + 7 * DAY));
  const { data: page, error } = useCommandQuery('customer_list', {
    filters: { ...noFilters, next_until: until },
    sort: 'next_follow_up',
    descending: false,
    offset: 0,
    limit: SHOWN,
  });
  if (error) return <ErrorNotice error={error} />;
  if (!page) return null;

  const today = isoDay(new Date(now));
  const groups = { overdue: [] as CustomerRow[], today: [] as CustomerRow[], week: [] as CustomerRow[] };
  for (const row of page.rows) {
    if (row.next_ms === null) continue;
    const day = isoDay(new Date(row.next_ms));
    groups[day < today ? 'overdue' : day === today ? 'today' : 'week'].push(row);
  }
  if (page.total === 0) {
    return (
      <div className={classes['nothing']}>
        <p>{t.home.nothingDue}</p>
        <p className={classes['muted']}>{t.home.nothingDueText}</p>
      </div>
    );
  }
  return (
    <>
      <Group title={t.home.overdue} rows={groups.overdue} overdue />
      <Group title={t.home.today} rows={groups.today} clockOnly />
      <Group title={t.home.week} rows={groups.week} />
      {page.total > SHOWN && (
        <p className={classes['muted']}>{t.home.moreDue({ count: page.total - SHOWN })}</p>
      )}
    </>
  );
}

interface GroupProps {
  title: string;
  rows: readonly CustomerRow[];
  overdue?: boolean;
  clockOnly?: boolean;
}

function Group({ title, rows, overdue = false, clockOnly = false }: GroupProps) {
  const { t, f } = useI18n();
  if (rows.length === 0) return null;
  return (
    <section className={classes['group']}>
      <h3 className={classes['groupTitle']} data-overdue={overdue || undefined}>
        {title}
        <span>{number(rows.length)}</span>
      </h3>
      <ul>
        {rows.map((row) => {
          const company = row.kind === 'company' && row.company !== '';
          const about = [company ? row.name : row.company, row.title, row.stage && t.words.stage[row.stage]];
          const at = row.next_ms ?? 0;
          return (
            <li key={row.record_id}>
              <Link
                to="/customers"
                search={{ view: 'all', open: row.record_id }}
                className={classes['due']}
                data-overdue={overdue || undefined}
                data-testid={`home-due-${row.record_id}`}
              >
                <time title={f.dateTime(at)}>{clockOnly ? f.clock(at) : f.isoDay(at).slice(5)}</time>
                <span className={classes['who']}>
                  <b>{company ? row.company : row.name}</b>
                  <span>{about.filter(Boolean).join(' · ')}</span>
                </span>
                {!clockOnly && <span className={classes['clock']}>{f.clock(at)}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
