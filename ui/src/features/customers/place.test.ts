import { describe, expect, it } from 'vitest';

import { activeFilters, filtersOf, orderOf, readPlace } from './place';

describe('the address of a list', () => {
  it('is read strictly: unknown words fall away', () => {
    expect(
      readPlace({
        view: 'everything',
        stages: ['won', 'maybe'],
        idle: -3,
        phone: 'yes',
        sort: 'salary',
        text: 138,
      }),
    ).toEqual({ stages: ['won'], phone: 'yes', text: '138' });
  });

  it('survives a round trip', () => {
    const place = {
      view: 'idle',
      levels: ['L3'],
      tags: ['vip'],
      sort: 'name',
      desc: true,
      open: 'id',
    } as const;
    expect(readPlace({ ...place })).toEqual(place);
  });

  it('adds the view to the chips', () => {
    const filters = filtersOf({ view: 'today', stages: ['lead'], phone: 'no' }, '2025-10-09');
    expect(filters).toMatchObject({
      next_until: '2025-10-09',
      stages: ['lead'],
      has_phone: false,
      state: 'active',
    });
    expect(filtersOf({ view: 'idle', idle: 90 }, '2025-10-09').idle_days).toBe(90);
    expect(filtersOf({ view: 'recycled' }, '2025-10-09').state).toBe('recycled');
    expect(activeFilters({ view: 'idle', city: 'x', kind: 'person' })).toEqual(['kind', 'city']);
  });

  it('shows the newest first, and what is due first where that matters', () => {
    expect(orderOf({})).toEqual({ sort: 'updated', descending: true });
    expect(orderOf({ view: 'today' })).toEqual({ sort: 'next_follow_up', descending: false });
    expect(orderOf({ sort: 'name' })).toEqual({ sort: 'name', descending: false });
  });
});
