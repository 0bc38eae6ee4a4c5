import type { BillingRow, FieldKey, FieldView } from '../../generated/contract';
import { legalClassOf, levelOf, mask, tailOf } from './mask';
import { fakeId } from './random';
import { levelsOf, readsBilling, seen } from './reach';
import type { FakeCustomer } from './seed';
import { refuse, whoIs, type FakeState, type Handlers } from './state';
import { pinyinOf } from './words';
import { spanOf } from './search';

/** In the order of the core. */
const FACTS: readonly FieldKey[] = [
  'credit_code', 'contract_amount', 'signed_on', 'company_account', 'invoice_title',
]; // prettier-ignore
const MOST = 200;

/** Names a customer's facts, and opens no customer. */
export function billingId({ row }: FakeCustomer): string {
  return fakeId(5, row.number ?? 0);
}

function hasFacts({ row, values }: FakeCustomer): boolean {
  return (row.state === 'active' || row.state === 'archived') && FACTS.some((fact) => values.has(fact));
}

/** Customers with facts the person reads; nobody keeps them apart for one person alone. */
function billed(state: FakeState): FakeCustomer[] {
  if ((state.vault?.people.length ?? 0) < 2) return [];
  const person = whoIs(state);
  return state.customers.filter((one) => hasFacts(one) && readsBilling(state, person, one));
}

/** The customer of these facts, as far as the facts go; nothing when the identifier names no facts. */
export function factsOf(
  state: FakeState,
  recordId: string,
  field: FieldKey,
): { customer: FakeCustomer; value: readonly string[] } | null {
  const customer = state.customers.find((one) => billingId(one) === recordId);
  if (!customer) return null;
  if (!billed(state).includes(customer) || !FACTS.includes(field)) throw refuse('not_found');
  return { customer, value: customer.values.get(field) ?? [] };
}

function viewsOf({ values }: FakeCustomer): FieldView[] {
  return FACTS.flatMap((field) =>
    (values.get(field) ?? []).map((text, index) => {
      const masked = levelOf(field) !== 'L1';
      return {
        field,
        index,
        level: levelOf(field),
        legal_class: legalClassOf(field),
        text: masked ? mask(field, text) : text,
        tail: tailOf(field, text),
        masked,
        can_copy: true,
      };
    }),
  );
}

function rowOf(state: FakeState, customer: FakeCustomer): BillingRow {
  const { row } = customer;
  return {
    record_id: billingId(customer),
    customer_id: levelsOf(state, whoIs(state), customer).length > 0 ? row.record_id : null,
    number: row.number,
    company: row.company,
    owner_name: row.owner_name,
    holding: seen(state, customer).holding,
    fields: viewsOf(customer),
  };
}

/** By firm, reading or initials, or a whole credit code. */
function answers({ row, values }: FakeCustomer, text: string): boolean {
  return spanOf(row.company, text) !== null || values.get('credit_code')?.[0] === text.toUpperCase();
}

export const billingHandlers: Handlers<'billing_list'> = {
  billing_list(state, { text, sort, descending, offset, limit }) {
    if (limit > MOST) throw refuse('bad_request');
    const wanted = text?.trim() ?? '';
    const key = ({ row }: FakeCustomer) =>
      sort === 'created' ? row.created_ms : pinyinOf(row.company).join(' ');
    const found = billed(state)
      .filter((customer) => wanted === '' || answers(customer, wanted))
      .sort((a, b) => {
        const [left, right] = [key(a), key(b)];
        return (left < right ? -1 : left > right ? 1 : 0) * (descending ? -1 : 1);
      });
    const rows = found.slice(offset, offset + limit).map((customer) => rowOf(state, customer));
    return { total: found.length, offset, rows };
  },
};
