import { useId, type ReactNode } from 'react';

import classes from './settings.module.css';
import type { SettingId } from './settingsIndex';
import { useShown } from './shown';

interface SettingProps {
  id: SettingId;
  label: string;
  /** What it does, in one sentence. */
  text?: string;
  children: (ids: { labelledBy: string; describedBy: string | undefined }) => ReactNode;
}

/** One line: name and effect on the left, the control at the right. Absent while others are looked for. */
export function Setting({ id: setting, label, text, children }: SettingProps) {
  const id = useId();
  if (!useShown(setting)) return null;
  return (
    <div className={classes['setting']}>
      <div>
        <div id={`${id}-label`}>{label}</div>
        {text !== undefined && (
          <div id={`${id}-text`} className={classes['text']}>
            {text}
          </div>
        )}
      </div>
      {children({ labelledBy: `${id}-label`, describedBy: text === undefined ? undefined : `${id}-text` })}
    </div>
  );
}

interface ChoiceProps<T extends string | number> {
  id: SettingId;
  label: string;
  text?: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
  disabled?: boolean;
  testId: string;
}

/** A setting with a handful of values: the system's own select, which every keyboard and screen reader knows. */
export function Choice<T extends string | number>(props: ChoiceProps<T>) {
  const { id, label, text, options, value, onChange, disabled = false, testId } = props;
  return (
    <Setting id={id} label={label} {...(text !== undefined && { text })}>
      {({ labelledBy, describedBy }) => (
        <select
          className={classes['select']}
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          value={value}
          disabled={disabled}
          data-testid={testId}
          onChange={(event) => {
            const chosen = options.find((option) => String(option.value) === event.currentTarget.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Setting>
  );
}

interface SwitchProps {
  id: SettingId;
  label: string;
  text?: string;
  value: boolean;
  onChange: (value: boolean) => void;
  disabled?: boolean;
  testId: string;
}

export function OnOff({ id, label, text, value, onChange, disabled = false, testId }: SwitchProps) {
  return (
    <Setting id={id} label={label} {...(text !== undefined && { text })}>
      {({ labelledBy, describedBy }) => (
        <button
          type="button"
          role="switch"
          className={classes['switch']}
          aria-checked={value}
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          disabled={disabled}
          data-testid={testId}
          onClick={() => onChange(!value)}
        />
      )}
    </Setting>
  );
}
