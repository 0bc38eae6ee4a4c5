import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import type { RowSource } from './source';

export interface CursorPage<T> {
  readonly total: number;
  readonly rows: readonly T[];
  /** What to ask next; `null` at the end. */
  readonly next: number | null;
}

export interface CursorPagesOptions<T> {
  readonly queryKey: readonly unknown[];
  readonly fetchPage: (cursor: number | null) => Promise<CursorPage<T>>;
}

/** Rows that a server hands out one page after the other; a jump ahead fetches what lies between. */
export function useCursorPages<T>(options: CursorPagesOptions<T>): RowSource<T> {
  const query = useInfiniteQuery({
    queryKey: [...options.queryKey, 'cursor'],
    queryFn: ({ pageParam }) => options.fetchPage(pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  const wanted = useRef(0);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = query.data?.pages[0]?.total;
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;

  useEffect(() => {
    if (rows.length < wanted.current && hasNextPage && !isFetching && !isError) {
      void fetchNextPage();
    }
  });

  return {
    total,
    row: (index) => rows[index],
    onWindow: (_first, end) => {
      wanted.current = Math.min(end, total ?? end);
      if (rows.length < wanted.current && hasNextPage && !isFetching) {
        void fetchNextPage();
      }
    },
    range: (from, end) => Promise.resolve(rows.slice(from, end)),
    error: query.error ?? undefined,
    retry: () => {
      void query.refetch();
    },
  };
}
