import { translation } from '../catalogue';
import { number } from '../formats/number';
import type { billing as source } from '../zh-CN/billing';

function files(count: number): string {
  return count === 1 ? '1 customer' : `${number(count)} customers`;
}

export const billing = translation<typeof source>()({
  title: 'Billing',
  list: 'Billing facts',
  columns: {
    company: 'Company',
    creditCode: 'Tax number',
    invoiceTitle: 'Invoice title',
    account: 'Bank account',
    amount: 'Amount',
    signedOn: 'Signed on',
    owner: 'Assigned to',
  },
  person: (p) => (p.number === null ? 'Private customer' : `Private customer #${String(p.number)}`),
  count: (p) => `Billing facts of ${files(p.count)}`,
  found: (p) => `${number(p.count)} found`,
  find: 'Company or whole tax number',
  sort: 'Order',
  sorts: { company: 'By company', created: 'Newest first' },
  noContacts: 'No contacts here: the keys of finance do not open customers.',
  noContactsElse: 'No contacts here. This is all that finance sees; its keys do not open customers.',
  empty: {
    none: 'No billing facts yet',
    noneText:
      'A customer shows up here once a tax number, invoice title, bank account, amount or signing date is entered.',
    noMatch: 'No billing facts match',
    noMatchText: 'Search by the name of the company, its pinyin or initials, or a whole tax number.',
    clear: 'Clear search',
  },
  panel: {
    label: (p) => `Billing facts: ${p.name}`,
    close: 'Close billing facts',
    facts: 'Invoicing and contract',
    owner: 'Assigned to',
    missing: 'not entered',
    open: 'Open customer',
  },
  newest: 'Newest billing facts',
  all: 'All billing facts',
});
