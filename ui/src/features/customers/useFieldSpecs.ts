import { useCommandQuery } from '../../api/queries';
import type { CatalogueField, CustomKind } from '../../generated/contract';
import { useI18n, type Texts } from '../../i18n';
import { isOwnField } from '../../i18n/ownFields';
import { FIELDS, type Entry, type FieldSpec } from './fieldGroups';

const entries: Record<CustomKind, Entry> = {
  text: 'text',
  long_text: 'long',
  number: 'number',
  amount: 'number',
  date: 'date',
  phone: 'number',
  choice: 'choice',
  checkbox: 'choice',
};

/** The fields of a form as the vault's catalogue has them: its own ones, and every level as it is now. */
export function useFieldSpecs(): readonly FieldSpec[] {
  const { t } = useI18n();
  const { data } = useCommandQuery('field_catalogue', {});
  const known = new Map((data?.fields ?? []).map((line) => [line.field, line]));
  return FIELDS.flatMap((spec) => {
    const line = known.get(spec.field);
    if (line === undefined) return isOwnField(spec.field) ? [] : [spec];
    return line.archived ? [] : [{ ...spec, level: line.level, ...ownSpec(t, line) }];
  });
}

function ownSpec(t: Texts, { kind, choices }: CatalogueField): Partial<FieldSpec> {
  if (kind === null) return {};
  const yesNo = [
    ['yes', t.common.yes],
    ['no', t.common.no],
  ] as const;
  return {
    entry: entries[kind],
    ...(kind === 'choice' && { choices: choices.map((choice) => [choice, choice] as const) }),
    ...(kind === 'checkbox' && { choices: yesNo }),
  };
}
