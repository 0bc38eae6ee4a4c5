import { Link } from '@tanstack/react-router';

import type { WatchDay } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { Icon } from '../../shared/ui/Icon';
import { DayState } from './DayState';
import { dayName, ledgerDay } from './said';
import type { Rows } from './useRows';
import classes from './watch.module.css';

interface DayRowProps {
  day: WatchDay;
  selected: boolean;
  selectable: boolean;
  /** Nobody but others can do anything about it. */
  onlyOwn: boolean;
  row: ReturnType<Rows['row']>;
  onSelect: () => void;
  onReview: () => void;
}

export function DayRow({ day, selected, selectable, onlyOwn, row, onSelect, onReview }: DayRowProps) {
  const { t, f } = useI18n();
  const words = t.watch.days;
  const name = dayName(f, day.day);
  const missing = words.missing({ names: day.waiting_for.join(t.people.between) });
  const reviewers = day.reviewers.join(t.people.between);
  return (
    <tr {...row} data-testid="day-row" data-state={day.state}>
      <td>
        {selectable && (
          <input
            type="checkbox"
            className={classes['box']}
            tabIndex={-1}
            aria-label={t.watch.select({ what: name })}
            checked={selected}
            data-testid={`day-select-${day.day}`}
            onChange={onSelect}
          />
        )}
      </td>
      <th scope="row">
        <time dateTime={day.day} title={f.date(new Date(`${day.day}T12:00`).getTime())}>
          {name}
        </time>
      </th>
      <td>{f.number(day.entries)}</td>
      <td className={day.refused > 0 ? undefined : classes['zero']}>{f.number(day.refused)}</td>
      <td>{f.number(day.people)}</td>
      <td>
        <DayState state={day.state} />
        {day.state !== 'reviewed' && (
          <span className={day.state === 'overdue' ? classes['late'] : classes['second']}>
            {(day.state === 'overdue' ? t.watch.overdueSince : t.watch.until)({
              day: f.date(day.due_ms - 1),
            })}
          </span>
        )}
      </td>
      <td>
        <span className={classes['names']} title={reviewers}>
          {reviewers || f.none}
        </span>
        {!onlyOwn && day.state !== 'reviewed' && day.reviewers.length > 0 && day.waiting_for.length > 0 && (
          <span className={classes['second']} data-testid="day-missing">
            {missing}
          </span>
        )}
        {onlyOwn && (
          <span className={classes['why']} data-testid="day-only-own">
            <Icon name="lock" size={12} />
            {words.onlyOwn}
          </span>
        )}
      </td>
      <td className={classes['acts']}>
        {selectable && (
          <Button
            look="link"
            size="small"
            aria-label={words.signFull({ day: name })}
            data-testid={`day-review-${day.day}`}
            onClick={onReview}
          >
            {words.sign}
          </Button>
        )}
        <Link
          to="/ledger"
          search={ledgerDay(day.day)}
          className={classes['link']}
          aria-label={t.watch.inLedgerFull({ what: name })}
          data-testid={`day-ledger-${day.day}`}
        >
          {t.watch.inLedger}
        </Link>
      </td>
    </tr>
  );
}
