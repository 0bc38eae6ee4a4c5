import type { CustomerRow, Receiver } from '../../generated/contract';
import { keyOf, ownerOfRow } from '../../shared/access/receiver';

/** From here on a change of many has to be confirmed by its number. */
const TYPED_FROM = 51;

export interface TransferPlan {
  readonly moving: readonly CustomerRow[];
  /** Already there. */
  readonly same: number;
  /** With content the person who asks does not hold the keys of. */
  readonly core: number;
  readonly typed: boolean;
  /** Whose they were, when they all had one: then it can be taken back. */
  readonly from: Receiver | undefined;
}

/**
 * What a transfer would move. A customer is never torn apart, and only owners hold all keys of a core one: the others
 * leave it where it is.
 */
export function planTransfer(rows: readonly CustomerRow[], to: Receiver, holdsCore: boolean): TransferPlan {
  const elsewhere = rows.filter((row) => keyOf(ownerOfRow(row)) !== keyOf(to));
  const moving = elsewhere.filter((row) => holdsCore || row.level !== 'L3');
  const owners = new Map(moving.map(ownerOfRow).map((owner) => [keyOf(owner), owner]));
  const [only] = owners.values();
  return {
    moving,
    same: rows.length - elsewhere.length,
    core: elsewhere.length - moving.length,
    typed: moving.length >= TYPED_FROM || moving.some((row) => row.level === 'L3'),
    from: owners.size === 1 ? only : undefined,
  };
}
