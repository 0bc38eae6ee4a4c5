import { useInfiniteQuery, type UseInfiniteQueryResult, type InfiniteData } from '@tanstack/react-query';

import { call } from '../../../api/call';
import type { CallError } from '../../../api/errors';
import type { Timeline, TimelineItem } from '../../../generated/contract';
import { usePlatform } from '../../../platform/context';

export const TIMELINE_LIMIT = 30;

export type NoteItem = TimelineItem & { what: Extract<TimelineItem['what'], { kind: 'note' }> };

export function isNote(item: TimelineItem): item is NoteItem {
  return item.what.kind === 'note';
}

/** What happened with one customer, newest first, in pages. */
export function useTimeline(recordId: string): UseInfiniteQueryResult<InfiniteData<Timeline>, CallError> {
  const platform = usePlatform();
  return useInfiniteQuery<Timeline, CallError, InfiniteData<Timeline>, readonly unknown[], number | null>({
    queryKey: ['timeline_list', { record_id: recordId }],
    queryFn: ({ pageParam }) =>
      call(platform, 'timeline_list', { record_id: recordId, before_ms: pageParam, limit: TIMELINE_LIMIT }),
    initialPageParam: null,
    getNextPageParam: (page) => (page.more ? (page.items.at(-1)?.at_ms ?? null) : null),
  });
}
