import { useId } from 'react';

import { useComposedText } from '../keys';
import classes from './Field.module.css';

interface TextFieldProps {
  label: string;
  value: string;
  onText: (text: string) => void;
  hint?: string | undefined;
  /** Several lines. */
  rows?: number;
  numeric?: boolean;
  maxLength?: number;
  disabled?: boolean;
  testId: string;
}

/** A label above a line, or a few lines, of text. */
export function TextField({ label, value, onText, hint, rows, numeric, ...rest }: TextFieldProps) {
  const id = useId();
  const field = useComposedText(value, onText);
  const shared = {
    id: `${id}-input`,
    className: classes['input'],
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    'data-testid': rest.testId,
    disabled: rest.disabled,
    maxLength: rest.maxLength,
    autoComplete: 'off',
    spellCheck: false,
  };
  return (
    <div className={classes['field']}>
      <label className={classes['label']} htmlFor={`${id}-input`}>
        {label}
      </label>
      {rows === undefined ? (
        <input {...field} {...shared} type="text" inputMode={numeric === true ? 'numeric' : 'text'} />
      ) : (
        <textarea {...field} {...shared} rows={rows} />
      )}
      {hint !== undefined && (
        <span id={`${id}-hint`} className={classes['hint']}>
          {hint}
        </span>
      )}
    </div>
  );
}

interface SelectFieldProps<T extends string> {
  label: string;
  value: T | null;
  options: readonly { value: T; label: string }[];
  /** What stands there while nothing is chosen; without it something always is. */
  none?: string;
  onChange: (value: T) => void;
  disabled?: boolean;
  hint?: string | undefined;
  testId: string;
}

/** A label above the system's own select. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, value, options, none, onChange, disabled, hint, testId } = props;
  const id = useId();
  return (
    <div className={classes['field']}>
      <label className={classes['label']} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={classes['input']}
        value={value ?? ''}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        data-testid={testId}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {none !== undefined && (
          <option value="" disabled>
            {none}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <span id={`${id}-hint`} className={classes['hint']}>
          {hint}
        </span>
      )}
    </div>
  );
}
