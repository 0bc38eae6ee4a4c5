import { useState } from 'react';

import { toCallError, type CallError } from '../../../api/errors';
import { useCommand } from '../../../api/queries';
import type {
  CatalogueField,
  CustomKind,
  FieldCatalogue,
  LegalClass,
  Level,
  SpiKind,
} from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { LEVELS } from '../../../shared/levels/levels';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { SelectField, TextField } from '../../../shared/ui/Field';
import { wholeNumber } from '../limits';
import classes from './fields.module.css';
import { isSensitive } from './legal';

interface FieldDialogProps {
  catalogue: FieldCatalogue;
  /** Nothing for a new one. */
  field: CatalogueField | null;
  onClose: () => void;
}

interface Typed {
  label: string;
  kind: CustomKind | null;
  choices: string;
  level: Level | null;
  legalClass: LegalClass | null;
  spiKind: SpiKind | null;
  why: string;
  purpose: string;
  months: string;
  archived: boolean;
}

function typedOf(field: CatalogueField | null): Typed {
  return {
    label: field?.label ?? '',
    kind: field?.kind ?? null,
    choices: field?.choices.join('\n') ?? '',
    level: null,
    legalClass: null,
    spiKind: null,
    why: field?.why ?? '',
    purpose: field?.purpose ?? '',
    months: field === null ? '' : String(field.retention_months),
    archived: field?.archived ?? false,
  };
}

/** A field of the vault's own, or what is said of a built-in one. */
export function FieldDialog({ catalogue, field, onClose }: FieldDialogProps) {
  const { t } = useI18n();
  const words = t.fields.dialog;
  const save = useCommand('field_save');
  const remove = useCommand('field_remove');
  const [typed, setTyped] = useState(() => typedOf(field));
  const [error, setError] = useState<CallError | null>(null);
  const isNew = field === null;
  const own = isNew || field.group === 'custom';
  const busy = save.pending || remove.pending;
  const put = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const choose = <T extends string>(values: Readonly<Record<T, string>>) =>
    (Object.keys(values) as T[]).map((value) => ({ value, label: values[value] }));

  async function attempt(work: () => Promise<unknown>, say: string) {
    if (busy) return;
    setError(null);
    try {
      await work();
      toast({ text: say });
      onClose();
    } catch (reason) {
      setError(toCallError(reason));
    }
  }

  const request = {
    field: field?.field ?? null,
    label: typed.label,
    kind: typed.kind,
    choices: typed.kind === 'choice' ? typed.choices.split('\n').filter((line) => line.trim() !== '') : [],
    level: typed.level,
    legal_class: typed.legalClass,
    spi_kind: isSensitive(typed.legalClass) ? typed.spiKind : null,
    why: typed.why,
    purpose: typed.purpose,
    retention_months: wholeNumber(typed.months),
    archived: typed.archived,
  };

  return (
    <Dialog
      opened
      onClose={() => !busy && onClose()}
      title={isNew ? words.add : words.edit({ name: t.words.field[field.field] })}
      size={560}
      testId="field-dialog"
      footer={
        <>
          {own && !isNew && (
            <Button
              look="quiet"
              disabled={busy}
              data-testid="field-remove"
              onClick={() => void attempt(() => remove.run({ field: field.field }), t.fields.removed)}
            >
              {words.remove}
            </Button>
          )}
          <Button disabled={busy} onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button
            look="primary"
            busy={busy}
            data-testid="field-save"
            onClick={() => void attempt(() => save.run(request), t.fields.saved)}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <div className={classes['form']}>
        {own && (
          <div className={classes['pair']}>
            <TextField
              label={words.label}
              hint={isNew ? words.labelHint : undefined}
              value={typed.label}
              onText={(label) => put({ label })}
              maxLength={80}
              testId="field-label"
            />
            {isNew && (
              <SelectField
                label={words.kind}
                value={typed.kind}
                none={words.choose}
                options={choose(t.words.customKind)}
                onChange={(kind) => put({ kind })}
                testId="field-kind"
              />
            )}
          </div>
        )}
        {own && typed.kind === 'choice' && (
          <TextField
            label={words.choices}
            hint={isNew ? undefined : words.choicesHint}
            value={typed.choices}
            onText={(choices) => put({ choices })}
            rows={4}
            testId="field-choices"
          />
        )}
        {isNew ? (
          <>
            <div className={classes['pair']}>
              <SelectField
                label={words.level}
                value={typed.level}
                none={words.choose}
                options={LEVELS.map((level) => ({ value: level, label: t.words.levelFull[level] }))}
                onChange={(level) => put({ level })}
                testId="field-new-level"
              />
              <SelectField
                label={words.legalClass}
                value={typed.legalClass}
                none={words.choose}
                options={choose(t.words.legalClass)}
                onChange={(legalClass) => put({ legalClass })}
                testId="field-class"
              />
            </div>
            {isSensitive(typed.legalClass) && (
              <>
                <SelectField
                  label={words.spiKind}
                  value={typed.spiKind}
                  none={words.choose}
                  options={choose(t.words.spiKind)}
                  onChange={(spiKind) => put({ spiKind })}
                  testId="field-spi"
                />
                <TextField
                  label={words.why}
                  hint={words.whyHint}
                  value={typed.why}
                  onText={(why) => put({ why })}
                  rows={2}
                  maxLength={300}
                  testId="field-why"
                />
              </>
            )}
          </>
        ) : (
          <p className={classes['text']}>{words.levelNote}</p>
        )}
        <TextField
          label={words.purpose}
          hint={own ? undefined : t.fields.usualPurpose[field.group]}
          value={typed.purpose}
          onText={(purpose) => put({ purpose })}
          rows={2}
          maxLength={300}
          testId="field-purpose"
        />
        <TextField
          label={words.retention}
          hint={words.retentionHint({ floor: catalogue.retention_floor_months })}
          value={typed.months}
          onText={(months) => put({ months })}
          numeric
          testId="field-months"
        />
        {own && !isNew && (
          <label className={classes['check']}>
            <input
              type="checkbox"
              checked={typed.archived}
              data-testid="field-archived"
              onChange={({ currentTarget: { checked } }) => put({ archived: checked })}
            />
            {words.archive}
          </label>
        )}
        <ErrorNotice error={error} testId="field-error" />
      </div>
    </Dialog>
  );
}
