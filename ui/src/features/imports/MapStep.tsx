import { useCommandQuery } from '../../api/queries';
import type { ColumnPreview, FieldKey } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Icon } from '../../shared/ui/Icon';
import { Notice } from '../../shared/ui/Notice';
import { MANY, ownTargets, TARGETS } from './fields';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './MapStep.module.css';
import { chosenTwice, namesCustomer, SURE, type ImportState } from './importState';
import { StepFrame } from './StepFrame';
import parts from './parts.module.css';

interface MapStepProps {
  readonly state: ImportState;
  readonly onColumns: (columns: ImportState['columns']) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** Each column of the file and the field it goes to; what is not mapped stays out. */
export function MapStep({ state, onColumns, onBack, onNext }: MapStepProps) {
  const { t } = useI18n();
  const words = t.imports.map;
  const { columns, preview } = state;
  const twice = chosenTwice(columns, MANY);
  const named = namesCustomer(columns);
  const fieldOf = (index: number) => columns.find((column) => column.index === index)?.field ?? null;
  const put = (index: number, field: FieldKey | null) =>
    onColumns(columns.map((column) => (column.index === index ? { index, field } : column)));
  const mapped = columns.filter(({ field }) => field !== null).length;

  return (
    <StepFrame
      label={words.title}
      aside={<span className={parts['hint']}>{words.count({ mapped, all: columns.length })}</span>}
      onBack={onBack}
      next={t.imports.next({ step: t.imports.steps.check })}
      onNext={onNext}
      nextDisabled={!named || twice.length > 0}
    >
      <h2 className={parts['title']}>{words.title}</h2>
      <p className={parts['lead']}>{words.text}</p>
      {named ? null : (
        <Notice tone="warning" role="status">
          {words.noName}
        </Notice>
      )}
      {twice.map((field) => (
        <Notice key={field} tone="warning" role="status">
          {words.twice({ field: t.words.field[field] })}
        </Notice>
      ))}
      <table className={parts['table']} data-testid="import-mapping">
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.samples}</th>
            <th scope="col">{words.field}</th>
            <th scope="col">
              <span className={hidden['srOnly']}>{words.sure}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column) => (
            <MapRow
              key={column.index}
              column={column}
              field={fieldOf(column.index)}
              onField={(field) => put(column.index, field)}
            />
          ))}
        </tbody>
      </table>
    </StepFrame>
  );
}

interface MapRowProps {
  readonly column: ColumnPreview;
  readonly field: FieldKey | null;
  readonly onField: (field: FieldKey | null) => void;
}

function MapRow({ column, field, onField }: MapRowProps) {
  const { t, f } = useI18n();
  const words = t.imports.map;
  const name = column.header || t.imports.read.column({ number: column.index + 1 });
  const { data } = useCommandQuery('field_catalogue', {});
  const own = ownTargets(data?.fields ?? []);
  const targets = [...TARGETS, ...(own.length > 0 ? [{ group: 'custom' as const, fields: own }] : [])];
  const samples = column.samples.filter((sample) => sample !== '').slice(0, 3);
  const proposed = field !== null && field === column.proposed;
  return (
    <tr data-off={field === null || undefined}>
      <th scope="row">{name}</th>
      <td className={parts['muted']} title={samples.join(t.customers.filter.separator)}>
        {samples.join(t.customers.filter.separator) || f.none}
      </td>
      <td>
        <select
          className={parts['select']}
          aria-label={words.fieldFor({ column: name })}
          value={field ?? ''}
          onChange={({ currentTarget: { value } }) => onField(value === '' ? null : (value as FieldKey))}
          data-testid={`import-map-${column.index}`}
        >
          <option value="">{words.none}</option>
          {targets.map(({ group, fields }) => (
            <optgroup key={group} label={t.customers.card.groups[group]}>
              {fields.map((key) => (
                <option key={key} value={key}>
                  {t.words.field[key]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </td>
      <td>
        {proposed ? (
          <span className={classes['sure']} data-sure={column.confidence >= SURE}>
            <Icon name={column.confidence >= SURE ? 'check' : 'warning'} size={14} />
            {column.confidence >= SURE ? words.sure : words.unsure}
          </span>
        ) : null}
      </td>
    </tr>
  );
}
