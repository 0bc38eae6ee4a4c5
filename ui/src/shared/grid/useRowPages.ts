import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

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

interface Pages {
  readonly first: number;
  readonly last: number;
}

function pageQuery<T>(options: RowPagesOptions<T>, page: number, size: number) {
  return {
    queryKey: [...options.queryKey, 'page', page],
    queryFn: () => options.fetchPage(page * size, size),
    gcTime: KEEP_MS,
  };
}

/** Rows that a server hands out by offset: only the pages in view are held, the next one is fetched ahead. */
export function useRowPages<T>(options: RowPagesOptions<T>): RowSource<T> {
  const size = options.pageRows ?? PAGE_ROWS;
  const client = useQueryClient();
  const [pages, setPages] = useState<Pages>({ first: 0, last: 0 });
  const settle = useRef<number | undefined>(undefined);
  const keyText = JSON.stringify(options.queryKey);

  const [shownKey, setShownKey] = useState(keyText);
  if (shownKey !== keyText) {
    setShownKey(keyText);
    setPages({ first: 0, last: 0 });
  }

  const numbers = Array.from({ length: pages.last - pages.first + 1 }, (_, index) => pages.first + index);
  const results = useQueries({ queries: numbers.map((page) => pageQuery(options, page, size)) });
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
    onWindow: (first, end) => {
      const next: Pages = {
        first: Math.floor(first / size),
        last: Math.floor(Math.max(first, end - 1) / size),
      };
      window.clearTimeout(settle.current);
      if (next.first === pages.first && next.last === pages.last) {
        prefetchNeighbour(client, options, size, next, first, end, total);
        return;
      }
      const near = next.first <= pages.last + 1 && next.last >= pages.first - 1;
      if (near) {
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
        const answer = await client.query({ ...pageQuery(options, page, size), staleTime: KEEP_MS });
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

/** Fetches the page that the list is moving towards. */
function prefetchNeighbour<T>(
  client: QueryClient,
  options: RowPagesOptions<T>,
  size: number,
  pages: Pages,
  first: number,
  end: number,
  total: number | undefined,
): void {
  const before = first - pages.first * size < size / 4 ? pages.first - 1 : undefined;
  const after = (pages.last + 1) * size - end < size / 4 ? pages.last + 1 : undefined;
  for (const page of [after, before]) {
    if (page !== undefined && page >= 0 && (total === undefined || page * size < total)) {
      void client.query({ ...pageQuery(options, page, size), staleTime: KEEP_MS }).catch(() => undefined);
    }
  }
}
