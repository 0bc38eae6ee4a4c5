import type { HandoverReport, HandoverRule, HandoverShare, HeldCompartment } from '../../generated/contract';
import { checkOwnerStays, personOf, vaultOf } from './people';
import { isFrozen, keysIn, ownerOf } from './reach';
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
import { give, placeOf, type Place } from './transfer';

const NINETY_DAYS = 90 * 86_400_000;
const MOST_CITIES = 50;
/** Lets the page draw progress between the batches. */
const REST_MS = 20;

const has = (person: FakePerson) => (customer: FakeCustomer) => customer.row.owner === person.id;

function inTurn(receivers: readonly Place[]): (index: number) => Place {
  const [first] = receivers;
  if (!first) throw refuse('bad_request');
  return (index) => receivers[index % receivers.length] ?? first;
}

/** Who gets the customer at this place. */
function receiverBy(state: FakeState, from: FakePerson, rule: HandoverRule) {
  const receiver = (id: string) => {
    if (id === from.id) throw refuse('person_unknown');
    return placeOf(state, { kind: 'person', id });
  };
  switch (rule.kind) {
    case 'pool': {
      const pool = placeOf(state, { kind: 'pool' });
      return () => pool;
    }
    case 'team': {
      const team = placeOf(state, { kind: 'team', id: rule.to });
      return () => team;
    }
    case 'one': {
      const one = receiver(rule.to);
      return () => one;
    }
    case 'in_turn': {
      const turn = inTurn(rule.to.map(receiver));
      return (_: FakeCustomer, index: number) => turn(index);
    }
    case 'by_city': {
      const others = receiver(rule.others);
      const cities = new Map(rule.cities.map(({ city, to }) => [city, receiver(to)]));
      return ({ row }: FakeCustomer) => cities.get(row.city) ?? others;
    }
  }
}

function work(state: FakeState, from: FakePerson, rule: HandoverRule): [FakeCustomer, Place][] {
  const to = receiverBy(state, from, rule);
  return state.customers.filter(has(from)).map((customer, index) => [customer, to(customer, index)]);
}

function sharesOf(state: FakeState, plan: readonly [FakeCustomer, Place][]): HandoverShare[] {
  const counts = new Map<string, number>();
  for (const [, { id }] of plan) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, customers]) => ({ to: ownerOf(state, id), customers }));
}

/** Every compartment the person holds a key of: their own, those of others the roles open, the pool. */
function heldBy(state: FakeState, person: FakePerson): HeldCompartment[] {
  const { people, teams } = vaultOf(state);
  const scopes = [...people.map(({ id }) => id), ...teams.map(({ id }) => id), NOBODY];
  return scopes.flatMap((scope) => keysIn(state, person, scope).map((level) => ({ scope, level, epoch: 1 })));
}

function rowsOf({ versions }: FakeCustomer): number {
  return [versions.l1, versions.l2, versions.l3].filter((version) => version > 0).length;
}

const sumRows = (customers: readonly FakeCustomer[]) =>
  customers.reduce((sum, customer) => sum + rowsOf(customer), 0);

/** Whoever hands over has to hold all keys of the person. */
function checkHolds(state: FakeState) {
  if (!whoIs(state).roles.includes('owner')) throw refuse('keys_missing');
}

function report(state: FakeState, person: FakePerson, shares: HandoverShare[], rows: number): HandoverReport {
  const since = state.now() - NINETY_DAYS;
  const own = state.ledger.filter((row) => row.person_name === person.name && row.at_ms >= since);
  const of = (action: string) => own.filter((row) => row.action === action);
  const looked = own.filter(({ action }) => action === 'field.reveal' || action === 'field.copy');
  return {
    person_id: person.id,
    person_name: person.name,
    frozen_ms: state.ledger.findLast((row) => row.action === 'member.frozen')?.at_ms ?? state.now(),
    done_ms: state.now(),
    customers: shares.reduce((sum, { customers }) => sum + customers, 0),
    shares,
    rotated: heldBy(state, person).map((one) => ({ ...one, epoch: one.epoch + 1 })),
    rows_resealed: rows,
    file_rekeyed: true,
    reveals_90d: of('field.reveal').length,
    copies_90d: of('field.copy').length,
    imports_90d: of('import.run').reduce((sum, { count }) => sum + (count ?? 0), 0),
    customers_seen_90d: new Set(looked.map(({ record_id }) => record_id)).size,
    seq: state.ledger.length,
  };
}

function finished(state: FakeState, personId: string): HandoverReport {
  const found = state.handovers.findLast(({ person_id: id }) => id === personId);
  if (!found) throw refuse('not_found');
  return found;
}

type Names = 'handover_preview' | 'handover_run' | 'handover_report' | 'handover_save_report';

export const handoverHandlers: Handlers<Names> = {
  handover_preview(state, { from, rule }) {
    checkHolds(state);
    const person = personOf(state, from);
    const plan = work(state, person, rule);
    const cities = new Map<string, number>();
    for (const [{ row }] of plan) cities.set(row.city, (cities.get(row.city) ?? 0) + 1);
    return {
      customers: plan.length,
      shares: sharesOf(state, plan),
      cities: [...cities]
        .filter(([city]) => city !== '')
        .map(([city, customers]) => ({ city, customers }))
        .sort((a, b) => b.customers - a.customers)
        .slice(0, MOST_CITIES),
      compartments: heldBy(state, person),
      rows: sumRows(plan.map(([customer]) => customer)),
    };
  },
  async handover_run(state, { from, rule, password }) {
    if (state.readOnly) throw refuse('read_only', { reason: state.readOnly.kind });
    checkPassword(state, password);
    checkHolds(state);
    const person = personOf(state, from);
    checkOwnerStays(state, person);
    const plan = work(state, person, rule);
    if (!isFrozen(person, state.now())) {
      person.frozen = true;
      record(state, 'member.frozen', { text: person.name });
    }
    const rows = sumRows(plan.map(([customer]) => customer));
    for (let step = 1; step <= 4; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      const part = plan.slice(
        Math.floor((plan.length * (step - 1)) / 4),
        Math.floor((plan.length * step) / 4),
      );
      for (const [customer, to] of part) give(state, customer, to, 'customer.transfer');
      const done = Math.round((rows * step) / 4);
      state.emit({
        kind: 'progress', job: 'handover', done, total: rows, per_second: 12_000, remaining_ms: (4 - step) * REST_MS,
      }); // prettier-ignore
    }
    record(state, 'keys.renew');
    person.keysToRotate = 0;
    const done = report(state, person, sharesOf(state, plan), rows);
    state.handovers.push(done);
    record(state, 'handover.done', { text: person.name, count: done.customers });
    return done;
  },
  handover_report: (state, { person_id }) => finished(state, person_id),
  handover_save_report(state, { person_id }) {
    finished(state, person_id);
    record(state, 'handover.report');
    return {};
  },
};
