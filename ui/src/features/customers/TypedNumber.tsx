import { useId } from 'react';

import { useI18n } from '../../i18n';
import { onKeys } from '../../shared/keys';
import classes from './customers.module.css';

interface TypedNumberProps {
  readonly count: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Another number was typed. */
  readonly refused: boolean;
  readonly onEnter: () => void;
}

/** Whether this is the number asked for; separators do not matter. */
export function isTyped(value: string, count: number): boolean {
  return value.replace(/[,，\s]/g, '') === String(count);
}

/** A change of many is confirmed by its number. */
export function TypedNumber({ count, value, onChange, refused, onEnter }: TypedNumberProps) {
  const { t } = useI18n();
  const words = t.customers.review;
  const id = useId();
  return (
    <div className={classes['typed']}>
      <label htmlFor={id}>{words.type({ count })}</label>
      <input
        id={id}
        className={classes['input']}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-invalid={refused || undefined}
        aria-describedby={refused ? `${id}-error` : undefined}
        data-autofocus
        data-testid="review-number"
        onChange={(event) => onChange(event.currentTarget.value)}
        {...onKeys({ enter: onEnter })}
      />
      {refused && (
        <p id={`${id}-error`} role="alert" className={classes['error']}>
          {words.mismatch}
        </p>
      )}
    </div>
  );
}
