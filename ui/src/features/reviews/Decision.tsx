import { useEffect, useRef, useState } from 'react';

import type { ReviewDecision, ReviewRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { canReduce, decisionText, needsReason } from './decisions';
import classes from './reviews.module.css';

type Kind = ReviewDecision['kind'];

interface DecisionProps {
  row: ReviewRow;
  writes: boolean;
  onDecide: (kind: Kind) => void;
}

/** Three choices, or what was chosen with the reason and a way to choose again. */
export function Decision({ row, writes, onDecide }: DecisionProps) {
  const { t } = useI18n();
  const words = t.reviews;
  const { decision, name, person_id: id } = row;
  const [again, setAgain] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);

  // The button that was pressed is gone with the answer: the focus goes on from what stands in its place.
  const decided = decision === null ? null : JSON.stringify([decision, row.reason]);
  const [shown, setShown] = useState(decided);
  const [arrived, setArrived] = useState(false);
  if (shown !== decided) {
    setShown(decided);
    setAgain(false);
    setArrived(true);
  }
  useEffect(() => {
    if (arrived && document.activeElement === document.body) change.current?.focus();
  }, [arrived, decided]);
  useEffect(() => {
    if (again) first.current?.focus();
  }, [again]);

  if (decision !== null && !again) {
    return (
      <div className={classes['decided']} data-testid={`review-decision-${id}`}>
        <span>
          {decisionText(t, decision)}
          {row.reason !== '' && (
            <span className={classes['second']} title={row.reason}>
              {row.reason}
            </span>
          )}
        </span>
        {writes && (
          <Button
            ref={change}
            size="small"
            look="quiet"
            aria-label={words.changeFull({ name })}
            data-testid={`review-change-${id}`}
            onClick={() => setAgain(true)}
          >
            {words.change}
          </Button>
        )}
      </div>
    );
  }
  if (!writes) return <span className={classes['muted']}>{words.undecided}</span>;
  const kinds: readonly Kind[] = canReduce(row.roles) ? ['keep', 'reduce', 'freeze'] : ['keep', 'freeze'];
  return (
    <div className={classes['choices']} role="group" aria-label={words.decisionOf({ name })}>
      {kinds.map((kind, index) => (
        <Button
          key={kind}
          ref={index === 0 ? first : null}
          size="small"
          data-testid={`review-${kind}-${id}`}
          onClick={() => onDecide(kind)}
        >
          {needsReason(row, kind) ? words.chooseMore[kind] : words.choose[kind]}
        </Button>
      ))}
    </div>
  );
}
