import { useId } from 'react';

import { useI18n } from '../../i18n';
import { useNow } from '../../shared/time/useNow';
import classes from './people.module.css';

interface HistoryFromProps {
  /** `YYYY-MM-DD`; empty for all of it. */
  value: string;
  onChange: (day: string) => void;
}

/** 历史起始日: notes and changes before this day stay out of sight. The keys open them, so it is the program that does it. */
export function HistoryFrom({ value, onChange }: HistoryFromProps) {
  const { t, f } = useI18n();
  const id = useId();
  const now = useNow();
  const words = t.people.history;
  return (
    <div className={classes['field']}>
      <label htmlFor={id}>{words.label}</label>
      <input
        id={id}
        type="date"
        className={`${classes['input']} ${classes['short']}`}
        value={value}
        max={f.isoDay(now)}
        aria-describedby={`${id}-text`}
        data-testid="history-from"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-text`} className={`${classes['small']} ${classes['muted']}`}>
        {words.text}
      </p>
    </div>
  );
}
