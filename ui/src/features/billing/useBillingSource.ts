import { call } from '../../api/call';
import type { BillingRow, ListBilling } from '../../generated/contract';
import { usePlatform } from '../../platform/context';
import { useRowPages, type PagedSource } from '../../shared/grid/useRowPages';

/** Billing facts, fetched in windows. */
export function useBillingSource(request: Omit<ListBilling, 'offset' | 'limit'>): PagedSource<BillingRow> {
  const platform = usePlatform();
  return useRowPages<BillingRow>({
    queryKey: ['billing_list', request],
    fetchPage: (offset, limit) => call(platform, 'billing_list', { ...request, offset, limit }),
  });
}
