import { useId } from 'react';

import type { CatalogueField, FieldCatalogue } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { Button } from '../../../shared/ui/Button';
import { LevelBadge } from '../../../shared/ui/LevelBadge';
import classes from './fields.module.css';

interface FieldTableProps {
  catalogue: FieldCatalogue;
  fields: readonly CatalogueField[];
  onLevel: (field: CatalogueField) => void;
  onEdit: (field: CatalogueField) => void;
}

/** The fields of one group, each with what protects it. */
export function FieldTable({ catalogue, fields, onLevel, onEdit }: FieldTableProps) {
  const { t } = useI18n();
  const id = useId();
  const words = t.fields;
  const [first] = fields;
  if (first === undefined) return null;
  const group = first.group === 'system' ? '' : t.customers.card.groups[first.group];
  const usual = words.usualPurpose[first.group];
  const acts = catalogue.may_raise || catalogue.may_save;
  return (
    <section className={classes['group']} aria-labelledby={id}>
      <h3 id={id}>{group}</h3>
      {usual !== '' && <p className={classes['text']}>{words.usually({ purpose: usual })}</p>}
      <div className={classes['scroll']}>
        <table
          className={classes['table']}
          aria-label={words.table({ group })}
          data-testid={`fields-${first.group}`}
        >
          <colgroup>
            <col />
            <col />
            <col />
            <col />
            {acts && <col />}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{words.column.field}</th>
              <th scope="col">{words.column.level}</th>
              <th scope="col">{words.column.legalClass}</th>
              <th scope="col">{words.column.retention}</th>
              {acts && <th scope="col">{words.column.actions}</th>}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <Row
                key={field.field}
                field={field}
                catalogue={catalogue}
                acts={acts}
                onLevel={() => onLevel(field)}
                onEdit={() => onEdit(field)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  field: CatalogueField;
  catalogue: FieldCatalogue;
  acts: boolean;
  onLevel: () => void;
  onEdit: () => void;
}

function Row({ field, catalogue, acts, onLevel, onEdit }: RowProps) {
  const { t } = useI18n();
  const words = t.fields;
  const name = t.words.field[field.field];
  const fixed = field.lowest === field.highest;
  const changed = field.group !== 'custom' && field.level !== field.usual_level;
  return (
    <tr data-testid={`field-row-${field.field}`}>
      <th scope="row" title={name}>
        {name}
        {field.purpose !== '' && <div className={classes['muted']}>{field.purpose}</div>}
        {field.kind !== null && <div className={classes['muted']}>{t.words.customKind[field.kind]}</div>}
        {field.archived && <div className={classes['muted']}>{words.archived}</div>}
      </th>
      <td>
        <LevelBadge level={field.level} />
        {changed && (
          <div className={classes['muted']}>
            {words.changed({ usual: t.words.levelFull[field.usual_level] })}
          </div>
        )}
      </td>
      <td>{t.words.legalClass[field.legal_class]}</td>
      <td>{words.months({ count: field.retention_months })}</td>
      {acts && (
        <td>
          <div className={classes['actions']}>
            {catalogue.may_raise && !fixed && (
              <Button
                look="link"
                size="small"
                aria-label={words.setLevelOf({ name })}
                data-testid={`field-level-${field.field}`}
                onClick={onLevel}
              >
                {words.setLevel}
              </Button>
            )}
            {catalogue.may_save && (
              <Button
                look="link"
                size="small"
                aria-label={words.editOf({ name })}
                data-testid={`field-edit-${field.field}`}
                onClick={onEdit}
              >
                {words.edit}
              </Button>
            )}
          </div>
        </td>
      )}
    </tr>
  );
}
