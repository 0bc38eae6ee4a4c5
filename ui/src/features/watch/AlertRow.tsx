import { Link } from '@tanstack/react-router';

import type { Alert } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { Icon, type IconName } from '../../shared/ui/Icon';
import { ledgerOf } from './said';
import type { Rows } from './useRows';
import classes from './watch.module.css';

interface AlertRowProps {
  alert: Alert;
  sentence: string;
  now: number;
  writes: boolean;
  selected: boolean;
  selectable: boolean;
  row: ReturnType<Rows['row']>;
  onSelect: () => void;
  onReview: () => void;
}

export function AlertRow(props: AlertRowProps) {
  const { alert, sentence, now, writes, selected, selectable, row, onSelect, onReview } = props;
  const { t, f } = useI18n();
  const words = t.watch;
  const mine = writes && alert.not_by_you === null;
  const done = alert.reviewed !== null;
  return (
    <tr {...row} data-testid="alert-row" data-rule={alert.rule} data-done={done || undefined}>
      <td>
        {selectable && (
          <input
            type="checkbox"
            className={classes['box']}
            tabIndex={-1}
            aria-label={words.select({ what: sentence })}
            checked={selected}
            data-testid={`alert-select-${alert.rule}`}
            onChange={onSelect}
          />
        )}
      </td>
      <th scope="row">
        <span className={classes['what']}>{sentence}</span>
        {!done && alert.not_by_you !== null && (
          <span className={classes['why']} data-testid="alert-not-by-you">
            <Icon name="lock" size={12} />
            {words.notByYou[alert.not_by_you]}
          </span>
        )}
      </th>
      <td className={classes['when']}>
        <time title={f.dateTime(alert.at_ms)}>{f.short(alert.at_ms, now)}</time>
      </td>
      <td>
        <State alert={alert} now={now} />
      </td>
      <td className={classes['acts']}>
        {mine && (
          <Button
            look="link"
            size="small"
            aria-label={(done ? words.againFull : words.reviewFull)({ what: sentence })}
            data-testid={`alert-review-${alert.rule}`}
            onClick={onReview}
          >
            {done ? words.again : words.review}
          </Button>
        )}
        <Link
          to="/ledger"
          search={ledgerOf(f, alert)}
          className={classes['link']}
          aria-label={words.inLedgerFull({ what: sentence })}
          data-testid={`alert-ledger-${alert.rule}`}
        >
          {words.inLedger}
        </Link>
      </td>
    </tr>
  );
}

const icons = { explained: 'check', acted: 'check', incident: 'search' } as const satisfies Record<
  string,
  IconName
>;

/** Reviewed, by whom and why; or until when it has to be. */
function State({ alert: { reviewed, overdue, due_ms: due }, now }: { alert: Alert; now: number }) {
  const { t, f } = useI18n();
  const words = t.watch;
  if (reviewed === null) {
    return overdue ? (
      <>
        <span className={classes['state']} data-state="overdue">
          <Icon name="warning" size={14} />
          {words.open}
        </span>
        <span className={classes['late']}>{words.overdueSince({ day: f.date(due) })}</span>
      </>
    ) : (
      <>
        <span className={classes['state']} data-state="open">
          <Icon name="clock" size={14} />
          {words.open}
        </span>
        <span className={classes['second']}>{words.until({ day: f.date(due) })}</span>
      </>
    );
  }
  const note = reviewed.note ?? words.sealedNote;
  return (
    <>
      <span className={classes['state']} data-state={reviewed.verdict}>
        <Icon name={icons[reviewed.verdict]} size={14} />
        {words.verdict[reviewed.verdict]}
      </span>
      <span className={classes['second']}>
        {words.by({ name: reviewed.person_name ?? t.ledger.program, when: f.short(reviewed.at_ms, now) })}
      </span>
      <span className={classes['note']} title={note}>
        {note}
      </span>
    </>
  );
}
