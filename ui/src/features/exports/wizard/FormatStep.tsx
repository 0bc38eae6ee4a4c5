import { useI18n } from '../../../i18n';
import { RadioCards } from '../RadioCards';
import { FORMATS, type Draft } from './draft';
import classes from './wizard.module.css';

interface FormatStepProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** In which form it leaves. What is Core in clear leaves sealed only. */
export function FormatStep({ draft, onChange }: FormatStepProps) {
  const { t } = useI18n();
  const words = t.exports.wizard;
  return (
    <div className={classes['form']}>
      <RadioCards
        label={words.format}
        options={FORMATS.map((value) => ({
          value,
          label: t.exports.format[value],
          text: words.formatText[value],
          mark: value === 'package' ? words.recommended : undefined,
          disabled: draft.clearL3 && value !== 'package',
        }))}
        value={draft.format}
        onChange={(format) => onChange({ format })}
        columns
        testId="export-format"
      />
      {draft.clearL3 && <p className={classes['muted']}>{words.sealedOnly}</p>}
    </div>
  );
}
