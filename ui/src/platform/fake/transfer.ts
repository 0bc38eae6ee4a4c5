import type { Receiver } from '../../generated/contract';
import { find } from './customers';
import { levelOf } from './mask';
import { vaultOf } from './people';
import { custodiansOf, isFrozen, keysIn, levelsOf, may } from './reach';
import { NOBODY, type FakeCustomer } from './seed';
import {
  checkPassword,
  record,
  refuse,
  whoIs,
  type FakePerson,
  type FakeState,
  type Handlers,
} from './state';

const DAY = 86_400_000;
const MOST = 10_000;

/** Where a customer goes: a person, a team, or `NOBODY` for the pool. */
export interface Place {
  id: string;
  name: string;
}

/** Somebody who can log in and open what is given, a team somebody is in, or the pool. */
export function placeOf(state: FakeState, to: Receiver): Place {
  const { people, teams } = vaultOf(state);
  if (to.kind === 'kept') throw refuse('bad_request');
  if (to.kind === 'pool') return { id: NOBODY, name: '' };
  if (to.kind === 'team') {
    const team = teams.find(({ id }) => id === to.id);
    if (!team || !people.some(({ teamId }) => teamId === team.id)) throw refuse('wrong_state');
    return team;
  }
  const person = people.find(({ id }) => id === to.id);
  const fit =
    person && !isFrozen(person, state.now()) && person.unlockMode !== 'invitation' &&
    may(person, 'ViewCustomers'); // prettier-ignore
  if (!fit) throw refuse('person_unknown');
  return { id: person.id, name: person.name };
}

/** A customer is never torn apart: every level of it has to be opened here and sealed there. */
function checkKeys(state: FakeState, mover: FakePerson, customer: FakeCustomer, to: Place) {
  const here = levelsOf(state, mover, customer);
  const there = keysIn(state, mover, to.id);
  const levels = new Set([...customer.values.keys()].map(levelOf));
  if ([...levels].some((level) => !here.includes(level) || !there.includes(level))) {
    throw refuse('keys_missing');
  }
}

/** Moves one customer; says whether it was somewhere else before. */
export function give(state: FakeState, customer: FakeCustomer, to: Place, action: string): boolean {
  const { row } = customer;
  if (row.owner === to.id && !customer.keptBy) return false;
  delete customer.keptBy;
  const now = state.now();
  state.moves.push({ recordId: row.record_id, atMs: now, from: row.owner, to: to.id });
  customer.row = { ...row, owner: to.id, owner_name: to.name, updated_ms: now };
  record(state, action, { record_id: row.record_id, record_name: row.name, record_number: row.number });
  return true;
}

function claimsOfDay(state: FakeState): number[] {
  const { name } = whoIs(state);
  const since = state.now() - DAY;
  return state.ledger
    .filter((row) => row.action === 'customer.claim' && row.person_name === name && row.at_ms > since)
    .map(({ at_ms: at }) => at);
}

export const transferHandlers: Handlers<'customer_transfer' | 'customer_keep' | 'pool_claim'> = {
  customer_transfer(state, { record_ids, to }) {
    if (state.readOnly) throw refuse('read_only', { reason: state.readOnly.kind });
    if (record_ids.length === 0 || record_ids.length > MOST) throw refuse('bad_request');
    const receiver = placeOf(state, to);
    const mover = whoIs(state);
    const customers = record_ids
      .map((id) => find(state, id))
      .filter(({ row, keptBy }) => keptBy !== undefined || row.owner !== receiver.id);
    for (const customer of customers) checkKeys(state, mover, customer, receiver);
    for (const customer of customers) give(state, customer, receiver, 'customer.transfer');
    if (customers.length > 0) record(state, 'customer.hand_over', { count: customers.length });
    return { count: customers.length };
  },
  customer_keep(state, { record_id, people, password }) {
    checkPassword(state, password);
    if (people.length === 0) throw refuse('bad_request');
    for (const id of people) placeOf(state, { kind: 'person', id });
    const customer = find(state, record_id);
    customer.keptBy = people;
    const names = custodiansOf(state, customer).map(({ name }) => name);
    record(state, 'custodian.name', { record_id, record_name: customer.row.name, text: names.join(', ') });
    return {};
  },
  pool_claim(state, { record_ids }) {
    if (state.readOnly) throw refuse('read_only', { reason: state.readOnly.kind });
    const limit = state.settings.claims_per_day;
    const before = claimsOfDay(state);
    if (record_ids.length === 0 || before.length + record_ids.length > limit) {
      record(state, 'customer.claim', { refused: 'claim_limit' });
      const oldest = before[0];
      const wait = oldest === undefined ? 0 : Math.max(0, Math.round((oldest + DAY - state.now()) / 1000));
      throw refuse('claim_limit', { limit, wait_s: wait });
    }
    const customers = record_ids.map((id) => find(state, id));
    if (customers.some(({ row }) => row.owner !== NOBODY)) throw refuse('wrong_state');
    const { id, name } = whoIs(state);
    for (const customer of customers) give(state, customer, { id, name }, 'customer.claim');
    record(state, 'pool.claim', { count: customers.length });
    return { count: customers.length };
  },
};
