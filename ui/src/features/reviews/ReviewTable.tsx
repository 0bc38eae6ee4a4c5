import { useCommandQuery } from '../../api/queries';
import type { Review, ReviewDecision, ReviewRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { rolesText } from './decisions';
import { Decision } from './Decision';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './reviews.module.css';

interface ReviewTableProps {
  review: Review;
  now: number;
  writes: boolean;
  onDecide: (row: ReviewRow, kind: ReviewDecision['kind']) => void;
}

/** From here on the number of looks is marked: this many times what is usual in the team. */
const MANY = 2;

/** Who it is, what they can read, what they did, and what is to become of it. */
export function ReviewTable({ review, now, writes, onDecide }: ReviewTableProps) {
  const { t, f } = useI18n();
  const { data: people } = useCommandQuery('person_list', {});
  const words = t.reviews;
  const teams = people?.teams ?? [];
  const teamOf = (id: string) => teams.find((team) => team.team_id === id)?.name || t.people.everyone;
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']} data-testid="review-table">
        <caption className={hidden['srOnly']}>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.reach}</th>
            <th scope="col">{words.core}</th>
            <th scope="col">{words.looks}</th>
            <th scope="col">{words.login}</th>
            <th scope="col">{words.decision}</th>
          </tr>
        </thead>
        <tbody>
          {review.rows.map((row) => {
            const many = row.reveals_90d > MANY * Math.max(1, row.team_median_reveals_90d);
            return (
              <tr key={row.person_id} data-testid="review-row">
                <th scope="row">
                  <span className={classes['name']} title={row.name}>
                    {row.name}
                  </span>
                  <span className={classes['second']}>
                    {rolesText(t, row.roles)}
                    {teams.length > 1 && ` · ${teamOf(row.team_id)}`}
                    {row.state !== 'active' && ` · ${t.people.state[row.state]}`}
                  </span>
                </th>
                <td>
                  {f.number(row.reach.customers)}
                  <span className={classes['second']}>
                    {words.sensitive({ customers: row.reach.sensitive })}
                  </span>
                  {row.history_from !== null && (
                    <span className={classes['second']}>
                      {t.people.history.ruled({ day: row.history_from })}
                    </span>
                  )}
                </td>
                <td>
                  {row.l3_customers === 0 ? (
                    f.none
                  ) : (
                    <strong className={classes['core']}>{f.number(row.l3_customers)}</strong>
                  )}
                </td>
                <td>
                  <span className={many ? classes['bad'] : undefined}>
                    {words.looksOf({ reveals: row.reveals_90d, copies: row.copies_90d })}
                  </span>
                  <span className={classes['second']}>
                    {words.median({ reveals: row.team_median_reveals_90d })}
                    {many && ` · ${words.many}`}
                  </span>
                </td>
                <td>
                  {row.last_login_ms === null ? (
                    t.people.never
                  ) : (
                    <time title={f.dateTime(row.last_login_ms)}>{f.relative(row.last_login_ms, now)}</time>
                  )}
                  {row.idle && <span className={classes['idle']}>{words.idle}</span>}
                </td>
                <td>
                  <Decision row={row} writes={writes} onDecide={(kind) => onDecide(row, kind)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
