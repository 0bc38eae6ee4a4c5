import type { CustomerRow, Receiver } from '../../generated/contract';
import type { Texts } from '../../i18n';

export const POOL: Receiver = { kind: 'pool' };

export const person = (id: string): Receiver => ({ kind: 'person', id });

export const team = (id: string): Receiver => ({ kind: 'team', id });

/** One word for a receiver: two are the same when their words are. */
export function keyOf(receiver: Receiver): string {
  return receiver.kind === 'pool' || receiver.kind === 'kept' ? receiver.kind : receiver.id;
}

/** Who has a customer now. */
export function ownerOfRow(row: Pick<CustomerRow, 'holding' | 'owner' | 'team_id'>): Receiver {
  if (row.holding === 'pool' || row.holding === 'kept') return { kind: row.holding };
  return row.team_id === null ? person(row.owner) : team(row.team_id);
}

/** What whoever has a customer is called; the team that has no name is everybody’s. */
export function nameOfOwner(t: Texts, kind: Receiver['kind'], name: string): string {
  if (kind === 'pool') return t.customers.pool;
  if (kind === 'kept') return t.customers.keep.by({ names: name });
  return kind === 'team' && name === '' ? t.people.everyone : name;
}
