import type { BillingRow, FieldKey } from '../../generated/contract';
import type { Texts } from '../../i18n';

/** What an invoice or a contract consists of, in the order people read it. */
export const BILLING_FIELDS = [
  'credit_code', 'invoice_title', 'company_account', 'contract_amount', 'signed_on',
] as const satisfies readonly FieldKey[]; // prettier-ignore
export type BillingField = (typeof BILLING_FIELDS)[number];

/** The firm; a customer who is no firm has a number here and no name. */
export function billedName(t: Texts, { company, number }: Pick<BillingRow, 'company' | 'number'>): string {
  return company === '' ? t.billing.person({ number }) : company;
}

/** Whose customer it is: a person's name, or the pool's. */
export function billedBy(t: Texts, row: Pick<BillingRow, 'holding' | 'owner_name'>): string {
  return row.holding === 'pool' ? t.customers.pool : row.owner_name;
}
