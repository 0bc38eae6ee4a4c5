import { useCommand } from '../../api/queries';
import type { PastReview } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { SaveReport } from '../../shared/access/SaveReport';
import { quarterText } from './decisions';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './reviews.module.css';

interface PastReviewsProps {
  past: readonly PastReview[];
  writes: boolean;
}

/** What was closed, by whom, and the record of it. */
export function PastReviews({ past, writes }: PastReviewsProps) {
  const { t, f } = useI18n();
  const save = useCommand('review_save');
  const words = t.reviews;
  return (
    <section className={classes['review']} aria-labelledby="reviews-past">
      <h2 id="reviews-past">{words.past}</h2>
      {past.length === 0 ? (
        <p className={classes['muted']} data-testid="reviews-none">
          {words.none}
        </p>
      ) : (
        <div className={classes['scroll']}>
          <table className={classes['past']} data-testid="reviews-past">
            <caption className={hidden['srOnly']}>{words.past}</caption>
            <thead>
              <tr>
                <th scope="col">{words.which}</th>
                <th scope="col">{words.people}</th>
                <th scope="col">{words.closedAt}</th>
                <th scope="col">{words.signedBy}</th>
                <th scope="col">
                  <span className={hidden['srOnly']}>{words.record}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {past.map(({ review_id: id, why, quarter, people, closed }) => {
                const name = words.heading({ quarter: quarterText(t, quarter), why: words.why[why] });
                const names = [closed.first_name, closed.second_name].filter((one) => one !== '');
                return (
                  <tr key={id} data-testid="review-past-row">
                    <th scope="row">{name}</th>
                    <td>{f.number(people)}</td>
                    <td>
                      {f.dateTime(closed.at_ms)}
                      <span className={classes['second']}>{words.entry({ seq: closed.seq })}</span>
                    </td>
                    <td title={names.join(t.people.between)}>{names.join(t.people.between)}</td>
                    <td>
                      {writes && (
                        <SaveReport
                          label={words.saveRecord}
                          fullLabel={words.saveRecordOf({ name })}
                          done={words.recordSaved}
                          look="link"
                          save={(path) => save.run({ review_id: id, path })}
                          testId={`review-save-${id}`}
                        />
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
