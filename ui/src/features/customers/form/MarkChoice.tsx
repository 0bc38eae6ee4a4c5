import { useI18n } from '../../../i18n';
import { Icon } from '../../../shared/ui/Icon';
import classes from './form.module.css';
import type { FormValue } from './formState';

interface MarkChoiceProps {
  readonly field: string;
  readonly labelId: string;
  readonly values: readonly FormValue[];
  readonly onValues: (values: readonly FormValue[]) => void;
}

/** What the customer said: any of a few marks, each on or off. */
export function MarkChoice({ field, labelId, values, onValues }: MarkChoiceProps) {
  const { t } = useI18n();
  const chosen = values.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
  const toggle = (code: string) =>
    onValues(
      chosen.includes(code)
        ? values.filter((value) => value.kind !== 'text' || value.text !== code)
        : [...values, { kind: 'text', text: code }],
    );
  return (
    <div className={classes['marks']} role="group" aria-labelledby={labelId}>
      {Object.entries(t.words.consent).map(([code, word]) => (
        <button
          key={code}
          type="button"
          className={classes['mark']}
          aria-pressed={chosen.includes(code)}
          data-entry=""
          data-testid={`form-${field}-${code}`}
          onClick={() => toggle(code)}
        >
          {chosen.includes(code) && <Icon name="check" size={14} />}
          {word}
        </button>
      ))}
    </div>
  );
}
