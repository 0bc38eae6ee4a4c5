import { useId } from 'react';

import { useI18n } from '../../i18n';
import { isoDay, localDay } from '../../i18n/formats/time';
import classes from './people.module.css';

interface LastDayProps {
  day: string;
  onDay: (day: string) => void;
  now: number;
  testId: string;
}

/** The midnight that ends a day, also where clocks change. */
export function endOfDay(day: string): number {
  const at = localDay(day);
  at.setDate(at.getDate() + 1);
  return at.getTime();
}

/** A whole day that is not over yet. */
export function isLastDay(day: string, now: number): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= isoDay(new Date(now));
}

/** The last day somebody works. */
export function LastDay({ day, onDay, now, testId }: LastDayProps) {
  const { t } = useI18n();
  const id = useId();
  const words = t.people.freeze;
  return (
    <div className={classes['field']}>
      <label htmlFor={id}>{words.day}</label>
      <input
        id={id}
        type="date"
        className={`${classes['input']} ${classes['short']}`}
        value={day}
        min={isoDay(new Date(now))}
        aria-describedby={`${id}-text`}
        data-testid={testId}
        onChange={(event) => onDay(event.currentTarget.value)}
      />
      <p id={`${id}-text`} className={`${classes['small']} ${classes['muted']}`}>
        {words.dayText}
      </p>
    </div>
  );
}
