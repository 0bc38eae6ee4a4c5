import { usePlatform } from '../../platform/context';
import { call } from '../../api/call';
import type { CustomerRow, Filters, ListCustomers } from '../../generated/contract';
import type { RowSource } from '../../shared/grid/source';
import { useRowPages } from '../../shared/grid/useRowPages';

export type ListRequest = Omit<ListCustomers, 'offset' | 'limit'>;

const MOST_ROWS = 500;

export interface CustomerSource extends RowSource<CustomerRow> {
  /** Every row that matches, for actions on "all"; nothing of it is kept in the cache. */
  readonly allRows: (except: ReadonlySet<string>) => Promise<readonly CustomerRow[]>;
}

/** The rows of a view, fetched in windows. */
export function useCustomerSource(
  filters: Filters,
  order: Pick<ListCustomers, 'sort' | 'descending'>,
): CustomerSource {
  const platform = usePlatform();
  const request: ListRequest = { filters, ...order };
  const source = useRowPages<CustomerRow>({
    queryKey: ['customer_list', request],
    fetchPage: (offset, limit) => call(platform, 'customer_list', { ...request, offset, limit }),
  });
  return {
    ...source,
    allRows: async (except) => {
      const rows: CustomerRow[] = [];
      let total = Number.POSITIVE_INFINITY;
      for (let offset = 0; offset < total; offset += MOST_ROWS) {
        const page = await call(platform, 'customer_list', { ...request, offset, limit: MOST_ROWS });
        total = page.total;
        rows.push(...page.rows.filter(({ record_id: id }) => !except.has(id)));
        if (page.rows.length === 0) break;
      }
      return rows;
    },
  };
}
