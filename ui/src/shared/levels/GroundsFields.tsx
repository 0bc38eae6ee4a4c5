import { useI18n } from '../../i18n';
import { TextField } from '../ui/Field';
import classes from './GroundsFields.module.css';
import type { Grounds } from './levels';

interface GroundsFieldsProps {
  value: Grounds;
  /** Lowering needs them all; raising may say why. */
  lowering: boolean;
  disabled: boolean;
  onChange: (grounds: Grounds) => void;
}

const FACTORS = ['affected', 'degree', 'precision'] as const;

/** Reason and the three factors a lowering is judged by. */
export function GroundsFields({ value, lowering, disabled, onChange }: GroundsFieldsProps) {
  const { t } = useI18n();
  const words = t.fields.reasons;
  const reason = (
    <TextField
      label={lowering ? words.reason : words.reasonRaise}
      value={value.reason}
      onText={(text) => onChange({ ...value, reason: text })}
      rows={2}
      maxLength={300}
      disabled={disabled}
      testId="grounds-reason"
    />
  );
  if (!lowering) return reason;
  return (
    <fieldset className={classes['grounds']} data-testid="grounds">
      <legend>{words.legend}</legend>
      {reason}
      {FACTORS.map((factor) => (
        <TextField
          key={factor}
          label={words[factor]}
          hint={words[`${factor}Hint`]}
          value={value.factors[factor]}
          onText={(text) => onChange({ ...value, factors: { ...value.factors, [factor]: text } })}
          maxLength={200}
          disabled={disabled}
          testId={`grounds-${factor}`}
        />
      ))}
    </fieldset>
  );
}
