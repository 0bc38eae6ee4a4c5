import { onKeys, useComposedText } from '../../shared/keys';
import classes from './settings.module.css';

interface NumberFieldProps {
  label: string;
  value: string;
  onText: (text: string) => void;
  onEnter: () => void;
  /** Says what is wrong with the number. */
  problemId: string | undefined;
  disabled: boolean;
  testId: string;
}

/** A whole number, typed: full-width digits too. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onText, onEnter, problemId, disabled, testId } = props;
  const field = useComposedText(value, onText);
  return (
    <input
      {...field}
      type="text"
      inputMode="numeric"
      className={classes['number']}
      aria-label={label}
      aria-invalid={problemId !== undefined || undefined}
      aria-describedby={problemId}
      autoComplete="off"
      spellCheck={false}
      disabled={disabled}
      data-testid={testId}
      {...onKeys({ enter: onEnter })}
    />
  );
}
