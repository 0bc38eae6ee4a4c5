import { useCommandQuery } from '../../../api/queries';
import type { CatalogueField, FieldKey } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import type { WantedExport } from '../../../shared/leaving/wanted';
import { Button } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { LevelBadge } from '../../../shared/ui/LevelBadge';
import { RadioCards } from '../RadioCards';
import type { Draft } from './draft';
import classes from './wizard.module.css';

/** As on the card. */
const GROUPS = ['basic', 'contact', 'deal', 'billing', 'identity', 'custom'] as const;
const MOST = 60;

interface FieldsStepProps {
  readonly draft: Draft;
  readonly wanted: WantedExport | undefined;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** Which customers, which of their fields, and what of it in clear. */
export function FieldsStep({ draft, wanted, onChange }: FieldsStepProps) {
  const { t } = useI18n();
  const words = t.exports.wizard;
  const { data, error } = useCommandQuery('field_catalogue', {});
  const known = (data?.fields ?? []).filter(({ archived, group }) => !archived && group !== 'system');
  const order = known.map(({ field }) => field);
  /** In the order of the card, whatever was ticked first. */
  const put = (fields: ReadonlySet<FieldKey>) =>
    onChange({ fields: order.filter((field) => fields.has(field)).slice(0, MOST) });
  const chosen = new Set(draft.fields);
  const toggle = (some: readonly FieldKey[], on: boolean) => {
    const next = new Set(chosen);
    for (const field of some) {
      if (on) next.add(field);
      else next.delete(field);
    }
    put(next);
  };

  return (
    <div className={classes['form']}>
      {wanted !== undefined && (
        <RadioCards
          label={words.selection}
          options={[
            wanted.selection.kind === 'records'
              ? { value: 'wanted', label: words.chosen, text: words.chosenText({ count: wanted.count }) }
              : { value: 'wanted', label: words.filtered, text: words.filteredText({ count: wanted.count }) },
            { value: 'everybody', label: words.everybody, text: words.everybodyText },
          ]}
          value={draft.scope}
          onChange={(scope) => onChange({ scope })}
          columns
          testId="export-scope"
        />
      )}
      {wanted === undefined && (
        <p>
          <strong>{words.everybody}</strong>
          <span className={classes['muted']}> {words.everybodyText}</span>
        </p>
      )}
      <div className={classes['group']}>
        <h2>
          {words.fields}
          <span className={classes['muted']}>
            {words.fieldsChosen({ count: draft.fields.length })} · {words.fieldsHint}
          </span>
          <Button
            look="link"
            size="small"
            onClick={() => put(new Set(order))}
            data-testid="export-fields-all"
          >
            {words.all}
          </Button>
          <Button look="link" size="small" onClick={() => put(new Set())} data-testid="export-fields-none">
            {words.none}
          </Button>
        </h2>
        <ErrorNotice error={error} />
        {GROUPS.map((group) => (
          <FieldGroup
            key={group}
            label={t.customers.card.groups[group]}
            fields={known.filter((field) => field.group === group)}
            chosen={chosen}
            onToggle={toggle}
          />
        ))}
      </div>
      <Clear
        level="L2"
        label={words.clearL2}
        text={words.clearL2Text}
        on={draft.clearL2}
        onChange={(clearL2) => onChange({ clearL2 })}
      />
      <Clear
        level="L3"
        label={words.clearL3}
        text={words.clearL3Text}
        on={draft.clearL3}
        // What is Core in clear leaves in a package only.
        onChange={(clearL3) => onChange({ clearL3, ...(clearL3 && { format: 'package' }) })}
      />
    </div>
  );
}

interface FieldGroupProps {
  readonly label: string;
  readonly fields: readonly CatalogueField[];
  readonly chosen: ReadonlySet<FieldKey>;
  readonly onToggle: (fields: readonly FieldKey[], on: boolean) => void;
}

function FieldGroup({ label, fields, chosen, onToggle }: FieldGroupProps) {
  const { t } = useI18n();
  if (fields.length === 0) return null;
  const keys = fields.map(({ field }) => field);
  const all = keys.every((field) => chosen.has(field));
  const some = keys.some((field) => chosen.has(field));
  return (
    <fieldset className={classes['fields']}>
      <legend>
        <label className={classes['check']}>
          <input
            type="checkbox"
            checked={all}
            ref={(box) => {
              if (box) box.indeterminate = some && !all;
            }}
            aria-label={t.exports.wizard.groupAll({ group: label })}
            onChange={() => onToggle(keys, !all)}
          />
          {label}
        </label>
      </legend>
      <div>
        {fields.map(({ field, level }) => (
          <label key={field} className={classes['check']}>
            <input
              type="checkbox"
              checked={chosen.has(field)}
              onChange={(event) => onToggle([field], event.currentTarget.checked)}
              data-testid={`export-field-${field}`}
            />
            <span className={classes['fieldName']}>{t.words.field[field]}</span>
            {level !== 'L1' && <LevelBadge level={level} />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ClearProps {
  readonly level: 'L2' | 'L3';
  readonly label: string;
  readonly text: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Clear({ level, label, text, on, onChange }: ClearProps) {
  return (
    <label className={classes['clear']} data-level={level}>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
        data-testid={`export-clear-${level}`}
      />
      <span>
        <span className={classes['clearName']}>
          <LevelBadge level={level} />
          {label}
        </span>
        <span className={classes['muted']}>{text}</span>
      </span>
    </label>
  );
}
