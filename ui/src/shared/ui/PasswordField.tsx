import { useId, useState, type Ref } from 'react';

import { useI18n } from '../../i18n';
import { onKeys } from '../keys';
import { IconButton } from './Button';
import classes from './PasswordField.module.css';

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onEnter?: () => void;
  /** At the right of the label: a link, for example. */
  aside?: React.ReactNode;
  error?: string | null | undefined;
  autoFocus?: boolean;
  disabled?: boolean;
  testId: string;
  ref?: Ref<HTMLInputElement>;
}

/**
 * A secret. Pasting is allowed, spelling and completion are off, "show" ends when the field loses the focus.
 * Says when Caps Lock is on and when something was typed that a hidden field could not type again.
 */
export function PasswordField({
  label,
  value,
  onChange,
  onEnter,
  aside,
  error,
  autoFocus = false,
  disabled = false,
  testId,
  ref,
}: PasswordFieldProps) {
  const { t } = useI18n();
  const id = useId();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const wide = /[^\x20-\x7e]/.test(value);
  const message = wide ? t.common.password.fullWidth : (error ?? null);
  const hint = capsLock ? t.common.password.capsLock : null;

  return (
    <div className={classes['field']}>
      <div className={classes['head']}>
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      <div
        className={classes['box']}
        data-invalid={message !== null || undefined}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setShown(false);
        }}
      >
        <input
          ref={ref}
          id={id}
          className={classes['input']}
          type={shown ? 'text' : 'password'}
          value={value}
          disabled={disabled}
          // The person came here to type the password: nothing else on these screens wants the focus.
          autoFocus={autoFocus}
          // Inside a dialog, which gives the focus to its first control otherwise.
          data-autofocus={autoFocus || undefined}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={message !== null || undefined}
          aria-describedby={message !== null || hint !== null ? `${id}-hint` : undefined}
          data-testid={testId}
          onChange={(event) => onChange(event.currentTarget.value)}
          {...onKeys({ enter: () => (onEnter ? onEnter() : false) }, (event) => {
            setCapsLock(event.getModifierState('CapsLock'));
            return false;
          })}
        />
        <IconButton
          icon={shown ? 'eyeOff' : 'eye'}
          label={shown ? t.common.password.hide : t.common.password.show}
          pressed={shown}
          disabled={disabled}
          data-testid={`${testId}-show`}
          onClick={() => setShown(!shown)}
        />
      </div>
      <div id={`${id}-hint`} className={classes['hints']} aria-live="polite">
        {message !== null && <p className={classes['error']}>{message}</p>}
        {hint !== null && <p className={classes['warning']}>{hint}</p>}
      </div>
    </div>
  );
}
