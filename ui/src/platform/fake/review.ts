import type { AccessRow, Review, ReviewDecision, ReviewRow } from '../../generated/contract';
import { approve, approversOf } from './approval';
import { find } from './customers';
import { checkOwnerStays, giveRights, lastSeen, personOf, reachable, stateOf, vaultOf } from './people';
import { openReview, quarterOf } from './quarter';
import { keysIn, levelsByName, ownerOf, scopeOf } from './reach';
import {
  checkPassword,
  record,
  refuse,
  whoIs,
  type FakeReview,
  type FakeState,
  type Handlers,
} from './state';

const DAY = 86_400_000;
const IDLE_DAYS = 30;
const MOST_PAST = 40;
const MOST_REASON = 200;

function did(state: FakeState, name: string, action: string): number {
  const since = state.now() - 90 * DAY;
  return state.ledger.filter((row) => row.person_name === name && row.action === action && row.at_ms >= since)
    .length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function rowOf(state: FakeState, row: FakeReview['rows'][number]): ReviewRow {
  const person = personOf(state, row.personId);
  const reach = reachable(state, person);
  const seen = lastSeen(state, person);
  const team = vaultOf(state).people.filter(({ teamId }) => teamId === person.teamId);
  return {
    person_id: person.id,
    name: person.name,
    roles: person.roles,
    team_id: person.teamId,
    state: stateOf(person, state.now()),
    reach,
    l3_customers: reach.core,
    reveals_90d: did(state, person.name, 'field.reveal'),
    copies_90d: did(state, person.name, 'field.copy'),
    team_median_reveals_90d: median(team.map(({ name }) => did(state, name, 'field.reveal'))),
    last_login_ms: seen,
    idle: seen === null || seen < state.now() - IDLE_DAYS * DAY,
    history_from: person.historyFrom ?? null,
    decision: row.decision,
    reason: row.reason,
  };
}

function viewOf(state: FakeState, review: FakeReview): Review {
  return {
    review_id: review.id,
    why: review.why,
    quarter: review.quarter,
    opened_ms: review.openedMs,
    due_ms: review.dueMs,
    rows: review.rows.map((row) => rowOf(state, row)),
    closed: review.closed,
  };
}

function openOne(state: FakeState, reviewId: string): FakeReview {
  const review = state.reviews.find(({ id }) => id === reviewId);
  if (!review) throw refuse('not_found');
  if (review.closed !== null) throw refuse('wrong_state');
  return review;
}

function checkReason(state: FakeState, personId: string, decision: ReviewDecision, reason: string) {
  if (reason.length > MOST_REASON) throw refuse('text_too_long');
  const core = reachable(state, personOf(state, personId)).core > 0;
  if (reason.trim() === '' && (decision.kind !== 'keep' || core)) throw refuse('bad_request');
  if (decision.kind === 'reduce' && decision.roles.length === 0) throw refuse('bad_request');
}

/** Everything decided takes effect at once, or nothing does. */
function applyAll(state: FakeState, review: FakeReview) {
  for (const { personId, decision } of review.rows) {
    const person = personOf(state, personId);
    const loses =
      decision?.kind === 'freeze' || (decision?.kind === 'reduce' && !decision.roles.includes('owner'));
    if (loses) checkOwnerStays(state, person);
  }
  for (const { personId, decision } of review.rows) {
    const person = personOf(state, personId);
    if (decision?.kind === 'freeze') person.frozen = true;
    if (decision?.kind === 'reduce')
      giveRights(state, person, { roles: decision.roles, teamId: person.teamId });
  }
}

/** Whose customer it was at a moment: the moves after it are taken back. */
function ownerAt(state: FakeState, recordId: string, owner: string, atMs: number): string {
  const later = state.moves.find((move) => move.recordId === recordId && move.atMs > atMs);
  return later?.from ?? owner;
}

type Names = 'review_list' | 'review_open' | 'review_decide' | 'review_close' | 'review_save' | 'access_list';

export const reviewHandlers: Handlers<Names> = {
  review_list(state) {
    const quarter = quarterOf(state.now());
    const several = vaultOf(state).people.length > 1;
    const closed = state.reviews.filter((one) => one.closed !== null).reverse();
    return {
      open: state.reviews.filter((one) => one.closed === null).map((one) => viewOf(state, one)),
      past: closed.slice(0, MOST_PAST).flatMap(({ id, why, quarter: of, rows, closed: how }) =>
        how === null ? [] : [{ review_id: id, why, quarter: of, people: rows.length, closed: how }],
      ), // prettier-ignore
      due: several && !state.reviews.some((one) => one.why === 'quarter' && one.quarter === quarter),
    };
  },
  review_open(state) {
    const people = vaultOf(state).people.filter((person) => stateOf(person, state.now()) !== 'frozen');
    return viewOf(state, openReview(state, 'quarter', people.map(({ id }) => id))); // prettier-ignore
  },
  review_decide(state, { review_id, person_id, decision, reason }) {
    const review = openOne(state, review_id);
    const row = review.rows.find(({ personId }) => personId === person_id);
    if (!row) throw refuse('person_unknown');
    checkReason(state, person_id, decision, reason);
    Object.assign(row, { decision, reason: reason.trim() });
    return viewOf(state, review);
  },
  review_close(state, { review_id, password, approver }) {
    const review = openOne(state, review_id);
    const count = review.rows.filter(({ decision }) => decision === null).length;
    if (count > 0) throw refuse('review_incomplete', { count });
    checkPassword(state, password);
    const second = approversOf(state, 'review').length === 0 ? null : approve(state, approver, 'review');
    applyAll(state, review);
    const seq = record(state, 'review.close', {
      text: review.quarter,
      count: review.rows.length,
      approver: second?.name ?? null,
    });
    review.closed = {
      at_ms: state.now(),
      first_name: whoIs(state).name,
      second_name: second?.name ?? '',
      seq,
    };
    return viewOf(state, review);
  },
  review_save(state, { review_id }) {
    const review = state.reviews.find(({ id }) => id === review_id);
    if (!review?.closed) throw refuse('not_found');
    record(state, 'review.save', { text: review.quarter });
    return {};
  },
  access_list(state, { record_id, at_ms }) {
    const customer = find(state, record_id);
    const at = at_ms ?? state.now();
    const owner = ownerAt(state, record_id, customer.row.owner, at);
    const people = vaultOf(state).people.flatMap((person): AccessRow[] => {
      const levels = keysIn(state, person, owner);
      const there = person.sinceMs <= at && person.invitation === null;
      const gone = person.frozen || (person.leavesMs !== null && person.leavesMs <= at);
      if (levels.length === 0 || !there || gone) return [];
      return [
        {
          person_id: person.id,
          name: person.name,
          roles: person.roles,
          levels: [...levels],
          scope: scopeOf(state, person, owner),
          exception: levelsByName(state, person, owner).length > 0,
        },
      ];
    });
    return {
      at_ms: at,
      seq: state.ledger.findLast((row) => row.at_ms <= at)?.seq ?? 0,
      owner: ownerOf(state, owner),
      owner_name:
        [...vaultOf(state).people, ...vaultOf(state).teams].find(({ id }) => id === owner)?.name ?? '',
      people,
    };
  },
};
