import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { makeRequestQueue, type Ask } from './requestQueue';
import type { RowSource } from './source';

export interface Page<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

export interface RowPagesOptions<T> {
  /** Everything the answer depends on; a change starts a new list. */
  readonly queryKey: readonly unknown[];
  readonly fetchPage: (offset: number, limit: number) => Promise<Page<T>>;
  readonly pageRows?: number;
}

export const PAGE_ROWS = 200;
/** Pages scrolled past are kept this long: memory stays bounded at a million rows. */
const KEEP_MS = 20_000;
/** A dragged scrollbar passes hundreds of pages; only where it rests is fetched. */
const SETTLE_MS = 60;
/** Requests on their way at once. The core answers one after the other; more would only be a longer queue. */
const MOST_ASKED = 2;

export interface PagedSource<T> extends RowSource<T> {
  /** Among the rows that are held. */
  readonly find: (test: (row: T) => boolean) => T | undefined;
}

/** Both included. */
interface Pages {
  readonly first: number;
  readonly last: number;
}

const FIRST_PAGE: Pages = { first: 0, last: 0 };

function pageQuery<T>(options: RowPagesOptions<T>, page: number, size: number, ask: Ask) {
  return {
    queryKey: [...options.queryKey, 'page', page],
    // Taking the signal makes a page that nobody looks at any more leave the queue.
    queryFn: ({ signal }: { signal: AbortSignal }) => ask(() => options.fetchPage(page * size, size), signal),
    gcTime: KEEP_MS,
  };
}

/** Rows that a server hands out by offset: only the pages in view are held, the next one is fetched ahead. */
export function useRowPages<T>(options: RowPagesOptions<T>): PagedSource<T> {
  const size = options.pageRows ?? PAGE_ROWS;
  const client = useQueryClient();
  const [ask] = useState(() => makeRequestQueue(MOST_ASKED));
  const [pages, setPages] = useState<Pages>(FIRST_PAGE);
  const settle = useRef<number | undefined>(undefined);
  const keyText = JSON.stringify(options.queryKey);

  const [shownKey, setShownKey] = useState(keyText);
  if (shownKey !== keyText) {
    setShownKey(keyText);
    setPages(FIRST_PAGE);
  }

  const numbers = Array.from({ length: pages.last - pages.first + 1 }, (_, index) => pages.first + index);
  const results = useQueries({ queries: numbers.map((page) => pageQuery(options, page, size, ask)) });
  const known = results.find((result) => result.isSuccess)?.data.total;
  const [lastTotal, setLastTotal] = useState<{ key: string; total: number } | undefined>(undefined);
  if (known !== undefined && (lastTotal?.key !== keyText || lastTotal.total !== known)) {
    setLastTotal({ key: keyText, total: known });
  }
  const total = known ?? (lastTotal?.key === keyText ? lastTotal.total : undefined);

  useEffect(() => () => window.clearTimeout(settle.current), []);

  return {
    total,
    row: (index) => {
      const page = Math.floor(index / size);
      return results[page - pages.first]?.data?.rows[index - page * size];
    },
    find: (test) => {
      for (const { data } of results) {
        const found = data?.rows.find(test);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    onWindow: (first, end) => {
      window.clearTimeout(settle.current);
      const seen: Pages = {
        first: Math.floor(first / size),
        last: Math.floor(Math.max(first, end - 1) / size),
      };
      const held = seen.first >= pages.first && seen.last <= pages.last;
      const next = held ? withNeighbours(seen, first, end, size, total) : seen;
      if (next.first === pages.first && next.last === pages.last) {
        return;
      }
      if (seen.first <= pages.last + 1 && seen.last >= pages.first - 1) {
        setPages(next);
      } else {
        settle.current = window.setTimeout(() => {
          setPages(next);
        }, SETTLE_MS);
      }
    },
    range: async (from, end) => {
      const first = Math.floor(from / size);
      const last = Math.floor(Math.max(from, end - 1) / size);
      const rows: T[] = [];
      for (let page = first; page <= last; page += 1) {
        const answer = await client.query({ ...pageQuery(options, page, size, ask), staleTime: KEEP_MS });
        const skip = Math.max(0, from - page * size);
        rows.push(...answer.rows.slice(skip, end - page * size));
      }
      return rows;
    },
    error: results.find((result) => result.isError)?.error,
    retry: () => {
      for (const result of results) {
        void result.refetch();
      }
    },
  };
}

/** The pages in view and the one the list is moving towards. */
function withNeighbours(
  seen: Pages,
  first: number,
  end: number,
  size: number,
  total: number | undefined,
): Pages {
  const near = size / 4;
  const before = first - seen.first * size < near && seen.first > 0;
  const after =
    (seen.last + 1) * size - end < near && (total === undefined || (seen.last + 1) * size < total);
  return { first: before ? seen.first - 1 : seen.first, last: after ? seen.last + 1 : seen.last };
}
