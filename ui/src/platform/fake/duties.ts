import { approve } from './approval';
import { checkPassword, record, refuse, whoIs, type FakeState, type Handlers } from './state';

const SHORT = 2;
const LONG = 500;

function checkedReason(text: string): string {
  const reason = text.trim();
  if (reason.length < SHORT) throw refuse('reason_needed');
  if (reason.length > LONG) throw refuse('text_too_long');
  return reason;
}

/** Entries whose details are older than they are kept. */
export function dueDetails(state: FakeState): number {
  const cutoff = new Date(state.now());
  cutoff.setMonth(cutoff.getMonth() - state.settings.ledger_months);
  const kept = state.ledger.find(({ at_ms }) => at_ms >= cutoff.getTime())?.seq ?? state.ledger.length + 1;
  return Math.max(0, kept - 1 - state.prunedUntil);
}

type Names = 'ledger_prune' | 'hold_set' | 'hold_lift';

/** Keeping evidence, and removing details that are old. */
export const dutyHandlers: Handlers<Names> = {
  ledger_prune(state, { password, approver }) {
    if (state.hold) {
      record(state, 'ledger.prune', { refused: 'evidence_held' });
      throw refuse('evidence_held');
    }
    const details = dueDetails(state);
    if (details === 0) throw refuse('wrong_state');
    checkPassword(state, password);
    const agreed = approve(state, approver, 'evidence');
    state.prunedUntil += details;
    record(state, 'ledger.prune', { count: details, approver: agreed?.name ?? null });
    return { details, until_seq: state.prunedUntil };
  },
  hold_set(state, { reason }) {
    const text = checkedReason(reason);
    if (state.hold) throw refuse('wrong_state');
    state.hold = { since_ms: state.now(), person_name: whoIs(state).name, reason: text };
    record(state, 'hold.set', { text });
    return {};
  },
  hold_lift(state, { reason, password, approver }) {
    const text = checkedReason(reason);
    if (!state.hold) throw refuse('wrong_state');
    checkPassword(state, password);
    const agreed = approve(state, approver, 'evidence');
    state.hold = null;
    record(state, 'hold.lift', { text, approver: agreed?.name ?? null });
    return {};
  },
};
