import { useId } from 'react';

import { onKeys, useComposedText } from '../../../shared/keys';
import classes from './dialogs.module.css';

interface TypedRowsProps {
  readonly label: string;
  readonly mismatch: string;
  readonly rows: number;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly onEnter: () => void;
  readonly testId: string;
}

/** Whether this is the number asked for; full-width digits and separators are fine. */
export function isTyped(value: string, rows: number): boolean {
  return value.normalize('NFKC').replace(/[,\s]/g, '') === String(rows);
}

/** What leaves is confirmed by its number of rows. Nothing is said before as many digits stand there. */
export function TypedRows({ label, mismatch, rows, value, onText, onEnter, testId }: TypedRowsProps) {
  const id = useId();
  const field = useComposedText(value, onText);
  const wrong = value.trim().length >= String(rows).length && !isTyped(value, rows);
  return (
    <div className={classes['typed']}>
      <label htmlFor={id}>{label}</label>
      <input
        {...field}
        id={id}
        className={classes['input']}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        data-autofocus=""
        data-testid={testId}
        {...onKeys({ enter: onEnter })}
      />
      {wrong && (
        <p id={`${id}-error`} role="alert" className={classes['error']}>
          {mismatch}
        </p>
      )}
    </div>
  );
}
