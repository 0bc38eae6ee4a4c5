import { useEffect, useState } from 'react';

import { noFilters } from '../../api/filters';
import { useCommandQuery } from '../../api/queries';
import type { SearchHit } from '../../generated/contract';
import { useAreas } from '../../shared/access/useAreas';
import type { Scope } from './query';

const MOST = 8;
const SETTLED_MS = 250;
/** Whether a number is a customer's is answered, and written down, once. */
const NUMBER = /^[\d\s+()-]+$/;

export interface Found {
  readonly hits: readonly SearchHit[];
  /** How many there are in all; null when that is not known (yet). */
  readonly total: number | null;
}

/** Customers that answer the text: the best at once, their whole number when typing pauses. */
export function useFound(scope: Scope, wanted: string): Found | null {
  const customers = useAreas().has('customers');
  const people = customers && (scope === 'all' || scope === 'people') && wanted !== '';
  const { data: found } = useCommandQuery(
    'customer_search',
    { query: wanted, limit: MOST },
    { enabled: people, placeholderData: (before) => before, gcTime: 5_000 },
  );
  const full = found !== undefined && found.hits.length >= MOST;
  const settled = useSettled(wanted) === wanted;
  const countable = scope === 'all' && !NUMBER.test(wanted);
  const { data: page } = useCommandQuery(
    'customer_list',
    {
      filters: { ...noFilters, text: wanted },
      sort: 'updated',
      descending: true,
      offset: 0,
      limit: 0,
    },
    { enabled: people && full && countable && settled, gcTime: 5_000 },
  );
  if (!people || !found) return null;
  const hits = scope === 'people' ? found.hits.filter(({ row }) => row.name !== '') : found.hits;
  if (!full) return { hits, total: hits.length };
  return { hits, total: page === undefined ? null : Math.max(page.total, hits.length) };
}

/** The text once it has not changed for a moment. */
function useSettled(text: string): string | null {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), SETTLED_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}
