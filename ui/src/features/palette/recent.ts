import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';

import { useCommandQuery } from '../../api/queries';
import type { CustomerRow } from '../../generated/contract';

const REMEMBERED = 12;
const SHOWN_CUSTOMERS = 5;

/** Actions chosen since the login, newest first. In memory alone: they go with the lock. */
export function useRecentActions() {
  const [actions, setActions] = useState<readonly string[]>([]);
  return {
    actions,
    note: (id: string) =>
      setActions((now) => [id, ...now.filter((other) => other !== id)].slice(0, REMEMBERED)),
  };
}

/** Customers this person opened last, as the vault knows them, without the one that is open now. */
export function useRecentCustomers(enabled: boolean): readonly CustomerRow[] {
  const open = useRouterState({ select: ({ location }) => (location.search as { open?: string }).open });
  // Opening a card changes the answer without saying so.
  const { data } = useCommandQuery('customer_recent', {}, { enabled, staleTime: 0, gcTime: 5_000 });
  if (!enabled || !data) return [];
  return data.rows.filter(({ record_id: id }) => id !== open).slice(0, SHOWN_CUSTOMERS);
}
