import type { Reveal, RoleBudget } from '../../generated/contract';
import { approve, approversOf } from './approval';
import { record, refuse, whoIs, type FakeState } from './state';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** More looks that somebody else's consent gives, for an hour. */
const MORE = 30;

/** What the roles of who is logged in give together: the largest of each number. */
export function budgetOf(state: FakeState): Omit<RoleBudget, 'role'> {
  const { roles } = whoIs(state);
  const { budgets } = state.settings;
  const own = budgets.filter(({ role }) => roles.includes(role));
  const most = (of: (budget: RoleBudget) => number) => Math.max(...(own.length > 0 ? own : budgets).map(of));
  return {
    soft_per_hour: most((budget) => budget.soft_per_hour),
    per_hour: most((budget) => budget.per_hour),
    per_day: most((budget) => budget.per_day),
  };
}

/** When who is logged in looked at values within this time, oldest first. */
export function looksWithin(state: FakeState, ms: number): number[] {
  const { name } = whoIs(state);
  return state.ledger
    .filter(({ action, refused }) => /^field\.(reveal|copy)$/.test(action) && refused === null)
    .filter(({ person_name, at_ms }) => person_name === name && at_ms > state.now() - ms)
    .map(({ at_ms }) => at_ms)
    .sort((a, b) => a - b);
}

/** Refuses a look when there were enough of them, unless somebody else agrees to more: gives who did. */
export function spendLook(
  state: FakeState,
  request: Reveal,
  action: 'field.reveal' | 'field.copy',
): string | null {
  const me = whoIs(state);
  const now = state.now();
  const limits = budgetOf(state);
  const consents = state.agreed.filter(({ personId, atMs }) => personId === me.id && atMs > now - HOUR);
  const more = consents.length * MORE;
  const full = (
    [
      [HOUR, limits.per_hour],
      [DAY, limits.per_day],
    ] as const
  ).find(([span, limit]) => looksWithin(state, span).length >= limit + more);
  if (!full) return null;
  const [span] = full;
  const { record_id, field } = request;
  const waitS = Math.ceil((span - (now - (looksWithin(state, span)[0] ?? now))) / 1000);
  const alone = approversOf(state, 'reveal').length === 0;
  if (alone || !request.approver) {
    record(state, action, { record_id, field, refused: 'reveal_limit' });
    if (alone) throw refuse('reveal_limit', { wait_s: waitS });
    throw refuse('approval_needed', { what: 'reveal', wait_s: waitS });
  }
  const agreed = approve(state, request.approver, 'reveal', { record_id, field });
  state.agreed.push({ personId: me.id, atMs: now });
  return agreed?.name ?? null;
}
