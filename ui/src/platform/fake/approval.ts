import type { ApprovalKind, Approver, LedgerRow, Role } from '../../generated/contract';
import { isFrozen } from './reach';
import { record, refuse, whoIs, type FakePerson, type FakeState, type Handlers } from './state';

const ATTEMPTS = 5;
const WAIT_MIN = 15;

const fitting: Record<ApprovalKind, readonly Role[]> = {
  reveal: ['owner', 'manager'],
  settings: ['owner', 'admin'],
  review: ['owner', 'admin', 'auditor'],
  level: ['owner', 'manager'],
  export: ['owner', 'manager', 'auditor'],
  evidence: ['owner', 'admin', 'auditor'],
};

/** Everybody else who may agree: whoever has a fitting role or, where nobody else has, any other person. */
export function approversOf(state: FakeState, what: ApprovalKind): FakePerson[] {
  const me = whoIs(state);
  const others = (state.vault?.people ?? []).filter(
    (person) => person !== me && !isFrozen(person, state.now()) && person.unlockMode !== 'invitation',
  );
  const fit = others.filter(({ roles }) => fitting[what].some((role) => roles.includes(role)));
  return fit.length > 0 ? fit : others;
}

/** Asks for somebody else's consent, which a vault with one person does not need. */
export function approve(
  state: FakeState,
  approver: Approver | null,
  what: ApprovalKind,
  about: Partial<LedgerRow> = {},
): FakePerson | null {
  const fit = approversOf(state, what);
  if (fit.length === 0) return null;
  if (!approver) throw refuse('approval_needed', { what });
  const person = fit.find(({ id }) => id === approver.person_id);
  if (!person) throw refuse('approver_unfit');
  if (state.failures >= ATTEMPTS) throw refuse('too_many_attempts', { wait_s: WAIT_MIN * 60 });
  if (approver.password !== person.password) {
    state.failures += 1;
    record(state, 'approval.give', { refused: 'wrong_password', text: what });
    throw refuse('wrong_password', { attempts_left: ATTEMPTS - state.failures, wait_min: WAIT_MIN });
  }
  state.failures = 0;
  record(state, 'approval.give', {
    person_name: person.name,
    text: what,
    approved_for: whoIs(state).name,
    ...about,
  });
  return person;
}

export const approvalHandlers: Handlers<'approver_list'> = {
  approver_list: (state, { what }) => ({
    people: approversOf(state, what).map(({ id, name, roles }) => ({ person_id: id, name, roles })),
  }),
};
