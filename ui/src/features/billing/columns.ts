import type { BillingRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import type { Column } from '../../shared/grid/columns';
import { billedBy, billedName, type BillingField } from '../../shared/values/billing';

function factOf(row: BillingRow, field: BillingField): string {
  return row.fields.find((view) => view.field === field)?.text ?? '';
}

/** Most important first; what does not fit leaves from the end. */
export function useBillingColumns(): readonly Column<BillingRow>[] {
  const { t, f, language } = useI18n();
  const words = t.billing.columns;
  const long = language === 'en';
  const fact = (
    field: BillingField,
    column: Pick<Column<BillingRow>, 'header' | 'width' | 'priority'> & Partial<Column<BillingRow>>,
  ): Column<BillingRow> => ({
    id: field,
    muted: true,
    cell: (row) => factOf(row, field) || f.none,
    ...column,
  });
  return [
    {
      id: 'company',
      header: words.company,
      width: 'flex',
      minWidth: 180,
      share: 3,
      priority: 0,
      sort: 'company',
      cell: (row) => billedName(t, row),
      title: (row) => billedName(t, row),
    },
    fact('credit_code', {
      header: words.creditCode,
      width: 184,
      priority: 1,
      muted: false,
      title: (row) => factOf(row, 'credit_code'),
    }),
    fact('invoice_title', {
      header: words.invoiceTitle,
      width: 'flex',
      minWidth: 120,
      share: 1,
      priority: 4,
    }),
    fact('company_account', { header: words.account, width: 176, priority: 5 }),
    fact('contract_amount', { header: words.amount, width: 92, priority: 2 }),
    fact('signed_on', { header: words.signedOn, width: 104, priority: 6 }),
    {
      id: 'owner',
      header: words.owner,
      width: long ? 100 : 80,
      priority: 3,
      muted: true,
      cell: (row) => billedBy(t, row) || f.none,
      title: (row) => billedBy(t, row),
    },
  ];
}
