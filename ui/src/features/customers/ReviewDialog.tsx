import { useState } from 'react';

import type { CustomerRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { LevelBadge } from '../../shared/ui/LevelBadge';
import classes from './customers.module.css';
import { titleOf } from './show';
import { isTyped, TypedNumber } from './TypedNumber';
import type { StateChange } from './useStateChange';

export interface Review {
  readonly change: StateChange;
  readonly count: number;
  /** Nothing while they have not been read: then everything that matches. */
  readonly rows: readonly CustomerRow[] | undefined;
  /** Chosen, but in the pool: they stay as they are. */
  readonly pooled: number;
  readonly samples: readonly CustomerRow[];
  /** Many customers or a core one: the number has to be typed. */
  readonly typed: boolean;
}

interface ReviewDialogProps {
  readonly review: Review | undefined;
  readonly onClose: () => void;
  readonly onRun: (review: Review) => void;
}

const MOST_SAMPLES = 5;

/** Says what a change of many customers will do before it is done. */
export function ReviewDialog({ review, onClose, onRun }: ReviewDialogProps) {
  return review === undefined ? null : <OpenReview review={review} onClose={onClose} onRun={onRun} />;
}

function OpenReview({ review, onClose, onRun }: ReviewDialogProps & { review: Review }) {
  const { t } = useI18n();
  const words = t.customers.review;
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const { change, count } = review;
  const samples = review.samples.slice(0, MOST_SAMPLES);

  const run = () => {
    if (review.typed && !isTyped(typed, count)) setRefused(true);
    else onRun(review);
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.title[change]}
      testId="review"
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" disabled={count === 0} onClick={run} data-testid="review-run">
            {words.run[change]}
          </Button>
        </>
      }
    >
      <p>{words.what[change]({ count })}</p>
      {review.pooled > 0 && <p data-testid="review-pooled">{words.pooled({ count: review.pooled })}</p>}
      {samples.length > 0 && (
        <>
          <p className={classes['reviewHead']}>{words.samples}</p>
          <ul className={classes['samples']}>
            {samples.map((row) => (
              <li key={row.record_id}>
                <span>{titleOf(row)}</span>
                <LevelBadge level={row.level} />
              </li>
            ))}
          </ul>
          {count > samples.length && (
            <p className={classes['hint']}>{words.others({ count: count - samples.length })}</p>
          )}
        </>
      )}
      {review.typed && (
        <TypedNumber
          count={count}
          value={typed}
          refused={refused}
          onEnter={run}
          onChange={(value) => {
            setTyped(value);
            setRefused(false);
          }}
        />
      )}
    </Dialog>
  );
}
