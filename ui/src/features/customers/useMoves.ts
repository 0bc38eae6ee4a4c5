import { useState } from 'react';

import { useSession } from '../../api/status';
import type { CustomerRow } from '../../generated/contract';
import { useAreas } from '../../shared/access/useAreas';
import { useSeveral } from '../../shared/access/useSeveral';
import { useSayError } from '../../shared/errors/useSayError';
import type { Selection } from '../../shared/grid/selection';
import type { View } from './place';
import { useClaim } from './useClaim';

/** What lies in the pool can be taken out of it, while somebody still works with it. */
const isFree = (row: CustomerRow) => row.holding === 'pool' && row.state === 'active';

export interface Moves {
  /** Whether the person may give this customer to others, or take it. */
  readonly mayTransfer: (row: CustomerRow) => boolean;
  /** Whether the person may say who alone keeps it. */
  readonly mayKeep: (row: CustomerRow) => boolean;
  readonly mayClaim: (row: CustomerRow) => boolean;
  /** Whether its state may change: what lies in the pool is claimed first, but by owners and managers. */
  readonly mayChange: (row: CustomerRow) => boolean;
  readonly mayChangeAll: boolean;
  /** The same for what is chosen in a view. */
  readonly mayTransferIn: (view: View) => boolean;
  readonly mayClaimAll: (selection: Selection<CustomerRow>, view: View) => boolean;
  readonly claim: (ids: readonly string[]) => Promise<boolean>;
  readonly claiming: boolean;
  /** What the open dialog is about: nothing while it is read, absent while no dialog is open. */
  readonly asked: { readonly rows: readonly CustomerRow[] | undefined } | undefined;
  readonly ask: (rows: () => Promise<readonly CustomerRow[]>) => Promise<void>;
  readonly close: () => void;
}

/** 转交 and 领取: customers go from one person to another, into the pool and out of it. */
export function useMoves(): Moves {
  const { read_only: readOnly, roles } = useSession();
  const several = useSeveral();
  const transfers = useAreas().has('transfer');
  const sayError = useSayError();
  const claims = useClaim('toast');
  const [asked, setAsked] = useState<Moves['asked']>(undefined);
  const writes = several && readOnly === null;

  async function ask(read: () => Promise<readonly CustomerRow[]>) {
    const waiting = { rows: undefined };
    setAsked(waiting);
    try {
      const rows = await read();
      // Closed in the meantime: nothing is asked any more.
      setAsked((now) => (now === waiting ? { rows } : now));
    } catch (reason) {
      setAsked(undefined);
      sayError(reason);
    }
  }

  return {
    mayTransfer: (row) => writes && transfers && row.state !== 'recycled',
    mayKeep: (row) => writes && roles.includes('owner') && row.state === 'active',
    mayClaim: (row) => writes && isFree(row),
    mayChange: (row) => transfers || row.holding !== 'pool',
    mayChangeAll: transfers,
    mayTransferIn: (view) => writes && transfers && view !== 'recycled',
    mayClaimAll: (selection, view) =>
      writes && (selection.kind === 'all' ? view === 'pool' : [...selection.rows.values()].every(isFree)),
    claim: claims.run,
    claiming: claims.pending,
    asked,
    ask,
    close: () => setAsked(undefined),
  };
}
