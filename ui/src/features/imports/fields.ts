import type { CatalogueField, FieldKey } from '../../generated/contract';

/** Fields a column can go to, in the order of the menu, by heading. */
export const TARGETS: readonly {
  readonly group: 'basic' | 'contact' | 'deal' | 'billing' | 'identity';
  readonly fields: readonly FieldKey[];
}[] = [
  {
    group: 'basic',
    fields: [
      'company', 'name', 'title', 'department', 'industry', 'city', 'website', 'tags', 'source', 'consents', 'birthday', 'gender',
      'hometown', 'family', 'hobbies', 'remark',
    ], // prettier-ignore
  },
  { group: 'contact', fields: ['phone', 'wechat', 'email', 'qq', 'landline', 'switchboard', 'address'] },
  {
    group: 'deal',
    fields: ['stage', 'next_follow_up', 'quote', 'contract_amount', 'signed_on', 'cost_price'],
  },
  { group: 'billing', fields: ['credit_code', 'invoice_title', 'company_account'] },
  {
    group: 'identity',
    fields: ['id_number', 'passport', 'permit', 'driving_licence', 'bank_card', 'plate', 'vin'],
  },
];

/** The vault's own fields that take values. */
export function ownTargets(fields: readonly CatalogueField[]): readonly FieldKey[] {
  return fields.filter(({ group, archived }) => group === 'custom' && !archived).map(({ field }) => field);
}

/** Fields that hold several values: more than one column may go there. */
export const MANY: ReadonlySet<FieldKey> = new Set(['phone', 'email', 'tags', 'consents']);
