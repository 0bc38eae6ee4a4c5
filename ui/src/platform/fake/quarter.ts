import { fakeId } from './random';
import { record, type FakeReview, type FakeState } from './state';

const DAY = 86_400_000;
/** Days until a review has to be closed. */
const DUE_DAYS = 15;

/** `2026-Q4` */
export function quarterOf(ms: number): string {
  const at = new Date(ms);
  return `${at.getFullYear()}-Q${Math.floor(at.getMonth() / 3) + 1}`;
}

/** Opens a review of these people. Whoever waits in an open one of the same kind is not asked about twice. */
export function openReview(state: FakeState, why: FakeReview['why'], people: readonly string[]): FakeReview {
  const now = state.now();
  const known = state.reviews.find(
    (one) => one.why === why && one.closed === null && people.every((id) => one.rows.some((row) => row.personId === id)),
  ); // prettier-ignore
  if (known) return known;
  const review: FakeReview = {
    id: fakeId(7, state.reviews.length + 1),
    why,
    quarter: quarterOf(now),
    openedMs: now,
    dueMs: now + DUE_DAYS * DAY,
    rows: people.map((personId) => ({ personId, decision: null, reason: '' })),
    closed: null,
  };
  state.reviews.push(review);
  record(state, 'review.open', { text: review.quarter });
  return review;
}
