import type { CustomerKind, FieldKey, Level } from '../../generated/contract';
import { OWN_FIELDS } from '../../i18n/ownFields';

/** Headings of card and form, in this order. */
export const GROUPS = ['basic', 'contact', 'deal', 'billing', 'identity', 'custom'] as const;
export type Group = (typeof GROUPS)[number];

/** How a value is typed. */
export type Entry =
  'text' | 'long' | 'number' | 'date' | 'datetime' | 'stage' | 'basis' | 'tags' | 'marks' | 'choice';

export interface FieldSpec {
  readonly field: FieldKey;
  readonly group: Group;
  /** The level by default; a stored value may be higher. */
  readonly level: Level;
  readonly entry: Entry;
  readonly many?: boolean;
  /** Only for this kind of customer; both when absent. */
  readonly only?: CustomerKind;
  /** Filled by few: hidden in the form until asked for. */
  readonly rare?: boolean;
  /** What can be chosen, and how it is called; for `choice`. */
  readonly choices?: readonly (readonly [string, string])[];
}

/** The editable fields as the catalogue of the core defines them, in the order people read them. */
export const FIELDS: readonly FieldSpec[] = [
  { field: 'company', group: 'basic', level: 'L1', entry: 'text' },
  { field: 'name', group: 'basic', level: 'L1', entry: 'text' },
  { field: 'title', group: 'basic', level: 'L1', entry: 'text' },
  { field: 'department', group: 'basic', level: 'L1', entry: 'text', rare: true },
  { field: 'industry', group: 'basic', level: 'L1', entry: 'text', only: 'company' },
  { field: 'city', group: 'basic', level: 'L1', entry: 'text' },
  { field: 'website', group: 'basic', level: 'L1', entry: 'text', only: 'company', rare: true },
  { field: 'tags', group: 'basic', level: 'L1', entry: 'tags', many: true },
  { field: 'source', group: 'basic', level: 'L1', entry: 'text' },
  { field: 'lawful_basis', group: 'basic', level: 'L1', entry: 'basis' },
  { field: 'consents', group: 'basic', level: 'L1', entry: 'marks' },
  { field: 'birthday', group: 'basic', level: 'L2', entry: 'date', only: 'person', rare: true },
  { field: 'gender', group: 'basic', level: 'L2', entry: 'text', only: 'person', rare: true },
  { field: 'hometown', group: 'basic', level: 'L2', entry: 'text', only: 'person', rare: true },
  { field: 'family', group: 'basic', level: 'L2', entry: 'long', only: 'person', rare: true },
  { field: 'hobbies', group: 'basic', level: 'L2', entry: 'long', only: 'person', rare: true },
  { field: 'remark', group: 'basic', level: 'L2', entry: 'long' },
  { field: 'phone', group: 'contact', level: 'L2', entry: 'number', many: true },
  { field: 'wechat', group: 'contact', level: 'L2', entry: 'text' },
  { field: 'email', group: 'contact', level: 'L2', entry: 'text', many: true },
  { field: 'qq', group: 'contact', level: 'L2', entry: 'number', rare: true },
  { field: 'landline', group: 'contact', level: 'L2', entry: 'number', rare: true },
  { field: 'switchboard', group: 'contact', level: 'L1', entry: 'number', only: 'company', rare: true },
  { field: 'address', group: 'contact', level: 'L2', entry: 'long' },
  { field: 'stage', group: 'deal', level: 'L1', entry: 'stage' },
  { field: 'next_follow_up', group: 'deal', level: 'L1', entry: 'datetime' },
  { field: 'quote', group: 'deal', level: 'L2', entry: 'number', rare: true },
  { field: 'contract_amount', group: 'deal', level: 'L2', entry: 'number', rare: true },
  { field: 'signed_on', group: 'deal', level: 'L2', entry: 'date', rare: true },
  { field: 'cost_price', group: 'deal', level: 'L3', entry: 'number', rare: true },
  { field: 'credit_code', group: 'billing', level: 'L1', entry: 'text', only: 'company' },
  { field: 'invoice_title', group: 'billing', level: 'L2', entry: 'text', rare: true },
  { field: 'company_account', group: 'billing', level: 'L2', entry: 'number', rare: true },
  { field: 'id_number', group: 'identity', level: 'L3', entry: 'text', rare: true },
  { field: 'passport', group: 'identity', level: 'L3', entry: 'text', rare: true },
  { field: 'permit', group: 'identity', level: 'L3', entry: 'text', rare: true },
  { field: 'driving_licence', group: 'identity', level: 'L3', entry: 'text', rare: true },
  { field: 'bank_card', group: 'identity', level: 'L3', entry: 'number', rare: true },
  { field: 'plate', group: 'identity', level: 'L2', entry: 'text', rare: true },
  { field: 'vin', group: 'identity', level: 'L2', entry: 'text', rare: true },
  // What the vault has of its own: its catalogue says what each of them is.
  ...OWN_FIELDS.map((field): FieldSpec => ({ field, group: 'custom', level: 'L3', entry: 'text' })),
];

const byField = new Map(FIELDS.map((spec) => [spec.field, spec]));

export function specOf(field: FieldKey): FieldSpec | undefined {
  return byField.get(field);
}
