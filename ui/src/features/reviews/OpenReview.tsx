import { useState } from 'react';

import { useCommand } from '../../api/queries';
import type { Review, ReviewRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useSayError } from '../../shared/errors/useSayError';
import { Button } from '../../shared/ui/Button';
import { Icon } from '../../shared/ui/Icon';
import { CloseDialog } from './CloseDialog';
import { DecideDialog, type Asked } from './DecideDialog';
import { needsReason, quarterText, undecided } from './decisions';
import { ReviewTable } from './ReviewTable';
import classes from './reviews.module.css';

interface OpenReviewProps {
  review: Review;
  now: number;
  /** The vault can be changed. */
  writes: boolean;
}

/** A review under way: everybody in it, what was decided, and how many are left. */
export function OpenReview({ review, now, writes }: OpenReviewProps) {
  const { t, f } = useI18n();
  const decide = useCommand('review_decide');
  const sayError = useSayError();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [closing, setClosing] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const words = t.reviews;
  const left = undecided(review);
  // Whoever can open L3 is decided about one by one.
  const plain = left.filter((row) => !needsReason(row, 'keep'));
  const overdue = now > review.due_ms;
  const id = `review-${review.review_id}`;

  async function keep(rows: readonly ReviewRow[]) {
    if (keeping) return;
    setKeeping(true);
    try {
      for (const { person_id: person } of rows) {
        await decide.run({
          review_id: review.review_id,
          person_id: person,
          decision: { kind: 'keep' },
          reason: '',
        });
      }
    } catch (reason) {
      sayError(reason);
    } finally {
      setKeeping(false);
    }
  }

  function choose(row: ReviewRow, kind: Asked['kind']) {
    if (needsReason(row, kind)) setAsked({ row, kind });
    else void keep([row]);
  }

  return (
    <section className={classes['review']} aria-labelledby={id} data-testid="review-open">
      <header className={classes['head']}>
        <h2 id={id}>
          {words.heading({ quarter: quarterText(t, review.quarter), why: words.why[review.why] })}
        </h2>
        <span className={classes['muted']}>{words.opened({ day: f.date(review.opened_ms) })}</span>
        <span className={overdue ? classes['bad'] : classes['muted']} data-testid="review-due-day">
          {overdue && <Icon name="warning" size={14} />}
          {overdue
            ? words.overdue({ day: f.date(review.due_ms) })
            : words.until({ day: f.date(review.due_ms) })}
        </span>
      </header>
      <ReviewTable review={review} now={now} writes={writes && !keeping} onDecide={choose} />
      {writes && (
        <footer className={classes['foot']}>
          <span className={classes['grow']} role="status" data-testid="review-progress">
            {words.progress({ done: review.rows.length - left.length, of: review.rows.length })}
          </span>
          {plain.length > 1 && (
            <Button busy={keeping} data-testid="review-keep-plain" onClick={() => void keep(plain)}>
              {words.keepPlain({ people: plain.length })}
            </Button>
          )}
          <Button
            look="primary"
            disabled={left.length > 0}
            data-testid="review-close"
            onClick={() => setClosing(true)}
          >
            {left.length > 0 ? words.closeLeft({ people: left.length }) : words.close}
          </Button>
        </footer>
      )}
      {asked && (
        <DecideDialog
          key={`${asked.row.person_id} ${asked.kind}`}
          reviewId={review.review_id}
          asked={asked}
          onClose={() => setAsked(null)}
        />
      )}
      {closing && <CloseDialog review={review} onClose={() => setClosing(false)} />}
    </section>
  );
}
