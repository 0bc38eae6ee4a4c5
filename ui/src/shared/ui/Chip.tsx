import type { ReactNode } from 'react';

import classes from './Chip.module.css';
import { Icon, type IconName } from './Icon';

interface ChipProps {
  /** Muted, before the value: 阶段. */
  label?: string;
  children: ReactNode;
  onClick?: () => void;
  onRemove?: () => void;
  /** Said for the remove button, for example "移除筛选：阶段". */
  removeLabel?: string;
  testId?: string;
}

/** One condition in a filter row: muted key, value, remove. */
export function Chip({ label, children, onClick, onRemove, removeLabel, testId }: ChipProps) {
  const content = (
    <>
      {label !== undefined && <span className={classes['label']}>{label}</span>}
      {children}
    </>
  );
  return (
    <span className={classes['chip']} data-testid={testId}>
      {onClick ? (
        <button type="button" className={classes['value']} onClick={onClick}>
          {content}
        </button>
      ) : (
        <span className={classes['value']}>{content}</span>
      )}
      {onRemove && (
        <button type="button" className={classes['remove']} aria-label={removeLabel} onClick={onRemove}>
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

interface ChoiceChipsProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string; icon?: IconName }[];
  value: T | null;
  onChange: (value: T) => void;
  testId?: string;
}

/** A few words of which one is chosen: purposes, kinds of a note. */
export function ChoiceChips<T extends string>({
  label,
  options,
  value,
  onChange,
  testId,
}: ChoiceChipsProps<T>) {
  return (
    <div className={classes['choices']} role="group" aria-label={label} data-testid={testId}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={classes['choice']}
          aria-pressed={option.value === value}
          data-testid={testId && `${testId}-${option.value}`}
          onClick={() => onChange(option.value)}
        >
          {option.icon && <Icon name={option.icon} size={14} />}
          {option.label}
        </button>
      ))}
    </div>
  );
}
