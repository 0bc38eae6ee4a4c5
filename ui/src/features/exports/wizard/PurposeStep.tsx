import { useId } from 'react';

import { useI18n } from '../../../i18n';
import { ChoiceChips } from '../../../shared/ui/Chip';
import { SelectField, TextField } from '../../../shared/ui/Field';
import { Notice } from '../../../shared/ui/Notice';
import { RadioCards } from '../RadioCards';
import { isFreeMail, KINDS, numbered, PURPOSES, VALID_DAYS, type Draft, type Problem } from './draft';
import classes from './wizard.module.css';

interface PurposeStepProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  /** Shown once somebody tried to go on. */
  readonly problem: Problem | null;
}

/** What it is for and who receives it; who destroys it, and when. */
export function PurposeStep({ draft, onChange, problem }: PurposeStepProps) {
  const { t } = useI18n();
  const words = t.exports.wizard;
  const id = useId();
  const number = numbered(draft.kind);
  return (
    <div className={classes['form']}>
      <div className={classes['group']}>
        <h2>{words.purpose}</h2>
        <ChoiceChips
          label={words.purpose}
          options={PURPOSES.map((value) => ({ value, label: t.exports.purpose[value] }))}
          value={draft.purpose}
          onChange={(purpose) => onChange({ purpose })}
          testId="export-purpose"
        />
        {draft.purpose === 'other' && (
          <TextField
            label={words.purposeText}
            hint={words.purposeTextHint}
            value={draft.purposeText}
            onText={(purposeText) => onChange({ purposeText })}
            maxLength={200}
            testId="export-purpose-text"
          />
        )}
      </div>
      <RadioCards
        label={words.recipientKind}
        options={KINDS.map((value) => ({
          value,
          label: t.exports.recipient[value],
          text: words.recipientText[value],
        }))}
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
        columns
        testId="export-kind"
      />
      <div className={classes['two']}>
        <TextField
          label={words.recipient}
          hint={words.recipientHint}
          value={draft.recipient}
          onText={(recipient) => onChange({ recipient })}
          maxLength={100}
          testId="export-recipient"
        />
        {number !== null && (
          <TextField
            label={words.reference[number]}
            value={draft.reference}
            onText={(reference) => onChange({ reference })}
            maxLength={100}
            testId="export-reference"
          />
        )}
      </div>
      {isFreeMail(draft.recipient) && (
        <Notice tone="warning" role="status" testId="export-free-mail">
          {words.freeMail}
        </Notice>
      )}
      <div className={classes['two']}>
        <TextField
          label={words.keeper}
          value={draft.keeper}
          onText={(keeper) => onChange({ keeper })}
          maxLength={50}
          testId="export-keeper"
        />
        <label className={classes['date']} htmlFor={`${id}-destroy`}>
          <span>{words.destroyBy}</span>
          <input
            id={`${id}-destroy`}
            type="date"
            value={draft.destroyBy}
            aria-invalid={problem === 'destroyBy' || undefined}
            aria-describedby={`${id}-hint`}
            onChange={(event) => onChange({ destroyBy: event.currentTarget.value })}
            data-testid="export-destroy-by"
          />
          <span id={`${id}-hint`} className={classes['muted']}>
            {words.destroyHint}
          </span>
        </label>
        <SelectField
          label={words.validDays}
          value={String(draft.validDays)}
          options={VALID_DAYS.map((count) => ({ value: String(count), label: words.days({ count }) }))}
          onChange={(days) => onChange({ validDays: Number(days) })}
          testId="export-valid-days"
        />
      </div>
    </div>
  );
}
