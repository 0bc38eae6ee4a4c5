import type { Filters } from '../generated/contract';

/** All active customers this person can read; spread and narrowed where a few are wanted. */
export const noFilters: Filters = {
  text: null, kind: null, stages: [], levels: [], tags: [], city: null, state: 'active', holding: null, owner: null, team: null,
  has_phone: null, idle_days: null, active_days: null, next_until: null, without_basis: null,
}; // prettier-ignore
