import { useId } from 'react';

import classes from './cards.module.css';

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  /** One sentence below the label. */
  readonly text?: string;
  /** A word at the end of the label. */
  readonly mark?: string | undefined;
  readonly disabled?: boolean;
}

interface RadioCardsProps<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  /** In columns where there is room. */
  readonly columns?: boolean;
  readonly testId: string;
}

/** One of a few, each with a sentence that says what it means. */
export function RadioCards<T extends string>(props: RadioCardsProps<T>) {
  const { label, options, value, onChange, columns = false, testId } = props;
  const id = useId();
  return (
    <fieldset className={classes['cards']} data-columns={columns || undefined} data-testid={testId}>
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value} className={classes['card']} data-disabled={option.disabled || undefined}>
            <input
              type="radio"
              name={id}
              checked={option.value === value}
              disabled={option.disabled}
              aria-describedby={option.text === undefined ? undefined : `${id}-${option.value}`}
              onChange={() => onChange(option.value)}
              data-testid={`${testId}-${option.value}`}
            />
            <span>
              <span className={classes['name']}>
                {option.label}
                {option.mark !== undefined && <span className={classes['mark']}>{option.mark}</span>}
              </span>
              {option.text !== undefined && (
                <span id={`${id}-${option.value}`} className={classes['text']}>
                  {option.text}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
