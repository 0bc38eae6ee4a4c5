import { useId, useState } from 'react';

import type { CustomerRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys } from '../../shared/keys';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { LevelBadge } from '../../shared/ui/LevelBadge';
import classes from './customers.module.css';
import { titleOf } from './show';
import type { StateChange } from './useStateChange';

export interface Review {
  readonly change: StateChange;
  readonly count: number;
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
  const id = useId();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const { change, count } = review;
  const samples = review.samples.slice(0, MOST_SAMPLES);

  const run = () => {
    if (review.typed && typed.replace(/[,，\s]/g, '') !== String(count)) setRefused(true);
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
          <Button look="primary" onClick={run} data-testid="review-run">
            {words.run[change]}
          </Button>
        </>
      }
    >
      <p>{words.what[change]({ count })}</p>
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
        <div className={classes['typed']}>
          <label htmlFor={id}>{words.type({ count })}</label>
          <input
            id={id}
            className={classes['input']}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            aria-invalid={refused || undefined}
            aria-describedby={refused ? `${id}-error` : undefined}
            data-autofocus
            data-testid="review-number"
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setRefused(false);
            }}
            {...onKeys({ enter: run })}
          />
          {refused && (
            <p id={`${id}-error`} role="alert" className={classes['error']}>
              {words.mismatch}
            </p>
          )}
        </div>
      )}
    </Dialog>
  );
}
