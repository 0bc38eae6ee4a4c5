import type { Receiver } from '../../generated/contract';
import { useI18n } from '../../i18n';
import classes from './customers.module.css';
import { ownerOf, titleOf } from './show';
import type { TransferPlan } from './transferPlan';

const MOST_SAMPLES = 5;

interface TransferSheetProps {
  readonly plan: TransferPlan;
  readonly to: Receiver;
  /** What the receiver is called. */
  readonly name: string;
}

/** What will move, old and new for some of it, and what stays and why. */
export function TransferSheet({ plan, to, name }: TransferSheetProps) {
  const { t } = useI18n();
  const words = t.customers.transfer;
  const count = plan.moving.length;
  const samples = plan.moving.slice(0, MOST_SAMPLES);
  const same =
    to.kind === 'pool' ? words.samePool({ count: plan.same }) : words.same({ count: plan.same, name });
  // Nobody is given a customer like that here.
  const what = { pool: words.whatPool, team: words.whatTeam, person: words.what, kept: words.what }[to.kind];
  return (
    <div data-testid="transfer-sheet">
      <p role="status">{count === 0 ? words.nothing : what({ count, name })}</p>
      {samples.length > 0 && (
        <>
          <p className={classes['reviewHead']}>{words.samples}</p>
          <ul className={classes['samples']}>
            {samples.map((row) => (
              <li key={row.record_id}>
                <span title={titleOf(row)}>{titleOf(row)}</span>
                <span className={classes['hint']}>{words.change({ from: ownerOf(t, row), to: name })}</span>
              </li>
            ))}
          </ul>
          {count > samples.length && (
            <p className={classes['hint']}>{t.customers.review.others({ count: count - samples.length })}</p>
          )}
        </>
      )}
      {plan.same + plan.core > 0 && (
        <>
          <p className={classes['reviewHead']}>{words.excluded}</p>
          <ul data-testid="transfer-excluded">
            {plan.same > 0 && <li>{same}</li>}
            {plan.core > 0 && <li>{words.core({ count: plan.core })}</li>}
          </ul>
        </>
      )}
    </div>
  );
}
